import type { Cell } from '../snapshot';

/** What a person reads in the cell, trimmed: `''` for an empty one, an error by its code. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const { value } = cell;
  if (typeof value === 'string') return value.trim();
  if (value === null) return '';
  return typeof value === 'object' ? value.error : String(value);
}

/** The cell shows nothing, or only white space. */
export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === undefined || cell.value === null || (typeof cell.value === 'string' && cell.value.trim() === '');
}
