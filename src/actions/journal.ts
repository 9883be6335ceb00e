import type { Edit } from '../core/edit';
import { detailsNeeded, isInvertible } from '../core/invert';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';
import { putBack, touched } from './put-back';
import { standingPlan } from './standing-plan';
import { perform, type Step } from './step';
import { StepError } from './step-error';

/** The steps of a session, oldest first. Data: a front end keeps it where it likes. */
export type Journal = readonly Step[];

/** The journal with one step more; a step that did nothing is none. */
export function record(journal: Journal, step: Step | null): Journal {
  return step === null ? journal : [...journal, step];
}

/**
 * Takes the last step back: one read, one write, and gives the journal without it. Of a step that was interrupted,
 * whatever was written of it is put back. Rejects with a `StepError` where that cannot be done, or where taking back was
 * itself interrupted: then the workbook is put back to what it was before it.
 */
export async function takeBack(host: Host, journal: Journal): Promise<Journal> {
  const last = journal.at(-1);
  if (last === undefined) return journal;
  if (last.partlyFrom === undefined) await revert(host, last);
  else {
    const state = await putBack(host, last.edits, last.partlyFrom);
    if (state === 'uncertain') throw new StepError(state, last, { cause: new Error(state) });
  }
  return journal.slice(0, -1);
}

async function revert(host: Host, step: Step): Promise<void> {
  const { inverse, time } = step;
  const details = detailsNeeded(inverse);
  const before = await host.read(
    inverse.some(isAboutSheets) ? { details, forSheets: true } : { details, sheets: [...touched(inverse)] },
  );
  const edits = inverse.map((edit) => withStanding(edit, step, before));
  if (isInvertible(edits)) await perform(host, 'takeBack', edits, before, { time });
  else await host.apply(edits);
}

/** Edits that concern more than the cells of their own sheet. */
function isAboutSheets({ kind }: Edit): boolean {
  return ['add-sheet', 'replace-sheet', 'delete-sheet', 'insert-rows', 'delete-rows'].includes(kind);
}

/** A sheet that the step wrote is given as it now stands, so that it can be put back. */
function withStanding(edit: Edit, { edits }: Step, before: WorkbookSnapshot): Edit {
  if (edit.kind === 'replace-sheet') return edit.before ? { ...edit, before: standingPlan(edit.before, before) } : edit;
  if (edit.kind !== 'delete-sheet') return edit;
  const added = edits.find((one) => one.kind === 'add-sheet' && one.plan.name === edit.sheet);
  return added?.kind === 'add-sheet' ? { ...edit, before: standingPlan(added.plan, before) } : edit;
}
