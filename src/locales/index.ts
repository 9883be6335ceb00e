import { enUS } from './en-US';
import type { Locale } from './tag';
import { zhCN, type Words } from './zh-CN';

export type { Words };
export { LOCALES, localeOf, type Locale } from './tag';
export { format, holesOf, unfilled, type Params } from './format';

const byLocale: Readonly<Record<Locale, Words>> = { 'zh-CN': zhCN, 'en-US': enUS };

/** Every word that people see, in one language. */
export function words(locale: Locale): Words {
  return byLocale[locale];
}
