import type { Status } from '../attainment';
import type { ReportingUnit } from '../schema/catalogue';
import type { Issue } from './issues';
import type { IndicatorSummary } from './model';

/** 进度状态 in the order in which they are listed. */
export const STATUSES: readonly Status[] = [
  '已达成',
  '达序时',
  '略滞后',
  '滞后',
  '接近目标',
  '差距较大',
  '推进中',
  '未报送',
  '不适用',
  '未下达目标',
];

/** On schedule. */
export const AHEAD: readonly Status[] = ['已达成', '达序时'];
/** No judgement: these do not count when the share on schedule is taken; what is missing does. */
export const UNJUDGED: readonly Status[] = ['推进中', '不适用', '未下达目标'];

export type StatusCounts = Readonly<Record<Status, number>>;

/** A county or zone among the others. */
export interface UnitStanding {
  readonly unit: ReportingUnit;
  readonly submitted: boolean;
  readonly counts: StatusCounts;
  /** 达序时比例: 已达成 and 达序时 of all that is judged or missing; `null` when the unit did not submit or nothing is judged. */
  readonly share: number | null;
  /** By share, 1 is first; equal shares have one rank. */
  readonly rank: number | null;
  readonly tied: boolean;
  /** 综合得分, 0 … 100; `null` as long as there are no weights, or none that meets the unit. */
  readonly score: number | null;
  readonly mandatory: number;
  readonly verify: number;
}

export function countStatuses(statuses: Iterable<Status>): StatusCounts {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
  for (const status of statuses) counts[status]++;
  return counts;
}

export function shareOf(counts: StatusCounts): number | null {
  const ahead = AHEAD.reduce((sum, status) => sum + counts[status], 0);
  const judged = STATUSES.reduce((sum, status) => sum + (UNJUDGED.includes(status) ? 0 : counts[status]), 0);
  return judged === 0 ? null : ahead / judged;
}

/**
 * The points of one indicator: its attainment, at most 1 and at least 0. What was not reported earns none; what does
 * not apply, has no target or is not judged yet is no part of the score (`null`).
 */
export function pointsOf(figure: { readonly attainment: number | null; readonly status: Status }): number | null {
  if (figure.attainment !== null) return Math.min(1, Math.max(0, figure.attainment));
  return figure.status === '未报送' ? 0 : null;
}

function scoreOf(
  unit: ReportingUnit,
  indicators: readonly IndicatorSummary[],
  weights: ReadonlyMap<string, number>,
): number | null {
  let points = 0;
  let weight = 0;
  for (const { indicator, units } of indicators) {
    const own = weights.get(indicator.code);
    const figure = units.get(unit.code);
    if (own === undefined || !figure) continue;
    const earned = pointsOf(figure);
    if (earned === null) continue;
    points += own * earned;
    weight += own;
  }
  return weight > 0 ? (points / weight) * 100 : null;
}

/** Counts, order and scores of the counties and zones. */
export function compareUnits(
  expected: readonly ReportingUnit[],
  indicators: readonly IndicatorSummary[],
  weights: ReadonlyMap<string, number>,
  issues: readonly Issue[],
  submitted: ReadonlySet<string>,
): readonly UnitStanding[] {
  const standings = expected
    .filter((unit) => unit.kind !== 'city')
    .map((unit) => {
      const figures = indicators.flatMap(({ units }) => units.get(unit.code) ?? []);
      const counts = countStatuses(figures.map((figure) => figure.status));
      const own = issues.filter((issue) => issue.unit?.code === unit.code);
      const has = submitted.has(unit.code);
      return {
        unit,
        submitted: has,
        counts,
        share: has ? shareOf(counts) : null,
        score: has ? scoreOf(unit, indicators, weights) : null,
        mandatory: own.filter(({ severity }) => severity === 'mandatory').length,
        verify: own.filter(({ severity }) => severity === 'verify').length,
      };
    });
  const shares = standings.flatMap(({ share }) => share ?? []);
  return standings.map((standing) => {
    const { share } = standing;
    return {
      ...standing,
      rank: share === null ? null : 1 + shares.filter((other) => other > share).length,
      tied: share !== null && shares.filter((other) => other === share).length > 1,
    };
  });
}
