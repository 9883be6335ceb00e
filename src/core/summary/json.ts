import type { Status } from '../attainment';
import type { SummaryModel } from './model';
import { totalGap } from './notes';

/** What `summarize --json` prints; percentages are fractions, units are codes. */
export interface SummaryJson {
  readonly period: string;
  readonly reported: readonly string[];
  readonly missing: readonly string[];
  readonly indicators: readonly {
    readonly code: string;
    readonly actual: number | null;
    readonly attainment: number | null;
    readonly expected: number | null;
    readonly status: Status;
    readonly units: Readonly<
      Record<string, { readonly actual: number | null; readonly attainment: number | null; readonly status: Status }>
    >;
    /** What the total does not cover and why; with `actual` null there is no total at all. */
    readonly notTotalled: string | null;
  }[];
}

export function toJson(model: SummaryModel): SummaryJson {
  return {
    period: model.period.id,
    reported: model.submissions.map(({ unit }) => unit.code),
    missing: model.missing.map(({ code }) => code),
    indicators: model.indicators.map((summary) => ({
      code: summary.indicator.code,
      actual: summary.actual,
      attainment: summary.attainment,
      expected: summary.expected,
      status: summary.status,
      units: Object.fromEntries(
        [...summary.units].map(([code, { actual, attainment, status }]) => [code, { actual, attainment, status }]),
      ),
      notTotalled: totalGap(summary),
    })),
  };
}
