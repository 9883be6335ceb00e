import type { Entry, Reading, Report } from '../report/report';
import { appliesTo, hasOperands, isPerIndustry } from '../schema/facts';
import { isCovered } from './covered';

/** A cell that the reporter fills in. */
export interface Input {
  readonly entry: Entry;
  readonly role: 'actual' | 'numerator' | 'denominator';
  readonly reading: Reading;
}

const rowsOf = new WeakMap<Report, readonly Entry[]>();

/** Every bound row in the order of the schema's parents: an entry, then its sub-rows. Rows said twice are not among them. */
export function rowEntries(report: Report): readonly Entry[] {
  const known = rowsOf.get(report);
  if (known) return known;
  const rows: Entry[] = [];
  for (const entry of report.entries) {
    rows.push(entry);
    for (const part of entry.industries) if (part) rows.push(part);
  }
  rowsOf.set(report, rows);
  return rows;
}

/** Whether the unit has anything to report here. */
export function isAsked(report: Report, entry: Entry): boolean {
  return appliesTo(entry.indicator, report.unit);
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

const inputs = new WeakMap<Entry, readonly Input[]>();
const NONE: readonly Input[] = [];

/**
 * The cells of one row that the reporter fills in. The parent of sub-rows has none of its own, and a cell hidden
 * under a merge is none.
 */
export function inputsOf(report: Report, entry: Entry): readonly Input[] {
  const known = inputs.get(entry);
  if (known) return known;
  const found = !isAsked(report, entry) ? NONE : findInputs(report, entry);
  inputs.set(entry, found);
  return found;
}

function findInputs(report: Report, entry: Entry): readonly Input[] {
  if (usesOperands(entry)) return [...inputAt(report, entry, 'numerator'), ...inputAt(report, entry, 'denominator')];
  const isParent = entry.industry === null && isPerIndustry(entry.indicator);
  return isParent ? NONE : inputAt(report, entry, 'actual');
}

function inputAt(report: Report, entry: Entry, role: Input['role']): readonly Input[] {
  const reading = entry[role];
  return reading === undefined || isCovered(report.sheet, reading.row, reading.column)
    ? NONE
    : [{ entry, role, reading }];
}

const inputsOfReport = new WeakMap<Report, readonly Input[]>();

/** Every cell of the sheet that the reporter fills in. */
export function allInputs(report: Report): readonly Input[] {
  const known = inputsOfReport.get(report);
  if (known) return known;
  const all: Input[] = [];
  for (const entry of rowEntries(report)) for (const input of inputsOf(report, entry)) all.push(input);
  inputsOfReport.set(report, all);
  return all;
}

const typedOfReport = new WeakMap<Report, readonly Input[]>();

/**
 * The inputs, and on sheets that we did not make also the results that were typed beside them: the cells whose
 * writing is judged.
 */
export function typedCells(report: Report): readonly Input[] {
  if (report.stamp) return allInputs(report);
  const known = typedOfReport.get(report);
  if (known) return known;
  const all: Input[] = [];
  for (const entry of rowEntries(report)) {
    const own = inputsOf(report, entry);
    for (const input of own) all.push(input);
    const { actual } = entry;
    if (actual?.cell && actual.cell.formula === undefined && !own.some((input) => input.role === 'actual')) {
      if (isAsked(report, entry)) all.push({ entry, role: 'actual', reading: actual });
    }
  }
  typedOfReport.set(report, all);
  return all;
}
