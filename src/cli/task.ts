import type { Task } from '../actions/task';
import { parseDate, parsePeriod, dateSerial } from '../core/period';
import type { Period } from '../core/period';
import type { Catalogue, ReportingUnit } from '../core/schema/catalogue';
import { DEFAULT_SETTINGS } from '../core/settings';
import { findUnit, nearestUnit } from '../core/units';
import type { Call } from './call';
import { UsageError } from './usage-error';

/** Today on this machine, as Excel counts days. */
function todayOf(call: Call, now: Date = new Date()): number {
  const text = call.values.today;
  if (text === undefined) return dateSerial(now.getFullYear(), now.getMonth() + 1, now.getDate());
  const date = parseDate(text);
  if (date === null) throw new UsageError('unknown-date', { date: text });
  return date;
}

export function periodOf(call: Call): Period | null {
  const text = call.values.period;
  if (text === undefined) return null;
  const period = parsePeriod(text);
  if (period === null) throw new UsageError('unknown-period', { period: text });
  return period;
}

/** A unit by code or name; an unknown one is named with the nearest. */
export function unitOf(text: string, catalogue: Catalogue): ReportingUnit {
  const unit = findUnit(text, catalogue);
  if (unit !== null) return unit;
  const near = nearestUnit(text, catalogue);
  throw near === null
    ? new UsageError('unknown-unit', { unit: text })
    : new UsageError('unknown-unit-nearest', { unit: text, nearest: `${near.code} ${near.name}` });
}

/** The codes of the units that should report; `null`: nobody asked. */
export function expectedOf(call: Call, catalogue: Catalogue, otherwise: 'all' | null): readonly string[] | null {
  const text = call.values.expect ?? otherwise;
  if (text === null) return null;
  // The city files its own form; nobody waits for it as for the units below it.
  if (text === 'all') return catalogue.units.filter((unit) => unit.kind !== 'city').map((unit) => unit.code);
  const names = text.split(/[,，、\s]+/).filter((name) => name !== '');
  return [...new Set(names.map((name) => unitOf(name, catalogue).code))];
}

/** The part of a task that stands in the call itself; what lies in files is added by `withFiles`. */
export function taskOf(call: Call, catalogue: Catalogue, expected: 'all' | null = null): Task {
  return {
    catalogue,
    settings: DEFAULT_SETTINGS,
    today: todayOf(call),
    period: periodOf(call),
    previous: [],
    allocation: null,
    expected: expectedOf(call, catalogue, expected),
  };
}

/** When a summary is made: the day of `--today`, or the time on this machine. */
export function nowOf(call: Call, now: Date = new Date()): string {
  if (call.values.today !== undefined) return dateText(todayOf(call, now));
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** `44484 → "2021-10-15"` */
function dateText(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}
