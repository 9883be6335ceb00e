import fc from 'fast-check';
import { bindSheet, bindWorkbook } from '../../../src/core/report/bind';
import type { Stamp } from '../../../src/core/report/report';
import { stampNames, GENERATED_NAME } from '../../../src/core/report/stamp';
import { indicatorsOfForm } from '../../../src/core/schema/facts';
import type { Catalogue } from '../../../src/core/schema/catalogue';
import { WENZHOU_2020_93 as catalogue } from '../../../src/core/schema/wenzhou-2020-93';
import type { Cell, SheetSnapshot } from '../../../src/core/snapshot';
import { bindGrid, columnsOf, reportOf, rowsOf } from '../../support/bind';
import { sheet, workbook } from '../../support/sheet';

const REPORT = `
填报单位：鹿城区
代码 | 指标 | 完成值
D2-02 | 实施智能化技术改造项目 | 1
D2-03 | 传统制造业新增应用机器人 | 2
D2-05 | 新增数字化车间和智能工厂 | 3`;

const STAMP: Stamp = {
  catalogue: catalogue.id,
  version: catalogue.version,
  unit: '330303',
  period: '2021Q3',
  form: 'county',
  targets: new Map([['D2-02', 200]]),
};

test('each sheet of a workbook is a report, a matrix, or ignored', () => {
  const { reports, matrices, ignored } = bindWorkbook(
    workbook(
      sheet('鹿城区', REPORT),
      sheet('说明', '填报说明\n1.按季填报 | 2'),
      sheet('分解', `指标 | 鹿城区 | 龙湾区\n新增未来工厂 | 1 | 1`),
      sheet('空', ''),
    ),
    catalogue,
    'a.xlsx',
  );
  expect([reports.map(({ sheet: { name }, source }) => [name, source]), ignored]).toEqual([
    [['鹿城区', 'a.xlsx']],
    ['说明', '空'],
  ]);
  expect(matrices.map(({ sheet: { name }, kind }) => [name, kind])).toEqual([['分解', 'allocation']]);
});

const FIGURES = '实施智能化技术改造项目 | 1\n传统制造业新增应用机器人 | 2\n新增数字化车间和智能工厂 | 3';
const MOST = indicatorsOfForm(catalogue, 'county')
  .slice(9)
  .map(({ name }) => `${name} | 1`)
  .join('\n');
const BLANK = FIGURES.replaceAll(/\d/g, '');

test.each([
  ['figures of a chart', `指标 | 达成率\n${FIGURES}`],
  ['results that are nobody’s', `指标 | 完成值\n${FIGURES}`],
  ['a form still to be filled in', `填报单位： | 报告期：\n指标 | 完成值\n${BLANK}\n填报人：`],
])('%s beside a return: no report', (_, grid) => {
  const { reports, ignored } = bindWorkbook(workbook(sheet('鹿城区', REPORT), sheet('附表', grid)), catalogue, '');
  expect([reports.map(({ sheet: { name } }) => name), ignored]).toEqual([['鹿城区'], ['附表']]);
});

test.each([
  ['whose unit is left blank', `填报单位： | 报告期：\n指标 | 完成值\n${FIGURES}\n填报人：`],
  ['that says who filled it in', `指标 | 完成值\n${FIGURES}\n填报人：林晓慧`],
  ['of nearly the whole form without a head', `指标 | 完成值\n${MOST}`],
  ['left blank by a unit', `填报单位：龙湾区\n指标 | 完成值\n${BLANK}\n填报人：`],
])('a return %s is one beside another, too', (_, grid) => {
  const { reports } = bindWorkbook(workbook(sheet('鹿城区', REPORT), sheet('附表', grid)), catalogue, '');
  expect(reports.map(({ sheet: { name } }) => name)).toEqual(['鹿城区', '附表']);
});

test('results that are nobody’s are a return where they stand alone', () => {
  expect(bindGrid(`指标 | 完成值\n${FIGURES}`).reports).toHaveLength(1);
});

test('a hidden sheet is read like the others', () => {
  expect(reportOf(REPORT, { visibility: 'veryHidden' }).unit?.code).toBe('330302');
});

test('what we generated ourselves is never read as a report', () => {
  const names = [{ name: GENERATED_NAME, sheet: '退回单', formula: '"issues"', hidden: true }];
  const { ignored, reports } = bindWorkbook({ sheets: [sheet('退回单', REPORT)], names }, catalogue, '');
  expect([ignored, reports]).toEqual([['退回单'], []]);
});

describe('a sheet with a stamp', () => {
  const bind = (grid: string, stamp: Stamp = STAMP) => {
    const snapshot = {
      sheets: [sheet('Sheet1', grid)],
      names: stampNames(stamp).map((name) => ({ ...name, sheet: 'Sheet1' })),
    };
    return bindWorkbook(snapshot, catalogue, '');
  };

  test('carries it, and knows unit, period and form by it where nothing else says them', () => {
    const [report] = bind(REPORT.replace('填报单位：鹿城区', '报送表')).reports;
    expect([report!.unit?.code, report!.period?.id, report!.form, report!.stamp]).toEqual([
      '330303',
      '2021Q3',
      'county',
      STAMP,
    ]);
  });

  test('is of the unit that its identity line says', () => {
    expect(bind(REPORT).reports[0]!.unit?.code).toBe('330302');
  });

  test('is a report also when hardly an indicator is left', () => {
    const [report] = bind('填报单位：鹿城区\n代码 | 指标 | 目标值 | 完成值\nD2-02 | 实施 | 3 | 1').reports;
    expect(rowsOf(report!)).toBe('D2-02@3');
  });

  test('is a report also when none is left, with the columns of its header', () => {
    const [report] = bind('填报单位：鹿城区\n代码 | 指标 | 目标值 | 完成值\n | | | 1').reports;
    expect([columnsOf(report!), report!.entries, report!.missing.length]).toEqual([
      'A code, B name, C target, D actual',
      [],
      66,
    ]);
  });

  test('is a report also when nothing at all is left', () => {
    const [report] = bind('').reports;
    expect([report!.entries, report!.unit?.code, report!.layout.columns.size]).toEqual([[], '330303', 0]);
  });

  test('of another catalogue is a sheet like any other', () => {
    const other = { ...STAMP, catalogue: 'hangzhou-2021-1' };
    expect(bind(REPORT, other).reports[0]!.stamp).toBeNull();
    expect(bind('空白', other).ignored).toEqual(['Sheet1']);
  });

  test('may have the header of a matrix and is none', () => {
    expect(bind(`代码 | 指标 | 鹿城区 | 龙湾区\nD2-02 | 实施智能化技术改造项目 | 1 | 2`).reports).toHaveLength(1);
  });
});

test('codes that are numbers may stand in number cells', () => {
  const indicators = catalogue.indicators
    .filter(({ code }) => ['D2-02', 'D2-03', 'D2-05'].includes(code))
    .map((indicator, index) => ({ ...indicator, code: String(101 + index) }));
  const numeric: Catalogue = { ...catalogue, id: 'numeric', indicators };
  const grid = sheet('鹿城区', "编码 | 指标 | 完成值\n101 | 甲 | 7\n102 | 乙 | 8\n'103 | 丙 | 9\n104 | 丁 | 9");
  const bound = bindSheet(grid, null, numeric, '');
  expect(bound && 'report' in bound && [rowsOf(bound.report), bound.report.unknown.map(({ row }) => row)]).toEqual([
    '101@2 102@3 103@4',
    [4],
  ]);
});

test('a short catalogue needs fewer indicators', () => {
  const indicators = catalogue.indicators.filter(({ code }) => ['D2-02', 'D2-03'].includes(code));
  const short: Catalogue = { ...catalogue, id: 'short', indicators };
  const bind = (grid: string) => bindSheet(sheet('Sheet1', grid), null, short, '');
  expect(bind('指标 | 完成值\n实施智能化技术改造项目 | 1')).not.toBeNull();
  expect(bind('指标 | 完成值\n机器人密度 | 1')).toBeNull();
});

test('a used range far larger than the data is no burden', () => {
  const small = sheet('鹿城区', REPORT);
  const rows: (readonly (Cell | undefined)[] | undefined)[] = [];
  small.rows.forEach((row, index) => (rows[index] = row));
  rows[1_048_575] = [{ value: null }];
  const { reports } = bindWorkbook(workbook({ ...small, rows }), catalogue, '');
  expect(rowsOf(reports[0]!)).toBe('D2-02@3 D2-03@4 D2-05@5');
});

test('rows that hold nothing are no rows', () => {
  const small = sheet('鹿城区', REPORT);
  const rows = [...small.rows, ...Array.from({ length: 3000 }, () => undefined)];
  expect(rowsOf(bindWorkbook(workbook({ ...small, rows }), catalogue, '').reports[0]!)).toBe('D2-02@3 D2-03@4 D2-05@5');
});

test('a sheet with more rows than any report is read from its top', () => {
  const rows = Array.from({ length: 6000 }, (_, row): Cell[] => [{ value: `第${String(row)}行` }]);
  const small = sheet('鹿城区', REPORT);
  const tall = { ...small, rows: [...small.rows, ...rows] };
  expect(rowsOf(bindWorkbook(workbook(tall), catalogue, '').reports[0]!)).toBe('D2-02@3 D2-03@4 D2-05@5');
});

test('a long list of other things is not searched for ever, nor is what is exact ever missed', () => {
  const filler = Array.from({ length: 400 }, (_, row): Cell[] => [{ value: `第${String(row)}行` }]);
  const small = sheet('鹿城区', REPORT);
  const bind = (rows: SheetSnapshot['rows']) => bindWorkbook(workbook({ ...small, rows }), catalogue, '');
  expect(bind([...filler, ...small.rows]).reports[0]!.entries[0]!.row).toBe(402);
  const changed = sheet('鹿城区', '指标 | 完成值\n未来工厂 | 1\n上云标杆企业 | 2\n小升规企业 | 3');
  expect(bind([...filler, ...changed.rows]).ignored).toEqual(['鹿城区']);
  expect(bind(changed.rows).reports).toHaveLength(1);
});

test('merges that no sound workbook has are borne', () => {
  const whole = { top: 0, left: 0, bottom: 1_048_575, right: 16_383 };
  const grid = sheet('鹿城区', REPORT);
  const bound = bindWorkbook(workbook({ ...grid, merges: Array.from({ length: 50_000 }, () => whole) }), catalogue, '');
  expect(bound.reports.length + bound.matrices.length + bound.ignored.length).toBe(1);
});

/** What makes trouble, beside what makes sense. */
const words = fc.constantFrom(
  ...[
    '序号',
    '代码',
    '指标名称',
    '单位',
    '目标值',
    '分子',
    '分母',
    '本期',
    '上年同期',
    '完成值',
    '完成情况',
    '1-6月完成',
  ],
  ...[
    '备注',
    '情况说明',
    '鹿城区',
    '龙湾区',
    '全市',
    '合计',
    '甲',
    '乙',
    '1',
    '5=4/3',
    '填报单位',
    '填报人：',
    '审核人：某某',
  ],
  ...[
    '填报单位：鹿城区      2021年1-9月',
    '报告期：２０２１年Ｑ３',
    '填报日期',
    '说明：1.略',
    '一、加快制造方式数字化提升（共7项）',
  ],
  ...[
    '其中：电气',
    '泵阀',
    '（1）服装',
    'D2-02',
    'd202',
    'J3-01.2',
    'D2-02 实施智能化技术改造项目',
    '12家',
    '—',
    '不适用',
    '67%',
  ],
  ...[
    '',
    ' ',
    '　',
    '\u0000',
    '=1+1',
    '((((((',
    '"',
    '()',
    '（）',
    '.',
    '：',
    '：：：',
    '\ud83d',
    '𠮷',
    'e\u0301',
    '%',
    '²',
    '⑤',
  ],
  ...catalogue.indicators.slice(12, 40).map(({ name }) => name),
  ...catalogue.indicators.slice(12, 40).map(({ code }) => code),
);
const value = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, { error: '#DIV/0!' as const }, 44440, 202109, 1e308, -0) },
);
const someCell = fc.option(
  fc.record(
    { value, format: fc.constantFrom('0.0%', 'yyyy/m/d', '0.0"%"', '@', '['), formula: fc.string() },
    { requiredKeys: ['value'] },
  ),
  { nil: undefined, freq: 4 },
);
const range = fc
  .tuple(fc.nat(20), fc.nat(10), fc.nat(6), fc.nat(10))
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }));
const someSheet: fc.Arbitrary<SheetSnapshot> = fc.record({
  name: fc.oneof(words, fc.string()),
  visibility: fc.constantFrom('visible' as const, 'hidden' as const),
  rows: fc.array(fc.option(fc.array(someCell, { maxLength: 12 }), { nil: undefined, freq: 8 }), { maxLength: 40 }),
  merges: fc.array(range, { maxLength: 8 }),
  hiddenRows: fc.constant(new Set<number>()),
  hiddenColumns: fc.constant(new Set<number>()),
  protection: fc.constant('none' as const),
});

test('whatever a sheet holds, it is one thing or another and nothing throws', () => {
  let reports = 0;
  fc.assert(
    fc.property(someSheet, fc.boolean(), (grid, isStamped) => {
      const names = isStamped ? stampNames(STAMP).map((name) => ({ ...name, sheet: grid.name })) : [];
      const bound = bindWorkbook({ sheets: [grid], names }, catalogue, '');
      expect(bound.reports.length + bound.matrices.length + bound.ignored.length).toBe(1);
      for (const report of bound.reports) {
        reports++;
        for (const entry of report.byCode.values()) {
          for (const reading of [entry.actual, entry.target, entry.numerator]) {
            if (reading && 'value' in reading.number) expect(Number.isFinite(reading.number.value)).toBe(true);
          }
        }
        expect(report.byCode.size + report.missing.length).toBeGreaterThanOrEqual(66);
        expect(new Set(report.entries.map(({ code }) => code)).size).toBe(report.entries.length);
      }
    }),
    { numRuns: 400 },
  );
  expect(reports).toBeGreaterThan(50);
});

test('binding changes nothing and gives the same again', () => {
  const grid = sheet('鹿城区', REPORT);
  const before = structuredClone(grid.rows);
  const first = bindWorkbook(workbook(grid), catalogue, '');
  expect(bindWorkbook(workbook(grid), catalogue, '')).toEqual(first);
  expect(grid.rows).toEqual(before);
});

test('a grid of neither is ignored', () => {
  expect(bindGrid('甲 | 乙\n1 | 2').ignored).toEqual(['Sheet1']);
});
