import type { CellRange } from '../../core/address';
import type { Edit, SetCell, SetNote } from '../../core/edit';
import { boxAround, cellRange } from './addresses';
import { answered } from './answered';
import { placeOf, type Knowledge, type KnownSheet } from './knowledge';
import { askNotes, askPlaces, readNotes, type AskedNotes } from './notes';
import { askMore } from './read-more';
import { askSheet, isWithin, readSheet } from './read-sheet';
import { isSpoiltByTextFormat } from './excel-value';

/** What must be known before edits can be written. */
export interface Survey {
  /** Names of the sheets in their order. */
  readonly sheets: readonly string[];
  readonly known: ReadonlyMap<string, KnownSheet>;
  /** Notes of the sheets whose notes change, by `placeOf`. */
  readonly notes: ReadonlyMap<string, ReadonlyMap<number, string>>;
}

/** Asks Excel for what the last read has not told: no sync where it told all, one or two otherwise. */
export async function survey(
  context: Excel.RequestContext,
  edits: readonly Edit[],
  knowledge: Knowledge,
  timeout: number,
): Promise<Survey> {
  const noted = new Set(edits.filter((edit): edit is SetNote => edit.kind === 'note').map(({ sheet }) => sheet));
  const replaced = new Set(edits.flatMap((edit) => (edit.kind === 'replace-sheet' ? [edit.plan.name] : [])));
  const touched = new Set(edits.flatMap((edit) => sheetOf(edit) ?? []));
  if (noted.size === 0 && edits.every((edit) => isForeseen(edit, knowledge))) {
    const sheets = [...knowledge.sheets.values()].sort((a, b) => a.position - b.position).map(({ name }) => name);
    return { sheets, known: knowledge.sheets, notes: new Map() };
  }
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  const asked = [...touched].map((name) => {
    const sheet = worksheets.getItemOrNullObject(name);
    return {
      name,
      sheet: askSheet(sheet, 'none', askMore(sheet, [], replaced.has(name))),
      formats: askFormats(
        sheet,
        edits.filter(dependsOnFormat).filter((edit) => edit.sheet === name),
      ),
      notes: noted.has(name) ? askNotes(sheet) : null,
    };
  });
  await answered(context.sync(), timeout);
  const present = asked.filter(({ sheet }) => !sheet.sheet.isNullObject);
  const notes = new Map<string, AskedNotes>(present.flatMap((each) => (each.notes ? [[each.name, each.notes]] : [])));
  if ([...notes.values()].map(askPlaces).includes(true)) await answered(context.sync(), timeout);
  return {
    sheets: worksheets.items.map(({ name }) => name),
    known: new Map(
      present.map(({ name, formats, sheet }) => [name, { ...readSheet(sheet).known, textCells: textCells(formats) }]),
    ),
    notes: new Map([...notes].map(([name, each]) => [name, readNotes(each)])),
  };
}

export function sheetOf(edit: Edit): string | null {
  switch (edit.kind) {
    case 'add-sheet':
      return null;
    case 'replace-sheet':
      return edit.plan.name;
    default:
      return edit.sheet;
  }
}

/** Whether the last read told what this edit needs. Which sheets there are and what they bear may soon be otherwise. */
function isForeseen(edit: Edit, { sheets, isReady }: Knowledge): boolean {
  if (edit.kind === 'add-sheet' || edit.kind === 'replace-sheet' || edit.kind === 'delete-sheet') return isReady;
  const { sheet } = edit;
  if (sheet === null) return sheets.size > 0;
  const known = sheets.get(sheet);
  if (!known) return false;
  return !dependsOnFormat(edit) || isWithin(known.used, edit.row, edit.column);
}

/** A number or a formula that would become text in a cell formatted as text. */
function dependsOnFormat(edit: Edit): edit is SetCell {
  return edit.kind === 'set-cell' && edit.format === undefined && isSpoiltByTextFormat(edit.value, edit.formula);
}

interface AskedFormats {
  readonly box: CellRange;
  readonly range: Excel.Range;
}

function askFormats(sheet: Excel.Worksheet, edits: readonly SetCell[]): AskedFormats | null {
  if (edits.length === 0) return null;
  const box = boxAround(edits.map(cellRange));
  const range = sheet.getRangeByIndexes(box.top, box.left, box.bottom - box.top + 1, box.right - box.left + 1);
  range.load('numberFormat');
  return { box, range };
}

function textCells(asked: AskedFormats | null): Set<number> {
  const cells = new Set<number>();
  asked?.range.numberFormat.forEach((formats: readonly unknown[], row) =>
    formats.forEach((format, column) => {
      if (format === '@') cells.add(placeOf(asked.box.top + row, asked.box.left + column));
    }),
  );
  return cells;
}
