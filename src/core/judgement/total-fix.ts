import { toA1 } from '../address';
import type { Fix } from '../finding';
import { isPercent } from '../schema/facts';
import { shownCell, shownNumber } from './display';
import type { TotalFault } from './totals';

/** Puts the right total into its cell, in points where that cell was read as points. */
export function putTotal({ reading, indicator, industry, found }: TotalFault, expected: number): Fix {
  const { cell, row, column } = reading;
  const held = cell?.value;
  const isPoints =
    isPercent(indicator) && industry === null && typeof held === 'number' && held !== 0 && held !== found;
  const value = Number((isPoints ? expected * 100 : expected).toPrecision(12));
  return {
    cell: toA1(row, column),
    before: shownCell(cell),
    after: shownNumber(value, cell),
    change: { kind: 'set', value },
    safe: false,
  };
}
