import type { Host } from '../hosts/host';
import type { Step } from './step';

/** The steps of a session, oldest first. Data: a front end keeps it where it likes. */
export type Journal = readonly Step[];

/** The journal with one step more; a step that did nothing is none. */
export function record(journal: Journal, step: Step | null): Journal {
  return step === null ? journal : [...journal, step];
}

/** Takes the last step back in one call and gives the journal without it. */
export async function takeBack(host: Host, journal: Journal): Promise<Journal> {
  const last = journal.at(-1);
  if (last === undefined) return journal;
  await host.apply(last.inverse);
  return journal.slice(0, -1);
}
