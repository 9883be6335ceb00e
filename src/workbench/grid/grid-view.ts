import {
  IUndoRedoService,
  LocaleService,
  UniverInstanceType,
  type IWorkbookData,
  type Univer,
  type Workbook,
} from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { CalculationMode, SheetsSelectionsService } from '@univerjs/preset-sheets-core';
import type { CellRange } from '../../core/address';
import type { Edit } from '../../core/edit';
import { format } from '../../locales/format';
import type { Locale } from '../../locales/tag';
import type { WorkbenchWords } from '../../locales/zh-CN/workbench';
import type { Unsubscribe, WorkbookEvents } from '../../taskpane/services';
import { listenTo } from '../listen-to';
import { changedCells } from './cell-changes';
import { CellNotes } from './cell-notes';
import { carryOver, putCells } from './cells-in-univer';
import { decorateCells } from './decorate-cells';
import { fitNumbers } from './fit-numbers';
import type { CalculatedCell, Grid, GridCell, GridSheet, GridWorkbook, RowSpan } from './grid';
import type { GridFrame } from './grid-frame';
import { GridTheme, type Theme } from './grid-theme';
import { PersonEdits } from './person-edits';
import { SheetScreen } from './sheet-screen';
import { ShownContent } from './shown-content';
import { translateWorkbook } from './translate-workbook';

type SelectionListener = Parameters<WorkbookEvents['onSelectionChanged']>[0];

/** A workbook in Univer. */
export class GridView implements Grid {
  private readonly edited = new Set<(edits: readonly Edit[]) => void>();
  private readonly calculated = new Set<(cells: readonly CalculatedCell[]) => void>();
  private readonly activated = new Set<(sheet: string) => void>();
  private readonly selected = new Set<SelectionListener>();
  private readonly person: PersonEdits;
  private readonly screen: SheetScreen;
  private readonly notes: CellNotes;
  private readonly theme: GridTheme;
  private readonly shown = new ShownContent();
  private workbook: Workbook | null = null;
  private endings: Unsubscribe[] = [];
  private turn = 0;
  private ending: Promise<void> | null = null;

  constructor(
    private readonly univer: Univer,
    private readonly api: FUniver,
    private readonly frame: GridFrame,
    private words: WorkbenchWords['grid'],
    private readonly changeWords: (locale: Locale) => Promise<WorkbenchWords['grid']>,
  ) {
    this.person = new PersonEdits(univer, () => this.workbook, {
      edited: (made) => {
        const edits = made.filter((edit) => !this.shown.has(edit));
        if (edits.length === 0) return;
        this.shown.touch(edits);
        for (const listener of [...this.edited]) listener(edits);
      },
      calculated: (results) => {
        const cells = results.filter((result) => !this.shown.hasResult(result));
        if (cells.length === 0) return;
        this.shown.touch(cells);
        for (const listener of [...this.calculated]) listener(cells);
      },
    });
    this.screen = new SheetScreen(univer, api, this.person, (sheet) => this.shown.freeze(sheet));
    this.notes = new CellNotes(
      univer,
      api,
      frame.voice,
      () => this.words,
      ({ row, column }) => this.shown.decoration(this.activeSheet())?.noteAt(row, column) ?? null,
    );
    this.theme = new GridTheme(univer, window);
    frame.onEscape(() => this.notes.dismiss());
  }

  async show(workbook: GridWorkbook, progress?: (done: number, total: number) => void): Promise<void> {
    const data = await this.translate(workbook, progress);
    if (!data) return;
    this.shown.settle();
    this.replace(workbook, data);
    await this.screen.drawn();
  }

  hold(): void {
    this.person.editable = false;
  }

  async refresh(
    sheets: readonly GridSheet[],
    order: readonly string[],
    recalculate: readonly GridCell[] = [],
  ): Promise<void> {
    this.person.flush();
    const changed = new Map(sheets.map((sheet) => [sheet.snapshot.name, sheet]));
    const content = {
      ...this.shown.content,
      sheets: order.flatMap((name) => changed.get(name) ?? this.shown.sheet(name) ?? []),
    };
    const isSameOrder = this.shown.names.join('\n') === order.join('\n');
    const differences = sheets.map((sheet) => {
      const known = this.shown.sheet(sheet.snapshot.name);
      return known && changedCells(known, sheet);
    });
    const { workbook } = this;
    if (workbook && isSameOrder && differences.every((places) => places)) {
      this.shown.take(content);
      sheets.forEach((sheet, index) => {
        const { name } = sheet.snapshot;
        // Those too that the person or a calculation has changed since.
        const places = [...differences[index]!, ...this.shown.touchedOf(name)];
        this.shown.settle(name);
        this.person.quietly(() => putCells(this.univer, workbook, sheet, places));
      });
      this.notes.renew();
    } else {
      const data = await this.translate(content);
      if (data) {
        for (const { snapshot } of sheets) this.shown.settle(snapshot.name);
        // Sheets that were not given anew keep what the person did there and what followed from it.
        if (this.workbook) carryOver(this.univer, this.workbook, data, (sheet) => this.shown.touchedOf(sheet));
        this.screen.keepingPlace(() => this.replace(content, data));
      }
    }
    if (this.workbook) this.univer.__getInjector().get(IUndoRedoService).clearUndoRedo(this.workbook.getUnitId());
    this.recalculate(recalculate);
  }

  onEdit(listener: (edits: readonly Edit[]) => void): Unsubscribe {
    return listenTo(this.edited, listener);
  }

  onCalculated(listener: (cells: readonly CalculatedCell[]) => void): Unsubscribe {
    return listenTo(this.calculated, listener);
  }

  onSheetActivated(listener: (sheet: string) => void): Unsubscribe {
    return listenTo(this.activated, listener);
  }

  onSelectionChanged(listener: SelectionListener): Unsubscribe {
    return listenTo(this.selected, listener);
  }

  /** Asked twice (a button is pressed, then it does its work), both wait for the same end. */
  endTyping(): Promise<void> {
    this.ending ??= this.screen.endTyping().finally(() => {
      this.ending = null;
      this.person.flush();
    });
    return this.ending;
  }

  activeSheet(): string {
    return this.screen.sheet;
  }

  selectedRows(): RowSpan | null {
    return this.screen.selectedRows();
  }

  select(sheet: string, range: CellRange): void {
    this.screen.select(sheet, range);
  }

  /** What of the sheet is on the screen, frozen rows and columns aside, cells at the edge included. */
  visible(): CellRange | null {
    return this.screen.visible();
  }

  setLocale(locale: Locale): void {
    void this.changeWords(locale).then((words) => {
      this.words = words;
      this.showRemark();
    });
  }

  setTheme(theme: Theme): void {
    this.theme.set(theme);
  }

  dispose(): void {
    this.turn += 1;
    this.unfollow();
    this.theme.end();
    this.univer.dispose();
  }

  /** `null` where something else was to be shown meanwhile. */
  private translate(
    workbook: GridWorkbook,
    progress?: (done: number, total: number) => void,
  ): Promise<IWorkbookData | null> {
    this.turn += 1;
    const { turn } = this;
    return translateWorkbook(workbook, {
      id: `workbook-${turn}`,
      locale: this.univer.__getInjector().get(LocaleService).getCurrentLocale(),
      isOutdated: () => turn !== this.turn,
      ...(progress && { progress }),
    });
  }

  private replace(content: GridWorkbook, data: IWorkbookData): void {
    this.person.quietly(() => {
      this.unfollow();
      if (this.workbook) this.api.disposeUnit(this.workbook.getUnitId());
      this.shown.take(content);
      this.person.editable = content.editable;
      this.calculateWhatIsMissing(content);
      this.workbook = this.univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
    });
    this.showRemark();
    this.follow(this.workbook!);
  }

  private follow(workbook: Workbook): void {
    let active = this.activeSheet();
    // The service is there once the grid's parts have started, which the first workbook makes them do.
    const selections = this.univer.__getInjector().get(SheetsSelectionsService);
    const selection = selections.selectionChanged$.subscribe((ranges) => {
      const primary = ranges?.[0]?.primary;
      if (!primary) return;
      const place = { sheet: this.activeSheet(), row: primary.actualRow, column: primary.actualColumn };
      this.notes.select(place);
      for (const listener of [...this.selected]) listener(place);
    });
    const activation = workbook.activeSheet$.subscribe((sheet) => {
      const name = sheet?.getName() ?? active;
      if (name === active) return;
      active = name;
      this.showRemark();
      for (const listener of [...this.activated]) listener(name);
    });
    this.endings = [
      this.notes.follow(),
      decorateCells(this.univer, (sheet) => this.shown.decoration(sheet)),
      fitNumbers(this.univer),
      () => selection.unsubscribe(),
      () => activation.unsubscribe(),
    ];
  }

  private unfollow(): void {
    for (const end of this.endings.splice(0)) end();
  }

  /** Charts and images are in the file and not on the screen: that is said. */
  private showRemark(): void {
    const sheet = this.shown.sheet(this.activeSheet());
    const count = sheet?.look.drawings ?? 0;
    this.frame.remark(count === 0 ? '' : format(this.words.drawings, { count }));
  }

  /** A formula that is put into its cell once more is worked out, and all that follows from it. */
  private recalculate(cells: readonly GridCell[]): void {
    const { workbook } = this;
    if (!workbook) return;
    for (const name of new Set(cells.map(({ sheet }) => sheet))) {
      const sheet = this.shown.sheet(name);
      const places = cells.filter((cell) => cell.sheet === name);
      if (sheet) this.person.quietly(() => putCells(this.univer, workbook, sheet, places));
    }
  }

  /** Results that the file does not have are worked out at once; those that it has are shown as they are. */
  private calculateWhatIsMissing(content: GridWorkbook): void {
    const isMissing = content.sheets.some(({ snapshot }) =>
      snapshot.rows.some((row) => row?.some((cell) => cell?.formula !== undefined && cell.value === null)),
    );
    this.api
      .getFormula()
      .setInitialFormulaComputing(isMissing ? CalculationMode.WHEN_EMPTY : CalculationMode.NO_CALCULATION);
  }
}
