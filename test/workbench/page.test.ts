import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pane as englishPane } from '../../src/locales/en-US/pane';
import { pane as chinesePane } from '../../src/locales/zh-CN/pane';
import { LOCALES } from '../../src/locales/tag';
import { wordAt, workbenchWords } from '../../src/workbench/words';

/** Without the places that the build fills. */
const page = readFileSync(join(__dirname, '../../src/workbench/workbench.html'), 'utf8').replace(/<%=.*?%>/g, 'built');

/** Every element that carries words: the path of the word, and what stands there. */
const texts = [...page.matchAll(/data-word="([^"]+)"[^>]*>([^<]*)</g)].map(([, path, text]) => [path!, text!] as const);
const labels = [...page.matchAll(/aria-label="([^"]+)"\s+data-label="([^"]+)"/g)].map(
  ([, text, path]) => [path!, text!] as const,
);

test('every word that stands in the page is the one that it is given later', () => {
  expect([texts.length, labels.length]).toEqual([9, 3]);
  for (const [path, text] of [...texts, ...labels]) {
    expect([path, text.trim()]).toEqual([path, wordAt(workbenchWords('zh-CN'), path)]);
  }
});

test.each(LOCALES)('every word of the page is there in %s', (locale) => {
  for (const [path] of [...texts, ...labels]) expect(wordAt(workbenchWords(locale), path)).not.toBe('');
  expect(() => wordAt(workbenchWords(locale), 'bar.nothing')).toThrow(RangeError);
  expect(() => wordAt(workbenchWords(locale), 'bar')).toThrow(RangeError);
});

test('the button that stands in the page has the name that it has in the pane', () => {
  expect(LOCALES.map((locale) => workbenchWords(locale).opening.validate)).toEqual([
    chinesePane.commands.validate,
    englishPane.commands.validate,
  ]);
});

test('the page runs nothing of its own', () => {
  expect(page).not.toMatch(/<script\b|\son\w+=|\sstyle=|<style/);
});
