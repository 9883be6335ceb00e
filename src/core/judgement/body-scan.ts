import type { CellAddress } from '../address';
import { rememberLast } from '../memo';
import type { Report } from '../report/report';

/** What one look at every cell of the table says. */
export interface BodyScan {
  /** A cell holds an error value. */
  readonly hasErrors: boolean;
  /** Cells whose formula has a bracket, and so perhaps refers to another workbook. */
  readonly bracketed: readonly CellAddress[];
}

/** Nearly every sheet is free of errors and links: one look spares the careful ones. */
export const scanBody: (report: Report) => BodyScan = rememberLast((report) => {
  const { rows } = report.sheet;
  const { first, last } = report.layout.body;
  let hasErrors = false;
  const bracketed: CellAddress[] = [];
  for (let row = first; row <= last; row++) {
    const cells = rows[row];
    if (cells === undefined) continue;
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      if (cell === undefined) continue;
      const { value, formula } = cell;
      if (typeof value === 'object' && value !== null) hasErrors = true;
      if (formula !== undefined && formula.includes('[')) bracketed.push({ row, column });
    }
  }
  return { hasErrors, bracketed };
});
