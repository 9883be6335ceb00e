import type { Entry, Reading, Report } from '../report/report';
import { isPercent, targetOf } from '../schema/facts';
import { valueOf } from './figure';
import type { Grounds } from './grounds';
import { isComputed } from './input';
import { targetAsked } from './target';

/** 67 where 0.67 is meant, or 0.0067. */
export interface PercentSlip {
  readonly reading: Reading;
  readonly role: 'actual' | 'target' | 'previous' | 'numerator' | 'denominator';
  /** What the cell was read as. */
  readonly value: number;
  /** What it must mean: a hundredth of it, or a hundred times as much. */
  readonly meant: number;
  /** What speaks for that: the operands beside it, the last period, the target, this period, or that it is a rate of growth. */
  readonly basis: 'operands' | 'earlier' | 'target' | 'actual' | 'rate';
  readonly reference: number;
}

/** Beyond this a share is no share; below its hundredth a level is hardly one. */
const TOO_LARGE = 1.5;
const TOO_SMALL = 0.015;

/** How near (as a factor) the corrected value must come to what was expected before a small value is doubted. */
const NEAR = 2;
const VERY_NEAR = 1.5;

const MINIMUM_TOLERANCE = 0.0006;

function agrees(value: number, reference: number): boolean {
  return Math.abs(value - reference) <= Math.max(MINIMUM_TOLERANCE, 0.01 * Math.abs(reference));
}

function isWithin(value: number, reference: number, factor: number): boolean {
  return value > 0 && reference > 0 && value <= reference * factor && value >= reference / factor;
}

/** How far apart two positive numbers are, as a factor. */
function distance(value: number, reference: number): number {
  return Math.abs(Math.log(value / reference));
}

type Verdict = Pick<PercentSlip, 'value' | 'meant' | 'basis' | 'reference'>;

/** Beside operands only they decide. */
function besideOperands(value: number, computed: number | null): Verdict | null {
  if (computed === null || computed === 0 || agrees(value, computed)) return null;
  const verdict = { value, basis: 'operands' as const, reference: computed };
  if (agrees(value / 100, computed)) return { ...verdict, meant: value / 100 };
  return agrees(value * 100, computed) ? { ...verdict, meant: value * 100 } : null;
}

/** A value on its own is held against the last period and the target. */
function onItsOwn(value: number, earlier: number | null, target: number): Verdict | null {
  if (value <= 0 || (value >= TOO_SMALL && value <= 1)) return null;
  const known = earlier !== null && earlier > 0;
  const reference = known ? earlier : target;
  const verdict = { value, basis: known ? ('earlier' as const) : ('target' as const), reference };
  if (reference <= 0) return value > TOO_LARGE && value <= 100 ? { ...verdict, meant: value / 100 } : null;
  if (value > 1) {
    const shrunk = value / 100;
    const isSlip = shrunk <= 1 && (value > TOO_LARGE || value > 10 * reference);
    return isSlip && distance(shrunk, reference) < distance(value, reference) ? { ...verdict, meant: shrunk } : null;
  }
  return isWithin(value * 100, reference, known ? NEAR : VERY_NEAR) ? { ...verdict, meant: value * 100 } : null;
}

/** The rates that `relative` compares: nothing grows to more than its double. */
function rateSlip(entry: Entry): PercentSlip | null {
  for (const role of ['numerator', 'denominator'] as const) {
    const reading = entry[role];
    const value = valueOf(reading);
    if (!reading || value === null || Math.abs(value) <= 1 || Math.abs(value) > 100) continue;
    const meant = value / 100;
    return { reading, role, value, meant, basis: 'rate', reference: meant };
  }
  return null;
}

/** Whether a percentage of this row was written a hundred times too large or too small. */
export function percentSlipOf(report: Report, entry: Entry, grounds: Grounds): PercentSlip | null {
  const { indicator, actual } = entry;
  if (indicator.measure === 'relative') return rateSlip(entry);
  if (!isPercent(indicator) || entry.industry !== null) return null;
  const value = valueOf(actual);
  if (actual && value !== null) {
    const verdict = isComputed(entry)
      ? besideOperands(value, grounds.assess(report, entry).actual)
      : onItsOwn(value, grounds.earlier(report, entry)?.value ?? null, targetOf(indicator));
    if (verdict) return { ...verdict, reading: actual, role: 'actual' };
  }
  return targetSlip(report, entry, grounds);
}

/** Whether the sheet's own column of the last period holds a percentage a hundred times off; asked where the row has no other slip. */
export function previousSlipOf(report: Report, entry: Entry, assess: Grounds['assess']): PercentSlip | null {
  const { previous, indicator } = entry;
  const value = valueOf(previous);
  if (!previous || value === null || value <= 0 || (value <= TOO_LARGE && value >= TOO_SMALL)) return null;
  const { actual } = assess(report, entry);
  const meant = value > TOO_LARGE ? value / 100 : value * 100;
  if (!isPercent(indicator) || entry.industry !== null || actual === null || !isWithin(meant, actual, NEAR))
    return null;
  return { reading: previous, role: 'previous', value, meant, basis: 'actual', reference: actual };
}

/** A target that nobody else knows is held against the document's. */
function targetSlip(report: Report, entry: Entry, { allocation }: Grounds): PercentSlip | null {
  const { target, indicator } = entry;
  const value = valueOf(target);
  if (!target || value === null || value <= 0 || (value <= TOO_LARGE && value >= TOO_SMALL)) return null;
  if (targetAsked(report, entry, allocation) !== null) return null;
  const city = targetOf(indicator);
  const meant = value > TOO_LARGE ? value / 100 : value * 100;
  if (!isWithin(meant, city, 3) || isWithin(value, city, 3)) return null;
  return { reading: target, role: 'target', value, meant, basis: 'target', reference: city };
}
