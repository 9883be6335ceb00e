import fc from 'fast-check';
import type { CityTotal } from '../../../src/core/schema/catalogue';
import { hasOperands, isPerIndustry } from '../../../src/core/schema/facts';
import type { CellValue } from '../../../src/core/snapshot';
import { totalGap, totalNote } from '../../../src/core/summary/notes';
import { totalExpression, yearsSinceBase } from '../../../src/core/summary/totals';
import { print } from '../../../src/core/expression/print';
import { parsePeriod } from '../../../src/core/period';
import {
  arrival,
  catalogue,
  cityUnit,
  countyUnits,
  indicator,
  Q3,
  rawOf,
  reportingSheet,
  summaryOf,
  unitNamed,
  type SheetOptions,
  type Written,
} from '../../support/summary';
import { naiveTotal } from './naive';

type Cells = Written[string];

/** The summary of one indicator when the named units write these cells. */
function summaryOfOne(code: string, byUnit: Readonly<Record<string, Cells>>, options: SheetOptions = {}) {
  const sheets = Object.entries(byUnit).map(([name, cells]) =>
    arrival(`${name}.xlsx`, reportingSheet(unitNamed(name), Q3, { [code]: cells }, options)),
  );
  const expected = Object.keys(byUnit).map((name) => unitNamed(name).code);
  const model = summaryOf(sheets, { expected, period: Q3 });
  return model.indicators.find((summary) => summary.indicator.code === code)!;
}

const industries = (...values: CellValue[]): Cells => ({ industries: values });

test.each<[string, string, Record<string, Cells>, number | null, string]>([
  ['a sum adds what was reported', 'D2-02', { 鹿城区: { value: 12 }, 龙湾区: { value: 30 } }, 42, '2/2'],
  ['a blank is left out of a sum', 'D2-02', { 鹿城区: { value: 12 }, 龙湾区: {} }, 12, '1/2'],
  [
    '2000万 never counts as 0 nor as anything',
    'D2-02',
    { 鹿城区: { value: 12 }, 龙湾区: { value: '2000万' } },
    12,
    '1/2',
  ],
  ['a number kept as text counts', 'D2-02', { 鹿城区: { value: 12 }, 龙湾区: { value: '30' } }, 42, '2/2'],
  ['a typed zero counts', 'D2-02', { 鹿城区: { value: 0 }, 龙湾区: { value: 0 } }, 0, '2/2'],
  ['an error value is left out', 'D2-02', { 鹿城区: { value: { error: '#REF!' } }, 龙湾区: { value: 3 } }, 3, '1/2'],
  ['nothing reported is no total', 'D2-02', { 鹿城区: {}, 龙湾区: { value: '—' } }, null, '0/2'],
  [
    'a ratio is the ratio of the sums, never the mean of 50 % and 90 %',
    'D3-05',
    { 鹿城区: { first: 1, second: 2 }, 龙湾区: { first: 90, second: 100 } },
    91 / 102,
    '2/2',
  ],
  [
    'a unit without its denominator is in neither sum',
    'D3-05',
    { 鹿城区: { first: 50, second: null }, 龙湾区: { first: 90, second: 100 } },
    0.9,
    '1/2',
  ],
  ['a ratio over nothing is no total', 'D3-05', { 鹿城区: { first: 0, second: 0 } }, null, '1/1'],
  ['a ratio of no operands is no total', 'D3-05', { 鹿城区: {} }, null, '0/1'],
  [
    'a unit with none of none adds nothing to a ratio',
    'D3-05',
    { 鹿城区: { first: 0, second: 0 }, 龙湾区: { first: 3, second: 4 } },
    0.75,
    '2/2',
  ],
  [
    'growth is taken over the sums',
    'D1-01',
    { 鹿城区: { first: 110, second: 100 }, 龙湾区: { first: 330, second: 200 } },
    440 / 300 - 1,
    '2/2',
  ],
  ['a falling growth below nothing has no root', 'D1-01', { 鹿城区: { first: -5, second: 100 } }, null, '1/1'],
  ['a floor is the lowest unit', 'J1-06', { 鹿城区: { value: 2.4 }, 龙湾区: { value: 1.8 } }, 1.8, '2/2'],
  ['a floor is no 0 where a unit left it blank', 'J1-06', { 鹿城区: { value: 2.4 }, 龙湾区: {} }, 2.4, '1/2'],
  ['a floor of nothing is no total', 'J1-06', { 鹿城区: {} }, null, '0/1'],
  [
    'an industry is covered when any unit covers it',
    'D3-01',
    { 鹿城区: industries(1, 0, 0, 0, 0), 龙湾区: industries(0, 1, 0, 0, 0) },
    0.4,
    '2/2',
  ],
  [
    'an industry that nobody speaks of is unknown and not uncovered',
    'D3-01',
    { 鹿城区: industries(1, 1, 1, 1, null) },
    null,
    '0/1',
  ],
  [
    'the smallest industry of the sums decides',
    'J3-01',
    { 鹿城区: industries(1, 0, 2, 1, 1), 龙湾区: industries(3, 1, 0, 1, 1) },
    1,
    '2/2',
  ],
  ['the smallest of the sums needs every industry', 'J3-01', { 鹿城区: industries(1, 1, 1, 1, '无') }, null, '0/1'],
  ['the city alone reports its rank', 'Z0-03', { 温州市本级: { value: 2 } }, 2, '1/1'],
  ['the city alone reports its growth', 'Z0-05', { 温州市本级: { first: 108, second: 100 } }, 108 / 100 - 1, '1/1'],
  ['without a base the city has no growth', 'Z0-05', { 温州市本级: { first: 108, second: 0 } }, null, '0/1'],
  ['the city form is summed over itself alone', 'Z3-02', { 温州市本级: { value: 4321.5 } }, 4321.5, '1/1'],
  ['without the city form there is no total', 'Z0-03', { 鹿城区: {} }, null, '0/0'],
])('%s', (_, code, byUnit, actual, covered) => {
  const { total, actual: shown } = summaryOfOne(code, byUnit);
  if (actual === null) expect(shown).toBeNull();
  else expect(shown).toBeCloseTo(actual, 12);
  expect(`${String(total.covered)}/${String(total.expected)}`).toBe(covered);
});

test.each<[string, string, Record<string, Cells>, string | null]>([
  ['a full total has no gap', 'D2-02', { 鹿城区: { value: 1 } }, null],
  [
    'a blank and a text are named with their units',
    'D2-02',
    { 鹿城区: {}, 龙湾区: { value: '2000万' }, 瓯海区: { value: 1 } },
    '不完整：鹿城区（完成值空白）、龙湾区（完成值“2000万”不是数字）未计入',
  ],
  [
    'an error value is named',
    'D2-02',
    { 鹿城区: { value: { error: '#DIV/0!' } }, 瓯海区: { value: 1 } },
    '不完整：鹿城区（完成值为错误值#DIV/0!）未计入',
  ],
  [
    'a missing denominator is named',
    'D3-05',
    { 鹿城区: { first: 5 }, 瓯海区: { first: 1, second: 2 } },
    '不完整：鹿城区（分母空白）未计入',
  ],
  ['no base is the reason', 'D3-05', { 鹿城区: { first: 5, second: 0 } }, '不可汇总：分母合计不大于零'],
  ['a negative sum is the reason', 'D1-01', { 鹿城区: { first: -5, second: 9 } }, '不可汇总：本期合计为负'],
  ['nothing reported is the reason', 'D2-02', { 鹿城区: {} }, '不可汇总：尚无可计入的数据；鹿城区（完成值空白）未计入'],
  [
    'nothing reported is the reason of a ratio as well',
    'D3-05',
    { 鹿城区: {} },
    '不可汇总：尚无可计入的数据；鹿城区（分子空白，分母空白）未计入',
  ],
  [
    'the industries that nobody speaks of are named',
    'D3-01',
    { 鹿城区: industries(1, null, 1, 1, 1) },
    '不可汇总：无单位填报鞋业；鹿城区（鞋业空白）未计入',
  ],
  [
    'a city figure that cannot be worked out',
    'Z0-05',
    { 温州市本级: { first: 1, second: 0 } },
    '不可汇总：市本级数据无法计算；温州市本级（无法计算）未计入',
  ],
  [
    'a city form that is there is not said to be missing',
    'Z2-01',
    { 温州市本级: { first: '—', second: 3 } },
    '不可汇总：尚无可计入的数据；温州市本级（分子“—”不是数字）未计入',
  ],
])('%s', (_, code, byUnit, gap) => {
  expect(totalGap(summaryOfOne(code, byUnit))).toBe(gap);
});

test('units that sent nothing are named together', () => {
  const sheet = reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 5 } });
  const model = summaryOf([arrival('a.xlsx', sheet)], { expected: ['330302', '330303', '330304', '330300'] });
  const byCode = new Map(model.indicators.map((summary) => [summary.indicator.code, totalGap(summary)]));
  expect(byCode.get('D2-02')).toBe('不完整：龙湾区、瓯海区未报送');
  expect(byCode.get('Z0-03')).toBe('不可汇总：市本级尚未报送；温州市本级未报送');
});

test('in the sheet many silent units are counted, for their columns name them', () => {
  const sheet = reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 5 } });
  const model = summaryOf([arrival('a.xlsx', sheet)], { expected: countyUnits.slice(0, 5).map(({ code }) => code) });
  const own = model.indicators.find(({ indicator: { code } }) => code === 'D2-02')!;
  expect(totalNote(own)).toBe('不完整：4家未报送');
  expect(totalGap(own)).toBe('不完整：龙湾区、瓯海区、洞头区、永嘉县未报送');
});

test('a row that is missing is named', () => {
  const summary = summaryOfOne('D2-02', { 鹿城区: { value: 5 } }, { without: ['D2-02'] });
  expect(totalGap(summary)).toBe('不可汇总：尚无可计入的数据；鹿城区（缺完成值）未计入');
  expect(summary.units.get('330302')!.status).toBe('未报送');
});

test.each<[string, string, Record<string, Cells>, number]>([
  ['in its one input', 'D2-02', { 鹿城区: { value: 5 }, 龙湾区: { value: '不适用' } }, 5],
  ['in an operand', 'D3-05', { 鹿城区: { first: 1, second: 2 }, 龙湾区: { first: '不适用', second: 4 } }, 0.5],
  [
    'for every industry',
    'J3-01',
    {
      鹿城区: industries(2, 3, 1, 4, 5),
      龙湾区: industries('不适用', '不适用', '不适用（无项目）', '不适用', '不适用'),
    },
    1,
  ],
])('a unit that typed 不适用 %s leaves the total and its count', (_, code, byUnit, actual) => {
  const summary = summaryOfOne(code, byUnit);
  expect(summary.total).toMatchObject({ actual, covered: 1, expected: 1 });
  expect(summary.units.get('330303')).toMatchObject({ applicable: false, status: '不适用' });
  expect(totalNote(summary)).toBe('龙湾区填报不适用');
});

test('units that an indicator does not apply to are not asked', () => {
  const summary = summaryOfOne('J1-07', { 鹿城区: { value: 5 }, 瑞安市: {} });
  expect(summary.total).toMatchObject({ actual: 5, covered: 1, expected: 1 });
  expect(summary.total.notApplicable.map(({ name }) => name)).toEqual(['瑞安市']);
  expect(totalNote(summary)).toBe('');
});

test.each<[string, string, Record<string, Cells>, string]>([
  ['the schema excludes', 'J1-07', { 瑞安市: {} }, ''],
  ['typed 不适用', 'J1-07', { 鹿城区: { value: '不适用' } }, '鹿城区填报不适用'],
  ['typed 不适用 in the city form', 'B3-01', { 温州市本级: { value: '不适用' } }, '温州市本级填报不适用'],
])('an indicator of which every unit is one that %s is not applicable to the city', (_, code, byUnit, note) => {
  const summary = summaryOfOne(code, byUnit);
  expect(summary).toMatchObject({ actual: null, status: '不适用', total: { notTotalled: null, expected: 0 } });
  expect([totalGap(summary), totalNote(summary)]).toEqual([null, note]);
});

test('what zones add to a sum with counties is told', () => {
  const summary = summaryOfOne('D2-02', { 鹿城区: { value: 5 }, 浙南产业集聚区: { value: 1200 } });
  expect(summary.total.zones).toMatchObject({ value: 1200 });
  expect(totalNote(summary)).toBe('含集聚区1,200');
});

test.each<[string, string, Record<string, Cells>]>([
  ['zones alone', 'D2-02', { 浙南产业集聚区: { value: 7 } }],
  ['counties alone', 'D2-02', { 鹿城区: { value: 7 } }],
  ['a ratio', 'D3-05', { 鹿城区: { first: 1, second: 2 }, 浙南产业集聚区: { first: 1, second: 2 } }],
])('nothing is said of zones over %s', (_, code, byUnit) => {
  expect(summaryOfOne(code, byUnit).total.zones).toBeNull();
});

test('zones that add nothing are not spoken of', () => {
  expect(totalNote(summaryOfOne('D2-02', { 鹿城区: { value: 7 }, 浙南产业集聚区: { value: 0 } }))).toBe('');
});

test('a ratio that was only typed is shown for the unit and is in no total', () => {
  const summary = summaryOfOne('D3-05', { 鹿城区: { value: 0.5 } }, { plain: true });
  expect(summary.units.get('330302')).toMatchObject({ actual: 0.5 });
  expect(summary.actual).toBeNull();
  expect(totalGap(summary)).toBe('不可汇总：尚无可计入的数据；鹿城区（缺分子，缺分母）未计入');
});

test('the root of a mean growth follows the year of the period', () => {
  expect(yearsSinceBase(parsePeriod('2021Q3')!, catalogue)).toBe(1);
  expect(yearsSinceBase(parsePeriod('2022Q1')!, catalogue)).toBe(2);
  expect(yearsSinceBase(parsePeriod('2019Q1')!, catalogue)).toBe(1);
  const printed = print(totalExpression(indicator('D1-01'), catalogue, 2), ({ of, item }) => `${of}(${item})`);
  expect(printed).toBe('IF(AND(sum(基期)>0,sum(本期)>=0),(sum(本期)/sum(基期))^(1/2)-1,"不可汇总")');
});

const values = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.double({ min: -100, max: 5000, noNaN: true }).map((value) => Math.round(value * 100) / 100),
  fc.constantFrom<CellValue>(null, 0, 1, '2000万', '—', '约30', { error: '#DIV/0!' }, 'abc'),
);

const cellsFor = (code: string): fc.Arbitrary<Cells> => {
  const one = indicator(code);
  if (isPerIndustry(one)) return fc.record({ industries: fc.array(values, { minLength: 5, maxLength: 5 }) });
  return hasOperands(one) ? fc.record({ first: values, second: values }) : fc.record({ value: values });
};

const RULES: readonly CityTotal[] = [
  'sum',
  'ratio-of-sums',
  'growth-of-sums',
  'min',
  'union-of-industries',
  'min-over-industries-of-sums',
  'city-only',
];

test.each(RULES)('%s gives what the naive calculation gives', (rule) => {
  const codes = catalogue.indicators.filter((one) => one.cityTotal === rule).map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(
      fc
        .constantFrom(...codes)
        .chain((code) =>
          fc.tuple(
            fc.constant(code),
            fc.array(fc.option(cellsFor(code), { nil: undefined }), { minLength: 4, maxLength: 4 }),
          ),
        ),
      ([code, written]) => {
        const one = indicator(code);
        const units = one.reportedBy === 'city' ? [cityUnit] : [...countyUnits.slice(0, 3), countyUnits.at(-1)!];
        const asked = units.filter((unit) => !one.appliesTo || one.appliesTo.includes(unit.code));
        const sheets = asked.flatMap((unit, index) => {
          const cells = written[index];
          return cells ? [arrival(`${unit.name}.xlsx`, reportingSheet(unit, Q3, { [code]: cells }))] : [];
        });
        const model = summaryOf(sheets, { expected: asked.map((unit) => unit.code), period: Q3 });
        const { actual } = model.indicators.find((summary) => summary.indicator.code === code)!;
        const raws = asked.map((_, index) => written[index] && rawOf(written[index]));
        const naive = naiveTotal(rule, one.measure, raws, 1);
        if (naive === null || actual === null) expect(actual).toBe(naive);
        else expect(Math.abs(actual - naive)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(naive)));
      },
    ),
    { numRuns: 60 },
  );
});
