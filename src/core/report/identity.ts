import { parseDate, parsePeriod, type Period } from '../period';
import type { Catalogue, ReportingUnit } from '../schema/catalogue';
import type { Cell, SheetSnapshot } from '../snapshot';
import { findUnit, findUnitIn } from '../units';
import { cellText } from './cell-text';
import { filledIn, isNote, readLabels, type IdentityRole, type LabelledPart } from './identity-labels';
import type { HeaderText } from './find-header';
import { mergeAt, speakingCell, visibleCell, type MergeIndex } from './merge-index';
import { formatFacts } from './number-format';
import type { Identity, Located } from './report';

/** Where the identity of a sheet may stand: around its table. */
export interface IdentityArea {
  readonly sheet: SheetSnapshot;
  readonly merges: MergeIndex;
  readonly catalogue: Catalogue;
  /** Rows above the table, where titles and loose words count as well. */
  readonly above: readonly number[];
  /** Rows below the table. */
  readonly below: readonly number[];
  /** Rows of the table, and the first column to its right. */
  readonly beside: readonly number[];
  readonly right: number;
  /** Header texts of the table with the first row below them: each row may say whose it is. */
  readonly headers: readonly HeaderText[];
  readonly first: number;
}

export interface FoundIdentity {
  readonly identity: Identity;
  /** Labels of the identity's own that stand in the sheet, blank or not. */
  readonly labels: number;
}

interface Candidate {
  readonly part: LabelledPart;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly cell: Cell | undefined;
  /** The column beside the label, where the value would stand if this sheet writes it there. */
  readonly next: number;
}

interface Loose {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

interface Gathered {
  readonly candidates: Candidate[];
  readonly loose: Loose[];
}

/** How far to the right of a label its value may stand. */
const REACH = 8;

/** Finds who reports what for when: by labels around the table, the unit and the period also in a title. */
export function readIdentity(area: IdentityArea): FoundIdentity {
  const gathered: Gathered = { candidates: [], loose: [] };
  for (const row of area.above) gatherRow(area, row, 0, gathered);
  const { length } = gathered.loose;
  for (const row of area.below) gatherRow(area, row, 0, gathered);
  for (const row of area.beside) {
    if (area.sheet.rows[row]!.length > area.right) gatherRow(area, row, area.right, gathered);
  }
  const labels = countLabels(gathered.candidates);
  gatherHeaders(area, gathered);
  const candidates = settleBlanks(gathered.candidates);
  const titles = gathered.loose.slice(0, length);
  const unitOf = ({ text }: { readonly text: string }): ReportingUnit | null =>
    findUnit(text, area.catalogue) ?? findUnitIn(text, area.catalogue);
  const textOf = ({ text }: Candidate): string => text;
  const identity: Identity = {
    unit: locate(candidates, 'unit', unitOf) ?? fromTitle(titles, unitOf),
    unitCode: locate(candidates, 'unitCode', unitOf),
    period:
      locate(candidates, 'period', periodOf) ??
      partOfYearOfTitle(titles) ??
      periodOfDate(candidates) ??
      fromTitle(titles, ({ text }) => parsePeriod(text)),
    leader: locate(candidates, 'leader', textOf),
    filler: locate(candidates, 'filler', textOf),
    reviewer: locate(candidates, 'reviewer', textOf),
    phone: locate(candidates, 'phone', textOf),
    date: locate(candidates, 'date', dateOf),
  };
  return { identity, labels };
}

function countLabels(candidates: readonly Candidate[]): number {
  return candidates.filter(({ part }) => part.role !== null && !part.weak).length;
}

const BY_COLUMN: ReadonlySet<IdentityRole | null> = new Set<IdentityRole>(['unit', 'unitCode', 'period']);

/** A table may carry the unit and the period in columns of their own. */
function gatherHeaders({ sheet, merges, headers, first }: IdentityArea, gathered: Gathered): void {
  for (const { column, text } of headers) {
    const [part] = readLabels(text).parts;
    if (!part?.bare || !BY_COLUMN.has(part.role)) continue;
    const { row, column: at, cell } = speakingCell(sheet, merges, first, column);
    const weak = { ...part, weak: true };
    gathered.candidates.push({ part: weak, row, column: at, cell, text: cellText(cell), next: at });
  }
}

function gatherRow(area: IdentityArea, row: number, from: number, gathered: Gathered): void {
  const { sheet, merges } = area;
  const cells = sheet.rows[row]!;
  const hasMerges = merges.has(row);
  // A value belongs to its label and is no loose word as well.
  let taken = -1;
  let isLineOfLabels = false;
  for (let column = from; column < cells.length; column++) {
    const cell = cells[column];
    if (cell === undefined || typeof cell.value !== 'string' || column === taken) continue;
    if (hasMerges && visibleCell(sheet, merges, row, column) === undefined) continue;
    if (isNote(cell.value)) return;
    const { parts, loose } = readLabels(cell.value);
    for (const text of loose) gathered.loose.push({ row, column, text });
    parts.forEach((part, index) => {
      if (part.text !== '' || index < parts.length - 1) {
        gathered.candidates.push({ part, row, column, text: part.text, cell: undefined, next: column });
        return;
      }
      const value = valueBeside(area, row, column, part, isLineOfLabels);
      isLineOfLabels = value.row > row;
      if (value.row === row && value.column !== column) taken = value.column;
      gathered.candidates.push({ part, ...value, text: filledIn(cellText(value.cell)) });
    });
  }
}

/** The value of a label that stands at the end of its cell: in the next cell to the right, or below a row of labels. */
function valueBeside(
  { sheet, merges }: IdentityArea,
  row: number,
  column: number,
  part: LabelledPart,
  isLineOfLabels: boolean,
): Pick<Candidate, 'row' | 'column' | 'cell' | 'next'> {
  const next = (mergeAt(merges, row, column)?.right ?? column) + 1;
  // Labels side by side have their values below, the last of them too.
  let isAmongLabels = isLineOfLabels;
  for (let at = next; at < next + REACH; at++) {
    const cell = visibleCell(sheet, merges, row, at);
    const text = cellText(cell);
    if (text === '') continue;
    if (typeof cell!.value !== 'string' || readLabels(text).parts.length === 0) return { row, column: at, cell, next };
    isAmongLabels = at === next;
    break;
  }
  if (part.bare && isAmongLabels) {
    const below = visibleCell(sheet, merges, row + 1, column);
    const text = cellText(below);
    if (readLabels(text).parts.length === 0) return { row: row + 1, column, cell: below, next };
    return { row, column, cell: undefined, next };
  }
  return { row, column: part.bare ? next : column, cell: undefined, next };
}

/**
 * Where other labels with a colon have their values beside them, a blank one lacks it there too: first of all those
 * of its own row.
 */
function settleBlanks(candidates: readonly Candidate[]): readonly Candidate[] {
  const isBeside = ({ part, column, next, cell }: Candidate) => !part.bare && cell !== undefined && column >= next;
  const isWithin = ({ part, text, cell }: Candidate) => !part.bare && text !== '' && cell === undefined;
  const rowsWithin = new Set(candidates.filter(isWithin).map(({ row }) => row));
  if (!candidates.some(isBeside)) return candidates;
  return candidates.map((candidate) => {
    const isBlank = candidate.text === '' && candidate.column < candidate.next;
    return isBlank && !rowsWithin.has(candidate.row) ? { ...candidate, column: candidate.next } : candidate;
  });
}

/** The best place that claims the role: one that can be understood, then one that says anything, then the plainest label. */
function locate<T>(
  candidates: readonly Candidate[],
  role: IdentityRole,
  valueOf: (candidate: Candidate) => T | null,
): Located<T> | null {
  let best: Located<T> | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const { part, row, column, text } = candidate;
    if (part.role !== role) continue;
    const value = text === '' ? null : valueOf(candidate);
    if (part.weak && value === null) continue;
    const score = (value === null ? 0 : 2000) + (text === '' ? 0 : 1000) - part.rank;
    if (score <= bestScore) continue;
    best = { row, column, text, value };
    bestScore = score;
  }
  return best;
}

/** A date as the report period means its month. */
function periodOf({ cell, text }: Candidate): Period | null {
  const value = cell?.value;
  if (typeof value !== 'number' || !isDay(value) || !cell?.format || !formatFacts(cell.format).isDate) {
    const day = parseDate(text);
    // Of a date in words only the last day of a month is sure to be no day of filing.
    return parsePeriod(text) ?? (day !== null && isLastOfMonth(day) ? monthOf(day) : null);
  }
  return monthOf(value);
}

function isLastOfMonth(serial: number): boolean {
  return new Date((serial + 1 - 25_569) * 86_400_000).getUTCDate() === 1;
}

function monthOf(serial: number): Period | null {
  return parsePeriod(new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 7));
}

/** 2000 … 2100 as serial numbers, so that 20211011 is none. */
function isDay(value: number): boolean {
  return value >= 36_526 && value < 73_051;
}

function dateOf({ cell, text }: Candidate): number | null {
  const value = cell?.value;
  return typeof value === 'number' && isDay(value) ? Math.floor(value) : parseDate(text);
}

/** 填报时间 is now and then where the period is written. */
function periodOfDate(candidates: readonly Candidate[]): Located<Period> | null {
  const found = locate(candidates, 'date', (candidate) =>
    dateOf(candidate) === null ? parsePeriod(candidate.text) : null,
  );
  return found?.value ? found : null;
}

function fromTitle<T>(titles: readonly Loose[], valueOf: (title: Loose) => T | null): Located<T> | null {
  for (const title of titles) {
    const value = valueOf(title);
    if (value) return { ...title, value };
  }
  return null;
}

/** A part of a year counts before a bare year, which is as often that of a document or a target. */
function partOfYearOfTitle(titles: readonly Loose[]): Located<Period> | null {
  return fromTitle(titles, ({ text }) => {
    const period = parsePeriod(text);
    return period?.kind === 'year' ? null : period;
  });
}
