import type { Edit, SetCell } from '../../src/core/edit';
import { fillEdits } from '../../src/core/fill';
import { preview } from '../../src/core/preview';
import { bindWorkbook } from '../../src/core/report/bind';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { Cell, CellValue, WorkbookSnapshot } from '../../src/core/snapshot';
import { computedRow, type RowContents, type RowOptions } from '../support/computed-row';
import type { Indicator } from '../../src/core/schema/catalogue';
import { sheet, workbook } from '../support/sheet';

const RATIO: Partial<Indicator> = { measure: 'ratio', window: 'level', unit: '%', target: 67 };

/** What filling one row would put into a column, by the role of the column. */
function filled(
  facts: Partial<Indicator>,
  contents: RowContents,
  options: RowOptions = {},
  present: Record<string, Cell> = {},
): Record<string, SetCell> {
  const made = computedRow(facts, contents, options);
  const entry = { ...made.entry };
  for (const role of ['attainment', 'expected'] as const) {
    const reading = entry[role];
    if (reading && present[role]) {
      const number =
        typeof present[role].value === 'number'
          ? ({ kind: 'number', value: present[role].value, decimals: 1 } as const)
          : ({ kind: 'unreadable', text: String(present[role].value) } as const);
      entry[role] = { ...reading, cell: present[role], number };
    }
  }
  if (entry.status && present.status)
    entry.status = { ...entry.status, cell: present.status, text: String(present.status.value) };
  const edits = fillEdits({ ...made.report, entries: [entry] }, made.standards) as SetCell[];
  const roles = new Map([...made.report.layout.columns].map(([role, column]) => [column, role]));
  return Object.fromEntries(
    edits.map((edit) => [`${roles.get(edit.column)!}${edit.row === 11 ? '' : edit.row + 1}`, edit]),
  );
}

describe('a computed cell is filled', () => {
  test('with its formula, its value and a format that shows it', () => {
    const edits = filled(RATIO, { target: 0.67, numerator: 3, denominator: 4 });
    expect(edits.actual).toEqual({
      kind: 'set-cell',
      sheet: '鹿城区',
      row: 11,
      column: 8,
      value: 0.75,
      formula: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),"")',
      format: '0.00%',
    });
    expect(Object.keys(edits)).toEqual(['actual', 'attainment', 'status']);
    expect(edits.status).not.toHaveProperty('format');
  });

  test('not beside a typed result whose operands are not complete', () => {
    expect(filled(RATIO, { target: 0.67, numerator: 3, denominator: null, actual: 0.75 })).toEqual({});
  });

  test.each<[string, Cell | CellValue | undefined, boolean]>([
    ['an empty cell', undefined, true],
    ['a blank text', '', true],
    ['a typed figure beside its operands', 0.7, true],
    ['another formula', { value: 0.7, formula: 'G12/H12' }, true],
    [
      'our formula with an old value',
      { value: 0.7, formula: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),"")' },
      true,
    ],
    [
      'our formula with its value',
      { value: 0.75, formula: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),"")' },
      false,
    ],
  ])('over %s: %s', (_, actual, isFilled) => {
    expect('actual' in filled(RATIO, { target: 0.67, numerator: 3, denominator: 4, actual })).toBe(isFilled);
  });

  test('not over our formula whose empty text was read back as nothing', () => {
    const actual: Cell = { value: null, formula: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),"")' };
    expect(filled(RATIO, { target: 0.67, actual })).not.toHaveProperty('actual');
  });

  test.each<[string, RowContents]>([
    ['without operands', { target: 0.67, actual: 0.7 }],
    ['beside one operand only', { target: 0.67, actual: 0.7, numerator: 3 }],
    ['beside an operand that cannot be read', { target: 0.67, actual: 0.7, numerator: '2000万', denominator: 4 }],
    ['as words', { target: 0.67, actual: '约七成', numerator: null, denominator: null }],
  ])('but never over a figure typed %s', (_, contents) => {
    expect(filled(RATIO, contents)).not.toHaveProperty('actual');
  });

  test.each<[string, string | undefined, string | undefined]>([
    ['none', undefined, '0.00%'],
    ['General', 'General', '0.00%'],
    ['a percentage of its own', '0.0%', undefined],
    ['a plain number', '0.00', '0.00%'],
    ['a date', 'yyyy-mm-dd', '0.00%'],
  ])('the cell’s format %s', (_, format, expected) => {
    const actual: Cell = { value: null, ...(format !== undefined && { format }) };
    expect(filled(RATIO, { target: 0.67, numerator: 3, denominator: 4, actual }).actual!.format).toBe(expected);
  });

  test('a format of points stays in a sheet of points', () => {
    const actual: Cell = { value: null, format: '0.0' };
    const options: RowOptions = { percentages: 'points' };
    const edit = filled(RATIO, { target: 67, numerator: 3, denominator: 4, actual }, options).actual!;
    expect([edit.value, edit.format]).toEqual([75, undefined]);
  });

  test('a format that only writes % shows no fraction', () => {
    const actual: Cell = { value: null, format: '0"%"' };
    const edit = filled(RATIO, { target: 0.67, numerator: 3, denominator: 4, actual }).actual!;
    expect([edit.value, edit.format]).toEqual([75, '0.00']);
  });
});

describe('words that are no status stay', () => {
  const contents: RowContents = { target: 100, actual: 40 };
  test.each<[string, RowOptions, Record<string, Cell>, string, boolean]>([
    ['a status is replaced', {}, { status: { value: '滞后' } }, 'status', true],
    ['a remark is not', {}, { status: { value: '进展顺利' } }, 'status', false],
    ['on a generated sheet it is', { isGenerated: true }, { status: { value: '进展顺利' } }, 'status', true],
    ['a typed 达成率 is replaced', {}, { attainment: { value: 0.3 } }, 'attainment', true],
    ['a word for it is not', {}, { attainment: { value: '正常' } }, 'attainment', false],
    ['nor one for 序时进度', {}, { expected: { value: '正常' } }, 'expected', false],
    ['on a generated sheet both are', { isGenerated: true }, { expected: { value: '正常' } }, 'expected', true],
  ])('%s', (_, options, present, role, isFilled) => {
    expect(role in filled({}, contents, options, present)).toBe(isFilled);
  });

  test('nor does 不适用 in 达成率', () => {
    const { report, entry, standards } = computedRow({}, contents);
    const said = {
      ...entry,
      attainment: {
        ...entry.attainment!,
        cell: { value: '不适用' },
        number: { kind: 'not-applicable', text: '不适用' } as const,
      },
    };
    const columns = (fillEdits({ ...report, entries: [said] }, standards) as SetCell[]).map(({ column }) => column);
    expect(columns).toEqual([11, 12]);
  });
});

describe('targets', () => {
  test('an empty one is filled from the allocation, sub-rows too', () => {
    const options: RowOptions = { allocated: { 'X1-01': 0.9, 'X1-01.2': 1 } };
    const edits = filled({ ...RATIO, measure: 'industry-coverage' }, { industries: [1, 1, 1, 1, 1] }, options);
    expect(edits.target).toEqual({ kind: 'set-cell', sheet: '鹿城区', row: 11, column: 5, value: 0.9 });
    expect(edits.target14).toEqual({ kind: 'set-cell', sheet: '鹿城区', row: 13, column: 5, value: 1 });
    expect(edits).not.toHaveProperty('target13');
  });

  test.each<[string, RowContents, RowOptions]>([
    ['a typed one stays', { target: 100 }, { allocated: { 'X1-01': 291 } }],
    ['without an allocation none is invented', {}, {}],
    ['nor for a row that does not apply', {}, { allocated: { 'X1-01': 291 }, applicable: false }],
    ['nor a column', {}, { allocated: { 'X1-01': 291 }, without: ['target'] }],
  ])('%s', (_, contents, options) => {
    expect(filled({}, contents, options)).not.toHaveProperty('target');
  });

  test('an industry that the sheet lacks is passed over', () => {
    const { report, entry, standards } = computedRow({ measure: 'industry-count' }, { actual: 1, industries: [1, 1] });
    const sparse = { ...entry, industries: [undefined, entry.industries[1]] };
    expect(fillEdits({ ...report, entries: [sparse] }, standards).length).toBeGreaterThan(0);
  });
});

describe('filling twice equals filling once', () => {
  const free = sheet(
    '鹿城',
    `
    鹿城区传统制造业改造提升2.0版工作完成情况表
    填报单位：鹿城区          2021年第三季度
    序号 | 考核指标 | 计量单位 | 2022年目标 | 分子（本期） | 分母（基期） | 累计完成 | 完成率 | 进度 | 备注
    1 | 传统制造业新产品产值年均增长 | % | 12% | 122.35 | 109.83 | 11.4% | | |
    2 | 规上工业企业数字化转型全覆盖 | % | 100% | 690 | 980 | 70.41% | =G5/D5 → 0.7041 | | 核实无误
    3 | 实施智能化技术改造项目 | 个 | 291 | | | 150 | | 正常推进 |
    4 | 传统制造业新增应用机器人 | 台 | 582 | | | 2000万 | 0.3 | |
    5 | 机器人密度 | 台/万人 | 148 | | | 135.4 | | |
    `,
  );
  test('a sheet of its own layout', () => {
    const before: WorkbookSnapshot = workbook(free);
    const fill = (snapshot: WorkbookSnapshot): Edit[] =>
      bindWorkbook(snapshot, WENZHOU_2020_93, '').reports.flatMap((report) =>
        fillEdits(report, { catalogue: WENZHOU_2020_93, settings: DEFAULT_SETTINGS, allocation: null }),
      );
    const edits = fill(before);
    const cells = (edits as SetCell[]).map(({ row, column, value }) => [row + 1, column, value]);
    expect(cells).toContainEqual([4, 6, 122.35 / 109.83 - 1]);
    expect(cells).toContainEqual([6, 7, 150 / 291]);
    expect(cells.filter(([row, column]) => column === 6 && Number(row) > 5)).toEqual([]);
    expect(cells.every(([, column]) => Number(column) < 10)).toBe(true);
    expect(fill(preview(before, edits))).toEqual([]);
  });
});
