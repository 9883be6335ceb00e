import type { ReportingUnit } from '../schema/catalogue';
import type { EarlierSummary } from './earlier';
import type { SummaryModel } from './model';

/** What is different since the summary was last made, as facts; the words live in the locales. */
export type Change =
  | { readonly kind: 'unit-added' | 'unit-removed' | 'unit-changed'; readonly unit: ReportingUnit }
  | {
      readonly kind: 'total';
      readonly code: string;
      readonly name: string;
      readonly before: number | null;
      readonly after: number | null;
    }
  | {
      readonly kind: 'status';
      readonly code: string;
      readonly name: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'issues'; readonly opened: number; readonly closed: number }
  | { readonly kind: 'period'; readonly before: string; readonly after: string };

/** Sums of the same figures in another order differ in their last digits. */
const EPSILON = 1e-9;

function differs(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a !== b : Math.abs(a - b) > EPSILON * Math.max(1, Math.abs(a), Math.abs(b));
}

function unitChanges(before: EarlierSummary, model: SummaryModel): readonly Change[] {
  const earlier = new Map(before.submissions.map((submission) => [submission.unit.code, submission]));
  const changes: Change[] = [];
  for (const { unit, figures } of model.submissions) {
    const known = earlier.get(unit.code);
    if (!known) changes.push({ kind: 'unit-added', unit });
    else {
      const changed = [...figures].some(([code, { inputs }]) => {
        const own = known.figures.get(code)?.inputs ?? [];
        return inputs.some((input, index) => differs(input.value, own[index]?.value ?? null));
      });
      if (changed) changes.push({ kind: 'unit-changed', unit });
    }
  }
  const now = new Set(model.submissions.map(({ unit }) => unit.code));
  for (const { unit } of before.submissions) if (!now.has(unit.code)) changes.push({ kind: 'unit-removed', unit });
  return changes;
}

/** Empty when nothing differs; `null` stands for no summary before. */
export function changes(before: EarlierSummary | null, model: SummaryModel): readonly Change[] {
  if (!before) return [];
  if (before.period.id !== model.period.id) {
    return [{ kind: 'period', before: before.period.id, after: model.period.id }];
  }
  const found: Change[] = [...unitChanges(before, model)];
  for (const { indicator, actual, status } of model.indicators) {
    const { code, name } = indicator;
    const known = before.totals.get(code);
    if (!known) continue;
    if (differs(known.actual, actual)) found.push({ kind: 'total', code, name, before: known.actual, after: actual });
    if (known.status !== status) found.push({ kind: 'status', code, name, before: known.status, after: status });
  }
  const earlier = new Set(before.issues.map(({ key }) => key));
  const now = new Set(model.issues.map(({ key }) => key));
  const opened = [...now].filter((key) => !earlier.has(key)).length;
  const closed = [...earlier].filter((key) => !now.has(key)).length;
  if (opened + closed > 0) found.push({ kind: 'issues', opened, closed });
  return found;
}
