import type { Assessment } from '../attainment';
import type { Allocation } from '../allocation';
import type { Entry, Report } from '../report/report';
import type { Catalogue } from '../schema/catalogue';
import type { Earlier } from './earlier';
import { numberOf, valueOf } from './figure';
import { inputsOf, isAsked, isComputed, usesOperands } from './input';
import { isSameMeasure } from './measure-unit';
import type { Peers } from './peers';
import { percentSlipOf } from './percent-slip';
import type { PercentSlip } from './percent-slip';
import { targetAlteration, targetAsked } from './target';
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

/** What a judgement rests on besides the row. */
export interface Grounds {
  readonly catalogue: Catalogue;
  readonly allocation: Allocation | null;
  assess(report: Report, entry: Entry): Assessment;
  earlier(report: Report, entry: Entry): Earlier | null;
  peers(report: Report, entry: Entry): Peers | null;
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

/** A part of a whole. */
export function isShare(entry: Entry): boolean {
  const { measure } = entry.indicator;
  return measure === 'ratio' || measure === 'coverage';
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

/** The inputs hold numbers that are allowed where they stand. */
function hasAllowedInputs(report: Report, entry: Entry): boolean {
  for (const { role, reading } of inputsOf(report, entry)) {
    const value = valueOf(reading)!;
    if (value < 0 && !mayBeNegative(entry, role)) return false;
    if (!isCounted(entry)) continue;
    if (!Number.isInteger(value) || (isFlag(entry) && value > 1)) return false;
  }
  return true;
}

function isReadable(report: Report, entry: Entry): boolean {
  const inputs = inputsOf(report, entry);
  if (inputs.length === 0) return false;
  for (const { reading } of inputs) if (numberOf(reading) === null) return false;
  return true;
}

/** The parent of sub-rows is worth what they are worth together. */
function judgeParent(report: Report, entry: Entry, grounds: Grounds): Judgement {
  for (const part of entry.industries) {
    if (!part || !isReadable(report, part)) return UNREADABLE;
    if (!hasAllowedInputs(report, part)) return { ...UNREADABLE, isReadable: true };
  }
  return judgeValues(report, entry, grounds);
}

function judgeValues(report: Report, entry: Entry, grounds: Grounds): Judgement {
  const { allocation, catalogue } = grounds;
  const assessment = grounds.assess(report, entry);
  const earlier = grounds.earlier(report, entry);
  const paired = usesOperands(entry) && entry.indicator.measure !== 'relative';
  const above = paired ? valueOf(entry.numerator) : null;
  const below = paired ? valueOf(entry.denominator) : null;
  const isBaseless = below !== null && below <= 0;
  const isExceeding = above !== null && below !== null && !isBaseless && isShare(entry) && above > below;
  const isUnitAltered = entry.unitCell !== undefined && !isSameMeasure(entry.unitCell.text, entry.indicator.unit);
  const isAllowed = hasAllowedInputs(report, entry) && !isUnitAltered;
  const isComparable = isAllowed && !isExceeding && !isBaseless;
  const percentSlip = isComparable
    ? percentSlipOf(entry, assessment, earlier, targetAsked(report, entry, allocation) !== null)
    : null;
  const isTargetAltered = targetAlteration(report, entry, allocation) !== null;
  const unitSlip =
    isComparable && !isTargetAltered
      ? unitSlipOf(report, entry, assessment, earlier, () => grounds.peers(report, entry), catalogue)
      : null;
  const isSound = isComparable && !isTargetAltered && percentSlip === null && unitSlip === null;
  return isSound ? SOUND : { isReadable: true, percentSlip, unitSlip, isExceeding, isBaseless, isSound };
}

/** Judges one row, a sub-row too. */
export function judge(report: Report, entry: Entry, grounds: Grounds): Judgement {
  if (!entry.applicable || !isAsked(report, entry)) return UNREADABLE;
  if (entry.industry === null && inputsOf(report, entry).length === 0) {
    return isComputed(entry) ? judgeParent(report, entry, grounds) : UNREADABLE;
  }
  return isReadable(report, entry) ? judgeValues(report, entry, grounds) : UNREADABLE;
}
