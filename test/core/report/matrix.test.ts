import { toA1 } from '../../../src/core/address';
import type { Matrix } from '../../../src/core/report/matrix';
import { bindGrid, shown } from '../../support/bind';
import type { SheetOptions } from '../../support/sheet';

function matrixOf(grid: string, options: SheetOptions = {}, name = 'Sheet1'): Matrix {
  const { matrices, reports, ignored } = bindGrid(grid, options, name);
  expect([reports, ignored]).toEqual([[], []]);
  return matrices[0]!;
}

const ALLOCATION = `
传统制造业改造提升2.0版目标分解表（2021年第三季度）
代码 | 指标 | 单位 | 全市目标 | 鹿城区 | 龙湾区 | 瑞安市 | 瓯江口产业集聚区 | 合计 | 备注
D2-02 | 实施智能化技术改造项目 | 个 | 2000 | 291 | 200 | 381 | | =SUM(E3:H3) → 872 |
D2-01 | 规上工业企业数字化转型全覆盖 | % | 100% | 100% | 100% | 100% | 100% | |
J3-01 | 五大传统制造业每年各招引20亿元以上项目 | 个 | 1 | | | | | |
 | 其中：电气 | 个 | 1 | 1 | | | | 1 |
D2-02 | 实施智能化技术改造项目 | 个 | 9 | 9 | 9 | 9 | 9 | 9 |`;

test('a 目标分解表 is an allocation with its units, total and target', () => {
  const matrix = matrixOf(ALLOCATION);
  expect(matrix).toMatchObject({ kind: 'allocation', source: '', percentages: 'fractions' });
  expect(matrix.period?.id).toBe('2021Q3');
  expect(matrix.units.map(({ unit, column, header }) => [unit.code, column, header.text, header.row])).toEqual([
    ['330302', 4, '鹿城区', 1],
    ['330303', 5, '龙湾区', 1],
    ['330381', 6, '瑞安市', 1],
    ['OJK', 7, '瓯江口产业集聚区', 1],
  ]);
  expect([matrix.total?.column, matrix.target?.column, matrix.target?.header.text]).toEqual([8, 3, '全市目标']);
  expect(matrix.entries.map(({ code, row, industry }) => [code, row, industry])).toEqual([
    ['D2-02', 2, null],
    ['D2-01', 3, null],
    ['J3-01', 4, null],
    ['J3-01.1', 5, 0],
  ]);
  const entry = matrix.byCode.get('D2-02')!;
  expect(
    [...entry.units].map(([code, reading]) => [code, toA1(reading.row, reading.column), shown(reading.number)]),
  ).toEqual([
    ['330302', 'E3', 291],
    ['330303', 'F3', 200],
    ['330381', 'G3', 381],
    ['OJK', 'H3', 'blank'],
  ]);
  expect([shown(entry.total?.number), entry.total?.cell?.formula, shown(entry.target?.number)]).toEqual([
    872,
    'SUM(E3:H3)',
    2000,
  ]);
});

const results = (header: string, title = '全市传统制造业改造提升完成情况汇总表') => `
${title}
${header}
实施智能化技术改造项目 | 126 | 88 | 214
规上工业企业数字化转型全覆盖 | 0.75 | 0.7 | 0.72
新增未来工厂 | 1 | 0 | 1`;

test.each([
  ['合计', 3],
  ['全市', 3],
  ['全市合计', 3],
  ['温州市', 3],
  ['总 计', 3],
])('a table of results with the column %s has a total', (header, column) => {
  const matrix = matrixOf(results(`指标 | 鹿城区 | 龙湾区 | ${header}`));
  expect([matrix.kind, matrix.total?.column, matrix.units.length, matrix.target]).toEqual(['totals', column, 2, null]);
  expect(matrix.entries.map(({ code, total }) => [code, shown(total?.number)])).toEqual([
    ['D2-02', 214],
    ['D2-01', 0.72],
    ['D2-06', 1],
  ]);
});

test('市本级 is a unit beside the others and no total', () => {
  const matrix = matrixOf(results('指标 | 鹿城区 | 龙湾区 | 市本级'));
  expect([matrix.total, matrix.units.map(({ unit }) => unit.code)]).toEqual([null, ['330302', '330303', '330300']]);
});

test('without a total there is none', () => {
  const matrix = matrixOf(results('指标 | 鹿城区 | 龙湾区 | 备注'));
  expect([matrix.total, matrix.entries[0]!.total, matrix.entries[0]!.target]).toEqual([null, undefined, undefined]);
});

test.each([
  ['the title', '目标任务分解表', '指标 | 鹿城区 | 龙湾区 | 合计', 'Sheet1', 'allocation'],
  ['the sheet’s name', '', '指标 | 鹿城区 | 龙湾区 | 合计', '任务下达', 'allocation'],
  ['a header', '', '指标 | 鹿城区 | 龙湾区 | 已分解合计', 'Sheet1', 'allocation'],
  ['headers of targets', '', '指标 | 鹿城区 | << | 龙湾区\n^^ | 目标 | 目标 | 目标', 'Sheet1', 'allocation'],
  [
    'headers of results',
    '目标分解与完成情况',
    '指标 | 鹿城区 | 龙湾区 | 合计\n^^ | 完成 | 完成 | 完成',
    'Sheet1',
    'totals',
  ],
  ['nothing', '', '指标 | 鹿城区 | 龙湾区 | 合计', 'Sheet1', 'totals'],
])('by %s it is told what kind it is', (_, title, header, name, kind) => {
  expect(matrixOf(results(header, title), {}, name).kind).toBe(kind);
});

test('of several columns of a unit the one of the table’s kind counts', () => {
  const matrix = matrixOf(`
指标 | 鹿城区 | << | 龙湾区 | << | 全市 | <<
^^ | 目标 | 完成 | 目标 | 完成 | 目标 | 完成
实施智能化技术改造项目 | 291 | 126 | 200 | 88 | 2000 | 214
传统制造业新增应用机器人 | 582 | 310 | 400 | 100 | 4000 | 410
新增未来工厂 | 1 | 1 | 1 | 0 | 2 | 1`);
  expect(matrix.kind).toBe('totals');
  expect(matrix.units.map(({ unit, column }) => [unit.code, column])).toEqual([
    ['330302', 2],
    ['330303', 4],
  ]);
  expect([matrix.target?.column, matrix.total?.column]).toEqual([5, 6]);
});

test('percentages in points are known here too', () => {
  const matrix = matrixOf(`
代码 | 指标 | 2022年目标 | 鹿城 | 龙湾
D2-01 | 规上工业企业数字化转型全覆盖 | 100 | 75.3 | 70
D3-05 | 重点工业企业5G技术应用率 | 30 | 27.7 | 28
J2-01 | 五大传统制造业标志性产业链全覆盖 | 100 | 80 | 40
J2-01.1 | 其中：电气 | | 1 | 0`);
  expect(matrix.percentages).toBe('points');
  const { units, target } = matrix.byCode.get('D2-01')!;
  expect([shown(units.get('330302')!.number), shown(target!.number)]).toEqual([0.753, 1]);
  expect(shown(matrix.byCode.get('J2-01.1')!.units.get('330302')!.number)).toBe(1);
});

test.each([
  ['one unit', '指标 | 鹿城区 | 完成值'],
  ['one unit and the city', '指标 | 鹿城区 | 温州市 | 完成值'],
  ['one unit twice', '指标 | 鹿城区 | 鹿城区 | 完成值'],
])('a header with %s is no matrix', (_, header) => {
  expect(bindGrid(results(header)).matrices).toEqual([]);
});

test('a header of units over indicators that merges hide is nothing', () => {
  const grid = results('指标 | 鹿城区 | 龙湾区 | 合计');
  expect(bindGrid(grid, { merges: ['A2:A5'] }).ignored).toEqual(['Sheet1']);
});

test('a header of units over no indicators is nothing', () => {
  expect(bindGrid('地区 | 鹿城区 | 龙湾区\n人口 | 80 | 70').ignored).toEqual(['Sheet1']);
});
