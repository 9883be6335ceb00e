import { localeOf, type Locale } from '../locales/tag';
import { keep, recall } from '../taskpane/machine-settings';
import type { SettingsStore } from '../taskpane/services';

/** Settings on this machine; where the browser keeps nothing they hold until the page is left. */
export class BrowserSettings implements SettingsStore {
  private readonly held = new Map<string, string>();

  /** Told of every setting that is made. */
  onSet: (key: string, value: string) => void = () => {};

  constructor(private readonly storage: () => Storage) {}

  get(key: string): Promise<string | null> {
    return Promise.resolve(this.known(key));
  }

  set(key: string, value: string): Promise<void> {
    this.held.set(key, value);
    keep(this.storage, key, value);
    this.onSet(key, value);
    return Promise.resolve();
  }

  /** Holds while this page is open and is kept nowhere. */
  hold(key: string, value: string): void {
    this.held.set(key, value);
  }

  known(key: string): string | null {
    return this.held.get(key) ?? recall(this.storage, key);
  }
}

/** The language of the address, else the chosen one, else the browser's, else Chinese. */
export function preferredLocale(asked: string | null, chosen: string | null, browser: string): Locale {
  return [asked, chosen, browser].flatMap((tag) => (tag ? (localeOf(tag) ?? []) : []))[0] ?? 'zh-CN';
}
