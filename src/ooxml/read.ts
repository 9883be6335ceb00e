import type { CellRange } from '../core/address';
import type { SheetSnapshot, WorkbookSnapshot } from '../core/snapshot';
import { CellBudget } from './cell-budget';
import type { OpcPackage } from './package';
import { readDetails } from './read-details';
import { readSheet, type SheetContext } from './read-sheet';
import { readSharedStrings } from './read-strings';
import { readStyles } from './read-styles';
import { readWorkbookPart } from './read-workbook-part';
import { finish, type Steps } from './steps';

/** What to read; the same shape as a host's request. */
export interface WorkbookRequest {
  /** Names of the sheets; absent: all. */
  readonly sheets?: readonly string[];
  readonly details?: readonly { readonly sheet: string; readonly range: CellRange }[];
}

/**
 * Reads a workbook as plain data. Dates are serials of the 1900 system whatever the file counts from; formulas
 * are as the file writes them (with `_xlfn.`), shared ones expanded; empty cells are not kept, whatever their style.
 * Throws `WorkbookError` only.
 */
export function readWorkbook(pkg: OpcPackage, request: WorkbookRequest = {}): WorkbookSnapshot {
  return finish(readWorkbookInSteps(pkg, request));
}

/** As `readWorkbook`, in steps. The package must not change between them. */
export function* readWorkbookInSteps(pkg: OpcPackage, request: WorkbookRequest = {}): Steps<WorkbookSnapshot> {
  const workbook = readWorkbookPart(pkg);
  const wanted = request.sheets && new Set(request.sheets);
  const chosen = workbook.sheets.filter((sheet) => !wanted || wanted.has(sheet.name));
  const context: SheetContext = {
    strings: yield* readSharedStrings(pkg, workbook.sharedStrings),
    styles: readStyles(pkg, workbook.styles),
    date1904: workbook.date1904,
    budget: new CellBudget(),
  };
  const sheets: SheetSnapshot[] = [];
  for (const sheet of chosen) {
    const { name, visibility } = sheet;
    if (!sheet.hasCells) {
      sheets.push({ name, visibility, ...NO_CELLS });
      continue;
    }
    const ranges = (request.details ?? []).filter((each) => each.sheet === name).map((each) => each.range);
    const xml = yield* pkg.xmlInSteps(sheet.part);
    const { styleAt, ...content } = yield* readSheet(xml, sheet.part, context, ranges);
    const details =
      ranges.length === 0 ? {} : { details: readDetails(pkg, workbook, sheet, context, content, ranges, styleAt) };
    sheets.push({ name, visibility, ...content, ...details });
    yield;
  }
  return { sheets, names: workbook.names };
}

/** A sheet of charts has none. */
const NO_CELLS = {
  rows: [],
  merges: [],
  hiddenRows: new Set<number>(),
  hiddenColumns: new Set<number>(),
  protection: 'none',
} as const;
