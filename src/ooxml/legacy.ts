import type { CellObject, ColInfo, DenseWorkSheet, ProtectInfo, Range, RowInfo, WorkBook } from '@e965/xlsx';
import type { Cell, CellValue, DefinedName, ErrorCode, SheetSnapshot, WorkbookSnapshot } from '../core/snapshot';
import { CellBudget } from './cell-budget';
import { readCsv } from './csv';
import { WorkbookError } from './errors';
import { baseName, type WorkbookFormat } from './format';
import { isDateFormat } from './number-formats';
import { readOds, type OdsSheet } from './ods';
import { DEFAULT_LIMITS, deflateEntry, inflateEntry, readZip, writeZip, type ZipEntry } from './zip';

/** A workbook of a million cells in the old format takes some 18 MB; nothing that is a report comes near. */
const LARGEST_XLS = 16 * 2 ** 20;
const ODS_LIMITS = { ...DEFAULT_LIMITS, entries: 1000, entrySize: 32 * 2 ** 20, totalSize: 64 * 2 ** 20 };
const DAYS_1904 = 1462;

/** Reads what is not .xlsx, for reading only; throws `WorkbookError` only. */
export async function readLegacy(
  bytes: Uint8Array,
  format: Exclude<WorkbookFormat, 'xlsx'>,
  fileName: string,
): Promise<WorkbookSnapshot> {
  if (format === 'csv') {
    return { sheets: [readCsv(bytes, baseName(fileName).replace(/\.[^.]*$/, ''), new CellBudget())], names: [] };
  }
  if (format === 'xls' && bytes.length > LARGEST_XLS) throw new WorkbookError('too-large');
  const ods = format === 'ods' ? checkOds(bytes) : null;
  const sheetjs = await import(/* webpackChunkName: "sheetjs" */ '@e965/xlsx');
  let book: WorkBook;
  try {
    book = sheetjs.read(ods?.bytes ?? bytes, {
      type: 'array',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      xlfn: true,
    });
  } catch (error) {
    throw asWorkbookError(error);
  }
  const snapshot = toSnapshot(book, format === 'xls' && book.Workbook?.WBProps?.date1904 === true);
  if (!ods) return snapshot;
  return { ...snapshot, sheets: snapshot.sheets.map((sheet, index) => complete(sheet, ods.sheets[index])) };
}

function asWorkbookError(error: unknown): WorkbookError {
  const message = error instanceof Error ? error.message : '';
  if (/password/i.test(message)) return new WorkbookError('encrypted');
  if (/cannot find workbook/i.test(message)) return new WorkbookError('not-a-workbook');
  return new WorkbookError('broken-package', { part: 'Workbook' });
}

/**
 * The parts that matter, unpacked once under our limits, so that no other unpacker meets a bomb. Conditions of
 * number formats are left out: SheetJS cannot read them and says so on the console.
 */
function checkOds(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly sheets: readonly OdsSheet[] } {
  const kept: ZipEntry[] = [];
  let sheets: readonly OdsSheet[] | null = null;
  for (const entry of readZip(bytes, ODS_LIMITS)) {
    if (!/^(mimetype|META-INF\/manifest\.xml|[a-z]+\.xml)$/.test(entry.name)) continue;
    const content = inflateEntry(entry);
    if (entry.name === 'content.xml' || entry.name === 'styles.xml') {
      const xml = new TextDecoder().decode(content);
      if (entry.name === 'content.xml') sheets = readOds(xml, new CellBudget());
      kept.push(deflateEntry(entry.name, new TextEncoder().encode(xml.replace(/<style:map\b[^<>]*>/g, '')), entry));
    } else kept.push(entry);
    if (entry.name === 'META-INF/manifest.xml' && new TextDecoder().decode(content).includes('encryption-data')) {
      throw new WorkbookError('encrypted');
    }
  }
  if (!sheets) throw new WorkbookError('broken-package', { part: 'content.xml' });
  return { bytes: writeZip(kept), sheets };
}

function complete(sheet: SheetSnapshot, known: OdsSheet | undefined): SheetSnapshot {
  if (!known) return sheet;
  const { hidden, texts, ...structure } = known;
  const rows = sheet.rows.map((row, index) =>
    row?.map((cell, column) => {
      const text = texts.get(index * 16_384 + column);
      return cell && text !== undefined && typeof cell.value === 'string' ? { ...cell, value: text } : cell;
    }),
  );
  return { ...sheet, ...structure, rows, visibility: hidden ? 'hidden' : sheet.visibility };
}

function toSnapshot(book: WorkBook, date1904: boolean): WorkbookSnapshot {
  const budget = new CellBudget();
  const sheets = book.SheetNames.map((name, index) => {
    const hidden = book.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    const visibility = hidden === 0 ? 'visible' : hidden === 1 ? 'hidden' : 'veryHidden';
    return toSheet(name, visibility, book.Sheets[name] as DenseWorkSheet, date1904, budget);
  });
  const names = (book.Workbook?.Names ?? []).map((each): DefinedName => ({
    name: each.Name,
    sheet: each.Sheet === undefined ? null : (book.SheetNames[each.Sheet] ?? null),
    formula: each.Ref ?? '',
    hidden: (each as { Hidden?: boolean }).Hidden === true,
  }));
  return { sheets, names };
}

function toSheet(
  name: string,
  visibility: SheetSnapshot['visibility'],
  sheet: DenseWorkSheet,
  date1904: boolean,
  budget: CellBudget,
): SheetSnapshot {
  const rows: (Cell | undefined)[][] = [];
  let lastColumn = -1;
  (sheet['!data'] ?? []).forEach((source, row) => {
    source?.forEach((object, column) => {
      const cell = object && toCell(object, date1904);
      if (!cell) return;
      budget.take();
      (rows[row] ??= [])[column] = cell;
      lastColumn = Math.max(lastColumn, column);
    });
  });
  const ranges: readonly Range[] = sheet['!merges'] ?? [];
  const merges = ranges.map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const last = merges.reduce((most, merge) => Math.max(most, merge.right), lastColumn);
  const hiddenRows = new Set<number>();
  const rowInfos: readonly (RowInfo | undefined)[] = sheet['!rows'] ?? [];
  rowInfos.forEach((row, index) => {
    if (row?.hidden || row?.hpt === 0) hiddenRows.add(index);
  });
  const hiddenColumns = new Set<number>();
  const columnInfos: readonly (ColInfo | undefined)[] = sheet['!cols'] ?? [];
  columnInfos.slice(0, last + 1).forEach((column, index) => {
    if (column?.hidden || column?.width === 0) hiddenColumns.add(index);
  });
  const protect: ProtectInfo | undefined = sheet['!protect'];
  const protection = !protect ? 'none' : protect.password ? 'password' : 'protected';
  return { name, visibility, rows, merges, hiddenRows, hiddenColumns, protection };
}

function toCell(object: CellObject, date1904: boolean): Cell | null {
  const format = typeof object.z === 'string' && object.z !== 'General' && object.z !== '' ? object.z : undefined;
  const shifts = date1904 && object.t === 'n' && format !== undefined && isDateFormat(format);
  const value = shifts ? (object.v as number) + DAYS_1904 : toValue(object);
  const formula = object.f === undefined || object.f === '' ? undefined : object.f;
  if (formula === undefined && (value === null || value === '')) return null;
  const cell: Cell = formula === undefined ? { value } : { value, formula };
  return format === undefined ? cell : { ...cell, format };
}

function toValue(object: CellObject): CellValue {
  switch (object.t) {
    case 'n':
      return typeof object.v === 'number' && Number.isFinite(object.v) ? object.v : null;
    case 'b':
      return object.v === true;
    case 'e':
      return { error: errorCodes[Number(object.v)] ?? '#VALUE!' };
    case 's':
      return String(object.v ?? '');
    default:
      return null;
  }
}

/** The numbers of error values in the binary format. */
const errorCodes: Readonly<Record<number, ErrorCode>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};
