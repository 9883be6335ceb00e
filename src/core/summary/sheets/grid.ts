import type { CellRange } from '../../address';
import type { PlannedCell, SheetPlan } from '../../edit';

/** The cells of a plan while it is being made. */
export class Grid {
  private readonly cells: (PlannedCell | undefined)[][] = [];
  readonly merges: CellRange[] = [];

  /** The number of rows so far. */
  get height(): number {
    return this.cells.length;
  }

  put(row: number, column: number, cell: PlannedCell): void {
    while (this.cells.length <= row) this.cells.push([]);
    const line = this.cells[row]!;
    while (line.length < column) line.push(undefined);
    line[column] = cell;
  }

  text(row: number, column: number, value: string, style: string): void {
    this.put(row, column, { value, style });
  }

  /** One text across two columns or more. */
  span(row: number, from: number, to: number, value: string, style: string): void {
    this.put(row, from, { value, style });
    for (let column = from + 1; column <= to; column++) this.put(row, column, { value: null, style });
    this.merges.push({ top: row, left: from, bottom: row, right: to });
  }

  get rows(): SheetPlan['rows'] {
    return this.cells;
  }
}
