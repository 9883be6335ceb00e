import type { Indicator } from '../catalogue';

/** One clause of the document with all that it asks for. */
export interface Part {
  readonly clause: string;
  readonly title: string;
  readonly reportedBy: Indicator['reportedBy'];
  /** 责任单位 of the whole clause. */
  readonly departments: readonly string[];
  readonly indicators: readonly Omit<Indicator, 'clause' | 'reportedBy' | 'departments'>[];
  /** What it promises without a number, in its own words. */
  readonly commitments: readonly string[];
}
