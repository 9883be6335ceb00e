import fc from 'fast-check';
import {
  dateSerial,
  elapsedMonthsOfYear,
  formatPeriod,
  parseDate,
  parsePeriod,
  periodBefore,
  periodEnd,
  programmeMonths,
  samePeriod,
  type Period,
} from '../../src/core/period';

const period = (id: string): Period => parsePeriod(id)!;
const ids = [
  ...[2019, 2020, 2021, 2022, 2024].flatMap((year) => [
    String(year),
    `${year}H1`,
    `${year}H2`,
    ...[1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`),
    ...[...Array(12).keys()].map((month) => `${year}-${String(month + 1).padStart(2, '0')}`),
  ]),
];

describe('parsePeriod', () => {
  test.each([
    // Quarters
    ['2021年第三季度', '2021Q3'],
    ['2021年三季度', '2021Q3'],
    ['2021年第3季度', '2021Q3'],
    ['2021年3季度报表', '2021Q3'],
    ['2021Q3', '2021Q3'],
    ['2021q3', '2021Q3'],
    ['2021年Q3', '2021Q3'],
    ['2021-Q3', '2021Q3'],
    ['2021-3季度', '2021Q3'],
    ['Q3 2021', '2021Q3'],
    ['2021年第Ⅲ季度', '2021Q3'],
    ['2021年第四季度', '2021Q4'],
    ['2021年度第一季度', '2021Q1'],
    ['２０２１年第３季度', '2021Q3'],
    ['二〇二一年第三季度', '2021Q3'],
    ['二零二一年三季度', '2021Q3'],
    ['二○二一年三季度', '2021Q3'],
    ['21年三季度', '2021Q3'],
    ['2 0 2 1 年 第 三 季 度', '2021Q3'],
    ['2021年前三季度', '2021Q3'],
    ['2021年前三个季度', '2021Q3'],
    ['2021年两季度', '2021Q2'],
    ['2021年1—3季度', '2021Q3'],
    ['2021年一至三季度', '2021Q3'],
    ['2021年一、二季度', '2021Q2'],
    ['2021年一、二、三季度', '2021Q3'],
    ['2021年1-9月', '2021Q3'],
    ['2021年1—9月', '2021Q3'],
    ['2021年1——9月', '2021Q3'],
    ['2021年1～9月', '2021Q3'],
    ['2021 年 1 至 9 月', '2021Q3'],
    ['2021年1月-9月', '2021Q3'],
    ['2021年1月至2021年9月', '2021Q3'],
    ['2021年一至九月', '2021Q3'],
    ['2021年1-9', '2021Q3'],
    ['2021.1-9', '2021Q3'],
    ['2021.01-2021.09', '2021Q3'],
    ['2021年前9个月', '2021Q3'],
    ['2021年7-9月', '2021Q3'],
    ['2021年1-3月', '2021Q1'],
    ['2021年1-6月', '2021Q2'],
    ['2021年1-12月', '2021Q4'],
    ['2021年1月1日至2021年9月30日', '2021Q3'],
    ['2021年1月1日—9月30日', '2021Q3'],
    ['2021.1.1-2021.9.30', '2021Q3'],
    // Halves and years
    ['2021年上半年', '2021H1'],
    ['2021年下半年', '2021H2'],
    ['2021H1', '2021H1'],
    ['2021年7-12月', '2021H2'],
    ['2021年度', '2021'],
    ['2021年全年', '2021'],
    ['2021年', '2021'],
    ['2021', '2021'],
    // Months
    ['2021-09', '2021-09'],
    ['2021年9月', '2021-09'],
    ['2021年09月份', '2021-09'],
    ['2021年九月', '2021-09'],
    ['2021年十月', '2021-10'],
    ['2021年十二月', '2021-12'],
    ['2021/9', '2021-09'],
    ['2021.9', '2021-09'],
    ['202109', '2021-09'],
    ['报告期：202109', '2021-09'],
    ['2021年1-8月', '2021-08'],
    ['2021年1月', '2021-01'],
    ['截至2021年9月末', '2021-09'],
    ['截至2021年9月30日', '2021-09'],
    ['截止2021-09-30', '2021-09'],
    // Words around it
    ['填报单位：鹿城区          2021年1-9月', '2021Q3'],
    ['温州市传统制造业改造提升2.0版指标报送表（2021年第三季度）', '2021Q3'],
    ['2021年鹿城区指标报送表（第三季度）', '2021Q3'],
    ['温政办〔2020〕93号 2021年第三季度', '2021Q3'],
    ['2022年目标 2021年第三季度', '2021Q3'],
    ['2021年第三季度（1-9月）', '2021Q3'],
    ['2021年第三季度 填报日期：2021年10月11日', '2021Q3'],
    ['2021年第三季度（10月11日填报）', '2021Q3'],
  ])('%s → %s', (text, id) => {
    expect(parsePeriod(text)?.id).toBe(id);
  });

  test.each([
    ['nothing', ''],
    ['no year', '第三季度'],
    ['no year in a range', '1-9月'],
    ['a month that is none', '2021年13月'],
    ['a month in digits that is none', '2021-13'],
    ['month 0', '202100'],
    ['a quarter that is none', '2021年第5季度'],
    ['a quarter that is none, in letters', '2021Q5'],
    ['a range that is no period', '2021年4-9月'],
    ['a range backwards', '2021年9-1月'],
    ['a range beyond the year', '2021年1-13月'],
    ['a range over two years', '2021年2月-2022年3月'],
    ['two months', '2021年8月 2021年9月'],
    ['two years', '2021年 2022年'],
    ['two quarters of one year', '2021年鹿城区第二季度、瑞安市第三季度'],
    ['a date', '2021年10月11日'],
    ['a date in digits', '2021-10-11'],
    ['a year and an unknown part', '2021年鹿城区第五季度'],
    ['a code', '330302'],
    ['a number', '12'],
    ['a document', '温政办〔2020〕93号'],
    ['a version', '传统制造业改造提升2.0版'],
  ])('%s is no period', (_, text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  test.each([
    ['2021Q3', { kind: 'quarter', id: '2021Q3', year: 2021, firstMonth: 7, lastMonth: 9 }],
    ['2021-09', { kind: 'month', id: '2021-09', year: 2021, firstMonth: 9, lastMonth: 9 }],
    ['2021H2', { kind: 'half', id: '2021H2', year: 2021, firstMonth: 7, lastMonth: 12 }],
    ['2021', { kind: 'year', id: '2021', year: 2021, firstMonth: 1, lastMonth: 12 }],
  ])('%s in full', (text, expected) => {
    expect(parsePeriod(text)).toEqual(expected);
  });

  test.each(ids)('%s is read back from its id and from its words', (id) => {
    expect(period(id).id).toBe(id);
    expect(parsePeriod(formatPeriod(period(id)))).toEqual(period(id));
  });

  test('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '2021',
      '年',
      '第',
      '三',
      '季度',
      '1',
      '-',
      '9',
      '月',
      '13',
      'Q',
      '上半年',
      '日',
      '十',
      '〇',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const found = parsePeriod(text);
          expect(found === null || (found.firstMonth >= 1 && found.lastMonth <= 12)).toBe(true);
          const date = parseDate(text);
          expect(date === null || Number.isInteger(date)).toBe(true);
        },
      ),
    );
  });

  test('reads the beginning of long texts only', () => {
    expect(parsePeriod(' '.repeat(400) + '2021Q3')).toBeNull();
  });
});

test.each([
  ['2021Q3', '2021年第三季度'],
  ['2021-09', '2021年9月'],
  ['2021H1', '2021年上半年'],
  ['2021H2', '2021年下半年'],
  ['2021', '2021年度'],
])('formatPeriod(%s) → %s', (id, words) => {
  expect(formatPeriod(period(id))).toBe(words);
});

test.each([
  ['2021H1', '2021Q2', true],
  ['2021-06', '2021Q2', true],
  ['2021', '2021Q4', true],
  ['2021Q2', '2021Q3', false],
  ['2021Q2', '2022Q2', false],
])('samePeriod(%s, %s) is %s', (a, b, same) => {
  expect(samePeriod(period(a), period(b))).toBe(same);
});

test.each([
  ['2021Q3', '2021Q2'],
  ['2021Q1', '2020Q4'],
  ['2021-09', '2021-08'],
  ['2021-01', '2020-12'],
  ['2021H2', '2021H1'],
  ['2021H1', '2020H2'],
  ['2021', '2020'],
])('the period before %s is %s', (id, before) => {
  expect(periodBefore(period(id)).id).toBe(before);
});

test.each(ids)('%s begins the day after the period before it ends', (id) => {
  const { year, firstMonth } = period(id);
  expect(periodEnd(periodBefore(period(id))) + 1).toBe(dateSerial(year, firstMonth, 1));
});

test.each([
  ['2021Q3', 9],
  ['2021-02', 2],
  ['2021H1', 6],
  ['2021', 12],
])('%s ends after %d months of its year', (id, months) => {
  expect(elapsedMonthsOfYear(period(id))).toBe(months);
});

test.each([
  ['2020Q4', 0],
  ['2021-01', 1],
  ['2021Q3', 9],
  ['2022-01', 13],
  ['2022Q4', 24],
  ['2023Q1', 24],
])('at the end of %s, %d of the 24 months of the programme are gone', (id, elapsed) => {
  expect(programmeMonths(period(id), { start: '2021-01', end: '2022-12' })).toEqual({ elapsed, total: 24 });
});

test.each([
  [1900, 3, 1, 61],
  [2021, 10, 11, 44480],
  [2021, 12, 31, 44561],
  [2021, 13, 1, 44562],
])('dateSerial(%d, %d, %d) → %d, as Excel counts', (year, month, day, serial) => {
  expect(dateSerial(year, month, day)).toBe(serial);
});

test('a quarter ends on its last day', () => {
  expect(periodEnd(period('2021Q3'))).toBe(dateSerial(2021, 9, 30));
  expect(periodEnd(period('2024-02'))).toBe(dateSerial(2024, 2, 29));
});

describe('parseDate', () => {
  test.each([
    ['2021年10月11日', 44480],
    ['2021年10月11号', 44480],
    ['2021-10-11', 44480],
    ['2021.10.11', 44480],
    ['2021/10/11', 44480],
    ['20211011', 44480],
    ['２０２１年１０月１１日', 44480],
    ['2021 年 10 月 11 日', 44480],
    ['二〇二一年十月十一日', 44480],
    ['二〇二一年十月二十一日', 44490],
    ['二〇二一年十月三十日', 44499],
    ['填报日期：2021年10月11日', 44480],
    ['2021-10-11 08:00', 44480],
    ['2021-10-11T08:00:00Z', 44480],
    ['2021年10月11', 44480],
    ['2021年10月11日（2021.10.11）', 44480],
    ['2020-02-29', 43890],
  ])('%s → %d', (text, serial) => {
    expect(parseDate(text)).toBe(serial);
  });

  test.each([
    ['2021-02-29'],
    ['2021-13-01'],
    ['20211301'],
    ['2021-00-10'],
    ['2021-10-00'],
    ['2021年10月'],
    ['10月11日'],
    ['2021年10月11日 2021年10月12日'],
    ['2021-10/11'],
    ['13800000000'],
    [''],
  ])('%s is no date', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});
