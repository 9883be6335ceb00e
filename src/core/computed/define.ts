import {
  atLeast,
  atMost,
  call,
  equal,
  minus,
  more,
  number,
  over,
  power,
  ref,
  text,
  times,
  when,
} from '../expression/build';
import type { Comparison, Indicator, Measure, Window } from '../schema/catalogue';
import type { Thresholds } from '../settings';
import type { Status } from '../attainment';
import type { Calendar, Formula, Reference, Situation } from './situation';

/** The computed cells of one row; `null` where there is nothing to compute. */
export interface Definitions {
  readonly actual: Formula | null;
  readonly attainment: Formula | null;
  readonly expected: Formula | null;
  readonly status: Formula | null;
}

/** Differences beyond this many decimals are the binary number's, not the figure's. */
const DECIMALS = 10;
/** Stands for "no target" where the smallest share is wanted: no real share is as large. */
const NO_SHARE = 1e9;

const NUMERATOR = ref<Reference>('numerator');
const DENOMINATOR = ref<Reference>('denominator');
const INPUTS = ref<Reference>('inputs');
const INDUSTRY_TARGETS = ref<Reference>('industryTargets');
const POSITIVE = text('>0');

/** The one definition of 完成值, 达成率, 序时进度 and 进度状态: printed as formulas and evaluated as values. */
export function define(indicator: Indicator, situation: Situation, thresholds: Thresholds): Definitions {
  const { columns, scale, calendar } = situation;
  const actual = actualOf(indicator, situation);
  const expected = calendar && EXPECTED[indicator.window](calendar);
  const cell = columns.actual ? ref<Reference>('actual') : actual;
  if (cell === null) return { actual, attainment: null, expected, status: null };

  const sameScale = situation.target === 'cell' && scale.actual === scale.target;
  const given: Given = {
    indicator,
    situation,
    actual: { cell, value: sameScale || scale.actual === 1 ? cell : over(cell, scale.actual) },
    target: targetOf(situation, sameScale),
  };
  const attainment = attainmentOf(given);
  const status = statusOf(given, {
    attainment: attainment && columns.attainment ? ref('attainment') : attainment,
    expected: expected && columns.expected ? ref('expected') : expected,
    thresholds,
  });
  return { actual, attainment, expected, status };
}

interface Given {
  readonly indicator: Indicator;
  readonly situation: Situation;
  readonly actual: Figure;
  readonly target: Figure | null;
}

/** A figure in a cell, or a known one; `value` is in the same measure as the figure it is held against. */
interface Figure {
  readonly cell: Formula;
  readonly value: Formula;
}

// 完成值 ------------------------------------------------------------------------------------------------------------

/** A result and what must hold for there to be one. */
interface Computation {
  readonly holds: Formula;
  readonly result: Formula;
}

const bothOperands = equal(call('COUNT', INPUTS), 2);
const positiveDenominator = call('AND', bothOperands, more(DENOMINATOR, 0));
const ratio = over(NUMERATOR, DENOMINATOR);

const quotient = (): Computation => ({ holds: positiveDenominator, result: ratio });

/** `null`: always typed. */
const ACTUAL: Readonly<Record<Measure, ((situation: Situation) => Computation | null) | null>> = {
  count: null,
  breakthrough: null,
  amount: null,
  rank: null,
  floor: null,
  ratio: quotient,
  coverage: quotient,
  density: quotient,
  growth: () => ({ holds: positiveDenominator, result: minus(ratio, 1) }),
  cagr: ({ calendar }) => calendar && annualGrowth(calendar.year - calendar.baseYear),
  // Rates are fractions, their difference is held in 百分点.
  relative: ({ scale }) => ({
    holds: bothOperands,
    result: scale.operands === 1 ? times(minus(NUMERATOR, DENOMINATOR), 100) : minus(NUMERATOR, DENOMINATOR),
  }),
  'industry-coverage': ({ industries }) => ({
    holds: equal(call('COUNT', INPUTS), industries),
    result: over(call('COUNTIF', INPUTS, text('>=1')), industries),
  }),
  'industry-count': ({ industries }) => ({
    holds: equal(call('COUNT', INPUTS), industries),
    result: call('MIN', INPUTS),
  }),
};

/** 年均增长 over `years`; a negative figure has no root. */
function annualGrowth(years: number): Computation | null {
  if (years < 1) return null;
  return {
    holds: call('AND', bothOperands, atLeast(NUMERATOR, 0), more(DENOMINATOR, 0)),
    result: minus(years === 1 ? ratio : power(ratio, over(1, years)), 1),
  };
}

function actualOf(indicator: Indicator, situation: Situation): Formula | null {
  const compute = situation.actual === 'typed' ? null : ACTUAL[indicator.measure];
  const computation = compute && compute(situation);
  if (!computation) return null;
  const { holds, result } = computation;
  const factor = situation.scale.actual;
  return valid(when(holds, factor === 1 ? result : times(result, factor)));
}

/** A computed cell never shows an error value: what cannot be computed stays empty. */
function valid(formula: Formula): Formula {
  return call('IFERROR', formula, text(''));
}

// 序时进度 ----------------------------------------------------------------------------------------------------------

const EXPECTED: Readonly<Record<Window, (calendar: Calendar) => Formula | null>> = {
  programme: ({ elapsed, total }) => over(elapsed, total),
  year: ({ monthsOfYear }) => over(monthsOfYear, 12),
  'final-year': ({ year, finalYear, monthsOfYear }) => (year === finalYear ? over(monthsOfYear, 12) : null),
  level: () => null,
  'year-level': () => null,
};

/** Levels are judged by themselves: met, near or far. */
const IS_LEVEL: Readonly<Record<Window, boolean>> = {
  programme: false,
  year: false,
  'final-year': false,
  level: true,
  'year-level': true,
};

// 达成率 ------------------------------------------------------------------------------------------------------------

function targetOf({ target, scale }: Situation, sameScale: boolean): Figure | null {
  if (target === 'none') return null;
  if (typeof target === 'number') return { cell: number(target), value: number(target) };
  const cell = ref<Reference>('target');
  return { cell, value: sameScale || scale.target === 1 ? cell : over(cell, scale.target) };
}

const isKnown = ({ cell }: Figure): boolean => cell.op === 'number';
const isKnownNotPositive = ({ cell }: Figure): boolean => cell.op === 'number' && cell.value <= 0;
const isFilled = ({ cell }: Figure): Formula => call('ISNUMBER', cell);

type Judged = (actual: Figure, target: Figure) => Formula;

/** Both are there, and the one that is divided by is above zero. */
function divisible(actual: Figure, target: Figure, divisor: Figure): Formula {
  const filled = isKnown(target) ? isFilled(actual) : equal(call('COUNT', actual.cell, target.cell), 2);
  return isKnown(divisor) ? filled : call('AND', filled, more(divisor.cell, 0));
}

const share: Judged = (actual, target) => when(divisible(actual, target, target), over(actual.value, target.value));

/** `null`: the comparison has no ratio. */
const ATTAINMENT: Readonly<Record<Comparison, Judged | null>> = {
  at_least: share,
  greater_than: share,
  full_coverage: share,
  breakthrough: share,
  rank_within: (actual, target) =>
    when(
      divisible(actual, target, actual),
      when(atMost(actual.value, target.value), 1, over(target.value, actual.value)),
    ),
  relative: null,
};

function attainmentOf({ indicator, situation, actual, target }: Given): Formula | null {
  const judge = ATTAINMENT[indicator.comparison];
  const hasRatio = judge !== null && target !== null && !isKnownNotPositive(target);
  const own = hasRatio ? judge(actual, target) : null;
  if (situation.actual !== 'industries' || !situation.industryTargets) return own && valid(own);
  const assigned = call('AND', isFilled(actual), more(call('COUNTIF', INDUSTRY_TARGETS, POSITIVE), 0));
  const part = indicator.measure === 'industry-coverage' ? assignedCovered() : smallestShare(situation.industries);
  return valid(when(assigned, part, own ?? text('')));
}

/** Of the industries that the allocation assigns to the unit, the part that is covered. */
function assignedCovered(): Formula {
  return over(
    call('COUNTIFS', INDUSTRY_TARGETS, POSITIVE, INPUTS, text('>=1')),
    call('COUNTIF', INDUSTRY_TARGETS, POSITIVE),
  );
}

/** Of the industries that the allocation assigns to the unit, the one furthest from its count. */
function smallestShare(industries: number): Formula {
  const shares = Array.from({ length: industries }, (_, industry) => {
    const target = ref<Reference>({ industry, of: 'target' });
    const actual = ref<Reference>({ industry, of: 'actual' });
    return when(more(call('COUNTIF', target, POSITIVE), 0), over(actual, target), NO_SHARE);
  });
  return call('MIN', ...shares);
}

// 进度状态 ----------------------------------------------------------------------------------------------------------

interface Progress {
  readonly attainment: Formula | null;
  readonly expected: Formula | null;
  readonly thresholds: Thresholds;
}

const difference = (larger: Formula, smaller: Formula): Formula => call('ROUND', minus(larger, smaller), DECIMALS);
const reached: Judged = (actual, target) => atLeast(difference(actual.value, target.value), 0);

const MET: Readonly<Record<Comparison, Judged>> = {
  at_least: reached,
  full_coverage: reached,
  breakthrough: reached,
  greater_than: (actual, target) => more(difference(actual.value, target.value), 0),
  rank_within: (actual, target) =>
    call('AND', more(actual.value, 0), atLeast(difference(target.value, actual.value), 0)),
  relative: (actual) => atLeast(call('ROUND', actual.value, DECIMALS), 0),
};

function word(status: Status): Formula {
  return text(status);
}

function statusOf(given: Given, progress: Progress): Formula {
  const { situation, actual } = given;
  const excused = call('COUNTIF', INPUTS, text('不适用*'));
  const all = situation.actual === 'industries' ? situation.industries : 1;
  return when(atLeast(excused, all), word('不适用'), when(isFilled(actual), judgedOf(given, progress), word('未报送')));
}

function judgedOf({ indicator, situation, actual, target }: Given, progress: Progress): Formula {
  const { comparison, window } = indicator;
  // A figure of a year that is not the target's own only informs.
  const onlyInforms = !IS_LEVEL[window] && progress.expected === null;
  const judge = (met: Formula, otherwise = behindOf): Formula =>
    onlyInforms ? word('推进中') : when(met, word('已达成'), otherwise(window, progress));

  if (ATTAINMENT[comparison] === null) return judge(MET[comparison](actual, actual));
  if (isPartOfCity(indicator, situation)) {
    const { attainment } = progress;
    if (attainment === null || onlyInforms) return word('推进中');
    const whole = atLeast(call('ROUND', attainment, DECIMALS), 1);
    return when(call('ISNUMBER', attainment), judge(whole, shortfallOf), word('推进中'));
  }
  if (target === null) return word('未下达目标');
  const judged = judge(MET[comparison](actual, target));
  return isKnown(target) ? judged : when(isFilled(target), judged, word('未下达目标'));
}

/** Targets of the city as a whole: a unit without an assignment of its own is not judged. */
function isPartOfCity(indicator: Indicator, situation: Situation): boolean {
  const perIndustry = indicator.measure === 'industry-coverage' || indicator.measure === 'industry-count';
  return perIndustry || situation.isIndustry;
}

/** What is said of a figure that has not met its target. */
function behindOf(window: Window, progress: Progress): Formula {
  const { attainment } = progress;
  const unknown = word(IS_LEVEL[window] ? '差距较大' : '推进中');
  return attainment ? when(call('ISNUMBER', attainment), shortfallOf(window, progress), unknown) : unknown;
}

/** The same where 达成率 is known to be a number. */
function shortfallOf(window: Window, { attainment, expected, thresholds }: Progress): Formula {
  if (IS_LEVEL[window]) {
    const near = atLeast(call('ROUND', attainment!, DECIMALS), thresholds.near);
    return when(near, word('接近目标'), word('差距较大'));
  }
  const lag = difference(expected!, attainment!);
  const slight = atMost(lag, thresholds.slightlyBehind);
  return when(atMost(lag, 0), word('达序时'), when(slight, word('略滞后'), word('滞后')));
}
