import type { CellAddress } from '../core/address';
import type { Edit } from '../core/edit';
import type { OpcPackage } from './package';
import { Draft } from './patch/draft';
import { merge, unmerge } from './patch/merges';
import { notesOf } from './patch/note-parts';
import { Originals } from './patch/originals';
import { LAST_COLUMN, LAST_ROW } from './patch/references';
import { shiftSheetRows } from './patch/rows';
import { addSheet, deleteSheet, replaceSheet } from './patch/sheets';
import { headerContent } from './patch/tables';
import { selectRange } from './patch/views';

/** What was done to a package since it was opened. */
interface Session {
  draft: Draft;
  readonly originals: Originals;
  readonly applied: (readonly Edit[])[];
  /** Parts that differ from what was opened. */
  changed: Set<string>;
}

const sessions = new WeakMap<OpcPackage, Session>();

/**
 * Applies edits to a package, all of them or none: an error (`RangeError` for a sheet that is not there and the
 * like, `WorkbookError` for a part that cannot be read) leaves the package as it was.
 *
 * Only what an edit touches is written, into the text that stood there. What edits and their inverses bring back
 * to what was opened gets its original bytes again: the package remembers what it held.
 */
export function applyEdits(pkg: OpcPackage, edits: readonly Edit[]): void {
  if (edits.length === 0) return;
  let session = sessions.get(pkg);
  if (!session) {
    const originals = new Originals(pkg);
    session = { draft: new Draft(pkg, originals), originals, applied: [], changed: new Set() };
    sessions.set(pkg, session);
  }
  try {
    for (const edit of edits) apply(session.draft, edit);
    write(pkg, session, session.draft.render());
    session.applied.push(edits);
  } catch (error) {
    rollBack(pkg, session);
    throw error;
  }
}

function apply(draft: Draft, edit: Edit): void {
  switch (edit.kind) {
    case 'set-cell': {
      refuseBadPlace(edit);
      const sheet = draft.sheet(edit.sheet);
      const { row, column, value, formula } = edit;
      const content = headerContent(draft, sheet, row, column, formula === undefined ? { value } : { value, formula });
      return sheet.setCell(row, column, content, edit.format);
    }
    case 'format':
      return draft.sheet(edit.sheet).setFill(edit.range, edit.fill, edit.fillToken);
    case 'note': {
      refuseBadPlace(edit);
      const notes = notesOf(draft, draft.sheet(edit.sheet));
      return notes.set(edit.row, edit.column, edit.text);
    }
    case 'merge':
      return merge(draft.sheet(edit.sheet), edit.range);
    case 'unmerge':
      return unmerge(draft.sheet(edit.sheet), edit.range);
    case 'insert-rows':
      return shiftSheetRows(draft, draft.sheet(edit.sheet), { row: edit.row, count: edit.count });
    case 'delete-rows':
      return shiftSheetRows(draft, draft.sheet(edit.sheet), { row: edit.row, count: -edit.count });
    case 'show-rows':
      return draft.sheet(edit.sheet).showRows(edit.rows, edit.hidden);
    case 'show-columns':
      return draft.sheet(edit.sheet).showColumns(edit.columns, edit.hidden);
    case 'show-sheet':
      draft.workbook.sheet(edit.sheet).visibility = edit.visibility;
      return;
    case 'name': {
      const owner = edit.sheet === null ? null : draft.workbook.sheet(edit.sheet);
      return draft.workbook.setName(edit.name, owner, edit.formula, edit.hidden);
    }
    case 'add-sheet':
      return addSheet(draft, edit.plan, edit.after);
    case 'replace-sheet':
      return replaceSheet(draft, edit.plan);
    case 'delete-sheet':
      return deleteSheet(draft, edit.sheet);
    case 'select':
      draft.workbook.active = draft.workbook.sheet(edit.sheet);
      return selectRange(draft.sheet(edit.sheet), edit.range);
  }
}

function refuseBadPlace({ row, column }: CellAddress): void {
  const isPlace = row >= 0 && row <= LAST_ROW && column >= 0 && column <= LAST_COLUMN;
  if (!isPlace || !Number.isInteger(row + column)) throw new RangeError(`no cell at row ${row}, column ${column}`);
}

/** Brings the package to what was rendered; parts that are again as they were get their very bytes. */
function write(pkg: OpcPackage, session: Session, rendered: ReadonlyMap<string, string | null>): void {
  const { originals } = session;
  const changed = new Set<string>();
  for (const [name, text] of rendered) {
    if (text === null ? !originals.has(name) : originals.has(name) && originals.text(name) === text) continue;
    changed.add(name);
    originals.remember(name);
    if (text === null) pkg.delete(name);
    else pkg.set(name, text);
  }
  for (const name of session.changed) if (!changed.has(name)) restore(pkg, originals, name);
  session.changed = changed;
}

function restore(pkg: OpcPackage, originals: Originals, name: string): void {
  const bytes = originals.bytes(name);
  if (bytes) pkg.set(name, bytes);
  else pkg.delete(name);
}

/** Does again what was done before the edits that failed. */
function rollBack(pkg: OpcPackage, session: Session): void {
  const { originals, applied } = session;
  for (const name of session.changed) restore(pkg, originals, name);
  session.changed = new Set();
  session.draft = new Draft(pkg, originals);
  for (const edits of applied) {
    for (const edit of edits) apply(session.draft, edit);
    write(pkg, session, session.draft.render());
  }
}
