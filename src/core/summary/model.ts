import type { Status } from '../attainment';
import type { Finding } from '../finding';
import { samePeriod, type Period } from '../period';
import type { RuleId } from '../rules/catalogue';
import type { Catalogue, Indicator, ReportingUnit } from '../schema/catalogue';
import { appliesTo, indicatorsOfForm, targetOf } from '../schema/facts';
import { judgeCity } from './city';
import type { EarlierSummary } from './earlier';
import { fingerprint } from './fingerprint';
import type { Intake, Verdict } from './intake';
import { issuesOf, type Issue } from './issues';
import { compareUnits, type UnitStanding } from './standing';
import { emptyFigure, submissionOf, type AssessmentBasis, type Figure, type Submission } from './submission';
import { askedUnits, totalOf, type Total } from './totals';

/** One indicator of the city and of every unit that is asked for it. */
export interface IndicatorSummary {
  readonly indicator: Indicator;
  readonly total: Total;
  /** The document's. */
  readonly target: number;
  readonly actual: number | null;
  readonly attainment: number | null;
  readonly expected: number | null;
  readonly status: Status;
  /** By unit code; a unit that did not submit has a figure without values. */
  readonly units: ReadonlyMap<string, Figure>;
  /** 全市完成 of the period before; `null` without one, and across the turn of a year for yearly figures. */
  readonly previous: number | null;
  /** The period before covers the same units, so that the two may be subtracted. */
  readonly comparable: boolean;
  /** Units whose evidence names the same project or enterprise (double-count). */
  readonly doubled: readonly ReportingUnit[];
  /** Units whose figure is in the total although an open finding doubts it. */
  readonly doubtful: readonly ReportingUnit[];
}

export interface PastFigure {
  readonly actual: number | null;
  readonly attainment: number | null;
  /** Codes of the units that are in it. */
  readonly covered: readonly string[];
}

/** The city's figures of an earlier period. */
export interface PastPeriod {
  readonly period: Period;
  /** By indicator code. */
  readonly figures: ReadonlyMap<string, PastFigure>;
}

/** What people read that is not of the document: given by the caller, in the language of the workbook. */
export interface SummaryWords {
  /** The rule's name, what is wrong, and what is proposed (`''` for nothing). */
  finding(finding: Finding): { readonly rule: string; readonly message: string; readonly proposal: string };
  /** Why a file or sheet was not taken, or how. */
  verdict(verdict: Verdict): string;
}

export interface SummaryOptions extends AssessmentBasis {
  /** Earlier periods, in any order. */
  readonly past: readonly Intake[];
  readonly findings: readonly Finding[];
  /** What stood in the workbook that is written to: its weights and remarks are kept; else those of the summary continued. */
  readonly kept: EarlierSummary | null;
  /** 制表日期, as the caller's clock says: `2021-10-15 09:30`. */
  readonly time: string;
  readonly words: SummaryWords;
}

/** Everything that the sheets, the texts and the JSON of a summary say. */
export interface SummaryModel {
  readonly catalogue: Catalogue;
  readonly basis: AssessmentBasis;
  readonly period: Period;
  readonly time: string;
  /** Names what the summary was made from; the time is not in it. */
  readonly fingerprint: string;
  readonly expected: readonly ReportingUnit[];
  readonly missing: readonly ReportingUnit[];
  /** In the order of the expected units. */
  readonly submissions: readonly Submission[];
  readonly indicators: readonly IndicatorSummary[];
  /** Counties and zones, in the order of the expected units. */
  readonly standings: readonly UnitStanding[];
  /** Oldest first. */
  readonly past: readonly PastPeriod[];
  /** By indicator code; empty as long as the office enters none. */
  readonly weights: ReadonlyMap<string, number>;
  readonly issues: readonly Issue[];
  readonly verdicts: readonly (Verdict & { readonly words: string })[];
  readonly remarks: {
    readonly indicators: ReadonlyMap<string, string>;
    readonly issues: ReadonlyMap<string, string>;
  };
}

function submissionsOf(intake: Intake, basis: AssessmentBasis): ReadonlyMap<string, Submission> {
  const byUnit = new Map<string, Submission>();
  for (const submission of intake.earlier?.submissions ?? []) byUnit.set(submission.unit.code, submission);
  for (const { report, unit, period } of intake.accepted) {
    byUnit.set(unit.code, submissionOf(report, unit, period, basis));
  }
  const ordered = new Map<string, Submission>();
  for (const { code } of intake.expected) {
    const submission = byUnit.get(code);
    if (submission) ordered.set(code, submission);
  }
  return ordered;
}

/** The catalogue's indicators in the document's order, grouped by clause. */
function orderedIndicators(catalogue: Catalogue): readonly Indicator[] {
  return catalogue.clauses.flatMap(({ id }) => catalogue.indicators.filter((indicator) => indicator.clause === id));
}

function cityFigures(
  intake: Intake,
  period: Period,
  submissions: ReadonlyMap<string, Submission>,
  basis: AssessmentBasis,
): readonly Omit<IndicatorSummary, 'units' | 'previous' | 'comparable' | 'doubled' | 'doubtful'>[] {
  const { catalogue } = basis;
  return orderedIndicators(catalogue).map((indicator) => {
    const total = totalOf(indicator, { catalogue, period, expected: intake.expected, submissions });
    const asked = total.expected > 0 || total.notApplicable.length === 0;
    const { attainment, expected, status } = judgeCity(indicator, total.actual, asked, period, basis);
    return { indicator, total, target: targetOf(indicator), actual: total.actual, attainment, expected, status };
  });
}

function pastPeriod(intake: Intake, basis: AssessmentBasis): PastPeriod | null {
  const { period } = intake;
  if (!period) return null;
  const figures = cityFigures(intake, period, submissionsOf(intake, basis), basis);
  return {
    period,
    figures: new Map(
      figures.map(({ indicator, actual, attainment, total }) => [
        indicator.code,
        { actual, attainment, covered: total.coveredUnits.map(({ code }) => code) },
      ]),
    ),
  };
}

const isBefore = (a: Period, b: Period): boolean => a.year * 12 + a.lastMonth < b.year * 12 + b.lastMonth;

function pastPeriods(period: Period, options: SummaryOptions): readonly PastPeriod[] {
  return options.past
    .flatMap((intake) => pastPeriod(intake, options) ?? [])
    .filter((past) => isBefore(past.period, period))
    .sort((a, b) => (isBefore(a.period, b.period) ? -1 : 1))
    .filter((past, index, all) => index === 0 || !samePeriod(past.period, all[index - 1]!.period));
}

/** Values of a yearly window begin anew in January: across the turn of the year there is nothing to compare. */
function pastFigure(indicator: Indicator, period: Period, last: PastPeriod | undefined): PastFigure | undefined {
  const yearly = indicator.window === 'year' || indicator.window === 'final-year';
  return yearly && last?.period.year !== period.year ? undefined : last?.figures.get(indicator.code);
}

/** A sum over other units differs for that alone. */
function coversTheSame(total: Total, past: PastFigure | undefined): boolean {
  return past?.covered.join() === total.coveredUnits.map(({ code }) => code).join();
}

function unitFigures(
  indicator: Indicator,
  intake: Intake,
  submissions: ReadonlyMap<string, Submission>,
  catalogue: Catalogue,
): ReadonlyMap<string, Figure> {
  return new Map(
    askedUnits(indicator, intake.expected).map((unit) => [
      unit.code,
      submissions.get(unit.code)?.figures.get(indicator.code) ??
        emptyFigure(indicator, appliesTo(indicator, unit), { kind: 'not-submitted', text: '' }, catalogue),
    ]),
  );
}

const DOUBLED: ReadonlySet<RuleId> = new Set(['double-count']);

/** Rules that doubt a figure which can be read, and so is counted. */
const DOUBTS: ReadonlySet<RuleId> = new Set([
  ...(['numerator-exceeds', 'percent-scale', 'share-range', 'unit-scale', 'ratio-mismatch', 'zero-base'] as const),
  ...(['negative-value', 'non-integer-count', 'rank-range', 'part-exceeds-whole', 'cumulative-decrease'] as const),
  ...(['outlier', 'extreme-attainment', 'altered-formula', 'altered-text'] as const),
]);

/** The units in whose return one of these rules names the indicator, in the order of the issues. */
function unitsNamedBy(rules: ReadonlySet<RuleId>, code: string, issues: readonly Issue[]): readonly ReportingUnit[] {
  const units = new Set<ReportingUnit>();
  for (const { ruleId, code: named, unit } of issues) {
    if (ruleId !== null && rules.has(ruleId) && named.split('.')[0] === code && unit) units.add(unit);
  }
  return [...units];
}

/** What the figures follow from. Where a file lies is no part of it: the same returns give the same print anywhere. */
function* inputs(model: Pick<SummaryModel, 'catalogue' | 'period' | 'submissions' | 'past' | 'weights'>) {
  yield `${model.catalogue.id}@${model.catalogue.version} ${model.period.id}`;
  for (const { unit, figures } of model.submissions) {
    yield unit.code;
    for (const { indicator, applicable, inputs: values, target, status } of figures.values()) {
      yield `${indicator.code} ${String(applicable)} ${String(target)} ${status}`;
      for (const { item, value, lack } of values) yield `${item} ${String(value)} ${lack?.text ?? ''}`;
    }
  }
  for (const { period, figures } of model.past) {
    yield period.id;
    for (const [code, { actual }] of figures) yield `${code} ${String(actual)}`;
  }
  for (const [code, weight] of model.weights) yield `${code} ${String(weight)}`;
}

/**
 * The summary of what was taken in. `null` when the period is unknown: then no sheet could be told from another
 * period's.
 */
export function summarize(intake: Intake, options: SummaryOptions): SummaryModel | null {
  const { period } = intake;
  if (!period) return null;
  const { catalogue, settings, allocation } = options;
  const kept = options.kept ?? intake.earlier;
  const basis: AssessmentBasis = { catalogue, settings, allocation };
  const submissions = submissionsOf(intake, basis);
  const issues = issuesOf(options.findings, [...submissions.values()], intake, catalogue, options.words);
  const past = pastPeriods(period, options);
  const indicators = cityFigures(intake, period, submissions, basis).map((figures): IndicatorSummary => {
    const { indicator, total } = figures;
    const before = pastFigure(indicator, period, past.at(-1));
    return {
      ...figures,
      units: unitFigures(indicator, intake, submissions, catalogue),
      previous: before?.actual ?? null,
      comparable: coversTheSame(total, before),
      doubled: unitsNamedBy(DOUBLED, indicator.code, issues),
      doubtful: unitsNamedBy(DOUBTS, indicator.code, issues).filter((unit) => total.coveredUnits.includes(unit)),
    };
  });
  const weights = new Map(
    indicatorsOfForm(catalogue, 'county').flatMap(({ code }) => {
      const weight = kept?.weights.get(code);
      return weight === undefined ? [] : [[code, weight] as const];
    }),
  );
  const list = [...submissions.values()];
  return {
    catalogue,
    basis,
    period,
    time: options.time,
    fingerprint: fingerprint(inputs({ catalogue, period, submissions: list, past, weights })),
    expected: intake.expected,
    missing: intake.missing,
    submissions: list,
    indicators,
    standings: compareUnits(intake.expected, indicators, weights, issues, new Set(submissions.keys())),
    past,
    weights,
    issues,
    verdicts: intake.verdicts.map((verdict) => ({ ...verdict, words: options.words.verdict(verdict) })),
    remarks: { indicators: kept?.remarks ?? new Map(), issues: kept?.issueRemarks ?? new Map() },
  };
}
