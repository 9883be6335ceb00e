import { check } from '../../../src/core/check';
import { rule } from '../../../src/core/rules/allocation-gap';
import { expectWords, only, OPTIONS } from '../../support/rule-tester';
import { table } from '../../support/table';

const HEAD = '目标分解表 \n 代码 | 指标名称 | 计量单位 | 全市目标 | 鹿城区 | 龙湾区 | 瓯海区 | 合计';

function found(grid: string): readonly (readonly [string | null, string | null, unknown])[] {
  const matrix = table('目标分解', `${HEAD}\n${grid}`);
  const { findings } = check([], { ...OPTIONS, settings: only(rule), matrices: [matrix] });
  findings.forEach(expectWords);
  return findings.map(({ cell, code, params }) => [cell, code, params['gap']]);
}

test.each([
  ['targets that reach the city’s', 'D2-02 | 实施智能化技术改造项目 | 个 | 2000 | 700 | 700 | 600 | 2000'],
  ['more than the city asks for', 'D2-02 | 实施智能化技术改造项目 | 个 | 2000 | 900 | 900 | 600 | 2400'],
  ['a row that nothing was allocated in', 'D2-02 | 实施智能化技术改造项目 | 个 | 2000 | | | | '],
  ['a row that cannot be read', 'D2-02 | 实施智能化技术改造项目 | 个 | 2000 | 若干 | 700 | 600 | '],
  ['a level, which is not added up', 'D3-05 | 重点工业企业5G技术应用率 | % | 30% | 10% | 10% | 5% | '],
  ['decimals that add up but for binary noise', 'F3-02 | 跨境电商网络零售（出口） | 亿元 | 0.3 | 0.1 | 0.1 | 0.1 | '],
])('says nothing of %s', (_, grid) => {
  expect(found(grid)).toEqual([]);
});

test.each([
  [
    'targets that fall short',
    'D2-02 | 实施智能化技术改造项目 | 个 | 2000 | 700 | 700 | 500 | 1900',
    [['H3', 'D2-02', '100']],
  ],
  [
    'targets with blanks and 不适用',
    'J1-07 | 中心城区现代都市型工业园区 | 个 | 16 | 6 | — | 不适用 | 6',
    [['H3', 'J1-07', '10']],
  ],
  ['a total that the document alone knows', 'D2-06 | 新增未来工厂 | 家 | | 1 | | | ', [['H3', 'D2-06', '1']]],
  [
    'an industry that no unit was given',
    'J3-01 | 五大传统制造业每年各招引20亿元以上项目 | 个 | 1 | | | | \nJ3-01.1 | 其中：电气 | 个 | 2 | 1 | | | ',
    [['H4', 'J3-01.1', '1']],
  ],
])('finds %s', (_, grid, expected) => {
  expect(found(grid)).toEqual(expected);
});

test('points at the target, or at a unit, where there is no total', () => {
  const grid = (head: string, row: string) =>
    `目标分解表 \n 代码 | 指标名称 | 计量单位 | ${head}\n D2-02 | 实施智能化技术改造项目 | 个 | ${row}`;
  const cells = [grid('全市目标 | 鹿城区 | 龙湾区', '2000 | 1 | 2'), grid('鹿城区 | 龙湾区', '1 | 2')].map((one) => {
    const { findings } = check([], { ...OPTIONS, settings: only(rule), matrices: [table('目标分解', one)] });
    return findings.map(({ sheet, source, cell }) => [sheet, source, cell]);
  });
  expect(cells).toEqual([[['目标分解', 'tables.xlsx', 'D3']], [['目标分解', 'tables.xlsx', 'D3']]]);
});

test('leaves a table of results alone', () => {
  const grid =
    '指标完成情况汇总表 \n 代码 | 指标名称 | 计量单位 | 鹿城区 | 龙湾区 | 合计\n D2-02 | 实施智能化技术改造项目 | 个 | 1 | 2 | 3';
  expect(check([], { ...OPTIONS, settings: only(rule), matrices: [table('汇总', grid)] }).findings).toEqual([]);
});
