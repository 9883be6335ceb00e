/**
 * What an indicator catalogue is: the facts of one policy document as data, so that another
 * city or another document can take its place (see `load.ts`).
 */
export interface Catalogue {
  /** `wenzhou-2020-93` */
  readonly id: string;
  readonly version: string;
  /** 传统制造业改造提升2.0版 */
  readonly title: string;
  readonly document: {
    readonly number: string;
    readonly title: string;
    readonly issuer: string;
    readonly issued: string;
  };
  /** What the head of its reporting sheets says; absent: the document's issuer, and no table numbers. */
  readonly sheets?: {
    /** 制定机关 */
    readonly authority: string;
    /** 表号 */
    readonly tables: Readonly<Record<Form, string>>;
  };
  /** First and last month, `2021-01` … `2022-12`. */
  readonly programme: { readonly start: string; readonly end: string };
  /** The industries that per-industry indicators count, in the order of their sub-rows. */
  readonly industries: readonly string[];
  readonly units: readonly ReportingUnit[];
  readonly clauses: readonly Clause[];
  readonly indicators: readonly Indicator[];
  /** Commitments of the document without a number: listed, not scored. */
  readonly commitments: readonly Commitment[];
}

export interface ReportingUnit {
  /** GB/T 2260 code, or one of our own for a zone. */
  readonly code: string;
  readonly name: string;
  readonly kind: 'county' | 'zone' | 'city';
  /** Other names it is known by; suffixes such as 管委会 and 人民政府 need not be listed. */
  readonly aliases: readonly string[];
}

export interface Clause {
  /** `二(一)2` */
  readonly id: string;
  readonly title: string;
}

export interface Commitment {
  readonly clause: string;
  readonly verbatim: string;
}

export type Measure =
  | 'count'
  | 'amount'
  | 'ratio'
  | 'coverage'
  | 'density'
  | 'growth'
  | 'cagr'
  | 'rank'
  | 'floor'
  | 'relative'
  | 'breakthrough'
  | 'industry-coverage'
  | 'industry-count';
export type Comparison = 'at_least' | 'greater_than' | 'full_coverage' | 'rank_within' | 'relative' | 'breakthrough';
export type Window = 'programme' | 'year' | 'final-year' | 'level' | 'year-level';
export type CityTotal =
  | 'sum'
  | 'ratio-of-sums'
  | 'growth-of-sums'
  | 'min'
  | 'union-of-industries'
  | 'min-over-industries-of-sums'
  | 'city-only';

export interface Indicator {
  /** `D2-02` */
  readonly code: string;
  readonly clause: string;
  readonly name: string;
  /** The document's own words. */
  readonly verbatim: string;
  /** As the document writes it: 67 with the unit `%`. */
  readonly target: number;
  readonly unit: string;
  readonly comparison: Comparison;
  readonly measure: Measure;
  readonly window: Window;
  readonly cityTotal: CityTotal;
  readonly reportedBy: 'county' | 'city';
  readonly departments: readonly string[];
  /** What 分子/本期 and 分母/基期 stand for; absent where a single value is filled in. */
  readonly inputNames?: readonly [string, string];
  /** 刚性 is binding; 力争, 争取, 确保 are the document's softer words. */
  readonly strength: string;
  /** The words of the target: 达到…以上 */
  readonly wording: string;
  /** The reading chosen where the sentence is ambiguous. */
  readonly reading?: string;
  /** A hint for the person who fills it in. */
  readonly note?: string;
  /** Codes of the units that it applies to; absent: all. */
  readonly appliesTo?: readonly string[];
  /** It is a part of this other indicator. */
  readonly within?: string;
  /** … namely of this industry of it. */
  readonly scope?: string;
  /** A rank is one of 1 … `rankOf`. */
  readonly rankOf?: number;
}

export type Form = 'county' | 'city';
