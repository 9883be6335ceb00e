import type { IWorkbookData, IWorksheetData, LocaleType } from '@univerjs/core';
import type { CellLook } from '../../ooxml/sheet-look';
import { TimeSlices } from '../time-slices';
import type { GridSheet, GridWorkbook } from './grid';
import { countCells } from './shown-content';
import { toNames, toStyles, translateSheet } from './univer-workbook';

/** What a translation is made for. */
export interface Translation {
  readonly id: string;
  readonly locale: LocaleType;
  /** Asked after each rest: whether something else is to be shown meanwhile. */
  isOutdated(): boolean;
  /** Counts cells. */
  progress?(done: number, total: number): void;
}

/** A workbook as the grid takes it, worked out in slices; `null` where something else was to be shown meanwhile. */
export async function translateWorkbook(
  { sheets, names }: GridWorkbook,
  translation: Translation,
): Promise<IWorkbookData | null> {
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
      translation.progress?.(Math.min(done, total), total);
      await slices.rest();
      if (translation.isOutdated()) return null;
    }
  }
  translation.progress?.(total, total);
  const order = sheets.map((sheet) => sheet.snapshot.name);
  return {
    id: translation.id,
    name: '',
    appVersion: '',
    locale: translation.locale,
    styles: toStyles(stylesOf(sheets)),
    sheetOrder: sheets.map((_, index) => sheetId(index)),
    sheets: translated,
    resources: [toNames(names, order, sheetId)],
  };
}

/** A sheet that was read later knows more styles; those that were there before keep their places. */
function stylesOf(sheets: readonly GridSheet[]): readonly CellLook[] {
  return sheets.reduce<readonly CellLook[]>(
    (most, { look }) => (look.styles.length > most.length ? look.styles : most),
    [],
  );
}

function sheetId(index: number): string {
  return `sheet-${index}`;
}
