import { bindGrid, columnsOf, reportOf, shown } from '../../support/bind';

const ROWS = (cells: string) => `
D2-02 | 实施智能化技术改造项目 | ${cells}
D2-03 | 传统制造业新增应用机器人 | ${cells}
D2-05 | 新增数字化车间和智能工厂 | ${cells}`;

const withHeader = (header: string, cells = '1 | 2 | 3 | 4') => `${header}${ROWS(cells)}`;

test.each([
  ['one row', '代码 | 指标 | 目标 | 完成值', 'A code, B name, C target, D actual'],
  ['an order of its own', '代码 | 指标 | 完成值 | 目标', 'A code, B name, C actual, D target'],
  [
    'a 本期 beside a 基期',
    '代码 | 指标 | 本期 | 上年同期 | 完成值',
    'A code, B name, C numerator, D denominator, E actual',
  ],
  [
    'a 本期 beside an 上年同期 and no results',
    '代码 | 指标 | 目标 | 本期 | 上年同期',
    'A code, B name, C target, D actual',
  ],
  ['a 本期 alone', '代码 | 指标 | 目标 | 本期', 'A code, B name, C target, D actual'],
  ['a 本期 beside 累计', '代码 | 指标 | 本期 | 累计', 'A code, B name, D actual'],
  ['a 上年同期 without a pair', '代码 | 指标 | 完成值 | 上年同期', 'A code, B name, C actual'],
  ['分子 with 上年同期', '代码 | 指标 | 分子 | 上年同期', 'A code, B name, C numerator, D denominator'],
  ['分子, 分母 and 本期', '代码 | 指标 | 分子 | 分母 | 本期', 'A code, B name, C numerator, D denominator, E actual'],
  ['two periods', '代码 | 指标 | 1-6月完成 | 1-9月完成', 'A code, B name, C previous, D actual'],
  ['two periods, the later first', '代码 | 指标 | 1-9月完成 | 1-6月完成', 'A code, B name, C actual, D previous'],
  ['two periods and 上期', '代码 | 指标 | 上期 | 1-6月完成 | 1-9月完成', 'A code, B name, C previous, E actual'],
  ['a period for the results', '代码 | 指标 | 目标 | 2021年1-9月', 'A code, B name, C target, D actual'],
  ['two periods for the results', '代码 | 指标 | 二季度 | 三季度', 'A code, B name, C previous, D actual'],
  ['a quarter beside the months so far', '代码 | 指标 | 7-9月 | 1-9月', 'A code, B name, D actual'],
  ['a quarter beside a total', '代码 | 指标 | 三季度完成 | 年度累计完成', 'A code, B name, D actual'],
  ['本季 beside a total', '代码 | 指标 | 本季度完成数 | 2021年以来累计数', 'A code, B name, D actual'],
  ['a quarter beside the total of a year before', '代码 | 指标 | 2020年累计 | 三季度完成', 'A code, B name, D actual'],
  ['each month and a total', '代码 | 指标 | 7月 | 8月 | 9月 | 1-9月', 'A code, B name, F actual'],
  ['two dates so far', '代码 | 指标 | 截至6月底完成 | 截至9月底完成', 'A code, B name, C previous, D actual'],
  ['each quarter and a total', '代码 | 指标 | 一季度 | 二季度 | 三季度 | 1-9月累计', 'A code, B name, F actual'],
  [
    'the quarter before beside a total',
    '代码 | 指标 | 二季度完成 | 三季度累计完成',
    'A code, B name, C previous, D actual',
  ],
  ['a quarter beside an earlier total', '代码 | 指标 | 1-6月完成 | 三季度完成', 'A code, B name, C previous, D actual'],
  ['a period beside the results', '代码 | 指标 | 完成值 | 9月', 'A code, B name, C actual'],
  ['half a year beside 完成情况', '代码 | 指标 | 上半年完成 | 完成情况', 'A code, B name, D actual'],
  ['a year alone', '代码 | 指标 | 完成值 | 2022年', 'A code, B name, C actual'],
  [
    'a year of its own below a heading',
    '代码 | 指标 | 完成情况 | <<\n^^ | ^^ | 2020年1-9月完成 | 2021年1-9月完成',
    'A code, B name, D actual',
  ],
  ['a base year', '代码 | 指标 | 2020年完成 | 1-9月完成', 'A code, B name, D actual'],
  ['a year before', '代码 | 指标 | 2020年1-9月完成 | 2021年1-9月完成', 'A code, B name, D actual'],
  ['targets of two years', '代码 | 指标 | 2021年目标 | 2022年目标 | 完成', 'A code, B name, D target, E actual'],
  ['extra columns', '代码 | 指标 | 权重 | 目标 | 联系人 | 完成', 'A code, B name, D target, F actual'],
  ['单位 and 责任单位', '代码 | 指标 | 单位 | 完成 | 责任单位', 'A code, B name, C unit, D actual, E departments'],
  ['an unknown word over the names', '代码 | 工作 | 目标 | 完成', 'A code, B name, C target, D actual'],
  ['no word over codes and names', ' | | 目标 | 完成', 'A code, B name, C target, D actual'],
  ['another word over the names', '代码 | 目标任务 | 目标值 | 完成值', 'A code, B name, C target, D actual'],
])('a header with %s', (_, header, columns) => {
  expect(columnsOf(reportOf(withHeader(header, '1 | 2 | 3 | 4 | 5')))).toBe(columns);
});

test.each([
  ['nothing twice', '代码 | 指标 | 目标 | 完成值', []],
  ['a header twice', '代码 | 指标 | 完成值 | 完成值', [{ role: 'actual', column: 3, first: 2 }]],
  ['a name twice', '代码 | 指标 | 指标 | 完成值', [{ role: 'name', column: 2, first: 1 }]],
  [
    'two headers twice, by column',
    '代码 | 指标 | 目标 | 完成值 | 完成值 | 目标',
    [
      { role: 'actual', column: 4, first: 3 },
      { role: 'target', column: 5, first: 2 },
    ],
  ],
  ['the same months of two years', '代码 | 指标 | 2020年 | 2021年\n^^ | ^^ | 1-9月累计 | 1-9月累计', []],
  ['two words for one thing', '代码 | 指标 | 备注 | 情况说明 | 完成值', []],
  ['a header merged over two columns', '代码 | 指标 | 目标 | 完成值 | <<', []],
])('%s', (_, header, duplicates) => {
  expect(reportOf(withHeader(header, '1 | 2 | 3 | 4')).layout.duplicates).toEqual(duplicates);
});

test.each([
  [
    'two rows merged both ways',
    `
序号 | 考核指标 | 2022年目标 | 完 成 情 况 | << | << | 备  注
^^   | ^^       | ^^         | 分子（本期） | 分母（基期） | 累计完成 | ^^`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 1],
  ],
  [
    'three rows',
    `
序号 | 考核指标 | 目标 | 2021年 | << | << | 备注
^^   | ^^       | ^^   | 本期 | << | 上期 | ^^
^^   | ^^       | ^^   | 分子 | 分母 | 完成值 | ^^`,
    'A sequence, B name, C target, D numerator, E denominator, F previous, G explanation',
    [0, 2],
  ],
  [
    'three rows, the years in the second',
    `
序号 | 考核指标 | 目标 | 完成情况 | << | << | 备注
^^   | ^^       | ^^   | 2020年 | 2021年 | << | ^^
^^   | ^^       | ^^   | 1-9月累计 | 1-9月累计 | 同比% | ^^`,
    'A sequence, B name, C target, E actual, G explanation',
    [0, 2],
  ],
  [
    'a row that counts the columns',
    `
序号 | 考核指标 | 目标 | 分子 | 分母 | 完成 | 备注
甲 | 乙 | 1 | 2 | 3 | 4=2/3 | 丁`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 1],
  ],
  [
    'words parted over two rows',
    `
序号 | 指标 | 目标 | 本期 | 上年 | 完成 | 情况
 | 名称 | 任务 | 数值 | 同期 | 数 | 说明`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 1],
  ],
  [
    'qualifiers below a parent',
    `
序号 | 考核指标 | 目标 | 实际完成 | << | 完成率 | 备注
 | | 2022年 | 1-6月 | 1-9月 | （%） |`,
    'A sequence, B name, C target, D previous, E actual, F attainment, G explanation',
    [0, 1],
  ],
  [
    'a parent that is another period',
    `
序号 | 考核指标 | 目标 | 上期 | << | 累计完成 | 备注
^^ | ^^ | ^^ | 完成值 | 分子 | ^^ | ^^`,
    'A sequence, B name, C target, D previous, F actual, G explanation',
    [0, 1],
  ],
  [
    'a parent that is the year before',
    `
序号 | 考核指标 | 分子 | 上年同期 | 其中 | 累计完成 | 备注
^^ | ^^ | ^^ | 完成值 | 其中 | ^^ | ^^`,
    'A sequence, B name, C numerator, D denominator, F actual, G explanation',
    [0, 1],
  ],
  [
    'a parent that is another period, over words of their own',
    `
序号 | 考核指标 | 目标 | 上期 | << | 累计完成 | 备注
^^ | ^^ | ^^ | 实际完成数 | 目标 | ^^ | ^^`,
    'A sequence, B name, C target, D previous, F actual, G explanation',
    [0, 1],
  ],
  [
    'a parent that is the year before, over words of their own',
    `
序号 | 考核指标 | 分子 | 上年同期 | << | 累计完成 | 备注
^^ | ^^ | ^^ | 完成数 | 目标 | ^^ | ^^`,
    'A sequence, B name, C numerator, D denominator, F actual, G explanation',
    [0, 1],
  ],
  [
    'this year and the last below the months',
    `
序号 | 考核指标 | 目标 | 1-9月 | << | 备注
^^ | ^^ | ^^ | 今年 | 去年 | ^^`,
    'A sequence, B name, C target, D actual, F explanation',
    [0, 1],
  ],
  [
    'a qualifier below nothing of ours',
    `
序号 | 考核指标 | 目标 | 规模 | 完成率 | 累计完成 | 备注
^^ | ^^ | ^^ | 数值 | ^^ | ^^ | ^^`,
    'A sequence, B name, C target, E attainment, F actual, G explanation',
    [0, 1],
  ],
  [
    'a clause heading that sounds like a header',
    `
序号 | 考核指标 | 目标 | 分子 | 分母 | 完成 | 备注
（一）主要目标 | << | << | << | << | << | <<`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 0],
  ],
  [
    'a clause heading in the column of names',
    `
序号 | 考核指标 | 目标 | 分子 | 分母 | 完成 | 备注
 | 主要目标 | | | | |`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 0],
  ],
  [
    'a word alone, below a header of figures',
    `
序号 | 考核指标 | 目标 | 分子 | 分母 | 完成情况 | 备注
 | | | | | 累计完成 |`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 1],
  ],
  [
    'a word alone, far below',
    `
序号 | 考核指标 | 目标 | 分子 | 分母 | 完成 | 备注




备注`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 0],
  ],
  [
    'rows with an empty one between',
    `
序号 | 考核指标 | 目标 | 分子 | 分母 | 完成 | 备注

 | 指标名称`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 2],
  ],
  [
    'a parent row without merged neighbours',
    `
季度报表
 | | | 完成情况 | << | << |
序号 | 考核指标 | 目标 | 分子 | 分母 | 完成值 | 备注`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [1, 2],
  ],
  [
    'headings before the first indicator',
    `
序号 | 考核指标 | 目标 | 分子 | 分母 | 完成 | 备注

一、加快制造方式数字化提升 | << | << | << | << | << | <<`,
    'A sequence, B name, C target, D numerator, E denominator, F actual, G explanation',
    [0, 0],
  ],
])('a header of %s', (_, header, columns, [first, last]) => {
  const report = reportOf(`${header}
1 | 机器人密度 | 148 | 1686 | 11.38 | 148.2 | 一
2 | 实施智能化技术改造项目 | 2 | | | 5 | 二
3 | 传统制造业新增应用机器人 | 3 | | | 6 | 三`);
  expect(columnsOf(report)).toBe(columns);
  expect(report.layout.header).toEqual({ first, last });
});

test('the texts of headers stand with their cells, merged ones over every column', () => {
  const { headers } = reportOf(`
代码 | 指标 | 完成情况 | <<
^^ | ^^ | 分子 | 完成值${ROWS('1 | 2')}`).layout;
  expect([...headers].map(([column, { row, text }]) => [column, row, text])).toEqual([
    [0, 0, '代码'],
    [1, 0, '指标'],
    [2, 1, '分子'],
    [3, 1, '完成值'],
  ]);
});

test.each([
  ['figures', '5', 'C actual', 5],
  ['words', '已开展三轮企业走访对接工作', 'C explanation', undefined],
])('完成情况 over %s', (_, content, column, actual) => {
  const report = reportOf(withHeader('代码 | 指标 | 完成情况 | 达成率', `${content} | 50%`));
  expect(columnsOf(report)).toBe(`A code, B name, ${column}, D attainment`);
  expect(shown(report.byCode.get('D2-02')!.actual?.number)).toBe(actual);
});

test('进展 over figures are the results', () => {
  expect(columnsOf(reportOf(withHeader('代码 | 指标 | 目标 | 目前进展 | 责任单位', '20 | 12 | 经信局')))).toBe(
    'A code, B name, C target, D actual, E departments',
  );
});

test('figures in the explanation are no results beside those of the form', () => {
  expect(columnsOf(reportOf(withHeader('代码 | 指标 | 完成值 | 进展情况', '1 | 2')))).toBe(
    'A code, B name, C actual, D explanation',
  );
});

test('a second column of words is read where the explanation is blank', () => {
  const report = reportOf(`
指标 | 完成值 | 存在问题 | 备注 | 工作进展
机器人密度 | 5 | 设备安装滞后 | 核验中 |
实施智能化技术改造项目 | 5 | 企业投资意愿偏弱 | | 已签约
传统制造业新增应用机器人 | 5 | | | 已签约三家
新增未来工厂 | 5 | | |`);
  expect(report.entries.map(({ explanation }) => [explanation!.column, explanation!.text])).toEqual([
    [3, '核验中'],
    [2, '企业投资意愿偏弱'],
    [4, '已签约三家'],
    [3, ''],
  ]);
});

test.each([
  ['reasons', '未达序时进度原因', 4],
  ['what will be done', '下步打算', 3],
])('a column of %s beside what was done', (_, header, column) => {
  const report = reportOf(`
指标 | 目标 | 完成值 | 完成情况 | ${header}
实施智能化技术改造项目 | 2 | 1 | 两个项目已开工建设，一个完成验收 | 情况属实
传统制造业新增应用机器人 | 3 | 1 | 机器人应用企业已有一家投产 | 情况属实
新增数字化车间和智能工厂 | 3 | 1 | 一家已通过市级认定并公布 | 情况属实`);
  expect(report.layout.columns.get('explanation')).toBe(column);
});

test('a table beside it is another table', () => {
  const report = reportOf(`
代码 | 指标 | 目标 | 完成值 | | 部门 | 备注
D2-02 | 实施智能化技术改造项目 | 2 | 1 | | 办公室 | 八楼
D2-03 | 传统制造业新增应用机器人 | 3 | 1 | | 综合科 | 九楼
D2-05 | 新增数字化车间和智能工厂 | 3 | 1 | | 信息科 | 十楼`);
  expect(columnsOf(report)).toBe('A code, B name, C target, D actual');
});

test('an empty column within the table is no end of it while its figures are still to come', () => {
  const report = reportOf(`
代码 | 指标 | | 完成值
D2-02 | 实施智能化技术改造项目 | | 1
D2-03 | 传统制造业新增应用机器人 | | 2
D2-05 | 新增数字化车间和智能工厂 | | 3`);
  expect(columnsOf(report)).toBe('A code, B name, D actual');
});

test.each([
  ['results behind a numerator', '分子', '完成情况', 'numerator', 'actual'],
  ['a target behind the results', '完成值', '目标', 'actual', 'target'],
  ['a denominator behind the results', '完成值', '分母', 'actual', 'denominator'],
])('%s and an empty column are the table’s', (_, first, second, one, other) => {
  const report = reportOf(withHeader(`代码 | 指标 | ${first} | | ${second}`, '1 | | 3'));
  expect(columnsOf(report)).toBe(`A code, B name, C ${one}, E ${other}`);
});

test.each([
  ['an explanation', '备注', 'explanation'],
  ['evidence', '佐证材料', 'evidence'],
])('%s behind an empty column belongs to the table', (_, header, role) => {
  const report = reportOf(`
代码 | 指标 | 完成值 | | ${header}
D2-02 | 实施智能化技术改造项目 | 1 | | 甲
D2-03 | 传统制造业新增应用机器人 | 2 | |
D2-05 | 新增数字化车间和智能工厂 | 3 | |`);
  expect(columnsOf(report)).toBe(`A code, B name, C actual, E ${role}`);
});

test.each([
  ['far away', '代码 | 指标 | 完成值 | | | | 备注'],
  ['a column that the table has already', '代码 | 指标 | 完成值 | 备注 | | 备注 |'],
])('%s is no column of the table behind an empty one', (_, header) => {
  const report = reportOf(withHeader(header, '1'));
  expect(columnsOf(report).startsWith('A code, B name, C actual')).toBe(true);
  expect([report.layout.columns.get('explanation') ?? 3, report.layout.duplicates]).toEqual([3, []]);
});

test('a table to the left of an empty column is another table', () => {
  const report = reportOf(`
目标 | 完成 | | 指标 | 完成值
9 | 9 | | 实施智能化技术改造项目 | 1
9 | 9 | | 传统制造业新增应用机器人 | 2
9 | 9 | | 新增数字化车间和智能工厂 | 3`);
  expect(columnsOf(report)).toBe('D name, E actual');
});

test('one table in two column groups is one report', () => {
  const report = reportOf(`
序号 | 指标 | 目标 | 完成值 | 序号 | 指标 | 目标 | 完成值
1 | 实施智能化技术改造项目 | 10 | 1 | 4 | 新增未来工厂 | 40 | 4
2 | 传统制造业新增应用机器人 | 20 | 2 | 5 | 新增省级以上绿色工厂 | 50 | 5
3 | 新增数字化车间和智能工厂 | 30 | 3 | 6 | 新增上云标杆企业 | 60 | 6`);
  expect(report.entries.map(({ code, actual }) => [code, actual!.column, shown(actual!.number)])).toEqual([
    ['D2-02', 3, 1],
    ['D2-03', 3, 2],
    ['D2-05', 3, 3],
    ['D2-06', 7, 4],
    ['D2-07', 7, 5],
    ['D3-03', 7, 6],
  ]);
  expect(report.layout.duplicates).toEqual([]);
  expect(columnsOf(report)).toBe('A sequence, B name, C target, D actual');
});

test('column groups with codes', () => {
  const report = reportOf(`
代码 | 指标 | 完成值 | 代码 | 指标 | 完成值
D2-02 | 实施智能化技术改造项目 | 1 | D2-06 | 新增未来工厂 | 4
D2-03 | 传统制造业新增应用机器人 | 2 | D2-07 | 新增省级以上绿色工厂 | 5
D2-05 | 新增数字化车间和智能工厂 | 3 | D3-03 | 新增上云标杆企业 | 6`);
  expect(report.entries.map(({ code, codeCell, actual }) => [code, codeCell!.column, actual!.column])).toEqual([
    ['D2-02', 0, 2],
    ['D2-03', 0, 2],
    ['D2-05', 0, 2],
    ['D2-06', 3, 5],
    ['D2-07', 3, 5],
    ['D3-03', 3, 5],
  ]);
});

test.each([
  ['a list of indicators', '代码 | 指标 | 计量单位 | 目标值', 0],
  ['a dictionary', '代码 | 指标 | 指标解释 | 数据来源', 0],
  ['a list of indicators with a column of progress', '代码 | 指标 | 计量单位 | 上期完成值', 1],
])('%s', (_, header, reports) => {
  expect(bindGrid(withHeader(header, '个 | 12')).reports).toHaveLength(reports);
});

test.each([
  ['targets and one label', '填报单位：鹿城区', '代码 | 指标 | 单位 | 目标值', 1],
  ['explanations and one label', '填报单位：鹿城区', '代码 | 指标 | 单位 | 备注', 1],
  ['a header without figures and one label', '填报单位：鹿城区', '代码 | 指标 | 单位 | 权重', 0],
  ['a header without figures and two labels', '填报单位：鹿城区 | | 填报人：林晓慧', '代码 | 指标 | 单位 | 权重', 1],
  ['no header and two labels', '填报单位：鹿城区 | | 填报人：林晓慧', '', 1],
  ['no header and no labels', '', '', 0],
])('a form without 完成值: %s', (_, identity, header, reports) => {
  expect(bindGrid(`${identity}\n${header}${ROWS('个 | 12')}`).reports).toHaveLength(reports);
});

test('without any header the columns of codes and names are known by what stands in them', () => {
  const report = reportOf(`填报单位：鹿城区 | | 填报人：林晓慧${ROWS('个 | 12')}`);
  expect(columnsOf(report)).toBe('A code, B name');
  expect(report.layout).toMatchObject({ header: { first: 0, last: 0 }, body: { first: 1, last: 3 } });
  expect(report.layout.headers.size).toBe(0);
});
