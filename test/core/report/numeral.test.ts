import fc from 'fast-check';
import { isArabic, parseNumeral } from '../../../src/core/report/numeral';

const valueOf = (text: string): number | null => {
  const numeral = parseNumeral(text);
  return numeral && Number(`${numeral.digits}e${numeral.exponent}`);
};

test.each([
  ['12', 12],
  ['1,234.5', 1234.5],
  ['1,234,567', 1234567],
  ['.5', 0.5],
  ['5.', 5],
  ['2000万', 20_000_000],
  ['1,200万', 12_000_000],
  ['1.5亿', 150_000_000],
  ['3千', 3000],
  ['3百万', 3_000_000],
  ['2万亿', 2e12],
  ['1亿2000万', 120_000_000],
  ['1亿2千万', 120_000_000],
  ['3千5百', 3500],
  ['2万5', null],
  ['2万5000', 25_000],
  ['零', 0],
  ['〇', 0],
  ['三', 3],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['二十五', 25],
  ['一百零五', 105],
  ['一百一十', 110],
  ['一百二十五', 125],
  ['壹佰贰拾叁', 123],
  ['两千', 2000],
  ['三千零五', 3005],
  ['三千零五十', 3050],
  ['一万零三百', 10_300],
  ['十二万', 120_000],
  ['一万二千', 12_000],
  ['两千万', 20_000_000],
  ['一亿零五百万', 105_000_000],
])('%s is %d', (text, value) => {
  expect(valueOf(text)).toBe(value);
});

test.each([
  ['groups of four', '1,2345'],
  ['a group of two', '12,34'],
  ['two points', '1.2.3'],
  ['nothing', ''],
  ['a point', '.'],
  ['a comma', ','],
  ['three or four', '三四'],
  ['3500 in speech', '三千五'],
  ['120 in speech', '一百二'],
  ['a power alone', '百'],
  ['a big power alone', '万'],
  ['rising powers', '三百千'],
  ['the same power twice', '三百二百'],
  ['the same big power twice', '一万二万'],
  ['a rising big power', '一万二亿'],
  ['nothing before a big power', '一亿万'],
  ['two zeros', '一千零零五'],
  ['a zero behind a digit', '一零'],
  ['a zero at the end', '一百零'],
  ['a ten after a zero without its one', '一百零十'],
  ['a ten after a hundred without its one', '二百十'],
  ['digit by digit', '二〇二一'],
  ['a group of four before a power', '1,2345万'],
  ['other words', '三家'],
])('%s: %s has no one reading', (_, text) => {
  expect(parseNumeral(text)).toBeNull();
});

test.each([
  ['12', false],
  ['3千', false],
  ['2000万', true],
  ['1亿2000万', true],
  ['十二', false],
  ['十二万', true],
])('%s counts single pieces whatever the unit: %s', (text, isAbsolute) => {
  expect(parseNumeral(text)?.isAbsolute).toBe(isAbsolute);
});

test('keeps the place of its last digit', () => {
  expect(parseNumeral('1亿2000万')).toEqual({ digits: '12000', exponent: 4, isAbsolute: true });
  expect(parseNumeral('三亿')).toEqual({ digits: '3', exponent: 8, isAbsolute: true });
});

const DIGITS = '零一二三四五六七八九';

/** Writes a number below 10^8 in Chinese. */
function write(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    return `${write(Math.floor(value / 10_000))}万${rest === 0 ? '' : rest < 1000 ? `零${write(rest)}` : write(rest)}`;
  }
  let words = '';
  let gap = false;
  for (const [power, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / power) % 10;
    if (digit === 0) gap = words !== '';
    else {
      words += (gap ? '零' : '') + DIGITS.charAt(digit) + sign;
      gap = false;
    }
  }
  return words;
}

test('every number written in full is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      expect(valueOf(write(value))).toBe(value);
    }),
  );
});

test('whatever the text, a numeral is a finite number', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,零一二十百千万亿两') }), (text) => {
      const value = valueOf(text);
      expect(value === null || Number.isFinite(value)).toBe(true);
    }),
  );
});

test.each([
  ['1,234', true],
  ['1234', true],
  ['1,23', false],
])('isArabic(%s) is %s', (text, expected) => {
  expect(isArabic(text)).toBe(expected);
});
