import type { Allocation } from './allocation';
import { judgesOf, typedRow } from './computed/judge';
import { figureOf, inputOf, originOf, targetFor } from './computed/row';
import type { Period } from './period';
import type { Entry, Report } from './report/report';
import type { Catalogue, Indicator } from './schema/catalogue';
import type { Settings } from './settings';

/** 进度状态, as the words that stand in the sheet. */
export type Status =
  '已达成' | '达序时' | '略滞后' | '滞后' | '接近目标' | '差距较大' | '推进中' | '未报送' | '不适用' | '未下达目标';

export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** Never shown alone: the word stands beside it. */
export const LIGHTS: Readonly<Record<Status, Light>> = {
  已达成: 'green',
  达序时: 'green',
  略滞后: 'yellow',
  接近目标: 'yellow',
  滞后: 'red',
  差距较大: 'red',
  推进中: 'grey',
  未报送: 'grey',
  不适用: 'grey',
  未下达目标: 'grey',
};

export function lightOf(status: Status): Light {
  return LIGHTS[status];
}

/** The computed cells of one entry, from the same expressions that are printed as formulas. */
export interface Assessment {
  /** 完成值; a fraction for %; `null` where it cannot be computed. */
  readonly actual: number | null;
  readonly target: number | null;
  /** 达成率; `null` is blank: no target, or an input missing. */
  readonly attainment: number | null;
  /** 序时进度; `null` where the window has none. */
  readonly expected: number | null;
  readonly status: Status;
}

/** What a figure is judged by, besides itself. */
export interface Standards {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly allocation: Allocation | null;
}

/**
 * Judges one entry by what its cells mean (`Reading.number`), whichever way they are written. A sub-row is judged as
 * a count of its own industry.
 */
export function assess(report: Report, entry: Entry, standards: Standards): Assessment {
  const { allocation, catalogue, settings } = standards;
  const target = targetFor(report, entry, allocation);
  if (!entry.applicable) return { actual: null, target, attainment: null, expected: null, status: '不适用' };
  const { indicator, industries } = entry;
  const judges = judgesOf(settings.thresholds, catalogue, report.period);
  const hasTarget = target !== null;
  if (entry.industry !== null) {
    const actual = figureOf(entry.actual);
    return judges.of(indicator, { kind: 'industry', isComplete: actual !== null, hasTarget, industries: 0 })(
      typedRow(target, actual),
    );
  }
  // Where nothing can be computed (a growth rate without a period) the figure in the cell stands.
  const values = typedRow(target, figureOf(entry.actual));
  const kind = originOf(report, entry, catalogue);
  let isComplete = true;
  switch (kind) {
    case 'typed':
      isComplete = values.actual !== null;
      break;
    case 'operands': {
      const numerator = (values.numerator = figureOf(entry.numerator));
      const denominator = (values.denominator = figureOf(entry.denominator));
      values.inputs = [numerator, denominator];
      isComplete = numerator !== null && denominator !== null;
      break;
    }
    case 'industries': {
      const actuals = industries.map((industry) => inputOf(industry!.actual));
      values.inputs = values.industryActuals = actuals;
      values.industryTargets = industries.map((industry) => targetFor(report, industry!, allocation));
      isComplete = actuals.every((actual) => typeof actual === 'number');
      break;
    }
  }
  const count = kind === 'industries' ? industries.length : 0;
  return judges.of(indicator, { kind, isComplete, hasTarget, industries: count })(values);
}

/** Judges figures that stand in no sheet, such as a city's totals. Fractions for %. */
export function assessFigure(
  indicator: Indicator,
  figures: { readonly actual: number | null; readonly target: number | null },
  period: Period | null,
  standards: Omit<Standards, 'allocation'>,
): Assessment {
  const judges = judgesOf(standards.settings.thresholds, standards.catalogue, period);
  const { actual, target } = figures;
  const knowledge = { kind: 'typed', isComplete: actual !== null, hasTarget: target !== null, industries: 0 } as const;
  return judges.of(indicator, knowledge)(typedRow(target, actual));
}

export { computedCells, computedFormulas, type ComputedCell, type ComputedFormula } from './computed/cells';
export { figureOf, targetFor } from './computed/row';
