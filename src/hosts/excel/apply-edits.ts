import type { CellRange } from '../../core/address';
import type { Edit, SetCell } from '../../core/edit';
import { boxAround, cellRange } from './addresses';
import { answered } from './answered';
import { workOf } from './edit-work';
import { ExcelError, isRefusedWhole, writeError } from './excel-error';
import { placeOf, type Knowledge, type KnownSheet, type UsedRange } from './knowledge';
import { isWithin } from './read-sheet';
import { sheetOf, survey as askSurvey } from './survey';
import { validateEdits } from './validate-edits';
import { requestsOf, work, type Work } from './work';

/**
 * Applies edits in order: one sync where the last read told all that is needed, two or three otherwise, more only
 * where a request would grow too large. What the edits themselves forbid is found before anything is written.
 */
export async function applyEdits(
  context: Excel.RequestContext,
  edits: readonly Edit[],
  knowledge: Knowledge,
  timeout: number,
): Promise<void> {
  const survey = await askSurvey(context, edits, knowledge, timeout);
  validateEdits(edits, survey);
  const locked = lockedSheets(edits, survey.known);
  const gone = new Set(edits.flatMap((edit) => (edit.kind === 'delete-sheet' ? [edit.sheet] : [])));
  // A sheet that is written anew gets the protection of its plan.
  const relocked = locked.filter(
    ({ name }) => !gone.has(name) && !edits.some((edit) => edit.kind === 'replace-sheet' && edit.plan.name === name),
  );
  const requests = requestsOf([
    ...locked.map(({ name }) => work(0, (each) => each.workbook.worksheets.getItem(name).protection.unprotect())),
    ...workOf(edits, survey),
    ...relocked.map(lock),
  ]);
  forget(edits, knowledge);
  const progress = { sent: 0 };
  try {
    await send(context, requests, timeout, progress);
  } catch (error) {
    knowledge.sheets.clear();
    const failed = writeError(error, progress.sent === 0);
    const isUntouched = progress.sent === 0 && isRefusedWhole(error);
    const isLocked = isUntouched || (await lockAgain(context, relocked, timeout));
    throw isLocked ? failed : new ExcelError(failed.code, 'uncertain', { cause: error });
  }
}

/** What was known of the workbook before the edits and does not hold any more. */
function forget(edits: readonly Edit[], knowledge: Knowledge): void {
  const { sheets } = knowledge;
  knowledge.isReady = false;
  for (const edit of edits) {
    switch (edit.kind) {
      case 'set-cell':
        learn(sheets.get(edit.sheet), edit);
        break;
      case 'format':
      case 'note':
      case 'name':
      case 'select':
      case 'merge':
      case 'unmerge':
        break;
      case 'add-sheet':
      case 'delete-sheet':
        sheets.clear();
        return;
      default:
        sheets.delete(sheetOf(edit)!);
    }
  }
}

/** A cell that was written lies within what is read next, and its format is known. */
function learn(known: KnownSheet | undefined, { row, column, format }: SetCell): void {
  if (!known) return;
  const place = placeOf(row, column);
  if (format === '@') known.textCells.add(place);
  else if (format !== undefined) known.textCells.delete(place);
  const { used } = known;
  const isInside = used !== null && isWithin(used, row, column);
  if (isInside) return;
  const box = boxAround(used ? [boxOf(used), cellRange({ row, column })] : [cellRange({ row, column })]);
  known.used = {
    row: box.top,
    column: box.left,
    rowCount: box.bottom - box.top + 1,
    columnCount: box.right - box.left + 1,
  };
}

function boxOf({ row, column, rowCount, columnCount }: UsedRange): CellRange {
  return { top: row, left: column, bottom: row + rowCount - 1, right: column + columnCount - 1 };
}

async function send(
  context: Excel.RequestContext,
  requests: readonly (readonly Work[])[],
  timeout: number,
  progress: { sent: number },
): Promise<void> {
  const [request, ...rest] = requests;
  if (!request) return;
  const { application } = context.workbook;
  application.suspendApiCalculationUntilNextSync();
  application.suspendScreenUpdatingUntilNextSync();
  for (const each of request) each.run(context);
  await answered(context.sync(), timeout, 'uncertain');
  progress.sent += 1;
  await send(context, rest, timeout, progress);
}

/** Sheets that must be unlocked. One with a password refuses that, as the first thing it is asked. */
function lockedSheets(edits: readonly Edit[], known: ReadonlyMap<string, KnownSheet>): KnownSheet[] {
  const touched = new Set(edits.filter(({ kind }) => !NEEDS_NO_KEY.has(kind)).map(sheetOf));
  return [...known.values()].filter(({ name, isProtected }) => isProtected && touched.has(name));
}

const NEEDS_NO_KEY: ReadonlySet<Edit['kind']> = new Set(['select', 'name', 'show-sheet', 'delete-sheet', 'add-sheet']);

function lock({ name, options }: KnownSheet): Work {
  return work(400, ({ workbook }) => workbook.worksheets.getItem(name).protection.protect(options ?? {}));
}

/** Locks again what a failed request left open; whether all is locked. */
async function lockAgain(
  context: Excel.RequestContext,
  sheets: readonly KnownSheet[],
  timeout: number,
): Promise<boolean> {
  if (sheets.length === 0) return true;
  const { worksheets } = context.workbook;
  const asked = sheets.map((known) => {
    const { protection } = worksheets.getItem(known.name);
    protection.load('protected');
    return { known, protection };
  });
  try {
    await answered(context.sync(), timeout);
    for (const { known, protection } of asked) {
      if (!protection.protected) lock(known).run(context);
    }
    await answered(context.sync(), timeout);
    return true;
  } catch {
    return false;
  }
}
