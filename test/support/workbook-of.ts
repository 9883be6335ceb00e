import type { SheetPlan } from '../../src/core/edit';
import { preview } from '../../src/core/preview';
import type { WorkbookSnapshot } from '../../src/core/snapshot';

/** A workbook that holds these generated sheets and nothing else, as a reader would give it. */
export function workbookOf(...plans: readonly SheetPlan[]): WorkbookSnapshot {
  return preview(
    { sheets: [], names: [] },
    plans.map((plan) => ({ kind: 'add-sheet', plan })),
  );
}
