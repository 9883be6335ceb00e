export const LOCALES = ['zh-CN', 'en-US'] as const;
export type Locale = (typeof LOCALES)[number];

/** `en`, `en-GB`, `zh`, `zh-Hans` → the locale of that language; `null` for a language we do not speak. */
export function localeOf(tag: string): Locale | null {
  const language = tag.toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale.startsWith(`${language}-`)) ?? null;
}
