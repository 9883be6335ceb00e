import type { IDisposable, Univer } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { HoverManagerService } from '@univerjs/preset-sheets-core';
import { format } from '../../locales/format';
import type { WorkbenchWords } from '../../locales/zh-CN/workbench';
import type { Unsubscribe } from '../../taskpane/services';
import type { Place } from './cell-changes';
import { NoteCard } from './note-card';

/** So long a note stays after the pointer has left its cell, so that it can be reached; in milliseconds. */
const LEAVING = 250;

/**
 * Shows the words of the note at the cell that is pointed at, or else at the selected one, and speaks those of the
 * selected one. Escape takes it away until another cell is pointed at or selected.
 */
export class CellNotes {
  private pointed: Place | null = null;
  private selected: Place | null = null;
  private isHeld = false;
  private shown: { readonly key: string; readonly popup: IDisposable } | null = null;
  private leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly univer: Univer,
    private readonly api: FUniver,
    /** Read aloud whenever it changes. */
    private readonly voice: HTMLElement,
    private readonly words: () => WorkbenchWords['grid'],
    /** The note of a cell of the sheet on the screen. */
    private readonly noteAt: (place: Place) => string | null,
  ) {}

  /** Follows the pointer over the workbook on the screen. */
  follow(): Unsubscribe {
    const pointer = this.univer.__getInjector().get(HoverManagerService);
    const following = pointer.currentCell$.subscribe((cell) => {
      const place = cell && { row: cell.location.row, column: cell.location.col };
      this.pointAt(place && this.noteAt(place) !== null ? place : null);
    });
    return () => {
      following.unsubscribe();
      this.pointAt(null);
      this.select(null);
    };
  }

  /** Another cell is selected, or none of this sheet. */
  select(place: Place | null): void {
    this.selected = place;
    this.renew();
  }

  /** The notes of the sheet may be others than before. */
  renew(): void {
    const text = this.selected && this.noteAt(this.selected);
    this.voice.textContent = text === null ? '' : format(this.words().note, { text });
    this.show();
  }

  /** Takes away what is shown. */
  dismiss(): void {
    this.pointed = null;
    this.selected = null;
    this.show();
  }

  private pointAt(place: Place | null): void {
    clearTimeout(this.leaving);
    if (place === null && this.pointed !== null) {
      this.leaving = setTimeout(() => {
        if (this.isHeld) return;
        this.pointed = null;
        this.show();
      }, LEAVING);
      return;
    }
    this.pointed = place;
    this.show();
  }

  private show(): void {
    const place = this.pointed ?? this.selected;
    const text = place && this.noteAt(place);
    const sheet = this.api.getActiveWorkbook()?.getActiveSheet();
    const key = place && text !== null && sheet ? `${sheet.getSheetId()} ${place.row},${place.column} ${text}` : null;
    if (this.shown?.key === key) return;
    this.shown?.popup.dispose();
    this.shown = null;
    this.isHeld = false;
    if (!place || key === null || !sheet) return;
    const popup = sheet.getRange(place.row, place.column).attachPopup({
      componentKey: NoteCard,
      direction: 'horizontal',
      noPushMinimumGap: true,
      showOnSelectionMoving: true,
      extraProps: { text, label: format(this.words().note, { text: '' }) },
      onActiveChange: (isActive) => {
        this.isHeld = isActive;
        if (!isActive) this.pointAt(null);
      },
    });
    this.shown = popup ? { key, popup } : null;
  }
}
