import { toA1 } from '../../../src/core/address';
import { dateSerial } from '../../../src/core/period';
import type { Identity, Located, Report } from '../../../src/core/report/report';
import { reportOf } from '../../support/bind';
import { Form } from '../../support/form';
import type { SheetOptions } from '../../support/sheet';

const TABLE = `
指标 | 单位 | 目标 | 完成值 | 备注
实施智能化技术改造项目 | 个 | 10 | 1 |
传统制造业新增应用机器人 | 台 | 20 | 2 |
新增数字化车间和智能工厂 | 家 | 30 | 3 |`;

const above = (rows: string, options: SheetOptions = {}, name = 'Sheet1'): Report =>
  reportOf(`${rows}${TABLE}`, options, name);
const below = (rows: string): Report => reportOf(`${TABLE}\n${rows}`);

/** `A1 鹿城区 = 330302`: where it stands, what it says, what it means. */
function said(located: Located<unknown> | null): string | null {
  if (!located) return null;
  const { row, column, text, value } = located;
  const meaning =
    typeof value === 'object' && value !== null
      ? ((value as { code?: string }).code ?? (value as { id?: string }).id)
      : value;
  return `${toA1(row, column)} ${text} = ${String(meaning)}`;
}

function allOf({ identity }: Report): Partial<Record<keyof Identity, string>> {
  const all: Partial<Record<keyof Identity, string>> = {};
  for (const [role, located] of Object.entries(identity) as [keyof Identity, Located<unknown> | null][]) {
    const words = said(located);
    if (words) all[role] = words;
  }
  return all;
}

const DATE = String(dateSerial(2021, 10, 11));

test.each<[string, string, Partial<Record<keyof Identity, string>>]>([
  [
    'a colon',
    '填报单位：鹿城区 | 报告期：2021年第三季度',
    { unit: 'A1 鹿城区 = 330302', period: 'B1 2021年第三季度 = 2021Q3' },
  ],
  ['a half-width colon and spaces', '填报单位 : 鹿城区', { unit: 'A1 鹿城区 = 330302' }],
  ['letters spaced out', '填 报 单 位：鹿 城 区', { unit: 'A1 鹿 城 区 = 330302' }],
  [
    'the day that the figures run up to',
    '填报单位：鹿城区 | 数据截止时间：2021年9月30日',
    { unit: 'A1 鹿城区 = 330302', period: 'B1 2021年9月30日 = 2021-09' },
  ],
  [
    'the day by which to report',
    '填报单位：鹿城区 | 截止日期：2021年10月15日 | 报告期：2021Q3',
    { unit: 'A1 鹿城区 = 330302', period: 'C1 2021Q3 = 2021Q3' },
  ],
  ['a seal in brackets', '填报单位（盖章）：鹿城区', { unit: 'A1 鹿城区 = 330302' }],
  ['a space alone', '填报单位 鹿城区', { unit: 'A1 鹿城区 = 330302' }],
  ['a cell beside it', '填报单位 | 鹿城区', { unit: 'B1 鹿城区 = 330302' }],
  ['a colon and a cell beside it', '填报单位： | 鹿城区', { unit: 'B1 鹿城区 = 330302' }],
  ['a cell some columns away', '填报单位 | | | 鹿城区', { unit: 'D1 鹿城区 = 330302' }],
  ['a merged label', '填报单位 | << | 鹿城区', { unit: 'C1 鹿城区 = 330302' }],
  [
    'a line of labels above a line of values',
    '填报单位 | 报告期\n鹿城区 | 2021Q3',
    { unit: 'A2 鹿城区 = 330302', period: 'B2 2021Q3 = 2021Q3' },
  ],
  [
    'several in one cell',
    '填报单位：鹿城区          2021年1-9月',
    { unit: 'A1 鹿城区 = 330302', period: 'A1 2021年1-9月 = 2021Q3' },
  ],
  [
    'a unit left blank before the period',
    '填报单位：                2021年第三季度    单位：家、个、%',
    { unit: 'A1  = null', period: 'A1 2021年第三季度 = 2021Q3' },
  ],
  [
    'several labels in one cell',
    '填报单位：鹿城区 报告期：2021年9月',
    { unit: 'A1 鹿城区 = 330302', period: 'A1 2021年9月 = 2021-09' },
  ],
  [
    'a label left empty before another of its cell, whatever stands beside',
    '填报单位： 报告期：2021年9月 | 鹿城区',
    { unit: 'A1  = null', period: 'A1 2021年9月 = 2021-09' },
  ],
  [
    'several labels without any space',
    '填报人：林晓慧审核人：潘建武',
    { filler: 'A1 林晓慧 = 林晓慧', reviewer: 'A1 潘建武 = 潘建武' },
  ],
  ['the measure of the figures after it', '填报单位：鹿城区      单位：家、个、%', { unit: 'A1 鹿城区 = 330302' }],
  [
    'several lines',
    '填报单位：鹿城区\\n报告期：2021年三季度',
    { unit: 'A1 鹿城区 = 330302', period: 'A1 2021年三季度 = 2021Q3' },
  ],
  ['单位', '单位：鹿城区', { unit: 'A1 鹿城区 = 330302' }],
  ['县（市、区）', '县（市、区）：鹿城区', { unit: 'A1 鹿城区 = 330302' }],
  ['a space and nothing that says anything', '填报单位 ；', { unit: 'A1  = null' }],
  ['a name in full', '填报单位：温州市鹿城区人民政府', { unit: 'A1 温州市鹿城区人民政府 = 330302' }],
  ['an unknown unit', '填报单位：鹿成区', { unit: 'A1 鹿成区 = null' }],
  ['two units', '填报单位：鹿城区、龙湾区', { unit: 'A1 鹿城区、龙湾区 = null' }],
  ['a code as text', '区划代码：330302', { unitCode: 'A1 330302 = 330302' }],
  ['a code as a number', '行政区划代码 | 330302', { unitCode: 'B1 330302 = 330302' }],
  ['an unreadable period', '报告期：本季度', { period: 'A1 本季度 = null' }],
  ['a period as a number', '报告期 | 202109', { period: 'B1 202109 = 2021-09' }],
  ['a period as its last day', '报告期：2021年9月30日', { period: 'A1 2021年9月30日 = 2021-09' }],
  ['a day of filing for a period', '报告期：2021年10月11日', { period: 'A1 2021年10月11日 = null' }],
  ['a period as a date', '报告期 | {yyyy/m} 44440', { period: 'B1 44440 = 2021-09' }],
  ['a period as a number that is no date', '报告期 | {0} 44440', { period: 'B1 44440 = null' }],
  ['所属期', '所属期：2021年8月', { period: 'A1 2021年8月 = 2021-08' }],
  ['时间', '时间：2021年第三季度', { period: 'A1 2021年第三季度 = 2021Q3' }],
  ['时间 with something else', '时间：季后15日内', {}],
  [
    'all the people',
    '单位负责人：周国梁  填表人：林晓慧  复核人：潘建武  电话：0577-88031256  报出日期：2021年10月11日',
    {
      leader: 'A1 周国梁 = 周国梁',
      filler: 'A1 林晓慧 = 林晓慧',
      reviewer: 'A1 潘建武 = 潘建武',
      phone: 'A1 0577-88031256 = 0577-88031256',
      date: `A1 2021年10月11日 = ${DATE}`,
    },
  ],
  ['a name spaced out', '填报人：李　明', { filler: 'A1 李明 = 李明' }],
  ['a name and something behind it', '填报人：李明      盖章处', { filler: 'A1 李明 = 李明' }],
  ['a phone as a number', '联系电话 | 13858812046', { phone: 'B1 13858812046 = 13858812046' }],
  ['a date as a serial number', `填报日期 | {yyyy/m/d} ${DATE}`, { date: `B1 ${DATE} = ${DATE}` }],
  ['a date in one number', '填报日期 | 20211011', { date: `B1 20211011 = ${DATE}` }],
  ['a date spaced out', '填报日期：2021 年  10 月   11 日', { date: `A1 2021 年10 月11 日 = ${DATE}` }],
  ['a period spaced out', '报告期：2021 年   第三季度   单位：家', { period: 'A1 2021 年第三季度 = 2021Q3' }],
  ['months spaced out', '报告期：2021年   1 - 9 月', { period: 'A1 2021年1 - 9 月 = 2021Q3' }],
  ['months of two digits behind a space', '报告期：2021 年  1-12月份', { period: 'A1 2021 年1-12月份 = 2021Q4' }],
  ['the end of a month spaced out', '报告期：2021年  9月末  单位：家', { period: 'A1 2021年9月末 = 2021-09' }],
  ['a half year spaced out', '报告期：2021年  上半年', { period: 'A1 2021年上半年 = 2021H1' }],
  ['a quarter in one word spaced out', '报告期：2021年  3季', { period: 'A1 2021年3季 = 2021Q3' }],
  ['a period and a date', '2021年1-9月      2021年10月11日', { period: 'A1 2021年1-9月 = 2021Q3' }],
  ['a line to fill in', '填报人：________  填报日期：    年    月    日', { filler: 'A1  = null', date: 'A1  = null' }],
  ['an impossible date', '填报日期：2021年10月32日', { date: 'A1 2021年10月32日 = null' }],
  [
    'a period where the date should be',
    '填报时间：2021年第三季度',
    { period: 'A1 2021年第三季度 = 2021Q3', date: 'A1 2021年第三季度 = null' },
  ],
  [
    'a date without its day, below the period',
    '填报单位：鹿城区      2021年第三季度\n填报日期：2021年10月',
    { unit: 'A1 鹿城区 = 330302', period: 'A1 2021年第三季度 = 2021Q3', date: 'A2 2021年10月 = null' },
  ],
  ['labels that are none of ours', '表号：温制改县01表 | 制定机关：温州市经济和信息化局 | 有效期至：2022年12月', {}],
  ['a label that is part of a word', '责任单位负责人电话簿', {}],
])('the identity by %s', (_, rows, identity) => {
  expect(allOf(above(rows))).toEqual(identity);
});

test.each<[string, string, string | null]>([
  ['a blank behind a colon stands in the label’s cell', '填报人：', 'A1  = null'],
  ['a blank behind a bare label stands beside it', '填报人 | | 审核人 | 王志远', 'B1  = null'],
  ['a blank behind a merged label stands beside the merge', '填报人 | << | | 审核人 | 王志远', 'C1  = null'],
  ['a blank before another label in the cell', '填报人：      审核人：王志远', 'A1  = null'],
  ['a blank stands beside its colon where the other values do', '填报人： | | 审核人： | 王志远', 'B1  = null'],
  ['a blank at the end of the row', '审核人 | 王志远 | 填报人', 'D1  = null'],
  ['a blank below a line of labels stands there', '填报人 | 审核人\n | 王志远', 'A2  = null'],
  ['a label above a label has no place for its value', '填报人 | 审核人\n联系电话 | 13858812046', 'A1  = null'],
  ['a label far from any value', '填报人 | | | | | | | | | | 远', 'B1  = null'],
  ['no label', '审核人：王志远', null],
  ['a label of two uses without a value', '填报：', null],
])('%s', (_, rows, filler) => {
  expect(said(above(rows).identity.filler)).toBe(filler);
});

test('of several places the one that can be understood counts, then the one that says anything', () => {
  expect(said(above('填报日期：\n填报日期：十月\n填表日期：2021年10月11日').identity.date)).toBe(
    `A3 2021年10月11日 = ${DATE}`,
  );
  expect(said(above('填报人：\n填表人：林晓慧').identity.filler)).toBe('A2 林晓慧 = 林晓慧');
  expect(said(above('联系人：赵\n填报人：林晓慧').identity.filler)).toBe('A2 林晓慧 = 林晓慧');
});

test.each([
  ['both', '填报单位 | 报告期', '鹿城区 | 2021年三季度', '330302', '2021Q3'],
  ['neither readable', '单位名称 | 时间', '某区 | 本季', null, null],
])('a table may say the unit and the period in columns of their own: %s', (_, header, cells, unit, period) => {
  const { identity } = reportOf(`指标 | 完成值 | ${header}
实施智能化技术改造项目 | 1 | ${cells}
传统制造业新增应用机器人 | 1 | ${cells}
新增未来工厂 | 1 | ${cells}`);
  expect([identity.unit?.value?.code ?? null, identity.period?.value?.id ?? null]).toEqual([unit, period]);
});

test('labels stand below the table as well, and beside it', () => {
  expect(allOf(below('填报人：林晓慧 | | | 联系电话：0577-88031256'))).toEqual({
    filler: 'A5 林晓慧 = 林晓慧',
    phone: 'D5 0577-88031256 = 0577-88031256',
  });
  expect(
    allOf(
      reportOf(`
指标 | 单位 | 目标 | 完成值
实施智能化技术改造项目 | 个 | 10 | 1 | | 填报单位：鹿城区
传统制造业新增应用机器人 | 台 | 20 | 2 | | 填报人 | 林晓慧
新增数字化车间和智能工厂 | 家 | 30 | 3`),
    ),
  ).toEqual({ unit: 'F2 鹿城区 = 330302', filler: 'G3 林晓慧 = 林晓慧' });
});

test('what looks like a label in a note is prose', () => {
  expect(
    allOf(
      below(
        '说明：1. 统计范围：规上企业。2. 报送时间：季后15日内。\n3. 填报人：指具体经办人员。\n注 | 审核人：指科室负责人',
      ),
    ),
  ).toEqual({});
  expect(allOf(below(`${'这一段很长'.repeat(100)} 填报人：某`))).toEqual({});
});

test.each<[string, string, string | null, string | null]>([
  ['a title', '鹿城区传统制造业改造提升2.0版指标报送表（2021年第三季度） | << | <<', '330302', '2021Q3'],
  ['a title without them', '温州市传统制造业改造提升2.0版指标报送表', null, null],
  ['loose words', '鹿城区 | | | 2021年1-9月', '330302', '2021Q3'],
  ['a year alone', '鹿城区2021年度传统制造业改造提升指标报送表', '330302', '2021'],
  ['a year and a quarter', '2021年度传统制造业改造提升指标报送表\n（2021年前三季度）', null, '2021Q3'],
  ['a title hidden under a merge', '报送表 | 鹿城区\n | ', '330302', null],
])('without a label the unit and the period come from %s', (_, rows, unit, period) => {
  const report = above(rows);
  expect([report.unit?.code ?? null, report.period?.id ?? null]).toEqual([unit, period]);
});

test('words hidden under a merge say nothing', () => {
  const report = above('报送表 | 填报单位：鹿城区', { merges: ['A1:B1'] });
  expect([report.unit, report.identity.unit]).toEqual([null, null]);
});

test.each<[string, string, string, string | null, string | null]>([
  ['the sheet’s name', '', '鹿城区 ', '330302', null],
  ['the sheet’s name with a period', '', '2021年三季度-鹿城', '330302', '2021Q3'],
  ['the code before the sheet’s name', '行政区划代码：330303', '鹿城区', '330303', null],
  ['the label before the code', '填报单位：鹿城区 | 区划代码：330303', '瓯海区', '330302', null],
  ['the sheet’s name where the label says nothing known', '填报单位：某区', '鹿城区', '330302', null],
  ['a sheet of totals', '', '全市合计', '330300', null],
  ['a unit that nobody knows on a sheet of totals', '填报单位：瑞按市', '汇总', null, null],
  ['nothing', '', 'Sheet1', null, null],
])('the report’s unit and period: %s', (_, rows, name, unit, period) => {
  const report = above(rows, {}, name);
  expect([report.unit?.code ?? null, report.period?.id ?? null]).toEqual([unit, period]);
});

test('the city form without any name is the city’s', () => {
  const report = reportOf(`指标 | 完成值\n新增中国500强企业 | 1\n亩均增加值全省排名 | 4\n企业问题化解率 | 95%`);
  expect([report.form, report.unit?.code]).toEqual(['city', '330300']);
});

describe('the identity line of a generated sheet, whatever was blanked in it', () => {
  const PARTS = ['填报单位', '区划代码', '报告期'] as const;
  const subsets = PARTS.reduce<readonly (readonly string[])[]>(
    (sets, part) => sets.flatMap((set) => [set, [...set, part]]),
    [[]],
  );

  test.each(subsets.map((blank) => [blank.join('、') || 'nothing', blank] as const))('%s', (_, blank) => {
    const form = Form.generated();
    const places = PARTS.map((part) => form.find(`${part}：`));
    for (const part of blank) form.say(part, '');
    const { identity, layout } = form.report();
    const found = [identity.unit, identity.unitCode, identity.period];
    expect(found.map((part) => part && toA1(part.row, part.column))).toEqual(places);
    expect(found.map((part) => part?.text === '')).toEqual(PARTS.map((part) => blank.includes(part)));
    expect(toA1(layout.header.first, 0)).toBe('A4');
  });
});

test.each(['制表', '填表', '审核', '复核', '手机'])('%s with nothing behind it says nothing', (label) => {
  expect(allOf(above(`${label}：`))).toEqual({});
});
