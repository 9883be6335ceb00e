import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RIBBON_COMMANDS } from '../../src/commands/ribbon';
import { pane as english } from '../../src/locales/en-US/pane';
import { pane as chinese } from '../../src/locales/zh-CN/pane';

const root = join(__dirname, '../..');
/** Without the places that the build fills. */
const page = readFileSync(join(root, 'src/taskpane/taskpane.html'), 'utf8').replace(/<%=.*?%>/g, 'built');
const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');

test('the button that stands in the page has the name that it has in the pane', () => {
  const [, inEnglish, inChinese] = /<button id="validate"[^>]*data-english="([^"]+)"[^>]*>([^<]+)</.exec(page)!;
  expect([inChinese, inEnglish]).toEqual([chinese.commands.validate, english.commands.validate]);
});

test.each(['opening', 'failed', 'elsewhere'])('what the page says (%s) is there in both languages', (word) => {
  expect(page).toMatch(new RegExp(`data-${word}="[^"]*\\p{Script=Han}[^"]*"`, 'u'));
  expect(page).toMatch(new RegExp(`data-${word}-english="[A-Z][^"\\p{Script=Han}]+"`, 'u'));
});

test('the page runs nothing of its own: every script is a file', () => {
  const scripts = [...page.matchAll(/<script\b([^>]*)>([^<]*)/g)];
  expect(scripts.map(([, attributes, inline]) => [/\bsrc=/.test(attributes!), inline])).toEqual([[true, '']]);
  expect(page).not.toMatch(/\son\w+=|\sstyle=|<style/);
});

test('the ribbon of the manifest calls exactly the functions that the page associates', () => {
  const called = [...manifest.matchAll(/<FunctionName>([^<]+)<\/FunctionName>/g)].map((match) => match[1]!);
  expect([...new Set(called)].sort()).toEqual(Object.keys(RIBBON_COMMANDS).sort());
});
