import { rememberLast } from '../memo';
import type { Entry, NumberReading, Reading, Report } from '../report/report';
import type { Catalogue } from '../schema/catalogue';
import { appliesTo, hasOperands, isPerIndustry, mayNotApply } from '../schema/facts';
import { isCovered } from './covered';

/** A cell that the reporter fills in. */
export interface Input {
  readonly entry: Entry;
  readonly role: 'actual' | 'numerator' | 'denominator';
  readonly reading: Reading;
}

/** Every bound row in the order of the schema's parents: an entry, then its sub-rows. Rows said twice are not among them. */
export const rowEntries: (report: Report) => readonly Entry[] = rememberLast((report) => {
  const rows: Entry[] = [];
  for (const entry of report.entries) {
    rows.push(entry);
    for (const part of entry.industries) if (part) rows.push(part);
  }
  return rows;
});

/** The rows of the sheet that are bound to an indicator. */
export const rowNumbers: (report: Report) => ReadonlySet<number> = rememberLast(
  (report) => new Set(rowEntries(report).map(({ row }) => row)),
);

/** Whether the unit has anything to report here. */
export function isAsked(report: Report, entry: Entry): boolean {
  return appliesTo(entry.indicator, report.unit);
}

/** The sheet has a row for each industry of a per-industry indicator. */
export function hasAllParts(entry: Entry, { industries }: Catalogue): boolean {
  for (let index = 0; index < industries.length; index++) if (!entry.industries[index]?.actual) return false;
  return true;
}

/** Both operands have a cell, so that 完成值 is computed from them. */
export function usesOperands(entry: Entry): boolean {
  return entry.numerator !== undefined && entry.denominator !== undefined && hasOperands(entry.indicator);
}

/** 完成值 is computed: from operands, or from the sub-rows that the sheet has. */
export function isComputed(entry: Entry): boolean {
  if (entry.industry !== null) return false;
  return usesOperands(entry) || (isPerIndustry(entry.indicator) && entry.industries.some((part) => part !== undefined));
}

/** The sheet's own formula rests on a number written as text, which a sum leaves out and a quotient may not take. */
export function restsOnText(entry: Entry): boolean {
  if (entry.actual?.cell?.formula === undefined) return false;
  const parts = entry.industries.map((part) => part?.actual);
  return [entry.numerator, entry.denominator, ...parts].some((input) => input?.number.kind === 'text-number');
}

const PAIR: readonly Input['role'][] = ['numerator', 'denominator'];
const SINGLE: readonly Input['role'][] = ['actual'];
const NONE: readonly Input['role'][] = [];

/** Which cells of a row the reporter fills in; the parent of sub-rows has none of its own. */
export function inputRoles(report: Report, entry: Entry): readonly Input['role'][] {
  if (!isAsked(report, entry)) return NONE;
  if (usesOperands(entry)) return PAIR;
  return entry.industry === null && isPerIndustry(entry.indicator) ? NONE : SINGLE;
}

/** An input's cell; `undefined` where the sheet has none, or a merge hides it. */
export function inputCell(report: Report, entry: Entry, role: Input['role']): Reading | undefined {
  const reading = entry[role];
  return reading === undefined || isCovered(report.sheet, reading.row, reading.column) ? undefined : reading;
}

/** Every cell of the sheet that the reporter fills in. */
export const allInputs: (report: Report) => readonly Input[] = rememberLast((report) => {
  const all: Input[] = [];
  for (const entry of rowEntries(report)) {
    for (const role of inputRoles(report, entry)) {
      const reading = inputCell(report, entry, role);
      if (reading) all.push({ entry, role, reading });
    }
  }
  return all;
});

/**
 * The inputs, and on sheets that we did not make also the results that were typed beside them: the cells whose
 * writing is judged.
 */
function typedCells(report: Report): readonly Input[] {
  if (report.stamp) return allInputs(report);
  const all = [...allInputs(report)];
  for (const entry of report.entries) {
    const { actual } = entry;
    if (!actual?.cell || actual.cell.formula !== undefined || !isAsked(report, entry)) continue;
    if (inputRoles(report, entry) !== SINGLE) all.push({ entry, role: 'actual', reading: actual });
  }
  return all;
}

type Writing = NumberReading['kind'];

/** An input whose cell is written in this way. */
export interface InputAs<K extends Writing> extends Input {
  readonly reading: Reading & { readonly number: Extract<NumberReading, { readonly kind: K }> };
}

const NO_INPUTS: readonly Input[] = [];

const NOTHING: ReadonlySet<Writing> = new Set<Writing>(['blank', 'placeholder', 'not-applicable']);

const byWriting: (report: Report) => ReadonlyMap<Writing, readonly Input[]> = rememberLast((report) => {
  const groups = new Map<Writing, Input[]>();
  for (const input of typedCells(report)) {
    const { kind } = input.reading.number;
    if (kind === 'number') continue;
    // Nothing may be all that an unknown unit has to report here, and unknown-unit asks which one it is.
    if (NOTHING.has(kind) && mayNotApply(input.entry.indicator, report.unit)) continue;
    const group = groups.get(kind);
    if (group) group.push(input);
    else groups.set(kind, [input]);
  }
  return groups;
});

/** Those of `typedCells` that are written in one way other than as a plain number. */
export function typedAs<K extends Exclude<Writing, 'number'>>(report: Report, writing: K): readonly InputAs<K>[] {
  return (byWriting(report).get(writing) ?? NO_INPUTS) as readonly InputAs<K>[];
}
