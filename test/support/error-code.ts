import { WorkbookError } from '../../src/ooxml/errors';

/** The code of the `WorkbookError` that work throws, `none` without one; any other error rises. */
export function errorCode(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
  return 'none';
}

/** The same for work that takes time. */
export async function errorCodeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
  return 'none';
}
