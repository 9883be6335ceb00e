import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellRange } from '../../src/core/address';
import type { Edit, SheetPlan } from '../../src/core/edit';
import type { CellValue } from '../../src/core/snapshot';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import type { RowSpan } from '../../src/workbench/grid/grid';
import type { RowChange } from '../../src/workbench/row-changes';
import { WorkbenchDocument, type Refusal } from '../../src/workbench/workbench-document';
import { FakeGrid } from '../support/fake-grid';
import { changedParts } from '../support/package-parts';
import { SUMS } from '../support/sums-plan';

const A1: CellRange = { top: 0, left: 0, bottom: 0, right: 0 };
const set = (row: number, column: number, value: CellValue, formula?: string): Edit => ({
  kind: 'set-cell',
  sheet: '甲',
  row,
  column,
  value,
  ...(formula !== undefined && { formula }),
});

const PLANS: readonly SheetPlan[] = [
  {
    name: '甲',
    rows: [
      [{ value: 10 }, { value: 20, formula: 'A1*2' }],
      [{ value: 1 }, { value: 5, formula: '乙!A1+A2' }],
    ],
    styles: {},
    columns: [],
  },
  { name: '乙', rows: [[{ value: 4 }, { value: 8, formula: 'A1*2' }]], styles: {}, columns: [] },
  {
    name: '锁',
    rows: [[{ value: 1 }, { value: 2, style: 'open' }]],
    styles: { open: { locked: false } },
    columns: [],
    protection: {},
  },
];

async function opened(plans: readonly SheetPlan[] = PLANS) {
  return shown(await memoryOf(plans));
}

/** As a file that was opened. */
async function memoryOf(plans: readonly SheetPlan[]): Promise<MemoryHost> {
  const made = MemoryHost.blank('报送.xlsx');
  await made.apply(plans.map((plan) => ({ kind: 'add-sheet', plan })));
  return MemoryHost.open(made.bytes(), '报送.xlsx');
}

async function shown(memory: MemoryHost) {
  const told = { changes: 0, refusals: [] as Refusal[] };
  const document = new WorkbenchDocument(memory, {
    onChanged: () => (told.changes += 1),
    onRefused: (refusal) => void told.refusals.push(refusal),
  });
  const grid = new FakeGrid();
  await document.show(grid);
  const changed: string[] = [];
  document.onSheetChanged((sheet) => changed.push(sheet));
  /** What the package holds once everything is done. */
  const value = async (row: number, column: number, sheet = '甲') =>
    (await document.read({ sheets: [sheet] })).sheets[0]!.rows[row]?.[column]?.value ?? null;
  return { memory, document, grid, told, changed, value };
}

describe('what a person types', () => {
  test('goes into the package, is told to the pane, and is not shown again', async () => {
    const { grid, told, changed, value } = await opened();
    grid.type(set(0, 0, 11), set(2, 0, '说明'));
    expect(await value(0, 0)).toBe(11);
    expect(await value(2, 0)).toBe('说明');
    expect([changed, told.changes, grid.refreshes]).toEqual([['甲'], 1, []]);
  });

  test('is refused in a locked cell, which is shown as it was', async () => {
    const { document, grid, told, value } = await opened();
    grid.type({ kind: 'set-cell', sheet: '锁', row: 0, column: 0, value: 9 });
    expect(await value(0, 0, '锁')).toBe(1);
    expect(told).toEqual({ changes: 0, refusals: [{ kind: 'locked' }] });
    await document.select('锁', A1);
    expect(grid.refreshes).toEqual([['锁']]);
  });

  test('is taken in an open cell of a locked sheet', async () => {
    const { grid, told, value } = await opened();
    grid.type({ kind: 'set-cell', sheet: '锁', row: 0, column: 1, value: 9 });
    expect(await value(0, 1, '锁')).toBe(9);
    expect(told.refusals).toEqual([]);
  });

  test('is shown as it was where the package does not take it', async () => {
    const { grid, told } = await opened();
    grid.type(set(1_048_576, 0, 1));
    await new Promise((resume) => setTimeout(resume));
    expect(told.refusals).toEqual([{ kind: 'failed', error: expect.any(RangeError) }]);
    expect(grid.refreshes).toEqual([['甲']]);
  });
});

describe('a workbook that is left', () => {
  test('gives the grid up, and nothing can be typed until the next one is there', async () => {
    const { document, grid, told } = await opened();
    document.close();
    grid.type(set(0, 0, 11));
    await document.read();
    expect([told.changes, grid.listeners, grid.editable]).toEqual([0, 0, false]);
  });

  test.each([
    ['before it is read', 0],
    ['while it is shown', 1],
  ])('%s does not listen afterwards', async (_, shown) => {
    const memory = MemoryHost.blank('报送.xlsx');
    await memory.apply(PLANS.map((plan) => ({ kind: 'add-sheet', plan })));
    const document = new WorkbenchDocument(memory, { onChanged: () => {}, onRefused: () => {} });
    const grid = new FakeGrid();
    const showing = document.show(grid, () => document.close());
    if (shown === 0) document.close();
    await showing;
    expect([grid.order.length > 0, grid.listeners, grid.editable]).toEqual([shown === 1, 0, false]);
  });
});

describe('what the pane does', () => {
  test('is shown, the sheets that it touched alone', async () => {
    const { document, grid, changed } = await opened();
    await document.apply([set(0, 0, 11)]);
    await document.select('甲', A1);
    expect(grid.value('甲', 0, 0)).toBe(11);
    expect([grid.refreshes, changed]).toEqual([[['甲']], []]);
  });

  test.each<readonly [string, Edit, readonly string[], readonly string[]]>([
    [
      'a new sheet',
      { kind: 'add-sheet', plan: { name: '丙', rows: [[{ value: 7 }]], styles: {}, columns: [] }, after: '甲' },
      ['丙'],
      ['甲', '丙', '乙', '锁'],
    ],
    ['a sheet that goes', { kind: 'delete-sheet', sheet: '锁' }, ['甲', '乙'], ['甲', '乙']],
    ['rows that move', { kind: 'insert-rows', sheet: '乙', row: 0, count: 1 }, ['甲', '乙', '锁'], ['甲', '乙', '锁']],
  ])('%s is shown with all that it changes', async (_, edit, refreshed, order) => {
    const { document, grid } = await opened();
    await document.apply([edit]);
    await document.select('甲', A1);
    expect([grid.refreshes, grid.order]).toEqual([[refreshed], order]);
  });

  test('selects after the grid shows what is to be selected', async () => {
    const { document, grid } = await opened();
    grid.duringRefresh = () => expect(grid.selections).toEqual([]);
    const plan: SheetPlan = { name: '丙', rows: [], styles: {}, columns: [] };
    await document.apply([
      { kind: 'add-sheet', plan },
      { kind: 'select', sheet: '丙', range: A1 },
    ]);
    await new Promise((resume) => setTimeout(resume));
    expect(grid.selections).toEqual([['丙', A1]]);
    expect(await document.activeSheet()).toBe('丙');
  });

  test('fails as a whole, and the grid stays', async () => {
    const { document, grid, told, value } = await opened();
    await expect(document.apply([set(0, 0, 11), { ...A1, kind: 'select', sheet: '丁', range: A1 }])).rejects.toThrow(
      RangeError,
    );
    expect(await value(0, 0)).toBe(10);
    expect([grid.refreshes, told.changes]).toEqual([[], 0]);
  });
});

describe('both at once', () => {
  test('lose nothing: what is typed while the pane writes stays, and is seen', async () => {
    const { document, grid, value } = await opened();
    const written = document.apply([set(0, 0, 11)]);
    grid.type(set(2, 0, '说明'));
    await written;
    expect(await value(2, 0)).toBe('说明');
    await document.select('甲', A1);
    expect([grid.value('甲', 0, 0), grid.value('甲', 2, 0)]).toEqual([11, '说明']);
  });

  test('what is typed in the midst of a refresh is shown again', async () => {
    const { document, grid, value } = await opened();
    grid.duringRefresh = () => grid.type(set(2, 0, '说明'));
    await document.apply([set(0, 0, 11)]);
    await document.select('甲', A1);
    expect(await value(2, 0)).toBe('说明');
    expect([grid.value('甲', 2, 0), grid.refreshes]).toEqual(['说明', [['甲'], ['甲']]]);
  });

  test('a read comes after what was typed before it', async () => {
    const { document, grid } = await opened();
    grid.type(set(0, 0, 11));
    const { sheets } = await document.read();
    expect(sheets[0]!.rows[0]![0]!.value).toBe(11);
  });

  test('a grid that fails keeps nothing from the pane', async () => {
    const { document, grid, told, value } = await opened();
    grid.failure = new Error('no screen');
    await document.apply([set(0, 0, 11)]);
    expect(await value(0, 0)).toBe(11);
    await document.select('甲', A1);
    expect(told.refusals).toEqual([{ kind: 'failed', error: new Error('no screen') }]);
  });
});

describe('what the grid works out', () => {
  test('from what was typed is kept with its formula, on other sheets too', async () => {
    const { document, grid, changed } = await opened();
    grid.type(set(0, 0, 11));
    grid.calculate({ sheet: '甲', row: 0, column: 1, value: 22.000000000000004 });
    grid.type({ kind: 'set-cell', sheet: '乙', row: 0, column: 0, value: 5 });
    grid.calculate({ sheet: '甲', row: 1, column: 1, value: 6 }, { sheet: '乙', row: 0, column: 1, value: 10 });
    const { sheets } = await document.read();
    expect(sheets[0]!.rows[0]![1]).toEqual({ value: 22, formula: 'A1*2' });
    expect(sheets[0]!.rows[1]![1]).toEqual({ value: 6, formula: '乙!A1+A2' });
    expect(sheets[1]!.rows[0]![1]).toEqual({ value: 10, formula: 'A1*2' });
    expect(changed).toEqual(['甲', '甲', '乙', '乙']);
  });

  test.each<readonly [string, CellValue]>([
    ['the value that is known', 20],
    ['a function that it does not know', { error: '#NAME?' }],
  ])('changes nothing where it is %s', async (_, value) => {
    const { document, grid, told } = await opened();
    grid.type(set(2, 0, 1));
    grid.calculate({ sheet: '甲', row: 0, column: 1, value });
    expect((await document.read()).sheets[0]!.rows[0]![1]).toEqual({ value: 20, formula: 'A1*2' });
    expect(told.changes).toBe(1);
  });

  test('is not taken for a cell without a formula, nor unless a person did something', async () => {
    const { document, grid, told } = await opened();
    grid.calculate({ sheet: '甲', row: 0, column: 1, value: 99 });
    grid.type(set(0, 0, 11));
    grid.calculate({ sheet: '甲', row: 1, column: 0, value: 99 });
    const [, second] = (await document.read()).sheets[0]!.rows;
    expect([second![0]!.value, told.changes]).toEqual([1, 1]);
  });

  test('is not taken from a workbook that sorts by formula', async () => {
    const plan: SheetPlan = {
      name: '甲',
      rows: [[{ value: 2 }, { value: 4, formula: 'A1*2' }, { value: 2, formula: '_xlfn.SORT(A1:A2)' }]],
      styles: {},
      columns: [],
    };
    const { grid, value } = await opened([plan]);
    grid.type(set(0, 0, 3));
    grid.calculate({ sheet: '甲', row: 0, column: 1, value: 6 });
    expect(await value(0, 1)).toBe(4);
  });
});

describe('rows', () => {
  /** 乙 rests on the sum of 甲. */
  const BOOK: readonly SheetPlan[] = [
    SUMS,
    {
      name: '乙',
      rows: [
        [
          { value: 18, formula: '甲!A4*3' },
          { value: 2, formula: '1+1' },
        ],
      ],
      styles: {},
      columns: [],
    },
  ];
  const remove: RowChange = { kind: 'delete-rows', sheet: '甲', row: 1, count: 1 };
  const insert: RowChange = { kind: 'insert-rows', sheet: '甲', row: 1, count: 2 };
  const settled = (document: WorkbenchDocument) => document.select('甲', A1);

  test('that are taken out go from every formula, and these are worked out anew', async () => {
    const { document, grid, told, changed } = await opened(BOOK);
    await document.changeRows(remove);
    await settled(document);
    expect(grid.refreshes).toEqual([['甲', '乙']]);
    expect(grid.recalculations).toEqual([['甲 0,1', '甲 2,0', '乙 0,0']]);
    grid.calculate({ sheet: '甲', row: 2, column: 0, value: 4 }, { sheet: '乙', row: 0, column: 0, value: 12 });
    const { sheets } = await document.read();
    expect(sheets[0]!.rows[2]![0]).toEqual({ value: 4, formula: 'SUM(A1:A2)' });
    expect(sheets[1]!.rows[0]![0]).toEqual({ value: 12, formula: '甲!A3*3' });
    expect(changed).toEqual(['甲', '乙', '甲', '乙']);
    expect(told).toEqual({ changes: 2, refusals: [] });
  });

  test('that are put in leave every result as it was', async () => {
    const { document, grid, value } = await opened(BOOK);
    await document.changeRows(insert);
    await settled(document);
    expect([await value(5, 0), await value(2, 0), await value(3, 0)]).toEqual([6, null, 2]);
    expect([grid.refreshes, grid.recalculations]).toEqual([[['甲', '乙']], [[]]]);
  });

  test.each([
    ['taken out', remove],
    ['put in', insert],
  ])('that were %s are taken back to the byte, with the results that followed', async (_, change) => {
    const { document, grid, memory } = await shown(await memoryOf(BOOK));
    const before = memory.bytes();
    const takeBack = await document.changeRows(change);
    await settled(document);
    grid.calculate({ sheet: '乙', row: 0, column: 0, value: 12 });
    await takeBack!();
    await settled(document);
    expect(changedParts(before, await document.bytes())).toEqual([]);
    expect(grid.value('甲', 3, 0)).toBe(6);
  });

  test.each<readonly [string, RowChange, Refusal]>([
    ['of a protected sheet', { ...remove, sheet: '锁' }, { kind: 'protected' }],
    ['beyond the end of any sheet', { ...insert, count: 1_048_576 }, { kind: 'failed', error: expect.any(RangeError) }],
  ])('%s are not changed, and that is said', async (_, change, refusal) => {
    const { document, memory, told } = await opened();
    const before = memory.bytes();
    expect(await document.changeRows(change)).toBeNull();
    expect(told).toEqual({ changes: 0, refusals: [refusal] });
    expect(changedParts(before, await document.bytes())).toEqual([]);
  });

  test('are those of the selection, where the workbook can be written', async () => {
    const rows: RowSpan = { sheet: '甲', row: 1, count: 2 };
    const { document, grid } = await opened();
    expect(document.selectedRows()).toBeNull();
    grid.rows = rows;
    expect(document.selectedRows()).toEqual(rows);
    const xls = await shown(await MemoryHost.open(readFileSync(join(__dirname, '../fixtures/legacy.xls')), '报送.xls'));
    xls.grid.rows = rows;
    expect(xls.document.selectedRows()).toBeNull();
  });
});

describe('the file', () => {
  const rich = readFileSync(join(__dirname, '../fixtures/rich-workbook.xlsx'));

  test('is the very bytes that were opened while nothing has changed', async () => {
    const { document } = await shown(await MemoryHost.open(rich, 'rich.xlsx'));
    expect(Buffer.from(await document.bytes()).equals(rich)).toBe(true);
  });

  test('keeps every part that nobody touched', async () => {
    const { document, grid } = await shown(await MemoryHost.open(rich, 'rich.xlsx'));
    const sheet = grid.order[0]!;
    grid.type({ kind: 'set-cell', sheet, row: 40, column: 2, value: 4711 });
    const parts = changedParts(rich, await document.bytes());
    expect(parts.filter((part) => !/^xl\/(worksheets\/sheet\d+|workbook)\.xml$/.test(part))).toEqual([]);
    expect(parts.filter((part) => part.startsWith('xl/worksheets/'))).toHaveLength(1);
  });

  test('of another format can be looked at, and says why it cannot be written', async () => {
    const xls = readFileSync(join(__dirname, '../fixtures/legacy.xls'));
    const { document, grid } = await shown(await MemoryHost.open(xls, '报送.xls'));
    expect([document.writable, grid.editable]).toEqual([false, false]);
    expect(grid.order.length).toBeGreaterThan(0);
    await expect(
      document.apply([{ ...A1, kind: 'set-cell', sheet: grid.order[0]!, row: 0, column: 0, value: 1 }]),
    ).rejects.toMatchObject({
      code: 'read-only-format',
    });
  });
});

describe('without a grid', () => {
  test('the pane works, and the grid shows it when it comes', async () => {
    const memory = MemoryHost.blank('报送.xlsx');
    await memory.apply(PLANS.map((plan) => ({ kind: 'add-sheet', plan })));
    const document = new WorkbenchDocument(memory, { onChanged: () => {}, onRefused: () => {} });
    await document.apply([set(0, 0, 11)]);
    await document.select('乙', A1);
    expect(await document.activeSheet()).toBe('甲');
    const grid = new FakeGrid();
    await document.show(grid);
    expect([grid.value('甲', 0, 0), grid.refreshes, grid.selections]).toEqual([11, [], [['乙', A1]]]);
  });

  test('a workbook that is closed hears the grid no more', async () => {
    const { document, grid, told } = await opened();
    document.close();
    expect(grid.listeners).toBe(0);
    await document.apply([set(0, 0, 11)]);
    expect([grid.refreshes, told.changes]).toEqual([[], 1]);
  });
});
