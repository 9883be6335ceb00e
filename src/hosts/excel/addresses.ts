import { columnName, type CellAddress, type CellRange } from '../../core/address';

/** Characters of one list of addresses that Excel takes. */
const LONGEST_LIST = 4000;

/** Excel's answer, `'甲'!A1:B2` or `A1`, without its sheet; whole rows and columns are left out. */
export function withoutSheet(address: string): string {
  return address.slice(address.lastIndexOf('!') + 1);
}

export function sizeOf(range: CellRange): number {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1);
}

/** The smallest rectangle around all of them. */
export function boxAround(ranges: readonly CellRange[]): CellRange {
  const [first, ...others] = ranges;
  return others.reduce(
    (box, { top, left, bottom, right }) => ({
      top: Math.min(box.top, top),
      left: Math.min(box.left, left),
      bottom: Math.max(box.bottom, bottom),
      right: Math.max(box.right, right),
    }),
    first!,
  );
}

export function overlaps(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function cellRange({ row, column }: CellAddress): CellRange {
  return { top: row, left: column, bottom: row, right: column };
}

/** Lists of addresses, each short enough for one `getRanges`. */
export function addressLists(addresses: readonly string[]): string[] {
  const lists: string[] = [];
  let list = '';
  for (const address of addresses) {
    if (list !== '' && list.length + address.length >= LONGEST_LIST) {
      lists.push(list);
      list = '';
    }
    list += list === '' ? address : `,${address}`;
  }
  if (list !== '') lists.push(list);
  return lists;
}

/** Covers cells with few rectangles: neighbours in a row first, then equal runs in rows that follow. */
export function rectanglesOf(cells: Iterable<CellAddress>): CellRange[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const done: CellRange[] = [];
  let open = new Map<string, CellRange>();
  let next = new Map<string, CellRange>();
  let row = -1;
  let run: { left: number; right: number } | null = null;
  const closeRun = (): void => {
    if (!run) return;
    const key = `${run.left}:${run.right}`;
    const above = open.get(key);
    open.delete(key);
    next.set(key, above ? { ...above, bottom: row } : { top: row, bottom: row, ...run });
    run = null;
  };
  const closeRow = (following: number): void => {
    closeRun();
    done.push(...open.values());
    if (following === row + 1) open = next;
    else {
      done.push(...next.values());
      open = new Map();
    }
    next = new Map();
  };
  for (const cell of sorted) {
    if (cell.row !== row) {
      closeRow(cell.row);
      row = cell.row;
    }
    if (run && cell.column <= run.right + 1) run.right = Math.max(run.right, cell.column);
    else {
      closeRun();
      run = { left: cell.column, right: cell.column };
    }
  }
  closeRow(row + 2);
  return done;
}

export function rowsToA1(from: number, to: number): string {
  return `${from + 1}:${to + 1}`;
}

export function columnsToA1(from: number, to: number): string {
  return `${columnName(from)}:${columnName(to)}`;
}

/** Numbers as runs, both ends included: `[1, 2, 4] → [[1, 2], [4, 4]]`. */
export function runsOf(numbers: readonly number[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
