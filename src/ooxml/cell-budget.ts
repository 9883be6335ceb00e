import { WorkbookError } from './errors';

/** Cells that a workbook may hold before reading it is refused. */
export const MOST_CELLS = 1_000_000;

/** Counts the cells of a workbook while they are read. */
export class CellBudget {
  private left = MOST_CELLS;

  /** Throws `too-many-cells` where the workbook holds more than we read. */
  take(count = 1): void {
    this.left -= count;
    if (this.left < 0) throw new WorkbookError('too-many-cells', { limit: MOST_CELLS });
  }
}
