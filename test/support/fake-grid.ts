import type { CellRange } from '../../src/core/address';
import type { Edit } from '../../src/core/edit';
import type { Locale } from '../../src/locales';
import type { CalculatedCell, Grid, GridCell, GridSheet, GridWorkbook, RowSpan } from '../../src/workbench/grid/grid';

/** A grid without a screen: what it was told to show, and a person's hand. */
export class FakeGrid implements Grid {
  sheets = new Map<string, GridSheet>();
  order: readonly string[] = [];
  editable = true;
  locale: Locale = 'zh-CN';
  selections: (readonly [sheet: string, range: CellRange])[] = [];
  /** Names of the sheets of each refresh. */
  refreshes: (readonly string[])[] = [];
  /** The formulas that each refresh was to work out anew, as `sheet row,column`. */
  recalculations: (readonly string[])[] = [];
  /** What is being typed into a cell. */
  halfTyped: Edit | null = null;
  /** What is selected, in whole rows. */
  rows: RowSpan | null = null;
  /** Runs in the midst of a refresh, when the older content is taken over already. */
  duringRefresh: (() => void) | null = null;
  /** What the next refresh fails with. */
  failure: Error | null = null;
  private active = '';
  private readonly edited = new Set<(edits: readonly Edit[]) => void>();
  private readonly calculated = new Set<(cells: readonly CalculatedCell[]) => void>();
  private readonly activated = new Set<(sheet: string) => void>();
  private readonly selected = new Set<(place: { sheet: string; row: number; column: number }) => void>();

  get listeners(): number {
    return this.edited.size + this.calculated.size + this.activated.size + this.selected.size;
  }

  async show(workbook: GridWorkbook, progress?: (done: number, total: number) => void): Promise<void> {
    this.sheets = new Map(workbook.sheets.map((sheet) => [sheet.snapshot.name, sheet]));
    this.order = workbook.sheets.map((sheet) => sheet.snapshot.name);
    this.editable = workbook.editable;
    this.active = this.order[0] ?? '';
    progress?.(0, 1);
    await Promise.resolve();
    progress?.(1, 1);
  }

  hold(): void {
    this.editable = false;
  }

  async refresh(
    sheets: readonly GridSheet[],
    order: readonly string[],
    recalculate: readonly GridCell[] = [],
  ): Promise<void> {
    this.refreshes.push(sheets.map((sheet) => sheet.snapshot.name));
    this.recalculations.push(recalculate.map(({ sheet, row, column }) => `${sheet} ${row},${column}`));
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure;
    for (const sheet of sheets) this.sheets.set(sheet.snapshot.name, sheet);
    this.order = order;
    const { duringRefresh } = this;
    this.duringRefresh = null;
    duringRefresh?.();
    await Promise.resolve();
  }

  /** What a cell shows; typed values are not kept here, so that only the package can bring them back. */
  value(sheet: string, row: number, column: number): unknown {
    return this.sheets.get(sheet)?.snapshot.rows[row]?.[column]?.value ?? null;
  }

  type(...edits: readonly Edit[]): void {
    if (!this.editable) return;
    for (const listener of this.edited) listener(edits);
  }

  calculate(...cells: readonly CalculatedCell[]): void {
    for (const listener of this.calculated) listener(cells);
  }

  activate(sheet: string): void {
    this.active = sheet;
    for (const listener of this.activated) listener(sheet);
  }

  onEdit = (listener: (edits: readonly Edit[]) => void) => listenIn(this.edited, listener);
  onCalculated = (listener: (cells: readonly CalculatedCell[]) => void) => listenIn(this.calculated, listener);
  onSheetActivated = (listener: (sheet: string) => void) => listenIn(this.activated, listener);
  onSelectionChanged = (listener: (place: { sheet: string; row: number; column: number }) => void) =>
    listenIn(this.selected, listener);

  async endTyping(): Promise<void> {
    const { halfTyped } = this;
    this.halfTyped = null;
    if (halfTyped) this.type(halfTyped);
  }

  activeSheet(): string {
    return this.active;
  }

  selectedRows(): RowSpan | null {
    return this.rows;
  }

  select(sheet: string, range: CellRange): void {
    this.selections.push([sheet, range]);
    this.active = sheet;
    for (const listener of this.selected) listener({ sheet, row: range.top, column: range.left });
  }

  setLocale(locale: Locale): void {
    this.locale = locale;
  }

  setTheme(): void {}
  dispose(): void {}
}

function listenIn<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
