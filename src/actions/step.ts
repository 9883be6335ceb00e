import type { Edit } from '../core/edit';
import { detailsNeeded, invert } from '../core/invert';
import type { WorkbookSnapshot } from '../core/snapshot';
import { mayBePartial, type Host, type ReadRequest } from '../hosts/host';
import { putBack } from './put-back';
import { StepError } from './step-error';

export type StepTitle =
  'fill' | 'fix' | 'mark' | 'clearMarks' | 'template' | 'allocation' | 'summarize' | 'takeBack' | 'explain';

/** One step of the journal: what was done, and what takes it back. */
export interface Step {
  readonly title: StepTitle;
  /** When, as the caller's clock says; core and actions have none. */
  readonly time: string;
  readonly edits: readonly Edit[];
  readonly inverse: readonly Edit[];
  /** Only a part of the edits may have been written: what the workbook was before them. */
  readonly partlyFrom?: WorkbookSnapshot;
}

/** How a step enters the journal; `null` where the workbook is a copy that nobody takes back. */
export type Journalled = { readonly time: string } | null;

/**
 * Applies edits in one call. For the journal their inverse is made first, from `before` or,
 * where it needs fills, notes or formats, from one more read. `null`: there was nothing to do,
 * or nobody keeps a journal. Rejects with a `StepError` where a part of the edits may have been written: it is put back
 * before.
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
  const step: Step = { title, time: journalled.time, edits, inverse: invert(edits, known) };
  try {
    await host.apply(edits);
    return step;
  } catch (cause) {
    if (!mayBePartial(cause)) throw cause;
    const state = await putBack(host, edits, known);
    throw new StepError(state, { ...step, partlyFrom: known }, { cause });
  }
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
