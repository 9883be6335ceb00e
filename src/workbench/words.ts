import type { Locale } from '../locales/tag';
import { workbench as english } from '../locales/en-US/workbench';
import { workbench as chinese, type WorkbenchWords } from '../locales/zh-CN/workbench';

/** The few words of the page itself, in both languages, so that the first thing seen is right. */
export function workbenchWords(locale: Locale): WorkbenchWords {
  return locale === 'en-US' ? english : chinese;
}

/** The word at a path of keys: `bar.open`. */
export function wordAt(words: WorkbenchWords, path: string): string {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      words,
    );
  if (typeof found !== 'string') throw new RangeError(`no word ${path}`);
  return found;
}
