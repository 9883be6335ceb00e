import type { WorkbookError } from '../ooxml/errors';

/** A result that could not be written, or not be continued; named as the person named it. */
export class OutputError extends Error {
  constructor(
    readonly path: string,
    override readonly cause: WorkbookError,
  ) {
    super(`${path}: ${cause.message}`);
    this.name = 'OutputError';
  }
}
