import type { CellRange } from '../address';
import type { Cell, SheetSnapshot } from '../snapshot';

/** The merges of a sheet by the rows that they cover. */
export type MergeIndex = ReadonlyMap<number, readonly CellRange[]>;

/** Merges overlap in no sound workbook; a broken one may not cost more than this. */
const MOST_ENTRIES = 200_000;

const NO_MERGES: MergeIndex = new Map();

export function indexMerges(sheet: SheetSnapshot): MergeIndex {
  if (sheet.merges.length === 0) return NO_MERGES;
  const byRow = new Map<number, CellRange[]>();
  let left = MOST_ENTRIES;
  for (const merge of sheet.merges) {
    const bottom = Math.min(merge.bottom, sheet.rows.length - 1);
    for (let row = merge.top; row <= bottom && left > 0; row++, left--) {
      const known = byRow.get(row);
      if (known) known.push(merge);
      else byRow.set(row, [merge]);
    }
  }
  return byRow;
}

/** The merge that covers a cell, if any. */
export function mergeAt(merges: MergeIndex, row: number, column: number): CellRange | undefined {
  return merges.get(row)?.find((merge) => column >= merge.left && column <= merge.right);
}

/** What shows at a place: under a merge only its top-left cell does, and the others are blank. */
export function visibleCell(sheet: SheetSnapshot, merges: MergeIndex, row: number, column: number): Cell | undefined {
  const cell = sheet.rows[row]?.[column];
  if (cell === undefined) return undefined;
  const over = merges.get(row);
  return over === undefined || showsIn(over, row, column) ? cell : undefined;
}

/** Whether a cell shows although these merges lie over its row: none covers it, or it is the top-left of one. */
export function showsIn(merges: readonly CellRange[], row: number, column: number): boolean {
  for (const merge of merges) {
    if (column >= merge.left && column <= merge.right) return merge.top === row && merge.left === column;
  }
  return true;
}

/** The cell that speaks for a place: the top-left of the merge that covers it, else itself. */
export function speakingCell(
  sheet: SheetSnapshot,
  merges: MergeIndex,
  row: number,
  column: number,
): { readonly row: number; readonly column: number; readonly cell: Cell | undefined } {
  const merge = mergeAt(merges, row, column);
  if (!merge) return { row, column, cell: sheet.rows[row]?.[column] };
  return { row: merge.top, column: merge.left, cell: sheet.rows[merge.top]?.[merge.left] };
}
