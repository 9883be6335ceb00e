import type { CellRange } from '../../core/address';
import type { Edit } from '../../core/edit';
import type { WorkbookSnapshot } from '../../core/snapshot';
import type { Host, ReadRequest } from '../host';
import { answered } from './answered';
import type { Knowledge } from './knowledge';
import { readWorkbook } from './read-workbook';
import { knows } from './requirement-sets';

export interface ExcelHostOptions {
  /** Milliseconds until a sync counts as lost. */
  readonly timeout?: number;
  /** Wait while a cell is being edited; false: refuse at once with `InvalidOperationInCellEditMode`. */
  readonly waitForCellEdit?: boolean;
}

const MINUTE = 60_000;

/** The workbook that is open in Excel. */
export class ExcelHost implements Host {
  private readonly knowledge: Knowledge = { sheets: new Map(), isReady: false };
  private readonly timeout: number;
  private readonly runOptions: Excel.RunOptions;

  constructor({ timeout = MINUTE, waitForCellEdit = true }: ExcelHostOptions = {}) {
    this.timeout = timeout;
    this.runOptions = { delayForCellEdit: waitForCellEdit };
  }

  /** Rejects with the error of Excel, or an `ExcelError`. */
  read(request: ReadRequest = {}): Promise<WorkbookSnapshot> {
    return Excel.run(this.runOptions, (context) => readWorkbook(context, request, this.knowledge, this.timeout));
  }

  /**
   * Rejects with a `RangeError` for edits that cannot be, before anything is written, and with an `ExcelError` that
   * says what is left behind where Excel refuses a part: its requests are no transactions.
   */
  async apply(edits: readonly Edit[]): Promise<void> {
    if (edits.length === 0) return;
    // Who only looks does not wait for what writes.
    const { applyEdits } = await import('./apply-edits');
    const options = knows('undoGroup') ? { ...this.runOptions, mergeUndoGroup: true } : this.runOptions;
    await Excel.run(options, (context) => applyEdits(context, edits, this.knowledge, this.timeout));
  }

  /** The name of the sheet that the person is on. */
  activeSheet(): Promise<string> {
    return Excel.run(this.runOptions, async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.load('name');
      await answered(context.sync(), this.timeout);
      return sheet.name;
    });
  }

  /** Turns to a sheet and selects cells on it. */
  select(sheet: string, range: CellRange): Promise<void> {
    return this.apply([{ kind: 'select', sheet, range }]);
  }
}
