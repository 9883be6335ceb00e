import type { Locale } from '../../src/locales/tag';
import { BrowserSettings, preferredLocale } from '../../src/workbench/browser-settings';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

test('what is set is there in the next page', async () => {
  const browser = storage();
  await new BrowserSettings(() => browser).set('locale', 'en-US');
  expect(await new BrowserSettings(() => browser).get('locale')).toBe('en-US');
});

test('a browser that keeps nothing keeps it while the page is open', async () => {
  const settings = new BrowserSettings(() => {
    throw new Error('SecurityError');
  });
  expect(await settings.get('locale')).toBeNull();
  await settings.set('locale', 'en-US');
  expect(await settings.get('locale')).toBe('en-US');
});

test('what only holds for the page is not kept, and gives way to what is set', async () => {
  const browser = storage();
  const settings = new BrowserSettings(() => browser);
  settings.hold('locale', 'en');
  expect([await settings.get('locale'), browser.getItem('indicator-reports.locale')]).toEqual(['en', null]);
  await settings.set('locale', 'zh-CN');
  expect(await settings.get('locale')).toBe('zh-CN');
});

test.each<readonly [string | null, string | null, string, Locale]>([
  ['en', 'zh-CN', 'zh-CN', 'en-US'],
  [null, 'en-US', 'zh-CN', 'en-US'],
  [null, null, 'en-GB', 'en-US'],
  [null, '', 'de-DE', 'zh-CN'],
  ['fr', null, 'fr-FR', 'zh-CN'],
])('?lang=%s, chosen %s, browser %s: %s', (asked, chosen, browser, locale) => {
  expect(preferredLocale(asked, chosen, browser)).toBe(locale);
});
