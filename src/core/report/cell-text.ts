import type { Cell } from '../snapshot';

/** What a person reads in the cell, trimmed: `''` for an empty one, an error by its code. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const { value } = cell;
  if (typeof value === 'string') return trimmed(value);
  if (value === null) return '';
  return typeof value === 'object' ? value.error : String(value);
}

/** `trim`, without the work where neither end can be white space: nearly always. */
function trimmed(text: string): string {
  return isSolid(text.charCodeAt(0)) && isSolid(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

function isSolid(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code > 0x3000 && code < 0xfe00);
}

/** The cell shows nothing, or only white space. */
export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === undefined || cell.value === null || (typeof cell.value === 'string' && cell.value.trim() === '');
}
