import type { SheetSnapshot } from '../snapshot';
import { cellText } from './cell-text';
import type { TableAnchor } from './find-table';
import { headerWord, isCountingMark, LOOSE_RANK } from './headers';
import { isIdentityLabel } from './identity-labels';
import type { ColumnRole } from './report';
import { speakingCell, visibleCell, type MergeIndex } from './merge-index';

/** The rows of a header, all ends included; `words` is the last row before a 甲 乙 丙 1 2 3 row. */
export interface HeaderRows {
  readonly first: number;
  readonly words: number;
  readonly last: number;
}

/** How far above its first indicator a header may stand: heading rows and unknown rows lie between. */
const REACH = 14;
const MOST_HEADER_ROWS = 5;
const MOST_COLUMNS = 256;

type IsUnit = (text: string) => boolean;

const NO_UNITS: IsUnit = () => false;

/**
 * Finds the header above a table by its words; `null`: there is none that can be recognised. Where no row names two
 * columns of ours, the names of units count as well.
 */
export function findHeader(
  sheet: SheetSnapshot,
  merges: MergeIndex,
  anchor: TableAnchor,
  isUnit: IsUnit,
): HeaderRows | null {
  for (const counted of [NO_UNITS, isUnit]) {
    for (const row of anchor.rows) {
      const words = headerAbove(sheet, row, counted);
      if (!words) continue;
      const last = extendDown(sheet, merges, words.last, row, isUnit);
      return { first: extendUp(sheet, merges, words.first), words: last, last: countingRow(sheet, last + 1, row) };
    }
  }
  return null;
}

function headerAbove(
  sheet: SheetSnapshot,
  body: number,
  isUnit: IsUnit,
): { readonly first: number; readonly last: number } | null {
  let lowest = -1;
  for (let row = body - 1; row >= Math.max(0, body - REACH); row--) {
    const roles = usualRoles(sheet, row, isUnit);
    if (roles === 0 || (roles === 1 && isHeading(sheet, row))) continue;
    if (lowest < 0) lowest = row;
    if (roles < 2) continue;
    return { first: row, last: lowest - row < MOST_HEADER_ROWS ? lowest : row };
  }
  return null;
}

const NAMING: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['sequence', 'code', 'name']);

/** One text alone below the header of the names: （一）主要目标 is a clause, and no second row of the header. */
function isHeading(sheet: SheetSnapshot, row: number): boolean {
  const filled = sheet.rows[row]!.flatMap((cell, column) => (cellText(cell) === '' ? [] : [column]));
  const word = filled.length === 1 ? headerWord(cellText(sheet.rows[row - 1]?.[filled[0]!])) : null;
  return word !== null && word !== 'qualifier' && NAMING.has(word.role);
}

/** How many different columns of ours the row names, and units. */
function usualRoles(sheet: SheetSnapshot, row: number, isUnit: IsUnit = NO_UNITS): number {
  const cells = sheet.rows[row];
  if (!cells) return 0;
  const roles: ColumnRole[] = [];
  let units = 0;
  const width = Math.min(cells.length, MOST_COLUMNS);
  for (let column = 0; column < width; column++) {
    const value = cells[column]?.value;
    if (typeof value !== 'string') continue;
    const word = headerWord(value);
    if (word === null && isUnit(value)) units++;
    if (word === null || word === 'qualifier' || word.rank >= LOOSE_RANK) continue;
    if (!roles.includes(word.role)) roles.push(word.role);
  }
  return roles.length + units;
}

/** Rows above belong to the header where they name columns themselves or a merge reaches down from them. */
function extendUp(sheet: SheetSnapshot, merges: MergeIndex, from: number): number {
  let first = from;
  while (first > 0 && from - first < MOST_HEADER_ROWS - 1) {
    const linked = (merges.get(first) ?? []).find((merge) => merge.top < first);
    if (linked && first - linked.top < MOST_HEADER_ROWS) first = linked.top;
    else if (usualRoles(sheet, first - 1) >= 2 || hasParent(sheet, merges, first - 1)) first--;
    else break;
  }
  return first;
}

/** A header word merged over some columns of the row, but not over the whole sheet as a title is, and no 区划代码：. */
function hasParent(sheet: SheetSnapshot, merges: MergeIndex, row: number): boolean {
  return (merges.get(row) ?? []).some((merge) => {
    if (merge.left === merge.right || merge.left === 0) return false;
    const text = cellText(sheet.rows[merge.top]?.[merge.left]);
    const word = headerWord(text);
    return word !== null && word !== 'qualifier' && !isIdentityLabel(text);
  });
}

/** Rows below belong to the header where a merge reaches into them or they hold nothing but header words. */
function extendDown(sheet: SheetSnapshot, merges: MergeIndex, from: number, body: number, isUnit: IsUnit): number {
  let last = from;
  for (const merge of merges.get(from) ?? []) {
    if (merge.bottom > last && merge.bottom < body && merge.bottom - from < MOST_HEADER_ROWS) last = merge.bottom;
  }
  const isWord = (text: string) => headerWord(text) !== null || isUnit(text);
  while (last + 1 < body && everyText(sheet, last + 1, isWord)) last++;
  return last;
}

function countingRow(sheet: SheetSnapshot, row: number, body: number): number {
  return row < body && everyText(sheet, row, isCountingMark) ? row : row - 1;
}

function everyText(sheet: SheetSnapshot, row: number, holds: (text: string) => boolean): boolean {
  let texts = 0;
  for (const cell of (sheet.rows[row] ?? []).slice(0, MOST_COLUMNS)) {
    const text = cellText(cell);
    if (text === '') continue;
    if (!holds(text)) return false;
    texts++;
  }
  return texts >= 2;
}

/** A header cell's text and place. */
export interface HeaderText {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** The texts above each column from the top, a merged one once in each column that it covers. */
export function headerStacks(sheet: SheetSnapshot, merges: MergeIndex, header: HeaderRows): HeaderText[][] {
  const stacks: HeaderText[][] = [];
  let width = 0;
  for (let row = header.first; row <= header.words; row++) width = Math.max(width, sheet.rows[row]?.length ?? 0);
  for (const merge of merges.get(header.first) ?? []) width = Math.max(width, merge.right + 1);
  for (let column = 0; column < Math.min(width, MOST_COLUMNS); column++) {
    const stack: HeaderText[] = [];
    for (let row = header.first; row <= header.words; row++) {
      const spoken = speakingCell(sheet, merges, row, column);
      const text = cellText(spoken.cell);
      if (text === '' || spoken.row < header.first || stack.at(-1)?.row === spoken.row) continue;
      stack.push({ row: spoken.row, column: spoken.column, text });
    }
    stacks.push(stack);
  }
  return stacks;
}

/** The column holds anything in the rows looked at. */
export function hasContent(sheet: SheetSnapshot, merges: MergeIndex, rows: readonly number[], column: number): boolean {
  return rows.some((row) => cellText(visibleCell(sheet, merges, row, column)) !== '');
}
