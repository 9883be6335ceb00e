import type { SheetSnapshot } from '../snapshot';
import type { IndicatorIndex, Subject } from './indicator-index';

/** Where a table holds its indicators: the columns of codes and names (−1: none), and the first rows that matched. */
export interface TableAnchor {
  readonly code: number;
  readonly name: number;
  readonly rows: readonly number[];
}

interface ColumnHits {
  readonly column: number;
  readonly subjects: Map<number, Subject>;
  codes: number;
  /** Sub-rows below a hit (其中：电气), which name no indicator of their own. */
  subRows: number;
}

/** So many hits in one column settle where the table stands. */
const ENOUGH = 3;
/** A few more rows after that, so that a second column or a table beside it is seen as well. */
const MORE_ROWS = 3;
const MOST_COLUMNS = 256;
const LONGEST_CELL = 80;

/** A table begins near the top; a long list of other things is not searched for names that may be changed. */
const MOST_ROWS_LOOSELY = 300;

/**
 * Finds a sheet's indicator columns by what stands in them, not by headers or addresses. Several anchors are tables
 * side by side, or one table broken into column groups, from left to right; none: the sheet names no indicators.
 *
 * `exactly` begins at the first code or name that is not changed in any sign, which is cheap; `loosely` at the first
 * that can be recognised at all.
 */
export function findTables(
  sheet: SheetSnapshot,
  filled: readonly number[],
  index: IndicatorIndex,
  how: 'exactly' | 'loosely',
): TableAnchor[] {
  const byColumn = new Map<number, ColumnHits>();
  let rowsLeft = how === 'loosely' ? MOST_ROWS_LOOSELY : Number.POSITIVE_INFINITY;
  for (const row of filled) {
    if (rowsLeft <= 0) break;
    if (byColumn.size === 0 && how === 'exactly' && !namesExactly(sheet, row, index)) continue;
    const settled = collectRow(sheet, row, index, byColumn);
    rowsLeft = Math.min(rowsLeft - 1, settled ? MORE_ROWS : rowsLeft);
  }
  return anchorsOf([...byColumn.values()].sort((a, b) => a.column - b.column));
}

function namesExactly(sheet: SheetSnapshot, row: number, index: IndicatorIndex): boolean {
  const cells = sheet.rows[row]!;
  const width = Math.min(cells.length, MOST_COLUMNS);
  for (let column = 0; column < width; column++) {
    const value = cells[column]?.value;
    if (typeof value === 'string' && index.matchExactly(value)) return true;
  }
  return false;
}

function collectRow(
  sheet: SheetSnapshot,
  row: number,
  index: IndicatorIndex,
  byColumn: Map<number, ColumnHits>,
): boolean {
  const cells = sheet.rows[row]!;
  const width = Math.min(cells.length, MOST_COLUMNS);
  let settled = false;
  for (let column = 0; column < width; column++) {
    const value = cells[column]?.value;
    let text: string;
    if (typeof value === 'string') text = value;
    else if (typeof value === 'number' && index.hasNumericCodes) text = String(value);
    else continue;
    if (text.length < 2 || text.length > LONGEST_CELL) continue;
    const match = index.match(text);
    let hits = byColumn.get(column);
    if (match === null) {
      if (hits && index.industryOf(text) >= 0) hits.subRows++;
      continue;
    }
    if (!hits) {
      hits = { column, subjects: new Map(), codes: 0, subRows: 0 };
      byColumn.set(column, hits);
    }
    hits.subjects.set(row, match.subject);
    if (match.by === 'code') hits.codes++;
    if (hits.subjects.size >= ENOUGH) settled = true;
  }
  return settled;
}

function anchorsOf(columns: readonly ColumnHits[]): TableAnchor[] {
  const most = Math.max(0, ...columns.map(sizeOf));
  const groups: { code?: ColumnHits; name?: ColumnHits }[] = [];
  for (const hits of columns) {
    // A column with a stray mention is no column of indicators.
    if (sizeOf(hits) * 2 < most) continue;
    const kind = hits.codes * 2 > hits.subjects.size ? 'code' : 'name';
    const group = groups.find((known) => agrees(hits, (known.code ?? known.name)!));
    if (group) group[kind] ??= hits;
    else groups.push({ [kind]: hits });
  }
  return groups.map(({ code, name }) => ({
    code: code?.column ?? -1,
    name: name?.column ?? -1,
    rows: rowsOf(code ?? name!, name),
  }));
}

function sizeOf({ subjects, subRows }: ColumnHits): number {
  return subjects.size + subRows;
}

function rowsOf(one: ColumnHits, other: ColumnHits | undefined): number[] {
  const rows = [...one.subjects.keys()];
  if (other && other !== one) {
    for (const row of other.subjects.keys()) if (!one.subjects.has(row)) rows.push(row);
  }
  return rows.sort((a, b) => a - b);
}

/** The two columns speak of the same indicators in most of the rows that they share. */
function agrees(one: ColumnHits, other: ColumnHits): boolean {
  let shared = 0;
  let same = 0;
  for (const [row, subject] of one.subjects) {
    const there = other.subjects.get(row);
    if (!there) continue;
    shared++;
    if (there.indicator === subject.indicator) same++;
  }
  return shared === 0 || same * 2 > shared;
}
