import type { SheetParts } from './knowledge';
import { notesOf } from './notes';

/** What Excel was asked of the things that a sheet bears besides its cells. */
export interface AskedParts {
  readonly tables: Excel.TableCollection;
  readonly charts: Excel.ChartCollection;
  readonly notes: OfficeExtension.ClientResult<number>;
}

export function askParts(sheet: Excel.Worksheet): AskedParts {
  const { tables, charts } = sheet;
  tables.load('items/name');
  charts.load('items/name');
  return { tables, charts, notes: notesOf(sheet).getCount() };
}

/** `names`: the names that belong to the sheet. */
export function readParts({ tables, charts, notes }: AskedParts, names: readonly string[]): SheetParts {
  return {
    tables: tables.items.map(({ name }) => name),
    charts: charts.items.map(({ name }) => name),
    names,
    notes: notes.value,
  };
}

/** Takes everything off a sheet that is no cell. The last note goes first, so that the others keep their numbers. */
export function removeParts(sheet: Excel.Worksheet, { tables, charts, names, notes }: SheetParts): void {
  for (const name of charts) sheet.charts.getItem(name).delete();
  for (const name of tables) sheet.tables.getItem(name).delete();
  for (const name of names) sheet.names.getItemOrNullObject(name).delete();
  for (let number = notes - 1; number >= 0; number -= 1) notesOf(sheet).getItemAt(number).delete();
}
