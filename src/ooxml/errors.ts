/** Why a workbook could not be opened, read or written. The words for each code stand in `src/locales`. */
export const WORKBOOK_ERROR_CODES = [
  'empty-file',
  'lock-file',
  'not-a-workbook',
  'unsupported-format',
  'encrypted',
  'legacy-in-disguise',
  'truncated',
  'too-large',
  'too-many-cells',
  'forbidden-xml',
  'broken-package',
  'read-only-format',
  'not-found',
  'no-permission',
  'is-a-folder',
  'disk-full',
  'name-too-long',
  'would-overwrite-input',
  'io',
] as const;

export type WorkbookErrorCode = (typeof WORKBOOK_ERROR_CODES)[number];

/** Fills the holes of the words: `part` a part of the package, `limit` a bound, `extension`, `path`, `reason`. */
export type WorkbookErrorParams = Readonly<Record<string, string | number>>;

/** The one kind of error that leaves `src/ooxml` and the file host. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';

  constructor(
    readonly code: WorkbookErrorCode,
    readonly params: WorkbookErrorParams = {},
  ) {
    const details = Object.entries(params).map(([key, value]) => `${key}=${value}`);
    super(details.length === 0 ? code : `${code} (${details.join(', ')})`);
  }
}
