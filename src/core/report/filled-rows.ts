import type { SheetSnapshot } from '../snapshot';

/** A reporting sheet has some hundred rows; beyond this nothing is looked for. */
const MOST_ROWS = 5000;
/** Sheets up to here are walked row by row, which is faster than asking which rows exist. */
const SMALL = 2000;

/** The rows that hold cells, from the top; a used range far larger than the data costs next to nothing. */
export function filledRows(sheet: SheetSnapshot): readonly number[] {
  const { rows } = sheet;
  const filled: number[] = [];
  if (rows.length <= SMALL) {
    for (let row = 0; row < rows.length; row++) if (rows[row] !== undefined) filled.push(row);
    return filled;
  }
  for (const key of Object.keys(rows)) {
    const row = Number(key);
    if (rows[row] === undefined) continue;
    filled.push(row);
    if (filled.length >= MOST_ROWS) break;
  }
  return filled;
}
