import fc from 'fast-check';
import type { CellRange } from '../../src/core/address';
import type { Edit, SheetPlan } from '../../src/core/edit';
import { detailsNeeded, invert, isInvertible } from '../../src/core/invert';
import { preview } from '../../src/core/preview';
import type { Cell, CellDetail, SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';

const S = '鹿城区';
const T = '汇总表';
const area = (top: number, left: number, bottom = top, right = left): CellRange => ({ top, left, bottom, right });
const plan = (name: string, value: string): SheetPlan => ({
  name,
  rows: [[{ value, style: 'a' }, undefined, { value: null, formula: '1+1' }], undefined],
  styles: { a: { numberFormat: '0.0%' } },
  columns: [{ width: 10 }, { width: 5, hidden: true }],
  merges: [area(0, 0, 0, 1)],
  visibility: 'hidden',
  protection: {},
  names: [{ name: '_pir_form', formula: '"county"', hidden: true }],
});

function sheetOf(name: string, rows: SheetSnapshot['rows'], more: Partial<SheetSnapshot> = {}): SheetSnapshot {
  return {
    name,
    visibility: 'visible',
    rows,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    protection: 'none',
    ...more,
  };
}

const date: Cell = { value: 44480, format: 'yyyy-mm-dd' };
const details: readonly CellDetail[] = [
  { row: 0, column: 0, cell: { value: 1 }, fill: '#FFF8E1', fillToken: 'xf:3', note: '原注', locked: false },
  { row: 5, column: 5, cell: { value: null, format: '0.00' }, fill: null, note: null, locked: false },
];
const before: WorkbookSnapshot = {
  sheets: [
    sheetOf(
      S,
      [
        [{ value: 1 }, { value: 2 }, date],
        [{ value: 3, formula: 'A1+B1' }, { value: 'x' }, { value: null, format: '0.0' }],
        undefined,
        [
          { value: 6, formula: 'SUM(A1:A3)' },
          { value: 9, formula: 'A3' },
        ],
      ],
      { merges: [area(3, 3, 4, 4)], hiddenRows: new Set([2]), hiddenColumns: new Set([1]), details },
    ),
    sheetOf(T, [[{ value: 3, formula: '鹿城区!A2' }]], { visibility: 'hidden' }),
  ],
  names: [{ name: 'Total', sheet: null, formula: '鹿城区!$A$4', hidden: false }],
};

/** Cells that say anything, the formats of empty ones as far as details tell them. */
function cellsOf(sheet: SheetSnapshot): unknown {
  const cells = new Map<string, Cell | undefined>();
  sheet.rows.forEach((row, index) => row?.forEach((cell, column) => cells.set(`${index},${column}`, cell)));
  for (const { row, column, cell } of sheet.details ?? []) cells.set(`${row},${column}`, cell);
  return [...cells]
    .filter(([, cell]) => cell && (cell.value !== null || cell.formula !== undefined || cell.format !== undefined))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What matters of a workbook: empty rows and details that say nothing are nothing. */
function essence(snapshot: WorkbookSnapshot): unknown {
  return {
    names: [...snapshot.names].sort((a, b) => (`${a.sheet}${a.name}` < `${b.sheet}${b.name}` ? -1 : 1)),
    sheets: snapshot.sheets.map((sheet) => ({
      name: sheet.name,
      visibility: sheet.visibility,
      cells: cellsOf(sheet),
      merges: sheet.merges.map((merge) => Object.values(merge).join()).sort(),
      hiddenRows: [...sheet.hiddenRows].sort(),
      hiddenColumns: [...sheet.hiddenColumns].sort(),
      looks: (sheet.details ?? [])
        .filter(({ fill, note, fillToken }) => fill !== null || note !== null || fillToken !== undefined)
        .map(({ row, column, fill, fillToken, note }) => [row, column, fill, fillToken ?? null, note].join())
        .sort(),
    })),
  };
}

const cases: readonly (readonly [string, readonly Edit[], readonly Edit[]])[] = [
  [
    'a value',
    [{ kind: 'set-cell', sheet: S, row: 0, column: 0, value: 5 }],
    [{ kind: 'set-cell', sheet: S, row: 0, column: 0, value: 1 }],
  ],
  [
    'a formula',
    [{ kind: 'set-cell', sheet: S, row: 1, column: 0, value: 5 }],
    [{ kind: 'set-cell', sheet: S, row: 1, column: 0, value: 3, formula: 'A1+B1' }],
  ],
  [
    'a format',
    [{ kind: 'set-cell', sheet: S, row: 0, column: 2, value: 5, format: '0.0%' }],
    [{ kind: 'set-cell', sheet: S, row: 0, column: 2, value: 44480, format: 'yyyy-mm-dd' }],
  ],
  [
    'the format of an empty cell',
    [{ kind: 'set-cell', sheet: S, row: 5, column: 5, value: 5, format: '0%' }],
    [{ kind: 'set-cell', sheet: S, row: 5, column: 5, value: null, format: '0.00' }],
  ],
  [
    'a cell that was not there',
    [{ kind: 'set-cell', sheet: S, row: 9, column: 9, value: 5, format: '0%' }],
    [{ kind: 'set-cell', sheet: S, row: 9, column: 9, value: null, format: 'General' }],
  ],
  [
    'the same cell twice',
    [
      { kind: 'set-cell', sheet: S, row: 0, column: 0, value: 5 },
      { kind: 'set-cell', sheet: S, row: 0, column: 0, value: 6 },
    ],
    [
      { kind: 'set-cell', sheet: S, row: 0, column: 0, value: 5 },
      { kind: 'set-cell', sheet: S, row: 0, column: 0, value: 1 },
    ],
  ],
  [
    'fills, those alike together',
    [{ kind: 'format', sheet: S, range: area(0, 0, 1, 2), fill: '#FFC7CE' }],
    [
      { kind: 'format', sheet: S, range: area(0, 0), fill: '#FFF8E1', fillToken: 'xf:3' },
      { kind: 'format', sheet: S, range: area(0, 1, 0, 2), fill: null },
      { kind: 'format', sheet: S, range: area(1, 0, 1, 2), fill: null },
    ],
  ],
  [
    'a note',
    [{ kind: 'note', sheet: S, row: 0, column: 0, text: 'ours' }],
    [{ kind: 'note', sheet: S, row: 0, column: 0, text: '原注' }],
  ],
  [
    'a note where there was none',
    [{ kind: 'note', sheet: S, row: 8, column: 0, text: 'ours' }],
    [{ kind: 'note', sheet: S, row: 8, column: 0, text: null }],
  ],
  [
    'a merge, with what it hides',
    [{ kind: 'merge', sheet: S, range: area(0, 0, 1, 2) }],
    [
      { kind: 'unmerge', sheet: S, range: area(0, 0, 1, 2) },
      { kind: 'set-cell', sheet: S, row: 0, column: 1, value: 2 },
      { kind: 'set-cell', sheet: S, row: 0, column: 2, value: 44480 },
      { kind: 'set-cell', sheet: S, row: 1, column: 0, value: 3, formula: 'A1+B1' },
      { kind: 'set-cell', sheet: S, row: 1, column: 1, value: 'x' },
    ],
  ],
  [
    'a merge over an empty row',
    [{ kind: 'merge', sheet: S, range: area(2, 0, 3, 0) }],
    [
      { kind: 'unmerge', sheet: S, range: area(2, 0, 3, 0) },
      { kind: 'set-cell', sheet: S, row: 3, column: 0, value: 6, formula: 'SUM(A1:A3)' },
    ],
  ],
  [
    'merges that a range touches',
    [{ kind: 'unmerge', sheet: S, range: area(0, 0, 9, 9) }],
    [{ kind: 'merge', sheet: S, range: area(3, 3, 4, 4) }],
  ],
  [
    'new rows',
    [{ kind: 'insert-rows', sheet: S, row: 1, count: 2 }],
    [{ kind: 'delete-rows', sheet: S, row: 1, count: 2 }],
  ],
  [
    'hidden rows, only those that change',
    [{ kind: 'show-rows', sheet: S, rows: [1, 2], hidden: true }],
    [{ kind: 'show-rows', sheet: S, rows: [1], hidden: false }],
  ],
  ['rows that stay hidden', [{ kind: 'show-rows', sheet: S, rows: [2], hidden: true }], []],
  [
    'hidden columns',
    [{ kind: 'show-columns', sheet: S, columns: [1, 2], hidden: false }],
    [{ kind: 'show-columns', sheet: S, columns: [1], hidden: true }],
  ],
  ['columns that stay shown', [{ kind: 'show-columns', sheet: S, columns: [2], hidden: false }], []],
  [
    'a hidden sheet',
    [{ kind: 'show-sheet', sheet: T, visibility: 'visible' }],
    [{ kind: 'show-sheet', sheet: T, visibility: 'hidden' }],
  ],
  [
    'a new name',
    [{ kind: 'name', name: '_pir_marks', sheet: S, formula: '"x"', hidden: true }],
    [{ kind: 'name', name: '_pir_marks', sheet: S, formula: null, hidden: true }],
  ],
  [
    'a name that was there',
    [{ kind: 'name', name: 'total', sheet: null, formula: null, hidden: true }],
    [{ kind: 'name', name: 'total', sheet: null, formula: '鹿城区!$A$4', hidden: false }],
  ],
  ['a new sheet', [{ kind: 'add-sheet', plan: plan('新表', 'a') }], [{ kind: 'delete-sheet', sheet: '新表' }]],
  ['a selection', [{ kind: 'select', sheet: S, range: area(0, 0) }], []],
  ['a sheet that is not there', [{ kind: 'note', sheet: '?', row: 0, column: 0, text: 'x' }], []],
  ['no rows of a sheet that is not there', [{ kind: 'insert-rows', sheet: '?', row: 0, count: 1 }], []],
];

describe('every edit is taken back', () => {
  test.each(cases)('%s', (name, edits, inverse) => {
    expect(invert(edits, before)).toEqual(inverse);
    const restored = preview(preview(before, edits), inverse);
    const known =
      name === 'a name that was there' ? { ...before, names: [{ ...before.names[0]!, name: 'total' }] } : before;
    expect(essence(restored)).toEqual(essence(known));
  });

  test('a replaced sheet, when it is known what stood there', () => {
    const first: Edit = { kind: 'add-sheet', plan: plan('新表', 'a'), after: S };
    const second: Edit = { kind: 'replace-sheet', plan: plan('新表', 'b'), before: plan('新表', 'a') };
    const there = preview(before, [first]);
    expect(there.sheets.map(({ name }) => name)).toEqual([S, '新表', T]);
    expect(invert([second], there)).toEqual([
      { kind: 'replace-sheet', plan: plan('新表', 'a'), before: plan('新表', 'b') },
    ]);
    expect(essence(preview(preview(there, [second]), invert([second], there)))).toEqual(essence(there));
    expect(preview(there, [second]).sheets[1]!.rows[0]![0]).toEqual({ value: 'b', format: '0.0%' });
  });

  test('a deleted sheet comes back in its place, when it is known what stood there', () => {
    const there = preview(before, [{ kind: 'add-sheet', plan: plan('新表', 'a'), after: S }]);
    const gone: Edit = { kind: 'delete-sheet', sheet: '新表', before: plan('新表', 'a') };
    expect(invert([gone], there)).toEqual([{ kind: 'add-sheet', plan: plan('新表', 'a'), after: S }]);
    expect(essence(preview(preview(there, [gone]), invert([gone], there)))).toEqual(essence(there));
  });

  test.each<[string, Edit, boolean]>([
    ['a sheet replaced without knowing', { kind: 'replace-sheet', plan: plan(T, 'a') }, false],
    ['a sheet deleted', { kind: 'delete-sheet', sheet: T }, false],
    ['a sheet replaced knowingly', { kind: 'replace-sheet', plan: plan(T, 'a'), before: plan(T, 'b') }, true],
    ['a sheet deleted knowingly', { kind: 'delete-sheet', sheet: T, before: plan(T, 'b') }, true],
    ['a value', { kind: 'set-cell', sheet: S, row: 0, column: 0, value: 1 }, true],
  ])('%s', (_, edit, can) => {
    expect(isInvertible([edit])).toBe(can);
    if (!can) expect(() => invert([edit], before)).toThrow(RangeError);
    else expect(invert([edit], before)).toHaveLength(1);
  });
});

describe('deleted rows come back with what the rest of the workbook lost', () => {
  test.each<[string, number, number]>([
    ['rows with contents, references and looks', 0, 2],
    ['rows of a merge, hidden, named', 2, 3],
    ['one row of a merge', 4, 1],
    ['rows below all', 20, 2],
  ])('%s', (_, row, count) => {
    const edits: Edit[] = [{ kind: 'delete-rows', sheet: S, row, count }];
    const inverse = invert(edits, before);
    expect(inverse[0]).toEqual({ kind: 'insert-rows', sheet: S, row, count });
    expect(essence(preview(preview(before, edits), inverse))).toEqual(essence(before));
  });

  test('a host sees #REF! meanwhile', () => {
    const after = preview(before, [{ kind: 'delete-rows', sheet: S, row: 0, count: 2 }]);
    expect(after.sheets[0]!.rows[1]![0]!.formula).toBe('SUM(A1:A1)');
    expect(after.sheets[1]!.rows[0]![0]!.formula).toBe('鹿城区!#REF!');
    expect(after.names[0]!.formula).toBe('鹿城区!$A$2');
    expect(after.sheets[0]!.merges).toEqual([area(1, 3, 2, 4)]);
    expect([...after.sheets[0]!.hiddenRows]).toEqual([0]);
  });
});

describe('what must be read before', () => {
  const one = (row: number, column: number) => ({ sheet: S, range: area(row, column) });
  test.each<[string, readonly Edit[], unknown]>([
    ['nothing for a value', [{ kind: 'set-cell', sheet: S, row: 0, column: 0, value: 1 }], []],
    ['the cell for a format', [{ kind: 'set-cell', sheet: S, row: 0, column: 0, value: 1, format: '0%' }], [one(0, 0)]],
    [
      'a cell once for its fill and its note',
      [
        { kind: 'format', sheet: S, range: area(0, 0), fill: null },
        { kind: 'note', sheet: S, row: 0, column: 0, text: '' },
      ],
      [one(0, 0)],
    ],
    [
      'nothing for a sheet of our own',
      [
        { kind: 'add-sheet', plan: plan('新表', 'a') },
        { kind: 'note', sheet: '新表', row: 0, column: 0, text: '' },
      ],
      [],
    ],
    [
      'the place before rows were put in; nothing for the new rows',
      [
        { kind: 'insert-rows', sheet: S, row: 2, count: 2 },
        { kind: 'format', sheet: S, range: area(1, 0, 4, 0), fill: null },
        { kind: 'format', sheet: T, range: area(3, 0), fill: null },
      ],
      [one(1, 0), one(2, 0), { sheet: T, range: area(3, 0) }],
    ],
    [
      'the place before rows were taken out',
      [
        { kind: 'delete-rows', sheet: S, row: 2, count: 2 },
        { kind: 'note', sheet: S, row: 2, column: 0, text: '' },
        { kind: 'note', sheet: S, row: 1, column: 0, text: '' },
      ],
      [one(4, 0), one(1, 0)],
    ],
    [
      'through both',
      [
        { kind: 'insert-rows', sheet: S, row: 0, count: 1 },
        { kind: 'insert-rows', sheet: S, row: 5, count: 1 },
        { kind: 'note', sheet: S, row: 5, column: 0, text: '' },
        { kind: 'note', sheet: S, row: 7, column: 0, text: '' },
      ],
      [one(5, 0)],
    ],
  ])('%s', (_, edits, needed) => {
    expect(detailsNeeded(edits)).toEqual(needed);
  });
});

test('the snapshot that a preview starts from stays as it is', () => {
  const copy = structuredClone(before);
  preview(
    before,
    cases.flatMap(([, edits]) => edits),
  );
  expect(before).toEqual(copy);
});

test('replacing or deleting a sheet that is not there does nothing', () => {
  const edits: Edit[] = [
    { kind: 'replace-sheet', plan: plan('?', 'a') },
    { kind: 'delete-sheet', sheet: '?' },
  ];
  expect(essence(preview(before, edits))).toEqual(essence(before));
});

test('a plan becomes a sheet as a reader would give it', () => {
  const { sheets, names } = preview({ sheets: [], names: [] }, [
    { kind: 'add-sheet', plan: plan('新表', 'a') },
    { kind: 'add-sheet', plan: { name: '空', rows: [[{ value: 1, style: 'none' }]], styles: {}, columns: [] } },
  ]);
  expect(sheets[0]).toMatchObject({ visibility: 'hidden', protection: 'protected', merges: [area(0, 0, 0, 1)] });
  expect(sheets[0]!.rows[0]).toEqual([{ value: 'a', format: '0.0%' }, undefined, { value: null, formula: '1+1' }]);
  expect([...sheets[0]!.hiddenColumns]).toEqual([1]);
  expect(sheets[1]).toMatchObject({ visibility: 'visible', protection: 'none', rows: [[{ value: 1 }]] });
  expect(names).toEqual([{ name: '_pir_form', sheet: '新表', formula: '"county"', hidden: true }]);
});

const range = fc
  .tuple(fc.nat(7), fc.nat(4), fc.nat(2), fc.nat(2))
  .map(([top, left, height, width]) => area(top, left, top + height, left + width));
const sheetName = fc.constantFrom(S, T);
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constant('set-cell' as const),
    sheet: sheetName,
    row: fc.nat(8),
    column: fc.nat(5),
    value: fc.constantFrom(1, 'text', null, true),
  }),
  fc.record({
    kind: fc.constant('set-cell' as const),
    sheet: sheetName,
    row: fc.nat(8),
    column: fc.nat(5),
    value: fc.constant(2),
    formula: fc.constantFrom('A1+1', 'SUM(A2:A6)', '汇总表!A1', "'鹿城区'!$B$3"),
    format: fc.constantFrom('0.0%', 'General', 'yyyy-mm-dd'),
  }),
  fc.record({ kind: fc.constant('format' as const), sheet: sheetName, range, fill: fc.constantFrom('#FFC7CE', null) }),
  fc.record({
    kind: fc.constant('note' as const),
    sheet: sheetName,
    row: fc.nat(8),
    column: fc.nat(5),
    text: fc.constantFrom('n', null),
  }),
  fc.record({
    kind: fc.constant('insert-rows' as const),
    sheet: sheetName,
    row: fc.nat(8),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('delete-rows' as const),
    sheet: sheetName,
    row: fc.nat(8),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('unmerge' as const), sheet: sheetName, range }),
  fc.record({
    kind: fc.constant('show-rows' as const),
    sheet: sheetName,
    rows: fc.array(fc.nat(8)),
    hidden: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('show-columns' as const),
    sheet: sheetName,
    columns: fc.array(fc.nat(5)),
    hidden: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('name' as const),
    name: fc.constantFrom('Total', '_pir_x'),
    sheet: fc.constantFrom(null, S),
    formula: fc.constantFrom('鹿城区!$A$5', '"t"', null),
    hidden: fc.boolean(),
  }),
);

test('apply, then invert, gives the same workbook', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 8 }), (edits) => {
      const inverse = invert(edits, before);
      expect(essence(preview(preview(before, edits), inverse))).toEqual(essence(before));
    }),
    { numRuns: 300 },
  );
});
