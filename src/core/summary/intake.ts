import { samePeriod, type Period } from '../period';
import type { Report } from '../report/report';
import type { Catalogue, ReportingUnit } from '../schema/catalogue';
import { unitByCode } from '../units';
import type { EarlierSummary } from './earlier';

/** A file, or the open workbook, as it came in. */
export interface Arrival {
  /** 来源文件; `''` for the open workbook. */
  readonly source: string;
  /** It could not be read. */
  readonly error?: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };
  readonly reports: readonly Report[];
}

export type VerdictKind =
  | 'accepted'
  /** Takes the place of what an earlier summary held for the unit. */
  | 'replaces-earlier'
  /** Kept from the earlier summary that this one continues. */
  | 'kept-earlier'
  /** Another sheet of the same unit and period was taken instead. */
  | 'duplicate'
  | 'wrong-period'
  | 'unknown-period'
  | 'unknown-unit'
  /** A hand-made total of the city, or a unit's name on the other form. */
  | 'wrong-form'
  | 'not-expected'
  | 'no-report'
  | 'unreadable';

/** What was decided about one sheet, or about a file that holds none. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly source: string;
  readonly sheet: string | null;
  readonly unit: ReportingUnit | null;
  readonly period: Period | null;
  /** For `duplicate`: the sheet that was taken. */
  readonly other: { readonly source: string; readonly sheet: string } | null;
  readonly error: Arrival['error'] | null;
}

export interface Accepted {
  readonly report: Report;
  readonly unit: ReportingUnit;
  readonly period: Period;
}

export interface Intake {
  /** `null`: no sheet says for which period it is. */
  readonly period: Period | null;
  readonly accepted: readonly Accepted[];
  readonly earlier: EarlierSummary | null;
  readonly expected: readonly ReportingUnit[];
  readonly missing: readonly ReportingUnit[];
  readonly verdicts: readonly Verdict[];
}

export interface IntakeOptions {
  readonly catalogue: Catalogue;
  /** The period of the task; `null`: the one that most sheets are for. */
  readonly period: Period | null;
  /** Codes of the units that should report; `null`: all of the catalogue. */
  readonly expected: readonly string[] | null;
  /** A summary that is to be continued. */
  readonly earlier: EarlierSummary | null;
}

/** The period that most reports are for; of two as frequent the later one. */
function commonPeriod(arrivals: readonly Arrival[]): Period | null {
  const counts = new Map<number, { period: Period; count: number }>();
  for (const { reports } of arrivals) {
    for (const { period } of reports) {
      if (!period) continue;
      const key = period.year * 12 + period.lastMonth;
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { period, count: 1 });
    }
  }
  let best: { period: Period; count: number; key: number } | null = null;
  for (const [key, { period, count }] of counts) {
    if (!best || count > best.count || (count === best.count && key > best.key)) best = { period, count, key };
  }
  return best && best.period;
}

/** The sheet that was filled in last speaks for the unit; without dates, or on the same day, the first one read. */
function isNewer(report: Report, than: Report): boolean {
  return (report.identity.date?.value ?? 0) > (than.identity.date?.value ?? 0);
}

function kindOf(report: Report, period: Period | null, expected: ReadonlyMap<string, ReportingUnit>): VerdictKind {
  if (!report.unit) return 'unknown-unit';
  if (!report.period) return 'unknown-period';
  if ((report.unit.kind === 'city') !== (report.form === 'city')) return 'wrong-form';
  if (!samePeriod(report.period, period!)) return 'wrong-period';
  return expected.has(report.unit.code) ? 'accepted' : 'not-expected';
}

/**
 * Decides which sheet speaks for which unit. Nothing is dropped without a word: every sheet gets a verdict, and so
 * does every file without one.
 */
export function takeIn(arrivals: readonly Arrival[], options: IntakeOptions): Intake {
  const { catalogue, earlier } = options;
  const period = options.period ?? earlier?.period ?? commonPeriod(arrivals);
  const expected = options.expected
    ? options.expected.map((code) => unitByCode(catalogue, code)).filter((unit) => unit !== null)
    : catalogue.units;
  const expectedByCode = new Map(expected.map((unit) => [unit.code, unit]));
  const continued = earlier && period && samePeriod(earlier.period, period) ? earlier : null;
  const inEarlier = new Set(continued?.submissions.map((submission) => submission.unit.code));

  const verdicts: Verdict[] = [];
  const taken = new Map<string, { report: Report; at: number }>();
  for (const arrival of arrivals) {
    const { source } = arrival;
    const nothing = { source, sheet: null, unit: null, period: null, other: null, error: null };
    if (arrival.error) verdicts.push({ ...nothing, kind: 'unreadable', error: arrival.error });
    else if (arrival.reports.length === 0) verdicts.push({ ...nothing, kind: 'no-report' });
    for (const report of arrival.reports) {
      const verdict: Verdict = {
        kind: kindOf(report, period, expectedByCode),
        source: report.source,
        sheet: report.sheet.name,
        unit: report.unit,
        period: report.period,
        other: null,
        error: null,
      };
      const at = verdicts.push(verdict) - 1;
      if (verdict.kind !== 'accepted') continue;
      const { code } = report.unit!;
      const rival = taken.get(code);
      if (!rival) {
        taken.set(code, { report, at });
        if (inEarlier.has(code)) verdicts[at] = { ...verdict, kind: 'replaces-earlier' };
        continue;
      }
      const [winner, loser] = isNewer(report, rival.report) ? [{ report, at }, rival] : [rival, { report, at }];
      verdicts[winner.at] = { ...verdicts[winner.at]!, kind: inEarlier.has(code) ? 'replaces-earlier' : 'accepted' };
      verdicts[loser.at] = { ...verdicts[loser.at]!, kind: 'duplicate' };
      taken.set(code, winner);
    }
  }

  for (const [at, verdict] of verdicts.entries()) {
    if (verdict.kind !== 'duplicate') continue;
    const { report } = taken.get(verdict.unit!.code)!;
    verdicts[at] = { ...verdict, other: { source: report.source, sheet: report.sheet.name } };
  }
  for (const { unit, source, sheet } of continued?.submissions ?? []) {
    if (taken.has(unit.code) || !expectedByCode.has(unit.code)) continue;
    verdicts.push({ kind: 'kept-earlier', source, sheet, unit, period, other: null, error: null });
  }

  const has = (unit: ReportingUnit): boolean => taken.has(unit.code) || inEarlier.has(unit.code);
  return {
    period,
    accepted: expected.flatMap((unit) => {
      const report = taken.get(unit.code)?.report;
      return report ? [{ report, unit, period: report.period! }] : [];
    }),
    earlier: continued,
    expected,
    missing: expected.filter((unit) => !has(unit)),
    verdicts,
  };
}
