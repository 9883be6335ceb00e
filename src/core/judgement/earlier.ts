import type { CellAddress } from '../address';
import type { Assessment } from '../attainment';
import { elapsedMonthsOfYear, parsePeriod, periodBefore, programmeMonths } from '../period';
import type { Period } from '../period';
import type { Entry, Report } from '../report/report';
import type { Catalogue, Indicator } from '../schema/catalogue';
import { isPercent } from '../schema/facts';
import { numberOf } from './figure';
import { isComputed } from './input';
import { previousSlipOf } from './percent-slip';

/** What was reported for the period before. */
export interface Earlier {
  /** In the indicator's measure. */
  readonly value: number;
  readonly decimals: number;
  readonly period: Period;
  /** It comes from last period's accepted report, and not from the sheet's own column. */
  readonly accepted: boolean;
  /** The sheet's own cell for it, where it has one. */
  readonly at: CellAddress | undefined;
}

/** A computed value is as exact as a number can be. */
const EXACT = 12;

/** A share this large in the column of the last period is a slip of its own, not something to compare with. */
const NO_SHARE = 1.5;

/** The value of the last period: of the unit's `accepted` report, else of the sheet's own column. */
export function earlierOf(
  report: Report,
  entry: Entry,
  accepted: Report | null,
  assess: (report: Report, entry: Entry) => Assessment,
  catalogue: Catalogue,
): Earlier | null {
  if (report.period === null) return null;
  const at = entry.previous;
  const twin = accepted?.byCode.get(entry.code);
  if (accepted?.period && twin) {
    const figure = numberOf(twin.actual);
    const computed = isComputed(twin) ? assess(accepted, twin).actual : null;
    if (computed !== null) return { value: computed, decimals: EXACT, period: accepted.period, accepted: true, at };
    if (figure) {
      return { value: figure.value, decimals: figure.decimals, period: accepted.period, accepted: true, at };
    }
  }
  const own = numberOf(entry.previous);
  if (!own || (isPercent(entry.indicator) && entry.industry === null && own.value > NO_SHARE)) return null;
  if (previousSlipOf(report, entry, assess)) return null;
  return { value: own.value, decimals: own.decimals, period: before(report.period, catalogue), accepted: false, at };
}

const programmes = new WeakMap<Catalogue, Map<string, number>>();

function elapsedOfProgramme(period: Period, catalogue: Catalogue): number {
  let known = programmes.get(catalogue);
  if (!known) programmes.set(catalogue, (known = new Map()));
  let elapsed = known.get(period.id);
  if (elapsed === undefined) known.set(period.id, (elapsed = programmeMonths(period, catalogue.programme).elapsed));
  return elapsed;
}

const periodsBefore = new WeakMap<Period, Period>();

/** Nothing was reported before the programme: what precedes its first half-year or year is a quarter of that. */
function before(period: Period, catalogue: Catalogue): Period {
  let known = periodsBefore.get(period);
  if (!known) periodsBefore.set(period, (known = periodBefore(period)));
  const { kind, lastMonth, year } = period;
  const isLong = kind === 'half' || kind === 'year';
  if (!isLong || elapsedOfProgramme(known, catalogue) > 0) return known;
  return parsePeriod(`${String(year)}Q${String(lastMonth / 3 - 1)}`)!;
}

/** Months that have run at the period's end: of the programme, or of the year. */
function elapsedMonths(indicator: Indicator, period: Period, catalogue: Catalogue): number {
  return indicator.window === 'programme' ? elapsedOfProgramme(period, catalogue) : elapsedMonthsOfYear(period);
}

/** Counts and sums that can only grow within their window. */
export function isCumulative(indicator: Indicator): boolean {
  const { measure, window } = indicator;
  return (
    (measure === 'count' || measure === 'amount' || measure === 'breakthrough' || measure === 'industry-count') &&
    (window === 'programme' || window === 'year' || window === 'final-year')
  );
}

/** The last period lies in the same programme, or in the same year for what starts anew each year. */
export function isSameWindow(indicator: Indicator, period: Period, earlier: Period, catalogue: Catalogue): boolean {
  return indicator.window === 'programme' ? elapsedOfProgramme(earlier, catalogue) > 0 : earlier.year === period.year;
}

/**
 * What the last period's value comes to by now if things go on as before: cumulative values grow with the months,
 * levels stay. `null` where a new window has begun.
 */
export function carriedForward(
  indicator: Indicator,
  period: Period,
  earlier: Earlier,
  catalogue: Catalogue,
): number | null {
  if (!isCumulative(indicator)) return earlier.value;
  if (!isSameWindow(indicator, period, earlier.period, catalogue)) return null;
  const now = elapsedMonths(indicator, period, catalogue);
  const then = elapsedMonths(indicator, earlier.period, catalogue);
  return (earlier.value * now) / then;
}
