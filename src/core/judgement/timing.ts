import { dateSerial, samePeriod } from '../period';
import type { Period } from '../period';
import type { Report } from '../report/report';

/** The period's last month has not begun yet; in its last days a return may well be prepared. */
export function isFuture(period: Period, today: number): boolean {
  return dateSerial(period.year, period.lastMonth, 1) > today;
}

const commonPeriods = new WeakMap<readonly Report[], Period | null>();

/** The period that most reports of a run are for, the latest of several; `null` when none has one. */
export function commonPeriod(reports: readonly Report[]): Period | null {
  const known = commonPeriods.get(reports);
  if (known !== undefined) return known;
  const counts = new Map<number, { readonly period: Period; count: number }>();
  for (const { period } of reports) {
    if (period === null) continue;
    const end = period.year * 12 + period.lastMonth;
    const entry = counts.get(end);
    if (entry) entry.count++;
    else counts.set(end, { period, count: 1 });
  }
  let most: { readonly period: Period; readonly count: number } | null = null;
  for (const [, entry] of [...counts].sort(([a], [b]) => b - a)) {
    if (most === null || entry.count > most.count) most = entry;
  }
  const common = most && most.period;
  commonPeriods.set(reports, common);
  return common;
}

/** The report's period is beyond doubt, so that dates, progress and growth may be held against it. */
export function isPeriodSettled(report: Report, task: Period | null, today: number): boolean {
  const { period } = report;
  return period !== null && !isFuture(period, today) && (task === null || samePeriod(period, task));
}
