import { isError, type CellError, type CellValue } from '../snapshot';

export const VALUE: CellError = { error: '#VALUE!' };
export const NUM: CellError = { error: '#NUM!' };
export const DIVISION_BY_ZERO: CellError = { error: '#DIV/0!' };

/** Excel knows neither infinity nor NaN (what leaves the range of numbers is #NUM!), nor a zero below zero. */
export function finite(value: number | CellError): number | CellError {
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? value + 0 : NUM;
}

const PLAIN_NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?\s*$/i;

/** A value met in arithmetic: a blank is 0, TRUE is 1, text that plainly is a number is that number. */
export function numberOf(value: CellValue): number | CellError {
  if (typeof value === 'number') return finite(value);
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isError(value)) return value;
  return PLAIN_NUMBER.test(value) ? finite(Number(value)) : VALUE;
}

/** A value joined to a text; numbers have at most 15 digits, as Excel shows them. */
export function textOf(value: Exclude<CellValue, CellError>): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? generalText(value) : value;
}

function generalText(value: number): string {
  return String(Number(value.toPrecision(15)))
    .replace('e', 'E')
    .replace(/E([+-])(\d)$/, 'E$10$2');
}

/** A value met as a condition. */
export function truthOf(value: CellValue): boolean | CellError {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === null) return false;
  if (isError(value)) return value;
  const word = value.toUpperCase();
  return word === 'TRUE' ? true : word === 'FALSE' ? false : VALUE;
}

const POWERS = Array.from({ length: 16 }, (_, digits) => 10 ** digits);

/**
 * Half away from zero on the decimal figure that a person sees: 1.005 to two places is 1.01, although the binary
 * number lies below the half.
 */
export function round(value: number, places: number): number {
  const digits = Math.trunc(places);
  if (value === 0 || digits > 300) return value;
  const scale = POWERS[digits] ?? 10 ** digits;
  const scaled = Math.abs(value) * scale;
  if (digits >= 0 && digits <= 15 && scaled < 1e14) {
    const whole = Math.floor(scaled);
    const rest = scaled - whole;
    // Away from the half, binary and decimal rounding agree, and the quotient of two exact numbers is the nearest one.
    if (Math.abs(rest - 0.5) > 1e-16 * scaled + 1e-9)
      return Math.sign(value) * ((rest < 0.5 ? whole : whole + 1) / scale);
  }
  return Math.sign(value) * roundDecimal(Math.abs(value), digits);
}

function roundDecimal(value: number, digits: number): number {
  const [mantissa, exponent] = value.toExponential(14).split('e') as [string, string];
  const shift = Number(exponent) + digits;
  if (shift >= 14) return value;
  if (shift < -1) return 0;
  const figures = BigInt(mantissa.replace('.', ''));
  const divisor = 10n ** BigInt(14 - shift);
  const rounded = (figures * 2n + divisor) / (divisor * 2n);
  return Number(`${rounded}e${-digits}`);
}
