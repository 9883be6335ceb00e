import type { CheckContext } from '../rules/rule';
import type { CellAddress } from '../address';
import { rememberLast } from '../memo';
import type { Matrix, MatrixEntry } from '../report/matrix';
import type { Entry, Reading, Report } from '../report/report';
import type { Indicator } from '../schema/catalogue';
import { appliesTo, subRowCode } from '../schema/facts';
import { samePeriod } from '../period';
import { numberOf, slackOf, valueOf } from './figure';
import type { Figure } from './figure';
import { usesOperands } from './input';
import { around, canMeet, intervalOf } from './interval';

/** What is wrong with a total, and what it must be; `null` where the table does not hold what that follows from. */
type Verdict =
  | { readonly kind: 'mismatch'; readonly expected: number }
  /** It is added or averaged where that means nothing, or merely is wrong. */
  | { readonly kind: 'sum' | 'average'; readonly expected: number | null };

/** A city total, made by hand, that its parts do not bear out. */
export type TotalFault = Verdict & {
  readonly on: Report | Matrix;
  readonly at: CellAddress;
  readonly related: readonly CellAddress[];
  readonly code: string;
  readonly industry: number | null;
  readonly indicator: Indicator;
  readonly found: number;
  /** The cell of the total, to be corrected. */
  readonly reading: Reading;
};

interface Part {
  readonly value: number;
  /** Half a unit of the last decimal that the part shows. */
  readonly slack: number;
}

const NO_SLACK = 0;
/** Beyond all rounding. */
const BEYOND = 1.1;

function partOf(figure: Figure): Part {
  return { value: figure.value, slack: slackOf(figure) };
}

function sumOf(parts: readonly Part[]): Part {
  let value = 0;
  let slack = 0;
  for (const part of parts) {
    value += part.value;
    slack += part.slack;
  }
  return { value, slack };
}

function meets(found: Figure, { value, slack }: Part): boolean {
  return canMeet(intervalOf(found.value, found.decimals), around(value, slack));
}

const MIXED = /\b(?:SUM|AVERAGE|SUBTOTAL)\s*\(/i;

/** Values that are all alike give no hint how they were put together. */
function tellsApart(found: Figure, parts: readonly Part[], reading: Reading): boolean {
  if (reading.cell?.formula !== undefined && MIXED.test(reading.cell.formula)) return true;
  const values = parts.map((part) => part.value);
  const spread = Math.max(...values) - Math.min(...values);
  return parts.length >= 3 && spread > 10 * 10 ** -found.decimals;
}

/** The ratio of sums lies between the least and the largest of its parts; what covers more industries may not. */
function isBeyond(indicator: Indicator, found: Figure, parts: readonly Part[]): boolean {
  const isOfSums = indicator.cityTotal === 'ratio-of-sums' || indicator.cityTotal === 'growth-of-sums';
  return isOfSums && found.value > Math.max(...parts.map(({ value, slack }) => value + slack)) * BEYOND;
}

/** How a total that must not be added was made; `null` where nothing speaks for that. */
function wronglyMade(found: Figure, parts: readonly Part[]): 'sum' | 'average' | null {
  if (found.value === 0) return null;
  const sum = sumOf(parts);
  if (meets(found, sum) && parts.filter((part) => part.value !== 0).length > 1) return 'sum';
  // A mean is taken of the figures as they stand; what merely comes near it may be the right ratio.
  return meets(found, { value: sum.value / parts.length, slack: NO_SLACK }) ? 'average' : null;
}

function isAdditive(indicator: Indicator, industry: number | null): boolean {
  return indicator.cityTotal === 'sum' || (industry !== null && indicator.measure === 'industry-count');
}

/** The total that follows from the units' values alone; `null` where their operands would be needed. */
function expectedOf(indicator: Indicator, industry: number | null, parts: readonly Part[]): Part | null {
  if (isAdditive(indicator, industry)) return sumOf(parts);
  return indicator.cityTotal === 'min'
    ? parts.reduce((least, part) => (part.value < least.value ? part : least))
    : null;
}

function judgeTotal(
  indicator: Indicator,
  industry: number | null,
  found: Figure,
  parts: readonly Part[],
  expected: Part | null,
  reading: Reading,
): Verdict | null {
  if (expected !== null && meets(found, expected)) return null;
  const made = isAdditive(indicator, industry) ? null : wronglyMade(found, parts);
  if (expected !== null) return { kind: made ?? 'mismatch', expected: expected.value };
  // Where the right total is not known, it may happen to be the mean.
  const isTold = (made === 'sum' && isBeyond(indicator, found, parts)) || tellsApart(found, parts, reading);
  return made !== null && isTold ? { kind: made, expected: null } : null;
}

/** The units' figures of a row; `null` where one cannot be read, so that nothing can be said of the total. */
function partsOfRow(entry: MatrixEntry): readonly Part[] | null {
  const parts: Part[] = [];
  for (const reading of entry.units.values()) {
    const figure = numberOf(reading);
    if (figure) parts.push(partOf(figure));
    else if (reading.number.kind !== 'blank' && reading.number.kind !== 'not-applicable') return null;
  }
  return parts.length < 2 ? null : parts;
}

/** Each industry is summed over the units; the smallest of these sums counts. */
function smallestIndustry(matrix: Matrix, indicator: Indicator, industries: number): Part | null {
  let least: Part | null = null;
  for (let industry = 0; industry < industries; industry++) {
    const row = matrix.byCode.get(subRowCode(indicator, industry));
    const parts = row && partsOfRow(row);
    if (!parts) return null;
    const sum = sumOf(parts);
    if (least === null || sum.value < least.value) least = sum;
  }
  return least;
}

function* matrixFaults(matrix: Matrix, { catalogue }: CheckContext): Iterable<TotalFault> {
  for (const entry of matrix.entries) {
    const { total, indicator, industry, code } = entry;
    const found = numberOf(total);
    const parts = found && partsOfRow(entry);
    if (!total || !found || !parts) continue;
    const isSmallest = industry === null && indicator.cityTotal === 'min-over-industries-of-sums';
    const expected = isSmallest
      ? smallestIndustry(matrix, indicator, catalogue.industries.length)
      : expectedOf(indicator, industry, parts);
    const verdict = judgeTotal(indicator, industry, found, parts, expected, total);
    if (!verdict) continue;
    const related = [...entry.units.values()].map(({ row, column }) => ({ row, column }));
    const at = { row: total.row, column: total.column };
    yield { on: matrix, at, related, code, industry, indicator, found: found.value, reading: total, ...verdict };
  }
}

/** A sheet of county indicators for the city as a whole: a total made by hand. */
export function isHandMadeTotal(report: Report): boolean {
  return report.form === 'county' && report.unit?.kind === 'city';
}

/** The reports that a hand-made total sums up; `null` while a unit is missing or stands twice. */
function partsOfRun(total: Report, context: CheckContext): readonly Report[] | null {
  const { period } = total;
  if (period === null) return null;
  const parts = context.reports.filter(
    (report) =>
      report.form === 'county' &&
      report.unit !== null &&
      report.unit.kind !== 'city' &&
      report.period !== null &&
      samePeriod(report.period, period),
  );
  const reported = new Set(parts.map((report) => report.unit!.code));
  if (reported.size !== parts.length || parts.length < 2) return null;
  const asked = context.expected ?? context.catalogue.units.map((unit) => unit.code);
  const counties = new Set(context.catalogue.units.filter((unit) => unit.kind !== 'city').map((unit) => unit.code));
  return asked.every((code) => reported.has(code) || !counties.has(code)) ? parts : null;
}

function figureReading(reading: Reading, value: number): Reading {
  return { ...reading, number: { kind: 'number', value, decimals: 0 } };
}

/** The ratio or growth of the sums, worked out as on a sheet whose operands are these sums. */
function ofSums(total: Report, entry: Entry, rows: readonly Entry[], context: CheckContext): number | null {
  let above = 0;
  let below = 0;
  for (const { numerator, denominator } of rows) {
    above += valueOf(numerator)!;
    below += valueOf(denominator)!;
  }
  const [numerator, denominator] = [entry.numerator ?? entry.actual!, entry.denominator ?? entry.actual!];
  const summed = {
    ...entry,
    numerator: figureReading(numerator, above),
    denominator: figureReading(denominator, below),
  };
  return context.assess(total, summed).actual;
}

function* reportFaults(total: Report, context: CheckContext): Iterable<TotalFault> {
  const reports = partsOfRun(total, context);
  if (!reports) return;
  for (const entry of total.entries) {
    const { indicator, actual, code } = entry;
    const found = numberOf(actual);
    if (!actual || !found) continue;
    const rows = reports
      .filter((report) => appliesTo(indicator, report.unit))
      .map((report) => ({ report, row: report.byCode.get(code) }));
    const parts: Part[] = [];
    for (const { report, row } of rows) {
      const value = row && context.judge(report, row).isSound ? context.assess(report, row).actual : null;
      if (value !== null) parts.push({ value, slack: NO_SLACK });
    }
    if (parts.length < 2 || parts.length < rows.length) continue;
    const { cityTotal } = indicator;
    const isOfSums = cityTotal === 'ratio-of-sums' || cityTotal === 'growth-of-sums';
    const sums =
      isOfSums && rows.every(({ row }) => row !== undefined && usesOperands(row))
        ? ofSums(
            total,
            entry,
            rows.map(({ row }) => row!),
            context,
          )
        : null;
    const expected = sums === null ? expectedOf(indicator, null, parts) : { value: sums, slack: NO_SLACK };
    const verdict = judgeTotal(indicator, null, found, parts, expected, actual);
    if (!verdict) continue;
    const at = { row: actual.row, column: actual.column };
    yield {
      on: total,
      at,
      related: [],
      code,
      industry: null,
      indicator,
      found: found.value,
      reading: actual,
      ...verdict,
    };
  }
}

/** Every total of the run, made by hand, that its parts do not bear out. */
export const totalFaults: (context: CheckContext) => readonly TotalFault[] = rememberLast((context) => {
  const faults: TotalFault[] = [];
  for (const matrix of context.matrices) if (matrix.kind === 'totals') faults.push(...matrixFaults(matrix, context));
  for (const report of context.reports) if (isHandMadeTotal(report)) faults.push(...reportFaults(report, context));
  return faults;
});
