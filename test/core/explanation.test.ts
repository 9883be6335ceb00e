import { bareWords, explainsFigure, flawOf } from '../../src/core/explanation';
import { DEFAULT_SETTINGS } from '../../src/core/settings';

const { thresholds } = DEFAULT_SETTINGS;

test.each([
  ['核实无误', 'phrase'],
  ['情况属实。', 'phrase'],
  ['无', 'phrase'],
  ['——', 'phrase'],
  ['经我局多次核对，数据真实准确，确认无误', 'phrase'],
  ['正在积极推进', 'phrase'],
  ['暂 无', 'phrase'],
  ['数据已与统计部门核对一致，情况属实', 'phrase'],
  ['数据已核实，与台账一致，情况属实。', 'phrase'],
  ['经核对原始资料及佐证材料，数据无误', 'phrase'],
  ['1111111111', 'phrase'],
  ['aaaaaaaaaa', 'phrase'],
  ['说说说说说说说说', 'phrase'],
  ['企业停产', 'short'],
  ['设备检修停产', 'short'],
  ['企业停产检修待复工', null],
  ['因2家企业注销，经核减后累计数减少。', null],
])('the flaw of “%s” is %s', (text, flaw) => {
  expect(flawOf(text, thresholds)).toBe(flaw);
});

test('how long an explanation must be is a setting', () => {
  expect(flawOf('企业停产', { ...thresholds, explanationLength: 4 })).toBeNull();
});

test('words are the same whatever stands between them', () => {
  expect(bareWords('正在积极推进， 年底前可完成。')).toBe(bareWords('正在积极推进,年底前可完成'));
});

test.each([
  '因2家企业注销，经核减后累计数减少。',
  '本季度集中验收一批项目，故增幅较大',
  '统计口径调整，计划下季度统一修正',
  '受原材料涨价影响，产值明显下滑',
  '我县无该类企业，指标不涉及。',
  '较上期减少的2家已搬迁至龙湾区',
  '因设备更新，上季度一次性投入较多，后续将回落',
  '今年新增2条示范线带动，技改项目申报数量远超年初计划。',
  '6月投洽会集中签约4个项目，数量大幅增加',
  '招商推进顺利，2个项目提前落地，故超过目标',
  '得益于示范线建设进展顺利，机器人台数增幅较大',
])('“%s” explains a figure', (text) => {
  expect(explainsFigure(text, thresholds)).toBe(true);
});

test.each([
  '',
  '核实无误',
  '新认定首版次软件推进平稳，已储备后续对象10个。',
  '传统制造业提升为高新技术企业推进平稳，已储备后续对象11个。',
  '各项工作进展顺利，稳步开展中',
  '正在加快推进，计划超过年初目标',
  '规上工业企业数字化转型全覆盖：因重点项目仍在设备安装调试阶段，计划11月底前组织第二批申报。',
  '每年各招引20亿元以上项目：因验收工作集中安排在年末，已落实专人对接省市主管部门。',
  '新培育示范企业：因第三方服务商力量不足，12月中旬前完成现场核验。',
])('“%s” does not', (text) => {
  expect(explainsFigure(text, thresholds)).toBe(false);
});
