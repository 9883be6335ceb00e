import type { CellRange } from '../core/address';
import type { Edit, SelectCells, SetCell } from '../core/edit';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host, ReadRequest } from '../hosts/host';
import type { MemoryHost } from '../hosts/file/memory-host';
import type { Unsubscribe, WorkbookEvents } from '../taskpane/services';
import { changedSheets, type ChangedSheets } from './changed-sheets';
import type { CalculatedCell, Grid, GridCell, GridSheet, RowSpan } from './grid/grid';
import { listenTo } from './listen-to';
import { formerResults, rewrittenFormulas, type RowChange } from './row-changes';
import { ShownCells } from './shown-cells';

/** Why the person's own edit was not made: the cell is locked, or what the package said. */
export type Refusal = { readonly kind: 'locked' | 'protected' } | { readonly kind: 'failed'; readonly error: unknown };

/** What is told of an open workbook besides the pane's events. */
export interface DocumentListener {
  /** The package holds something else than before: by what was done, or by results that followed from it. */
  onChanged(by: 'edits' | 'results'): void;
  /** What the person did was not made; the grid shows again what the package holds. */
  onRefused(refusal: Refusal): void;
}

type SelectionListener = Parameters<WorkbookEvents['onSelectionChanged']>[0];

const NONE: ChangedSheets = new Set();

/**
 * The open workbook: a package that is patched without loss, and a grid that shows it. The package is the truth:
 * what the person does in the grid and what the pane does become its edits one after the other, so that nothing is
 * lost when both happen at once, and the grid follows as soon as nothing waits any more.
 */
export class WorkbenchDocument implements Host, WorkbookEvents {
  private grid: Grid | null = null;
  private readonly shown = new ShownCells();
  private readonly endings: Unsubscribe[] = [];
  private readonly changed = new Set<(sheet: string) => void>();
  private readonly activated = new Set<(sheet: string) => void>();
  private readonly selected = new Set<SelectionListener>();
  /** The end of the line; it never rejects. */
  private line: Promise<void> = Promise.resolve();
  private waiting = 0;
  /** Sheets that the grid shows as they were; `null`: all. */
  private outdated: ChangedSheets = NONE;
  private isRefreshing = false;
  private isClosed = false;
  /** What is to be selected once the grid shows it. */
  private selection: Pick<SelectCells, 'sheet' | 'range'> | null = null;
  /** Results are taken over only while they follow from what the person did, not from our own edits. */
  private followsPerson = false;
  private calculated: CalculatedCell[] = [];
  /** Formulas whose results the file has and that may hold no longer. */
  private recalculate: GridCell[] = [];

  constructor(
    private readonly memory: MemoryHost,
    private readonly listener: DocumentListener,
  ) {}

  get fileName(): string {
    return this.memory.fileName;
  }

  /** False for formats that can only be read. */
  get writable(): boolean {
    return this.memory.writable;
  }

  read(request?: ReadRequest): Promise<WorkbookSnapshot> {
    return this.inTurn(async () => {
      await this.keepResults();
      return this.memory.read(request);
    });
  }

  apply(edits: readonly Edit[]): Promise<void> {
    return this.inTurn(async () => {
      await this.memory.apply(edits);
      this.outdate(changedSheets(edits));
      this.selection = edits.filter((edit) => edit.kind === 'select').at(-1) ?? this.selection;
      if (edits.some((edit) => edit.kind !== 'select')) this.listener.onChanged('edits');
    });
  }

  /** What is being typed into a cell is in the package when this resolves. */
  async endTyping(): Promise<void> {
    await this.grid?.endTyping();
    await this.inTurn(() => Promise.resolve());
  }

  /** The rows that are selected in the grid, for `changeRows`; `null` where none can be changed. */
  selectedRows(): RowSpan | null {
    return this.writable && this.grid ? this.grid.selectedRows() : null;
  }

  /**
   * Puts rows in or takes them out at the person's wish. Gives back what takes that back as long as nothing else is
   * done; `null` where it was not made, which the listener is told.
   */
  changeRows(change: RowChange): Promise<(() => Promise<void>) | null> {
    return this.inTurn(async () => {
      try {
        await this.keepResults();
        const { detailsNeeded, invert } = await import('../core/invert');
        const before = await this.memory.read({ details: detailsNeeded([change]) });
        const sheet = before.sheets.find(({ name }) => name === change.sheet);
        if (sheet?.protection !== 'none') return this.notChanged({ kind: 'protected' });
        const inverse = invert([change], before);
        await this.memory.apply([change]);
        this.recalculate.push(...rewrittenFormulas(before, await this.memory.read(), change));
        this.moved();
        return () => this.takeBackRows(inverse, before);
      } catch (error) {
        return this.notChanged({ kind: 'failed', error });
      }
    });
  }

  /** Results that followed from the change go with it. */
  private takeBackRows(inverse: readonly Edit[], before: WorkbookSnapshot): Promise<void> {
    return this.inTurn(async () => {
      this.recalculate = [];
      this.calculated = [];
      try {
        await this.memory.apply(inverse);
        await this.memory.apply(formerResults(before, await this.memory.read()));
        this.moved();
      } catch (error) {
        this.notChanged({ kind: 'failed', error });
      }
    });
  }

  private notChanged(refusal: Refusal): null {
    this.listener.onRefused(refusal);
    return null;
  }

  /** Rows have moved: on every sheet something may be said of them. */
  private moved(): void {
    this.outdate(null);
    this.listener.onChanged('edits');
    for (const sheet of this.memory.sheetNames()) tell(this.changed, sheet);
  }

  /** The file as it is after everything that was done so far. */
  bytes(): Promise<Uint8Array> {
    return this.inTurn(async () => {
      await this.keepResults();
      return this.memory.bytes();
    });
  }

  /** Shows the workbook and listens to what is done there. It can be read and edited meanwhile. */
  async show(grid: Grid, progress?: (done: number, total: number) => void): Promise<void> {
    // What is on the screen until then is another workbook.
    grid.hold();
    const { sheets, names } = await this.inTurn(() => {
      this.outdated = NONE;
      return this.content(null);
    });
    if (this.isClosed) return;
    this.shown.replace(sheets);
    this.endings.push(
      () => grid.hold(),
      grid.onEdit((edits) => this.typed(edits)),
      grid.onCalculated((cells) => this.recalculated(cells)),
      grid.onSheetActivated((sheet) => tell(this.activated, sheet)),
      grid.onSelectionChanged((place) => tell(this.selected, place)),
    );
    await grid.show({ sheets, names, editable: this.writable }, progress);
    if (this.isClosed) return grid.hold();
    this.grid = grid;
    await this.settled();
  }

  /** Is left for another workbook: nothing that is done in the grid is for this one any more, now or once it is shown. */
  close(): void {
    this.isClosed = true;
    for (const end of this.endings.splice(0)) end();
    this.grid = null;
  }

  /** The sheet on the screen; before there is a grid, the first that can be seen. */
  async activeSheet(): Promise<string> {
    if (this.grid) return this.grid.activeSheet();
    const { sheets } = await this.read();
    return (sheets.find(({ visibility }) => visibility === 'visible') ?? sheets[0])?.name ?? '';
  }

  /** Resolves when the range is selected and in view, or at once where there is no grid yet. */
  select(sheet: string, range: CellRange): Promise<void> {
    this.selection = { sheet, range };
    return this.settled();
  }

  onSheetChanged(listener: (sheet: string) => void): Unsubscribe {
    return listenTo(this.changed, listener);
  }

  onSheetActivated(listener: (sheet: string) => void): Unsubscribe {
    return listenTo(this.activated, listener);
  }

  onSelectionChanged(listener: SelectionListener): Unsubscribe {
    return listenTo(this.selected, listener);
  }

  /** One job after the other; the grid follows when none is left. */
  private inTurn<T>(job: () => Promise<T>): Promise<T> {
    this.waiting += 1;
    const done = this.line.then(job);
    const end = () => {
      this.waiting -= 1;
      if (this.waiting === 0 && this.grid && this.isBehind()) void this.inTurn(() => this.followPackage());
    };
    this.line = done.then(end, end);
    return done;
  }

  private async settled(): Promise<void> {
    await this.inTurn(() => Promise.resolve());
    while (this.waiting > 0) await this.line;
  }

  private isBehind(): boolean {
    return this.outdated === null || this.outdated.size > 0 || this.selection !== null;
  }

  /** Shows what edits of ours have changed, unless more of them wait: then their end will do it. */
  private async followPackage(): Promise<void> {
    const { grid, outdated } = this;
    if (grid === null || this.waiting > 1) return;
    if (outdated === null || outdated.size > 0) {
      this.outdated = NONE;
      this.isRefreshing = true;
      try {
        const { sheets, order } = await this.content(outdated);
        const recalculate = this.recalculate.splice(0);
        this.shown.replace(sheets);
        this.followsPerson = recalculate.length > 0;
        await grid.refresh(sheets, order, recalculate);
      } catch (error) {
        this.listener.onRefused({ kind: 'failed', error });
      } finally {
        this.isRefreshing = false;
      }
    }
    const { selection } = this;
    this.selection = null;
    if (selection) grid.select(selection.sheet, selection.range);
  }

  private typed(edits: readonly Edit[]): void {
    this.followsPerson = true;
    // A sheet that is just being brought up to date may be given its older content over what was typed.
    if (this.isRefreshing || this.isBehind()) this.outdate(changedSheets(edits));
    void this.inTurn(async () => {
      try {
        if (this.shown.holdsLocked(edits)) return this.refuse(edits, { kind: 'locked' });
        await this.memory.apply(edits);
        this.made(edits, 'edits');
      } catch (error) {
        this.refuse(edits, { kind: 'failed', error });
      }
    });
  }

  private refuse(edits: readonly Edit[], refusal: Refusal): void {
    this.outdate(changedSheets(edits));
    this.listener.onRefused(refusal);
  }

  private recalculated(cells: readonly CalculatedCell[]): void {
    if (!this.followsPerson) return;
    this.calculated.push(...cells);
    void this.inTurn(() => this.keepResults());
  }

  /** Results that are no longer those of the file go into it: who reads it next may be no spreadsheet program. */
  private async keepResults(): Promise<void> {
    const edits: readonly SetCell[] = this.shown.resultEdits(this.calculated.splice(0));
    if (edits.length === 0) return;
    await this.memory.apply(edits);
    this.made(edits, 'results');
  }

  private made(edits: readonly Edit[], by: 'edits' | 'results'): void {
    this.shown.remember(edits);
    this.listener.onChanged(by);
    for (const sheet of changedSheets(edits) ?? []) tell(this.changed, sheet);
  }

  private outdate(sheets: ChangedSheets): void {
    this.outdated = sheets === null || this.outdated === null ? null : new Set([...this.outdated, ...sheets]);
  }

  /** Sheets as the grid wants them, in one read; `null`: all. */
  private async content(wanted: ChangedSheets): Promise<{
    readonly sheets: readonly GridSheet[];
    readonly order: readonly string[];
    readonly names: WorkbookSnapshot['names'];
  }> {
    const request = wanted === null ? {} : { sheets: [...wanted] };
    const { sheets, names } = await this.memory.read(request);
    const looks = new Map((await this.memory.looks(request.sheets)).map((look) => [look.name, look]));
    return {
      sheets: sheets.map((snapshot) => ({ snapshot, look: looks.get(snapshot.name)! })),
      order: this.memory.sheetNames(),
      names,
    };
  }
}

function tell<T>(listeners: ReadonlySet<(told: T) => void>, told: T): void {
  for (const listener of [...listeners]) listener(told);
}
