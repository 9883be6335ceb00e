import type { Terminal } from './terminal';

const BAR = 24;

/** The columns that a text takes on a terminal: Chinese characters take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += character.codePointAt(0)! >= 0x1100 ? 2 : 1;
  return columns;
}

/** Cuts a text to the columns it may take. */
function cut(text: string, columns: number): string {
  let taken = '';
  let left = columns;
  for (const character of text) {
    left -= columnsOf(character);
    if (left < 0) break;
    taken += character;
  }
  return taken;
}

/** A bar on one line of a terminal that is watched; silent elsewhere and for a single file. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #silent: boolean;

  constructor(
    terminal: Terminal,
    private readonly total: number,
  ) {
    this.#terminal = terminal;
    this.#silent = !terminal.watched || total < 2;
  }

  /** `done` of the total are behind us; `text` says what is being done. */
  show(done: number, text: string): void {
    if (this.#silent) return;
    const filled = Math.round((BAR * Math.min(done, this.total)) / this.total);
    const line = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}/${this.total} ${text}`;
    // The block characters take one column each, whatever their code says.
    const room = Math.max(0, this.#terminal.columns - 1 - BAR);
    this.#terminal.err(`\r\u001b[2K${line.slice(0, BAR)}${cut(line.slice(BAR), room)}`);
  }

  /** Takes the bar away, before anything else is written. */
  clear(): void {
    if (!this.#silent) this.#terminal.err('\r\u001b[2K');
  }
}
