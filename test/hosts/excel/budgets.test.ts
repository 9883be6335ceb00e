import { detailsNeeded } from '../../../src/core/invert';
import type { CellRange } from '../../../src/core/address';
import type { Edit } from '../../../src/core/edit';
import type { SheetSnapshot, WorkbookSnapshot } from '../../../src/core/snapshot';
import { summaryPlans, sheetNames } from '../../../src/core/summary/edits';
import { returnSlips } from '../../../src/core/summary/slips';
import { perform } from '../../../src/actions/step';
import { workOf } from '../../../src/hosts/excel/edit-work';
import { ExcelHost } from '../../../src/hosts/excel/excel-host';
import { MemoryHost } from '../../../src/hosts/file/memory-host';
import { fakeExcel } from '../../support/fake-excel/in-node';
import { readFixture } from '../../support/read-file';
import { allArrivals, Q3, summaryOf } from '../../support/summary';

const LIMIT = 5_000_000;
const one = (range: Partial<CellRange>): CellRange => ({ top: 0, left: 0, bottom: 0, right: 0, ...range });

async function return_(): Promise<SheetSnapshot> {
  return (await readFixture('returns/lucheng-clean.xlsx')).sheets[0]!;
}

/** So many sheets like a real return. */
async function returns(count: number): Promise<WorkbookSnapshot> {
  const sheet = await return_();
  return { sheets: Array.from({ length: count }, (_, index) => ({ ...sheet, name: `报送${index}` })), names: [] };
}

const cellsIn = ({ sheets }: WorkbookSnapshot): number =>
  sheets.reduce((sum, { rows }) => sum + rows.length * Math.max(...rows.map((row) => row?.length ?? 0)), 0);

test.each([
  [1, 2],
  [14, 2],
  [100, 3],
])('a check of %i sheets takes %i syncs, the next one no more', async (count, syncs) => {
  const snapshot = await returns(count);
  const fake = fakeExcel(snapshot);
  const host = new ExcelHost();
  expect((await host.read()).sheets).toHaveLength(count);
  expect(fake.syncs).toHaveLength(syncs);
  const bytes = fake.syncs.reduce((sum, { response }) => sum + response, 0);
  // Contents, formulas and number formats of every cell.
  expect(bytes / cellsIn(snapshot) / 3).toBeLessThanOrEqual(14);
  expect(Math.max(...fake.syncs.map(({ request, response }) => Math.max(request, response)))).toBeLessThan(LIMIT);
  fake.syncs.length = 0;
  await host.read();
  expect(fake.syncs).toHaveLength(count === 100 ? 3 : 1);
});

/** A sheet with texts of so many Chinese characters in so many rows and columns, from a row and a column on. */
function texts(
  [rows, columns]: readonly [number, number],
  length: number,
  [top, left]: readonly [number, number] = [0, 0],
): SheetSnapshot {
  const line = (row: number) => [
    ...Array<undefined>(left),
    ...Array.from({ length: columns }, (_, column) => ({ value: `${row}:${column}${'推'.repeat(length)}` })),
  ];
  return {
    name: '',
    visibility: 'visible',
    rows: Array.from({ length: top + rows }, (_, row) => (row < top ? undefined : line(row))),
    merges: [
      { top: top + 1, left, bottom: top + rows - 2, right: left },
      { top, left: left + 1, bottom: top, right: left + columns - 2 },
    ],
    hiddenRows: new Set([top, top + rows - 1]),
    hiddenColumns: new Set([left, left + columns - 1]),
    protection: 'none',
  };
}

test.each([
  ['as wide and as long as the window', [50, 20], [0, 0], 2],
  ['wider', [50, 40], [0, 0], 3],
  ['longer', [70, 12], [0, 0], 3],
  ['wider and longer, beginning within it', [60, 40], [10, 8], 3],
  ['to its right', [20, 10], [5, 25], 3],
  ['below it', [20, 10], [100, 0], 3],
  ['right and below', [20, 10], [80, 30], 3],
] as const)('what lies %s is read to the last cell', async (_, size, from, syncs) => {
  const each = texts(size, 0, from);
  const snapshot = { sheets: Array.from({ length: 75 }, (__, index) => ({ ...each, name: `表${index}` })), names: [] };
  const fake = fakeExcel(snapshot);
  const host = new ExcelHost();
  const read = await host.read();
  expect(fake.syncs).toHaveLength(syncs);
  expect(fake.refusals).toBe(0);
  expect(Math.max(...fake.syncs.map(({ response }) => response))).toBeLessThan(LIMIT);
  expect(read).toEqual(snapshot);
});

test.each([
  ['as much as a form', 16, 89, 4, 3, 0],
  ['a line in every cell', 16, 89, 12, 6, 1],
  ['a page in every cell', 20, 20, 80, 7, 1],
])('a hundred sheets with %s are cut by their size', async (_, columns, rows, length, syncs, refusals) => {
  const each = texts([rows, columns], length);
  const snapshot = { sheets: Array.from({ length: 100 }, (__, index) => ({ ...each, name: `表${index}` })), names: [] };
  const fake = fakeExcel(snapshot);
  expect(await new ExcelHost().read()).toEqual(snapshot);
  expect([fake.syncs.length, fake.refusals]).toEqual([syncs, refusals]);
});

test('a re-check of one sheet takes one sync, also after a fix', async () => {
  const fake = fakeExcel(await returns(14));
  const host = new ExcelHost();
  await host.read();
  fake.syncs.length = 0;
  await host.read({ sheets: ['报送3'] });
  expect(fake.syncs).toHaveLength(1);
  await host.apply([{ kind: 'set-cell', sheet: '报送3', row: 8, column: 6, value: 5, format: '0.0' }]);
  fake.syncs.length = 0;
  const { sheets } = await host.read({ sheets: ['报送3'] });
  expect(fake.syncs).toHaveLength(1);
  expect(sheets[0]!.rows[8]![6]).toEqual({ value: 5, format: '0.0' });
});

test('a fix with its entry in the journal takes two syncs at most', async () => {
  const fake = fakeExcel(await returns(14));
  const host = new ExcelHost();
  const before = await host.read();
  const edits: Edit[] = [4, 5, 6].map((row) => ({
    kind: 'set-cell',
    sheet: '报送3',
    row,
    column: 6,
    value: row,
    format: '0',
  }));
  expect(detailsNeeded(edits)).toHaveLength(3);
  fake.syncs.length = 0;
  await perform(host, 'fix', edits, before, { time: '2021-10-15' });
  expect(fake.syncs).toHaveLength(2);
});

test('a mark costs at most 20 bytes', async () => {
  const fake = fakeExcel(await returns(1));
  const host = new ExcelHost();
  await host.read();
  fake.syncs.length = 0;
  const marks: Edit[] = Array.from({ length: 1000 }, (_, index) => ({
    kind: 'format',
    sheet: '报送0',
    range: one({ top: index * 2, bottom: index * 2, left: index % 7, right: index % 7 }),
    fill: '#F4A6A0',
  }));
  await host.apply(marks);
  expect(fake.syncs).toHaveLength(1);
  expect(fake.syncs[0]!.request / marks.length).toBeLessThanOrEqual(20);
});

test('formulas of many sheets go in few requests of two megabytes', async () => {
  const fake = fakeExcel(await returns(100));
  const host = new ExcelHost();
  await host.read();
  fake.syncs.length = 0;
  const edits: Edit[] = Array.from({ length: 100 }, (_, sheet) =>
    Array.from({ length: 60 }, (_, row): Edit => {
      const formula = `IF(G${row + 5}="","",G${row + 5}/H${row + 5})`;
      return { kind: 'set-cell', sheet: `报送${sheet}`, row: row + 4, column: 8, value: 0.5, formula };
    }),
  ).flat();
  await host.apply(edits);
  expect(fake.syncs.length).toBeLessThanOrEqual(2);
  expect(Math.max(...fake.syncs.map(({ request }) => request))).toBeLessThan(2_200_000);
});

describe('a summary of all units', () => {
  const { model } = { model: summaryOf(allArrivals(Q3, 7)) };
  const edits: Edit[] = summaryPlans(model, sheetNames(returnSlips(model), null, null)).map((plan) => ({
    kind: 'add-sheet',
    plan,
  }));

  test('is written in two syncs, and once more over itself', async () => {
    const fake = fakeExcel({ sheets: [await return_()], names: [] });
    const host = new ExcelHost();
    await host.apply(edits);
    expect(fake.syncs).toHaveLength(2);
    expect(Math.max(...fake.syncs.map(({ request }) => request))).toBeLessThan(LIMIT);
    const first = fake.toSnapshot(false);
    fake.syncs.length = 0;
    await host.apply(
      edits.flatMap((edit): Edit[] => (edit.kind === 'add-sheet' ? [{ kind: 'replace-sheet', plan: edit.plan }] : [])),
    );
    expect(fake.syncs).toHaveLength(2);
    expect(fake.toSnapshot(false)).toEqual(first);
  });

  test('is estimated at about the size that goes out, so that it is cut before Excel refuses it', async () => {
    const fake = fakeExcel({ sheets: [], names: [] });
    await new ExcelHost().apply(edits);
    const works = workOf(edits, { sheets: [], known: new Map(), notes: new Map() });
    const estimate = works.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(estimate / fake.syncs.at(-1)!.request).toBeGreaterThan(0.95);
    expect(estimate / fake.syncs.at(-1)!.request).toBeLessThan(1.1);
  });

  test('is the same, cell for cell, as the file host writes', async () => {
    const fake = fakeExcel({ sheets: [], names: [] });
    await new ExcelHost().apply(edits);
    const file = MemoryHost.blank('汇总.xlsx');
    await file.apply(edits);
    const [inExcel, inFile] = [fake.toSnapshot(), await file.read()];
    expect(inExcel.sheets.map(({ name }) => name)).toEqual(inFile.sheets.map(({ name }) => name));
    for (const [index, sheet] of inExcel.sheets.entries()) {
      expect(cellsOf(sheet)).toEqual(cellsOf(inFile.sheets[index]!));
      expect(sheet.merges).toEqual(inFile.sheets[index]!.merges);
    }
  });
});

function cellsOf({ rows }: SheetSnapshot): unknown[] {
  return rows.flatMap((row, r) =>
    (row ?? []).flatMap((cell, c) => {
      if (!cell || (cell.value === null && cell.formula === undefined)) return [];
      const value = typeof cell.value === 'number' ? Number(cell.value.toPrecision(12)) : cell.value;
      return [[r, c, value, cell.formula, cell.format]];
    }),
  );
}
