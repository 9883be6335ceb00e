import { perform } from '../../src/actions/step';
import { takeBack } from '../../src/actions/journal';
import { StepError } from '../../src/actions/step-error';
import type { CellRange } from '../../src/core/address';
import type { Edit, SheetPlan } from '../../src/core/edit';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { ExcelHost } from '../../src/hosts/excel/excel-host';
import { fakeExcel } from '../support/fake-excel/in-node';
import { sheet } from '../support/sheet';
import { allArrivals, Q3, summaryOf } from '../support/summary';
import { summaryEdits } from '../../src/core/summary/edits';

const S = '鹿城区';
const one = (row: number, column: number): CellRange => ({ top: row, left: column, bottom: row, right: column });
const plan = (name: string, text: string): SheetPlan => ({
  name,
  rows: [[{ value: text, style: 'head' }], [{ value: 2 }]],
  styles: { head: { font: { bold: true }, fill: '#DDEBF7' } },
  columns: [{ width: 12 }],
  merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
  names: [{ name: '_pir_generated', formula: '"overview"', hidden: true }],
});

const RETURN = `
  指标   | 本期 | 基期 | 完成值
  甲项   | 1    | 2    | 0.5
  乙项   | 3    | 4    | 0.75
  丙项   | 5    | 6    | 0.8
  合计   | 9    | 12   | 0.75`;

function workbook(): WorkbookSnapshot {
  return { sheets: [sheet(S, RETURN), sheet('龙湾区', RETURN)], names: [] };
}

const STEPS: readonly (readonly [string, readonly Edit[]])[] = [
  [
    'values and a format',
    [
      { kind: 'set-cell', sheet: S, row: 1, column: 1, value: 7 },
      { kind: 'set-cell', sheet: S, row: 2, column: 3, value: 0.75, formula: 'B3/C3', format: '0.0%' },
      { kind: 'set-cell', sheet: '龙湾区', row: 3, column: 2, value: '约6' },
    ],
  ],
  [
    'marks',
    [
      { kind: 'format', sheet: S, range: one(1, 1), fill: '#F4A6A0' },
      { kind: 'note', sheet: S, row: 1, column: 1, text: '应为数字' },
      { kind: 'name', name: '_pir_marks', sheet: S, formula: '"B2"', hidden: true },
    ],
  ],
  [
    'rows in two places',
    [
      { kind: 'insert-rows', sheet: S, row: 2, count: 1 },
      { kind: 'set-cell', sheet: S, row: 2, column: 0, value: '补行' },
      { kind: 'insert-rows', sheet: S, row: 5, count: 2 },
      { kind: 'set-cell', sheet: S, row: 5, column: 0, value: '又补' },
    ],
  ],
  [
    'a merge and a new sheet',
    [
      { kind: 'merge', sheet: S, range: { top: 1, left: 0, bottom: 2, right: 0 } },
      { kind: 'add-sheet', plan: plan('汇总表', '新') },
    ],
  ],
];

/** Fails at one action of the write after another, until the write gets through; tells what was said each time. */
async function failEverywhere(edits: readonly Edit[], stride = 1): Promise<readonly string[]> {
  const states: string[] = [];
  // Sheets and notes are asked for first.
  const write = edits.some(({ kind }) => kind.endsWith('-sheet') || kind === 'note') ? 1 : 0;
  for (let action = 0; ; action += stride) {
    const fake = fakeExcel(workbook());
    const host = new ExcelHost();
    const known = await host.read();
    const start = fake.toSnapshot();
    let failing = false;
    const watched = {
      read: host.read.bind(host),
      apply: (wanted: readonly Edit[]) => {
        if (!failing) fake.failAt(write, 'GeneralException', action);
        failing = true;
        return host.apply(wanted);
      },
    };
    const outcome = await perform(watched, 'fix', edits, known, { time: '' }).catch((error: unknown) => error);
    if (!(outcome instanceof StepError)) return states;
    states.push(outcome.state);
    expect({ action, ...contentOf(fake.toSnapshot()) }).toEqual({ action, ...contentOf(start) });
  }
  return states;
}

function contentOf({ sheets, names }: WorkbookSnapshot) {
  return {
    names,
    sheets: sheets.map(({ name, rows, merges, details }) => ({
      name,
      merges,
      cells: rows.flatMap((row, r) => (row ?? []).flatMap((cell, c) => (cell ? [[r, c, cell]] : []))),
      details,
    })),
  };
}

test.each(STEPS)(
  'wherever Excel fails in the midst of %s, the workbook is what it was, and that is said',
  async (_, edits) => {
    const states = await failEverywhere(edits);
    expect(states.length).toBeGreaterThan(2);
    expect(new Set(states)).toEqual(new Set(['unchanged', 'restored']));
  },
);

test.each(STEPS)(
  'wherever Excel fails while %s are taken back, they stand as before, and can be taken back again',
  async (_, edits) => {
    const states = new Set<string>();
    let failures = 0;
    for (let action = 0, isThrough = false; !isThrough; action += 1) {
      const fake = fakeExcel(workbook());
      const host = new ExcelHost();
      const start = fake.toSnapshot();
      const step = await perform(host, 'fix', edits, await host.read(), { time: '' });
      const done = fake.toSnapshot();
      const journal = [step!];
      /** The last sync of a write carries it out; those before it only ask. */
      let writing: number | null = edits.some(({ kind }) => kind === 'note') ? 2 : 0;
      const watched = {
        read: host.read.bind(host),
        apply: (wanted: readonly Edit[]) => {
          if (writing !== null) fake.failAt(writing, 'GeneralException', action);
          writing = null;
          return host.apply(wanted);
        },
      };
      const outcome = await takeBack(watched, journal).catch((error: unknown) => error);
      isThrough = !(outcome instanceof StepError);
      if (outcome instanceof StepError) {
        failures += 1;
        states.add(outcome.state);
        expect({ action, ...contentOf(fake.toSnapshot()) }).toEqual({ action, ...contentOf(done) });
        expect(await takeBack(host, journal)).toEqual([]);
      }
      expect({ action, ...contentOf(fake.toSnapshot()) }).toEqual({ action, ...contentOf(start) });
    }
    expect(failures).toBeGreaterThan(2);
    expect(states).toEqual(new Set(['unchanged', 'restored']));
  },
);

test('a sheet that a person made meanwhile under the name of a new one stays', async () => {
  const fake = fakeExcel(workbook());
  const host = new ExcelHost();
  const known = await host.read({ forSheets: true });
  fake.workbook.add('汇总表').enter(0, 0, '自己的表');
  const start = fake.toSnapshot();
  const edits: readonly Edit[] = [
    { kind: 'add-sheet', plan: plan('对比', '新') },
    { kind: 'add-sheet', plan: plan('汇总表', '新') },
  ];
  await expect(perform(host, 'summarize', edits, known, { time: '' })).rejects.toMatchObject({ state: 'restored' });
  expect(contentOf(fake.toSnapshot())).toEqual(contentOf(start));
});

test('a summary that fails half-way goes away again', async () => {
  const states = await failEverywhere(summaryEdits(summaryOf(allArrivals(Q3, 7)), null, null), 150);
  expect(states.length).toBeGreaterThan(2);
  expect(states).toEqual(['unchanged', ...states.slice(1).map(() => 'restored')]);
});

test('what cannot be put back at once is told, and taken back once Excel answers', async () => {
  const fake = fakeExcel(workbook());
  const host = new ExcelHost({ timeout: 50 });
  const known = await host.read();
  const start = fake.toSnapshot();
  const [, edits] = STEPS[0]!;
  fake.failAt(1, 'GeneralException', 8);
  fake.hangAt(2);
  const error: unknown = await perform(host, 'fix', edits, known, { time: '' }).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: 'StepError', state: 'uncertain' });
  const { step } = error as StepError;
  await expect(takeBack(host, [step])).rejects.toMatchObject({ state: 'uncertain' });
  fake.hangAt(Infinity);
  expect(await takeBack(host, [step])).toEqual([]);
  expect(contentOf(fake.toSnapshot())).toEqual(contentOf(start));
});

test('what Excel refuses whole is no half-done step', async () => {
  const fake = fakeExcel({ ...workbook(), sheets: [{ ...sheet(S, RETURN), protection: 'password' }] });
  const host = new ExcelHost();
  const known = await host.read();
  const refused = perform(host, 'fix', [{ kind: 'set-cell', sheet: S, row: 1, column: 1, value: 7 }], known, {
    time: '',
  });
  await expect(refused).rejects.toMatchObject({ name: 'ExcelError', code: 'AccessDenied', state: 'unchanged' });
  expect(fake.toSnapshot().sheets[0]!.rows[1]![1]!.value).toBe(1);
});
