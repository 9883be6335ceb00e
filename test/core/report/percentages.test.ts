import { reportOf, shown } from '../../support/bind';

/** Target, numerator, denominator, 完成值, 上期 of three indicators in %, and one that is none. */
const grid = (...rows: readonly string[]) => `
指标 | 目标 | 分子 | 分母 | 完成值 | 上期
规上工业企业数字化转型全覆盖 | ${rows[0] ?? ''}
重点工业企业5G技术应用率 | ${rows[1] ?? ''}
园区主导产业 | ${rows[2] ?? ''}
传统制造业新产品产值年均增长 | ${rows[3] ?? ''}
机器人密度 | 148 | 1686 | 11.38 | 148.2 | 140.8`;

test.each<[string, readonly string[], 'fractions' | 'points']>([
  ['targets as fractions', ['1', '0.3', '0.7'], 'fractions'],
  ['targets in points', ['100', '30', '70'], 'points'],
  ['a format of %', ['100%', '30%', '70%'], 'fractions'],
  ['a format that writes %', [' | | | {0.0"%"} 0.9', ' | | | {0.0"%"} 0.8'], 'points'],
  ['values as fractions', [' | | | 0.75', ' | | | 0.28', ' | | | 0.83'], 'fractions'],
  ['values in points', [' | | | 75.3', ' | | | 27.7', ' | | | 82.9'], 'points'],
  ['last period’s values in points', [' | | | | 75.3', ' | | | | 27.7'], 'points'],
  ['a value that fits its operands as a fraction', [' | 736 | 977 | 0.7533'], 'fractions'],
  ['a value that fits its operands in points', [' | 5 | 977 | 0.51', ' | | | 0.9'], 'points'],
  ['a growth that fits its operands in points', ['', '', ' | | | 0.7', ' | 100.8 | 100 | 0.8'], 'points'],
  ['operands that are no numbers', [' | 约736 | 977 | 75.3'], 'points'],
  ['a denominator of zero', [' | 736 | 0 | 75.3'], 'points'],
  ['nothing', [], 'fractions'],
  ['zeros', ['0 | | | 0', ' | | | 0'], 'fractions'],
  ['values between the two', [' | | | 1.2', ' | | | 1.3'], 'fractions'],
  ['one slip in points', ['1', '0.3', '70 | | | 82.9'], 'fractions'],
  ['one slip in fractions', ['100', '30', '70 | | | 0.83'], 'points'],
  [
    'values in points beside many with a format of %',
    ['100% | 736 | 977 | 75.3 | 68%', '30% | 38 | 137 | 27.7 | 25%', '70% | | | 82.9 | 81%', '12% | | | 11.26 | 10%'],
    'points',
  ],
  [
    'two slips in points beside formats of %',
    ['100% | 736 | 977 | 75.3 | 70%', '30% | 38 | 137 | 27.7', '70% | | | 82%'],
    'fractions',
  ],
  ['a slip in points under a format of %', ['100% | | | {0.0%} 35.2'], 'fractions'],
])('%s tell how percentages are written', (_, rows, percentages) => {
  expect(reportOf(grid(...rows)).layout.percentages).toBe(percentages);
});

test('percentages in points are held as fractions, other figures as they are', () => {
  const { byCode } = reportOf(grid('100 | 100 | 117 | 85.47 | 80', '30 | 5 | 15 | 33.33', '70 | | | 64.9'));
  const figures = (code: string) => {
    const { target, numerator, denominator, actual, previous } = byCode.get(code)!;
    return [target, numerator, denominator, actual, previous].map((reading) => shown(reading!.number));
  };
  expect(figures('D2-01')).toEqual([1, 100, 117, 0.8547, 0.8]);
  expect(figures('D3-05')).toEqual([0.3, 5, 15, 0.3333, 'blank']);
  expect(figures('D2-04')).toEqual([148, 1686, 11.38, 148.2, 140.8]);
});

test('the sub-rows of an indicator in % are counts', () => {
  const { byCode } = reportOf(`
指标 | 目标 | 完成值
规上工业企业数字化转型全覆盖 | 100 | 85
重点工业企业5G技术应用率 | 30 | 28
五大传统制造业标志性产业链全覆盖 | 100 | 40
其中：电气 | | 1`);
  expect([shown(byCode.get('J2-01')!.actual!.number), shown(byCode.get('J2-01.1')!.actual!.number)]).toEqual([0.4, 1]);
});
