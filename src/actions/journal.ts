import type { Host } from '../hosts/host';
import { putBack } from './put-back';
import type { Step } from './step';
import { StepError } from './step-error';

/** The steps of a session, oldest first. Data: a front end keeps it where it likes. */
export type Journal = readonly Step[];

/** The journal with one step more; a step that did nothing is none. */
export function record(journal: Journal, step: Step | null): Journal {
  return step === null ? journal : [...journal, step];
}

/**
 * Takes the last step back in one call and gives the journal without it. Of a step that was interrupted, whatever was
 * written of it is put back; rejects with a `StepError` where that cannot be done.
 */
export async function takeBack(host: Host, journal: Journal): Promise<Journal> {
  const last = journal.at(-1);
  if (last === undefined) return journal;
  if (last.partlyFrom === undefined) await host.apply(last.inverse);
  else {
    const state = await putBack(host, last.edits, last.partlyFrom);
    if (state === 'uncertain') throw new StepError(state, last, { cause: new Error(state) });
  }
  return journal.slice(0, -1);
}
