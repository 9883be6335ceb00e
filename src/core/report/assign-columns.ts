import type { SheetSnapshot } from '../snapshot';
import { cellText } from './cell-text';
import { hasContent, type HeaderText } from './find-header';
import type { TableAnchor } from './find-table';
import { headerWord, isUsualHeader, LOOSE_RANK, periodHeader, yearAbove, type HeaderWord } from './headers';
import { visibleCell, type MergeIndex } from './merge-index';
import type { ColumnRole, Layout } from './report';

/** What the columns of a table are. */
export interface TableColumns {
  readonly columns: ReadonlyMap<ColumnRole, number>;
  readonly duplicates: Layout['duplicates'];
  /** Further columns of words, read where the explanation is blank. */
  readonly remarks: readonly number[];
}

/** A column that its header claims for a role. */
interface Claim extends HeaderWord {
  readonly column: number;
  /** The cell that says so; one merged over two columns is no header twice. */
  readonly cell: HeaderText;
}

/** The part of a sheet that one table may take, columns included at both ends, and some of its rows to look into. */
export interface TableArea {
  readonly sheet: SheetSnapshot;
  readonly merges: MergeIndex;
  readonly left: number;
  readonly right: number;
  readonly samples: readonly number[];
  /** The template made it: nothing stands beside its table, and an empty column is one that somebody has emptied. */
  readonly isOneTable: boolean;
}

/** What was done (完成情况) explains less than what a column of reasons says, and more than what will be done. */
const AS_EXPLANATION = LOOSE_RANK + 1;
const AS_ACTUAL = 60;
const FULL_YEAR = 40;
/** So many empty columns may part the figures from what goes on behind them. */
const WIDEST_GAP = 2;
/** Figures and what is written about them, which never open another table. */
const ABOUT_FIGURES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['target', 'numerator', 'denominator', 'actual'] as const),
  ...(['previous', 'attainment', 'expected', 'status', 'explanation', 'evidence', 'departments'] as const),
]);

/** Decides which column is what: by the header words, and where these are open by their neighbours and contents. */
export function assignColumns(stacks: readonly HeaderText[][], anchor: TableAnchor, area: TableArea): TableColumns {
  const claims = claimColumns(stacks, anchor, area);
  const byRole = groupByRole(withoutParts(withoutDated(settleOpenWords(claims, area), area)));
  const columns = new Map<ColumnRole, number>();
  const duplicates: { role: ColumnRole; column: number; first: number }[] = [];
  for (const [role, rivals] of byRole) {
    const fixed = role === 'code' ? anchor.code : role === 'name' ? anchor.name : -1;
    const chosen = rivals.find((claim) => claim.column === fixed) ?? rivals[0]!;
    const column = fixed >= 0 ? fixed : chosen.column;
    columns.set(role, column);
    for (const rival of rivals) {
      if (rival.column !== column && isSame(rival, chosen))
        duplicates.push({ role, column: rival.column, first: column });
    }
  }
  if (anchor.code >= 0) columns.set('code', anchor.code);
  if (anchor.name >= 0) columns.set('name', anchor.name);
  const actuals = byRole.get('actual') ?? [];
  const before = earlierOf(actuals);
  if (before && !columns.has('previous')) columns.set('previous', before.column);
  const remarks = (byRole.get('explanation') ?? []).slice(1).map((claim) => claim.column);
  return { columns, duplicates: duplicates.sort((a, b) => a.column - b.column), remarks };
}

/**
 * The table ends at columns without header and content, unless its figures are still to come, or the usual word for a
 * column that it has not had follows.
 */
function claimColumns(stacks: readonly HeaderText[][], anchor: TableAnchor, area: TableArea): Claim[] {
  const claims: Claim[] = [];
  const isAnchor = (column: number) => column === anchor.code || column === anchor.name;
  const isGap = (column: number) =>
    (stacks[column]?.length ?? 0) === 0 &&
    !isAnchor(column) &&
    !hasContent(area.sheet, area.merges, area.samples, column);
  const claim = (column: number) => {
    const stack = stacks[column] ?? [];
    const word = claimedWord(stack);
    if (word && !(isAnchor(column) && word.role !== 'name' && word.role !== 'code'))
      claims.push(claimOf(word, column, stack.at(-1)!));
  };
  const start = Math.max(anchor.name, anchor.code);
  for (let column = start; column >= area.left && !isGap(column); column--) claim(column);
  const goesOn = (column: number) => {
    const word = claimedWord(stacks[column]!);
    return (
      word !== null &&
      word.rank < LOOSE_RANK &&
      ABOUT_FIGURES.has(word.role) &&
      !claims.some(({ role }) => role === word.role)
    );
  };
  let gap = 0;
  for (let column = start + 1; column <= area.right && gap <= WIDEST_GAP; column++) {
    if (isGap(column)) {
      if (!area.isOneTable && claims.some(({ role }) => role === 'actual' || role === 'numerator')) gap++;
    } else if (gap > 0 && !goesOn(column)) break;
    else {
      gap = 0;
      claim(column);
    }
  }
  return claims.sort((a, b) => a.column - b.column);
}

function claimOf({ role, rank, key, kind, year, month, span }: HeaderWord, column: number, cell: HeaderText): Claim {
  return { role, rank, key, kind, year, month, span, column, cell };
}

/** What the texts above one column say together: the lowest counts, in the light of those above it. */
function claimedWord(stack: readonly HeaderText[]): HeaderWord | null {
  if (stack.length === 0) return null;
  const leaf = headerWord(stack.at(-1)!.text);
  if (stack.length === 1) return leaf === 'qualifier' ? periodHeader(stack[0]!.text) : leaf;
  const joined = stack.map(({ text }) => text).join('');
  if (isUsualHeader(joined)) return headerWord(joined) as HeaderWord;
  const parent = stack
    .slice(0, -1)
    .reverse()
    .map(({ text }) => headerWord(text))
    .find((word): word is HeaderWord => word !== null && word !== 'qualifier');
  if (leaf === null) return null;
  if (leaf === 'qualifier') return parent ? inItsYear(parent, stack) : null;
  if (parent?.role === 'previous') return leaf.role === 'actual' ? parent : null;
  if (parent?.kind === 'base') return leaf.role === 'actual' ? parent : null;
  return inItsYear(leaf, stack);
}

/** 1-9月累计 below 2020年 is of that year. */
function inItsYear(word: HeaderWord, stack: readonly HeaderText[]): HeaderWord {
  if (word.year !== null) return word;
  for (let above = stack.length - 1; above >= 0; above--) {
    const year = yearAbove(stack[above]!.text);
    if (year !== null) return { ...word, year };
  }
  return word;
}

/**
 * Settles 本期, 上年同期 and 完成情况, whose meaning depends on what stands beside and below them; 进展 over figures are
 * the results where no other column has them.
 */
function settleOpenWords(claims: readonly Claim[], area: TableArea): Claim[] {
  const has = (role: ColumnRole, kind: HeaderWord['kind']) =>
    claims.some((claim) => claim.role === role && claim.kind === kind);
  const operands = has('numerator', 'plain');
  const hasResults = has('actual', 'plain') || has('actual', 'prose');
  // Counts have a result and no pair: without a column of results 本期 beside 上年同期 is one.
  const hasBase = has('denominator', 'plain') || (hasResults && has('denominator', 'base'));
  const pair = !operands && has('numerator', 'current') && hasBase;
  const settled: Claim[] = [];
  let hasActual = hasResults || has('numerator', 'current');
  for (const claim of claims) {
    if (!hasActual && claim.role === 'explanation' && isNumeric(area, claim.column)) {
      settled.push({ ...claim, role: 'actual' });
      hasActual = true;
    } else if (claim.kind === 'current' && !pair)
      settled.push({ ...claim, role: 'actual', rank: claim.rank + AS_ACTUAL });
    else if (claim.kind === 'base' && !pair && !(operands && !has('denominator', 'plain'))) continue;
    else if (claim.kind === 'prose' && isWordy(area, claim.column)) {
      settled.push({ ...claim, role: 'explanation', rank: AS_EXPLANATION });
    } else settled.push(claim);
  }
  return settled;
}

/** 完成情况 over figures is of the sheet's own period, and a column of results up to a month beside it of another. */
function withoutDated(claims: readonly Claim[], area: TableArea): readonly Claim[] {
  const actuals = claims.filter(({ role }) => role === 'actual');
  const [open, ...others] = actuals.filter(({ month }) => month === null);
  const isOwn = open?.kind === 'prose' && others.length === 0 && isNumeric(area, open.column);
  return isOwn ? claims.filter((claim) => claim === open || claim.role !== 'actual') : claims;
}

/** Values are cumulative: where 1-9月 stands beside 7-9月, the quarters alone are none of ours. */
function withoutParts(claims: readonly Claim[]): readonly Claim[] {
  const actuals = claims.filter(({ role }) => role === 'actual');
  const totals = actuals.filter(({ span }) => span === 'total');
  const parts = actuals.filter(({ span }) => span === 'part');
  const isSplit = totals.some((total) => parts.some((part) => includes(total, part)));
  return isSplit ? claims.filter((claim) => !parts.includes(claim)) : claims;
}

function includes(total: Claim, part: Claim): boolean {
  const isOfAnotherYear = total.year !== null && total.year !== part.year && total.month === null;
  return !isOfAnotherYear && (total.month === null || part.month === null || total.month === part.month);
}

/** Most of what stands in the column is words and not figures. */
function isWordy(area: TableArea, column: number): boolean {
  const { words, figures } = contentOf(area, column);
  return words > figures;
}

function isNumeric(area: TableArea, column: number): boolean {
  const { words, figures } = contentOf(area, column);
  return figures > words;
}

function contentOf(area: TableArea, column: number): { readonly words: number; readonly figures: number } {
  let words = 0;
  let figures = 0;
  for (const row of area.samples) {
    const cell = visibleCell(area.sheet, area.merges, row, column);
    if (typeof cell?.value === 'number') figures++;
    else if (cellText(cell).length >= 8) words++;
  }
  return { words, figures };
}

function groupByRole(claims: readonly Claim[]): Map<ColumnRole, Claim[]> {
  const byRole = new Map<ColumnRole, Claim[]>();
  for (const claim of claims) {
    const rivals = byRole.get(claim.role);
    if (rivals) rivals.push(claim);
    else byRole.set(claim.role, [claim]);
  }
  for (const rivals of byRole.values()) if (rivals.length > 1) rivals.sort(byPreference);
  return byRole;
}

function byPreference(a: Claim, b: Claim): number {
  return later(a, b) || rankOf(a) - rankOf(b) || a.column - b.column;
}

/** The later of two columns that differ in nothing but their period counts: 1-9月 before 1-6月, 2022年 before 2021年. */
function later(a: Claim, b: Claim): number {
  if ((a.month === null) !== (b.month === null)) return 0;
  const years = a.year !== null && b.year !== null ? b.year - a.year : 0;
  return years || (b.month ?? 0) - (a.month ?? 0);
}

/** A full year beside the figures of the period is a base year. */
function rankOf(claim: Claim): number {
  return claim.role === 'actual' && claim.year !== null && claim.month === null ? claim.rank + FULL_YEAR : claim.rank;
}

function isSame(a: Claim, b: Claim): boolean {
  return (
    a.cell.column !== b.cell.column && a.key === b.key && a.kind === b.kind && a.year === b.year && a.month === b.month
  );
}

/** Of several columns of results the one up to an earlier month of the same year is the last period's. */
function earlierOf(actuals: readonly Claim[]): Claim | undefined {
  const chosen = actuals[0];
  if (!chosen || chosen.month === null) return undefined;
  const { month, year } = chosen;
  return actuals.find((claim) => claim.month !== null && claim.month < month && claim.year === year);
}
