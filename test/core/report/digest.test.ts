import { bindWorkbook } from '../../../src/core/report/bind';
import { digest } from '../../../src/core/report/digest';
import { WENZHOU_2020_93 } from '../../../src/core/schema/wenzhou-2020-93';
import { sheet, workbook } from '../../support/sheet';

const bound = (grid: string) => bindWorkbook(workbook(sheet('鹿城区', grid)), WENZHOU_2020_93, 'a.xlsx').reports[0]!;

const FULL = `
填报单位：鹿城区 | | 报告期：2021年1-9月 | | | | |
指标代码 | 指标名称 | 计量单位 | 目标值 | 分子/本期 | 分母/基期 | 完成值 | 情况说明 | 佐证材料
D2-01 | 规上工业企业数字化转型全覆盖 | % | 100% | 690 | 980 | =E3/F3 → 0.7041 | 企业分三批改造，年底前完成 | 附件一
D2-02 | 实施智能化技术改造项目 | 个 | 291 | | | 约150个 | | 附件二
D3-01 | 五大传统制造业工业互联网平台全覆盖 | % | 100% | | | | |
D3-01.1 | 电气 | | | | | 1 | |
D3-01.3 | 服装 | | | | | | |
D2-03 | 传统制造业新增应用机器人 | 台 | 582 | | | 201 | 12 |
填报人：张三 | | 联系电话：13800000000 | | 填报日期：2021-10-11
`;

test('who, when and the figures stay', () => {
  const report = bound(FULL);
  const kept = digest(report);
  expect([kept.unit, kept.period, kept.form, kept.source, kept.sheet.name]).toEqual([
    report.unit,
    report.period,
    'county',
    'a.xlsx',
    '鹿城区',
  ]);
  expect(kept.identity).toEqual(report.identity);
  const figures = (of: typeof report) =>
    [...of.byCode].map(([code, entry]) => [
      code,
      ...[entry.target, entry.numerator, entry.denominator, entry.actual].map((reading) =>
        reading === undefined || reading.number.kind === 'blank' ? null : reading.number,
      ),
    ]);
  expect(figures(kept)).toEqual(figures(report));
  expect(figures(kept)).toContainEqual([
    'D2-03',
    expect.anything(),
    null,
    null,
    expect.objectContaining({ value: 201 }),
  ]);
});

test('evidence and explanations stay with their places', () => {
  const { byCode } = digest(bound(FULL));
  expect(byCode.get('D2-01')!.evidence).toEqual({ row: 2, column: 8, cell: undefined, text: '附件一' });
  expect(byCode.get('D2-01')!.explanation!.text).toBe('企业分三批改造，年底前完成');
  expect(byCode.get('D2-02')!.explanation).toBeUndefined();
});

test('of the cells only the words of 情况说明 stay', () => {
  const { sheet: kept } = digest(bound(FULL));
  const cells = kept.rows.flatMap((row, index) =>
    (row ?? []).flatMap((cell, column) => (cell ? [[index, column, cell.value]] : [])),
  );
  expect(cells).toEqual([
    [1, 7, '情况说明'],
    [2, 7, '企业分三批改造，年底前完成'],
  ]);
});

test('sub-rows stay under their indicator, absent ones absent', () => {
  const { byCode, entries } = digest(bound(FULL));
  const { industries } = byCode.get('D3-01')!;
  expect(industries.map((entry) => entry?.code)).toEqual(['D3-01.1', undefined, 'D3-01.3', undefined, undefined]);
  expect(byCode.get('D3-01.1')).toBe(industries[0]);
  expect(entries.map((entry) => entry.code)).toEqual(['D2-01', 'D2-02', 'D3-01', 'D2-03']);
});

test('a sheet that says little keeps little', () => {
  const kept = digest(
    bound(`
      指标代码 | 指标名称 | 完成值
      D2-02 | 实施智能化技术改造项目 | 150
      D2-03 | 传统制造业新增应用机器人 | 201
      D2-05 | 新增数字化车间和智能工厂 | 2
    `),
  );
  expect([kept.identity.filler, kept.sheet.rows, kept.stamp]).toEqual([null, [], null]);
  expect(kept.byCode.get('D2-02')!.target).toBeUndefined();
});

test('a digest of a digest is the same', () => {
  const kept = digest(bound(FULL));
  expect(digest(kept)).toEqual(kept);
});
