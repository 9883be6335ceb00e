import { indicatorsOfForm } from '../../../src/core/schema/facts';
import { WENZHOU_2020_93 } from '../../../src/core/schema/wenzhou-2020-93';
import { reportOf, bindGrid, rowsOf, shown } from '../../support/bind';

/** Three rows that make any grid a report. */
const BASE = `
代码 | 指标 | 单位 | 目标 | 完成值 | 备注
D2-02 | 实施智能化技术改造项目 | 个 | 10 | 1 |
D2-03 | 传统制造业新增应用机器人 | 台 | 20 | 2 |
D2-05 | 新增数字化车间和智能工厂 | 家 | 30 | 3 |`;
const FOUND = 'D2-02@2 D2-03@3 D2-05@4';

const unknownOf = (grid: string) =>
  reportOf(grid).unknown.map(({ row, cell, nearest }) => [row + 1, cell.text, nearest?.indicator.code ?? null]);

test.each([
  ['its code', 'D2-06 | 别的名称', 'D2-06', 'code'],
  ['a full-width code', 'Ｄ２－０６ | 别的名称', 'D2-06', 'code'],
  ['a code without its dash', 'D206 | 别的名称', 'D2-06', 'code'],
  ['a code with another dash and spaces', ' d2 — 06 | 别的名称', 'D2-06', 'code'],
  ['a code before its name in one cell', ' | D2-06 新增未来工厂', 'D2-06', 'code'],
  ['its name', ' | 新增未来工厂', 'D2-06', 'name'],
  ['its name with spaces around', ' | "  新增未来工厂 "', 'D2-06', 'name'],
  ['its name without 新增', ' | 未来工厂', 'D2-06', 'normalised-name'],
  ['its name with a number before it', ' | 7.新增未来工厂', 'D2-06', 'normalised-name'],
  ['its name with a number in brackets', ' | （七）新增未来工厂', 'D2-06', 'normalised-name'],
  ['its name with the unit behind it', ' | 新增未来工厂（家）', 'D2-06', 'normalised-name'],
  ['its name with 数 behind it', ' | 新增未来工厂数', 'D2-06', 'normalised-name'],
  ['its name with a star', ' | ★新增未来工厂', 'D2-06', 'normalised-name'],
  ['its name with a footnote', ' | 新增未来工厂①', 'D2-06', 'normalised-name'],
  ['its name spaced out', ' | 新 增 未 来 工 厂', 'D2-06', 'normalised-name'],
  ['its name in two lines', ' | 新增\\n未来工厂', 'D2-06', 'normalised-name'],
  ['its name with other quotation marks', ' | 新增"小升规"企业', 'J4-04', 'normalised-name'],
  ['its name without quotation marks', ' | 新增小升规企业', 'J4-04', 'normalised-name'],
  ['its name without what stands in brackets', ' | 中国质量奖“零”的突破', 'J5-05', 'normalised-name'],
  ['its name with other brackets', ' | 跨境电商网络零售(出口)', 'F3-02', 'normalised-name'],
])('a row is known by %s', (_, cells, code, matchedBy) => {
  const entry = reportOf(`${BASE}\n${cells} | 家 | 1 | 1`).byCode.get(code);
  expect([entry?.row, entry?.matchedBy]).toEqual([4, matchedBy]);
});

test.each([
  ['another code', 'D2-07', 'D2-07'],
  ['no code', '', 'D2-06'],
  ['a code that is none', 'D2-66', 'D2-06'],
])('a name beside %s', (_, code, bound) => {
  const report = reportOf(`${BASE}\n${code} | 新增未来工厂 | 家 | 1 | 1`);
  const entry = report.byCode.get(bound)!;
  expect([entry.row, entry.codeCell!.text, entry.nameCell!.text]).toEqual([4, code, '新增未来工厂']);
  expect([report.unknown, report.repeated]).toEqual([[], []]);
});

test('a code that has its own row, beside the name of another indicator, is a slip of the code', () => {
  const report = reportOf(`${BASE}\nD2-03 | 新增未来工厂 | 家 | 1 | 1`);
  expect([rowsOf(report), report.repeated, report.byCode.get('D2-06')!.matchedBy]).toEqual([
    `${FOUND} D2-06@5`,
    [],
    'name',
  ]);
});

test('the code counts where code and name each have another row', () => {
  const report = reportOf(`${BASE}\nD2-03 | 实施智能化技术改造项目 | 家 | 1 | 1`);
  expect([rowsOf(report), report.repeated.map(({ code, row }) => [code, row])]).toEqual([FOUND, [['D2-03', 4]]]);
});

test('the same indicator again is repeated, its first row counts', () => {
  const report = reportOf(`${BASE}\nD2-03 | 传统制造业新增应用机器人 | 台 | 20 | 9`);
  expect(report.repeated.map(({ code, row, actual }) => [code, row, shown(actual?.number)])).toEqual([['D2-03', 4, 9]]);
  expect(shown(report.byCode.get('D2-03')!.actual?.number)).toBe(2);
});

test.each([
  ['a heading', '一、加快制造方式数字化提升（共7项） | | | |'],
  ['a heading in the column of names', ' | 一、加快制造方式数字化提升 | | |'],
  ['a heading with a figure', '（一）加快制造方式数字化提升 | | | 7 |'],
  ['a heading of the clerk’s own', ' | 二、其他工作 | | 同上 |'],
  ['a merged heading', '(二)1 打造高能级产业平台 | << | << | << | <<'],
  ['a total', '合计 | | | 60 | 6'],
  ['the total of a part', '第一部分小计 | | | 60 | 6'],
  ['a total beside an empty code', ' | 小 计 | | 60 | 6'],
  ['an average', ' | 平均值 | | 60 | 6'],
  ['an empty row', ' | | | |'],
  ['a row of words without data', ' | 其他工作 | | |'],
  ['a header again', '代码 | 指标 | 单位 | 目标 | 完成值'],
  ['a row without words that has no figure', ' | | | 见附件 |'],
])('%s is no row of the table', (_, row) => {
  const report = reportOf(`${BASE}\n${row}\nD2-06 | 新增未来工厂 | 家 | 1 | 1`);
  expect([rowsOf(report), report.unknown]).toEqual([`${FOUND} D2-06@6`, []]);
});

test.each([
  ['its name near a known one', ' | 新增数字车间和智能化工厂 | 家 | 3 | 2', '新增数字车间和智能化工厂', 'D2-05'],
  ['a name like no other', ' | 甲乙丙丁 | 家 | 3 | 2', '甲乙丙丁', null],
  ['a number before it', ' | （三）工业设计中心 | 家 | 3 | 2', '（三）工业设计中心', null],
  ['a code alone', 'X9-99 | | 家 | 3 | 2', 'X9-99', null],
  ['a placeholder for a value', ' | 甲乙丙丁 | 家 | | —', '甲乙丙丁', null],
])('a row of the clerk’s own with %s', (_, row, text, nearest) => {
  expect(unknownOf(`${BASE}\n${row}\nD2-06 | 新增未来工厂 | 家 | 1 | 1`)).toEqual([[5, text, nearest]]);
});

test.each([
  ['on each row', '加快制造方式数字化提升'],
  ['merged over its rows', '^^'],
])('a row of the clerk’s own beside its clause %s', (_, clause) => {
  const grid = `
类别 | 二级指标 | 单位 | 目标 | 完成值
加快制造方式数字化提升 | 实施智能化技术改造项目 | 个 | 10 | 1
${clause} | 传统制造业新增应用机器人 | 台 | 20 | 2
${clause} | 甲乙丙丁 | 家 | 3 | 2
${clause} | 新增数字化车间和智能工厂 | 家 | 30 | 3`;
  expect(unknownOf(grid)).toEqual([[4, '甲乙丙丁', null]]);
});

test('how near a known name is stands beside it', () => {
  const [unknown] = reportOf(`${BASE}\n | 新增未来的工厂 | 家 | 3 | 2`).unknown;
  expect(unknown!.nearest).toMatchObject({ indicator: { code: 'D2-06' } });
  expect(unknown!.nearest!.similarity).toBeGreaterThan(0.8);
  expect(unknown!.nearest!.similarity).toBeLessThan(1);
});

test.each([
  ['right behind the last indicator', ' | 甲乙丙丁 | 家 | 3 | 2', 1],
  ['behind the last indicator without a figure', ' | 甲乙丙丁 | 家 | | 无', 0],
  ['before the foot', ' | 甲乙丙丁 | 家 | 3 | 2\n填报人：林晓慧', 1],
  ['behind the foot', '填报人：林晓慧\n | 甲乙丙丁 | 家 | 3 | 2', 0],
  ['behind a note', '说明：单位为家\n | 甲乙丙丁 | 家 | 3 | 2', 0],
  ['far below', '\n\n\n\n\n\n\n | 甲乙丙丁 | 家 | 3 | 2', 0],
])('a row of data %s', (_, rows, count) => {
  expect(reportOf(`${BASE}\n${rows}`).unknown).toHaveLength(count);
});

test.each([
  ['notes', '说明：1.本表由各县填报\n　　　2.百分数保留1位小数 | | | | 9'],
  ['a note that names indicators', '注 | D2-06新增未来工厂：指经认定的工厂'],
  [
    'a list of explanations',
    '指标解释：\nD2-02 | 实施智能化技术改造项目 | 指已竣工的项目\nD2-06 | 新增未来工厂 | 指经认定的工厂',
  ],
  ['a form block', '单位负责人：周国梁 | 填报人：林晓慧 | | 审核人：潘建武'],
  ['labels in cells of their own', '填报人 | 林晓慧 | 审核人 | 潘建武'],
])('%s below the table are no rows of it', (_, foot) => {
  const report = reportOf(`${BASE}\n${foot}`);
  expect([rowsOf(report), report.unknown, report.repeated, report.layout.body]).toEqual([
    FOUND,
    [],
    [],
    { first: 1, last: 3 },
  ]);
});

test('a table that goes on below a note goes on', () => {
  const report = reportOf(`${BASE}\n注：以上为数字化\nD2-06 | 新增未来工厂 | 家 | 1 | 1`);
  expect([rowsOf(report), report.layout.body]).toEqual([`${FOUND} D2-06@6`, { first: 1, last: 5 }]);
});

test('a remark like a foot above the first indicator is not the foot', () => {
  expect(rowsOf(reportOf(BASE.replace('\nD2-02', '\n备注：以下按序填写\nD2-02')))).toBe('D2-02@3 D2-03@4 D2-05@5');
});

const SUB_ROWS = (label: (industry: string, place: number) => string) =>
  ['电气', '鞋业', '服装', '汽车零部件', '泵阀']
    .map((industry, place) => `${label(industry, place + 1)} | | | 1`)
    .join('\n');
const J3 = 'J3-01 | 五大传统制造业每年各招引20亿元以上项目 | 个 | 1 | 1';

test.each<[string, (industry: string, place: number) => string]>([
  ['their codes', (_, place) => `J3-01.${String(place)} | 别的名称`],
  ['codes with other signs', (_, place) => `j3－01－${String(place)} | 别的名称`],
  ['其中：', (industry) => ` | 其中：${industry}`],
  ['an indent', (industry) => ` | "　　${industry}"`],
  ['a number', (industry, place) => ` | （${String(place)}）${industry}`],
  ['a sign in a circle', (industry, place) => ` | ${'①②③④⑤'.charAt(place - 1)}${industry}`],
  ['其中 and a sign in a circle', (industry, place) => ` | 其中：${'①②③④⑤'.charAt(place - 1)}${industry}`],
  ['a hash', (industry) => ` | #${industry}`],
  ['行业 behind it', (industry) => ` | ${industry}行业`],
  ['the unit behind it', (industry) => ` | 其中：${industry}（个）`],
  ['the name of the whole', (industry) => ` | 五大传统制造业每年各招引20亿元以上项目（${industry}）`],
  ['a code before the name', (industry, place) => ` | J3-01.${String(place)} ${industry}`],
])('sub-rows are known by %s', (_, label) => {
  const report = reportOf(`${BASE}\n${J3}\n${SUB_ROWS(label)}`);
  expect(rowsOf(report)).toBe(`${FOUND} J3-01@5 J3-01.1@6 J3-01.2@7 J3-01.3@8 J3-01.4@9 J3-01.5@10`);
  const { industries } = report.byCode.get('J3-01')!;
  expect(industries.map((entry) => [entry!.industry, shown(entry!.actual?.number)])).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 1],
  ]);
  expect(report.entries.map(({ code }) => code)).toEqual(['D2-02', 'D2-03', 'D2-05', 'J3-01']);
  expect(report.unknown).toEqual([]);
});

test('sub-rows may stand in another order, and one may lack', () => {
  const report = reportOf(`${BASE}\n${J3}\n | 泵阀 | | | 5\n | 电气 | | | 1\n | 服装 | | | 3`);
  expect(report.byCode.get('J3-01')!.industries.map((entry) => entry && shown(entry.actual?.number))).toEqual([
    1,
    undefined,
    3,
    undefined,
    5,
  ]);
  expect(report.missing.filter(({ code }) => code.startsWith('J3-01')).map(({ code }) => code)).toEqual([
    'J3-01.2',
    'J3-01.4',
  ]);
});

test('an industry that is none of them is a row of the clerk’s own', () => {
  expect(unknownOf(`${BASE}\n${J3}\n | 其中：电气 | | | 1\n | 其中：眼镜 | | | 1\n | 其中：泵阀 | | | 1`)).toEqual([
    [7, '其中：眼镜', null],
  ]);
});

test('an industry twice is repeated', () => {
  const report = reportOf(`${BASE}\n${J3}\n | 其中：电气 | | | 1\n | 其中：电气 | | | 2\n | 其中：鞋业 | | | 3`);
  expect([rowsOf(report), report.repeated.map(({ code, row }) => [code, row])]).toEqual([
    `${FOUND} J3-01@5 J3-01.1@6 J3-01.2@8`,
    [['J3-01.1', 6]],
  ]);
});

test('a repeated row with sub-rows has none of its own', () => {
  const report = reportOf(`${BASE}\n${J3}\n | 其中：电气 | | | 1\n${J3}`);
  expect(report.repeated.map(({ code, industries }) => [code, industries])).toEqual([['J3-01', []]]);
  expect(report.byCode.get('J3-01')!.industries).toHaveLength(1);
});

test('sub-rows without the row of the whole belong to what the document has at this place', () => {
  const report = reportOf(`${BASE}
 | 其中：电气 | | | 1
 | 其中：鞋业 | | | 0
D3-02 | 新增省级工业互联网平台 | 个 | 2 | 1
J2-02 | 五大传统制造业头部（关键技术）企业全覆盖 | % | 100% | 40%
 | 其中：电气 | | | 1
 | 其中：鞋业 | | | 1`);
  expect(rowsOf(report)).toBe(`${FOUND} D3-01.1@5 D3-01.2@6 D3-02@7 J2-02@8 J2-02.1@9 J2-02.2@10`);
  expect(report.missing.some(({ code }) => code === 'D3-01')).toBe(true);
  expect([report.unknown, report.repeated]).toEqual([[], []]);
});

test('two sets of sub-rows below one row: the second is that of the row that was deleted', () => {
  const report = reportOf(`${BASE}
J2-01 | 五大传统制造业标志性产业链全覆盖 | % | 100% | 40%
 | 其中：电气 | | | 1
 | 其中：鞋业 | | | 1
 | 其中：电气 | | | 0
 | 其中：鞋业 | | | 0
J2-03 | “卡脖子”技术攻关项目 | 个 | 3 | 1`);
  expect(rowsOf(report)).toBe(`${FOUND} J2-01@5 J2-01.1@6 J2-01.2@7 J2-02.1@8 J2-02.2@9 J2-03@10`);
});

test('sub-rows that fit nowhere are rows of the clerk’s own, where they hold data', () => {
  expect(unknownOf(`${BASE.replace('\nD2-05', '\n | 其中：电气 | | | 1\n | 其中：鞋业 | | |\nD2-05')}`)).toEqual([
    [4, '其中：电气', null],
  ]);
});

test('sub-rows below the last indicator belong to the one that the document has next', () => {
  const report = reportOf(
    `${BASE}\nJ2-08 | 新增产业创新综合体 | 个 | 2 | 1\n | 其中：电气 | | | 1\n | 其中：泵阀 | | | 1`,
  );
  expect(rowsOf(report)).toBe(`${FOUND} J2-08@5 J3-01.1@6 J3-01.5@7`);
});

test('sub-rows above the first indicator have no row of the whole', () => {
  expect(
    unknownOf(BASE.replace('\nD2-02', '\n | 其中：电气 | | | 1\n | 其中：鞋业 | | | 1\nD2-02')).map(([row]) => row),
  ).toEqual([2, 3]);
});

test('a row of the clerk’s own on the city form is held against the city’s indicators', () => {
  const report = reportOf(`指标 | 完成值
新增中国500强企业 | 1
亩均增加值全省排名 | 4
亩均产值在全省的排名 | 4
企业问题化解率 | 95%`);
  expect(report.unknown.map(({ nearest }) => nearest?.indicator.code)).toEqual(['Z0-04']);
});

test.each([
  ['a code and the name', 'J3-01', '五大传统制造业每年各招引20亿元以上项目'],
  ['the name', '', '五大传统制造业每年各招引20亿元以上项目'],
  ['the name in the clerk’s words', '', '五大传统制造业每年各招引20亿元以上项目（个）'],
])('%s on each sub-row, the industry beside it', (_, code, name) => {
  const row = (industry: string, value: number) => `\n${code} | ${name} | ${industry} | 个 | ${value}`;
  const grid = `
代码 | 指标 | 行业 | 单位 | 完成值
D2-02 | 实施智能化技术改造项目 | | 个 | 1
D2-03 | 传统制造业新增应用机器人 | | 台 | 2
D2-05 | 新增数字化车间和智能工厂 | | 家 | 3${row('合计', 1)}${row('电气', 2)}${row('鞋业', 3)}`;
  const report = reportOf(grid);
  expect([rowsOf(report), report.repeated]).toEqual(['D2-02@2 D2-03@3 D2-05@4 J3-01@5 J3-01.1@6 J3-01.2@7', []]);
});

test('a name merged over its sub-rows is the name of each', () => {
  const report = reportOf(`
代码 | 指标 | << | 单位 | 目标 | 完成值
D2-02 | 实施智能化技术改造项目 | << | 个 | 10 | 1
D2-03 | 传统制造业新增应用机器人 | << | 台 | 20 | 2
J3-01 | 五大传统制造业每年各招引20亿元以上项目 | 合计 | 个 | 1 | 0
^^ | ^^ | 电气 | 个 | | 1
^^ | ^^ | 鞋业 | 个 | | 2
D2-05 | 新增数字化车间和智能工厂 | << | 家 | 30 | 3`);
  expect(rowsOf(report)).toBe('D2-02@2 D2-03@3 J3-01@4 J3-01.1@5 J3-01.2@6 D2-05@7');
  expect(report.byCode.get('J3-01.2')!.nameCell).toMatchObject({
    row: 5,
    column: 1,
    text: '五大传统制造业每年各招引20亿元以上项目',
  });
  expect([report.unknown, report.repeated]).toEqual([[], []]);
});

test.each([
  ['code', 'J3-01 | 工作'],
  ['name', ' | 五大传统制造业每年各招引20亿元以上项目'],
])('a %s merged over its sub-rows alone: the first of them is an industry’s too', (_, cells) => {
  const report = reportOf(`
代码 | 指标 | 行业 | 单位 | 目标 | 完成值
D2-02 | 实施智能化技术改造项目 | | 个 | 10 | 1
D2-03 | 传统制造业新增应用机器人 | | 台 | 20 | 2
${cells} | 电气 | 个 | | 1
^^ | ^^ | 鞋业 | 个 | | 2
D2-05 | 新增数字化车间和智能工厂 | | 家 | 30 | 3`);
  expect(rowsOf(report)).toBe('D2-02@2 D2-03@3 J3-01.1@4 J3-01.2@5 D2-05@6');
});

test('under a merge the top-left cell holds and the others are blank, whatever they hide', () => {
  const report = reportOf(
    `
代码 | 指标 | 单位 | 目标 | 完成值 | 备注
D2-02 | 实施智能化技术改造项目 | 个 | 10 | 1 | 同下
D2-03 | 传统制造业新增应用机器人 | 台 | 20 | 2 | 藏
D2-05 | 新增数字化车间和智能工厂 | 家 | 30 | 3 |`,
    { merges: ['E2:E3', 'F2:F3'] },
  );
  expect(report.entries.map(({ actual, explanation }) => [shown(actual!.number), explanation!.text])).toEqual([
    [1, '同下'],
    ['blank', ''],
    [3, ''],
  ]);
});

test('a table may begin with many names that are changed', () => {
  const names = indicatorsOfForm(WENZHOU_2020_93, 'county').map(({ name }) => name);
  const rows = names.slice(0, 30).map((name, place) => `${place < 25 ? '★' : ''}${name} | 1`);
  const report = reportOf(`指标 | 完成值\n${rows.join('\n')}`);
  expect([report.layout.header.last, report.layout.body, report.entries.length, report.unknown]).toEqual([
    0,
    { first: 1, last: 30 },
    30,
    [],
  ]);
});

test('hidden and re-ordered rows are rows like the others', () => {
  const report = reportOf(
    `
指标 | 完成值
新增数字化车间和智能工厂 | 3
传统制造业新增应用机器人 | 2

实施智能化技术改造项目 | 1`,
    { hiddenRows: [3] },
  );
  expect(rowsOf(report)).toBe('D2-05@2 D2-03@3 D2-02@5');
});

test('each cell of an entry stands with its place and what it was read as', () => {
  const report = reportOf(`
序号 | 代码 | 指标 | 单位 | 口径 | 目标 | 分子 | 分母 | 完成值 | 上期 | 达成率 | 序时进度 | 进度状态 | 情况说明 | 佐证材料 | 责任单位
1 | D3-05 | 重点工业企业5G技术应用率 | % | 期末 | 30% | 38 | 约137 | =ROUND(G2/H2,4) → 27.74% | 25.6% | 92.5% | 37.5% | 接近目标 | 设备安装中 | 附件1 | 经信局
2 | D2-02 | 实施智能化技术改造项目 | 个
3 | D2-03 | 传统制造业新增应用机器人 | 台`);
  const entry = report.byCode.get('D3-05')!;
  const { target, numerator, denominator, actual, previous, attainment, expected } = entry;
  expect(
    [target, numerator, denominator, actual, previous, attainment, expected].map((reading) => [
      reading!.row,
      reading!.column,
      reading!.number.kind,
      shown(reading!.number),
    ]),
  ).toEqual([
    [1, 5, 'number', 0.3],
    [1, 6, 'number', 38],
    [1, 7, 'with-unit', 137],
    [1, 8, 'number', 0.2774],
    [1, 9, 'number', 0.256],
    [1, 10, 'number', 0.925],
    [1, 11, 'number', 0.375],
  ]);
  expect(actual!.cell?.formula).toBe('ROUND(G2/H2,4)');
  const { codeCell, nameCell, unitCell, status, explanation, evidence } = entry;
  expect(
    [codeCell, nameCell, unitCell, status, explanation, evidence].map((cell) => [cell!.column, cell!.text]),
  ).toEqual([
    [1, 'D3-05'],
    [2, '重点工业企业5G技术应用率'],
    [3, '%'],
    [12, '接近目标'],
    [13, '设备安装中'],
    [14, '附件1'],
  ]);
  expect([entry.applicable, entry.industry, entry.industries, entry.row]).toEqual([true, null, [], 1]);
});

test('a cell is undefined where the sheet has no such column', () => {
  const [entry] = reportOf(
    `指标 | 完成值\n实施智能化技术改造项目 | 1\n传统制造业新增应用机器人 | 1\n新增未来工厂 | 1`,
  ).entries;
  const { codeCell, unitCell, target, numerator, previous, status, explanation, evidence } = entry!;
  expect([codeCell, unitCell, target, numerator, previous, status, explanation, evidence]).toEqual(
    Array.from({ length: 8 }, () => undefined),
  );
});

test.each([
  ['of a unit that it applies to', '鹿城区', '3 | |', true],
  ['of a unit that it does not apply to', '文成县', '0 | |', false],
  ['of no known unit', '某某区', '3 | |', true],
  ['marked 不适用 as a value', '鹿城区', '不适用 | |', false],
  ['marked 不适用 as a numerator', '鹿城区', ' | 不适用 |', false],
  ['marked 不适用 as a denominator', '鹿城区', ' | | 不涉及', false],
])('the row J1-07 %s', (_, unit, values, applicable) => {
  const report = reportOf(`填报单位：${unit}
代码 | 指标 | 完成值 | 分子 | 分母
D2-02 | 实施智能化技术改造项目 | 1
D2-03 | 传统制造业新增应用机器人 | 1
J1-07 | 中心城区现代都市型工业园区 | ${values}`);
  expect(report.byCode.get('J1-07')!.applicable).toBe(applicable);
});

test('the indicators of the form that have no row are missing, sub-rows too', () => {
  const report = reportOf(BASE);
  expect(report.form).toBe('county');
  expect(report.missing).toHaveLength(46 + 20 - 3);
  expect(report.missing.slice(0, 3).map(({ code }) => code)).toEqual(['D1-01', 'D2-01', 'D2-04']);
  expect(report.missing.find(({ code }) => code === 'D3-01.2')).toMatchObject({
    indicator: { code: 'D3-01' },
    industry: 1,
  });
});

test('the city’s own indicators make the city form', () => {
  const report = reportOf(`填报单位：温州市
指标 | 目标 | 完成值
新增中国500强企业 | 2 | 1
亩均增加值全省排名 | 3 | 4
企业问题化解率 | 90% | 95%
新增未来工厂 | 2 | 1`);
  expect([report.form, report.unit?.code, report.missing.length]).toEqual(['city', '330300', 21 - 3]);
});

test('beside codes alone no other column is taken for names', () => {
  const report = reportOf(
    '代码 | 单位 | 目标 | 完成值\nD2-02 | 个 | 10 | 1\nD2-03 | 新增未来工厂 | 20 | 2\nD2-05 | 家 | 30 | 3',
  );
  expect(rowsOf(report)).toBe(FOUND);
  expect(report.entries.map(({ nameCell }) => nameCell)).toEqual([undefined, undefined, undefined]);
});

test.each([
  ['完成值', 1],
  ['分子', 1],
  ['分母', 1],
  ['上期值', 1],
  ['达成率', 1],
  ['序时进度', 1],
  ['进度状态', 1],
  ['目标值', 0],
  ['备注', 0],
])('a list of indicators with %s beside them: %i report', (header, reports) => {
  const rows = [
    'D2-02 | 实施智能化技术改造项目',
    'D2-03 | 传统制造业新增应用机器人',
    'D2-05 | 新增数字化车间和智能工厂',
  ];
  expect(bindGrid(`代码 | 指标 | ${header}\n${rows.join('\n')}`).reports).toHaveLength(reports);
});

test('too few indicators are no report', () => {
  expect(bindGrid(`指标 | 完成值\n新增未来工厂 | 1\n新上市企业 | 2`).ignored).toEqual(['Sheet1']);
});

test('a list with many rows for each indicator is no report', () => {
  const rows = ['鹿城区', '龙湾区', '瓯海区'].flatMap((unit) =>
    ['D2-02', 'D2-03', 'D2-05'].map((code) => `${unit} | ${code} | 5`),
  );
  expect(bindGrid(`单位 | 指标代码 | 完成值\n${rows.join('\n')}`).ignored).toEqual(['Sheet1']);
});

test('rows far below the last indicator are not searched for ever', () => {
  const filler = Array.from({ length: 400 }, (_, index) => `${String(index)} | 无关`).join('\n');
  const report = reportOf(`${BASE}\n${filler}\nD2-06 | 新增未来工厂 | 家 | 1 | 1`);
  expect(rowsOf(report)).toBe(FOUND);
});
