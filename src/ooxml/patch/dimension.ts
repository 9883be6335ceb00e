import { rangeFromA1, rangeToA1, type CellRange } from '../../core/address';
import { isWritten } from './cells';
import type { Grid } from './grid';
import { firstTag, setAttribute } from './splice';

/** The range that a sheet says it uses, with the cells that came; left as it stands where it holds them all. */
export function widenedDimension(dimension: string, grid: Grid, isPlanned: boolean): string {
  const range = rangeFromA1(firstTag(dimension).attribute('ref') ?? '');
  if (!range) return dimension;
  const isUsed = isPlanned || grid.rows.some((row) => !row.cells || row.cells.some((cell) => cell.original));
  let box: CellRange | null = isUsed ? range : null;
  for (const row of grid.rows) {
    for (const cell of row.cells ?? []) {
      if (cell.original || !isWritten(cell)) continue;
      const { column } = cell;
      box ??= { top: row.row, bottom: row.row, left: column, right: column };
      box = {
        top: Math.min(box.top, row.row),
        bottom: Math.max(box.bottom, row.row),
        left: Math.min(box.left, column),
        right: Math.max(box.right, column),
      };
    }
  }
  return !box || rangeToA1(box) === rangeToA1(range) ? dimension : setAttribute(dimension, 'ref', rangeToA1(box));
}
