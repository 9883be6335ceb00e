import {
  ICommandService,
  InterceptorEffectEnum,
  IUndoRedoService,
  LocaleService,
  UniverInstanceType,
  type ICellData,
  type IWorkbookData,
  type IWorksheetData,
  type Univer,
  type Workbook,
} from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { FRange, FWorksheet } from '@univerjs/sheets/facade';
import {
  CalculationMode,
  FormulaDataModel,
  INTERCEPTOR_POINT,
  SetRangeValuesMutation,
  SetScrollOperation,
  SheetInterceptorService,
  SheetsSelectionsService,
  type IScrollState,
  type ISetRangeValuesMutationParams,
} from '@univerjs/preset-sheets-core';
import type { Subscription } from 'rxjs';
import type { CellRange } from '../../core/address';
import type { Edit } from '../../core/edit';
import { format } from '../../locales/format';
import type { Locale } from '../../locales/tag';
import type { WorkbenchWords } from '../../locales/zh-CN/workbench';
import type { Unsubscribe, WorkbookEvents } from '../../taskpane/services';
import { changedCells, type Place } from './cell-changes';
import { toCellValue } from './edits-of-cells';
import type { CalculatedCell, Grid, GridSheet, GridWorkbook } from './grid';
import { PersonEdits } from './person-edits';
import { scrollToShow } from './scroll-to-show';
import { countCells, ShownContent } from './shown-content';
import { listenTo } from '../listen-to';
import { TimeSlices } from '../time-slices';
import { fromRange, toCellData, toNames, toStyles, translateSheet } from './univer-workbook';

type SelectionListener = Parameters<WorkbookEvents['onSelectionChanged']>[0];

/** A workbook in Univer. */
export class GridView implements Grid {
  private readonly edited = new Set<(edits: readonly Edit[]) => void>();
  private readonly calculated = new Set<(cells: readonly CalculatedCell[]) => void>();
  private readonly activated = new Set<(sheet: string) => void>();
  private readonly selected = new Set<SelectionListener>();
  private readonly person: PersonEdits;
  private workbook: Workbook | null = null;
  private readonly shown = new ShownContent();
  private subscriptions: Pick<Subscription, 'unsubscribe'>[] = [];
  private turn = 0;

  constructor(
    private readonly univer: Univer,
    private readonly api: FUniver,
    /** Where a remark on the sheet on the screen stands. */
    private readonly remark: HTMLElement,
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
  }

  async show(workbook: GridWorkbook, progress?: (done: number, total: number) => void): Promise<void> {
    const data = await this.translate(workbook, progress);
    if (!data) return;
    this.shown.settle();
    this.replace(workbook, data);
    await this.drawn();
  }

  async refresh(sheets: readonly GridSheet[], order: readonly string[]): Promise<void> {
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
    if (isSameOrder && differences.every((places) => places)) {
      this.shown.take(content);
      sheets.forEach((sheet, index) => this.putCells(sheet, differences[index]!));
    } else {
      const data = await this.translate(content);
      if (data) {
        for (const { snapshot } of sheets) this.shown.settle(snapshot.name);
        this.carryOver(data);
        this.keepingPlace(() => this.replace(content, data));
      }
    }
    if (this.workbook) this.univer.__getInjector().get(IUndoRedoService).clearUndoRedo(this.workbook.getUnitId());
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

  activeSheet(): string {
    return this.workbook?.getActiveSheet()?.getName() ?? '';
  }

  select(sheet: string, range: CellRange): void {
    const workbook = this.api.getActiveWorkbook();
    const worksheet = workbook?.getSheetByName(sheet);
    if (!workbook || !worksheet) return;
    const isOnScreen = workbook.getActiveSheet().getSheetId() === worksheet.getSheetId();
    this.person.quietly(() => {
      if (worksheet.isSheetHidden()) worksheet.showSheet();
      if (!isOnScreen) workbook.setActiveSheet(worksheet);
      worksheet.setActiveSelection(rangeOf(worksheet, range));
    });
    if (isOnScreen) this.bringIntoView(worksheet, range);
    // A sheet that comes to the screen is put where it was scrolled to last, a moment after it was asked for.
    else setTimeout(() => void this.drawn().then(() => this.bringIntoView(worksheet, range)), ATTEMPT);
  }

  private bringIntoView(worksheet: FWorksheet, range: CellRange): void {
    const sheet = worksheet.getSheetName();
    if (this.activeSheet() !== sheet) return;
    const scroll = scrollToShow(worksheet, range, this.shown.sheet(sheet)?.look.freeze ?? NO_FREEZE);
    if (scroll) this.person.quietly(() => this.scrollTo(worksheet, scroll));
  }

  private scrollTo(worksheet: FWorksheet, scroll: IScrollState): void {
    const place = { unitId: this.workbook?.getUnitId(), sheetId: worksheet.getSheetId() };
    this.commands.syncExecuteCommand(SetScrollOperation.id, { ...scroll, ...place });
  }

  /** Resolves when the sheet is on the screen and can be scrolled; a page in the background is not waited for. */
  private async drawn(): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const worksheet = this.api.getActiveWorkbook()?.getActiveSheet();
      if (worksheet?.getSkeleton() && worksheet.getVisibleRange()) return;
      await new Promise((resolve) => setTimeout(resolve, ATTEMPT));
    }
  }

  /** What of the sheet is on the screen, frozen rows and columns aside, cells at the edge included. */
  visible(): CellRange | null {
    const range = this.api.getActiveWorkbook()?.getActiveSheet().getVisibleRange();
    return range ? fromRange(range) : null;
  }

  setLocale(locale: Locale): void {
    void this.changeWords(locale).then((words) => {
      this.words = words;
      this.showRemark();
    });
  }

  setTheme(theme: 'light' | 'dark' | 'contrast'): void {
    this.api.toggleDarkMode(theme === 'dark');
  }

  dispose(): void {
    this.turn += 1;
    this.unfollow();
    this.univer.dispose();
  }

  private get commands(): ICommandService {
    return this.univer.__getInjector().get(ICommandService);
  }

  /** `null` where something else was to be shown meanwhile. */
  private async translate(
    { sheets, names }: GridWorkbook,
    progress?: (done: number, total: number) => void,
  ): Promise<IWorkbookData | null> {
    this.turn += 1;
    const { turn } = this;
    const slices = new TimeSlices();
    const total = sheets.reduce((sum, sheet) => sum + countCells(sheet), 0);
    const translated: Record<string, Partial<IWorksheetData>> = {};
    let done = 0;
    for (const [index, sheet] of sheets.entries()) {
      const rows = translateSheet(sheetId(index), sheet);
      for (let step = rows.next(); ; step = rows.next()) {
        if (step.done) {
          translated[sheetId(index)] = step.value;
          break;
        }
        done += step.value;
        if (!slices.isOver) continue;
        progress?.(Math.min(done, total), total);
        await slices.rest();
        if (turn !== this.turn) return null;
      }
    }
    progress?.(total, total);
    return {
      id: `workbook-${turn}`,
      name: '',
      appVersion: '',
      locale: this.univer.__getInjector().get(LocaleService).getCurrentLocale(),
      styles: toStyles(sheets[0]?.look.styles ?? []),
      sheetOrder: sheets.map((_, index) => sheetId(index)),
      sheets: translated,
      resources: [
        toNames(
          names,
          sheets.map((sheet) => sheet.snapshot.name),
          sheetId,
        ),
      ],
    };
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
    let active = this.activeSheet();
    // The service is there once the grid's parts have started, which the first workbook makes them do.
    const selections = this.univer.__getInjector().get(SheetsSelectionsService);
    this.subscriptions = [
      this.decorateCells(),
      selections.selectionChanged$.subscribe((ranges) => {
        const primary = ranges?.[0]?.primary;
        if (!primary) return;
        const place = { sheet: this.activeSheet(), row: primary.actualRow, column: primary.actualColumn };
        for (const listener of [...this.selected]) listener(place);
      }),
      this.workbook!.activeSheet$.subscribe((sheet) => {
        const name = sheet?.getName() ?? active;
        if (name === active) return;
        active = name;
        this.showRemark();
        for (const listener of [...this.activated]) listener(name);
      }),
    ];
  }

  /** Charts and images are in the file and not on the screen: that is said. */
  private showRemark(): void {
    const sheet = this.shown.sheet(this.activeSheet());
    const count = sheet?.look.drawings ?? 0;
    this.remark.hidden = count === 0;
    this.remark.textContent = count === 0 ? '' : format(this.words.drawings, { count });
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

  /** Conditional formats and notes are drawn from what the cells hold at that moment. */
  private decorateCells(): Pick<Subscription, 'unsubscribe'> {
    const interceptors = this.univer.__getInjector().get(SheetInterceptorService);
    const ending = interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style,
      handler: (cell, { worksheet, workbook, row, col, rawData }, next) => {
        const decoration = this.shown.decoration(worksheet.getName());
        if (!decoration) return next(cell);
        const own = workbook.getStyles().getStyleByCell(cell ?? rawData);
        const valueAt = (row: number, column: number) => {
          const data = worksheet.getCellRaw(row, column);
          return toCellValue(data ?? null, typeof data?.f === 'string' || typeof data?.si === 'string');
        };
        return next(decoration.decorate(cell, own, { row, column: col }, valueAt));
      },
    });
    return { unsubscribe: () => ending.dispose() };
  }

  private unfollow(): void {
    for (const subscription of this.subscriptions.splice(0)) subscription.unsubscribe();
  }

  /** Sheets that were not given anew keep what the person did there and what followed from it. */
  private carryOver(data: IWorkbookData): void {
    const { workbook } = this;
    const formulas = this.univer.__getInjector().get(FormulaDataModel);
    for (const sheet of Object.values(data.sheets)) {
      const before = workbook?.getSheetBySheetName(sheet.name ?? '');
      if (!workbook || !before) continue;
      const cells: Record<number, Record<number, ICellData>> = (sheet.cellData ??= {});
      for (const { row, column } of this.shown.touchedOf(before.getName())) {
        const raw = before.getCellRaw(row, column);
        const formula = formulas.getFormulaStringByCell(row, column, before.getSheetId(), workbook.getUnitId());
        (cells[row] ??= {})[column] = {
          ...raw,
          s: workbook.getStyles().getStyleByCell(raw),
          f: formula || null,
          si: null,
        };
      }
    }
  }

  /** Puts cells as `sheet` has them, those too that the person or a calculation has changed since. */
  private putCells(sheet: GridSheet, places: readonly Place[]): void {
    const { name } = sheet.snapshot;
    const worksheet = this.workbook?.getSheetBySheetName(name);
    if (!worksheet || !this.workbook) return;
    this.workbook.addStyles(toStyles(sheet.look.styles));
    const cellValue: Record<number, Record<number, ICellData>> = {};
    for (const { row, column } of [...places, ...this.shown.touchedOf(name)]) {
      const style = sheet.look.cellStyles[row]?.[column];
      (cellValue[row] ??= {})[column] = {
        v: null,
        t: null,
        f: null,
        si: null,
        p: null,
        ...toCellData(sheet.snapshot.rows[row]?.[column], style),
      };
    }
    this.shown.settle(name);
    if (Object.keys(cellValue).length === 0) return;
    const params: ISetRangeValuesMutationParams = {
      unitId: this.workbook.getUnitId(),
      subUnitId: worksheet.getSheetId(),
      cellValue,
    };
    this.person.quietly(() => this.commands.syncExecuteCommand(SetRangeValuesMutation.id, params));
  }

  /** The person stays where they are, as far as that sheet is still there. */
  private keepingPlace(work: () => void): void {
    const sheet = this.activeSheet();
    const selection = this.api.getActiveWorkbook()?.getActiveRange()?.getRange();
    const range = selection && fromRange(selection);
    const scroll = this.api.getActiveWorkbook()?.getActiveSheet().getScrollState();
    work();
    const worksheet = this.api.getActiveWorkbook()?.getSheetByName(sheet);
    if (!worksheet) return;
    this.person.quietly(() => {
      this.api.getActiveWorkbook()?.setActiveSheet(worksheet);
      if (range) worksheet.setActiveSelection(rangeOf(worksheet, range));
      if (scroll) this.scrollTo(worksheet, scroll);
    });
  }
}

/** How often, and after how many milliseconds, it is looked whether the sheet is drawn. */
const MOST_ATTEMPTS = 200;
const ATTEMPT = 10;

const NO_FREEZE = { rows: 0, columns: 0 };

function sheetId(index: number): string {
  return `sheet-${index}`;
}

/** As much of a range as the sheet has. */
function rangeOf(worksheet: FWorksheet, range: CellRange): FRange {
  const row = Math.min(range.top, worksheet.getMaxRows() - 1);
  const column = Math.min(range.left, worksheet.getMaxColumns() - 1);
  const bottom = Math.min(range.bottom, worksheet.getMaxRows() - 1);
  const right = Math.min(range.right, worksheet.getMaxColumns() - 1);
  return worksheet.getRange(row, column, bottom - row + 1, right - column + 1);
}
