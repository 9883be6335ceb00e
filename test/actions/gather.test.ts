import { join } from 'node:path';
import { judgeGathering, reportsOf } from '../../src/actions/check-all';
import { gather, wholeReports, type Source } from '../../src/actions/gather';
import { summarizeGathering, type SummaryBasis } from '../../src/actions/summarize';
import type { Task } from '../../src/actions/task';
import type { Finding } from '../../src/core/finding';
import { dateSerial } from '../../src/core/period';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { toJson } from '../../src/core/summary/json';
import { FileHost } from '../../src/hosts/file/file-host';
import { words } from '../../src/locales';
import { summaryWords } from '../../src/locales/summary-words';
import { returned } from '../support/run-cli';

const catalogue = WENZHOU_2020_93;
const task: Task = {
  catalogue,
  settings: DEFAULT_SETTINGS,
  today: dateSerial(2021, 10, 15),
  period: null,
  previous: [],
  allocation: null,
  expected: ['330302', '330381', '330303'],
};
const NAMES = ['lucheng-clean.xlsx', 'lucheng-slips.xlsx', 'ruian-slips.xlsx', 'wencheng-clean.xls', 'missing.xlsx'];
let opened: string[] = [];
const sources: readonly Source[] = NAMES.map((name) => ({
  name,
  open: () => {
    opened.push(name);
    return FileHost.open(returned(name));
  },
}));

beforeEach(() => {
  opened = [];
});

/** What a finding says, without the order in which the rules among sheets come. */
const told = (findings: readonly Finding[]) =>
  findings.map(({ source, sheet, rule, cell, params }) => JSON.stringify([source, sheet, rule, cell, params])).sort();

test('each workbook is opened once while the reports are few, in the order given', async () => {
  const seen: number[] = [];
  const gathering = await gather(sources, catalogue, { onFile: (index) => seen.push(index) });
  expect(opened).toEqual(NAMES);
  expect(seen).toEqual([0, 1, 2, 3, 4]);
  expect(gathering.digested).toBe(false);
  expect(gathering.files.map(({ error, reports }) => [error === null, reports.length])).toEqual([
    [true, 1],
    [true, 1],
    [true, 1],
    [true, 1],
    [false, 0],
  ]);
  await judgeGathering(gathering, task);
  expect(opened).toEqual(NAMES);
});

test('where they are many only digests stay, and each workbook is opened once more', async () => {
  const gathering = await gather(sources, catalogue, { kept: 1 });
  expect(gathering.digested).toBe(true);
  const cells = reportsOf(gathering).flatMap(({ sheet }) => sheet.rows.flatMap((row) => row ?? []));
  // Only the explanations stay: their words are asked for by rules among the sheets.
  expect(cells.length).toBeLessThan(150);
  opened = [];
  await judgeGathering(gathering, task);
  expect(opened).toEqual(NAMES.slice(0, 4));
  const [whole] = await wholeReports(gathering.files[0]!, gathering, catalogue);
  expect(whole!.sheet.rows.length).toBeGreaterThan(50);
});

test('judged while their cells are at hand, only those are opened again of which the others say more', async () => {
  const late: Source = {
    name: '永嘉县.xlsx',
    open: () => {
      opened.push('永嘉县.xlsx');
      return FileHost.open(join('samples', '2021Q2', '永嘉县.xlsx'));
    },
  };
  const gathering = await gather([...sources, late], catalogue, { kept: 1, task });
  opened = [];
  const { findings } = await judgeGathering(gathering, task);
  // Its period is another one than that of the others.
  expect(opened).toEqual(['永嘉县.xlsx']);
  expect(findings.filter(({ rule }) => rule === 'wrong-period')).toMatchObject([{ source: '永嘉县.xlsx' }]);
});

test.each([
  ['unasked', undefined],
  ['judged while their cells are at hand', task],
])('the findings are the same, whether the reports are kept whole or not (%s)', async (_, asked) => {
  const whole = await judgeGathering(await gather(sources, catalogue), task);
  const digested = await judgeGathering(
    await gather(sources, catalogue, { kept: 0, ...(asked && { task: asked }) }),
    task,
  );
  expect(told(digested.findings)).toEqual(told(whole.findings));
  expect(told(digested.explained)).toEqual(told(whole.explained));
  expect(whole.findings.length).toBeGreaterThan(10);
});

test('the summary is the same, whether the reports are kept whole or not', async () => {
  const basis: Omit<SummaryBasis, 'findings'> = {
    continued: null,
    kept: null,
    past: [],
    time: '2021-10-15',
    words: summaryWords(words('zh-CN')),
    errorOf: () => ({ code: 'not-found' }),
  };
  const summaries = [];
  for (const kept of [64, 0]) {
    const gathering = await gather(sources, catalogue, { kept });
    const { findings } = await judgeGathering(gathering, task);
    const made = await summarizeGathering(gathering, task, { ...basis, findings });
    summaries.push({ json: toJson(made!.model), verdicts: made!.model.verdicts.map(({ words: said }) => said) });
  }
  expect(summaries[1]).toEqual(summaries[0]);
  expect(summaries[0]!.json.reported).toEqual(['330302', '330381']);
  expect(summaries[0]!.json.missing).toEqual(['330303']);
  expect(summaries[0]!.verdicts).toContainEqual(expect.stringContaining('找不到这个文件'));
});
