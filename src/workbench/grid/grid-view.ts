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
  INTERCEPTOR_POINT,
  ScrollToRangeOperation,
  SetRangeValuesMutation,
  SheetInterceptorService,
  SheetsSelectionsService,
  type ISetRangeValuesMutationParams,
} from '@univerjs/preset-sheets-core';
import type { Subscription } from 'rxjs';
import type { CellRange } from '../../core/address';
import type { Edit } from '../../core/edit';
import type { Locale } from '../../locales';
import type { Unsubscribe, WorkbookEvents } from '../../taskpane/services';
import { changedCells, type Place } from './cell-changes';
import { CellDecoration } from './cell-decoration';
import { toCellValue } from './edits-of-cells';
import type { CalculatedCell, Grid, GridSheet, GridWorkbook } from './grid';
import { PersonEdits } from './person-edits';
import { TimeSlices } from './time-slices';
import { fromRange, toCellData, toNames, toRange, toStyles, translateSheet } from './univer-workbook';

type SelectionListener = Parameters<WorkbookEvents['onSelectionChanged']>[0];

/** A workbook in Univer. */
export class GridView implements Grid {
  private readonly edited = new Set<(edits: readonly Edit[]) => void>();
  private readonly calculated = new Set<(cells: readonly CalculatedCell[]) => void>();
  private readonly activated = new Set<(sheet: string) => void>();
  private readonly selected = new Set<SelectionListener>();
  private readonly person: PersonEdits;
  private workbook: Workbook | null = null;
  private content: GridWorkbook = { sheets: [], names: [], editable: false };
  /** Cells that hold something else than `content` says, by sheet. */
  private readonly touched = new Map<string, Map<string, Place>>();
  private readonly decorations = new Map<string, CellDecoration>();
  private subscriptions: Pick<Subscription, 'unsubscribe'>[] = [];
  private turn = 0;

  constructor(
    private readonly univer: Univer,
    private readonly api: FUniver,
    private readonly setWords: (locale: Locale) => Promise<void>,
  ) {
    this.person = new PersonEdits(univer, () => this.workbook, {
      edited: (edits) => {
        for (const { sheet, row, column } of edits) this.touch(sheet, { row, column });
        for (const listener of [...this.edited]) listener(edits);
      },
      calculated: (results) => {
        const cells = results.filter((result) => !this.isKnown(result));
        if (cells.length === 0) return;
        for (const { sheet, row, column } of cells) this.touch(sheet, { row, column });
        for (const listener of [...this.calculated]) listener(cells);
      },
    });
  }

  async show(workbook: GridWorkbook, progress?: (done: number, total: number) => void): Promise<void> {
    const data = await this.translate(workbook, progress);
    if (data) this.replace(workbook, data);
  }

  async refresh(sheets: readonly GridSheet[], order: readonly string[]): Promise<void> {
    this.person.flush();
    const changed = new Map(sheets.map((sheet) => [sheet.snapshot.name, sheet]));
    const before = new Map(this.content.sheets.map((sheet) => [sheet.snapshot.name, sheet]));
    const content = {
      ...this.content,
      sheets: order.flatMap((name) => changed.get(name) ?? before.get(name) ?? []),
    };
    const isSameOrder = this.content.sheets.map((sheet) => sheet.snapshot.name).join('\n') === order.join('\n');
    const differences = sheets.map((sheet) => {
      const known = before.get(sheet.snapshot.name);
      return known && changedCells(known, sheet);
    });
    if (isSameOrder && differences.every((places) => places)) {
      this.take(content);
      sheets.forEach((sheet, index) => this.putCells(sheet, differences[index]!));
    } else {
      const data = await this.translate(content);
      if (data) this.keepingPlace(() => this.replace(content, data));
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
    this.person.quietly(() => {
      if (worksheet.isSheetHidden()) worksheet.showSheet();
      if (workbook.getActiveSheet().getSheetId() !== worksheet.getSheetId()) workbook.setActiveSheet(worksheet);
      worksheet.setActiveSelection(rangeOf(worksheet, range));
      this.commands.syncExecuteCommand(ScrollToRangeOperation.id, { range: toRange(range) });
    });
  }

  setLocale(locale: Locale): void {
    void this.setWords(locale);
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
      this.take(content);
      this.touched.clear();
      this.person.editable = content.editable;
      this.workbook = this.univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, data);
    });
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
        for (const listener of [...this.activated]) listener(name);
      }),
    ];
  }

  private take(content: GridWorkbook): void {
    this.content = content;
    this.decorations.clear();
    for (const sheet of content.sheets) this.decorations.set(sheet.snapshot.name, new CellDecoration(sheet));
  }

  /** Conditional formats and notes are drawn from what the cells hold at that moment. */
  private decorateCells(): Pick<Subscription, 'unsubscribe'> {
    const interceptors = this.univer.__getInjector().get(SheetInterceptorService);
    const ending = interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style,
      handler: (cell, { worksheet, workbook, row, col, rawData }, next) => {
        const decoration = this.decorations.get(worksheet.getName());
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

  /** Opening a workbook makes the grid work out results that are empty or 0 once more. */
  private isKnown({ sheet, row, column, value }: CalculatedCell): boolean {
    if (this.touched.get(sheet)?.has(`${row},${column}`)) return false;
    const shown = this.content.sheets.find(({ snapshot }) => snapshot.name === sheet);
    return (shown?.snapshot.rows[row]?.[column]?.value ?? '') === (value ?? '');
  }

  private touch(sheet: string, place: Place): void {
    let places = this.touched.get(sheet);
    if (!places) this.touched.set(sheet, (places = new Map()));
    places.set(`${place.row},${place.column}`, place);
  }

  /** Puts cells as `sheet` has them, those too that the person or a calculation has changed since. */
  private putCells(sheet: GridSheet, places: readonly Place[]): void {
    const { name } = sheet.snapshot;
    const worksheet = this.workbook?.getSheetBySheetName(name);
    if (!worksheet || !this.workbook) return;
    this.workbook.addStyles(toStyles(sheet.look.styles));
    const cellValue: Record<number, Record<number, ICellData>> = {};
    for (const { row, column } of [...places, ...(this.touched.get(name)?.values() ?? [])]) {
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
    this.touched.delete(name);
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
      if (scroll) this.commands.syncExecuteCommand('sheet.operation.set-scroll', scroll);
    });
  }
}

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

function countCells({ snapshot, look }: GridSheet): number {
  let count = 0;
  const height = Math.max(snapshot.rows.length, look.cellStyles.length);
  for (let row = 0; row < height; row += 1) {
    count += Math.max(snapshot.rows[row]?.length ?? 0, look.cellStyles[row]?.length ?? 0);
  }
  return count;
}

function listenTo<T>(listeners: Set<(told: T) => void>, listener: (told: T) => void): Unsubscribe {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
