import { calendarOf } from '../computed/situation';
import { define } from '../computed/define';
import { print } from '../expression/print';
import type { AssessmentBasis, Figure, Input, Submission } from './submission';

/**
 * 完成值 as a formula over the reporter's own cells, from the definition that fills their sheet; `undefined` where
 * it was typed, or an operand has no cell.
 */
export function liveActual(
  { period }: Submission,
  figure: Figure,
  basis: AssessmentBasis,
  reference: (at: NonNullable<Input['at']>) => string,
): string | undefined {
  const { indicator, inputs } = figure;
  const cells = inputs.flatMap(({ at, converted }) => (at && !converted ? [reference(at)] : []));
  if (cells.length < inputs.length) return undefined;
  const perIndustry = inputs.length > 2;
  const { actual } = define(
    indicator,
    {
      calendar: calendarOf(period, basis.catalogue),
      actual: perIndustry ? 'industries' : 'operands',
      target: 'none',
      industries: perIndustry ? inputs.length : 0,
      industryTargets: false,
      isIndustry: false,
      scale: { actual: 1, target: 1, operands: inputs[0]!.inPoints ? 100 : 1 },
      columns: { actual: true, attainment: false, expected: false },
    },
    basis.settings.thresholds,
  );
  if (actual === null) return undefined;
  return print(actual, (role) => (role === 'numerator' ? cells[0]! : role === 'denominator' ? cells[1]! : cells));
}
