import type { Words } from '../locales';

/** A file that can be read and yet not be used. */
export class Refusal extends Error {
  constructor(readonly code: keyof Words['cli']['files']) {
    super(code);
    this.name = 'Refusal';
  }
}
