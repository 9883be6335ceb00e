import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../../src/core/rules';
import { RULE_IDS } from '../../../src/core/rules/catalogue';
import { LOCALES, words } from '../../../src/locales';

const source = join(__dirname, '../../../src/core/rules');

/** Files that are no rules: what a rule is, the ids, the list. */
const OTHERS = ['rule', 'catalogue', 'index'];

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();

test('the list has every id, in order', () => {
  expect(RULES.map(({ id }) => id)).toEqual([...RULE_IDS]);
});

test('every rule has a file of its name, and no other file is there', () => {
  expect(filesIn(source, '.ts')).toEqual([...RULE_IDS, ...OTHERS].sort());
});

test('every rule has a test', () => {
  expect(filesIn(__dirname, '.test.ts')).toEqual([...RULE_IDS, 'catalogue'].sort());
});

test.each(LOCALES)('every rule has words in %s', (locale) => {
  expect(Object.keys(words(locale).rules)).toEqual([...RULE_IDS]);
});

test('no two rules bear the same name', () => {
  for (const locale of LOCALES) {
    const titles = Object.values(words(locale).rules).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  }
});
