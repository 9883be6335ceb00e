import { keep, PREFIX, recall } from './machine-settings';
import type { SettingsStore } from './services';
import { LOCALE_KEY } from './setting-keys';

/** The part of the document's settings that is needed. */
export interface DocumentSettings {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  saveAsync(done: (result: { readonly status: unknown; readonly error?: { readonly message: string } }) => void): void;
}

/** What belongs to the person and not to the workbook. */
const PERSONAL: ReadonlySet<string> = new Set([LOCALE_KEY]);

/**
 * What is set for a workbook goes with it, and is where a workbook without any begins on this machine;
 * the language stays with the person. `storage` may throw where the browser keeps nothing.
 */
export function officeSettings(inDocument: DocumentSettings, storage: () => Storage): SettingsStore {
  return {
    get: async (key) => {
      const own = PERSONAL.has(key) ? null : inDocument.get(PREFIX + key);
      return typeof own === 'string' ? own : recall(storage, key);
    },
    set: async (key, value) => {
      const isKept = keep(storage, key, value);
      const isWritten = !PERSONAL.has(key) && (await write(inDocument, PREFIX + key, value));
      if (!isKept && !isWritten) throw new Error('Neither the workbook nor this machine kept the settings.');
    },
  };
}

function write(inDocument: DocumentSettings, key: string, value: string): Promise<boolean> {
  inDocument.set(key, value);
  return new Promise((resolve) => inDocument.saveAsync(({ status }) => resolve(status === 'succeeded')));
}
