import type { CityTotal, Measure } from '../../../src/core/schema/catalogue';

/** What one unit wrote for one indicator; `null` is a blank, a text, an error: anything that is no number. */
export interface Raw {
  readonly value?: number | null;
  readonly first?: number | null;
  readonly second?: number | null;
  readonly industries?: readonly (number | null)[];
}

const isFigure = (x: number | null | undefined): x is number => typeof x === 'number';
const add = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/**
 * The city totals of semantics.md once more, as plainly as they can be said: the judge of `totals.ts`.
 * `null` is 不可汇总. A unit that did not report is `undefined`; `years` counts from the base year.
 */
export function naiveTotal(
  rule: CityTotal,
  measure: Measure,
  reported: readonly (Raw | undefined)[],
  years: number,
): number | null {
  const raws = reported.filter((raw): raw is Raw => raw !== undefined);
  const values = raws.map((raw) => raw.value).filter(isFigure);
  const both = raws.filter((raw) => isFigure(raw.first) && isFigure(raw.second));
  const first = add(both.map((raw) => raw.first!));
  const second = add(both.map((raw) => raw.second!));
  const columns = [0, 1, 2, 3, 4].map((i) => raws.map((raw) => raw.industries?.[i]).filter(isFigure));
  switch (rule) {
    case 'sum':
      return values.length === 0 ? null : add(values);
    case 'min':
      return values.length === 0 ? null : Math.min(...values);
    case 'ratio-of-sums':
      return second > 0 ? first / second : null;
    case 'growth-of-sums':
      if (!(second > 0)) return null;
      if (measure !== 'cagr') return first / second - 1;
      return first < 0 ? null : Math.pow(first / second, 1 / years) - 1;
    case 'union-of-industries':
      if (columns.some((column) => column.length === 0)) return null;
      return columns.filter((column) => column.some((x) => x >= 1)).length / columns.length;
    case 'min-over-industries-of-sums':
      if (columns.some((column) => column.length === 0)) return null;
      return Math.min(...columns.map(add));
    case 'city-only':
      if (raws.length !== 1) return null;
      if (measure === 'relative') return both.length === 1 ? (first - second) * 100 : null;
      if (measure === 'growth') return both.length === 1 && second > 0 ? first / second - 1 : null;
      if (measure === 'coverage') return both.length === 1 && second > 0 ? first / second : null;
      return values.length === 1 ? values[0]! : null;
  }
}
