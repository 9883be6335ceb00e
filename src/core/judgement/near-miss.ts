import type { Report } from '../report/report';
import type { Indicator } from '../schema/catalogue';

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
