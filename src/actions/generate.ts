import type { Allocation } from '../core/allocation';
import { allocationPlan } from '../core/allocation';
import type { Edit } from '../core/edit';
import type { Period } from '../core/period';
import type { Report } from '../core/report/report';
import type { Catalogue, ReportingUnit } from '../core/schema/catalogue';
import type { WorkbookSnapshot } from '../core/snapshot';
import { templatePlan } from '../core/template';
import type { Host } from '../hosts/host';
import { perform, type Journalled, type Step } from './step';

/** A blank reporting sheet of one unit and period, added to the workbook. */
export function templateEdits(
  catalogue: Catalogue,
  unit: ReportingUnit,
  period: Period,
  from: { readonly allocation: Allocation | null; readonly previous: Report | null },
): Edit[] {
  const plan = templatePlan(catalogue, unit, period, {
    ...(from.allocation && { allocation: from.allocation }),
    previous: from.previous,
  });
  return [{ kind: 'add-sheet', plan }];
}

/** A blank 目标分解表, added to the workbook. */
export function allocationEdits(catalogue: Catalogue): Edit[] {
  return [{ kind: 'add-sheet', plan: allocationPlan(catalogue) }];
}

/** Adds a generated sheet in one write. */
export async function generate(
  host: Host,
  title: 'template' | 'allocation',
  edits: readonly Edit[],
  before: WorkbookSnapshot,
  journalled: Journalled,
): Promise<Step | null> {
  return perform(host, title, edits, before, journalled);
}
