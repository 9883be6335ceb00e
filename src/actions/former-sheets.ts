import type { PlannedCell, SheetPlan } from '../core/edit';
import { periodBefore } from '../core/period';
import type { SheetSnapshot, WorkbookSnapshot } from '../core/snapshot';
import type { EarlierSummary } from '../core/summary/earlier';
import { sheetNames, summaryPlans } from '../core/summary/edits';
import type { Intake } from '../core/summary/intake';
import { summarize } from '../core/summary/model';
import { returnSlips } from '../core/summary/slips';
import { pastSummary } from './summarize';
import type { Task } from './task';

const OUR_NAME = /^_pir_/i;

/**
 * The generated sheets of a summary as they stand, by name: what taking back their replacement puts back. Contents are
 * the workbook's own to the cell. How it looks is `made`, the plan that a sheet was written from, or else the plan that
 * the summary's own figures give once more; `past` are the earlier periods that it may have been compared with.
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
    const sheet = before.sheets.find((one) => one.name === name);
    if (!sheet) continue;
    const plan = made.get(name) ?? known.get(name) ?? { name, rows: [], styles: {}, columns: [] };
    const names = before.names
      .filter((one) => one.sheet === name && OUR_NAME.test(one.name))
      .map((one) => ({ name: one.name, formula: one.formula, hidden: one.hidden }));
    former.set(name, { ...plan, visibility: sheet.visibility, rows: contentsOf(sheet, plan), names });
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

function contentsOf(sheet: SheetSnapshot, plan: SheetPlan): SheetPlan['rows'] {
  return Array.from({ length: Math.max(plan.rows.length, sheet.rows.length) }, (_, row) => {
    const width = Math.max(plan.rows[row]?.length ?? 0, sheet.rows[row]?.length ?? 0);
    return Array.from({ length: width }, (__, column): PlannedCell | undefined => {
      const style = plan.rows[row]?.[column]?.style;
      const cell = sheet.rows[row]?.[column];
      if (!cell && style === undefined) return undefined;
      return {
        value: cell?.value ?? null,
        ...(cell?.formula !== undefined && { formula: cell.formula }),
        ...(style !== undefined && { style }),
      };
    });
  });
}
