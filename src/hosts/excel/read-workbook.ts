import type { CellRange } from '../../core/address';
import type { SheetSnapshot, WorkbookSnapshot } from '../../core/snapshot';
import type { ReadRequest } from '../host';
import { boxAround, cellRange } from './addresses';
import { answered } from './answered';
import { codeOf } from './excel-error';
import { cellCount, type Knowledge } from './knowledge';
import { askPlaces, readNotes } from './notes';
import { askDetails, readDetails, type AskedDetails } from './read-details';
import { settleError } from './read-grid';
import { askSheet, planBlocks, readName, readSheet, type AskedSheet, type PlannedBlock } from './read-sheet';

/** Cells in one answer: of returns as they are, some 33 bytes each; where texts are long, fewer are asked for again. */
const CELLS_IN_ANSWER = 145_000;

/**
 * Reads the workbook, or the sheets asked for: three syncs when nothing is known, one when the last read told the
 * sheets and their sizes. One more where constants look like errors, or where notes are asked for and there are any.
 */
export async function readWorkbook(
  context: Excel.RequestContext,
  request: ReadRequest,
  knowledge: Knowledge,
  timeout: number,
): Promise<WorkbookSnapshot> {
  const { worksheets, names } = context.workbook;
  names.load('items/name,items/formula,items/visible,items/scope');
  const wanted = request.sheets && new Set(request.sheets);
  const guessed = [...knowledge.values()]
    .filter(({ name }) => !wanted || wanted.has(name))
    .sort((a, b) => a.position - b.position);
  const isKnown = wanted
    ? guessed.length === wanted.size
    : guessed.length > 0 && guessed.reduce((sum, { used }) => sum + cellCount(used), 0) <= CELLS_IN_ANSWER;
  // A sheet that has grown too large since must not be asked for blindly again.
  for (const { name } of guessed) knowledge.delete(name);

  let asked: AskedSheet[] = [];
  let details = new Map<string, AskedDetails>();
  if (isKnown) {
    asked = guessed.map(({ name }) => askSheet(worksheets.getItemOrNullObject(name), true));
    details = askAllDetails(
      asked,
      guessed.map(({ name }) => name),
      request,
    );
  }
  worksheets.load('items/name');
  await answered(context.sync(), timeout);

  const present = worksheets.items.map(({ name }) => name).filter((name) => !wanted || wanted.has(name));
  const found = new Map(asked.flatMap((each) => (each.sheet.isNullObject ? [] : [[each.sheet.name, each] as const])));
  const missing = present.filter((name) => !found.has(name));
  if (missing.length > 0) {
    const late = missing.map((name) => askSheet(worksheets.getItem(name), false));
    await answered(context.sync(), timeout);
    late.forEach((each) => found.set(each.sheet.name, each));
    for (const [name, each] of askAllDetails(late, missing, request)) details.set(name, each);
    await askBlocks(context, late.flatMap(planBlocks), timeout);
  }
  const sheets = present.map((name) => readSheet(found.get(name)!));
  for (const { known } of sheets) knowledge.set(known.name, known);
  await settleErrors(context, sheets, timeout);
  const notes = [...details.values()].map(({ notes: each }) => each);
  if (notes.map(askPlaces).includes(true)) await answered(context.sync(), timeout);
  return {
    sheets: sheets.map(({ snapshot }) => withDetails(snapshot, details.get(snapshot.name))),
    names: [
      ...names.items.filter(({ scope }) => scope === 'Workbook').map((item) => readName(item, null)),
      ...sheets.flatMap((sheet) => sheet.names),
    ],
  };
}

function askAllDetails(
  asked: readonly AskedSheet[],
  names: readonly string[],
  request: ReadRequest,
): Map<string, AskedDetails> {
  const details = new Map<string, AskedDetails>();
  asked.forEach(({ sheet }, index) => {
    const name = names[index]!;
    const ranges: readonly CellRange[] = (request.details ?? []).flatMap((each) =>
      each.sheet === name ? [each.range] : [],
    );
    if (ranges.length > 0) details.set(name, askDetails(sheet, ranges));
  });
  return details;
}

function withDetails(snapshot: SheetSnapshot, asked: AskedDetails | undefined): SheetSnapshot {
  return asked ? { ...snapshot, details: readDetails(asked, snapshot, readNotes(asked.notes)) } : snapshot;
}

/** As many blocks in a sync as an answer holds; what is already waiting goes with the first. */
async function askBlocks(
  context: Excel.RequestContext,
  blocks: readonly PlannedBlock[],
  timeout: number,
  limit = CELLS_IN_ANSWER,
): Promise<void> {
  let cells = 0;
  let count = 0;
  while (count < blocks.length && (count === 0 || cells + blocks[count]!.cells <= limit)) {
    cells += blocks[count]!.cells;
    count += 1;
  }
  const asked = blocks.slice(0, count);
  for (const block of asked) block.ask();
  try {
    await answered(context.sync(), timeout);
  } catch (error) {
    // How long the texts are is only known once the answer was too large.
    if (codeOf(error) !== 'ResponsePayloadSizeLimitExceeded' || count === 1) throw error;
    for (const block of asked) block.drop();
    return askBlocks(context, blocks, timeout, Math.floor(cells / 2));
  }
  if (count < blocks.length) await askBlocks(context, blocks.slice(count), timeout, limit);
}

/** Asks of the constants that look like errors whether they are. */
async function settleErrors(
  context: Excel.RequestContext,
  sheets: readonly ReturnType<typeof readSheet>[],
  timeout: number,
): Promise<void> {
  const asked = sheets.flatMap(({ grid, known: { name } }) => {
    if (grid.doubtful.length === 0) return [];
    const box = boxAround(grid.doubtful.map(cellRange));
    const range = context.workbook.worksheets
      .getItem(name)
      .getRangeByIndexes(box.top, box.left, box.bottom - box.top + 1, box.right - box.left + 1);
    range.load('valueTypes');
    return [{ grid, box, range }];
  });
  if (asked.length === 0) return;
  await answered(context.sync(), timeout);
  for (const { grid, box, range } of asked) {
    for (const { row, column } of grid.doubtful) {
      if (range.valueTypes[row - box.top]?.[column - box.left] === 'Error') settleError(grid, row, column);
    }
  }
}
