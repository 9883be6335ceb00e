import type { Report } from '../report/report';
import type { Indicator } from '../schema/catalogue';
import { isPerIndustry } from '../schema/facts';

/** From here on an unknown row is the known one with its name changed, rather than a row of the clerk's own. */
const ALIKE = 0.6;

/** The missing indicator that an unknown row stands for most likely; `null` where it is a row of the clerk's own. */
export function meantBy(report: Report, nearest: Report['unknown'][number]['nearest']): Indicator | null {
  if (nearest === null || nearest.similarity < ALIKE) return null;
  const { indicator } = nearest;
  return report.missing.some((missing) => missing.indicator === indicator) ? indicator : null;
}

/** An unknown row most likely is this indicator. */
export function isNearMiss(report: Report, indicator: Indicator): boolean {
  return report.unknown.some(({ nearest }) => meantBy(report, nearest) === indicator);
}

type Missing = Report['missing'][number];

/** The missing sub-row that an unknown row stands for by its place: it lies among those of the same indicator. */
export function partMeantBy(report: Report, row: number): Missing | null {
  const parent = report.entries.filter((entry) => entry.row < row).at(-1);
  if (!parent || !isPerIndustry(parent.indicator)) return null;
  const missing = report.missing.filter((one) => one.indicator === parent.indicator && one.industry !== null);
  const present = parent.industries.filter((part) => part !== undefined);
  const end = parent.row + missing.length + present.length;
  const among = report.unknown.filter((one) => one.row > parent.row && one.row <= end);
  return missing[among.findIndex((one) => one.row === row)] ?? null;
}

/** An unknown row most likely is this sub-row. */
export function isPartNamedOtherwise(report: Report, missing: Missing): boolean {
  return report.unknown.some(({ row }) => partMeantBy(report, row) === missing);
}
