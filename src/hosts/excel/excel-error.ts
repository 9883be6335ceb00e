/** What the workbook holds after an error. */
export type WrittenState = 'unchanged' | 'uncertain';

/** An error of this host, or one of Excel's while edits were written. */
export class ExcelError extends Error {
  override readonly name = 'ExcelError';

  constructor(
    /** A code of Office.js, or `Timeout`, `TooManyCells`. */
    readonly code: string,
    /** `uncertain`: a part may have been written; checking again or taking back shows it. */
    readonly state: WrittenState = 'unchanged',
    options?: ErrorOptions,
  ) {
    super(state === 'unchanged' ? code : `${code} (${state})`, options);
  }
}

/** The code of an error from Excel; `null` for an error of another kind. */
export function codeOf(error: unknown): string | null {
  const coded = typeof error === 'object' && error !== null && 'code' in error;
  return coded && typeof error.code === 'string' ? error.code : null;
}

/** Excel answers these before it carries anything out. */
const REFUSED_WHOLE: ReadonlySet<string> = new Set([
  'InvalidOperationInCellEditMode',
  'RequestPayloadSizeLimitExceeded',
  'ApiNotFound',
  'InvalidObjectPath',
  'PropertyNotLoaded',
]);

/** `error` with what it left behind; `isFirst`: nothing had been written before it. */
export function writeError(error: unknown, isFirst: boolean): ExcelError {
  if (error instanceof ExcelError) return error;
  const code = codeOf(error) ?? 'GeneralException';
  return new ExcelError(code, isFirst && REFUSED_WHOLE.has(code) ? 'unchanged' : 'uncertain', { cause: error });
}
