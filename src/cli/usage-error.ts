import type { Params } from '../locales';
import type { Words } from '../locales';

/** The call itself is wrong: one sentence, exit status 2, nothing written. */
export class UsageError extends Error {
  constructor(
    readonly key: keyof Words['cli']['usage'],
    readonly params: Params = {},
  ) {
    super(key);
    this.name = 'UsageError';
  }
}
