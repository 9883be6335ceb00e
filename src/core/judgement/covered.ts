import type { CellAddress } from '../address';
import { rememberLast } from '../memo';
import { indexMerges, mergeAt } from '../report/merge-index';
import type { MergeIndex } from '../report/merge-index';
import type { SheetSnapshot } from '../snapshot';

const indexOf: (sheet: SheetSnapshot) => MergeIndex = rememberLast(indexMerges);

/** The cell whose content is seen at this place: the top left one of the merge over it, else the cell itself. */
export function shownAt(sheet: SheetSnapshot, row: number, column: number): CellAddress {
  const merge = mergeAt(indexOf(sheet), row, column);
  return merge ? { row: merge.top, column: merge.left } : { row, column };
}

/** A merge hides this cell: whatever it holds, nobody sees it. */
export function isCovered(sheet: SheetSnapshot, row: number, column: number): boolean {
  if (sheet.merges.length === 0) return false;
  const merge = mergeAt(indexOf(sheet), row, column);
  return merge !== undefined && (merge.top !== row || merge.left !== column);
}
