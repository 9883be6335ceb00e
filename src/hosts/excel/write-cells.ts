import type { CellRange } from '../../core/address';
import type { SetCell } from '../../core/edit';
import { boxAround, rectanglesOf, sizeOf } from './addresses';
import { isSpoiltByTextFormat, writtenAs, type Written } from './excel-value';
import { placeOf } from './knowledge';
import { bytesOf, CALL_BYTES, work, type Work } from './work';

/** What a cell costs within a block that leaves it as it is. */
const NULL_BYTES = 5;

/** Sets cells of one sheet; of several edits of a cell the last one holds. */
export function setCells(edits: readonly SetCell[], textCells: ReadonlySet<number>): Work[] {
  const { sheet } = edits[0]!;
  const cells = new Map<number, SetCell>();
  const formats = new Map<number, string>();
  for (const edit of edits) {
    const place = placeOf(edit.row, edit.column);
    cells.set(place, edit);
    if (edit.format !== undefined) formats.set(place, edit.format);
  }
  const before = new Map<number, Placed>();
  const after = new Map<number, Placed>();
  const contents = new Map<number, Placed>();
  for (const [place, { row, column, value, formula }] of cells) {
    contents.set(place, { row, column, written: writtenAs(value, formula) });
    const format = formats.get(place);
    const isText = format === undefined ? textCells.has(place) : format === '@';
    const isSpoilt = isText && isSpoiltByTextFormat(value, formula);
    if (isSpoilt) after.set(place, { row, column, written: '@' });
    if (isSpoilt || format !== undefined) {
      before.set(place, { row, column, written: isSpoilt ? 'General' : format! });
    }
  }
  return [
    ...writeBlocks(sheet, before, (range, values) => (range.numberFormat = values)),
    ...writeBlocks(sheet, contents, (range, values) => (range.formulas = values)),
    ...writeBlocks(sheet, after, (range, values) => (range.numberFormat = values)),
  ];
}

interface Placed {
  readonly row: number;
  readonly column: number;
  readonly written: Written;
}

type Values = Written[][];

/** One block with gaps where that is shorter than the parts singly. */
function writeBlocks(
  sheet: string,
  cells: ReadonlyMap<number, Placed>,
  write: (range: Excel.Range, values: Values) => void,
): Work[] {
  if (cells.size === 0) return [];
  const parts = rectanglesOf(cells.values());
  const box = boxAround(parts);
  const gaps = (sizeOf(box) - cells.size) * NULL_BYTES;
  const blocks = gaps < (parts.length - 1) * CALL_BYTES ? [box] : parts;
  return blocks.map((block) => {
    const values = valuesIn(block, cells);
    return work(bytesOf(values), (context) => write(rangeOf(context, sheet, block), values));
  });
}

function valuesIn(block: CellRange, cells: ReadonlyMap<number, Placed>): Values {
  const values: Values = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    const line: Written[] = [];
    for (let column = block.left; column <= block.right; column += 1) {
      line.push(cells.get(placeOf(row, column))?.written ?? null);
    }
    values.push(line);
  }
  return values;
}

export function rangeOf(context: Excel.RequestContext, sheet: string, range: CellRange): Excel.Range {
  return context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(range.top, range.left, range.bottom - range.top + 1, range.right - range.left + 1);
}
