import type { Indicator } from '../schema/catalogue';
import { isPercent } from '../schema/facts';
import type { Cell } from '../snapshot';
import { formatFacts } from './number-format';
import { readNumberText } from './number-text';
import type { NumberReading } from './report';

/**
 * What a cell of an indicator's row holds: a value of the indicator itself (完成值, 目标值, 上期完成值), one of its
 * operands, a cell of an industry's sub-row, or a share such as 达成率, which is a percentage whatever the indicator.
 */
export type QuantityRole = 'value' | 'numerator' | 'denominator' | 'industry' | 'share';

const BLANK: NumberReading = { kind: 'blank' };

/** Whether a cell in this role holds a percentage, as a fraction. */
export function isPercentIn(indicator: Indicator, role: QuantityRole): boolean {
  switch (role) {
    case 'value':
      return isPercent(indicator);
    case 'share':
      return true;
    case 'industry':
      return false;
    case 'numerator':
    case 'denominator':
      return indicator.measure === 'relative';
  }
}

/**
 * Reads a cell without losing anything: what cannot be read one way only is `unreadable`, and nothing ever
 * becomes 0. A percentage is held as a fraction: a cell with a % format holds one already, any other number is taken
 * as the sheet writes percentages (`percentages`). A formula counts by its cached value.
 *
 * `decimals` are those of the value as it is shown: those that the number format fixes, else those of its shortest
 * decimal writing within the 15 digits that Excel keeps.
 */
export function readNumber(
  cell: Cell | undefined,
  indicator: Indicator,
  percentages: 'fractions' | 'points',
  role: QuantityRole = 'value',
): NumberReading {
  if (cell === undefined || cell.value === null) return BLANK;
  const value = cell.value;
  if (typeof value === 'number') {
    return readPlainNumber(value, cell.format, isPercentIn(indicator, role) ? percentages : 'fractions');
  }
  if (typeof value === 'string') {
    return readNumberText(value, {
      indicator,
      role,
      isPercent: isPercentIn(indicator, role),
      inPoints: percentages === 'points',
    });
  }
  if (typeof value === 'boolean') return { kind: 'unreadable', text: value ? 'TRUE' : 'FALSE' };
  return { kind: 'error', error: value.error };
}

function readPlainNumber(
  value: number,
  format: string | undefined,
  percentages: 'fractions' | 'points',
): NumberReading {
  if (!Number.isFinite(value)) return { kind: 'unreadable', text: String(value) };
  return ofNumber(withoutNoise(value), format, percentages);
}

/** What Excel shows as a whole number is one: its 15 digits hide what a sum in binary leaves behind them. */
function withoutNoise(value: number): number {
  // Nearly every figure is whole, or far from the next whole number, and printing digits is dear.
  if (Number.isInteger(value) || Math.abs(value - Math.round(value)) > 1e-14 * Math.abs(value)) return value;
  const shown = Number(value.toPrecision(15));
  return Number.isInteger(shown) ? shown : value;
}

function ofNumber(value: number, format: string | undefined, percentages: 'fractions' | 'points'): NumberReading {
  if (format === undefined) {
    return percentages === 'points'
      ? ofPoints(value, decimalsOf(value))
      : { kind: 'number', value: value + 0, decimals: decimalsOf(value) };
  }
  const facts = formatFacts(format);
  // A fraction such as 3/5 that Excel took for a date would else become a five-digit number.
  if (facts.isDate) return { kind: 'unreadable', text: dateText(value) };
  const decimals = facts.decimals ?? decimalsOf(value);
  return facts.writesPercent || (percentages === 'points' && !facts.isPercent)
    ? ofPoints(value, decimals)
    : { kind: 'number', value: value + 0, decimals };
}

/** Division by 100 would leave noise behind the 15th digit. */
function ofPoints(value: number, decimals: number): NumberReading {
  return { kind: 'number', value: Number((value / 100).toPrecision(15)) + 0, decimals: decimals + 2 };
}

/** Decimals of the shortest decimal writing of a number, at most 15. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const noise = Math.abs(value) * 1e-15;
  let power = 1;
  for (let decimals = 1; decimals < 15; decimals++) {
    power *= 10;
    if (Math.abs(Math.round(value * power) / power - value) <= noise) return decimals;
  }
  return 15;
}

const LAST_DATE = 2_958_465;

function dateText(serial: number): string {
  return serial >= 1 && serial <= LAST_DATE
    ? new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10)
    : String(serial);
}
