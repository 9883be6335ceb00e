import { WorkbookError } from './errors';
import { isCompoundFile, isEncryptedCompoundFile } from './package';
import { DEFAULT_LIMITS, inflateEntry, readZip } from './zip';

/** What a file is, judged by its content. Only `xlsx` can be written. */
export type WorkbookFormat = 'xlsx' | 'xls' | 'ods' | 'csv';

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.spreadsheet';

/** `"报送/鹿城区.XLSX"` → `".xlsx"`; `''` without an extension. */
export function extensionOf(fileName: string): string {
  return /\.[^./\\]*$/.exec(fileName)?.[0].toLowerCase() ?? '';
}

/** The last part of a path. */
export function baseName(fileName: string): string {
  return fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
}

/** Judges a file by its content first and its name second; throws `WorkbookError` for what we cannot read. */
export function detectFormat(bytes: Uint8Array, fileName: string): WorkbookFormat {
  const extension = extensionOf(fileName);
  if (baseName(fileName).startsWith('~$')) throw new WorkbookError('lock-file');
  if (bytes.length === 0) throw new WorkbookError('empty-file');
  if (isCompoundFile(bytes)) {
    if (isEncryptedCompoundFile(bytes)) throw new WorkbookError('encrypted');
    if (extension === '.xlsx' || extension === '.xlsm') throw new WorkbookError('legacy-in-disguise');
    return 'xls';
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return isOpenDocument(bytes, extension) ? 'ods' : 'xlsx';
  if (extension === '.csv' || extension === '.tsv' || extension === '.txt') return 'csv';
  // Workbooks of Excel 2–4 begin with a bare BOF record.
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1]!) && (extension === '.xls' || extension === '.et'))
    return 'xls';
  throw new WorkbookError('not-a-workbook');
}

function isOpenDocument(bytes: Uint8Array, extension: string): boolean {
  if (extension === '.xlsx' || extension === '.xlsm') return false;
  const mimetype = readZip(bytes, DEFAULT_LIMITS).find((entry) => entry.name === 'mimetype');
  return mimetype !== undefined && new TextDecoder().decode(inflateEntry(mimetype)).trim().startsWith(OPEN_DOCUMENT);
}
