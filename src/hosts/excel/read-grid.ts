import { ERROR_CODES, type Cell, type CellValue, type ErrorCode } from '../../core/snapshot';
import { placeOf } from './knowledge';

const ERRORS: ReadonlySet<unknown> = new Set(ERROR_CODES);

/** The answers of Excel for one block of cells. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly formats: readonly (readonly unknown[])[];
}

export interface Grid {
  readonly rows: ((Cell | undefined)[] | undefined)[];
  /** Cells formatted as text, by `placeOf`. */
  readonly textCells: Set<number>;
  /** Constants that look like errors: Excel gives an error and a text in the same words. */
  readonly doubtful: { readonly row: number; readonly column: number }[];
}

export function emptyGrid(): Grid {
  return { rows: [], textCells: new Set(), doubtful: [] };
}

/** Puts a block's cells into the grid. */
export function readBlock(grid: Grid, block: Block): void {
  block.values.forEach((values, i) => {
    const row = block.row + i;
    const formulas = block.formulas[i]!;
    const formats = block.formats[i]!;
    values.forEach((value, j) => {
      const column = block.column + j;
      if (formats[j] === '@') grid.textCells.add(placeOf(row, column));
      const cell = readCell(value, formulas[j], formats[j]);
      if (cell) (grid.rows[row] ??= [])[column] = cell;
      if (cell && cell.formula === undefined && ERRORS.has(cell.value)) grid.doubtful.push({ row, column });
    });
  });
}

function readCell(value: unknown, formula: unknown, format: unknown): Cell | undefined {
  // What a text beginning with "=" shows is the text itself.
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  if (value === '' && !isFormula) return undefined;
  const shown = isFormula && ERRORS.has(value) ? { error: value as ErrorCode } : (value as CellValue);
  return {
    value: shown,
    ...(isFormula && { formula: formula.slice(1) }),
    ...(typeof format === 'string' && format !== 'General' && { format }),
  };
}

/** Now it is known that the cell holds an error. */
export function settleError(grid: Grid, row: number, column: number): void {
  const cells = grid.rows[row]!;
  const cell = cells[column]!;
  cells[column] = { ...cell, value: { error: cell.value as ErrorCode } };
}
