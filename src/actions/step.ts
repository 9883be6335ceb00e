import type { Edit } from '../core/edit';
import { detailsNeeded, invert } from '../core/invert';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';

export type StepTitle = 'fill' | 'fix' | 'mark' | 'clearMarks' | 'template' | 'allocation' | 'summarize' | 'takeBack';

/** One step of the journal: what was done, and what takes it back. */
export interface Step {
  readonly title: StepTitle;
  /** When, as the caller's clock says; core and actions have none. */
  readonly time: string;
  readonly edits: readonly Edit[];
  readonly inverse: readonly Edit[];
}

/** How a step enters the journal; `null` where the workbook is a copy that nobody takes back. */
export type Journalled = { readonly time: string } | null;

/**
 * Applies edits in one call. For the journal their inverse is made first, from `before` or,
 * where it needs fills, notes or formats, from one more read. `null`: there was nothing to do,
 * or nobody keeps a journal.
 */
export async function perform(
  host: Host,
  title: StepTitle,
  edits: readonly Edit[],
  before: WorkbookSnapshot,
  journalled: Journalled,
): Promise<Step | null> {
  if (edits.length === 0) return null;
  if (journalled === null) {
    await host.apply(edits);
    return null;
  }
  const details = detailsNeeded(edits);
  const known = details === undefined || details.length === 0 ? before : await host.read({ details });
  const inverse = invert(edits, known);
  await host.apply(edits);
  return { title, time: journalled.time, edits, inverse };
}
