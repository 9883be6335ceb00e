import type { CellRange } from '../../core/address';
import type { Cell, CellDetail, SheetSnapshot } from '../../core/snapshot';
import { boxAround, sizeOf } from './addresses';
import { askNotes, type AskedNotes } from './notes';
import { placeOf } from './knowledge';

/** Below this, one question for the box around all cells costs less than one for each range. */
const CELLS_WORTH_A_QUESTION = 16;

export interface AskedDetails {
  readonly ranges: readonly CellRange[];
  readonly boxes: readonly AskedBox[];
  readonly notes: AskedNotes;
}

interface AskedBox {
  readonly box: CellRange;
  readonly range: Excel.Range;
  readonly properties: OfficeExtension.ClientResult<Excel.CellProperties[][]>;
}

/** Asks for the fills, notes and empty cells' formats of ranges of one sheet. */
export function askDetails(sheet: Excel.Worksheet, ranges: readonly CellRange[]): AskedDetails {
  const box = boxAround(ranges);
  const boxes = sizeOf(box) <= CELLS_WORTH_A_QUESTION * ranges.length ? [box] : ranges;
  return {
    ranges,
    boxes: boxes.map((each) => {
      const range = sheet.getRangeByIndexes(
        each.top,
        each.left,
        each.bottom - each.top + 1,
        each.right - each.left + 1,
      );
      range.load('numberFormat');
      const properties = range.getCellProperties({
        format: { fill: { color: true, pattern: true, patternColor: true }, protection: true },
      });
      return { box: each, range, properties };
    }),
    notes: askNotes(sheet),
  };
}

/** What `invert` needs of each cell of the ranges, in reading order; a cell asked for twice is given once. */
export function readDetails(
  { ranges, boxes }: AskedDetails,
  snapshot: SheetSnapshot,
  notes: ReadonlyMap<number, string>,
): CellDetail[] {
  const details = new Map<number, CellDetail>();
  for (const range of ranges) {
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) {
        const place = placeOf(row, column);
        const asked = boxes.find(({ box }) => holds(box, row, column));
        if (!asked || details.has(place)) continue;
        const format = asked.range.numberFormat[row - asked.box.top]?.[column - asked.box.left] as unknown;
        const properties = asked.properties.value[row - asked.box.top]?.[column - asked.box.left]?.format;
        const { fill, fillToken } = readFill(properties?.fill);
        const empty: Cell =
          typeof format === 'string' && format !== 'General' ? { value: null, format } : { value: null };
        details.set(place, {
          row,
          column,
          cell: snapshot.rows[row]?.[column] ?? empty,
          fill,
          ...(fillToken !== null && { fillToken }),
          note: notes.get(place) ?? null,
          locked: snapshot.protection !== 'none' && properties?.protection?.locked !== false,
        });
      }
    }
  }
  return [...details.values()];
}

function holds(box: CellRange, row: number, column: number): boolean {
  return row >= box.top && row <= box.bottom && column >= box.left && column <= box.right;
}

function readFill(fill: Excel.CellPropertiesFill | undefined): { fill: string | null; fillToken: string | null } {
  const { color, pattern, patternColor } = fill ?? {};
  // A cell without a fill answers white as its colour; its pattern tells.
  if (color === undefined || pattern === undefined || pattern === null || pattern === 'None') {
    return { fill: null, fillToken: null };
  }
  return {
    fill: pattern === 'Solid' ? color : null,
    fillToken: JSON.stringify([pattern, color, patternColor ?? '']),
  };
}

/** What `fillToken` says; `null` where another host wrote it. */
export function parseFillToken(
  token: string | undefined,
): { readonly pattern: string; readonly color: string; readonly patternColor: string } | null {
  if (token === undefined || !token.startsWith('[')) return null;
  const [pattern, color, patternColor] = JSON.parse(token) as string[];
  return { pattern: pattern!, color: color!, patternColor: patternColor! };
}
