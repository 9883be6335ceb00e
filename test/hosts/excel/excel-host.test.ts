import type { Edit } from '../../../src/core/edit';
import type { WorkbookSnapshot } from '../../../src/core/snapshot';
import type { ExcelError } from '../../../src/hosts/excel/excel-error';
import { ExcelHost } from '../../../src/hosts/excel/excel-host';
import { fakeExcel } from '../../support/fake-excel/in-node';
import { sheet } from '../../support/sheet';

const workbook = (...sheets: ReturnType<typeof sheet>[]): WorkbookSnapshot => ({ sheets, names: [] });
const set = (name: string, value: number, row = 0): Edit => ({ kind: 'set-cell', sheet: name, row, column: 0, value });
const valueOf = (snapshot: WorkbookSnapshot, index = 0): unknown => snapshot.sheets[index]!.rows[0]?.[0]?.value;

async function refusal(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  const { code, state } = error as ExcelError;
  return state === undefined ? code : [code, state];
}

describe('reading', () => {
  test('a used range that does not begin at A1 keeps its place', async () => {
    const rows = [undefined, undefined, [undefined, undefined, { value: 'x' }, { value: 1 }]];
    fakeExcel(workbook({ ...sheet('甲', ''), rows }));
    const { sheets } = await new ExcelHost().read();
    expect(sheets[0]!.rows[2]).toEqual([undefined, undefined, { value: 'x' }, { value: 1 }]);
  });

  test('an error typed in is told from the text of the same words', async () => {
    const fake = fakeExcel(workbook(sheet('甲', '#N/A | "#N/A" | =NA() → #N/A')));
    const { sheets } = await new ExcelHost().read();
    expect(sheets[0]!.rows[0]).toEqual([
      { value: { error: '#N/A' } },
      { value: '#N/A' },
      { value: { error: '#N/A' }, formula: 'NA()' },
    ]);
    expect(fake.syncs).toHaveLength(3);
  });

  test('what is read is what the workbook holds: hidden, merged, protected, named', async () => {
    const one = sheet('甲', '标题 | << | 1\n2 | {0.0%} 0.5 | =A2*2 → 4', {
      hiddenRows: [2],
      hiddenColumns: [1],
      protection: 'protected',
      visibility: 'visible',
    });
    const two = sheet('乙', 'x', { visibility: 'veryHidden' });
    const names = [
      { name: 'a', sheet: null, formula: '甲!$A$1', hidden: false },
      { name: 'b', sheet: '乙', formula: '"1"', hidden: true },
    ];
    const fake = fakeExcel({ sheets: [one, two], names });
    expect(await new ExcelHost().read()).toEqual(fake.toSnapshot());
  });

  test('merges are not known below their requirement set, and nothing fails for it', async () => {
    fakeExcel(workbook(sheet('甲', '标题 | <<')), { apiSet: '1.12' });
    expect((await new ExcelHost().read()).sheets[0]!.merges).toEqual([]);
  });

  test('a large sheet is read in blocks, and its blocks belong together', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) =>
      [row, row + 0.5, '很长的文字'.repeat(12), row].map((value) => ({ value })),
    );
    const fake = fakeExcel(workbook({ ...sheet('甲', ''), rows }));
    const host = new ExcelHost();
    const { sheets } = await host.read();
    expect(sheets[0]!.rows).toEqual(rows);
    expect(fake.syncs.length).toBeGreaterThan(4);
  });

  test('a sheet beyond all measure is refused', async () => {
    const far = { ...sheet('甲', '1'), rows: [[{ value: 1 }]] as { value: number }[][] };
    far.rows[99_999] = Array.from({ length: 20 }, () => ({ value: 1 }));
    fakeExcel(workbook(far));
    expect(await refusal(new ExcelHost().read())).toEqual(['TooManyCells', 'unchanged']);
  });

  test('sheets that came, went or grew since are read as they are', async () => {
    const fake = fakeExcel(workbook(sheet('甲', '1'), sheet('乙', '2')));
    const host = new ExcelHost();
    await host.read();
    fake.workbook.add('丙').enter(0, 0, 3);
    fake.workbook.remove(fake.workbook.sheet('乙'));
    fake.type('甲', 40, 8, 'x');
    expect(await host.read()).toEqual(fake.toSnapshot());
  });

  test('a pattern is no colour, and comes back as it was', async () => {
    const fake = fakeExcel(workbook(sheet('甲', '1')));
    Object.assign(fake.workbook.sheet('甲').open(0, 0).style, {
      'fill.color': '#AAAAAA',
      'fill.pattern': 'Gray25',
      'fill.patternColor': '#BBBBBB',
    });
    const host = new ExcelHost();
    const range = { top: 0, left: 0, bottom: 0, right: 0 };
    const detail = (await host.read({ details: [{ sheet: '甲', range }] })).sheets[0]!.details![0]!;
    expect(detail.fill).toBeNull();
    await host.apply([{ kind: 'format', sheet: '甲', range, fill: '#FF0000' }]);
    fake.workbook.sheet('甲').open(0, 0).style['fill.pattern'] = 'Solid';
    await host.apply([{ kind: 'format', sheet: '甲', range, fill: null, fillToken: detail.fillToken! }]);
    expect(fake.workbook.sheet('甲').cell(0, 0)!.style).toMatchObject({
      'fill.color': '#AAAAAA',
      'fill.pattern': 'Gray25',
      'fill.patternColor': '#BBBBBB',
    });
  });

  test('details far apart are asked for one by one', async () => {
    fakeExcel(workbook(sheet('甲', '1')));
    const cells = [0, 900].map((row) => ({ sheet: '甲', range: { top: row, left: 0, bottom: row, right: 0 } }));
    const { sheets } = await new ExcelHost().read({ details: cells });
    expect(sheets[0]!.details!.map(({ row }) => row)).toEqual([0, 900]);
  });
});

describe('protection', () => {
  const locked = (): WorkbookSnapshot => workbook(sheet('甲', '1', { protection: 'protected' }), sheet('乙', '2'));

  test('a sheet that was protected is again, with the same options, also when something fails between', async () => {
    const fake = fakeExcel(locked());
    fake.workbook.sheet('甲').protection!.options = { allowSort: true };
    const host = new ExcelHost();
    await host.apply([set('甲', 5)]);
    expect(fake.workbook.sheet('甲').protection!.options).toMatchObject({ allowSort: true, allowFormatCells: false });
    fake.failAt(1, 'GeneralException', 12);
    expect(await refusal(host.apply([set('甲', 6)]))).toEqual(['GeneralException', 'uncertain']);
    expect(fake.workbook.sheet('甲').protection!.options).toMatchObject({ allowSort: true });
  });

  test('that cannot be put back after a failure is left behind, and the failure is the one that is told', async () => {
    const fake = fakeExcel(locked());
    fake.failAt(1, 'GeneralException', 12);
    fake.failAt(2, 'ConnectionFailure');
    expect(await refusal(new ExcelHost().apply([set('甲', 6)]))).toEqual(['GeneralException', 'uncertain']);
  });

  test('that was never taken off is not looked at', async () => {
    const fake = fakeExcel(locked());
    fake.failAt(1, 'InvalidOperationInCellEditMode');
    fake.failAt(2, 'InvalidOperationInCellEditMode');
    const refused = ['InvalidOperationInCellEditMode', 'unchanged'];
    expect(await refusal(new ExcelHost().apply([set('甲', 6)]))).toEqual(refused);
  });

  test('a password refuses before anything is written', async () => {
    const fake = fakeExcel(workbook(sheet('乙', '2'), sheet('甲', '1', { protection: 'password' })));
    expect(await refusal(new ExcelHost().apply([set('乙', 5), set('甲', 6)]))).toEqual(['AccessDenied', 'unchanged']);
    expect(valueOf(fake.toSnapshot())).toBe(2);
  });
});

describe('Excel at work', () => {
  test('a write waits until the person has finished the cell', async () => {
    const fake = fakeExcel(workbook(sheet('甲', '1')));
    const host = new ExcelHost();
    fake.startEditing();
    const applied = host.apply([set('甲', 5)]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(valueOf(fake.toSnapshot())).toBe(1);
    fake.stopEditing();
    await applied;
    expect(valueOf(fake.toSnapshot())).toBe(5);
  });

  test('or says so at once where that is wanted', async () => {
    const fake = fakeExcel(workbook(sheet('甲', '1')));
    const host = new ExcelHost({ waitForCellEdit: false });
    await host.read();
    fake.startEditing();
    expect(await refusal(host.read())).toBe('InvalidOperationInCellEditMode');
    expect(await refusal(host.apply([set('甲', 5)]))).toBe('InvalidOperationInCellEditMode');
    fake.stopEditing();
    await host.apply([set('甲', 5)]);
    expect(valueOf(fake.toSnapshot())).toBe(5);
  });

  test('an answer that never comes ends in an error that says what is left behind', async () => {
    const fake = fakeExcel(workbook(sheet('甲', '1')));
    const host = new ExcelHost({ timeout: 20 });
    await host.read();
    fake.hangAt(0);
    expect(await refusal(host.apply([set('甲', 5)]))).toEqual(['Timeout', 'uncertain']);
    expect(await refusal(host.read())).toEqual(['Timeout', 'unchanged']);
  });

  test.each([
    ['RequestPayloadSizeLimitExceeded', 0, 'unchanged'],
    ['GeneralException', 6, 'uncertain'],
  ])('%s while writing leaves the workbook %s', async (code, action, state) => {
    const fake = fakeExcel(workbook(sheet('甲', '1')));
    const host = new ExcelHost();
    await host.read();
    fake.failAt(0, code, action);
    expect(await refusal(host.apply([set('甲', 5)]))).toEqual([code, state]);
    expect((await host.read()).sheets).toHaveLength(1);
  });

  test('many runs are one step of undo where Excel can do that', async () => {
    for (const [apiSet, isMerged] of [
      ['1.18', undefined],
      ['1.20', true],
    ] as const) {
      const fake = fakeExcel(workbook(sheet('甲', '1')), { apiSet });
      await new ExcelHost().apply([set('甲', 5)]);
      expect(fake.runs.at(-1)!.mergeUndoGroup).toBe(isMerged);
    }
  });

  test('selects cells, and tells the sheet that the person is on', async () => {
    const fake = fakeExcel(workbook(sheet('甲', '1'), sheet('乙', '2')));
    const host = new ExcelHost();
    await host.select('乙', { top: 11, left: 8, bottom: 11, right: 8 });
    expect(fake.workbook.selection).toEqual({ sheet: '乙', address: "'乙'!I12" });
    expect(await host.activeSheet()).toBe('乙');
  });

  test('nothing to do asks nothing', async () => {
    const fake = fakeExcel(workbook(sheet('甲', '1')));
    await new ExcelHost().apply([]);
    expect(fake.syncs).toEqual([]);
  });
});
