import type { PaneCommand } from '../taskpane/mount';

/** Ids of the ribbon's functions, as in the manifest, and what each asks of the pane. */
export const RIBBON_COMMANDS = {
  validate: 'validate',
  fillFormulas: 'fill',
  summarize: 'summarize',
  importReturns: 'import',
  newReturn: 'new-return',
  takeBack: 'take-back',
} as const satisfies Readonly<Record<string, PaneCommand>>;

/** The part of Office that the ribbon needs. */
export interface RibbonOffice {
  readonly actions: { associate(id: string, action: (event: RibbonEvent) => void): void };
  readonly addin: { showAsTaskpane(): Promise<void> };
}

export interface RibbonEvent {
  completed(): void;
}

/**
 * Gives the ribbon's buttons their work. Pane and ribbon are one page that runs while the pane is closed, too:
 * a button does what its namesake in the pane does, and the pane opens to say what came of it.
 * `run` says its own failures in the page.
 */
export function associateRibbon(office: RibbonOffice, run: (command: PaneCommand) => Promise<void>): void {
  for (const [id, command] of Object.entries(RIBBON_COMMANDS)) {
    office.actions.associate(id, (event) => void carryOut(office, () => run(command), event));
  }
}

async function carryOut(office: RibbonOffice, work: () => Promise<void>, event: RibbonEvent): Promise<void> {
  // Work goes on where the pane cannot be shown, and the ribbon's button is given back however it ends.
  await Promise.allSettled([attempt(() => office.addin.showAsTaskpane()), attempt(work)]);
  event.completed();
}

async function attempt(todo: () => Promise<void>): Promise<void> {
  await todo();
}
