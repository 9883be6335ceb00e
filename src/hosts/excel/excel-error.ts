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

/** Every code that Office.js and this host give; the words for people have a sentence for each. */
export const EXCEL_ERROR_CODES = [
  'AccessDenied',
  'ActivityLimitReached',
  'ApiNotFound',
  'CannotRegisterEvent',
  'CannotUpdateReadOnlyProperty',
  'Conflict',
  'ConnectionFailure',
  'DirtySupportingFormula',
  'EmptyChartSeries',
  'FilteredRangeConflict',
  'FormulaLengthExceedsLimit',
  'GeneralException',
  'InactiveWorkbook',
  'InsertDeleteConflict',
  'InvalidArgument',
  'InvalidBinding',
  'InvalidObjectPath',
  'InvalidOperation',
  'InvalidOperationInCellEditMode',
  'InvalidOrTimedOutSession',
  'InvalidReference',
  'InvalidRequest',
  'InvalidRequestContext',
  'InvalidSelection',
  'ItemAlreadyExists',
  'ItemNotFound',
  'MergedRangeConflict',
  'NonBlankCellOffSheet',
  'NotImplemented',
  'OpenWorkbookLinksBlocked',
  'OperationCellsExceedLimit',
  'PivotTableRangeConflict',
  'PowerQueryRefreshResourceChallenge',
  'PropertyNotLoaded',
  'RangeExceedsLimit',
  'RangeImageExceedsLimit',
  'RefreshWorkbookLinksBlocked',
  'RequestAborted',
  'RequestPayloadSizeLimitExceeded',
  'ResponsePayloadSizeLimitExceeded',
  'RunMustReturnPromise',
  'Timeout',
  'TooManyCells',
  'Unauthenticated',
  'UnsupportedFeature',
  'UnsupportedFillType',
  'UnsupportedOperation',
  'UnsupportedSheet',
  'ValueNotLoaded',
] as const;

export type ExcelErrorCode = (typeof EXCEL_ERROR_CODES)[number];

const KNOWN_CODES: ReadonlySet<string> = new Set(EXCEL_ERROR_CODES);

function isKnownCode(code: string): code is ExcelErrorCode {
  return KNOWN_CODES.has(code);
}

/**
 * Which sentence says what is wrong (`unknown` for a code that we do not know) and what the workbook now holds;
 * `null` for an error that is not Excel's. An error of reading leaves the workbook as it was.
 */
export function explainExcelError(
  error: unknown,
): { readonly key: ExcelErrorCode | 'unknown'; readonly code: string; readonly state: WrittenState } | null {
  const code = codeOf(error);
  if (code === null) return null;
  const state = error instanceof ExcelError ? error.state : 'unchanged';
  return { key: isKnownCode(code) ? code : 'unknown', code, state };
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

/** Whether nothing of the request was carried out. */
export function isRefusedWhole(error: unknown): boolean {
  return REFUSED_WHOLE.has(codeOf(error) ?? '');
}

/** Sheets are unlocked before anything is written. */
function isUnlocking(error: unknown): boolean {
  const isExcels = typeof error === 'object' && error !== null && 'debugInfo' in error;
  const { errorLocation } = (isExcels ? error.debugInfo : {}) as { readonly errorLocation?: string };
  return errorLocation?.endsWith('.unprotect') === true;
}

/** `error` with what it left behind; `isFirst`: nothing had been written before it. */
export function writeError(error: unknown, isFirst: boolean): ExcelError {
  if (error instanceof ExcelError) return error;
  const code = codeOf(error) ?? 'GeneralException';
  const isRefused = isFirst && (isRefusedWhole(error) || isUnlocking(error));
  return new ExcelError(code, isRefused ? 'unchanged' : 'uncertain', { cause: error });
}
