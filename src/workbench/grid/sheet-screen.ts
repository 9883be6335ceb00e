import { ICommandService, type Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { SetScrollOperation, type IScrollState } from '@univerjs/preset-sheets-core';
import type { FRange, FWorksheet } from '@univerjs/sheets/facade';
import type { CellRange } from '../../core/address';
import type { SheetLook } from '../../ooxml/sheet-look';
import type { RowSpan } from './grid';
import type { PersonEdits } from './person-edits';
import { scrollToShow } from './scroll-to-show';
import { fromRange } from './univer-workbook';

/** How often, and after how many milliseconds, it is looked whether the sheet is drawn. */
const MOST_ATTEMPTS = 200;
const ATTEMPT = 10;
/** So long the grid may take from the end of an edit to its command, in milliseconds. */
const HANDING_OVER = 50;

/** What of the workbook is on the screen: the sheet, its selected cells, and how far it is scrolled. */
export class SheetScreen {
  constructor(
    private readonly univer: Univer,
    private readonly api: FUniver,
    private readonly person: PersonEdits,
    private readonly freezeOf: (sheet: string) => SheetLook['freeze'],
  ) {}

  /** The name of the sheet; `''` without one. */
  get sheet(): string {
    return this.api.getActiveWorkbook()?.getActiveSheet().getSheetName() ?? '';
  }

  /** Closes the editor of a cell, and lets the grid take over what stands in it. */
  async endTyping(): Promise<void> {
    const workbook = this.api.getActiveWorkbook();
    if (!workbook?.isCellEditing()) return;
    await workbook.endEditingAsync(true);
    await new Promise((resume) => setTimeout(resume, HANDING_OVER));
  }

  /** The rows of the one range that is selected; `null` where that is every row, or while a cell is typed into. */
  selectedRows(): RowSpan | null {
    const workbook = this.api.getActiveWorkbook();
    const worksheet = workbook?.isCellEditing() ? null : workbook?.getActiveSheet();
    const ranges = worksheet?.getSelection()?.getActiveRangeList() ?? [];
    if (!worksheet || ranges.length !== 1) return null;
    const { top, bottom } = fromRange(ranges[0]!.getRange());
    const count = bottom - top + 1;
    return count < worksheet.getMaxRows() ? { sheet: worksheet.getSheetName(), row: top, count } : null;
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

  /** Resolves when the sheet is on the screen and can be scrolled; a page in the background is not waited for. */
  async drawn(): Promise<void> {
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

  /** The person stays where they are while the workbook is replaced, as far as that sheet is still there. */
  keepingPlace(replace: () => void): void {
    const { sheet } = this;
    const selection = this.api.getActiveWorkbook()?.getActiveRange()?.getRange();
    const range = selection && fromRange(selection);
    const scroll = this.api.getActiveWorkbook()?.getActiveSheet().getScrollState();
    replace();
    const worksheet = this.api.getActiveWorkbook()?.getSheetByName(sheet);
    if (!worksheet) return;
    this.person.quietly(() => {
      this.api.getActiveWorkbook()?.setActiveSheet(worksheet);
      if (range) worksheet.setActiveSelection(rangeOf(worksheet, range));
      if (scroll) this.scrollTo(worksheet, scroll);
    });
  }

  private bringIntoView(worksheet: FWorksheet, range: CellRange): void {
    const sheet = worksheet.getSheetName();
    if (this.sheet !== sheet) return;
    const scroll = scrollToShow(worksheet, range, this.freezeOf(sheet));
    if (scroll) this.person.quietly(() => this.scrollTo(worksheet, scroll));
  }

  private scrollTo(worksheet: FWorksheet, scroll: IScrollState): void {
    const place = { unitId: worksheet.getWorkbook().getUnitId(), sheetId: worksheet.getSheetId() };
    const commands = this.univer.__getInjector().get(ICommandService);
    commands.syncExecuteCommand(SetScrollOperation.id, { ...scroll, ...place });
  }
}

/** As much of a range as the sheet has. */
function rangeOf(worksheet: FWorksheet, range: CellRange): FRange {
  const row = Math.min(range.top, worksheet.getMaxRows() - 1);
  const column = Math.min(range.left, worksheet.getMaxColumns() - 1);
  const bottom = Math.min(range.bottom, worksheet.getMaxRows() - 1);
  const right = Math.min(range.right, worksheet.getMaxColumns() - 1);
  return worksheet.getRange(row, column, bottom - row + 1, right - column + 1);
}
