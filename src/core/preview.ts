import type { Edit } from './edit';
import type { WorkbookSnapshot } from './snapshot';
import { WorkbookModel } from './workbook-model';

/** The workbook as it will be once the edits are applied, without touching any workbook. Nothing is recalculated. */
export function preview(snapshot: WorkbookSnapshot, edits: readonly Edit[]): WorkbookSnapshot {
  const model = new WorkbookModel(snapshot);
  for (const edit of edits) model.apply(edit);
  return model.snapshot();
}
