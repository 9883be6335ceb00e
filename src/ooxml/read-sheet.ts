import { rangeFromA1, type CellRange } from '../core/address';
import type { Cell } from '../core/snapshot';
import type { CellBudget } from './cell-budget';
import { readCells, type CellReading } from './read-cells';
import type { Styles } from './read-styles';
import { isTrue } from './read-workbook-part';
import type { Steps } from './steps';
import { XmlScanner } from './xml';

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: Styles;
  readonly date1904: boolean;
  readonly budget: CellBudget;
}

/** What the part of one sheet holds. */
export interface SheetContent {
  readonly rows: readonly (readonly (Cell | undefined)[] | undefined)[];
  readonly merges: readonly CellRange[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly protection: 'none' | 'protected' | 'password';
  /** The style of a cell that may be empty; only for cells that `wanted` names. */
  readonly styleAt: (row: number, column: number) => number;
}

const LAST_COLUMN = 16_383;

/** Reads a worksheet part. `wanted` are the ranges in which the styles of empty cells matter. */
export function* readSheet(
  xml: string,
  part: string,
  context: SheetContext,
  wanted: readonly CellRange[] = [],
): Steps<SheetContent> {
  const scanner = new XmlScanner(xml, part);
  const columns: { first: number; last: number; hidden: boolean; style: number }[] = [];
  const merges: CellRange[] = [];
  let cells: CellReading | null = null;
  let protection: SheetContent['protection'] = 'none';

  while (scanner.next()) {
    if (scanner.kind === 'close') continue;
    switch (scanner.name) {
      case 'col': {
        const first = Number(scanner.attribute('min')) - 1;
        const last = Math.min(Number(scanner.attribute('max')) - 1, LAST_COLUMN);
        const hidden = isTrue(scanner.attribute('hidden')) || isZero(scanner.attribute('width'));
        if (first >= 0) columns.push({ first, last, hidden, style: Number(scanner.attribute('style') ?? 0) });
        break;
      }
      case 'sheetData':
        if (scanner.kind === 'open') {
          cells = yield* readCells(xml, part, scanner.end, context, wanted);
          scanner.end = cells.end;
        }
        break;
      case 'mergeCell': {
        const range = rangeFromA1(scanner.attribute('ref') ?? '');
        if (range) merges.push(range);
        break;
      }
      case 'sheetProtection':
        protection = readProtection(scanner);
        break;
      case 'extLst':
      case 'sheetViews':
      case 'conditionalFormatting':
      case 'dataValidations':
        scanner.skip();
        break;
    }
  }
  const lastColumn = merges.reduce((last, merge) => Math.max(last, merge.right), cells?.lastColumn ?? -1);
  const hiddenColumns = new Set<number>();
  for (const { first, last, hidden } of columns) {
    // People hide everything to the right of a table: columns beyond its data say nothing.
    for (let column = first; hidden && column <= Math.min(last, lastColumn); column += 1) hiddenColumns.add(column);
  }
  return {
    rows: cells?.rows ?? [],
    merges,
    hiddenRows: cells?.hiddenRows ?? new Set(),
    hiddenColumns,
    protection,
    styleAt: (row, column) =>
      cells?.cellStyles.get(row * (LAST_COLUMN + 1) + column) ??
      cells?.rowStyles.get(row) ??
      columns.find((each) => column >= each.first && column <= each.last)?.style ??
      0,
  };
}

function isZero(text: string | null): boolean {
  return text !== null && Number(text) === 0;
}

function readProtection(scanner: XmlScanner): SheetContent['protection'] {
  if (!isTrue(scanner.attribute('sheet'))) return 'none';
  return scanner.attribute('password') || scanner.attribute('hashValue') ? 'password' : 'protected';
}
