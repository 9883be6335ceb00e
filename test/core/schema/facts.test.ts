import {
  appliesTo,
  hasOperands,
  indicatorByCode,
  indicatorsOfForm,
  isPercent,
  isPerIndustry,
  numberFormatOf,
  subRowCode,
  targetOf,
} from '../../../src/core/schema/facts';
import { WENZHOU_2020_93 } from '../../../src/core/schema/wenzhou-2020-93';
import { unitByCode } from '../../../src/core/units';

const indicator = (code: string) => indicatorByCode(WENZHOU_2020_93, code)!;

test.each([
  ['D2-02', 2000, false, false, false, '#,##0'],
  ['F3-01', 1600, false, false, false, '#,##0.00'],
  ['Z0-02', 0.026, true, false, true, '0.00%'],
  ['D2-01', 1, true, false, true, '0.00%'],
  ['D2-04', 148, false, false, true, '0.00'],
  ['D1-01', 0.12, true, false, true, '0.00%'],
  ['Z0-05', 0.08, true, false, true, '0.00%'],
  ['Z0-03', 3, false, false, false, '#,##0'],
  ['J1-05', 0.7, true, false, false, '0.00%'],
  ['J1-06', 2, false, false, false, '0.00'],
  ['B2-02', 0, false, false, true, '0.00'],
  ['J5-05', 1, false, false, false, '#,##0'],
  ['D3-01', 1, true, true, false, '0.00%'],
  ['J3-01', 1, false, true, false, '#,##0'],
])(
  '%s: target %d, percent %s, per industry %s, operands %s, format %s',
  (code, target, percent, perIndustry, operands, format) => {
    expect(targetOf(indicator(code))).toBeCloseTo(target, 12);
    expect(isPercent(indicator(code))).toBe(percent);
    expect(isPerIndustry(indicator(code))).toBe(perIndustry);
    expect(hasOperands(indicator(code))).toBe(operands);
    expect(numberFormatOf(indicator(code))).toBe(format);
  },
);

test('another catalogue may count growth or coverage in other units than %', () => {
  for (const code of ['Z0-05', 'D1-01', 'D2-01', 'Z0-02', 'B2-02']) {
    expect(numberFormatOf({ ...indicator(code), unit: '倍' })).toBe('0.00');
  }
});

test('the county form has 46 indicators, the city form 21, in the order of the document', () => {
  const county = indicatorsOfForm(WENZHOU_2020_93, 'county');
  const city = indicatorsOfForm(WENZHOU_2020_93, 'city');
  expect([county.length, city.length]).toEqual([46, 21]);
  expect([county[0]!.code, county[45]!.code, city[0]!.code, city[20]!.code]).toEqual([
    'D1-01',
    'F3-02',
    'Z0-01',
    'B3-03',
  ]);
  expect(indicatorsOfForm(WENZHOU_2020_93, 'county')).toBe(county);
});

test('an unknown code has no indicator', () => {
  expect(indicatorByCode(WENZHOU_2020_93, 'D9-99')).toBeUndefined();
});

test.each([
  ['J1-07', '330302', true],
  ['J1-07', '330328', false],
  ['J1-06', '330328', true],
])('%s applies to %s: %s', (code, unit, applies) => {
  expect(appliesTo(indicator(code), unitByCode(WENZHOU_2020_93, unit))).toBe(applies);
});

test('an unknown unit is asked for everything', () => {
  expect(appliesTo(indicator('J1-07'), null)).toBe(true);
});

test('sub-rows are numbered from 1', () => {
  expect(WENZHOU_2020_93.industries.map((_, index) => subRowCode(indicator('J3-01'), index))).toEqual([
    'J3-01.1',
    'J3-01.2',
    'J3-01.3',
    'J3-01.4',
    'J3-01.5',
  ]);
});
