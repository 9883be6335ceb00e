import { rangeFromA1, type CellRange } from '../../src/core/address';
import type { Edit, SheetPlan } from '../../src/core/edit';
import { detailsNeeded, invert } from '../../src/core/invert';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import type { Host } from '../../src/hosts/host';

const at = (address: string): CellRange => rangeFromA1(address)!;
const cell = (row: number, column: number) => ({ sheet: '甲', row, column });

/** What every host is tried on: figures, texts, a formula, a number formatted as text, a merge, a hidden row. */
const PLANS: readonly SheetPlan[] = [
  {
    name: '甲',
    rows: [
      [{ value: '指标' }, { value: '完成值' }, { value: '目标' }, { value: '达成率' }],
      [{ value: '规上产值' }, { value: 10 }, { value: 20 }, { value: 0.5, formula: 'B2/C2', style: 'percent' }],
      [{ value: '机器人密度' }, { value: '12', style: 'text' }, { value: null }, { value: { error: '#DIV/0!' } }],
      undefined,
      [{ value: '合计' }, { value: 10, formula: 'SUM(B2:B3)' }, { value: true }],
      undefined,
      [{ value: '备注' }],
    ],
    styles: { percent: { numberFormat: '0.0%' }, text: { numberFormat: '@', fill: '#FFF8E1' } },
    columns: [{ width: 20 }, { width: 10 }, { width: 10, hidden: true }],
    merges: [at('A7:C7')],
    notes: [{ row: 1, column: 0, text: '口径' }],
    names: [{ name: 'stamp.unit', formula: '"330302"', hidden: true }],
  },
  { name: "O'乙", rows: [[{ value: 3, formula: '甲!B2+1' }]], styles: {}, columns: [] },
];

/** The same behaviour of every host: what is read, every kind of edit, its inverse, and nothing half done. */
export function describeHostContract(name: string, makeHost: () => Promise<Host>): void {
  describe(`host contract: ${name}`, () => {
    const open = async (): Promise<Host> => {
      const host = await makeHost();
      await host.apply(PLANS.map((plan) => ({ kind: 'add-sheet', plan })));
      return host;
    };

    test('reads what a plan says', async () => {
      const { sheets, names } = await (await open()).read();
      expect(sheets.map((sheet) => sheet.name)).toEqual(['甲', "O'乙"]);
      expect(cellsOf(sheets[0]!)).toEqual({
        A1: '指标',
        B1: '完成值',
        C1: '目标',
        D1: '达成率',
        A2: '规上产值',
        B2: 10,
        C2: 20,
        D2: '=B2/C2 {0.0%}',
        A3: '机器人密度',
        B3: "'12 {@}",
        D3: '#DIV/0!',
        A5: '合计',
        B5: '=SUM(B2:B3)',
        C5: true,
        A7: '备注',
      });
      expect(cellsOf(sheets[1]!)).toEqual({ A1: '=甲!B2+1' });
      expect(sheets[0]!.merges).toEqual([at('A7:C7')]);
      expect([...sheets[0]!.hiddenColumns]).toEqual([2]);
      expect(sheets[0]!.protection).toBe('none');
      expect(names).toContainEqual({ name: 'stamp.unit', sheet: '甲', formula: '"330302"', hidden: true });
    });

    test('reads only the sheets asked for', async () => {
      const host = await open();
      const { sheets } = await host.read({ sheets: ["O'乙"] });
      expect(sheets.map((sheet) => sheet.name)).toEqual(["O'乙"]);
      expect((await host.read({ sheets: ['丙'] })).sheets).toEqual([]);
    });

    test('gives the details asked for', async () => {
      const { sheets } = await (
        await open()
      ).read({
        details: [
          { sheet: '甲', range: at('A2:A3') },
          { sheet: '甲', range: at('B3') },
        ],
      });
      const details = sheets[0]!.details!.map(({ row, column, fill, note, locked }) => [
        row,
        column,
        fill,
        note,
        locked,
      ]);
      expect(details).toEqual([
        [1, 0, null, '口径', false],
        [2, 0, null, null, false],
        [2, 1, '#FFF8E1', null, false],
      ]);
      expect(sheets[0]!.details![2]!.cell).toEqual({ value: '12', format: '@' });
      expect(sheets[1]!.details ?? []).toEqual([]);
    });

    const TEXTS = [
      '=1+1',
      '+86',
      '-',
      '007',
      '1/2',
      '50%',
      '2021年9月',
      'TRUE',
      '#N/A',
      "'quoted",
      '1E5',
      '@x',
      '甲\n乙',
      ' 空 ',
    ];
    test.each(TEXTS)('the text %j stays text', async (text) => {
      const host = await open();
      await host.apply([{ kind: 'set-cell', ...cell(8, 0), value: text }]);
      expect((await host.read()).sheets[0]!.rows[8]?.[0]).toEqual({ value: text });
    });

    const VALUES: readonly (readonly [string, CellValue])[] = [
      ['a number', 0.1],
      ['a truth value', false],
      ['an error', { error: '#N/A' }],
      ['an empty cell', null],
    ];
    test.each(VALUES)('%s is written and read back', async (_, value) => {
      const host = await open();
      await host.apply([{ kind: 'set-cell', ...cell(1, 1), value }]);
      expect((await host.read()).sheets[0]!.rows[1]?.[1]?.value ?? null).toEqual(value);
    });

    test('a number put where text was meant is a number, and the format stays', async () => {
      const host = await open();
      await host.apply([{ kind: 'set-cell', ...cell(2, 1), value: 12 }]);
      expect((await host.read()).sheets[0]!.rows[2]?.[1]).toEqual({ value: 12, format: '@' });
    });

    test('a formula put where text was meant is a formula', async () => {
      const host = await open();
      await host.apply([{ kind: 'set-cell', ...cell(2, 1), value: 20, formula: 'B2*2', format: '0' }]);
      expect((await host.read()).sheets[0]!.rows[2]?.[1]).toEqual({ value: 20, formula: 'B2*2', format: '0' });
    });

    test('of two edits of a cell the later holds', async () => {
      const host = await open();
      await host.apply([
        { kind: 'set-cell', ...cell(1, 1), value: 1, format: '0.00' },
        { kind: 'set-cell', ...cell(1, 1), value: 2 },
        { kind: 'format', sheet: '甲', range: at('A1:B2'), fill: '#FF0000' },
        { kind: 'format', sheet: '甲', range: at('B2'), fill: '#00FF00' },
      ]);
      const { sheets } = await host.read({ details: [{ sheet: '甲', range: at('A2:B2') }] });
      expect(sheets[0]!.rows[1]?.[1]).toEqual({ value: 2, format: '0.00' });
      expect(sheets[0]!.details!.map(({ fill }) => fill)).toEqual(['#FF0000', '#00FF00']);
    });

    test('edits are applied in their order', async () => {
      const host = await open();
      await host.apply([
        { kind: 'set-cell', ...cell(1, 1), value: 1 },
        { kind: 'insert-rows', sheet: '甲', row: 1, count: 2 },
        { kind: 'set-cell', ...cell(1, 1), value: 7 },
        { kind: 'delete-rows', sheet: '甲', row: 2, count: 1 },
      ]);
      const [sheet, other] = (await host.read()).sheets;
      expect(sheet!.rows[1]?.[1]?.value).toBe(7);
      expect(sheet!.rows[2]?.[1]?.value).toBe(1);
      expect(sheet!.rows[5]?.[1]?.formula).toBe('SUM(B3:B4)');
      expect(other!.rows[0]?.[0]?.formula).toBe('甲!B3+1');
    });

    const EDITS: readonly (readonly [string, readonly Edit[]])[] = [
      ['a value', [{ kind: 'set-cell', ...cell(1, 1), value: 11 }]],
      ['a value with a format', [{ kind: 'set-cell', ...cell(1, 1), value: 11, format: '0.00' }]],
      ['a text for a number', [{ kind: 'set-cell', ...cell(1, 1), value: '待核实' }]],
      ['a number for a text', [{ kind: 'set-cell', ...cell(2, 1), value: 12, format: '0' }]],
      ['a formula', [{ kind: 'set-cell', ...cell(2, 3), value: 1, formula: 'B2/10', format: '0.0%' }]],
      ['the end of a formula', [{ kind: 'set-cell', ...cell(1, 3), value: null }]],
      ['a fill', [{ kind: 'format', sheet: '甲', range: at('A2:C3'), fill: '#F4A6A0' }]],
      ['the end of a fill', [{ kind: 'format', sheet: '甲', range: at('B3'), fill: null }]],
      ['a new note', [{ kind: 'note', ...cell(2, 1), text: '应为数字' }]],
      ['another note', [{ kind: 'note', ...cell(1, 0), text: '另一口径' }]],
      ['the end of a note', [{ kind: 'note', ...cell(1, 0), text: null }]],
      ['a merge', [{ kind: 'merge', sheet: '甲', range: at('A2:B2') }]],
      ['the end of a merge', [{ kind: 'unmerge', sheet: '甲', range: at('A7:C7') }]],
      ['new rows', [{ kind: 'insert-rows', sheet: '甲', row: 2, count: 2 }]],
      ['rows taken out', [{ kind: 'delete-rows', sheet: '甲', row: 4, count: 1 }]],
      ['a hidden row', [{ kind: 'show-rows', sheet: '甲', rows: [1, 2, 4], hidden: true }]],
      ['a column shown', [{ kind: 'show-columns', sheet: '甲', columns: [2], hidden: false }]],
      ['a hidden sheet', [{ kind: 'show-sheet', sheet: "O'乙", visibility: 'veryHidden' }]],
      ['a new name', [{ kind: 'name', name: 'mark.1', sheet: '甲', formula: '"a"', hidden: true }]],
      ['another name', [{ kind: 'name', name: 'stamp.unit', sheet: '甲', formula: '"330303"', hidden: false }]],
      ['the end of a name', [{ kind: 'name', name: 'stamp.unit', sheet: '甲', formula: null, hidden: false }]],
      ['a name of the workbook', [{ kind: 'name', name: 'marks', sheet: null, formula: '甲!$A$1', hidden: true }]],
      [
        'a sheet',
        [{ kind: 'add-sheet', plan: { name: '丙', rows: [[{ value: 1 }]], styles: {}, columns: [] }, after: '甲' }],
      ],
      [
        'many at once',
        [
          { kind: 'set-cell', ...cell(1, 1), value: 11 },
          { kind: 'format', sheet: '甲', range: at('B2'), fill: '#F4A6A0' },
          { kind: 'note', ...cell(1, 1), text: '改过' },
          { kind: 'set-cell', sheet: "O'乙", row: 3, column: 3, value: '新' },
        ],
      ],
    ];
    test.each(EDITS)('%s does something and is taken back', async (_, edits) => {
      const host = await open();
      const everything = [{ sheet: '甲', range: at('A1:E9') }];
      const before = await host.read({ details: [...everything, ...detailsNeeded(edits)] });
      await host.apply(edits);
      const changed = await host.read({ details: everything });
      expect(plain(changed)).not.toEqual(plain(before));
      await host.apply(invert(edits, before));
      expect(plain(await host.read({ details: everything }))).toEqual(plain(before));
    });

    test('a sheet is written anew, and what refers to it stays', async () => {
      const host = await open();
      const plan: SheetPlan = {
        name: '甲',
        rows: [[{ value: '新' }], [undefined, { value: 99 }]],
        styles: {},
        columns: [{ width: 12 }],
        names: [{ name: 'stamp.role', formula: '"summary"', hidden: true }],
        notes: [{ row: 0, column: 0, text: '说明' }],
      };
      await host.apply([{ kind: 'replace-sheet', plan }]);
      const { sheets, names } = await host.read({ details: [{ sheet: '甲', range: at('A1:A2') }] });
      expect(sheets.map((sheet) => sheet.name)).toEqual(['甲', "O'乙"]);
      expect(cellsOf(sheets[0]!)).toEqual({ A1: '新', B2: 99 });
      expect(sheets[0]!.details!.map(({ note }) => note)).toEqual(['说明', null]);
      expect([...sheets[0]!.hiddenColumns]).toEqual([]);
      expect(sheets[1]!.rows[0]?.[0]?.formula).toBe('甲!B2+1');
      expect(names.filter(({ sheet }) => sheet === '甲').map((each) => each.name)).toEqual(['stamp.role']);
    });

    test('a locked sheet is written to and stays locked', async () => {
      const host = await open();
      const plan: SheetPlan = {
        name: '锁',
        rows: [[{ value: 1 }]],
        styles: {},
        columns: [],
        protection: { sort: true },
      };
      await host.apply([{ kind: 'add-sheet', plan }]);
      expect((await host.read()).sheets.at(-1)!.protection).toBe('protected');
      await host.apply([{ kind: 'set-cell', sheet: '锁', row: 0, column: 0, value: 2 }]);
      const sheet = (await host.read()).sheets.at(-1)!;
      expect([sheet.rows[0]?.[0]?.value, sheet.protection]).toEqual([2, 'protected']);
    });

    test('a sheet comes after the one named, and goes again', async () => {
      const host = await open();
      const plan: SheetPlan = { name: '丙', rows: [], styles: {}, columns: [], visibility: 'hidden' };
      await host.apply([{ kind: 'add-sheet', plan, after: '甲' }]);
      const { sheets } = await host.read();
      expect(sheets.map(({ name: each, visibility }) => [each, visibility])).toEqual([
        ['甲', 'visible'],
        ['丙', 'hidden'],
        ["O'乙", 'visible'],
      ]);
      await host.apply([{ kind: 'delete-sheet', sheet: '丙' }]);
      expect((await host.read()).sheets.map((sheet) => sheet.name)).toEqual(['甲', "O'乙"]);
    });

    test('selecting changes nothing', async () => {
      const host = await open();
      const before = plain(await host.read());
      await host.apply([{ kind: 'select', sheet: '甲', range: at('B2:C3') }]);
      expect(plain(await host.read())).toEqual(before);
    });

    const BAD: readonly (readonly [string, Edit])[] = [
      ['a sheet that is not there', { kind: 'set-cell', sheet: '丁', row: 0, column: 0, value: 1 }],
      ['a sheet that is there', { kind: 'add-sheet', plan: { name: '甲', rows: [], styles: {}, columns: [] } }],
      ['a bad name', { kind: 'add-sheet', plan: { name: 'a/b', rows: [], styles: {}, columns: [] } }],
      [
        'a place after nothing',
        { kind: 'add-sheet', plan: { name: '丙', rows: [], styles: {}, columns: [] }, after: '丁' },
      ],
      ['nothing to replace', { kind: 'replace-sheet', plan: { name: '丁', rows: [], styles: {}, columns: [] } }],
    ];
    test.each(BAD)('%s is refused, and the edit before it is not made', async (_, bad) => {
      const host = await open();
      const before = plain(await host.read());
      const applied = host.apply([{ kind: 'set-cell', ...cell(1, 1), value: 11 }, bad]);
      await expect(applied).rejects.toThrow(RangeError);
      expect(plain(await host.read())).toEqual(before);
    });
  });
}

/** `A1 → value`, with formulas, formats and texts that look like numbers in writing. */
function cellsOf(sheet: SheetSnapshot): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  sheet.rows.forEach((row, r) =>
    row?.forEach((each, c) => {
      if (!each || (each.value === null && each.formula === undefined)) return;
      const { value, formula, format } = each;
      const suffix = format === undefined ? '' : ` {${format}}`;
      const address = String.fromCharCode(65 + c) + String(r + 1);
      if (formula !== undefined) cells[address] = `=${formula}${suffix}`;
      else if (typeof value === 'object' && value !== null) cells[address] = value.error;
      else cells[address] = suffix === '' ? value : `${typeof value === 'string' ? "'" : ''}${value}${suffix}`;
    }),
  );
  return cells;
}

/** What two hosts, or two readings, must agree in; handles of their own are left out. */
function plain({ sheets, names }: WorkbookSnapshot): unknown {
  return {
    sheets: sheets.map((sheet) => ({
      ...sheet,
      rows: cellsOf(sheet),
      hiddenRows: [...sheet.hiddenRows].sort((a, b) => a - b),
      hiddenColumns: [...sheet.hiddenColumns].sort((a, b) => a - b),
      details: sheet.details
        ?.map(({ row, column, cell: { format }, fill, note, locked }) => [
          row,
          column,
          format ?? 'General',
          fill,
          note,
          locked,
        ])
        .sort(),
    })),
    names: names.map((name) => JSON.stringify(name)).sort(),
  };
}
