import type { Words } from '../locales';

/** What a command may say to the world: data on `out`, words for people on `err`. */
export interface Terminal {
  readonly cwd: string;
  /** Somebody watches `err`: a progress bar makes sense. */
  readonly watched: boolean;
  readonly columns: number;
  out(text: string): void;
  err(text: string): void;
}

/** Where a command speaks, and in which language. */
export interface Setting {
  readonly terminal: Terminal;
  readonly texts: Words;
}
