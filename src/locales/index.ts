import { enUS } from './en-US';
import { zhCN, type Words } from './zh-CN';

export type { Words };
export { format, holesOf, unfilled, type Params } from './format';

export const LOCALES = ['zh-CN', 'en-US'] as const;
export type Locale = (typeof LOCALES)[number];

const byLocale: Readonly<Record<Locale, Words>> = { 'zh-CN': zhCN, 'en-US': enUS };

/** Every word that people see, in one language. */
export function words(locale: Locale): Words {
  return byLocale[locale];
}

/** `en`, `en-GB`, `zh`, `zh-Hans` → the locale of that language; `null` for a language we do not speak. */
export function localeOf(tag: string): Locale | null {
  const language = tag.toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale.startsWith(`${language}-`)) ?? null;
}
