import type { Allocation } from '../../src/core/allocation';
import { assess } from '../../src/core/attainment';
import { toA1 } from '../../src/core/address';
import type { DataValidation, Edit, PlannedCell, SheetPlan } from '../../src/core/edit';
import { fillEdits } from '../../src/core/fill';
import { parsePeriod } from '../../src/core/period';
import { preview } from '../../src/core/preview';
import { bindWorkbook } from '../../src/core/report/bind';
import type { Report } from '../../src/core/report/report';
import type { Catalogue } from '../../src/core/schema/catalogue';
import { indicatorsOfForm } from '../../src/core/schema/facts';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { templatePlan, type TemplateOptions } from '../../src/core/template';
import { workbookOf } from '../support/workbook-of';

const Q3 = parsePeriod('2021Q3')!;
const unitOf = (code: string) => WENZHOU_2020_93.units.find((unit) => unit.code === code)!;
const planOf = (code: string, options: TemplateOptions = {}): SheetPlan =>
  templatePlan(WENZHOU_2020_93, unitOf(code), Q3, options);
const reportOf = (plan: SheetPlan): Report => bindWorkbook(workbookOf(plan), WENZHOU_2020_93, '').reports[0]!;
const rowOf = (plan: SheetPlan, code: string): number => plan.rows.findIndex((cells) => cells?.[1]?.value === code);
const cellsOf = (plan: SheetPlan, code: string): readonly (PlannedCell | undefined)[] => plan.rows[rowOf(plan, code)]!;
const allocation: Allocation = {
  source: '目标分解表.xlsx',
  targets: new Map([
    [
      '330302',
      new Map([
        ['D2-02', 291],
        ['D1-01', 0.125],
        ['D3-01.1', 1],
        ['D3-01.3', 1],
        ['J3-01.2', 2],
      ]),
    ],
  ]),
};

const HEADERS =
  '序号 指标代码 指标名称 计量单位 考核口径 目标值 分子/本期 分母/基期 完成值 上期完成值 达成率 序时进度 进度状态 情况说明 佐证材料 责任单位';

test('the head of the sheet', () => {
  const plan = planOf('330302');
  const lines = plan.rows.slice(0, 4).map((cells) => (cells ?? []).flatMap((cell) => cell?.value ?? []).join(' '));
  expect(lines).toEqual([
    '温州市传统制造业改造提升2.0版指标报送表',
    '表　　号：温传改01表 制定机关：温州市产业转型升级推进工作领导小组办公室 依　　据：温政办〔2020〕93号 有效期至：2022年12月',
    '填报单位：鹿城区 区划代码：330302 报告期：2021年第三季度',
    HEADERS,
  ]);
  expect(plan.name).toBe('鹿城区');
  expect(plan.merges).toContainEqual({ top: 0, left: 0, bottom: 0, right: 15 });
});

test('a catalogue without a word on its sheets still has a head', () => {
  const units = WENZHOU_2020_93.units.filter(({ kind }) => kind !== 'city');
  const catalogue: Catalogue = { ...WENZHOU_2020_93, sheets: undefined, units, clauses: [] };
  const plan = templatePlan(catalogue, unitOf('OJK'), Q3);
  expect(plan.rows[0]![0]!.value).toBe('传统制造业改造提升2.0版指标报送表');
  expect(plan.rows[1]![0]!.value).toBe('表　　号：');
  expect(plan.rows[1]![4]!.value).toBe('制定机关：温州市人民政府办公室');
  expect(plan.rows[4]![0]!.value).toBe('二(一)1 ');
});

test.each([
  ['330302', 'county', 46, 20],
  ['ZNJ', 'county', 46, 20],
  ['330300', 'city', 21, 0],
] as const)('%s reports the %s form: %d indicators, %d sub-rows', (code, form, indicators, subRows) => {
  const plan = planOf(code);
  const codes = plan.rows
    .flatMap((cells) => cells?.[1]?.value ?? [])
    .filter((value) => /^[A-Z]\d-/.test(String(value)));
  const whole = codes.filter((value) => !String(value).includes('.'));
  expect(whole).toEqual(indicatorsOfForm(WENZHOU_2020_93, form).map((indicator) => indicator.code));
  expect(whole).toHaveLength(indicators);
  expect(codes.length - whole.length).toBe(subRows);
});

test('every clause has its heading row, over the whole width', () => {
  const plan = planOf('330302');
  const headings = plan.rows.flatMap((cells, row) => (cells?.[0]?.style === 'clause' ? [[row, cells[0].value]] : []));
  expect(headings).toHaveLength(11);
  expect(headings[1]).toEqual([6, '二(一)2 加快制造方式数字化提升']);
  for (const [row] of headings) {
    expect(plan.merges).toContainEqual({ top: row, left: 0, bottom: row, right: 15 });
  }
});

describe('rows', () => {
  const plan = planOf('330302', { allocation });
  const style = (code: string, column: number) => plan.styles[cellsOf(plan, code)[column]!.style!]!;

  test('fixed texts', () => {
    expect(
      cellsOf(plan, 'D2-02')
        .slice(0, 6)
        .map((cell) => cell!.value),
    ).toEqual([3, 'D2-02', '实施智能化技术改造项目', '个', '2021-2022年累计', 291]);
    expect(cellsOf(plan, 'D2-02')[15]!.value).toBe('市经信局、各县〔市、区〕政府、省级产业集聚区管委会');
    expect(cellsOf(plan, 'J1-02')[4]!.value).toBe('当年累计');
    expect(cellsOf(plan, 'F3-01')[4]!.value).toBe('2022年全年');
    expect(cellsOf(plan, 'D2-04')[4]!.value).toBe('期末水平');
    expect(cellsOf(plan, 'J1-05')[4]!.value).toBe('年度水平');
  });

  test('targets: the allocation’s, the document’s for levels, none for what is added up', () => {
    const target = (code: string) => cellsOf(plan, code)[5]!.value;
    expect(target('D1-01')).toBe(0.125);
    expect(target('D2-01')).toBe(1);
    expect(target('D2-03')).toBeNull();
    expect(target('D3-01')).toBeNull();
    expect([1, 2, 3, 4, 5].map((index) => target(`D3-01.${index}`))).toEqual([1, null, 1, null, null]);
    expect(style('D2-01', 5).numberFormat).toBe('0%');
    expect(style('D1-01', 5).numberFormat).toBe('0.00%');
    expect(style('D2-04', 5).numberFormat).toBe('0.00');
  });

  test('only inputs are open', () => {
    const open = (code: string): string =>
      cellsOf(plan, code)
        .flatMap((cell, column) => (plan.styles[cell!.style!]!.locked === false ? [toA1(0, column).slice(0, -1)] : []))
        .join('');
    expect(open('D2-02')).toBe('IJNO');
    expect(open('D1-01')).toBe('GHJNO');
    expect(open('D3-01')).toBe('JNO');
    expect(open('D3-01.1')).toBe('IJNO');
    expect(plan.protection).toEqual({ formatColumns: true, formatRows: true });
  });

  test('number formats', () => {
    expect(style('D2-02', 8).numberFormat).toBe('#,##0');
    expect(style('F3-01', 8).numberFormat).toBe('#,##0.00');
    expect(style('D1-01', 6).numberFormat).toBe('General');
    expect(style('D1-01', 8).numberFormat).toBe('0.00%');
    expect(style('D1-01', 10).numberFormat).toBe('0.0%');
    const city = planOf('330300');
    const rate = city.styles[cellsOf(city, 'B2-02')[6]!.style!]!;
    expect(rate.numberFormat).toBe('0.00%');
    expect(city.styles[cellsOf(city, 'B2-02')[8]!.style!]!.numberFormat).toBe('0.00');
    expect(city.styles[cellsOf(city, 'B2-02')[5]!.style!]!.numberFormat).toBe('0.00');
  });

  test('formulas with the values of a blank sheet', () => {
    const row = rowOf(plan, 'D1-01') + 1;
    const cells = cellsOf(plan, 'D1-01');
    expect(cells[8]).toMatchObject({
      formula: `IFERROR(IF(AND(COUNT(G${row}:H${row})=2,G${row}>=0,H${row}>0),G${row}/H${row}-1,""),"")`,
      value: '',
    });
    expect(cells[12]).toMatchObject({ value: '未报送' });
    expect(cellsOf(plan, 'D2-02')[11]).toMatchObject({ formula: '9/24', value: 0.375 });
    expect(cellsOf(plan, 'J1-02')[11]).toMatchObject({ formula: '9/12', value: 0.75 });
    expect(cellsOf(plan, 'D2-04')[11]!.formula).toBeUndefined();
    expect(cellsOf(plan, 'J3-01')[8]!.formula).toContain('MIN(');
    expect(cellsOf(plan, 'J3-01.1').some((cell) => cell!.formula !== undefined)).toBe(false);
  });

  test('an indicator that does not apply keeps its row, closed and marked so', () => {
    const elsewhere = planOf('330381');
    const cells = cellsOf(elsewhere, 'J1-07');
    expect(cells[12]).toEqual({ value: '不适用', style: 'status' });
    expect(cells.some((cell) => cell!.formula !== undefined)).toBe(false);
    expect(cells.every((cell) => elsewhere.styles[cell!.style!]!.locked !== false)).toBe(true);
    expect(cellsOf(plan, 'J1-07')[12]!.value).toBe('未报送');
  });

  test('rows are as high as their texts', () => {
    const heights = plan.rowHeights!;
    expect(heights[rowOf(plan, 'D3-01.1')]).toBe(20);
    expect(heights[rowOf(plan, 'D2-02')]).toBe(36);
    const long = {
      ...WENZHOU_2020_93,
      indicators: WENZHOU_2020_93.indicators.map((one) => ({ ...one, name: '长'.repeat(60) })),
    };
    const tall = templatePlan(long, unitOf('330302'), Q3);
    expect(tall.rowHeights![rowOf(tall, 'D2-02')]).toBe(5 * 13.5 + 4);
    expect(plan.columns).toHaveLength(16);
  });
});

describe('inputs', () => {
  const plan = planOf('330302');
  const city = planOf('330300');
  const validation = (of: SheetPlan, code: string, column: number): DataValidation | undefined =>
    of.validations!.find(({ range }) => range.top === rowOf(of, code) && range.left === column);

  test.each<[string, SheetPlan, string, number, DataValidation['rule'], string]>([
    ['a count', plan, 'D2-02', 8, { type: 'whole', min: 0 }, '应为不小于0的整数。'],
    ['an amount', plan, 'F3-01', 8, { type: 'decimal', min: 0 }, '应为不小于0的数。'],
    ['an operand', plan, 'D1-01', 7, { type: 'decimal', min: 0 }, '应为不小于0的数。'],
    ['an industry that is covered or not', plan, 'D3-01.1', 8, { type: 'whole', min: 0, max: 1 }, '应为0至1的整数。'],
    ['an industry’s projects', plan, 'J3-01.1', 8, { type: 'whole', min: 0 }, '应为不小于0的整数。'],
    ['a rank', city, 'Z0-03', 8, { type: 'whole', min: 1, max: 11 }, '应为1至11的整数。'],
    ['a rate', city, 'B2-02', 6, { type: 'decimal', min: -1, max: 10 }, '应为百分数。'],
  ])('%s', (_, of, code, column, rule, words) => {
    const found = validation(of, code, column)!;
    expect(found.rule).toEqual(rule);
    expect(found.error!.text).toContain(words);
    expect(found.error!.style).toBe('warning');
  });

  test('the hint says what to fill in and quotes the clause', () => {
    expect(validation(plan, 'D1-01', 6)!.prompt).toEqual({
      title: 'D1-01 传统制造业新产品产值年均增长',
      text: expect.stringMatching(/^填报：本年新产品产值。\n二\(一\)1：“.+”$/),
    });
    expect(validation(plan, 'D1-01', 7)!.prompt!.text).toContain('填报：2020年新产品产值。');
    expect(validation(plan, 'D2-02', 8)!.prompt!.text).toContain('填报数值，单位：个；没有填0。');
    expect(validation(plan, 'J1-06', 8)!.prompt!.text).toMatch(/^填报数值。\n每个园区/);
    expect(validation(plan, 'D3-01.1', 8)!.prompt!.text).toContain('电气：已覆盖填1，未覆盖填0。');
    expect(validation(plan, 'J3-01.2', 8)!.prompt!.text).toContain('鞋业：填报个数，没有填0。');
    expect(validation(plan, 'D2-02', 13)!.prompt!.title).toBe('情况说明');
  });

  test('titles and hints keep within what Excel takes', () => {
    const long: Catalogue = {
      ...WENZHOU_2020_93,
      indicators: WENZHOU_2020_93.indicators.map((indicator) => ({
        ...indicator,
        name: '长'.repeat(50),
        verbatim: '字'.repeat(400),
      })),
    };
    for (const form of [plan, city, templatePlan(long, unitOf('330302'), Q3)]) {
      for (const { prompt, error } of form.validations!) {
        expect(prompt!.title.length).toBeLessThanOrEqual(32);
        expect(prompt!.text.length).toBeLessThanOrEqual(255);
        expect((error?.text ?? '').length).toBeLessThanOrEqual(225);
      }
    }
  });

  test('an indicator of another catalogue may name nothing', () => {
    const bare: Catalogue = {
      ...WENZHOU_2020_93,
      indicators: WENZHOU_2020_93.indicators.map((indicator) => ({
        ...indicator,
        inputNames: undefined,
        rankOf: undefined,
      })),
    };
    const county = templatePlan(bare, unitOf('330302'), Q3);
    expect(validation(county, 'D1-01', 6)!.prompt!.text).toContain('填报：分子/本期。');
    expect(validation(county, 'D1-01', 7)!.prompt!.text).toContain('填报：分母/基期。');
    expect(validation(templatePlan(bare, unitOf('330300'), Q3), 'Z0-03', 8)!.rule).toEqual({
      type: 'whole',
      min: 1,
      max: 100,
    });
  });
});

describe('the foot', () => {
  const plan = planOf('330302');
  const texts = plan.rows.slice(-8).map((cells) => (cells ?? []).flatMap((cell) => cell?.value ?? []).join(' '));

  test('who answers for it', () => {
    expect(texts[1]).toBe('单位负责人： 填报人： 审核人： 联系电话： 填报日期：');
    const row = plan.rows.length - 7;
    const open = plan.rows[row]!.flatMap((cell, column) =>
      cell && plan.styles[cell.style!]!.locked === false ? [column] : [],
    );
    expect(open).toEqual([2, 4, 5, 7, 8, 10, 11, 12, 14]);
    expect(plan.validations).toContainEqual(
      expect.objectContaining({
        range: { top: row, left: 14, bottom: row, right: 14 },
        rule: { type: 'date', min: 44469 },
      }),
    );
  });

  test('how to fill it in, and the main cross-checks', () => {
    expect(texts[2]).toMatch(/^说明：1\.浅黄色单元格/);
    expect(texts[6]).toContain('电气、鞋业、服装、汽车零部件、泵阀');
    expect(texts[7]).toContain('J3-02≤J3-01（电气）；J3-03≤J3-01（汽车零部件）');
    expect(texts[7]).toContain('D1-01=（本年新产品产值÷2020年新产品产值）的年均增长');
    expect(texts[7]).toContain(
      'D2-01=已实施数字化转型的规上工业企业数÷规上工业企业数×100%，已实施数字化转型的规上工业企业数≤规上工业企业数',
    );
    expect(texts[7]).toContain('J3-01=J3-01.1至J3-01.5的最小值');
    expect(texts[7]).toContain('D3-01=D3-01.1至D3-01.5中已覆盖行业数÷5');
    const city = planOf('330300').rows.at(-1)![0]!.value;
    expect(city).toContain('Z3-03≤Z3-02');
    expect(city).toContain('Z0-05=本期全员劳动生产率÷上年同期全员劳动生产率-1');
    expect(city).toContain('B2-02=制造业中长期贷款增速-各项贷款平均增速');
    expect(planOf('330300').rows.at(-2)![0]!.value).toMatch(/^　　　4\./);
  });
});

test('the page', () => {
  const plan = planOf('330302');
  expect(plan.freeze).toEqual({ rows: 4, columns: 3 });
  expect(plan.page).toMatchObject({
    paper: 'A4',
    orientation: 'landscape',
    fitToWidth: true,
    repeatRows: [3, 3],
    printArea: { top: 0, left: 0, bottom: plan.rows.length - 1, right: 15 },
    footer: { left: '鹿城区　2021年第三季度', center: '第 &P 页 共 &N 页' },
  });
  expect(plan.conditionalFormats!.map((format) => 'formula' in format && format.formula)).toEqual([
    'OR(M5="已达成",M5="达序时")',
    'OR(M5="略滞后",M5="接近目标")',
    'OR(M5="滞后",M5="差距较大")',
    'OR(M5="推进中",M5="未报送",M5="不适用",M5="未下达目标")',
  ]);
});

describe('what the template makes is understood again', () => {
  const standards = { catalogue: WENZHOU_2020_93, settings: DEFAULT_SETTINGS, allocation };

  test.each(['330302', '330381', 'OJK', '330300'])('%s', (code) => {
    const report = reportOf(planOf(code, { allocation }));
    expect(report.unit!.code).toBe(code);
    expect(report.period).toEqual(Q3);
    expect(report.form).toBe(code === '330300' ? 'city' : 'county');
    expect(report.missing).toEqual([]);
    expect(report.unknown).toEqual([]);
    expect(report.stamp).toMatchObject({ unit: code, period: '2021Q3', catalogue: 'wenzhou-2020-93' });
    expect(report.layout.percentages).toBe('fractions');
  });

  test('it carries its targets', () => {
    const { stamp } = reportOf(planOf('330302', { allocation }));
    expect(stamp!.targets.get('D2-02')).toBe(291);
    expect(stamp!.targets.get('D1-01')).toBe(0.125);
    expect(stamp!.targets.get('J3-01.2')).toBe(2);
    expect(stamp!.targets.has('D2-03')).toBe(false);
  });

  test.each(['330302', '330381', '330300'])('it is filled already: %s', (code) => {
    expect(fillEdits(reportOf(planOf(code, { allocation })), standards)).toEqual([]);
  });

  test('last period’s figures stand in 上期完成值, locked', () => {
    const blank = planOf('330302', { allocation });
    const filled: Edit[] = [
      ['D2-02', 8, 120],
      ['D1-01', 6, 110],
      ['D1-01', 7, 100],
      ['D3-01.1', 8, 1],
    ].map(([code, column, value]) => ({
      kind: 'set-cell',
      sheet: '鹿城区',
      row: rowOf(blank, String(code)),
      column: Number(column),
      value: Number(value),
    }));
    const previous = bindWorkbook(preview(workbookOf(blank), filled), WENZHOU_2020_93, '').reports[0]!;
    expect(assess(previous, previous.byCode.get('D1-01')!, standards).actual).toBeCloseTo(0.1, 12);
    const next = templatePlan(WENZHOU_2020_93, unitOf('330302'), parsePeriod('2021Q4')!, { allocation, previous });
    const shown = (code: string) => cellsOf(next, code)[9]!;
    expect(shown('D2-02').value).toBe(120);
    expect(shown('D1-01').value).toBeCloseTo(0.1, 12);
    expect(shown('D3-01.1').value).toBe(1);
    expect(shown('D2-03').value).toBeNull();
    expect(next.styles[shown('D2-03').style!]!.locked).not.toBe(false);
  });
});
