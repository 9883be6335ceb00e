import type { SheetSnapshot } from '../snapshot';
import { cellText, isEmptyCell } from './cell-text';
import { isUsualHeader } from './headers';
import { isFootText } from './identity-labels';
import type { IndicatorIndex, Match, Subject } from './indicator-index';
import { visibleCell, type MergeIndex } from './merge-index';
import type { ColumnRole, Entry } from './report';

/** One table of a sheet: its columns and the rows that may hold its body. */
export interface Table {
  readonly sheet: SheetSnapshot;
  readonly merges: MergeIndex;
  /** Filled rows below the header. */
  readonly rows: readonly number[];
  readonly columns: ReadonlyMap<ColumnRole, number>;
  /** Columns of figures, by which rows of data are told from headings and notes. */
  readonly figures: readonly number[];
  readonly index: IndicatorIndex;
}

export interface RowBinding {
  readonly row: number;
  readonly subject: Subject;
  readonly by: Entry['matchedBy'];
}

export interface BoundRows {
  readonly bindings: readonly RowBinding[];
  /** Rows with data that stand for nothing known, with the column of their words. */
  readonly unknown: readonly { readonly row: number; readonly column: number }[];
}

/** What is known of the table while its rows are walked. */
interface Walk {
  readonly table: Table;
  readonly code: number;
  readonly name: number;
  readonly bound: (RowBinding & { readonly other: Match | null })[];
  /** `isLoose`: behind the foot or without a figure, so that behind the last indicator it is no row of the table. */
  readonly unknown: { row: number; column: number; isLoose: boolean }[];
  readonly orphans: { row: number; industry: number; after: number; parent: Subject | null }[];
  /** The per-industry indicator whose sub-rows are expected next. */
  parent: Subject | null;
  /** What has its row; made when it is first asked for, since most sheets need not ask. */
  taken: Set<Subject> | null;
  footSeen: boolean;
}

const TOTAL = /^(?:合\s*计|小\s*计|总\s*计|共\s*计|平\s*均|均\s*值|汇\s*总)|^.{0,12}(?:合\s*计|小\s*计|总\s*计)\s*$/;
const NUMBERED = /^\s*(?:第?[一二三四五六七八九十]+[、.．部章]|[(（][一二三四五六七八九十]+[)）])/;
/** The rows behind the last indicator of a table that end the search for more. */
const MOST_UNMATCHED = 300;

/** A row of the clerk's own may follow the last indicator, but not far behind it. */
const AFTER_LAST = 5;

/** Binds the rows of a table to the indicators that they stand for. */
export function bindRows(table: Table): BoundRows {
  const walk: Walk = {
    table,
    code: table.columns.get('code') ?? -1,
    name: table.columns.get('name') ?? -1,
    bound: [],
    unknown: [],
    orphans: [],
    parent: null,
    taken: null,
    footSeen: false,
  };
  let unmatched = 0;
  for (const row of table.rows) {
    const before = walk.bound.length + walk.orphans.length;
    visitRow(walk, row);
    unmatched = walk.bound.length + walk.orphans.length > before ? 0 : unmatched + 1;
    if (unmatched > MOST_UNMATCHED) break;
  }
  const bindings = settleDisagreements(walk);
  if (walk.orphans.length > 0) settleOrphans(walk, bindings);
  const last = bindings.at(-1)?.row ?? -1;
  const unknown = walk.unknown.filter(({ row, isLoose }) => row < last || (!isLoose && row - last <= AFTER_LAST));
  return { bindings, unknown: unknown.sort((a, b) => a.row - b.row) };
}

function visitRow(walk: Walk, row: number): void {
  const { index, merges, sheet } = walk.table;
  const cells = sheet.rows[row]!;
  const rawCode = cells[walk.code]?.value;
  const rawName = cells[walk.name]?.value;
  if (merges.has(row)) {
    visitMergedRow(walk, row);
    return;
  }
  const code = typeof rawCode === 'string' ? index.match(rawCode) : matchNumber(walk, rawCode);
  if (code && (code.subject.industry !== null || rawName === code.subject.indicator.name)) {
    bind(walk, row, ofIndustry(walk, row, code), null);
    return;
  }
  const name = typeof rawName === 'string' ? index.match(rawName) : null;
  if (code ?? name) bind(walk, row, ofIndustry(walk, row, code), ofIndustry(walk, row, name));
  else visitUnmatched(walk, row, typeof rawName === 'string' ? rawName : '');
}

function matchNumber(walk: Walk, value: unknown): Match | null {
  return typeof value === 'number' && walk.table.index.hasNumericCodes ? walk.table.index.match(String(value)) : null;
}

/** In a row with merges a name or code merged over several rows stands for the first; the others are its sub-rows. */
function visitMergedRow(walk: Walk, row: number): void {
  const { index, merges, sheet } = walk.table;
  const textAt = (column: number) => (column < 0 ? '' : cellText(visibleCell(sheet, merges, row, column)));
  const code = textAt(walk.code);
  const name = textAt(walk.name);
  const byCode = code === '' ? null : index.match(code);
  const byName = name === '' ? null : index.match(name);
  if (!(byCode ?? byName)) visitUnmatched(walk, row, name);
  else bind(walk, row, ofIndustry(walk, row, byCode), ofIndustry(walk, row, byName));
}

/** The indicator's own name stands on each of its sub-rows, or is merged over them: what stands beside it is the industry. */
function ofIndustry(walk: Walk, row: number, match: Match | null): Match | null {
  const subRows = match?.subject.hasSubRows && walk.table.index.subRows.get(match.subject.code);
  const industry = subRows ? industryBeside(walk, row) : -1;
  return match && subRows && industry >= 0 ? { subject: subRows[industry]!, by: match.by } : match;
}

function bind(walk: Walk, row: number, code: Match | null, name: Match | null): void {
  if (walk.footSeen && !hasFigure(walk, row)) return;
  const match = (code ?? name)!;
  const other = code && name && code.subject !== name.subject ? name : null;
  walk.bound.push({ row, subject: match.subject, by: match.by, other });
  if (!other) walk.taken?.add(match.subject);
  const { subject } = match;
  if (subject.hasSubRows) walk.parent = subject;
  else walk.parent = subject.industry === null ? null : walk.table.index.byCode.get(subject.indicator.code)!;
}

function visitUnmatched(walk: Walk, row: number, name: string): void {
  const { table } = walk;
  const industry = industryAt(walk, row, name);
  if (industry >= 0) {
    bindIndustry(walk, row, industry);
    return;
  }
  const first = firstText(table, row);
  if (first === null) return;
  if (isFootText(first.text)) {
    walk.footSeen ||= walk.bound.length > 0;
    return;
  }
  if (!hasData(walk, row) || TOTAL.test(name) || TOTAL.test(first.text) || isUsualHeader(name)) return;
  // In a column of its own a clause stands beside each of its rows, whatever these are named.
  if (table.index.namesClause(name === '' ? first.text : name)) return;
  const figure = hasFigure(walk, row);
  if ((NUMBERED.test(first.text) || name === '') && !figure) return;
  walk.unknown.push({ row, column: name === '' ? first.column : walk.name, isLoose: walk.footSeen || !figure });
}

/** The industry that a sub-row names: in the name's column, or beside a name merged over its sub-rows. */
function industryAt(walk: Walk, row: number, name: string): number {
  if (name !== '') return walk.table.index.industryOf(name);
  return walk.parent === null ? -1 : industryBeside(walk, row);
}

function industryBeside({ table }: Walk, row: number): number {
  const { index, sheet, merges, figures } = table;
  const end = Math.min(...figures, sheet.rows[row]!.length);
  for (let column = 0; column < end; column++) {
    const cell = visibleCell(sheet, merges, row, column);
    const industry = typeof cell?.value === 'string' ? index.industryOf(cell.value) : -1;
    if (industry >= 0) return industry;
  }
  return -1;
}

function bindIndustry(walk: Walk, row: number, industry: number): void {
  const { subRows } = walk.table.index;
  const subject = walk.parent && subRows.get(walk.parent.indicator.code)![industry]!;
  const taken = takenOf(walk);
  if (subject && !taken.has(subject)) {
    taken.add(subject);
    walk.bound.push({ row, subject, by: 'name', other: null });
  } else if (hasData(walk, row)) {
    walk.orphans.push({ row, industry, after: walk.bound.length, parent: subject });
  }
}

/** Where code and name disagree the code counts, unless its own row is there as well and the name's is not. */
function settleDisagreements(walk: Walk): RowBinding[] {
  if (!walk.bound.some(({ other }) => other !== null)) return walk.bound;
  const taken = takenOf(walk);
  return walk.bound.map(({ row, subject, by, other }) => {
    if (!other) return { row, subject, by };
    if (taken.has(subject) && !taken.has(other.subject)) {
      taken.add(other.subject);
      return { row, subject: other.subject, by: other.by };
    }
    taken.add(subject);
    return { row, subject, by };
  });
}

/**
 * Sub-rows whose own indicator has no row belong to the one that the document has at this place; else they repeat
 * the sub-rows above them, or are nobody's.
 */
function settleOrphans(walk: Walk, bindings: RowBinding[]): void {
  const { subRows, byCode } = walk.table.index;
  const taken = takenOf(walk);
  const parents = [...subRows.keys()].map((code) => byCode.get(code)!).filter((parent) => !taken.has(parent));
  const inOrder = [...bindings];
  for (const { row, industry, after, parent } of walk.orphans) {
    const from = inOrder[after - 1]?.subject.order ?? -1;
    const to = inOrder[after]?.subject.order ?? Number.POSITIVE_INFINITY;
    const missing = parents
      .filter(({ order }) => order > from && order < to)
      .map(({ code }) => subRows.get(code)![industry]!)
      .find((subject) => !taken.has(subject));
    const subject = missing ?? parent;
    if (subject) {
      taken.add(subject);
      bindings.push({ row, subject, by: 'name' });
    } else walk.unknown.push({ row, column: walk.name, isLoose: false });
  }
  bindings.sort((a, b) => a.row - b.row);
}

function takenOf(walk: Walk): Set<Subject> {
  walk.taken ??= new Set(walk.bound.filter(({ other }) => other === null).map(({ subject }) => subject));
  return walk.taken;
}

function firstText(table: Table, row: number): { readonly text: string; readonly column: number } | null {
  const cells = table.sheet.rows[row]!;
  for (let column = 0; column < cells.length; column++) {
    const value = visibleCell(table.sheet, table.merges, row, column)?.value;
    if (typeof value === 'string' && value.trim() !== '') return { text: value, column };
  }
  return null;
}

function hasData({ table }: Walk, row: number): boolean {
  return table.figures.some((column) => !isEmptyCell(visibleCell(table.sheet, table.merges, row, column)));
}

function hasFigure({ table }: Walk, row: number): boolean {
  return table.figures.some((column) => typeof visibleCell(table.sheet, table.merges, row, column)?.value === 'number');
}
