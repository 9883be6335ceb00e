import type { Edit } from '../core/edit';
import { FileHost } from '../hosts/file/file-host';
import { WorkbookError } from '../ooxml/errors';
import { OutputError } from './output-error';

/** Does what concerns one result file; what goes wrong names it as the person did. */
export async function naming<T>(shown: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof WorkbookError ? new OutputError(shown, error) : error;
  }
}

/** Writes a workbook of our own making, whole or not at all. */
export async function writeNew(path: string, shown: string, edits: readonly Edit[]): Promise<void> {
  const host = FileHost.blank();
  await host.apply(edits);
  await naming(shown, () => host.save(path));
}
