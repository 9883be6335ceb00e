import { atLeast, call, equal, minus, more, number, over, plus, power, ref, text, when } from '../expression/build';
import { evaluate } from '../expression/evaluate';
import type { Expression } from '../expression/expression';
import type { Period } from '../period';
import type { Catalogue, CityTotal, Indicator, ReportingUnit } from '../schema/catalogue';
import { appliesTo, isPerIndustry } from '../schema/facts';
import { ACTUAL, operandItems, type Figure, type Lack, type Submission } from './submission';

/** What stands where no sound total can be computed. */
export const NOT_TOTALLED = '不可汇总';

/** A figure over the rows of 数据 of one indicator, of one 项, that count. */
export interface Aggregate {
  /** `met` counts the values of at least 1. */
  readonly of: 'sum' | 'count' | 'min' | 'met';
  readonly item: string;
}

/** A unit that is not in a total, or only in part, and why. */
export interface LeftOut {
  readonly unit: ReportingUnit;
  /** By 项. */
  readonly lacks: readonly { readonly item: string; readonly lack: Lack }[];
}

/** Why there is no total. */
export type NotTotalled =
  | { readonly reason: 'nothing-reported' }
  | { readonly reason: 'no-base'; readonly item: string }
  | { readonly reason: 'negative-growth-base'; readonly item: string }
  | { readonly reason: 'industry-unknown'; readonly industries: readonly string[] }
  | { readonly reason: 'city-form-missing' }
  | { readonly reason: 'not-computable' };

export interface Total {
  /** 全市完成; `null` is 不可汇总, or 不适用 where every unit is exempt. */
  readonly actual: number | null;
  readonly notTotalled: NotTotalled | null;
  /** How many of the expected units are in it: n of m. */
  readonly covered: number;
  readonly coveredUnits: readonly ReportingUnit[];
  readonly expected: number;
  readonly leftOut: readonly LeftOut[];
  /** Units that typed 不适用, or that the indicator does not apply to. */
  readonly notApplicable: readonly ReportingUnit[];
  /**
   * The part of a sum that zones reported: a zone lies inside counties, so that the same project may be counted
   * twice. `null` where zones and counties are not added up together.
   */
  readonly zones: { readonly units: readonly ReportingUnit[]; readonly value: number } | null;
}

const sum = (item: string): Expression<Aggregate> => ref({ of: 'sum', item });
const count = (item: string): Expression<Aggregate> => ref({ of: 'count', item });

function everyIndustry(catalogue: Catalogue, then: Expression<Aggregate>): Expression<Aggregate> {
  const known = catalogue.industries.map((industry) => more(count(industry), 0));
  return when(call('AND', ...known), then, text(NOT_TOTALLED));
}

/**
 * The city total of an indicator, defined once: the summary prints it over the rows of 数据 and `totalOf` evaluates
 * it. Nothing is ever averaged, and a unit without its operands is not in the sums at all.
 * @param years of a mean yearly growth: the year of the period less the base year
 */
export function totalExpression(indicator: Indicator, catalogue: Catalogue, years: number): Expression<Aggregate> {
  const none = text(NOT_TOTALLED);
  const [first, second] = operandItems(indicator);
  switch (indicator.cityTotal) {
    case 'sum':
      return when(more(count(ACTUAL), 0), sum(ACTUAL), none);
    case 'min':
      return when(more(count(ACTUAL), 0), ref<Aggregate>({ of: 'min', item: ACTUAL }), none);
    case 'ratio-of-sums':
      return when(more(sum(second), 0), over(sum(first), sum(second)), none);
    case 'growth-of-sums': {
      const growth = over(sum(first), sum(second));
      if (indicator.measure !== 'cagr') return when(more(sum(second), 0), minus(growth, 1), none);
      const root = years === 1 ? growth : power(growth, over<Aggregate>(number(1), number(years)));
      return when(call('AND', more(sum(second), 0), atLeast(sum(first), 0)), minus(root, 1), none);
    }
    case 'union-of-industries': {
      const covered = catalogue.industries
        .map((industry): Expression<Aggregate> => when(more(ref<Aggregate>({ of: 'met', item: industry }), 0), 1, 0))
        .reduce((all, one) => plus(all, one));
      return everyIndustry(catalogue, over(covered, catalogue.industries.length));
    }
    case 'min-over-industries-of-sums':
      return everyIndustry(catalogue, call('MIN', ...catalogue.industries.map(sum)));
    case 'city-only':
      return when(equal(count(ACTUAL), 1), sum(ACTUAL), none);
  }
}

/** Whether the operands of a figure stand or fall together. */
export function isPaired(figure: Figure): boolean {
  return figure.inputs.length === 2;
}

/** 完成值 is computed from what was filled in. */
export function isComputed(figure: Figure): boolean {
  return figure.inputs.length > 1;
}

/** The 项 and values of a figure that count: a pair only when both are numbers. */
export function counted(figure: Figure): readonly { readonly item: string; readonly value: number }[] {
  if (isPaired(figure) && figure.inputs.some((input) => input.value === null)) return [];
  return figure.inputs.flatMap(({ item, value }) => (value === null ? [] : [{ item, value }]));
}

/** The figure is in the total with everything that it needs. */
export function isCovered(figure: Figure): boolean {
  return figure.indicator.cityTotal === 'city-only'
    ? figure.actual !== null
    : figure.inputs.every((input) => input.value !== null);
}

function lacksOf(figure: Figure): LeftOut['lacks'] {
  const lacks = figure.inputs.flatMap(({ item, lack }) => (lack ? [{ item, lack }] : []));
  return lacks.length > 0 ? lacks : [{ item: ACTUAL, lack: { kind: 'not-computable', text: '' } }];
}

interface Tally {
  sum: number;
  count: number;
  min: number;
  met: number;
}

const NOTHING: Tally = { sum: 0, count: 0, min: 0, met: 0 };

function tally(tallies: Map<string, Tally>, item: string, value: number): void {
  let known = tallies.get(item);
  if (!known) tallies.set(item, (known = { ...NOTHING, min: value }));
  known.sum += value;
  known.count++;
  known.min = Math.min(known.min, value);
  if (value >= 1) known.met++;
}

const PAIRED: ReadonlySet<CityTotal> = new Set(['ratio-of-sums', 'growth-of-sums']);

/** Why there is no total of what was reported; `isSilent`: no unit that is asked submitted anything. */
function reasonFor(
  indicator: Indicator,
  catalogue: Catalogue,
  tallies: ReadonlyMap<string, Tally>,
  isSilent: boolean,
): NotTotalled {
  if (tallies.size === 0) {
    return { reason: indicator.reportedBy === 'city' && isSilent ? 'city-form-missing' : 'nothing-reported' };
  }
  if (isPerIndustry(indicator)) {
    return {
      reason: 'industry-unknown',
      industries: catalogue.industries.filter((industry) => !tallies.has(industry)),
    };
  }
  if (!PAIRED.has(indicator.cityTotal)) return { reason: 'not-computable' };
  const [first, second] = operandItems(indicator);
  const base = tallies.get(second);
  if (!base) return { reason: 'nothing-reported' };
  return base.sum > 0 ? { reason: 'negative-growth-base', item: first } : { reason: 'no-base', item: second };
}

/** The units that are asked for an indicator: for the city's own indicators the city alone. */
export function askedUnits(indicator: Indicator, expected: readonly ReportingUnit[]): readonly ReportingUnit[] {
  return expected.filter((unit) => (unit.kind === 'city') === (indicator.reportedBy === 'city'));
}

export interface TotalBasis {
  readonly catalogue: Catalogue;
  readonly period: Period;
  readonly expected: readonly ReportingUnit[];
  /** By unit code. */
  readonly submissions: ReadonlyMap<string, Submission>;
}

/** The year of the period less the year before the programme: the root of a mean yearly growth. */
export function yearsSinceBase(period: Period, catalogue: Catalogue): number {
  return Math.max(1, period.year - (Number(catalogue.programme.start.slice(0, 4)) - 1));
}

/** The city total of one indicator, with everything that is not in it. */
export function totalOf(indicator: Indicator, basis: TotalBasis): Total {
  const { catalogue, submissions } = basis;
  const tallies = new Map<string, Tally>();
  const leftOut: LeftOut[] = [];
  const notApplicable: ReportingUnit[] = [];
  const zones: ReportingUnit[] = [];
  let zonePart = 0;
  let counties = 0;
  const covered: ReportingUnit[] = [];
  for (const unit of askedUnits(indicator, basis.expected)) {
    const figure = submissions.get(unit.code)?.figures.get(indicator.code);
    if (figure ? !figure.applicable : !appliesTo(indicator, unit)) {
      notApplicable.push(unit);
      continue;
    }
    if (!figure) {
      leftOut.push({ unit, lacks: [{ item: '', lack: { kind: 'not-submitted', text: '' } }] });
      continue;
    }
    const values = counted(figure);
    for (const { item, value } of values) tally(tallies, item, value);
    if (isComputed(figure) && figure.actual !== null) tally(tallies, ACTUAL, figure.actual);
    if (isCovered(figure)) covered.push(unit);
    else leftOut.push({ unit, lacks: lacksOf(figure) });
    if (indicator.cityTotal !== 'sum' || values.length === 0) continue;
    if (unit.kind === 'zone') {
      zones.push(unit);
      zonePart += values[0]!.value;
    } else counties++;
  }
  const value = evaluate(
    totalExpression(indicator, catalogue, yearsSinceBase(basis.period, catalogue)),
    (aggregate) => {
      const found = tallies.get(aggregate.item) ?? NOTHING;
      return found[aggregate.of];
    },
  );
  const actual = typeof value === 'number' ? value : null;
  const isSilent = leftOut.every(({ lacks }) => lacks[0]!.lack.kind === 'not-submitted');
  // Where all are exempt nothing is missing.
  const isExempt = notApplicable.length > 0 && covered.length + leftOut.length === 0;
  return {
    actual,
    notTotalled: actual === null && !isExempt ? reasonFor(indicator, catalogue, tallies, isSilent) : null,
    covered: covered.length,
    coveredUnits: covered,
    expected: covered.length + leftOut.length,
    leftOut,
    notApplicable,
    zones: zones.length > 0 && counties > 0 ? { units: zones, value: zonePart } : null,
  };
}
