import { parsePeriod } from '../../../src/core/period';
import type { Finding } from '../../../src/core/finding';
import type { PlannedCell, SheetPlan } from '../../../src/core/edit';
import { actualFormatOf } from '../../../src/core/computed/row';
import { formatNumber } from '../../../src/core/expression/format-number';
import { briefingOf } from '../../../src/core/summary/briefing';
import { sheetNames, summaryPlans } from '../../../src/core/summary/edits';
import { takeIn } from '../../../src/core/summary/intake';
import type { SummaryModel } from '../../../src/core/summary/model';
import { slowest } from '../../../src/core/summary/sheets/charts';
import { DATA_COLUMNS } from '../../../src/core/summary/sheets/layout';
import { reminders, returnSlips } from '../../../src/core/summary/slips';
import { toA1 } from '../../../src/core/address';
import type { Catalogue } from '../../../src/core/schema/catalogue';
import {
  allArrivals,
  arrival,
  catalogue,
  countyUnits,
  indicator,
  plausible,
  Q2,
  Q3,
  reportingSheet,
  seeded,
  summaryOf,
  unitNamed,
  type SheetOptions,
  type Written,
} from '../../support/summary';

const made = new WeakMap<SummaryModel, Map<string, SheetPlan>>();

function plansOf(model: SummaryModel): Map<string, SheetPlan> {
  let plans = made.get(model);
  if (!plans) {
    const list = summaryPlans(model, sheetNames(returnSlips(model), null, null));
    made.set(model, (plans = new Map(list.map((plan) => [plan.name, plan]))));
  }
  return plans;
}

const at = (plan: SheetPlan, row: number, column: number): PlannedCell | undefined => plan.rows[row]?.[column];
const cellsOf = (plan: SheetPlan): PlannedCell[] =>
  plan.rows.flatMap((row) => row?.filter((cell) => cell) ?? []) as PlannedCell[];
const rowOf = (plan: SheetPlan, column: number, text: string, from = 0): number =>
  plan.rows.findIndex((row, index) => index >= from && row?.[column]?.value === text);
const columnOf = (plan: SheetPlan, row: number, text: string): number =>
  plan.rows[row]!.findIndex((cell) => cell?.value === text);

const finding = (more: Partial<Finding>): Finding => ({
  rule: 'blank-value',
  severity: 'mandatory',
  sheet: '鹿城区',
  source: '鹿城区.xlsx',
  cell: 'G8',
  related: [],
  code: 'D2-02',
  params: {},
  fix: null,
  ...more,
});

const past = takeIn(allArrivals(Q2, 5), { catalogue, period: null, expected: null, earlier: null });
const full = summaryOf(allArrivals(Q3, 5), {
  past: [past],
  findings: [finding({}), finding({ severity: 'verify', sheet: '龙湾区', source: '龙湾区.xlsx' })],
});
const fullPlans = plansOf(full);

function dataOf(sheet: { unit: string; written: Written; options?: SheetOptions; live?: boolean }) {
  const { unit, written, options, live } = sheet;
  const own = arrival(live ? '' : 'a.xlsx', reportingSheet(unitNamed(unit), Q3, written, options));
  const plan = plansOf(summaryOf([own], { expected: [unitNamed(unit).code], period: Q3 })).get('数据')!;
  return plan.rows.slice(1).map((row) => ({
    code: row![3]!.value,
    item: row![4]!.value,
    value: row![5]!.value,
    formula: row![5]!.formula,
    cell: row![7]!.value,
    valid: row![8]!.value,
    validity: row![8]!.formula,
    row: row!.map((cell) => cell!.value),
  }));
}

test('the sheets of a summary and their order', () => {
  expect([...fullPlans.keys()]).toEqual([
    '汇总表',
    '对比',
    '图表',
    '通报',
    '问题清单',
    '催报单',
    '退回单-鹿城区',
    '退回单-龙湾区',
    '权重',
    '数据',
  ]);
});

test.each([...fullPlans.keys()])('%s bears what it was made from, and is known again', (name) => {
  const plan = fullPlans.get(name)!;
  expect(plan.names!.map((own) => own.name)).toEqual(['_pir_generated', '_pir_summary']);
  const { fingerprint } = full;
  const shown = [...cellsOf(plan).map(({ value }) => value), ...Object.values(plan.page?.footer ?? {})];
  expect(shown.some((value) => typeof value === 'string' && value.includes(fingerprint))).toBe(true);
});

test.each<[name: string, tab: string, paper: string, columns: number, widths: readonly number[]]>([
  ['汇总表', '#1F4E79', 'A3 landscape', 28, [5, 7.5, 31, 8.5]],
  ['对比', '#2E75B6', 'A3 landscape', 16, [8, 38, 9.5, 9.5]],
  ['图表', '#548235', 'A4 portrait', 13, [9, 9, 9, 9]],
  ['通报', '#7030A0', 'A4 portrait', 1, [74]],
  ['问题清单', '#C00000', 'A4 landscape', 12, [5, 15, 20, 12]],
  ['催报单', '#ED7D31', 'A4 portrait', 1, [74]],
  ['权重', '#BF9000', 'A3 landscape', 17, [8, 38, 9.5, 9.5]],
])('%s is printed whole, to the width of its paper', (name, tab, paper, columns, widths) => {
  const { page, tabColor, columns: all, rows } = fullPlans.get(name)!;
  expect(tabColor).toBe(tab);
  expect(`${page!.paper!} ${page!.orientation!}`).toBe(paper);
  expect(page!.fitToWidth).toBe(true);
  expect(page!.printArea).toEqual({ top: 0, left: 0, bottom: rows.length - 1, right: columns - 1 });
  expect(all!.slice(0, 4).map(({ width }) => width)).toEqual(widths);
  expect(all!.length).toBeGreaterThanOrEqual(columns);
  expect(all!.every(({ width }) => width! > 0)).toBe(true);
});

test.each([...fullPlans.keys()])('%s holds nothing but the cells that were put there', (name) => {
  const cells: readonly unknown[] = fullPlans.get(name)!.rows.flatMap((row) => [...(row ?? [])]);
  expect(cells.filter((cell) => cell !== undefined && typeof cell !== 'object')).toEqual([]);
});

test.each([...fullPlans.keys()])('%s names only styles that it has, and no cell holds an error or NaN', (name) => {
  const plan = fullPlans.get(name)!;
  const cells = cellsOf(plan);
  const unknown = cells.filter(({ style }) => style !== undefined && !plan.styles[style]);
  const odd = cells.filter(({ value }) =>
    typeof value === 'number' ? !Number.isFinite(value) : typeof value === 'object' && value !== null,
  );
  expect([unknown, odd]).toEqual([[], []]);
});

describe('数据', () => {
  const ratio = { 'D3-05': { first: 3, second: 4 } };

  test('is an Excel Table from A1 on', () => {
    const plan = fullPlans.get('数据')!;
    expect(plan.rows[0]!.map((cell) => cell!.value)).toEqual([...DATA_COLUMNS]);
    expect(plan.tables![0]).toMatchObject({
      range: { top: 0, left: 0, bottom: plan.rows.length - 1, right: 8 },
      columns: DATA_COLUMNS,
    });
  });

  test('names unit, period, indicator, file and cell of every value', () => {
    const row = dataOf({ unit: '鹿城区', written: { 'D2-02': { value: 12 } } }).find(({ code }) => code === 'D2-02')!;
    expect(row.row).toEqual(['330302', '鹿城区', '2021年第三季度', 'D2-02', '完成值', 12, 'a.xlsx', '鹿城区!G7', '是']);
  });

  test.each<[string, Written, boolean, string, string, readonly [unknown, unknown, unknown, unknown]]>([
    [
      'a value of a file stands as it is',
      { 'D2-02': { value: 12 } },
      false,
      'D2-02',
      '完成值',
      [12, undefined, '是', 'IF(ISNUMBER(F10),"是","否")'],
    ],
    [
      'a value of the workbook refers to its cell',
      { 'D2-02': { value: 12 } },
      true,
      'D2-02',
      '完成值',
      [
        12,
        'IF(ISNUMBER(鹿城区!$G$7),鹿城区!$G$7,IFERROR(鹿城区!$G$7&"","错误值"))',
        '是',
        'IF(ISNUMBER(F10),"是","否")',
      ],
    ],
    [
      'a blank of a file is empty',
      {},
      false,
      'D2-02',
      '完成值',
      [null, undefined, '否', 'IF(ISNUMBER(F10),"是","否")'],
    ],
    [
      'a text counts for nothing and stays text',
      { 'D2-02': { value: '=HYPERLINK("http://x","y")' } },
      false,
      'D2-02',
      '完成值',
      ['=HYPERLINK("http://x","y")', undefined, '否', 'IF(ISNUMBER(F10),"是","否")'],
    ],
    [
      'an error is a word',
      { 'D2-02': { value: { error: '#REF!' } } },
      false,
      'D2-02',
      '完成值',
      ['错误值', undefined, '否', 'IF(ISNUMBER(F10),"是","否")'],
    ],
    [
      'TRUE is a word',
      { 'D2-02': { value: true } },
      false,
      'D2-02',
      '完成值',
      ['TRUE', undefined, '否', 'IF(ISNUMBER(F10),"是","否")'],
    ],
    [
      'a text that is a number is a number, which no reference would give',
      { 'D2-02': { value: '12' } },
      true,
      'D2-02',
      '完成值',
      [12, undefined, '是', 'IF(ISNUMBER(F10),"是","否")'],
    ],
    ['an operand is valid with the other one', ratio, false, 'D3-05', '分子', [3, undefined, '是', undefined]],
    ['and not without it', { 'D3-05': { first: 3 } }, false, 'D3-05', '分子', [3, undefined, '否', undefined]],
    [
      'in the workbook both cells decide',
      ratio,
      true,
      'D3-05',
      '分母',
      [
        4,
        'IF(ISNUMBER(鹿城区!$F$22),鹿城区!$F$22,IFERROR(鹿城区!$F$22&"","错误值"))',
        '是',
        'IF(COUNT(鹿城区!$E$22,鹿城区!$F$22)=2,"是","否")',
      ],
    ],
    [
      'what is computed is computed from the cells',
      ratio,
      true,
      'D3-05',
      '完成值',
      [
        0.75,
        'IFERROR(IF(AND(COUNT(鹿城区!$E$22,鹿城区!$F$22)=2,鹿城区!$F$22>0),鹿城区!$E$22/鹿城区!$F$22,""),"")',
        '是',
        expect.stringContaining('ISNUMBER(F'),
      ],
    ],
    [
      'what cannot be computed from a file is empty',
      { 'D3-05': { first: 3 } },
      false,
      'D3-05',
      '完成值',
      [null, undefined, '否', expect.anything()],
    ],
    [
      'an industry is an item',
      { 'D3-01': { industries: [1, 0, 0, 0, 0] } },
      false,
      'D3-01',
      '电气',
      [1, undefined, '是', expect.anything()],
    ],
    [
      '不适用 is said',
      { 'D2-02': { value: '不适用' } },
      false,
      'D2-02',
      '完成值',
      ['不适用', undefined, '否', expect.anything()],
    ],
  ])('%s', (_, written, live, code, item, shown) => {
    const row = dataOf({ unit: '鹿城区', written, live }).find((own) => own.code === code && own.item === item)!;
    expect([row.value, row.formula, row.valid, row.validity]).toEqual(shown);
  });

  test('before the programme there is no mean growth, and so no formula for it', () => {
    const period = parsePeriod('2020Q3')!;
    const sheet = reportingSheet(unitNamed('鹿城区'), period, { 'D1-01': { first: 3, second: 4 } });
    const plan = plansOf(summaryOf([arrival('', sheet)], { period })).get('数据')!;
    const row = plan.rows.find((cells) => cells?.[3]?.value === 'D1-01' && cells[4]?.value === '完成值')!;
    expect(row[5]).toEqual({ value: null, style: '0.00%' });
  });

  test('per-industry indicators are computed from the rows of the industries', () => {
    const rows = dataOf({ unit: '鹿城区', written: { 'D3-01': { industries: [1, 0, 1, 0, 0] } }, live: true });
    const row = rows.find(({ code, item }) => code === 'D3-01' && item === '完成值')!;
    expect(row).toMatchObject({ value: 0.4, cell: '鹿城区!G14、G15、G16、G17、G18' });
    expect(row.formula).toContain('COUNTIF(鹿城区!$G$16,">=1")+COUNTIF(鹿城区!$G$17,">=1")');
  });

  test('a percentage that the sheet writes in points is brought to a fraction', () => {
    const written = Object.fromEntries(
      catalogue.indicators.flatMap((one) =>
        one.unit === '%' && one.reportedBy === 'county' ? [[one.code, { target: one.target, value: 55 }]] : [],
      ),
    );
    const rows = dataOf({ unit: '鹿城区', written, live: true });
    const row = rows.find(({ code, item }) => code === 'J1-05' && item === '完成值')!;
    expect(row.value).toBeCloseTo(0.55, 12);
    expect(row.formula).toMatch(/^IF\(ISNUMBER\(鹿城区!\$G\$\d+\),鹿城区!\$G\$\d+\/100,/);
    const target = rows.find(({ code, item }) => code === 'J1-05' && item === '目标值')!;
    expect(target.formula).toContain('/100,');
  });

  test('rates that the sheet writes in points are told apart by their formula', () => {
    const written: Written = Object.fromEntries(
      catalogue.indicators.flatMap((one) =>
        one.unit === '%' && one.reportedBy === 'city' ? [[one.code, { target: one.target }]] : [],
      ),
    );
    const rows = dataOf({
      unit: '温州市本级',
      written: { ...written, 'B2-02': { first: 13.2, second: 11, target: 0 } },
      live: true,
    });
    const row = rows.find(({ code, item }) => code === 'B2-02' && item === '完成值')!;
    expect(row.value).toBeCloseTo(2.2, 9);
    expect(row.formula).toMatch(/,温州市本级!\$E\$\d+-温州市本级!\$F\$\d+,""\),""\)$/);
  });

  test('a ratio that was only typed refers to the cell it was typed into', () => {
    const rows = dataOf({ unit: '鹿城区', written: { 'D3-05': { value: 0.5 } }, options: { plain: true }, live: true });
    const row = rows.find(({ code, item }) => code === 'D3-05' && item === '完成值')!;
    expect(row).toMatchObject({ value: 0.5, cell: '鹿城区!E22' });
    expect(row.formula).toContain('鹿城区!$E$22');
    const operand = rows.find(({ code, item }) => code === 'D3-05' && item === '分子')!;
    expect(operand).toMatchObject({ value: null, formula: undefined, valid: '否', cell: '' });
  });

  test('a computed value has no formula where an operand is a text', () => {
    const rows = dataOf({ unit: '鹿城区', written: { 'D3-05': { first: '3', second: 4 } }, live: true });
    const row = rows.find(({ code, item }) => code === 'D3-05' && item === '完成值')!;
    expect(row).toMatchObject({ value: 0.75, formula: undefined });
  });

  test('a sheet whose name needs quotes is quoted', () => {
    const rows = dataOf({
      unit: '鹿城区',
      written: { 'D2-02': { value: 1 } },
      options: { name: "鹿城 区'1" },
      live: true,
    });
    expect(rows.find(({ code }) => code === 'D2-02')!.formula).toContain("'鹿城 区''1'!$G$7");
  });
});

describe('no text of a county becomes a part of a formula', () => {
  const nasty = ['=HYPERLINK("http://evil")', '+cmd|calc', '@x', '"&1&"', "'!A1"];
  const random = seeded(11);
  const sheets = countyUnits.map((unit, index) =>
    reportingSheet(unit, Q3, { ...plausible(unit, random), 'D2-02': { value: nasty[index % nasty.length]! } }),
  );
  const model = summaryOf([arrival('', ...sheets)], { expected: countyUnits.map(({ code }) => code) });

  test.each(nasty)('%s stays a value', (text) => {
    for (const plan of plansOf(model).values()) {
      expect(cellsOf(plan).filter(({ formula }) => formula?.includes(text))).toEqual([]);
    }
    const data = plansOf(model).get('数据')!;
    expect(cellsOf(data).some(({ value }) => value === text)).toBe(true);
  });
});

describe('汇总表', () => {
  const plan = fullPlans.get('汇总表')!;
  const header = rowOf(plan, 1, '代码');

  test('has every indicator under its clause, with a column for each unit', () => {
    const titles = plan.rows[header]!.map((cell) => cell?.value);
    expect(titles).toEqual([
      '序号',
      '代码',
      '指标名称',
      '计量单位',
      '2022年目标',
      '全市完成',
      '上期完成',
      '较上期',
      '达成率',
      '序时进度',
      '进度状态',
      '已报单位数',
      ...countyUnits.map(({ name }) => name),
      '汇总说明',
      '备注',
    ]);
    for (const { code } of catalogue.indicators) expect(rowOf(plan, 1, code)).toBeGreaterThan(header);
    expect(plan.rows.flatMap((row) => (row?.[0]?.value === '二(一)2 加快制造方式数字化提升' ? [1] : []))).toEqual([1]);
  });

  test('totals are formulas over the rows of 数据 that count', () => {
    const rows = fullPlans.get('数据')!.rows.length;
    const range = (column: string) => `数据!$${column}$2:$${column}$${String(rows)}`;
    const row = rowOf(plan, 1, 'D3-05');
    const where = (item: string) => `${range('D')},$B${String(row + 1)},${range('E')},"${item}",${range('I')},"是"`;
    const sum = (item: string) => `SUMIFS(${range('F')},${where(item)})`;
    const cell = at(plan, row, columnOf(plan, header, '全市完成'))!;
    expect(cell.formula).toBe(`IF(${sum('分母')}>0,${sum('分子')}/${sum('分母')},"不可汇总")`);
    expect(cell.value).toBe(full.indicators.find((own) => own.indicator.code === 'D3-05')!.actual);
    expect(at(plan, row, columnOf(plan, header, '已报单位数'))).toMatchObject({
      value: '14/14',
      formula: `COUNTIFS(${where('分母')})&"/14"`,
    });
  });

  test('no formula averages anything', () => {
    for (const own of fullPlans.values()) {
      expect(cellsOf(own).filter(({ formula }) => /AVERAGE/i.test(formula ?? ''))).toEqual([]);
    }
  });

  test('only functions that Excel 2016, WPS and LibreOffice know', () => {
    const known = new Set(
      'IF IFERROR AND OR ISNUMBER ISTEXT COUNT COUNTA COUNTIF COUNTIFS SUM SUMIFS SUMPRODUCT MIN MAX ROUND RANK'.split(
        ' ',
      ),
    );
    const used = new Set<string>();
    for (const own of fullPlans.values()) {
      for (const { formula } of cellsOf(own)) {
        const code = (formula ?? '').replace(/"[^"]*"|'[^']*'/g, '');
        for (const [, name] of code.matchAll(/([A-Z]+)\(/g)) used.add(name!);
      }
    }
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
  });

  test('a change on the period before is told where both are there', () => {
    const row = rowOf(plan, 1, 'D2-02');
    const [actual, previous, change] = ['全市完成', '上期完成', '较上期'].map(
      (title) => at(plan, row, columnOf(plan, header, title))!.value as number,
    );
    expect(change).toBe(actual! - previous!);
    const few = plansOf(summaryOf([arrival('a', reportingSheet(unitNamed('鹿城区'), Q3, {}))], { past: [past] }));
    const column = columnOf(plan, header, '较上期');
    expect(at(few.get('汇总表')!, row, column)).toMatchObject({ value: '口径不同' });
    expect(at(few.get('汇总表')!, row, column)!.formula).toBeUndefined();
    const none = takeIn([], { catalogue, period: Q2, expected: null, earlier: null });
    const fresh = plansOf(summaryOf([], { past: [none], period: Q3 }));
    expect(at(fresh.get('汇总表')!, row, column)).toMatchObject({ value: '', formula: expect.any(String) as string });
  });

  test('without a period before there are no columns for it', () => {
    const plain = plansOf(summaryOf(allArrivals(Q3, 5))).get('汇总表')!;
    expect(columnOf(plain, header, '上期完成')).toBe(-1);
    expect(columnOf(plain, header, '达成率')).toBe(6);
  });

  test('a unit shows what it reported, that it did not, or that it need not', () => {
    const model = summaryOf(
      [arrival('a', reportingSheet(unitNamed('瑞安市'), Q3, { 'D2-02': { value: 3 }, 'D2-03': { value: '不适用' } }))],
      { expected: ['330381', '330382'] },
    );
    const own = plansOf(model).get('汇总表')!;
    const shown = (code: string) => {
      const row = rowOf(own, 1, code);
      return [columnOf(own, header, '瑞安市'), columnOf(own, header, '乐清市')].map(
        (column) => at(own, row, column)!.value,
      );
    };
    expect(shown('D2-02')).toEqual([3, '未报送']);
    expect(shown('D2-03')).toEqual(['不适用', '未报送']);
    expect(shown('J1-07')).toEqual(['不适用', '不适用']);
    expect(shown('Z0-03')).toEqual(['—', '—']);
    const actual = columnOf(own, header, '全市完成');
    expect(at(own, rowOf(own, 1, 'J1-07'), actual)).toEqual({ value: '不适用', style: expect.any(String) as string });
    expect(at(own, rowOf(own, 1, 'D2-04'), actual)!.value).toBe('不可汇总');
  });

  test('the strip counts every indicator once', () => {
    const strip = rowOf(plan, 2, '全市指标数');
    const row = plan.rows[strip + 1]!;
    const titles = plan.rows[strip]!;
    const counts = titles.flatMap((cell, column) =>
      cell && !String(cell.value).match(/指标数|合计/) ? [row[column]!.value as number] : [],
    );
    expect(row[2]!.value).toBe(67);
    expect(counts.reduce((a, b) => a + b)).toBe(67);
  });

  test('ends with what its figures rest on, a line for each', () => {
    const own = fullPlans.get('汇总表')!;
    const signed = rowOf(own, 0, '填表人：');
    const lines = own.rows.slice(signed + 1).map((row) => row![0]);
    expect(lines.map((cell) => cell!.style)).toEqual(['small', 'small', 'small']);
    expect(lines.map((cell) => String(cell!.value))).toEqual([
      expect.stringMatching(/^说明：全市完成按各指标汇总口径由“数据”表计算：.+不对百分数求和或平均。$/),
      expect.stringMatching(/^缺项、文本、错误值不计入，.+达成率以温政办〔2020〕93号目标为准，2021年第三季度。$/),
      expect.stringContaining(full.fingerprint),
    ]);
  });

  test('is made for A3 with header, codes and names on every page', () => {
    expect(plan.page).toMatchObject({
      paper: 'A3',
      orientation: 'landscape',
      fitToWidth: true,
      repeatRows: [header, header],
      repeatColumns: [0, 2],
    });
    expect(plan.freeze).toEqual({ rows: header + 1, columns: 3 });
    for (const title of ['填表人：', '审核人：', '签发人：']) {
      expect(cellsOf(plan).some(({ value }) => value === title)).toBe(true);
    }
  });
});

/** Every number of a text, without dates, codes and what stands in names of indicators, periods or documents. */
function numbersIn(model: SummaryModel, text: string): string[] {
  let rest = text;
  const names = [
    ...model.indicators.map((own) => own.indicator.name),
    '2021年第三季度',
    model.catalogue.title,
    ...model.indicators.map((own) => own.indicator.unit).filter((unit) => unit !== '%'),
  ];
  for (const name of names.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(name, '　');
  return rest.match(/-?\d[\d,]*(\.\d+)?%?/g) ?? [];
}

/** What the cells of a sheet show, as text. */
function shownIn(plan: SheetPlan): Set<string> {
  const shown = new Set<string>();
  for (const { value, style } of cellsOf(plan)) {
    const format = style === undefined ? undefined : plan.styles[style]!.numberFormat;
    if (typeof value === 'number') shown.add(String(formatNumber(value, format ?? '0')));
    else if (typeof value === 'string')
      for (const number of value.match(/-?\d[\d,]*(\.\d+)?%?/g) ?? []) shown.add(number);
  }
  return shown;
}

describe('通报', () => {
  const random = seeded(3);
  const some = countyUnits
    .slice(0, 9)
    .map((unit) => arrival(`${unit.name}.xlsx`, reportingSheet(unit, Q3, plausible(unit, random, 0.3))));
  const equal = countyUnits.map((unit) =>
    arrival(`${unit.name}.xlsx`, reportingSheet(unit, Q3, { 'D2-02': { value: 1 } })),
  );
  const models: readonly (readonly [string, SummaryModel])[] = [
    ['everybody', full],
    ['some units', summaryOf(some)],
    ['nobody', summaryOf([], { period: Q3 })],
    ['equal units', summaryOf(equal)],
    ['everybody but the city', summaryOf(equal, { expected: countyUnits.map(({ code }) => code) })],
    [
      'one unit with findings of no unit',
      summaryOf(some.slice(0, 1), { findings: [finding({ sheet: null, source: undefined })] }),
    ],
  ];

  test.each(models)('every number in it stands in 汇总表: %s', (_, model) => {
    const shown = shownIn(plansOf(model).get('汇总表')!);
    const numbers = briefingOf(model).sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap((text) => numbersIn(model, text)),
    );
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers.filter((number) => !shown.has(number))).toEqual([]);
  });

  test('says who is missing and which sums are incomplete', () => {
    const text = briefingOf(models[1]![1]).text;
    expect(text).toContain('应报单位15家，已报9家，未报送6家（瑞安市、乐清市');
    expect(text).toMatch(/其中全市合计不完整\d+项，不可汇总21项/);
    expect(text).toContain('未报送单位请尽快报送');
  });

  test.each([
    [
      'nobody asked for the city’s own form',
      { expected: countyUnits.map(({ code }) => code) },
      '县（市、区）和集聚区全部报齐　　市本级表未报（21项指标）',
      '已报14家；市本级表未报，涉及21项指标。',
    ],
    ['it was asked for', {}, '未报送 1：温州市本级　　制表日期', '未报送1家（温州市本级）。'],
  ])('says that the city’s own form is not there: %s', (_, options, line, sentence) => {
    const model = summaryOf(equal, options);
    expect(at(plansOf(model).get('汇总表')!, 1, 0)!.value).toContain(line);
    expect(briefingOf(model).text).toContain(sentence);
  });

  test('says of which industry the least is told', () => {
    const counts = { industries: [3, 4, 5, 6, 7] };
    const unit = unitNamed('鹿城区');
    const sheet = reportingSheet(unit, Q3, { 'J3-01': counts });
    const { text } = briefingOf(summaryOf([arrival('a.xlsx', sheet)], { expected: [unit.code] }));
    expect(text).toContain('最少的行业完成3');
  });

  test('says who leads and who is behind, or that nobody does', () => {
    expect(briefingOf(full).text).toMatch(/达序时比例最高的是.+，为\d+\.\d%；最低的是.+，为\d+\.\d%。/);
    expect(briefingOf(models[2]![1]).text).toContain('尚无可比较的单位。');
    expect(briefingOf(models[3]![1]).text).toMatch(/各单位达序时比例均为0\.0%/);
  });

  test('speaks of the findings', () => {
    expect(briefingOf(full).text).toContain('强制类问题1项、核实类问题1项，涉及鹿城区、龙湾区');
    expect(briefingOf(models[5]![1]).text).toContain('涉及汇总环节');
    expect(briefingOf(models[1]![1]).text).toContain('未发现强制和核实类问题');
  });

  test('names at most ten indicators of a kind, a line for each', () => {
    const [opening, ...lines] = briefingOf(full).sections[1]!.paragraphs;
    const met = full.indicators.filter(({ status }) => status === '已达成').length;
    expect(met).toBeGreaterThan(10);
    expect(opening).toBe(`已达成的指标${String(met)}项，其余见汇总表：`);
    expect(lines.findIndex((line) => line.endsWith('。'))).toBe(9);
    expect(lines[0]).toMatch(/^.+：完成.+，达成率[\d.]+%；$/);
    expect(briefingOf(summaryOf(some.slice(0, 1), { expected: ['330300'], period: Q3 })).text).toContain(
      '没有滞后或差距较大的指标。',
    );
  });

  test('a difference of rates has no rate of attainment', () => {
    const sheet = reportingSheet(unitNamed('温州市本级'), Q3, { 'B2-02': { first: 0.13, second: 0.11 } });
    expect(briefingOf(summaryOf([arrival('a', sheet)])).text).toContain(
      '制造业中长期贷款增速不低于各项贷款平均增速：完成2.00百分点。',
    );
  });

  test('tells when 汇总表 has changed since', () => {
    const plan = fullPlans.get('通报')!;
    const cell = cellsOf(plan).find(({ formula }) => formula)!;
    expect(cell.value).toBe('本通报与汇总表一致。');
    expect(cell.style).toBe('small');
    expect(cell.formula).toMatch(
      /^IF\(AND\((汇总表!\$[D-L]\$5=\d+,){9}汇总表!\$M\$5=\d+\),"本通报与汇总表一致。","汇总表的数字在生成后有变动，请重新汇总后再用本通报。"\)$/,
    );
  });
});

describe('对比', () => {
  const plan = fullPlans.get('对比')!;

  test('orders the units by share on schedule', () => {
    const header = rowOf(plan, 0, '名次');
    const ranks = countyUnits.map((_, index) => at(plan, header + 1 + index, 0)!.value as number);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const share = columnOf(plan, header, '达序时比例');
    const shares = countyUnits.map((_, index) => at(plan, header + 1 + index, share)!.value as number);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  test('judges a unit by its own cells, from the definition of its own sheet', () => {
    const top = rowOf(plan, 0, '达成率');
    const states = rowOf(plan, 0, '进度状态');
    const targets = rowOf(plan, 0, '目标值');
    const row = rowOf(plan, 0, 'D2-02', top);
    const column = columnOf(plan, top + 1, '龙湾区');
    const cell = at(plan, row, column)!;
    const offset = row - top;
    const own = toA1(targets + offset, column).replace(/(\D+)(\d+)/, '$$$1$$$2');
    expect(cell.formula).toContain(own);
    expect(cell.formula).toContain('汇总表!$');
    const figure = full.indicators.find((one) => one.indicator.code === 'D2-02')!.units.get('330303')!;
    expect(cell.value).toBe(figure.attainment);
    expect(at(plan, states + offset, column)!.value).toBe(figure.status);
    expect(at(plan, targets + offset, column)!.value).toBe(figure.target);
  });

  test('a unit without a report has no place in the order and nothing to judge', () => {
    const model = summaryOf([arrival('a', reportingSheet(unitNamed('鹿城区'), Q3, {}))]);
    const own = plansOf(model).get('对比')!;
    const row = rowOf(own, 1, '龙湾区');
    expect(at(own, row, 0)).toEqual({ value: '—', style: 'count' });
    const states = rowOf(own, 0, '进度状态');
    expect(at(own, rowOf(own, 0, 'D2-02', states), columnOf(own, states + 1, '龙湾区'))).toEqual({
      value: '未报送',
      style: 'status',
    });
  });
});

describe('图表', () => {
  const plan = fullPlans.get('图表')!;

  test('has the three charts, each over figures that follow other sheets', () => {
    expect(plan.charts!.map(({ name, type }) => [name, type])).toEqual([
      ['status-by-clause', 'stacked-bar'],
      ['share-by-unit', 'column'],
      ['slowest-over-time', 'line'],
    ]);
    for (const { categories, series, altText } of plan.charts!) {
      expect(altText).not.toBe('');
      for (const { name, values } of series) {
        expect(at(plan, name.row, name.column)!.style).toBe('head');
        expect(values.bottom - values.top).toBe(categories.bottom - categories.top);
        for (let row = values.top; row <= values.bottom; row++) expect(at(plan, row, values.left)).toBeDefined();
      }
    }
  });

  test('the slowest indicators are the three furthest behind', () => {
    const lags = full.indicators
      .filter(({ attainment, status }) => attainment !== null && status !== '推进中')
      .map(({ attainment, expected }) => (expected ?? 1) - attainment!);
    const own = slowest(full).map(({ attainment, expected }) => (expected ?? 1) - attainment!);
    expect(own).toEqual(lags.sort((a, b) => b - a).slice(0, 3));
  });

  test('a period that does not know an indicator leaves a gap in its line', () => {
    const empty = takeIn([arrival('q2', reportingSheet(unitNamed('鹿城区'), Q2, {}))], {
      catalogue,
      period: null,
      expected: null,
      earlier: null,
    });
    const own = plansOf(summaryOf(allArrivals(Q3, 5), { past: [empty] })).get('图表')!;
    const { series } = own.charts!.find(({ name }) => name === 'slowest-over-time')!;
    expect(series.map(({ values }) => at(own, values.top, values.left)!.value)).toEqual(['', '', '']);
  });

  test('without past periods, or without anything behind, there is no line', () => {
    const charts = (model: SummaryModel) =>
      plansOf(model)
        .get('图表')!
        .charts!.map(({ name }) => name);
    expect(charts(summaryOf(allArrivals(Q3, 5)))).toEqual(['status-by-clause', 'share-by-unit']);
    expect(charts(summaryOf([], { past: [past], period: Q3 }))).toEqual(['status-by-clause', 'share-by-unit']);
  });
});

describe('问题清单 and slips', () => {
  const live = summaryOf([arrival('', reportingSheet(unitNamed('鹿城区'), Q3, {}))], {
    findings: [
      finding({ source: '' }),
      finding({ source: '', cell: null, code: null, severity: 'notice' }),
      finding({ source: undefined, sheet: null, cell: null, code: null }),
    ],
    words: {
      finding: ({ rule }) => ({ rule, message: '=1+1', proposal: rule === 'blank-value' ? '填 0' : '' }),
      verdict: ({ kind }) => kind,
    },
  });

  test('every open finding is a line, with a link to a cell of this workbook', () => {
    const plan = plansOf(live).get('问题清单')!;
    const header = rowOf(plan, 0, '序号');
    expect(plan.rows[header + 1]!.map((cell) => cell!.value)).toEqual([
      1,
      '鹿城区',
      '本工作簿',
      '鹿城区',
      'G8',
      'D2-02',
      indicator('D2-02').name,
      'blank-value',
      '强制',
      '=1+1',
      '填 0',
      '',
    ]);
    expect(plan.links).toEqual([{ row: header + 1, column: 4, target: '鹿城区!G8' }]);
    expect(
      cellsOf(plan).some(
        ({ value }) => value === '未解决问题：强制 2 项，核实 0 项，提示 1 项。“备注”栏由审核人填写，重新汇总时保留。',
      ),
    ).toBe(true);
  });

  test('what became of every file is told below', () => {
    const plan = plansOf(
      summaryOf([{ source: 'x.xlsx', reports: [], error: { code: 'encrypted' } }], { period: Q3 }),
    ).get('问题清单')!;
    const row = rowOf(plan, 0, '收件情况');
    expect(plan.rows[row + 2]!.slice(0, 5).map((cell) => cell!.value)).toEqual([
      1,
      '—',
      'x.xlsx',
      '—',
      '判定 unreadable',
    ]);
    expect(cellsOf(plan).some(({ value }) => value === '没有未解决的问题。')).toBe(true);
  });

  test('a slip holds what one unit has to correct, as a sheet and as text', () => {
    const [slip, ...others] = returnSlips(live);
    expect(others).toEqual([]);
    expect(slip!.text).toBe(
      [
        '指标报送表退回单',
        '鹿城区：你单位报送的2021年第三季度《传统制造业改造提升2.0版指标报送表》经审核，尚有强制 1 项、提示 1 项，现退回。请逐项更正，“核实”类问题确认无误的，在“情况说明”栏写明具体原因后重新报送。',
        `1. 【强制】G8 D2-02 ${indicator('D2-02').name}：=1+1（建议：填 0）`,
        '2. 【提示】=1+1（建议：填 0）',
        '“强制”类问题更正前不予验收。',
      ].join('\n'),
    );
    const plan = plansOf(live).get('退回单-鹿城区')!;
    expect(plan.rows[3]!.map((cell) => cell!.value)).toEqual([
      1,
      'G8',
      `D2-02 ${indicator('D2-02').name}`,
      '强制',
      '=1+1',
      '填 0',
    ]);
  });

  test('a reminder for every unit that has not reported', () => {
    const model = summaryOf([arrival('a', reportingSheet(unitNamed('鹿城区'), Q3, {}))], {
      expected: ['330302', '330303', '330304'],
    });
    expect(reminders(model).map(({ text }) => text)).toEqual([
      '指标报送催报单\n龙湾区：截至2021年10月15日，尚未收到你单位2021年第三季度《传统制造业改造提升2.0版指标报送表》。请尽快填报，经审核人、单位负责人确认后报送。',
      '指标报送催报单\n瓯海区：截至2021年10月15日，尚未收到你单位2021年第三季度《传统制造业改造提升2.0版指标报送表》。请尽快填报，经审核人、单位负责人确认后报送。',
    ]);
    const plan = plansOf(model).get('催报单')!;
    expect(plan.page!.rowBreaks).toEqual([4]);
    expect(at(fullPlans.get('催报单')!, 0, 0)!.value).toBe('应报单位已全部报送。');
  });
});

describe('权重', () => {
  const kept = {
    weights: new Map([['D2-02', 3]]),
    remarks: new Map([['D2-02', '已核']]),
    issueRemarks: new Map([['鹿城区|G8|D2-02|blank-value', '电话催']]),
  };
  const model = summaryOf(allArrivals(Q3, 5), { kept: kept as never, findings: [finding({})] });
  const plans = plansOf(model);

  test('holds the weights that were entered and the visible formula of the score', () => {
    const plan = plans.get('权重')!;
    const row = rowOf(plan, 0, 'D2-02');
    expect(at(plan, row, 2)).toEqual({ value: 3, style: 'input' });
    const score = at(plan, rowOf(plan, 0, '综合得分'), 3)!;
    expect(score.formula).toBe(
      'IF(SUMIFS($C$6:$C$51,D6:D51,">=0")>0,SUMPRODUCT($C$6:$C$51,D6:D51)/SUMIFS($C$6:$C$51,D6:D51,">=0")*100,"")',
    );
    expect(score).toMatchObject({ value: model.standings[0]!.score, style: 'score' });
    const scores = countyUnits.map((_, index) => at(plan, rowOf(plan, 0, '综合得分'), 3 + index)!.value);
    expect(scores).toEqual(model.standings.map(({ score: own }) => own));
    expect(at(plan, row, 3)!.formula).toMatch(/^IF\(ISNUMBER\(\$C\d+\),IF\(ISNUMBER\(对比!/);
  });

  test('shows nothing as long as there are none', () => {
    const plan = fullPlans.get('权重')!;
    const score = rowOf(plan, 0, '综合得分');
    expect(countyUnits.map((_, index) => at(plan, score, 3 + index)!.value)).toEqual(countyUnits.map(() => ''));
  });

  test('works out no score of a unit that did not report', () => {
    const [first, second] = countyUnits;
    const own = arrival('a', reportingSheet(first!, Q3, { 'D2-02': { value: 1 } }));
    const some = summaryOf([own], { expected: [first!.code, second!.code], kept: kept as never });
    const plan = plansOf(some).get('权重')!;
    const [there, missing] = [3, 4].map((column) => at(plan, rowOf(plan, 0, '综合得分'), column)!);
    expect(there!.formula).toContain('SUMPRODUCT');
    expect(missing).toEqual({ value: '', style: 'score' });
  });

  test('remarks stand where they stood', () => {
    const overview = plans.get('汇总表')!;
    expect(overview.rows[rowOf(overview, 1, 'D2-02')]!.at(-1)!.value).toBe('已核');
    const issues = plans.get('问题清单')!;
    expect(issues.rows[rowOf(issues, 0, '序号') + 1]!.at(-1)!.value).toBe('电话催');
  });
});

describe('odd catalogues', () => {
  const cityOnly: Catalogue = {
    ...catalogue,
    units: catalogue.units.filter(({ kind }) => kind === 'city'),
  };
  const countyOnly: Catalogue = {
    ...catalogue,
    indicators: catalogue.indicators.slice(14, 15),
  };

  test.each<[string, Catalogue]>([
    ['without counties', cityOnly],
    ['with one indicator', countyOnly],
    ['of the city’s own indicators', { ...catalogue, indicators: catalogue.indicators.slice(0, 14) }],
  ])('a catalogue %s has its sheets as well', (_, own) => {
    const intake = takeIn([], { catalogue: own, period: Q3, expected: null, earlier: null });
    expect(intake.missing).toEqual(own.units);
    const plans = plansOf(summaryOf([], { catalogue: own, period: Q3 }));
    expect(plans.size).toBe(8);
    for (const plan of plans.values()) {
      for (const { range } of plan.conditionalFormats ?? []) expect(range.right).toBeGreaterThanOrEqual(range.left);
    }
  });
});

test('number formats of the sheets are those of the catalogue', () => {
  const plan = fullPlans.get('汇总表')!;
  const row = rowOf(plan, 1, 'F3-01');
  expect(plan.styles[at(plan, row, 5)!.style!]!.numberFormat).toBe(actualFormatOf(indicator('F3-01')));
});
