import { isError, type CellValue } from '../../core/snapshot';

/** What Excel takes for one cell in `Range.formulas`; `null` leaves the cell as it is. */
export type Written = string | number | boolean | null;

/** A text is written behind an apostrophe, which makes it text whatever it looks like and is no part of it. */
export function writtenAs(value: CellValue, formula?: string): Written {
  if (formula !== undefined) return `=${formula}`;
  if (value === null || value === '') return '';
  if (typeof value === 'string') return `'${value}`;
  return isError(value) ? value.error : value;
}

/** Whether Excel would turn it into text in a cell formatted as text. */
export function isSpoiltByTextFormat(value: CellValue, formula?: string): boolean {
  return formula !== undefined || (value !== null && typeof value !== 'string');
}
