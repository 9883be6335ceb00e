import type { Expression } from '../expression/expression';
import { elapsedMonthsOfYear, programmeMonths, type Period } from '../period';
import type { Catalogue } from '../schema/catalogue';

/** What an expression of a computed cell refers to: cells of the indicator's row, or of its industries' rows. */
export type Reference =
  | 'target'
  | 'numerator'
  | 'denominator'
  | 'actual'
  | 'attainment'
  | 'expected'
  /** The cells that the person fills in: 完成值 alone, both operands, or 完成值 of every industry. */
  | 'inputs'
  /** 目标值 of every industry. */
  | 'industryTargets'
  | { readonly industry: number; readonly of: 'actual' | 'target' };

export type Formula = Expression<Reference>;

/** Everything besides the indicator that decides how its computed cells are worked out. */
export interface Situation {
  /** `null`: the sheet's period cannot be read, so nothing is held against a schedule. */
  readonly calendar: Calendar | null;
  /** Whether 完成值 is typed, or worked out of two operands or of the industries' rows. */
  readonly actual: 'typed' | 'operands' | 'industries';
  /** A cell of the sheet, a number known from elsewhere (fraction for %), or nothing. */
  readonly target: 'cell' | 'none' | number;
  /** Rows of industries, and whether they have target cells; 0 where they do not count. */
  readonly industries: number;
  readonly industryTargets: boolean;
  /** The row is one industry of a per-industry indicator. */
  readonly isIndustry: boolean;
  /** By how much the cells' figures exceed the held fractions: 100 where a sheet writes 67 for 67 %. */
  readonly scale: { readonly actual: 1 | 100; readonly target: 1 | 100; readonly operands: 1 | 100 };
  /** Columns that the sheet has; without one its expression stands in the place of the reference. */
  readonly columns: { readonly actual: boolean; readonly attainment: boolean; readonly expected: boolean };
}

/** Where a period stands in the year and in the programme. */
export interface Calendar {
  readonly year: number;
  readonly monthsOfYear: number;
  readonly elapsed: number;
  readonly total: number;
  /** The year that growth is measured from: the one before the programme. */
  readonly baseYear: number;
  readonly finalYear: number;
}

export function calendarOf(period: Period, catalogue: Catalogue): Calendar {
  return {
    year: period.year,
    monthsOfYear: elapsedMonthsOfYear(period),
    ...programmeMonths(period, catalogue.programme),
    baseYear: Number(catalogue.programme.start.slice(0, 4)) - 1,
    finalYear: Number(catalogue.programme.end.slice(0, 4)),
  };
}
