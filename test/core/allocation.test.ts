import { toA1 } from '../../src/core/address';
import { allocationPlan, readAllocation } from '../../src/core/allocation';
import type { Edit, PlannedCell } from '../../src/core/edit';
import { preview } from '../../src/core/preview';
import { bindWorkbook } from '../../src/core/report/bind';
import { indicatorsOfForm } from '../../src/core/schema/facts';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import type { Catalogue } from '../../src/core/schema/catalogue';
import type { CellValue } from '../../src/core/snapshot';
import { workbookOf } from '../support/workbook-of';

const plan = allocationPlan(WENZHOU_2020_93);
const rowOf = (code: string): number => plan.rows.findIndex((cells) => cells?.[1]?.value === code);
const cellsOf = (code: string): readonly (PlannedCell | undefined)[] => plan.rows[rowOf(code)]!;
const style = (code: string, column: number) => plan.styles[cellsOf(code)[column]!.style!]!;

test('indicators down, units across', () => {
  expect(plan.name).toBe('目标分解表');
  expect(plan.rows[0]![0]!.value).toBe('温州市传统制造业改造提升2.0版目标分解表');
  expect(plan.rows[2]!.map((cell) => cell!.value).join(' ')).toBe(
    '序号 指标代码 指标名称 计量单位 考核口径 全市目标 鹿城区 龙湾区 瓯海区 洞头区 永嘉县 平阳县 苍南县 文成县 泰顺县 瑞安市 乐清市 龙港市 瓯江口产业集聚区 浙南产业集聚区 已分解合计 差额 备注',
  );
  const codes = plan.rows
    .flatMap((cells) => cells?.[1]?.value ?? [])
    .filter((value) => /^[A-Z]\d-\d\d$/.test(String(value)));
  expect(codes).toEqual(indicatorsOfForm(WENZHOU_2020_93, 'county').map(({ code }) => code));
});

describe('rows', () => {
  test('what is added up has its sum and its difference, in words', () => {
    const row = rowOf('D2-02') + 1;
    expect(cellsOf('D2-02')[5]).toEqual({ value: 2000, style: 'fixed #,##0' });
    expect(cellsOf('D2-02')[20]).toEqual({
      value: '',
      formula: `IF(COUNT(G${row}:T${row})=0,"",SUM(G${row}:T${row}))`,
      style: 'computed #,##0',
    });
    expect(cellsOf('D2-02')[21]).toEqual({
      value: '未分解',
      formula:
        `IF(COUNT(G${row}:T${row})=0,"未分解",IF(ROUND(F${row}-U${row},10)>0,"缺"&ROUND(F${row}-U${row},10)&"个",` +
        `IF(ROUND(U${row}-F${row},10)>0,"超"&ROUND(U${row}-F${row},10)&"个","足额")))`,
      style: 'none',
    });
    expect(style('D2-02', 6).locked).toBe(false);
  });

  test('levels are not divided; a unit may still have its own', () => {
    expect(cellsOf('D1-01')[5]!.value).toBe(0.12);
    expect(cellsOf('D1-01')[22]!.value).toContain('各单位按全市目标执行');
    expect(cellsOf('D1-01')[20]!.formula).toBeUndefined();
    expect(style('D1-01', 6)).toMatchObject({ locked: false, numberFormat: '0.00%' });
  });

  test('industries are assigned row by row', () => {
    const row = rowOf('J3-01') + 1;
    expect(style('J3-01', 6).locked).not.toBe(false);
    expect(cellsOf('J3-01')[20]).toMatchObject({
      value: '0/5个行业',
      formula: `COUNTIF(U${row + 1}:U${row + 5},">0")&"/5个行业"`,
    });
    expect(cellsOf('J3-01')[21]!.value).toBe('5个行业未分解');
    expect(
      cellsOf('J3-01.2')
        .slice(1, 6)
        .map((cell) => cell!.value),
    ).toEqual(['J3-01.2', '其中：鞋业', '个', null, 1]);
    expect(cellsOf('D3-01.2')[3]!.value).toBeNull();
    const validation = (code: string) =>
      plan.validations!.find(({ range }) => range.top === rowOf(code) && range.left === 6)!;
    expect(validation('D3-01.2').rule).toEqual({ type: 'whole', min: 0, max: 1 });
    expect(validation('J3-01.2').rule).toEqual({ type: 'whole', min: 0 });
    expect(validation('F3-01').rule).toEqual({ type: 'decimal', min: 0 });
    expect(validation('F3-01').error!.text).toBe('应为不小于0的数。');
    expect(validation('D2-02').prompt).toEqual({
      title: 'D2-02 鹿城区',
      text: expect.stringMatching(/^“.*2000.*”$/),
    });
  });

  test('a unit that an indicator does not apply to is closed', () => {
    expect([6, 7, 8, 9].map((column) => style('J1-07', column).locked)).toEqual([false, false, false, undefined]);
  });

  test('a catalogue may lack a clause’s title', () => {
    const catalogue: Catalogue = { ...WENZHOU_2020_93, clauses: [] };
    expect(allocationPlan(catalogue).rows[3]![0]!.value).toBe('二(一)1 ');
  });
});

test('it prints on A3 with its header on every page', () => {
  expect(plan.page).toMatchObject({ paper: 'A3', orientation: 'landscape', repeatRows: [2, 2] });
  expect(plan.rows.slice(-3).map((cells) => cells![0]!.style)).toEqual(['note', 'note', 'note']);
  expect(Object.keys(plan.rowHeights!)).toHaveLength(plan.rows.length);
});

describe('what was filled in is read back', () => {
  const set = (code: string, column: number, value: CellValue): Edit => ({
    kind: 'set-cell',
    sheet: plan.name,
    row: rowOf(code),
    column,
    value,
  });
  const { matrices, reports } = bindWorkbook(
    preview(workbookOf(plan), [
      set('D2-02', 6, 291),
      set('D2-02', 7, '300个'),
      set('D2-02', 8, '待定'),
      set('D1-01', 6, 0.13),
      set('D3-01.1', 6, 1),
      set('J3-01.5', 15, 2),
      set('F3-01', 19, 218.4),
    ]),
    WENZHOU_2020_93,
    '目标分解表.xlsx',
  );

  test('as a matrix, not as a report', () => {
    expect(reports).toEqual([]);
    expect(matrices.map(({ kind, units }) => [kind, units.length])).toEqual([['allocation', 14]]);
  });

  test('by unit and code', () => {
    const { targets, source } = readAllocation(matrices[0]!, '目标分解表.xlsx');
    const lists = [...targets].map(([unit, byCode]) => [unit, Object.fromEntries(byCode)]);
    expect(source).toBe('目标分解表.xlsx');
    expect(Object.fromEntries(lists)).toEqual({
      330302: { 'D1-01': 0.13, 'D2-02': 291, 'D3-01.1': 1 },
      330303: { 'D2-02': 300 },
      330381: { 'J3-01.5': 2 },
      ZNJ: { 'F3-01': 218.4 },
    });
  });

  test('the columns are where the formulas look', () => {
    expect(matrices[0]!.total!.column).toBe(20);
    expect(toA1(0, matrices[0]!.target!.column)).toBe('F1');
  });
});
