import type { WorkbookSnapshot } from '../../core/snapshot';
import type { ReadRequest } from '../host';
import { boxAround, cellRange } from './addresses';
import { answered } from './answered';
import { codeOf } from './excel-error';
import type { Knowledge } from './knowledge';
import { settleError } from './read-grid';
import {
  askSheet,
  planBlocks,
  readName,
  readSheet,
  type AskedCells,
  type AskedMore,
  type AskedSheet,
  type PlannedBlock,
} from './read-sheet';

/** Of the 5 MB that Excel on the web gives in one answer, what cells may take by estimate. */
const BYTES_IN_ANSWER = 4_600_000;
/** Cells that are asked for before anything is known of their sheets: with texts as they are, well below the limit. */
const CELLS_IN_WINDOWS = 80_000;
/** Returns have fewer. */
const COLUMNS_IN_WINDOW = 20;

/**
 * Reads the workbook, or the sheets asked for. When nothing is known: one sync for the names of the sheets, one for
 * their sizes and first cells, and one for the cells that are left, if any; a single one when the last read told the
 * sheets and their sizes. One more where constants look like errors, where notes are asked for and there are any, and
 * for cells that two answers cannot hold.
 */
export async function readWorkbook(
  context: Excel.RequestContext,
  request: ReadRequest,
  knowledge: Knowledge,
  timeout: number,
): Promise<WorkbookSnapshot> {
  const { worksheets, names } = context.workbook;
  const wanted = request.sheets && new Set(request.sheets);
  const guessed = [...knowledge.sheets.values()]
    .filter(({ name }) => !wanted || wanted.has(name))
    .sort((a, b) => a.position - b.position);
  const isKnown = (!wanted || guessed.length === wanted.size) && sumOf(guessed) <= BYTES_IN_ANSWER;
  // A sheet that has grown too large since must not be asked for blindly again.
  for (const { name } of guessed) knowledge.sheets.delete(name);
  knowledge.isReady = false;

  const askMoreOf = await askerOf(request);
  const ask = async (sheets: readonly string[], cells: AskedCells): Promise<readonly AskedSheet[]> => {
    const asked = sheets.map((name) => {
      const sheet = worksheets.getItemOrNullObject(name);
      return askSheet(sheet, cells, askMoreOf?.(name, sheet) ?? null);
    });
    names.load('items/name,items/formula,items/visible,items/scope');
    worksheets.load('items/name');
    await answered(context.sync(), timeout);
    return asked.filter(({ sheet }) => !sheet.isNullObject);
  };
  const early = await unlessTooLarge(
    () => ask(isKnown ? guessed.map(({ name }) => name) : [], 'all'),
    () => ask([], 'none'),
  );
  const found = new Map(early.map((each) => [each.sheet.name, each]));
  const wantedNow = () => worksheets.items.map(({ name }) => name).filter((name) => !wanted || wanted.has(name));
  const missing = wantedNow().filter((name) => !found.has(name));
  if (missing.length > 0) {
    const askWindows = (rows: number): Promise<readonly AskedSheet[]> =>
      rows === 0
        ? ask(missing, 'none')
        : unlessTooLarge(
            () => ask(missing, { rows, columns: COLUMNS_IN_WINDOW }),
            () => askWindows(Math.floor(rows / 8)),
          );
    const late = await askWindows(Math.floor(CELLS_IN_WINDOWS / COLUMNS_IN_WINDOW / missing.length));
    for (const each of late) found.set(each.sheet.name, each);
    await askBlocks(context, late.flatMap(planBlocks), timeout);
  }
  const present = wantedNow().flatMap((name) => found.get(name) ?? []);
  const sheets = present.map(readSheet);
  for (const { known } of sheets) knowledge.sheets.set(known.name, known);
  knowledge.isReady = request.forSheets === true && !wanted;
  await settleErrors(context, sheets, timeout);
  if (present.map(({ more }) => more?.askPlaces()).includes(true)) await answered(context.sync(), timeout);
  return {
    sheets: sheets.map(({ snapshot }, index) => {
      const details = present[index]!.more?.readDetails(snapshot);
      return details ? { ...snapshot, details } : snapshot;
    }),
    names: [
      ...names.items.filter(({ scope }) => scope === 'Workbook').map((item) => readName(item, null)),
      ...sheets.flatMap((sheet) => sheet.names),
    ],
  };
}

function sumOf(sheets: readonly { readonly bytes: number }[]): number {
  return sheets.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What asks for more than cells, where that is wanted: who only checks does not wait for it. */
async function askerOf({
  details = [],
  forSheets = false,
}: ReadRequest): Promise<((name: string, sheet: Excel.Worksheet) => AskedMore) | null> {
  if (details.length === 0 && !forSheets) return null;
  const { askMore } = await import('./read-more');
  return (name, sheet) => {
    const ranges = details.flatMap((each) => (each.sheet === name ? [each.range] : []));
    return askMore(sheet, ranges, forSheets);
  };
}

/** How long texts are is only known once they are here. */
function isTooLarge(error: unknown): boolean {
  return codeOf(error) === 'ResponsePayloadSizeLimitExceeded';
}

async function unlessTooLarge<T>(ask: () => Promise<T>, askForLess: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return askForLess();
  }
}

/** As many blocks in a sync as an answer holds; fewer where the answer was too large all the same. */
async function askBlocks(
  context: Excel.RequestContext,
  blocks: readonly PlannedBlock[],
  timeout: number,
  limit = BYTES_IN_ANSWER,
): Promise<void> {
  if (blocks.length === 0) return;
  let bytes = 0;
  let count = 0;
  while (count < blocks.length && (count === 0 || bytes + blocks[count]!.bytes <= limit)) {
    bytes += blocks[count]!.bytes;
    count += 1;
  }
  const asked = blocks.slice(0, count);
  for (const block of asked) block.ask();
  try {
    await answered(context.sync(), timeout);
  } catch (error) {
    if (!isTooLarge(error) || count === 1) throw error;
    for (const block of asked) block.drop();
    return askBlocks(context, blocks, timeout, bytes / 2);
  }
  await askBlocks(context, blocks.slice(count), timeout, limit);
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
