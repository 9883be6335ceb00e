import type { Assessment } from '../attainment';
import type { CheckOptions } from '../check-options';
import type { Entry, Reading, Report } from '../report/report';
import { numberOf, slackOf, valueOf } from './figure';
import { isComputed, restsOnText, usesOperands } from './input';
import { around, canMeet, intervalOf } from './interval';
import { isPeriodSettled } from './timing';

/** A result that is not what its operands, or its sub-rows, come to. */
export interface Contradiction {
  readonly actual: Reading;
  readonly written: number;
  readonly expected: number;
}

/** How far the computed value may lie off because its operands are rounded. */
function toleranceOf(entry: Entry, computed: number): number {
  if (!usesOperands(entry)) return 0;
  const above = valueOf(entry.numerator)!;
  const below = valueOf(entry.denominator)!;
  const { measure } = entry.indicator;
  const [aboveSlack, belowSlack] = [slackOf(numberOf(entry.numerator)), slackOf(numberOf(entry.denominator))];
  if (measure === 'relative') return 100 * (aboveSlack + belowSlack);
  const quotient = measure === 'growth' || measure === 'cagr' ? computed + 1 : computed;
  return Math.abs(quotient) * ((above === 0 ? 0 : aboveSlack / above) + belowSlack / below);
}

/**
 * `null` where the written result agrees with what it is computed from, as far as the decimals of both tell, and on a
 * generated sheet, whose formulas answer for themselves.
 */
export function contradictionOf(
  report: Report,
  entry: Entry,
  assessment: Assessment,
  { task, today }: CheckOptions,
): Contradiction | null {
  const { actual, indicator } = entry;
  const expected = assessment.actual;
  if (report.stamp || !actual || expected === null || !isComputed(entry) || restsOnText(entry)) return null;
  const figure = numberOf(actual);
  if (!figure || (indicator.measure === 'cagr' && !isPeriodSettled(report, task, today))) return null;
  const typed = intervalOf(figure.value, figure.decimals);
  if (canMeet(typed, around(expected, toleranceOf(entry, expected)))) return null;
  return { actual, written: figure.value, expected };
}
