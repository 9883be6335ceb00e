import type * as formatting from '../../src/locales/format';
import { format, holesOf, unfilled } from '../../src/locales/format';
import { localeOf, words } from '../../src/locales';

test.each([
  ['{n} 个文件', { n: 3 }, '3 个文件'],
  ['{a}{b}{a}', { a: 'x', b: 'y' }, 'xyx'],
  ['没有洞', {}, '没有洞'],
  ['{n}', { n: 0.1 + 0.2 }, '0.3'],
  ['{n}', { n: 1_493_600_000 }, '1493600000'],
  ['填的是“{text}”', { text: '{n} $1 $&' }, '填的是“{n} $1 $&”'],
])('%s is filled', (template, params, expected) => {
  expect(format(template, params)).toBe(expected);
});

test('a hole that nothing fills is an error in tests', () => {
  expect(() => format('{a} and {b}', { a: 1 })).toThrow('{b}');
});

test('a name that every object has fills no hole', () => {
  expect(() => format('{constructor}', {})).toThrow('{constructor}');
});

test('people see three dots rather than a hole', () => {
  const strict = unfilled.hole;
  jest.resetModules();
  const fresh = jest.requireActual<typeof formatting>('../../src/locales/format');
  expect(fresh.format('{a}：{b}', { a: '鹿城区' })).toBe('鹿城区：…');
  expect(unfilled.hole).toBe(strict);
});

test('holes are named once each, in order', () => {
  expect(holesOf('{b} {a} {b} { c } {}')).toEqual(['b', 'a']);
});

test.each([
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['EN', 'en-US'],
  ['en_GB', 'en-US'],
  ['fr', null],
  ['', null],
  ['e', null],
])('%p is the locale %p', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

test('each locale has its own words', () => {
  expect(words('zh-CN').actions.titles.takeBack).toBe('撤回');
  expect(words('en-US').actions.titles.takeBack).toBe('Take back');
});
