import type { Edit, FormatCells, SetCell, SetName, SetNote, ShowColumns, ShowRows, ShowSheet } from '../../core/edit';
import { columnsToA1, rowsToA1, runsOf } from './addresses';
import { writeNote } from './notes';
import { placeOf } from './knowledge';
import { addSheet, deleteSheet, replaceSheet } from './plan/write-sheet';
import type { Survey } from './survey';
import { work, type Work } from './work';
import { rangeOf, setCells } from './write-cells';
import { fillCells } from './write-fills';

/** Edits that touch different things of a cell or a sheet, so that their order among kinds does not matter. */
type SmallEdit = SetCell | FormatCells | SetNote | SetName | ShowRows | ShowColumns | ShowSheet;

/** The edits as work for Excel, in their order, equal small ones together. */
export function workOf(edits: readonly Edit[], survey: Survey): Work[] {
  const works: Work[] = [];
  let small: SmallEdit[] = [];
  let sheets = [...survey.sheets];
  for (const edit of edits) {
    if (isSmall(edit)) {
      small.push(edit);
      continue;
    }
    works.push(...smallWork(small, survey));
    small = [];
    switch (edit.kind) {
      case 'add-sheet': {
        const at = edit.after === undefined ? sheets.length : sheets.indexOf(edit.after) + 1;
        works.push(...addSheet(edit.plan, at, edits));
        sheets = [...sheets.slice(0, at), edit.plan.name, ...sheets.slice(at)];
        break;
      }
      case 'replace-sheet':
        works.push(...replaceSheet(edit.plan, survey, edits));
        break;
      case 'delete-sheet':
        works.push(deleteSheet(edit.sheet, survey.known.get(edit.sheet)?.visibility === 'VeryHidden'));
        sheets = sheets.filter((name) => name !== edit.sheet);
        break;
      default:
        works.push(structureWork(edit));
    }
  }
  works.push(...smallWork(small, survey));
  return works;
}

function isSmall(edit: Edit): edit is SmallEdit {
  return ['set-cell', 'format', 'note', 'name', 'show-rows', 'show-columns', 'show-sheet'].includes(edit.kind);
}

type StructureEdit = Exclude<Edit, SmallEdit | { readonly kind: 'add-sheet' | 'replace-sheet' | 'delete-sheet' }>;

function structureWork(edit: StructureEdit): Work {
  return work(0, (context) => {
    const sheet = context.workbook.worksheets.getItem(edit.sheet);
    switch (edit.kind) {
      case 'merge':
        return rangeOf(context, edit.sheet, edit.range).merge(false);
      case 'unmerge':
        return rangeOf(context, edit.sheet, edit.range).unmerge();
      case 'insert-rows':
        // New rows take the style of those above them, as they do in Excel by itself.
        sheet.getRange(rowsToA1(edit.row, edit.row + edit.count - 1)).insert('Down');
        return;
      case 'delete-rows':
        return sheet.getRange(rowsToA1(edit.row, edit.row + edit.count - 1)).delete('Up');
      case 'select':
        sheet.activate();
        return rangeOf(context, edit.sheet, edit.range).select();
    }
  });
}

function smallWork(edits: readonly SmallEdit[], survey: Survey): Work[] {
  const cells = new Map<string, SetCell[]>();
  const fills = new Map<string, FormatCells[]>();
  const others: Work[] = [];
  const noted = new Map<string, boolean>();
  for (const edit of edits) {
    switch (edit.kind) {
      case 'set-cell':
        listIn(cells, edit.sheet).push(edit);
        break;
      case 'format':
        listIn(fills, edit.sheet).push(edit);
        break;
      case 'note':
        others.push(noteWork(edit, survey, noted));
        break;
      default:
        others.push(otherWork(edit));
    }
  }
  return [
    ...[...cells].flatMap(([sheet, each]) => setCells(each, survey.known.get(sheet)?.textCells ?? new Set())),
    ...[...fills.values()].flatMap(fillCells),
    ...others,
  ];
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function noteWork({ sheet, row, column, text }: SetNote, survey: Survey, noted: Map<string, boolean>): Work {
  const key = `${sheet}!${placeOf(row, column)}`;
  const isThere = noted.get(key) ?? survey.notes.get(sheet)?.has(placeOf(row, column)) ?? false;
  noted.set(key, text !== null);
  return work(3 * (text?.length ?? 0), (context) =>
    writeNote(context.workbook.worksheets.getItem(sheet), row, column, text, isThere),
  );
}

function otherWork(edit: SetName | ShowRows | ShowColumns | ShowSheet): Work {
  return work(edit.kind === 'name' ? 3 * (edit.formula?.length ?? 0) : 0, (context) => {
    const { worksheets } = context.workbook;
    switch (edit.kind) {
      case 'name': {
        const owner = edit.sheet === null ? context.workbook : worksheets.getItem(edit.sheet);
        // Excel refuses to add a name that is there, and the name of a null object cannot be set.
        owner.names.getItemOrNullObject(edit.name).delete();
        if (edit.formula !== null) owner.names.add(edit.name, `=${edit.formula}`).visible = !edit.hidden;
        return;
      }
      case 'show-rows':
        for (const [from, to] of runsOf(edit.rows)) {
          worksheets.getItem(edit.sheet).getRange(rowsToA1(from, to)).rowHidden = edit.hidden;
        }
        return;
      case 'show-columns':
        for (const [from, to] of runsOf(edit.columns)) {
          worksheets.getItem(edit.sheet).getRange(columnsToA1(from, to)).columnHidden = edit.hidden;
        }
        return;
      case 'show-sheet':
        worksheets.getItem(edit.sheet).visibility = EXCEL_VISIBILITY[edit.visibility];
    }
  });
}

const EXCEL_VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;
