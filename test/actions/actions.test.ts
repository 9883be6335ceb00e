import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/actions/check';
import { fill } from '../../src/actions/fill';
import { fix, safeFixes } from '../../src/actions/fix';
import { allocationEdits, generate, templateEdits } from '../../src/actions/generate';
import { record, takeBack, type Journal } from '../../src/actions/journal';
import { clearMarks, mark } from '../../src/actions/mark';
import { perform } from '../../src/actions/step';
import type { Task } from '../../src/actions/task';
import type { Edit } from '../../src/core/edit';
import { dateSerial, parsePeriod } from '../../src/core/period';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import type { Host, ReadRequest } from '../../src/hosts/host';

const catalogue = WENZHOU_2020_93;
const Q3 = parsePeriod('2021Q3')!;
const lucheng = catalogue.units.find((unit) => unit.code === '330302')!;
const NOW = { time: '2021-10-15T09:30:00' };
const task: Task = {
  catalogue,
  settings: DEFAULT_SETTINGS,
  today: dateSerial(2021, 10, 15),
  period: Q3,
  previous: [],
  allocation: null,
  expected: null,
};

/** A host that counts how often it is asked. */
class Counting implements Host {
  reads = 0;
  writes = 0;

  constructor(readonly host: MemoryHost) {}

  read(request?: ReadRequest): Promise<WorkbookSnapshot> {
    this.reads++;
    return this.host.read(request);
  }

  apply(edits: readonly Edit[]): Promise<void> {
    this.writes++;
    return this.host.apply(edits);
  }
}

/** The bytes of a workbook with the forms of some units. */
async function forms(...codes: string[]): Promise<Uint8Array> {
  const host = MemoryHost.blank('a.xlsx');
  const units = catalogue.units.filter((unit) => codes.includes(unit.code));
  const from = { allocation: null, previous: null };
  await host.apply(units.flatMap((unit) => templateEdits(catalogue, unit, Q3, from)));
  return host.bytes();
}

let form: Uint8Array;
let three: Uint8Array;

beforeAll(async () => {
  form = await forms('330302');
  three = await forms('330302', '330303', '330381');
});

const opened = async (bytes: Uint8Array) => new Counting(await MemoryHost.open(bytes, 'a.xlsx'));

/** The form with a number typed over its first 进度状态 and a count typed as text. */
async function slipped(): Promise<Counting> {
  const host = await opened(form);
  const { binding } = await check(host, task);
  const [entry] = binding.reports[0]!.entries;
  const count = binding.reports[0]!.byCode.get('D2-02')!;
  const sheet = lucheng.name;
  const { row, column } = entry!.status as { row: number; column: number };
  await host.host.apply([
    { kind: 'set-cell', sheet, row, column, value: '已达成' },
    { kind: 'set-cell', sheet, row: count.row, column: count.actual!.column, value: '１２' },
  ]);
  return new Counting(host.host);
}

test('check reads once, writes nothing, whatever the number of sheets', async () => {
  for (const bytes of [form, three]) {
    const host = await opened(bytes);
    await check(host, task);
    expect([host.reads, host.writes]).toEqual([1, 0]);
  }
});

test('check gives what was read, what was understood, and what was found', async () => {
  const { binding, explained, findings, snapshot } = await check(await opened(three), task);
  expect(snapshot.sheets.map(({ name }) => name)).toEqual(['鹿城区', '龙湾区', '瑞安市']);
  expect(binding.reports.map(({ unit }) => unit?.code)).toEqual(['330302', '330303', '330381']);
  expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['blank-value', 'missing-contact']));
  expect(explained).toEqual([]);
});

test('fill writes once; the second time there is nothing to write', async () => {
  const host = await slipped();
  const first = await fill(host, task, NOW);
  expect([host.reads, host.writes]).toEqual([1, 1]);
  expect(first.step).toMatchObject({ title: 'fill', time: NOW.time, edits: first.edits });
  const second = await fill(host, task, NOW);
  expect([second.edits, second.step, host.writes]).toEqual([[], null, 1]);
});

test.each([
  ['the one that is asked for', task.period, 'IFERROR(IF(AND(COUNT(E4:F4)=2,E4>=0,F4>0),E4/F4-1,""),"")'],
  ['none where nobody asks', null, undefined],
])('a sheet without a period is filled for %s', async (_, period, formula) => {
  const host = await opened(readFileSync(join(__dirname, '../fixtures/returns/ruian-slips.xlsx')));
  await host.apply([{ kind: 'set-cell', sheet: '瑞安市', row: 1, column: 7, value: null }]);
  await fill(host, { ...task, period }, NOW);
  // 年均增长 over one year.
  expect((await host.read()).sheets[0]!.rows[3]![6]!.formula).toBe(formula);
});

test('fix applies the safe ones and leaves the others to a person', async () => {
  const host = await slipped();
  const { findings, snapshot } = await check(host, task);
  const safe = safeFixes(findings);
  expect(safe.map(({ rule }) => rule).sort()).toEqual(['altered-formula', 'text-number']);
  const step = await fix(host, safe, snapshot, NOW);
  expect(step).toMatchObject({ title: 'fix' });
  expect(host.writes).toBe(1);
  const after = await check(host, task);
  expect(safeFixes(after.findings)).toEqual([]);
});

test('marks come with one read and one write more, and go without a trace', async () => {
  const host = await slipped();
  const before = host.host.bytes();
  const { findings, snapshot } = await check(host, task);
  await mark(host, findings, (finding) => finding.rule, snapshot, NOW);
  expect([host.reads, host.writes]).toEqual([2, 1]);
  const marked = await check(host, task);
  expect(marked.snapshot.names.some(({ name }) => name.startsWith('_pir_marks'))).toBe(true);
  expect(marked.findings).toEqual(findings);
  await clearMarks(host, marked.snapshot, NOW);
  expect(host.writes).toBe(2);
  expect(Buffer.compare(host.host.bytes(), before)).toBe(0);
  await clearMarks(host, snapshot, NOW);
  expect(host.writes).toBe(2);
});

test('what was done is taken back step by step, to the byte', async () => {
  const host = await slipped();
  const before = host.host.bytes();
  let journal: Journal = [];
  const { findings, snapshot } = await check(host, task);
  journal = record(journal, await fix(host, safeFixes(findings), snapshot, NOW));
  const mended = host.host.bytes();
  const again = await check(host, task);
  journal = record(journal, await mark(host, again.findings, (finding) => finding.rule, again.snapshot, NOW));
  journal = record(journal, await fix(host, [], again.snapshot, NOW));
  expect(journal.map(({ title }) => title)).toEqual(['fix', 'mark']);

  journal = await takeBack(host, journal);
  expect(journal.map(({ title }) => title)).toEqual(['fix']);
  expect(Buffer.compare(host.host.bytes(), mended)).toBe(0);
  journal = await takeBack(host, journal);
  expect(journal).toEqual([]);
  expect(Buffer.compare(host.host.bytes(), before)).toBe(0);
  expect(await takeBack(host, journal)).toBe(journal);
});

test('a form and an allocation sheet are added, and taken back', async () => {
  const host = await opened(form);
  const ruian = catalogue.units.find((unit) => unit.code === '330381')!;
  let journal: Journal = [];
  const names = async () => (await host.host.read()).sheets.map(({ name }) => name);
  for (const [title, edits] of [
    ['template', templateEdits(catalogue, ruian, Q3, { allocation: null, previous: null })],
    ['allocation', allocationEdits(catalogue)],
  ] as const) {
    journal = record(journal, await generate(host, title, edits, await host.read(), NOW));
  }
  expect(await names()).toEqual(['鹿城区', '瑞安市', expect.stringContaining('分解')]);
  journal = await takeBack(host, journal);
  await takeBack(host, journal);
  expect(await names()).toEqual(['鹿城区']);
});

test('without a journal nothing is read for an inverse', async () => {
  const host = await opened(form);
  const snapshot = await host.read();
  const range = { top: 0, left: 0, bottom: 0, right: 0 };
  const step = await perform(
    host,
    'mark',
    [{ kind: 'format', sheet: '鹿城区', range, fill: '#FFC7CE' }],
    snapshot,
    null,
  );
  expect([step, host.reads, host.writes]).toEqual([null, 1, 1]);
});

test('errors of the host rise', async () => {
  const host = await opened(form);
  const edits: Edit[] = [{ kind: 'set-cell', sheet: '没有', row: 0, column: 0, value: 1 }];
  await expect(perform(host, 'fill', edits, await host.read(), null)).rejects.toThrow();
});
