import { headerWord, isCountingMark, isUsualHeader } from '../../../src/core/report/headers';

test.each([
  ['指标名称', 'name'],
  ['指  标  名  称', 'name'],
  ['考核\n指标', 'name'],
  ['指标', 'name'],
  ['指标代码', 'code'],
  ['计 量\n单 位', 'unit'],
  ['单位', 'unit'],
  ['目标值（万元）', 'target'],
  ['2022年目标', 'target'],
  ['２０２２年目标任务', 'target'],
  ['到2022年目标值', 'target'],
  ['全年目标任务数（个）', 'target'],
  ['分子/本期', 'numerator'],
  ['分子（本期）', 'numerator'],
  ['分母（基期）', 'denominator'],
  ['其中：分子', 'numerator'],
  ['其中:分母', 'denominator'],
  ['基期', 'denominator'],
  ['完成值', 'actual'],
  ['累计完成', 'actual'],
  ['1-9月完成', 'actual'],
  ['2021年1—9月累计完成数', 'actual'],
  ['三季度末累计', 'actual'],
  ['截至9月底完成值', 'actual'],
  ['目前实际完成数', 'actual'],
  ['完成情况', 'actual'],
  ['上期完成值', 'previous'],
  ['上季度累计完成', 'previous'],
  ['未达序时进度原因', 'explanation'],
  ['达成率', 'attainment'],
  ['完成率（%）', 'attainment'],
  ['完成年度目标（%）', 'attainment'],
  ['占年度目标比重', 'attainment'],
  ['占全年目标%', 'attainment'],
  ['序时进度', 'expected'],
  ['进度状态', 'status'],
  ['是否达到序时', 'status'],
  ['是否达序时进度', 'status'],
  ['是否达标', 'status'],
  ['备  注', 'explanation'],
  ['说　明', 'explanation'],
  ['未达标原因', 'explanation'],
  ['存在问题', 'explanation'],
  ['备注1', 'explanation'],
  ['备注②', 'explanation'],
  ['存在困难', 'explanation'],
  ['主要困难及建议', 'explanation'],
  ['下一步打算', 'explanation'],
  ['主要做法和成效', 'explanation'],
  ['存在的主要问题', 'explanation'],
  ['佐证材料', 'evidence'],
  ['佐证材料清单', 'evidence'],
  ['责任单位', 'departments'],
  ['牵头部门', 'departments'],
  ['市级责任科室', 'departments'],
  ['考核口径', 'basis'],
  ['序 号', 'sequence'],
  ['序号(自编)', 'sequence'],
  ['序号[自编]', 'sequence'],
  ['序号【自编】', 'sequence'],
  ['序号〔自编〕', 'sequence'],
  ['序号2', 'sequence'],
  ['序2号', null],
  ['№', 'sequence'],
  ['指标权重', null],
  ['完成时间', null],
  ['同比增长', null],
  ['全市排名', null],
  ['填报单位', null],
  ['联系电话', null],
  ['单位：万元', null],
  ['鹿城区', null],
  ['瑞安市传统制造业改造提升2.0版指标完成情况', null],
  ['本表由各县（市、区）经信部门牵头填报，于季后12日前报送，逾期按2分/次扣分。', null],
  ['', null],
  ['   ', null],
])('the header %j is a column of %s', (text, role) => {
  const word = headerWord(text);
  expect(word === null || word === 'qualifier' ? null : word.role).toBe(role);
});

test.each(['（%）', '1-9月', '2022年', '数值', '合计', '（个）'])('%s adds nothing to the header above it', (text) => {
  expect(headerWord(text)).toBe('qualifier');
});

test.each([
  ['2022年目标', 2022, null],
  ['2021年1-9月完成', 2021, 9],
  ['1-6月完成', null, 6],
  ['二季度完成', null, 6],
  ['上半年完成', null, 6],
  ['13月完成', null, null],
  ['完成值', null, null],
])('%s is of the year %s up to the month %s', (text, year, month) => {
  expect(headerWord(text)).toMatchObject({ year, month });
});

test('the usual word comes before a looser one', () => {
  const rank = (text: string) => (headerWord(text) as { readonly rank: number }).rank;
  expect(rank('完成值')).toBeLessThan(rank('累计完成数'));
  expect(rank('累计完成数')).toBeLessThan(rank('目前实际完成数'));
  expect([
    isUsualHeader('完成值'),
    isUsualHeader('目前实际完成数'),
    isUsualHeader('数值'),
    isUsualHeader('鹿城区'),
  ]).toEqual([true, false, false, false]);
});

test.each([
  ['甲', true],
  ['1', true],
  ['（2）', true],
  ['5=4/3', true],
  ['(5)=(4)/(3)*100', true],
  ['—', true],
  ['A', true],
  ['2000', false],
  ['完成值', false],
  ['(1)电气行业工业互联网平台数量', false],
])('%s counts columns: %s', (text, counts) => {
  expect(isCountingMark(text)).toBe(counts);
});
