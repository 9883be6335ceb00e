import type { Entry, Reading, Report } from '../report/report';
import type { Indicator } from '../schema/catalogue';
import { elapsedMonthsOfYear } from '../period';
import type { Period } from '../period';
import { carriedForward, isCumulative } from './earlier';
import { valueOf } from './figure';
import type { Grounds } from './grounds';
import { usesOperands } from './input';

/** 万元 where 亿元 is meant: a value that is a power of ten away from what was to be expected. */
export interface UnitSlip {
  readonly reading: Reading;
  readonly role: 'actual' | 'numerator' | 'denominator';
  readonly value: number;
  /** The value is 10^exponent times too large. */
  readonly exponent: number;
  readonly basis: Reference['kind'];
  readonly reference: number;
}

interface Reference {
  readonly kind: 'earlier' | 'target' | 'peers' | 'base';
  readonly value: number;
}

/** Powers of ten: how far a value may lie from 10^k and still be taken for a slip of the unit. */
const NEAR = Math.log10(2.5);
/** A misplaced decimal point is claimed only when the last period says so this clearly, and another reference agrees. */
const VERY_NEAR = Math.log10(1.3);
const AGREEING = Math.log10(1.7);
/** A reference this near says that the value is right. */
const CONTRADICTING = 1;

/** What the value was to be expected at; the surest reference first. */
function referencesOf(report: Report, period: Period, entry: Entry, grounds: Grounds): readonly Reference[] {
  const { indicator } = entry;
  const earlier = grounds.earlier(report, entry);
  const assessment = grounds.assess(report, entry);
  const peers = usesOperands(entry) ? null : grounds.peers(report, entry);
  const references: Reference[] = [];
  const carried = earlier && carriedForward(indicator, period, earlier, grounds.catalogue);
  if (carried !== null && carried > 0) references.push({ kind: 'earlier', value: carried });
  const { target } = assessment;
  if (target !== null && target > 0) {
    const progress = assessment.expected ?? (isCumulative(indicator) ? elapsedMonthsOfYear(period) / 12 : 1);
    if (progress > 0) references.push({ kind: 'target', value: target * progress });
    if (peers?.basis === 'share' && peers.median > 0) references.push({ kind: 'peers', value: target * peers.median });
  }
  if (peers?.basis === 'value' && peers.median > 0) references.push({ kind: 'peers', value: peers.median });
  return references;
}

type Verdict = { readonly exponent: number; readonly reference: Reference };

/** The first power of ten that a reference speaks for and none speaks against. */
function verdictOf(value: number, references: readonly Reference[], exponents: readonly number[]): Verdict | null {
  for (const reference of references) {
    const away = Math.log10(value / reference.value);
    if (Math.abs(away) < 3 - NEAR) continue;
    const exponent = exponents.find((one) => Math.abs(away - one) <= NEAR);
    if (exponent === undefined) continue;
    // Little done so far is no slip: a value that is too small needs more than a target to be doubted.
    if (exponent < 0 && reference.kind === 'target') continue;
    // Ten thousand times the target is no achievement, even where the last period had the same slip.
    const isPlain = exponent === 4 && reference.kind === 'target';
    const contradicted = references.some((other) => Math.abs(Math.log10(value / other.value)) < CONTRADICTING);
    if (isPlain || !contradicted) return { exponent, reference };
  }
  return null;
}

/** A decimal point in the wrong place. */
function pointVerdict(value: number, references: readonly Reference[]): Verdict | null {
  const [first, ...others] = references;
  if (first?.kind !== 'earlier') return null;
  const exponent = Math.round(Math.log10(value / first.value));
  if (Math.abs(exponent) !== 1) return null;
  const isNear = (reference: Reference, limit: number): boolean =>
    Math.abs(Math.log10(value / reference.value) - exponent) <= limit;
  return isNear(first, VERY_NEAR) && others.some((other) => isNear(other, AGREEING))
    ? { exponent, reference: first }
    : null;
}

const LARGE = [4, 3, -4, -3];
const COUNTED = [4];
/** So few things are never ten thousand times too many. */
const FEW = 1000;

/** A count that no slip of the unit can have made. */
export function isFew(entry: Entry): boolean {
  return exponentsOf(entry.indicator) === COUNTED && (valueOf(entry.actual) ?? 0) < FEW;
}

/** Values where 万 and 亿, or a decimal point, are easily mistaken. */
function exponentsOf(indicator: Indicator): readonly number[] | null {
  switch (indicator.measure) {
    case 'amount':
      return LARGE;
    case 'count':
    case 'breakthrough':
    case 'industry-count':
      return COUNTED;
    case 'floor':
      return indicator.unit === '%' ? null : LARGE;
    case 'density':
    case 'growth':
    case 'cagr':
    case 'ratio':
    case 'coverage':
    case 'rank':
    case 'relative':
    case 'industry-coverage':
      return null;
  }
}

/** One operand in the wrong unit: seen in a growth of thousands of times, or in a density that no reference knows. */
function operandSlip(report: Report, period: Period, entry: Entry, grounds: Grounds): UnitSlip | null {
  const { numerator, denominator } = entry;
  const above = valueOf(numerator);
  const below = valueOf(denominator);
  if (!numerator || !denominator || above === null || below === null || above <= 0 || below <= 0) return null;
  const isGrowth = entry.indicator.measure !== 'density';
  const value = isGrowth ? above : above / below;
  const reference = isGrowth ? below : referencesOf(report, period, entry, grounds)[0]?.value;
  if (reference === undefined) return null;
  const away = Math.log10(value / reference);
  const exponent = LARGE.find((one) => Math.abs(away - one) <= NEAR);
  if (exponent === undefined) return null;
  // Clerks write the smaller unit, so the operand that is too large is the one in doubt.
  const isAbove = exponent > 0;
  const large = Math.abs(exponent);
  const doubted = isAbove ? above : below;
  return slip(isAbove ? numerator : denominator, isAbove ? 'numerator' : 'denominator', doubted, large, {
    kind: 'base',
    value: doubted / 10 ** large,
  });
}

function slip(
  reading: Reading,
  role: UnitSlip['role'],
  value: number,
  exponent: number,
  reference: Reference,
): UnitSlip {
  return { reading, role, value, exponent, basis: reference.kind, reference: reference.value };
}

/** Whether a value of this row was written in the wrong unit. */
export function unitSlipOf(report: Report, entry: Entry, grounds: Grounds): UnitSlip | null {
  const { period } = report;
  if (period === null) return null;
  const { measure } = entry.indicator;
  if (usesOperands(entry)) {
    const isJudged = measure === 'density' || measure === 'growth' || measure === 'cagr';
    return isJudged ? operandSlip(report, period, entry, grounds) : null;
  }
  const { actual } = entry;
  const exponents = exponentsOf(entry.indicator);
  const value = valueOf(actual);
  if (!actual || value === null || value <= 0 || exponents === null) return null;
  if (isFew(entry)) return null;
  const references = referencesOf(report, period, entry, grounds);
  const verdict =
    verdictOf(value, references, exponents) ?? (exponents === LARGE ? pointVerdict(value, references) : null);
  return verdict && slip(actual, 'actual', value, verdict.exponent, verdict.reference);
}
