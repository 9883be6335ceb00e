import type { CheckContext, Found, SheetRule } from './rule';
import type { Entry, Reading, Report } from '../report/report';
import { isPercent, isPerIndustry, targetOf } from '../schema/facts';
import { contradictionOf } from '../judgement/contradiction';
import { percent, shown } from '../judgement/display';
import { carriedForward, isCumulative } from '../judgement/earlier';
import { nameOf } from '../judgement/naming';
import { peerScore } from '../judgement/peers';
import { isPeriodSettled } from '../judgement/timing';

/** Makes the median absolute deviation comparable with a standard deviation (Iglewicz and Hoaglin, 1993). */
const CONSISTENCY = 0.6745;
/** Peers that hardly differ must not make a small difference look large. */
const LEAST_DEVIATION = 0.05;
/** For percentages the floor of differences is in points. */
const POINTS_FLOOR = 0.1;

/** A difference below this is not worth asking about. */
function floorOf({ indicator }: Entry, context: CheckContext): number {
  if (isPercent(indicator)) return POINTS_FLOOR;
  const { outlierFloor } = context.settings.thresholds;
  // A plot ratio of 2 never changes by 10: levels are held against their own size.
  return isCumulative(indicator) ? outlierFloor : Math.min(outlierFloor, 0.1 * targetOf(indicator));
}

function againstEarlier(report: Report, entry: Entry, value: number, context: CheckContext): Omit<Found, 'at'> | null {
  const earlier = context.earlier(report, entry);
  if (!earlier || !report.period) return null;
  const { task, today } = context;
  if (isCumulative(entry.indicator) && !isPeriodSettled(report, task, today)) return null;
  const expected = carriedForward(entry.indicator, report.period, earlier, context.catalogue);
  if (expected === null) return null;
  const difference = value - expected;
  // A cumulative value that falls behind is a slow quarter, or cumulative-decrease's business.
  if (isCumulative(entry.indicator) && difference < 0) return null;
  const { outlierChange } = context.settings.thresholds;
  if (Math.abs(difference) <= floorOf(entry, context)) return null;
  if (Math.abs(difference) <= outlierChange * Math.abs(expected)) return null;
  return {
    variant: 'change',
    related: earlier.at ? [earlier.at] : [],
    params: {
      indicator: nameOf(entry, context.catalogue),
      value: shown(value, entry.indicator),
      previous: shown(earlier.value, entry.indicator),
      expected: shown(expected, entry.indicator),
    },
  };
}

function againstPeers(report: Report, entry: Entry, value: number, context: CheckContext): Omit<Found, 'at'> | null {
  const peers = context.peers(report, entry);
  const { outlierPeers, outlierScore } = context.settings.thresholds;
  if (!peers || peers.count < outlierPeers) return null;
  const assessment = context.assess(report, entry);
  const score = peerScore(entry, assessment, peers.basis);
  if (score === null) return null;
  const away = score - peers.median;
  const scale = peers.basis === 'share' ? 1 : Math.abs(peers.median);
  const deviation = Math.max(peers.deviation, LEAST_DEVIATION * scale);
  if (deviation === 0 || (CONSISTENCY * Math.abs(away)) / deviation <= outlierScore) return null;
  const size = peers.basis === 'share' ? Math.abs(away) * assessment.target! : Math.abs(away);
  if (size <= floorOf(entry, context)) return null;
  const isShare = peers.basis === 'share';
  return {
    variant: isShare ? 'peer-shares' : 'peers',
    params: {
      indicator: nameOf(entry, context.catalogue),
      value: shown(value, entry.indicator),
      score: isShare ? percent(score) : shown(score, entry.indicator),
      count: peers.count,
      median: isShare ? percent(peers.median) : shown(peers.median, entry.indicator),
    },
  };
}

function cellOf(entry: Entry): Reading | undefined {
  return entry.actual ?? entry.numerator;
}

/**
 * 异常值: a value far from the unit's own last one, or from what the other units report, is asked about. What exceeds
 * its target by far is already extreme-attainment, and a result that its operands contradict is ratio-mismatch.
 */
export const rule: SheetRule = {
  id: 'outlier',
  severity: 'verify',
  scope: 'sheet',
  compares: true,
  check(report, find, context) {
    const { extremeAttainment } = context.settings.thresholds;
    for (const { entry, assessment } of context.soundRows(report)) {
      const { actual, attainment } = assessment;
      const cell = cellOf(entry);
      if (!cell || actual === null || (attainment !== null && attainment > extremeAttainment)) continue;
      if (isPerIndustry(entry.indicator)) continue;
      const found = againstEarlier(report, entry, actual, context) ?? againstPeers(report, entry, actual, context);
      if (found && !contradictionOf(report, entry, assessment, context))
        find({ ...found, at: { row: cell.row, column: cell.column }, code: entry.code });
    }
  },
};
