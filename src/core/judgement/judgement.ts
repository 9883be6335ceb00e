import type { Entry, Report } from '../report/report';
import type { Catalogue } from '../schema/catalogue';
import { isPerIndustry } from '../schema/facts';
import { valueOf } from './figure';
import type { Grounds } from './grounds';
import { hasAllParts, inputCell, inputRoles, isAsked, usesOperands } from './input';
import { around, intervalOf } from './interval';
import type { Interval } from './interval';
import { isSameMeasure, unitBehindName } from './measure-unit';
import { percentSlipOf } from './percent-slip';
import type { PercentSlip } from './percent-slip';
import { targetAlteration } from './target';
import { unitSlipOf } from './unit-slip';
import type { UnitSlip } from './unit-slip';

/**
 * What the cells of one row are worth. One cause gives one finding: a rule that rests on a value asks here whether
 * another rule already has a say on it.
 */
export interface Judgement {
  /** Every input holds a number. */
  readonly isReadable: boolean;
  readonly percentSlip: PercentSlip | null;
  readonly unitSlip: UnitSlip | null;
  /** 分子 is larger than 分母 where it is a part of it. */
  readonly isExceeding: boolean;
  /** 分母 or 基期 is zero or below. */
  readonly isBaseless: boolean;
  /** No other rule doubts the row's inputs, unit or target: what follows from them may be judged. */
  readonly isSound: boolean;
}

const UNREADABLE: Judgement = {
  isReadable: false,
  percentSlip: null,
  unitSlip: null,
  isExceeding: false,
  isBaseless: false,
  isSound: false,
};

const SOUND: Judgement = { ...UNREADABLE, isReadable: true, isSound: true };

/** A number of things: whole, and never below zero. */
export function isCounted(entry: Entry): boolean {
  const { measure } = entry.indicator;
  return measure === 'count' || measure === 'breakthrough' || measure === 'industry-count' || entry.industry !== null;
}

/** What a figure of the row may stand for: a count is exact, any other figure is known to its decimals. */
export function spanOf(entry: Entry, value: number, decimals: number): Interval {
  return isCounted(entry) ? around(value, 0) : intervalOf(value, decimals);
}

/** A part of a whole. */
export function isShare(entry: Entry): boolean {
  const { measure } = entry.indicator;
  return measure === 'ratio' || measure === 'coverage';
}

/** A value that lies between 0 and 100 %: a part of a whole, or the lowest of several such. */
export function isWithinWhole(entry: Entry): boolean {
  const { measure, unit } = entry.indicator;
  return isShare(entry) || (measure === 'floor' && unit === '%');
}

/** Whether a rank can be one. */
export function isPossibleRank(value: number, { indicator }: Entry): boolean {
  return Number.isInteger(value) && value >= 1 && value <= (indicator.rankOf ?? Infinity);
}

/** A sub-row that says with 1 or 0 whether an industry is covered. */
export function isFlag(entry: Entry): boolean {
  return entry.industry !== null && entry.indicator.measure === 'industry-coverage';
}

/** Rates and growth may fall below zero; counts, amounts, shares and what a growth is computed from may not. */
export function mayBeNegative(entry: Entry, role: 'actual' | 'numerator' | 'denominator'): boolean {
  const { measure } = entry.indicator;
  return measure === 'relative' || (role === 'actual' && (measure === 'growth' || measure === 'cagr'));
}

/** Whether the inputs of a row hold numbers, and such as are allowed where they stand. */
type InputState = 'unreadable' | 'forbidden' | 'allowed';

function stateOfInputs(report: Report, entry: Entry): InputState {
  let state: InputState = 'allowed';
  for (const role of inputRoles(report, entry)) {
    const value = valueOf(inputCell(report, entry, role));
    if (value === null) return 'unreadable';
    const isNegative = value < 0 && !mayBeNegative(entry, role);
    const isBroken = isCounted(entry) && (!Number.isInteger(value) || (value > 1 && isFlag(entry)));
    const isNoRank = entry.indicator.measure === 'rank' && !isPossibleRank(value, entry);
    if (isNegative || isBroken || isNoRank) state = 'forbidden';
  }
  return state;
}

/** The sub-rows are worth as much as the least of them. */
function stateOfParts(report: Report, parent: Entry, catalogue: Catalogue): InputState {
  if (!hasAllParts(parent, catalogue)) return 'unreadable';
  let state: InputState = 'allowed';
  for (const part of parent.industries) {
    const own = stateOfInputs(report, part!);
    if (own === 'unreadable') return own;
    if (own === 'forbidden') state = own;
  }
  return state;
}

function isUnitAltered(entry: Entry): boolean {
  const { unitCell, indicator } = entry;
  if (unitCell === undefined || unitCell.text === '') return !isSameMeasure(unitBehindName(entry), indicator.unit);
  return unitCell.text !== indicator.unit && !isSameMeasure(unitCell.text, indicator.unit);
}

function judgeValues(report: Report, entry: Entry, isAllowed: boolean, grounds: Grounds): Judgement {
  const paired = usesOperands(entry) && entry.indicator.measure !== 'relative';
  const above = paired ? valueOf(entry.numerator) : null;
  const below = paired ? valueOf(entry.denominator) : null;
  const isBaseless = below !== null && below <= 0;
  const isExceeding = above !== null && below !== null && !isBaseless && isShare(entry) && above > below;
  const isComparable = isAllowed && !isExceeding && !isBaseless && !isUnitAltered(entry);
  const percentSlip = isComparable ? percentSlipOf(report, entry, grounds) : null;
  const isTargetAltered = targetAlteration(report, entry, grounds.allocation) !== null;
  const unitSlip = isComparable && !isTargetAltered ? unitSlipOf(report, entry, grounds) : null;
  const isTooLarge = !paired && isWithinWhole(entry) && valueOf(entry.actual)! > 1;
  const isSound = isComparable && !isTargetAltered && !isTooLarge && percentSlip === null && unitSlip === null;
  return isSound ? SOUND : { isReadable: true, percentSlip, unitSlip, isExceeding, isBaseless, isSound };
}

/** Judges one row, a sub-row too. */
export function judge(report: Report, entry: Entry, grounds: Grounds): Judgement {
  if (!entry.applicable || !isAsked(report, entry)) return UNREADABLE;
  const isParent = entry.industry === null && isPerIndustry(entry.indicator);
  const state = isParent ? stateOfParts(report, entry, grounds.catalogue) : stateOfInputs(report, entry);
  return state === 'unreadable' ? UNREADABLE : judgeValues(report, entry, state === 'allowed', grounds);
}
