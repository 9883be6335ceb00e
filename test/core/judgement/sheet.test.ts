import { isPhone } from '../../../src/core/judgement/contacts';
import { isCovered, shownAt } from '../../../src/core/judgement/covered';
import { formatDate } from '../../../src/core/judgement/date-text';
import { percent, plain, shown, shownCell, shownNumber } from '../../../src/core/judgement/display';
import { bookReferredTo } from '../../../src/core/judgement/external';
import { asMade } from '../../../src/core/judgement/formulas';
import { canMeet, intervalOf } from '../../../src/core/judgement/interval';
import { isSameMeasure } from '../../../src/core/judgement/measure-unit';
import { headerCell, headerOn, headerText, inputName } from '../../../src/core/judgement/naming';
import { isNearMiss, meantBy } from '../../../src/core/judgement/near-miss';
import { properNames } from '../../../src/core/judgement/proper-names';
import { putText } from '../../../src/core/judgement/repair';
import { commonPeriod } from '../../../src/core/judgement/timing';
import { WENZHOU_2020_93 as catalogue } from '../../../src/core/schema/wenzhou-2020-93';
import { indicatorByCode } from '../../../src/core/schema/facts';
import { Form } from '../../support/form';
import { sheet } from '../../support/sheet';

test('what a merge covers is not seen; its top left cell is', () => {
  const one = sheet('一', '1 | 2\n3 | 4', { merges: ['A1:B1'] });
  const other = sheet('二', '1 | 2\n3 | 4', { merges: ['A1:A2'] });
  for (let again = 0; again < 2; again++) {
    expect([isCovered(one, 0, 0), isCovered(one, 0, 1), isCovered(one, 1, 0)]).toEqual([false, true, false]);
    expect([isCovered(other, 0, 0), isCovered(other, 0, 1), isCovered(other, 1, 0)]).toEqual([false, false, true]);
  }
  expect([shownAt(one, 0, 1), shownAt(one, 1, 1)]).toEqual([
    { row: 0, column: 0 },
    { row: 1, column: 1 },
  ]);
});

test.each([
  [149.36000000000001, '149.36'],
  [0.00012345, '0.0001234'],
  [0, '0'],
  [-3.5, '-3.5'],
  [1 / 3, '0.3333'],
  [12345678.123456, '12345678.1235'],
])('%s is written %s', (value, text) => {
  expect(plain(value)).toBe(text);
});

test('a value reads as its indicator does', () => {
  expect(percent(0.67254)).toBe('67.25%');
  expect(shown(0.3, indicatorByCode(catalogue, 'D3-05')!)).toBe('30%');
  expect(shown(149.36, indicatorByCode(catalogue, 'F3-01')!)).toBe('149.36');
});

test.each([
  [undefined, ''],
  [{ value: null, format: '0.0%' }, ''],
  [{ value: 0.352, format: '0.0%' }, '35.2%'],
  [{ value: 35.2, format: '0.0%' }, '3520%'],
  [{ value: 0.1 + 0.2 }, '0.3'],
  [{ value: '  约30 ' }, '约30'],
  [{ value: true }, 'TRUE'],
  [{ value: { error: '#REF!' as const } }, '#REF!'],
])('a cell %j shows “%s”', (cell, text) => {
  expect(shownCell(cell)).toBe(text);
});

test('a number shows as the cell would show it', () => {
  expect([shownNumber(0.5, { value: null, format: '0%' }), shownNumber(0.5, undefined)]).toEqual(['50%', '0.5']);
});

test.each([
  [44_484, '2021-10-15'],
  [44_484.75, '2021-10-15'],
  [1e300, '1e+300'],
])('the day %s is %s', (serial, text) => {
  expect(formatDate(serial)).toBe(text);
});

test.each([
  ['％', '%', true],
  ['百分比', '%', true],
  ['[亿元]', '亿元', true],
  ['(亿元)', '亿元', true],
  ['亿', '亿元', true],
  ['家', '个', true],
  ['', '台/万人', true],
  ['台／万人', '台/万人', true],
  ['/', '—', true],
  ['万元', '亿元', false],
  ['个', '%', false],
  ['台', '台/万人', false],
  ['%', '—', false],
])('the unit %s says the same as %s: %s', (written, schema, same) => {
  expect(isSameMeasure(written, schema)).toBe(same);
});

test.each([
  ["'C:\\报送\\[年报.xlsx]表 1'!A1+1", '年报.xlsx'],
  ['SUM([2]Sheet1!$A$1:$A$9)', '2'],
  ['表1[数量]', null],
  ['SUM(表1[[#This Row],[数量]])', null],
  ['A1&"[x]!"', null],
])('%s refers to %s', (formula, book) => {
  expect(bookReferredTo(formula)).toBe(book);
});

test.each([
  ...['64756611-8012', '0577-64756611—801', '88031256（办）', '林晓慧 13858812046（微信同号）'],
  ...['0577-8803-1256', '138-5881-2046'],
])('“%s” is a phone number', (text) => {
  expect(isPhone(text)).toBe(true);
});

test.each(['', '／', '、', '转8012', '1385881204-12', '（办）'])('“%s” is no phone number', (text) => {
  expect(isPhone(text)).toBe(false);
});

test.each([
  ['1.浙江正泰电器股份有限公司；（二）温州某某泵阀厂区', ['浙江正泰电器股份有限公司', '温州某某泵阀厂']],
  ['浙江某某智能装备制造厂年产1万台项目', ['浙江某某智能装备制造厂']],
  ['年产50万台高压阀门精密锻造项目、标准厂房二期工程', ['年产50万台高压阀门精密锻造项目', '标准厂房二期工程']],
  ['附件3：鹿城实施智能化技术改造项目清单', []],
  ['某某集团；技改项目', []],
])('“%s” names %j', (text, names) => {
  expect(properNames(text)).toEqual(names);
});

test('figures contradict each other when their decimals cannot meet', () => {
  expect(canMeet(intervalOf(0.301, 3), intervalOf(0.3, 1))).toBe(true);
  expect(canMeet(intervalOf(0.302, 3), intervalOf(0.3, 3))).toBe(false);
});

test('a header that is not there is named as the generated sheet names it', () => {
  const report = Form.own().report();
  const bare = { ...report, layout: { ...report.layout, headers: new Map() } };
  expect([headerOn(report, 'actual'), headerOn(bare, 'actual'), headerOn(report, 'basis')]).toEqual([
    '实际完成',
    '完成值',
    '考核口径',
  ]);
  expect([headerText(report, 7), headerText(bare, 7)]).toEqual(['实际完成', 'H']);
  expect(headerCell(bare, 3)).toEqual({ row: report.layout.header.first, column: 3 });
  expect(inputName(report, { entry: report.byCode.get('D3-05')!, role: 'denominator' })).toBe('重点工业企业数');
});

test('a row is near to an indicator that has no row of its own', () => {
  const report = Form.own().remove('J5-04').report();
  const [missing, there] = ['J5-04', 'J5-03'].map((code) => indicatorByCode(catalogue, code)!);
  expect(meantBy(report, { indicator: missing!, similarity: 0.7 })).toBe(missing);
  expect(meantBy(report, { indicator: missing!, similarity: 0.5 })).toBeNull();
  expect(meantBy(report, { indicator: there!, similarity: 0.9 })).toBeNull();
  expect(meantBy(report, null)).toBeNull();
  expect(isNearMiss(report, missing!)).toBe(false);
});

test('a form whose stamp tells no period is taken as it stands', () => {
  const report = Form.generated().report();
  const stamped = (period: string) => ({ ...report, stamp: { ...report.stamp!, period } });
  const [unknown, same, other] = [stamped('?'), stamped('2021Q3'), stamped('2021Q2')];
  expect(asMade(unknown)).toBe(unknown);
  expect(asMade(same)).toBe(same);
  expect([asMade(other).period?.id, asMade(other)]).toEqual(['2021Q2', asMade(other)]);
});

test('a text that is taken away leaves an empty cell', () => {
  expect(putText({ row: 1, column: 2, cell: { value: 5 }, text: '5' }, '', true).change).toEqual({
    kind: 'set',
    value: null,
  });
});

test('the period of a run is that of most reports, of two the later', () => {
  const reports = ['2021Q2', '2021Q3', '2021Q2'].map((period) => Form.own({ period }).report());
  expect(commonPeriod(reports)?.id).toBe('2021Q2');
  expect(commonPeriod(reports.slice(1))?.id).toBe('2021Q3');
  expect(commonPeriod([])).toBeNull();
  expect(commonPeriod([{ ...reports[0]!, period: null }])).toBeNull();
});
