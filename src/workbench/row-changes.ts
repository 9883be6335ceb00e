import type { DeleteRows, InsertRows, SetCell } from '../core/edit';
import type { Cell, SheetSnapshot, WorkbookSnapshot } from '../core/snapshot';
import type { GridCell, RowSpan } from './grid/grid';

/** What a person does with whole rows. */
export type RowChange = InsertRows | DeleteRows;

export const ROW_COMMANDS = ['above', 'below', 'delete'] as const;
export type RowCommand = (typeof ROW_COMMANDS)[number];

/** As many rows as are selected are put in; those that are selected are taken out. */
export function rowChange(command: RowCommand, { sheet, row, count }: RowSpan): RowChange {
  if (command === 'delete') return { kind: 'delete-rows', sheet, row, count };
  return { kind: 'insert-rows', sheet, row: command === 'above' ? row : row + count, count };
}

/** The rows as their headers number them: 12, or 12–14. */
export function rowsText({ row, count }: Pick<RowSpan, 'row' | 'count'>): string {
  return count === 1 ? String(row + 1) : `${row + 1}–${row + count}`;
}

/** The formulas that refer to other cells since rows went, so that their results may no longer hold; places afterwards. */
export function rewrittenFormulas(before: WorkbookSnapshot, after: WorkbookSnapshot, change: RowChange): GridCell[] {
  // New rows are empty: what refers to them as well still comes to the same.
  if (change.kind === 'insert-rows') return [];
  const places: GridCell[] = [];
  for (const { name, rows } of after.sheets) {
    const known = before.sheets.find((sheet) => sheet.name === name);
    const gone = name === change.sheet ? change : null;
    eachFormula(rows, (row, column, cell) => {
      const former = gone && row >= gone.row ? row + gone.count : row;
      if (known?.rows[former]?.[column]?.formula !== cell.formula) places.push({ sheet: name, row, column });
    });
  }
  return places;
}

/** Gives formulas that stand where they stood the results that they had there. */
export function formerResults(before: WorkbookSnapshot, now: WorkbookSnapshot): SetCell[] {
  const edits: SetCell[] = [];
  for (const { name: sheet, rows } of now.sheets) {
    const known = before.sheets.find(({ name }) => name === sheet);
    eachFormula(rows, (row, column, { value, formula }) => {
      const former = known?.rows[row]?.[column];
      if (former?.formula !== formula || former.value === value) return;
      edits.push({ kind: 'set-cell', sheet, row, column, value: former.value, formula });
    });
  }
  return edits;
}

type Formula = Cell & { readonly formula: string };

function eachFormula(rows: SheetSnapshot['rows'], visit: (row: number, column: number, cell: Formula) => void): void {
  rows.forEach((cells, row) =>
    cells?.forEach((cell, column) => {
      if (cell?.formula !== undefined) visit(row, column, cell as Formula);
    }),
  );
}
