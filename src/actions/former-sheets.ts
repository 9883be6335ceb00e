import type { SheetPlan } from '../core/edit';
import { periodBefore } from '../core/period';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { EarlierSummary } from '../core/summary/earlier';
import { sheetNames, summaryPlans } from '../core/summary/edits';
import type { Intake } from '../core/summary/intake';
import { summarize } from '../core/summary/model';
import { returnSlips } from '../core/summary/slips';
import { standingPlan } from './standing-plan';
import { pastSummary } from './summarize';
import type { Task } from './task';

/**
 * The generated sheets of a summary as they stand, by name: what taking back their replacement puts back. How
 * one looks is `made`, the plan that it was written from, or else the plan that the summary's own figures give once
 * more; `past` are the earlier periods that it may have been compared with.
 */
export function formerSheets(
  kept: EarlierSummary,
  before: WorkbookSnapshot,
  task: Task,
  past: readonly Intake[],
  made: ReadonlyMap<string, SheetPlan>,
): ReadonlyMap<string, SheetPlan> {
  const known = likest(
    [past, ...STAND_INS.map((count) => standIns(kept, task, count))].map((each) => plansOf(kept, before, task, each)),
    before,
  );
  const former = new Map<string, SheetPlan>();
  for (const name of kept.sheets.values()) {
    if (!before.sheets.some((sheet) => sheet.name === name)) continue;
    const plan = made.get(name) ?? known.get(name) ?? { name, rows: [], styles: {}, columns: [] };
    former.set(name, standingPlan(plan, before));
  }
  return former;
}

/** With so many earlier periods a summary may have been compared. */
const STAND_INS = [0, 1, 2, 3] as const;

/** Earlier periods whose figures nobody has any more: only the room that they take up on the sheets matters. */
function standIns(kept: EarlierSummary, task: Task, count: number): readonly Intake[] {
  const intakes: Intake[] = [];
  let { period } = kept;
  for (let number = 0; number < count; number++) {
    period = periodBefore(period);
    intakes.push(pastSummary({ ...kept, period }, task));
  }
  return intakes;
}

type Plans = ReadonlyMap<string, SheetPlan>;

function plansOf(kept: EarlierSummary, before: WorkbookSnapshot, task: Task, past: readonly Intake[]): Plans {
  const { allocation, catalogue, settings } = task;
  const words = { finding: () => ({ rule: '', message: '', proposal: '' }), verdict: () => '' };
  const model = summarize(pastSummary(kept, task), {
    ...{ allocation, catalogue, settings, past, kept, words },
    findings: [],
    time: kept.time,
  });
  const plans = model ? summaryPlans(model, sheetNames(returnSlips(model), before, kept)) : [];
  return new Map(plans.map((plan) => [plan.name, plan]));
}

/** The plans of which most cells stand in the workbook. */
function likest(candidates: readonly Plans[], { sheets }: WorkbookSnapshot): Plans {
  const likenessOf = (plans: Plans) => {
    let same = 0;
    for (const { name, rows } of sheets) {
      const planned = plans.get(name)?.rows ?? [];
      rows.forEach((cells, row) =>
        cells?.forEach((cell, column) => {
          if (cell && planned[row]?.[column]?.value === cell.value) same++;
        }),
      );
    }
    return same;
  };
  return candidates.reduce((best, one) => (likenessOf(one) > likenessOf(best) ? one : best));
}
