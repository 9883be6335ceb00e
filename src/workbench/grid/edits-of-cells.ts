import type { ICellData } from '@univerjs/core';
import type { SetCell } from '../../core/edit';
import { ERROR_CODES, type CellValue, type ErrorCode } from '../../core/snapshot';
import { NUMBER, TRUTH } from './univer-signs';

/** A cell of the grid that changed, as it now is. */
export interface ChangedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly data: ICellData | null;
  /** With its `=`; `''` for a constant. */
  readonly formula: string;
  /** The number format that the doing brought; absent: none. */
  readonly format?: string;
}

/** What the person's change of a cell is as an edit. */
export function toSetCell({ sheet, row, column, data, formula, format }: ChangedCell): SetCell {
  return {
    kind: 'set-cell',
    sheet,
    row,
    column,
    value: toCellValue(data, formula !== ''),
    ...(formula === '' ? {} : { formula: formula.slice(1) }),
    ...(format === undefined ? {} : { format: format === '' ? 'General' : format }),
  };
}

/** A cell of the grid as the core reads it. Only the result of a formula is an error: typed, its sign is text. */
export function toCellValue(data: ICellData | null, isFormula: boolean): CellValue {
  const value = data?.v ?? (data?.p ? plainText(data.p.body?.dataStream ?? '') : null);
  if (value === null || value === '') return isFormula && value === '' ? '' : null;
  if (typeof value === 'boolean') return value;
  if (data?.t === TRUTH) return Number(value) === 1;
  if (isFormula && ERRORS.has(String(value))) return { error: value as ErrorCode };
  if (typeof value === 'number' || data?.t === undefined || data.t === null) return value;
  return data.t === NUMBER ? Number(value) : String(value);
}

/** The editor ends its paragraphs with `\r` and its text with `\r\n`. */
function plainText(stream: string): string {
  return stream.replace(/\r\n$/, '').replaceAll('\r', '\n');
}

const ERRORS: ReadonlySet<string> = new Set(ERROR_CODES);
