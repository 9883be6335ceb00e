import type { Assessment } from '../attainment';
import type { Entry, Report } from '../report/report';
import type { Indicator } from '../schema/catalogue';
import { valueOf } from './figure';

/** How the other units of the run stand in one indicator and period. */
export interface Peers {
  /** Units compared, without the unit itself. */
  readonly count: number;
  /** Counts and amounts are compared by their share of the target, since units differ in size; levels by their value. */
  readonly basis: 'share' | 'value';
  readonly median: number;
  /** Median absolute deviation. */
  readonly deviation: number;
}

/** What is compared among units. */
export function peerBasis(indicator: Indicator): Peers['basis'] | null {
  switch (indicator.measure) {
    case 'count':
    case 'amount':
      return 'share';
    case 'ratio':
    case 'coverage':
    case 'density':
    case 'growth':
    case 'cagr':
    case 'floor':
      return 'value';
    case 'rank':
    case 'relative':
    case 'breakthrough':
    case 'industry-coverage':
    case 'industry-count':
      return null;
  }
}

/** The unit's figure on the common scale; `null` where it has none. */
export function peerScore(entry: Entry, assessment: Assessment, basis: Peers['basis']): number | null {
  const value = assessment.actual ?? valueOf(entry.actual);
  if (value === null || basis === 'value') return value;
  return assessment.target !== null && assessment.target > 0 ? value / assessment.target : null;
}

/** Of sorted numbers, at least one. */
function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const ascending = (a: number, b: number): number => a - b;

/**
 * The peers of every indicator among reports of one form and period, by code. The unit itself is among the scores:
 * a median hardly moves by one, and the cost stays linear in the number of units.
 */
export function peersOf(
  reports: readonly Report[],
  assess: (report: Report, entry: Entry) => Assessment,
): ReadonlyMap<string, Peers> {
  const scores = new Map<string, number[]>();
  for (const report of reports) {
    for (const entry of report.entries) {
      const basis = peerBasis(entry.indicator);
      if (basis === null || !entry.applicable) continue;
      const score = peerScore(entry, assess(report, entry), basis);
      if (score === null) continue;
      const others = scores.get(entry.code);
      if (others) others.push(score);
      else scores.set(entry.code, [score]);
    }
  }
  const peers = new Map<string, Peers>();
  for (const report of reports) {
    for (const { code, indicator } of report.entries) {
      const all = scores.get(code);
      if (all === undefined || peers.has(code)) continue;
      all.sort(ascending);
      const median = medianOf(all);
      const deviation = medianOf(all.map((score) => Math.abs(score - median)).sort(ascending));
      peers.set(code, { count: all.length - 1, basis: peerBasis(indicator)!, median, deviation });
    }
  }
  return peers;
}
