import type { CellError } from '../snapshot';
import { round, VALUE } from './values';

const PICTURE = /^(#,##)?(0)(?:\.(0*)(#*))?(%)?$/;

/** TEXT for the pictures we use: `0`, `0.00`, `0.##`, `#,##0.00`, `0.0%`; any other picture is #VALUE!. */
export function formatNumber(value: number, picture: string): string | CellError {
  const parts = PICTURE.exec(picture);
  if (!parts) return VALUE;
  const [, grouped, , fixed = '', optional = '', percent] = parts;
  const places = fixed.length + optional.length;
  const rounded = round(percent ? value * 100 : value, places);
  const [whole, fraction = ''] = plainDigits(Math.abs(rounded), places);
  const digits = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const shown = fraction.slice(0, fixed.length) + fraction.slice(fixed.length).replace(/0+$/, '');
  // Excel keeps the point of `0.##` even where no digit follows it.
  const point = places > 0 ? '.' : '';
  return `${rounded < 0 ? '-' : ''}${digits}${point}${shown}${percent ?? ''}`;
}

function plainDigits(value: number, places: number): [string, string?] {
  const digits = value < 1e21 ? value.toFixed(places) : BigInt(value).toString();
  return digits.split('.') as [string, string?];
}
