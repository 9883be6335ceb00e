import type { Allocation } from '../allocation';
import { ownTargetOf } from '../computed/row';
import type { Entry, Report } from '../report/report';
import { numberOf } from './figure';
import { canMeet, intervalOf } from './interval';

/**
 * The target that the unit was given: by the allocation, else by what the generated sheet was made with.
 * `none`: the sheet was made without one; `null`: nobody knows.
 */
export function targetAsked(report: Report, entry: Entry, allocation: Allocation | null): number | 'none' | null {
  const allocated = report.unit && allocation?.targets.get(report.unit.code);
  const target = allocated?.get(entry.code);
  if (target !== undefined) return target;
  if (report.stamp) return report.stamp.targets.get(entry.code) ?? 'none';
  return allocated && entry.industry === null ? ownTargetOf(entry.indicator, false) : null;
}

/** How the target cell departs from what was asked; `null` where it does not, or where nobody knows. */
export function targetAlteration(
  report: Report,
  entry: Entry,
  allocation: Allocation | null,
): { readonly asked: number | null } | null {
  const { target } = entry;
  if (report.stamp === null && allocation === null) return null;
  if (target === undefined || target.number.kind === 'error' || !entry.applicable) return null;
  const asked = targetAsked(report, entry, allocation);
  if (asked === null) return null;
  // What was never there is filled in rather than restored.
  if (target.number.kind === 'blank' && !report.stamp?.targets.has(entry.code)) return null;
  const figure = numberOf(target);
  if (figure?.value === asked) return null;
  if (asked === 'none') return figure || target.number.kind === 'with-unit' ? { asked: null } : null;
  if (figure && canMeet(intervalOf(figure.value, figure.decimals), { low: asked, high: asked })) return null;
  return { asked };
}
