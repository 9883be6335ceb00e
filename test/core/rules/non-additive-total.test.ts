import { check } from '../../../src/core/check';
import { rule } from '../../../src/core/rules/non-additive-total';
import { Form } from '../../support/form';
import { expectWords, only, OPTIONS } from '../../support/rule-tester';
import { table } from '../../support/table';

const HEAD = '指标完成情况汇总表 \n 代码 | 指标名称 | 计量单位 | 鹿城区 | 龙湾区 | 瓯海区 | 全市合计';
const RATE = 'D3-05 | 重点工业企业5G技术应用率 | %';

function found(grid: string): readonly (readonly (string | null | undefined)[])[] {
  const { findings } = check([], { ...OPTIONS, settings: only(rule), matrices: [table('汇总', `${HEAD}\n${grid}`)] });
  findings.forEach(expectWords);
  return findings.map(({ cell, code, variant, fix }) => [cell, code, variant, fix?.after]);
}

test.each([
  ['a ratio that was worked out', `${RATE} | 20.1% | 30.2% | 40.3% | 27.4%`],
  ['a ratio that comes near the mean', `${RATE} | 20.1% | 30.2% | 40.2% | 30.1%`],
  ['units that are all alike', `${RATE} | 30% | 30% | 30% | 30%`],
  ['a mean of two units', `${RATE} | 20% | 40% | | 30%`],
  ['a ratio of nothing', `${RATE} | 0% | 0% | 0% | 0%`],
  ['industries that two units cover together', 'D3-01 | 五大传统制造业工业互联网平台全覆盖 | % | 40% | 60% | | 100%'],
  ['a count', 'D2-02 | 实施智能化技术改造项目 | 个 | 100 | 50 | 25 | 165'],
  ['the lowest park', 'J1-06 | 园区容积率 | — | 2.1 | 2.3 | 2.2 | 2.1'],
])('says nothing of %s', (_, grid) => {
  expect(found(grid)).toEqual([]);
});

test.each([
  ['a sum of ratios', `${RATE} | 20.1% | 30.2% | 40.3% | 90.6%`, [['G3', 'D3-05', 'sum', undefined]]],
  ['a mean of ratios', `${RATE} | 20.1% | 30.2% | 40.3% | 30.2%`, [['G3', 'D3-05', 'average', undefined]]],
  [
    'a mean made by a formula of two units',
    `${RATE} | 20% | 40% | | =AVERAGE(D3:F3) → 0.3`,
    [['G3', 'D3-05', 'average', undefined]],
  ],
  ['a sum of two ratios, larger than each', `${RATE} | 20% | 40% | | 60%`, [['G3', 'D3-05', 'sum', undefined]]],
  ['a sum of two that are alike', `${RATE} | 30% | 30% | | 60%`, [['G3', 'D3-05', 'sum', undefined]]],
  [
    'a sum of densities',
    'D2-04 | 机器人密度 | 台/万人 | 140.1 | 150.2 | 148.3 | 438.6',
    [['G3', 'D2-04', 'sum', undefined]],
  ],
  [
    'a mean of lowest parks',
    'J1-06 | 园区容积率 | — | 2.1 | 2.3 | 2.5 | 2.30',
    [['G3', 'J1-06', 'average-known', '2.1']],
  ],
  ['a sum of lowest parks', 'J1-06 | 园区容积率 | — | 2.1 | 2.3 | 2.5 | 6.9', [['G3', 'J1-06', 'sum-known', '2.1']]],
])('finds %s', (_, grid, expected) => {
  expect(found(grid)).toEqual(expected);
});

test('finds a mean on a sheet of the city made by hand, and says what it must be', () => {
  const shares = { '330302': '100', '330303': '200', '330304': '600' };
  const reports = Object.entries(shares).map(([unit, above]) =>
    Form.own({ unit })
      .put('D3-05', 'numerator', above)
      .put('D3-05', 'denominator', unit === '330304' ? '3000' : '1000')
      .put('D3-05', 'actual', String(Number(above) / (unit === '330304' ? 3000 : 1000)))
      .put('D3-05', 'attainment', '')
      .report(),
  );
  const total = Form.own({ sheetName: '全市' })
    .putAt('A2', '填报单位：温州市')
    .put('D3-05', 'actual', '0.1667')
    .report();
  const { findings } = check([...reports, total], { ...OPTIONS, settings: only(rule), expected: Object.keys(shares) });
  expect(findings.map(({ sheet, code, variant, params }) => [sheet, code, variant, params['expected']])).toContainEqual(
    ['全市', 'D3-05', 'average-known', '18%'],
  );
});
