import { builtInFormat, isDateFormat } from '../../src/ooxml/number-formats';

test.each([
  [0, undefined],
  [9, '0%'],
  [10, '0.00%'],
  [14, 'yyyy/m/d'],
  [22, 'yyyy/m/d h:mm'],
  [31, 'yyyy"年"m"月"d"日"'],
  [49, '@'],
  [57, 'yyyy"年"m"月"'],
  [163, undefined],
])('built-in format %i', (id, code) => {
  expect(builtInFormat(id)).toBe(code);
});

test('every built-in date of Chinese Excel is known as a date', () => {
  const dates = [14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47];
  for (let id = 27; id <= 36; id += 1) dates.push(id);
  for (let id = 50; id <= 58; id += 1) dates.push(id);
  expect(dates.filter((id) => !isDateFormat(builtInFormat(id)!))).toEqual([]);
});

test.each([
  ['yyyy-mm-dd', true],
  ['[$-804]yyyy"年"m"月"', true],
  ['[h]:mm', true],
  ['[Red]h', true],
  ['General', false],
  ['0.00"亩"', false],
  ['0.00"day"', false],
  ['[Red]0.00', false],
  ['[>=100]0', false],
  ['0\\d', false],
  ['_d0', false],
  ['*d0', false],
  ['0.00E+00', false],
  ['@', false],
  ['0"未完', false],
  ['0[未完', false],
])('%s is a date format: %s', (code, expected) => {
  expect(isDateFormat(code)).toBe(expected);
});
