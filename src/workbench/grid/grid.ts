import type { CellRange } from '../../core/address';
import type { Edit } from '../../core/edit';
import type { CellValue, DefinedName, SheetSnapshot } from '../../core/snapshot';
import type { Locale } from '../../locales/tag';
import type { SheetLook } from '../../ooxml/sheet-look';
import type { Unsubscribe, WorkbookEvents } from '../../taskpane/services';

/** One sheet as the grid shows it: what it holds, and how that looks (`MemoryHost.looks`). */
export interface GridSheet {
  readonly snapshot: SheetSnapshot;
  readonly look: SheetLook;
}

/** A workbook as the grid shows it. */
export interface GridWorkbook {
  /** In the order of their tabs, hidden ones too; the grid shows no tab for those. */
  readonly sheets: readonly GridSheet[];
  readonly names: readonly DefinedName[];
  /** False: the person can look, select and copy; every command that changes something is off. */
  readonly editable: boolean;
}

/** A cell of the workbook. */
export interface GridCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Whole rows of a sheet, from 0. */
export interface RowSpan {
  readonly sheet: string;
  readonly row: number;
  readonly count: number;
}

/** A formula cell whose value the grid has worked out anew. */
export interface CalculatedCell extends GridCell {
  readonly value: CellValue;
}

/**
 * A view over one workbook. It shows and tells; it decides nothing and keeps nothing that the package has not:
 * commands whose outcome no `Edit` can say are switched off.
 */
export interface Grid extends Pick<WorkbookEvents, 'onSheetActivated' | 'onSelectionChanged'> {
  /**
   * Replaces what is shown; resolves when the first visible sheet is on the screen and every sheet is taken in.
   * The work is cut in slices so that the page stays alive; `progress` counts cells.
   */
  show(workbook: GridWorkbook, progress?: (done: number, total: number) => void): Promise<void>;
  /** The person can change nothing any more until something is shown: the workbook on the screen is being left. */
  hold(): void;
  /**
   * Takes over our own edits: the sheets that changed or are new, and the order of all sheets by name (a sheet
   * that `order` does not name is gone). Tells no edit; selection and scroll stay; the grid's own undo starts anew,
   * because what it remembers was another workbook. The formulas of `recalculate` are worked out anew; what they and
   * those that follow from them come to is told as after an edit of the person.
   */
  refresh(sheets: readonly GridSheet[], order: readonly string[], recalculate?: readonly GridCell[]): Promise<void>;
  /**
   * What the person did, one list for each doing (a paste is one list), undo and redo of the grid included.
   * The edits are `set-cell`: a constant, a formula with the value known so far, `null` where the cell was cleared;
   * `format` only where typing brought one (50% → 0.5 with `0%`).
   */
  onEdit(listener: (edits: readonly Edit[]) => void): Unsubscribe;
  /** Formula results that followed from an edit. Never for the cached values that `show` brought. */
  onCalculated(listener: (cells: readonly CalculatedCell[]) => void): Unsubscribe;
  /** What is being typed into a cell goes into it, as with Enter; resolves when that is told. */
  endTyping(): Promise<void>;
  /** The name of the sheet on the screen. */
  activeSheet(): string;
  /**
   * The rows that the selection lies in; `null` where nothing, several ranges or every row of the sheet is selected,
   * and while a cell is typed into.
   */
  selectedRows(): RowSpan | null;
  /** Activates the sheet, selects the range and scrolls it into view; shows the tab of a hidden sheet for it. */
  select(sheet: string, range: CellRange): void;
  setLocale(locale: Locale): void;
  setTheme(theme: 'light' | 'dark' | 'contrast'): void;
  dispose(): void;
}

/** How `univer-grid` is opened: `const { openGrid } = await import('./grid/univer-grid')`. The container must be in the page. */
export type OpenGrid = (
  container: HTMLElement,
  options: { readonly locale: Locale; readonly theme: 'light' | 'dark' | 'contrast' },
) => Promise<Grid>;
