import { assessFigure, type Assessment } from '../attainment';
import { calendarOf, type Situation } from '../computed/situation';
import { define, type Definitions } from '../computed/define';
import type { Period } from '../period';
import type { Indicator } from '../schema/catalogue';
import { targetOf } from '../schema/facts';
import type { AssessmentBasis } from './submission';
import { NOT_TOTALLED } from './totals';

/**
 * 达成率, 序时进度 and 进度状态 of figures that stand in cells of the summary: the definitions that a unit's own
 * sheet uses, with every cell at hand.
 */
export function definitionsOf(indicator: Indicator, period: Period, basis: AssessmentBasis): Definitions {
  const situation: Situation = {
    calendar: calendarOf(period, basis.catalogue),
    actual: 'typed',
    target: 'cell',
    industries: 0,
    industryTargets: false,
    isIndustry: false,
    scale: { actual: 1, target: 1, operands: 1 },
    columns: { actual: true, attainment: true, expected: true },
  };
  return define(indicator, situation, basis.settings.thresholds);
}

/** What stands in 全市完成 where there is no number. */
export function actualText(asked: boolean): string {
  return asked ? NOT_TOTALLED : '不适用';
}

/**
 * The city against the document's target.
 * @param asked `false`: the indicator applies to none of the expected units
 */
export function judgeCity(
  indicator: Indicator,
  actual: number | null,
  asked: boolean,
  period: Period,
  basis: AssessmentBasis,
): Assessment {
  const assessment = assessFigure(indicator, { actual, target: targetOf(indicator) }, period, basis);
  return asked ? assessment : { ...assessment, status: '不适用' };
}
