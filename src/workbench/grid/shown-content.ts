import type { SetCell } from '../../core/edit';
import type { Cell } from '../../core/snapshot';
import type { SheetLook } from '../../ooxml/sheet-look';
import type { Place } from './cell-changes';
import { CellDecoration } from './cell-decoration';
import type { CalculatedCell, GridSheet, GridWorkbook } from './grid';

const NO_FREEZE = { rows: 0, columns: 0 };

/** What the grid was given to show, and which of its cells hold something else by now. */
export class ShownContent {
  private given: GridWorkbook = { sheets: [], names: [], editable: false };
  private readonly sheets = new Map<string, { readonly sheet: GridSheet; readonly decoration: CellDecoration }>();
  private readonly touched = new Map<string, Map<string, Place>>();

  get content(): GridWorkbook {
    return this.given;
  }

  get names(): readonly string[] {
    return this.given.sheets.map(({ snapshot }) => snapshot.name);
  }

  sheet(name: string): GridSheet | undefined {
    return this.sheets.get(name)?.sheet;
  }

  /** How many rows and columns of a sheet stay in view. */
  freeze(name: string): SheetLook['freeze'] {
    return this.sheet(name)?.look.freeze ?? NO_FREEZE;
  }

  decoration(name: string): CellDecoration | undefined {
    return this.sheets.get(name)?.decoration;
  }

  /** Sheets that are new or changed are shown anew; the others keep what was done to their cells. */
  take(content: GridWorkbook): void {
    const before = new Map(this.sheets);
    this.given = content;
    this.sheets.clear();
    for (const sheet of content.sheets) {
      const { name } = sheet.snapshot;
      const known = before.get(name);
      this.sheets.set(name, known?.sheet === sheet ? known : { sheet, decoration: new CellDecoration(sheet) });
    }
  }

  touch(cells: readonly Pick<CalculatedCell, 'sheet' | 'row' | 'column'>[]): void {
    for (const { sheet, row, column } of cells) {
      let places = this.touched.get(sheet);
      if (!places) this.touched.set(sheet, (places = new Map()));
      places.set(`${row},${column}`, { row, column });
    }
  }

  touchedOf(sheet: string): readonly Place[] {
    return [...(this.touched.get(sheet)?.values() ?? [])];
  }

  /** The cells of the sheet, or of all, hold what was given again. */
  settle(sheet?: string): void {
    if (sheet === undefined) this.touched.clear();
    else this.touched.delete(sheet);
  }

  /** Whether a cell held that before the person did anything: the grid clears empty cells too. */
  has(edit: SetCell): boolean {
    const cell = this.cellAt(edit);
    if (cell === undefined || edit.format !== undefined) return false;
    return isSameValue(cell, edit) && cell?.formula === edit.formula;
  }

  /** Whether the result came with the workbook: the grid works out once more what is empty or 0. */
  hasResult(result: CalculatedCell): boolean {
    const cell = this.cellAt(result);
    return cell !== undefined && isSameValue(cell, result);
  }

  /** `undefined` where the cell holds something else by now. */
  private cellAt({ sheet, row, column }: Pick<CalculatedCell, 'sheet' | 'row' | 'column'>): Cell | null | undefined {
    if (this.touched.get(sheet)?.has(`${row},${column}`)) return undefined;
    return this.sheet(sheet)?.snapshot.rows[row]?.[column] ?? null;
  }
}

function isSameValue(cell: Cell | null, now: Pick<CalculatedCell, 'value'>): boolean {
  return (cell?.value ?? '') === (now.value ?? '');
}

/** Every cell with a value or a look of its own. */
export function countCells({ snapshot, look }: GridSheet): number {
  let count = 0;
  const height = Math.max(snapshot.rows.length, look.cellStyles.length);
  for (let row = 0; row < height; row += 1) {
    count += Math.max(snapshot.rows[row]?.length ?? 0, look.cellStyles[row]?.length ?? 0);
  }
  return count;
}
