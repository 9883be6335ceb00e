import type { CellRange } from '../core/address';
import type { SheetSnapshot, WorkbookSnapshot } from '../core/snapshot';
import { CellBudget } from './cell-budget';
import type { OpcPackage } from './package';
import { readDetails } from './read-details';
import { readSheet, type SheetContext } from './read-sheet';
import { readSharedStrings } from './read-strings';
import { readStyles } from './read-styles';
import { readWorkbookPart, type SheetEntry } from './read-workbook-part';

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
  const workbook = readWorkbookPart(pkg);
  const wanted = request.sheets && new Set(request.sheets);
  const chosen = workbook.sheets.filter((sheet) => !wanted || wanted.has(sheet.name));
  const context: SheetContext = {
    strings: readSharedStrings(pkg, workbook.sharedStrings),
    styles: readStyles(pkg, workbook.styles),
    date1904: workbook.date1904,
    budget: new CellBudget(),
  };
  const read = (sheet: SheetEntry): SheetSnapshot => {
    const { name, visibility } = sheet;
    if (!sheet.hasCells) {
      return {
        name,
        visibility,
        rows: [],
        merges: [],
        hiddenRows: new Set(),
        hiddenColumns: new Set(),
        protection: 'none',
      };
    }
    const ranges = (request.details ?? []).filter((each) => each.sheet === name).map((each) => each.range);
    const { styleAt, ...content } = readSheet(pkg.xml(sheet.part), sheet.part, context, ranges);
    if (ranges.length === 0) return { name, visibility, ...content };
    return {
      name,
      visibility,
      ...content,
      details: readDetails(pkg, workbook, sheet, context, content, ranges, styleAt),
    };
  };
  return { sheets: chosen.map(read), names: workbook.names };
}
