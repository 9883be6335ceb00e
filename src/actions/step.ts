import type { Edit } from '../core/edit';
import { detailsNeeded, invert } from '../core/invert';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host, ReadRequest } from '../hosts/host';

export type StepTitle =
  'fill' | 'fix' | 'mark' | 'clearMarks' | 'template' | 'allocation' | 'summarize' | 'takeBack' | 'explain';

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
  const known = holds(before, details) ? before : await host.read({ details });
  const inverse = invert(edits, known);
  await host.apply(edits);
  return { title, time: journalled.time, edits, inverse };
}

/** Whether a snapshot already has the details of these cells, so that nobody need read them again. */
function holds(snapshot: WorkbookSnapshot, needed: NonNullable<ReadRequest['details']>): boolean {
  const known = new Map<string, ReadonlySet<string>>();
  for (const sheet of snapshot.sheets) {
    if (sheet.details) known.set(sheet.name, new Set(sheet.details.map(({ row, column }) => `${row},${column}`)));
  }
  return needed.every(({ sheet, range }) => {
    const cells = known.get(sheet);
    if (!cells) return false;
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) {
        if (!cells.has(`${row},${column}`)) return false;
      }
    }
    return true;
  });
}
