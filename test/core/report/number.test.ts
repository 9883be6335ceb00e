import fc from 'fast-check';
import { decimalsOf, readNumber, type QuantityRole } from '../../../src/core/report/number';
import type { NumberReading } from '../../../src/core/report/report';
import { indicatorByCode } from '../../../src/core/schema/facts';
import { WENZHOU_2020_93 } from '../../../src/core/schema/wenzhou-2020-93';
import type { CellValue } from '../../../src/core/snapshot';

const indicator = (code: string) => indicatorByCode(WENZHOU_2020_93, code)!;
const COUNT = 'D2-02';
const AMOUNT = 'F3-01';
const SHARE = 'D3-05';
const LAND = 'B2-01';
const DENSITY = 'D2-04';
const RANK = 'Z0-03';
const RATIO_OF_FLOOR = 'J1-06';
const GROWTH = 'Z0-05';
const RELATIVE = 'B2-02';
const COVERAGE = 'D3-01';

interface Options {
  readonly format?: string;
  readonly percentages?: 'fractions' | 'points';
  readonly role?: QuantityRole;
}

function read(
  value: CellValue,
  code: string,
  { format, percentages = 'fractions', role }: Options = {},
): NumberReading {
  const cell = format === undefined ? { value } : { value, format };
  return readNumber(cell, indicator(code), percentages, role);
}

const number = (value: number, decimals: number): NumberReading => ({ kind: 'number', value, decimals });

describe('a cell that holds nothing, an error or a truth value', () => {
  test.each<[string, CellValue, NumberReading]>([
    ['an empty cell', null, { kind: 'blank' }],
    ['an empty text', '', { kind: 'blank' }],
    ['spaces', ' \u3000\n', { kind: 'blank' }],
    ['an apostrophe', "'", { kind: 'blank' }],
    ['an error', { error: '#DIV/0!' }, { kind: 'error', error: '#DIV/0!' }],
    ['an error typed as text', '#REF!', { kind: 'unreadable', text: '#REF!' }],
    ['TRUE', true, { kind: 'unreadable', text: 'TRUE' }],
    ['FALSE', false, { kind: 'unreadable', text: 'FALSE' }],
  ])('%s', (_, value, reading) => {
    expect(read(value, COUNT)).toEqual(reading);
  });

  test('no cell is blank', () => {
    expect(readNumber(undefined, indicator(COUNT), 'fractions')).toEqual({ kind: 'blank' });
  });

  test('a formula counts by its cached value', () => {
    expect(readNumber({ value: 12, formula: 'SUM(A1:A2)' }, indicator(COUNT), 'fractions')).toEqual(number(12, 0));
  });
});

describe('a number cell', () => {
  test.each<[string, number, string, Options, NumberReading]>([
    ['a whole number', 12, COUNT, {}, number(12, 0)],
    ['0', 0, COUNT, {}, number(0, 0)],
    ['−0 is 0', -0, COUNT, {}, number(0, 0)],
    ['a negative number', -3, COUNT, {}, number(-3, 0)],
    ['decimals as written', 122.35, AMOUNT, {}, number(122.35, 2)],
    ['decimals as the format fixes them', 122.3456, AMOUNT, { format: '0.0' }, number(122.3456, 1)],
    ['decimals where the format leaves them open', 122.34, AMOUNT, { format: 'General' }, number(122.34, 2)],
    ['a fraction', 0.67, SHARE, {}, number(0.67, 2)],
    ['a fraction with a % format', 0.672, SHARE, { format: '0.0%' }, number(0.672, 3)],
    ['67 where fractions stand: a rule will judge', 67, SHARE, {}, number(67, 0)],
    ['67 where points stand', 67, SHARE, { percentages: 'points' }, number(0.67, 2)],
    ['67.2 where points stand', 67.2, SHARE, { percentages: 'points' }, number(0.672, 3)],
    ['points by format', 57.3, SHARE, { percentages: 'points', format: '0.00' }, number(0.573, 4)],
    [
      'a % format holds a fraction even among points',
      0.67,
      SHARE,
      { percentages: 'points', format: '0%' },
      number(0.67, 2),
    ],
    ['a % that is only written holds points', 67, SHARE, { format: '0"%"' }, number(0.67, 2)],
    ['points concern no count', 67, COUNT, { percentages: 'points' }, number(67, 0)],
    ['points concern no numerator', 690, SHARE, { percentages: 'points', role: 'numerator' }, number(690, 0)],
    ['points concern no denominator', 980, SHARE, { percentages: 'points', role: 'denominator' }, number(980, 0)],
    ['points concern no yes or no', 1, COVERAGE, { percentages: 'points', role: 'industry' }, number(1, 0)],
    [
      'a rate among operands is a percentage',
      12,
      RELATIVE,
      { percentages: 'points', role: 'numerator' },
      number(0.12, 2),
    ],
    ['percentage points are held as they are written', 1.2, RELATIVE, { percentages: 'points' }, number(1.2, 1)],
    ['达成率 is a percentage of whatever', 80, COUNT, { percentages: 'points', role: 'share' }, number(0.8, 2)],
  ])('%s', (_, value, code, options, reading) => {
    expect(read(value, code, options)).toEqual(reading);
  });

  test.each<[string, number, string, string]>([
    ['3/5, which Excel took for a date', 44262, 'm"月"d"日"', '2021-03-07'],
    ['a date', 44480, 'yyyy-mm-dd', '2021-10-11'],
    ['a time', 0.5, 'h:mm', '0.5'],
    ['a date beyond the calendar', 9e9, 'yyyy-mm-dd', '9000000000'],
    ['NaN', NaN, 'General', 'NaN'],
    ['infinity', -Infinity, 'General', '-Infinity'],
  ])('%s is no number', (_, value, format, text) => {
    expect(read(value, COUNT, { format })).toEqual({ kind: 'unreadable', text });
  });
});

test.each([
  [12, 0],
  [0.1, 1],
  [0.25, 2],
  [-122.35, 2],
  [0.1 + 0.2, 1],
  [1.005, 3],
  [1 / 3, 15],
  [1e-20, 15],
  [1234567.1, 1],
  [Number.MAX_VALUE, 0],
])('%d has %d decimals', (value, decimals) => {
  expect(decimalsOf(value)).toBe(decimals);
});

test.each([
  ['what a sum in binary leaves behind a whole number is no part of it', 126.00000000000001, number(126, 0)],
  ['below it as well', -99.99999999999999, number(-100, 0)],
  ['what the fifteenth digit still shows is', 126.000000000001, number(126.000000000001, 12)],
  ['a fraction stays as it is, noise and all', 0.1 + 0.2, number(0.1 + 0.2, 1)],
  ['however small it is', 1e-15, number(1e-15, 15)],
])('%s', (_, value, expected) => {
  expect(read(value, AMOUNT)).toEqual(expected);
});

test('decimals are those of the shortest writing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 6 }),
      (digits, places) => {
        const value = Number(`${digits}e-${places}`);
        const written = String(value).includes('e') ? value.toFixed(places).replace(/0+$/, '') : String(value);
        expect(decimalsOf(value)).toBe((written.split('.')[1] ?? '').length);
      },
    ),
  );
});

describe('a text that is a number', () => {
  test.each<[string, string, number, number, Options?]>([
    ['12', COUNT, 12, 0],
    ['１２', COUNT, 12, 0],
    [' 1,234.5 ', AMOUNT, 1234.5, 1],
    ['1，234', COUNT, 1234, 0],
    ['1 234 567', COUNT, 1234567, 0],
    ["'12", COUNT, 12, 0],
    ['+12', COUNT, 12, 0],
    ['-3', COUNT, -3, 0],
    ['－3', COUNT, -3, 0],
    ['−3', COUNT, -3, 0],
    ['-0', COUNT, 0, 0],
    ['.5', AMOUNT, 0.5, 1],
    ['5.', COUNT, 5, 0],
    ['2.0', RATIO_OF_FLOOR, 2, 1],
    ['1e3', COUNT, 1000, 0],
    ['1.25E-1', AMOUNT, 0.125, 3],
    ['0', COUNT, 0, 0],
    ['0.333333333333333333', AMOUNT, 0.333333333333333333, 15],
    ['0.67', SHARE, 0.67, 2],
    ['67', SHARE, 67, 0],
    ['67', SHARE, 0.67, 2, { percentages: 'points' }],
    ['57.3', SHARE, 0.573, 3, { percentages: 'points' }],
    ['67', SHARE, 67, 0, { percentages: 'points', role: 'numerator' }],
  ])('%s in %s is %d', (text, code, value, decimals, options = {}) => {
    expect(read(text, code, options)).toEqual({ kind: 'text-number', value, decimals, text: text.trim() });
  });
});

describe('a number with words around it', () => {
  test.each<[string, string, number, number, Options?]>([
    // Counters, qualifiers
    ['12家', COUNT, 12, 0],
    ['12 家', COUNT, 12, 0],
    ['12（家）', COUNT, 12, 0],
    ['1.5(亿元)', AMOUNT, 1.5, 1],
    ['12家企业', COUNT, 12, 0],
    ['20个项目', COUNT, 20, 0],
    ['约30', COUNT, 30, 0],
    ['30左右', COUNT, 30, 0],
    ['30余家', COUNT, 30, 0],
    ['≥５０个', COUNT, 50, 0],
    ['>50', COUNT, 50, 0],
    ['不少于50家', COUNT, 50, 0],
    ['累计完成12个', COUNT, 12, 0],
    ['12+', COUNT, 12, 0],
    ['12。', COUNT, 12, 0],
    ['12（预计）', COUNT, 12, 0],
    ['12家（含续建）', COUNT, 12, 0],
    ['12家（瓯北泵阀公司等）', COUNT, 12, 0],
    ['12（其中本季2）', COUNT, 12, 0],
    ['0（暂无）', COUNT, 0, 0],
    ['负3', COUNT, -3, 0],
    ['-3家', COUNT, -3, 0],
    ['0家', COUNT, 0, 0],
    ['三', COUNT, 3, 0],
    ['十二', COUNT, 12, 0],
    ['二十家', COUNT, 20, 0],
    ['一家', COUNT, 1, 0],
    ['零', COUNT, 0, 0],
    ['12家', COUNT, 12, 0, { role: 'industry' }],
    // 万 and 亿
    ['2000万', COUNT, 20_000_000, 0],
    ['3千', COUNT, 3000, 0],
    ['2000万', AMOUNT, 0.2, 4],
    ['2000万元', AMOUNT, 0.2, 4],
    ['2000多万元', AMOUNT, 0.2, 4],
    ['1493600万元', AMOUNT, 149.36, 4],
    ['1.5亿', AMOUNT, 1.5, 1],
    ['1.5亿元', AMOUNT, 1.5, 1],
    ['1亿2000万元', AMOUNT, 1.2, 4],
    ['三亿元', AMOUNT, 3, 0],
    ['5000元', AMOUNT, 0.00005, 8],
    ['¥1.5亿', AMOUNT, 1.5, 1],
    ['1.5亿元人民币', AMOUNT, 1.5, 1],
    ['约30', AMOUNT, 30, 0],
    ['8000亩', LAND, 0.8, 4],
    ['1.2万亩', LAND, 1.2, 1],
    ['1.2万', LAND, 1.2, 1],
    ['800公顷', LAND, 1.2, 4],
    // Percentages
    ['67%', SHARE, 0.67, 2],
    ['６７％', SHARE, 0.67, 2],
    ['67 %', SHARE, 0.67, 2],
    ['67.2%', SHARE, 0.672, 3],
    ['67%', SHARE, 0.67, 2, { percentages: 'points' }],
    ['67个百分点', SHARE, 0.67, 2],
    ['百分之六十七', SHARE, 0.67, 2],
    ['百分之67', SHARE, 0.67, 2],
    ['5‰', SHARE, 0.005, 3],
    ['约67', SHARE, 67, 0],
    ['约67', SHARE, 0.67, 2, { percentages: 'points' }],
    ['增长8%', GROWTH, 0.08, 2],
    ['同比增长8.5%', GROWTH, 0.085, 3],
    ['下降5%', GROWTH, -0.05, 2],
    ['1.2个百分点', RELATIVE, 1.2, 1],
    ['1.2%', RELATIVE, 1.2, 1],
    ['12%', RELATIVE, 0.12, 2, { role: 'denominator' }],
    ['80%', COUNT, 0.8, 2, { role: 'share' }],
    // Densities, ranks, operands
    ['148台/万人', DENSITY, 148, 0],
    ['148台', DENSITY, 148, 0],
    ['12.64万人', DENSITY, 12.64, 2, { role: 'denominator' }],
    ['126400人', DENSITY, 12.64, 4, { role: 'denominator' }],
    ['1712台', DENSITY, 1712, 0, { role: 'numerator' }],
    ['690家', SHARE, 690, 0, { role: 'numerator' }],
    ['12家', COUNT, 12, 0, { role: 'numerator' }],
    ['2000万元', 'D1-01', 20_000_000, 0, { role: 'numerator' }],
    ['2000万', 'D1-01', 20_000_000, 0, { role: 'denominator' }],
    ['3千', 'D1-01', 3000, 0, { role: 'denominator' }],
    ['第3', RANK, 3, 0],
    ['全省第3位', RANK, 3, 0],
    ['并列第三名', RANK, 3, 0],
    // Yes and no
    ['是', COVERAGE, 1, 0, { role: 'industry' }],
    ['√', COVERAGE, 1, 0, { role: 'industry' }],
    ['100%', COVERAGE, 1, 0, { role: 'industry' }],
    ['0%', COVERAGE, 0, 0, { role: 'industry' }],
    ['否', COVERAGE, 0, 0, { role: 'industry' }],
    ['×', COVERAGE, 0, 0, { role: 'industry' }],
    ['1家', COVERAGE, 1, 0, { role: 'industry' }],
  ])('%s in %s is %d', (text, code, value, decimals, options = {}) => {
    expect(read(text, code, options)).toEqual({ kind: 'with-unit', value, decimals, text });
  });
});

test.each([
  '-',
  '—',
  '——',
  '－',
  '–',
  '/',
  '／',
  '…',
  '……',
  '*',
  '无',
  '暂无',
  '无数据',
  '没有',
  '待定',
  '待统计',
  'N/A',
  'NA',
  'n/a',
  '一一',
  '（无）',
  '(—)',
  ' — ',
])('%s is a placeholder', (text) => {
  expect(read(text, COUNT)).toEqual({ kind: 'placeholder', text: text.trim() });
});

test.each(['不适用', '不涉及', '不 适 用', '不适用（无园区）', '（不适用）'])(
  '%s says that it does not apply',
  (text) => {
    expect(read(text, COUNT)).toEqual({ kind: 'not-applicable', text });
  },
);

describe('what has two readings or none is unreadable, never 0', () => {
  test.each<[string, string, string, Options?]>([
    ['a range', '12-15', COUNT],
    ['a range in words', '12至15', COUNT],
    ['a sum', '3+2', COUNT],
    ['a fraction or a date', '2/3', COUNT],
    ['three or four', '三四家', COUNT],
    ['tens', '十几家', COUNT],
    ['3500 in speech', '三千五', COUNT],
    ['a lone 一, often a dash', '一', COUNT],
    ['dashes of 一 behind a word', '共计一一', COUNT],
    ['dashes of 一 before a word', '一一对应', COUNT],
    ['a yes where a number is asked', '有', COUNT],
    ['a yes where the industries are counted', '有', 'J3-01', { role: 'industry' }],
    ['a version', '1.2.3', COUNT],
    ['groups of four', '1,2345', COUNT],
    ['a date', '2021-09-30', COUNT],
    ['a month', '12月', COUNT],
    ['two numbers', '12 15', COUNT],
    ['two lines', '12\n15', COUNT],
    ['a numbered text', '1. 20家', COUNT],
    ['a footnote mark', '12①', COUNT],
    ['a raised 2', '12²', COUNT],
    ['a half', '½', COUNT],
    ['in brackets', '（12）', COUNT],
    ['an upper bound', '<5', COUNT],
    ['an upper bound in words', '不足50', COUNT],
    ['a multiple', '2倍', COUNT],
    ['5G', '5G', COUNT],
    ['two signs', '--3', COUNT],
    ['minus of a minus', '负-3', COUNT],
    ['a minus twice', '负负3', COUNT],
    ['too large', '1e400', COUNT],
    ['so small that it would be 0', '1e-400', COUNT],
    ['more digits than Excel keeps', '12345678901234567', COUNT],
    ['more digits than Excel keeps, with a unit', '12345678901234567家', COUNT],
    ['a number in a sentence', '8家中三家未完成', COUNT],
    ['a sentence', '项目正在推进，预计四季度完成', COUNT],
    ['a long sentence', '项目正在推进'.repeat(20), COUNT],
    ['infinity', '∞', COUNT],
    ['hexadecimal', '0x1F', COUNT],
    ['money in a count', '2000万元', COUNT],
    ['a percentage in a count', '67%', COUNT],
    ['a change in a count', '减少3', COUNT],
    ['a rank word in a count', '第3', COUNT],
    ['yes in a count', '是', COUNT],
    ['yes in a count by industry', '是', 'J3-01', { role: 'industry' }],
    ['pieces in money', '12家', AMOUNT],
    ['3千 of 元 or of 亿元', '3千', AMOUNT],
    ['money in land', '2000万元', LAND],
    ['pieces in a share', '67家', SHARE],
    ['万 in a share', '2000万', SHARE],
    ['千 in a share', '3千', SHARE],
    ['a power before %', '3千%', SHARE],
    ['万 before %', '一万%', SHARE],
    ['万 in a density', '2000万', DENSITY],
    ['万 in a plain figure', '2000万', RATIO_OF_FLOOR],
    ['pieces in a plain figure', '2家', RATIO_OF_FLOOR],
    ['an impossible power', '12亿万元', AMOUNT],
    ['only words', '家', COUNT],
    ['neither yes nor no', '推进中', COVERAGE, { role: 'industry' }],
    ['only a qualifier', '约', COUNT],
  ])('%s', (_, text, code, options = {}) => {
    expect(read(text, code, options)).toEqual({ kind: 'unreadable', text });
  });
});

test('whatever a cell holds, a reading comes back, and its value is finite', () => {
  const codes = WENZHOU_2020_93.indicators.map(({ code }) => code);
  const piece = fc.constantFrom(
    '1',
    '2',
    '0',
    '.',
    ',',
    '万',
    '亿',
    '元',
    '家',
    '%',
    '约',
    '第',
    '-',
    '负',
    '十',
    '零',
    ' ',
    '多',
    '以上',
    'e',
    '百分之',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(
      fc.oneof(text, fc.double(), fc.boolean()),
      fc.constantFrom(...codes),
      fc.constantFrom('fractions' as const, 'points' as const),
      fc.constantFrom<QuantityRole>('value', 'numerator', 'denominator', 'industry', 'share'),
      fc.option(fc.oneof(fc.string(), fc.constantFrom('0.00', '0%', 'yyyy-mm-dd', '0"%"')), { nil: undefined }),
      (value, code, percentages, role, format) => {
        const reading = read(value, code, { percentages, role, ...(format === undefined ? {} : { format }) });
        if ('value' in reading) {
          expect(Number.isFinite(reading.value)).toBe(true);
          expect(reading.decimals).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(reading.decimals)).toBe(true);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a number survives being written as text with separators', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (value) => {
      expect(read(value.toLocaleString('en-US'), COUNT)).toMatchObject({ kind: 'text-number', value });
      expect(read(`${Math.abs(value)}万元`, AMOUNT)).toMatchObject({ value: Number(`${Math.abs(value)}e-4`) });
    }),
  );
});
