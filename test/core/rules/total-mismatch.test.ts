import { check } from '../../../src/core/check';
import type { Report } from '../../../src/core/report/report';
import { rule } from '../../../src/core/rules/total-mismatch';
import { Form } from '../../support/form';
import { expectWords, only, OPTIONS } from '../../support/rule-tester';
import { table } from '../../support/table';

const HEAD = '指标完成情况汇总表 \n 代码 | 指标名称 | 计量单位 | 鹿城区 | 龙湾区 | 瓯海区 | 全市合计';

function found(grid: string): readonly (readonly (string | null)[])[] {
  const { findings } = check([], { ...OPTIONS, settings: only(rule), matrices: [table('汇总', `${HEAD}\n${grid}`)] });
  findings.forEach(expectWords);
  return findings.map(({ cell, code, fix }) => [cell, code, fix!.before, fix!.after]);
}

const PARTS = [1, 2, 3, 4, 5].map(
  (place) => `J3-01.${place} | 其中：${['电气', '鞋业', '服装', '汽车零部件', '泵阀'][place - 1]} | 个`,
);
const INDUSTRIES = (total: string, last = '1 | 0 | 1 | 2'): string =>
  [
    `J3-01 | 五大传统制造业每年各招引20亿元以上项目 | 个 | 0 | 0 | 1 | ${total}`,
    ...PARTS.map((part, index) => `${part} | ${index === 4 ? last : '1 | 1 | 1 | 3'}`),
  ].join('\n');

test.each([
  ['a total that is the sum', 'D2-02 | 实施智能化技术改造项目 | 个 | 100 | 50 | 25 | 175'],
  ['a total of rounded amounts', 'F3-01 | 全市网络零售额 | 亿元 | 10.25 | 20.25 | 30.25 | {0.0} 60.8'],
  ['a total over a unit that cannot be read', 'D2-02 | 实施智能化技术改造项目 | 个 | 100 | 约50 | 25 | 125'],
  ['a total over a blank', 'D2-02 | 实施智能化技术改造项目 | 个 | 100 | | 25 | 125'],
  ['the lowest of several that come after', 'J1-06 | 园区容积率 | — | 2.4 | 2.3 | 2.2 | 2.2'],
  ['no total', 'D2-02 | 实施智能化技术改造项目 | 个 | 100 | 50 | 25 | '],
  ['one unit alone', 'D2-02 | 实施智能化技术改造项目 | 个 | 100 | | | 125'],
  ['the lowest of several', 'J1-06 | 园区容积率 | — | 2.1 | 2.3 | 2.2 | 2.1'],
  ['a ratio whose parts the table does not hold', 'D3-05 | 重点工业企业5G技术应用率 | % | 20% | 30% | 40% | 27%'],
  ['a sum of lowest parks, which is non-additive-total’s', 'J1-06 | 园区容积率 | — | 2.1 | 2.3 | 2.2 | 6.6'],
  ['the smallest industry', INDUSTRIES('2')],
  ['an industry whose parts cannot be read', INDUSTRIES('7', '若干 | 0 | 1 | 2')],
])('says nothing of %s', (_, grid) => {
  expect(found(grid)).toEqual([]);
});

test.each([
  [
    'a total that was typed',
    'D2-02 | 实施智能化技术改造项目 | 个 | 100 | 50 | 25 | 165',
    [['G3', 'D2-02', '165', '175']],
  ],
  [
    'a total of amounts',
    'F3-01 | 全市网络零售额 | 亿元 | 10.25 | 20.25 | 30.25 | 61.75',
    [['G3', 'F3-01', '61.75', '60.75']],
  ],
  ['a lowest that is not', 'J1-05 | 园区主导产业 | % | 71% | 83% | 82% | 74%', [['G3', 'J1-05', '74%', '71%']]],
  ['a smallest industry that is not', INDUSTRIES('4'), [['G3', 'J3-01', '4', '2']]],
  ['an industry’s own total', INDUSTRIES('2', '1 | 0 | 1 | 5'), [['G8', 'J3-01.5', '5', '2']]],
])('finds %s', (_, grid, expected) => {
  expect(found(grid)).toEqual(expected);
});

test('a total leads to the parts it is the sum of', () => {
  const grid = `${HEAD}\nD2-02 | 实施智能化技术改造项目 | 个 | 100 | 50 | 25 | 165`;
  const { findings } = check([], { ...OPTIONS, settings: only(rule), matrices: [table('汇总', grid)] });
  expect(findings.map(({ related }) => related)).toEqual([['D3', 'E3', 'F3']]);
});

test('leaves a 目标分解表 alone', () => {
  const grid =
    '目标分解表 \n 代码 | 指标名称 | 计量单位 | 鹿城区 | 龙湾区 | 合计\n D2-02 | 实施智能化技术改造项目 | 个 | 1 | 2 | 5';
  expect(check([], { ...OPTIONS, settings: only(rule), matrices: [table('目标分解', grid)] }).findings).toEqual([]);
});

test('a lowest in points is corrected in points', () => {
  expect(
    found('D3-05 | 重点工业企业5G技术应用率 | ％ | 20 | 30 | 40 | 27\nJ1-05 | 园区主导产业 | ％ | 71 | 83 | 82 | 74'),
  ).toEqual([['G4', 'J1-05', '74', '71']]);
});

describe('a sheet of the city made by hand', () => {
  const UNITS = ['330302', '330303'];
  const expected = [...UNITS];
  const total = (change: (form: Form) => Form = (form) => form): Report =>
    change(
      ['D2-02', 'D2-03', 'D2-05']
        .reduce((form, code) => form.put(code, 'actual', '20'), Form.own({ sheetName: '全市' }))
        .putAt('A2', '填报单位：温州市'),
    ).report();
  const counties = (change: (form: Form) => Form = (form) => form): Report[] =>
    UNITS.map((unit, index) => (index === 0 ? change(Form.own({ unit })) : Form.own({ unit })).report());
  const cells = (reports: readonly Report[], asked: readonly string[] | null = expected) =>
    check(reports, { ...OPTIONS, settings: only(rule), expected: asked }).findings.map(({ cell, code, sheet }) => [
      sheet,
      cell,
      code,
    ]);
  const codes = (reports: readonly Report[], asked?: readonly string[] | null) =>
    cells(reports, asked).map(([, , code]) => code);

  test('is held against the units’ own sheets', () => {
    const all = codes([...counties(), total()]);
    expect(all).toContain('D2-06');
    expect(all).not.toContain('D2-02');
    expect(all).not.toContain('D3-05');
    expect(cells([...counties(), total((form) => form.put('D2-02', 'actual', '21'))])).toContainEqual([
      '全市',
      Form.own().at('D2-02', 'actual'),
      'D2-02',
    ]);
  });

  test('holds ratios against the sums of the operands', () => {
    const changed = counties((form) =>
      form.put('D3-05', 'numerator', '201').put('D3-05', 'actual', '0.201').put('D3-05', 'attainment', '0.67'),
    );
    expect(codes([...changed, total((form) => form.put('D3-05', 'actual', '0.251'))])).not.toContain('D3-05');
    expect(codes([...changed, total((form) => form.put('D3-05', 'actual', '0.29'))])).toContain('D3-05');
    const bare = Form.own({ sheetName: '全市', without: ['numerator', 'denominator'] }).putAt('A2', '填报单位：温州市');
    expect(codes([...changed, bare.put('D3-05', 'actual', '0.251').report()])).not.toContain('D3-05');
    expect(codes([...changed, bare.put('D3-05', 'actual', '0.29').report()])).toContain('D3-05');
  });

  test.each([
    ['while a unit is missing', () => [...counties().slice(1), total()], expected],
    ['while a unit is missing of all', () => [...counties(), total()], null],
    ['while a unit stands twice', () => [...counties(), ...counties().slice(1), total()], expected],
    ['of one unit alone', () => [...counties().slice(1), total()], ['330303']],
    ['without a period', () => [...counties(), total((form) => form.putAt('D2', ''))], expected],
  ])('is left alone %s', (_, reports, asked) => {
    expect(cells(reports(), asked)).toEqual([]);
  });

  test('is left alone where a unit’s value cannot be read, or is missing', () => {
    expect(codes([...counties((form) => form.put('D2-06', 'actual', '约10')), total()])).not.toContain('D2-06');
    expect(codes([...counties((form) => form.remove('D2-06')), total()])).not.toContain('D2-06');
    expect(codes([...counties(), total((form) => form.put('D2-06', 'actual', ''))])).not.toContain('D2-06');
  });
});
