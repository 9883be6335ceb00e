import { scaleOf } from '../computed/row';
import type { Cell } from '../snapshot';
import type { Indicator } from '../schema/catalogue';
import { isPercent } from '../schema/facts';
import { formatFacts } from '../report/number-format';
import type { QuantityRole } from '../report/number';
import type { Entry, Reading, Report } from '../report/report';

/** Without the noise of binary fractions; four decimals, or four digits where it is smaller. */
export function plain(value: number): string {
  const rounded = Math.abs(value) >= 1 ? Math.round(value * 1e4) / 1e4 : Number(value.toPrecision(4));
  return String(rounded);
}

/** `0.6725 → "67.25%"` */
export function percent(fraction: number): string {
  return `${plain(Math.round(fraction * 1e4) / 100)}%`;
}

/** A value of the indicator as a person reads it: `67.25%`, `149.36`. */
export function shown(value: number, indicator: Indicator): string {
  return isPercent(indicator) ? percent(value) : plain(value);
}

function hasPercentFormat(cell: Cell | undefined): boolean {
  return cell?.format !== undefined && formatFacts(cell.format).isPercent;
}

/** What a person sees in the cell: a number by its own figures, in % where the cell's format says so. */
export function shownCell(cell: Cell | undefined): string {
  const value = cell?.value ?? null;
  if (value === null) return '';
  if (typeof value === 'number') return shownNumber(value, cell);
  if (typeof value === 'string') return value.trim();
  return typeof value === 'object' ? value.error : String(value).toUpperCase();
}

/** A number as it would show in that cell. */
export function shownNumber(value: number, cell: Cell | undefined): string {
  return hasPercentFormat(cell) ? `${figures(value * 100)}%` : figures(value);
}

function figures(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** The number to put into a cell so that it means `value` of the indicator, in the sheet's own way of writing percentages. */
export function written(value: number, role: QuantityRole, reading: Reading, entry: Entry, report: Report): number {
  const quantity = entry.industry === null ? role : 'industry';
  return Number((value * scaleOf(reading, entry.indicator, quantity, report)).toPrecision(12));
}
