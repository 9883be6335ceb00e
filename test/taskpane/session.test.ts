import { StepError } from '../../src/actions/step-error';
import type { Edit } from '../../src/core/edit';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import type { Host, ReadRequest } from '../../src/hosts/host';
import { pane } from '../../src/locales/zh-CN/pane';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaneServices } from '../../src/taskpane/services';
import { PaneSession } from '../../src/taskpane/session';
import { LOCALE_KEY, SETTINGS_KEY } from '../../src/taskpane/setting-keys';
import { verdictOf } from '../../src/taskpane/state';
import { createStore } from '../../src/taskpane/store';
import { cityWorkbook } from '../support/city-workbook';

jest.setTimeout(60_000);

const CLOCK = { now: new Date(2021, 9, 15, 9, 30) };
let city: Uint8Array;
beforeAll(async () => {
  city = await cityWorkbook();
});
beforeEach(() => {
  CLOCK.now = new Date(2021, 9, 15, 9, 30);
});

/** A session over a workbook in memory, and what a test sees of it. */
async function open(bytes: Uint8Array = city, trouble: { error: unknown } = { error: null }) {
  const inner = await MemoryHost.open(bytes, 'city.xlsx');
  const reads: ReadRequest[] = [];
  const applied: (readonly Edit[])[] = [];
  const host: Host = {
    read(request = {}) {
      reads.push(request);
      return trouble.error === null ? inner.read(request) : Promise.reject(trouble.error);
    },
    async apply(edits) {
      if (trouble.error !== null) throw trouble.error;
      applied.push(edits);
      await inner.apply(edits);
    },
  };
  let changed: (sheet: string) => void = () => {};
  const kept = new Map<string, string>();
  const selections: string[] = [];
  const services: PaneServices = {
    host,
    events: {
      onSheetChanged: (listener) => {
        changed = listener;
        return () => (changed = () => {});
      },
      onSheetActivated: () => () => {},
      onSelectionChanged: () => () => {},
    },
    settings: {
      get: (key) => Promise.resolve(kept.get(key) ?? null),
      set: (key, value) => Promise.resolve(void kept.set(key, value)),
    },
    now: () => CLOCK.now,
    locale: 'zh-CN',
    theme: 'light',
    onThemeChanged: () => () => {},
    activeSheet: () => Promise.resolve('瑞安市'),
    select: (sheet, { top, left }) => Promise.resolve(void selections.push(`${sheet}!${top},${left}`)),
    readFile: async (file) => (await MemoryHost.open(await file.bytes(), file.name)).read(),
    diagnostics: () => Promise.reject(new Error('not asked for')),
    explainError: () => null,
  };
  const session = new PaneSession(services, createStore(), { locale: 'zh-CN', words: pane });
  await session.start();
  const state = () => session.store.state;
  const findings = () => verdictOf(state().check)!.findings;
  return {
    session,
    state,
    findings,
    reads,
    applied,
    kept,
    selections,
    inner,
    changed: (sheet: string) => changed(sheet),
    finding: (rule: string) => findings().find((view) => view.finding.rule === rule)!,
  };
}

async function contents(host: Host): Promise<WorkbookSnapshot['sheets']> {
  return (await host.read()).sheets;
}

/** A file of the samples; without a period one of those that lie beside them. */
function sample(period: string, name: string) {
  const bytes = readFileSync(join(__dirname, '../../samples', period, `${name}.xlsx`));
  return { name: `${name}.xlsx`, bytes: () => Promise.resolve(new Uint8Array(bytes)) };
}

/** All that a person sees of the contents: cells with formulas and formats, merges, names, what is hidden. */
function standing({ sheets, names }: WorkbookSnapshot) {
  const nameOf = ({ sheet, name, formula }: (typeof names)[number]) => `${sheet ?? ''} ${name} ${formula}`;
  return {
    names: names.map(nameOf).sort(),
    sheets: sheets.map(({ name, visibility, rows, merges, hiddenRows, hiddenColumns, protection }) => ({
      ...{ name, visibility, hiddenRows, hiddenColumns, protection },
      merges: merges.map((range) => JSON.stringify(range)).sort(),
      cells: rows.flatMap((row, r) =>
        (row ?? []).flatMap((cell, c) => (cell && cell.value !== null ? [[r, c, JSON.stringify(cell)]] : [])),
      ),
    })),
  };
}

test('校验 reads once, writes nothing, and lists findings by sheet, the gravest first', async () => {
  const pane = await open();
  await pane.session.validate();
  expect(pane.reads).toEqual([{}]);
  expect(pane.applied).toEqual([]);
  const { check, announcement } = pane.state();
  expect(check.phase).toBe('checked');
  expect(verdictOf(check)!.sheets.map(({ name }) => name)).toEqual(['瑞安市', '平阳县', '永嘉县', '苍南县', '龙湾区']);
  expect(announcement.text).toBe('校验完成：强制 8 项，核实 3 项，提示 3 项。');
  const ranks = pane.findings().map(({ sheet, severity }) => `${sheet} ${severity}`);
  expect(ranks.slice(0, 7)).toEqual([...Array<string>(5).fill('瑞安市 mandatory'), '瑞安市 verify', '瑞安市 verify']);
});

test('定位 selects the cell of the finding', async () => {
  const pane = await open();
  await pane.session.validate();
  await pane.session.goTo(pane.finding('numerator-exceeds'));
  expect(pane.selections).toEqual(['瑞安市!20,4']);
});

test('a fix is written, only its sheet is read again, and 撤回 puts back every cell', async () => {
  const pane = await open();
  const before = await contents(pane.inner);
  await pane.session.validate();
  const view = pane.finding('text-number');
  const count = pane.findings().length;
  await pane.session.applyFixes([view], 'next');
  expect(pane.findings()).toHaveLength(count - 1);
  expect(pane.reads.at(-1)).toEqual({ sheets: ['平阳县'] });
  expect(pane.state()).toMatchObject({
    notice: { tone: 'done', text: `已修复 1 项，还有 ${count - 1} 项。`, canTakeBack: true },
    focus: { key: 'next' },
    isWorking: false,
  });
  expect(await contents(pane.inner)).not.toEqual(before);
  await pane.session.takeBack();
  expect(await contents(pane.inner)).toEqual(before);
  expect(pane.findings()).toHaveLength(count);
  expect(pane.state()).toMatchObject({ journal: [], notice: { text: '已撤回：修复', canTakeBack: false } });
});

test('a finding whose cell has changed since is not fixed blindly', async () => {
  const pane = await open();
  await pane.session.validate();
  const view = pane.finding('text-number');
  await pane.inner.apply([{ kind: 'set-cell', sheet: '平阳县', row: 8, column: 8, value: 61 }]);
  pane.changed('平阳县');
  expect(pane.state().check).toMatchObject({ phase: 'checked', stale: ['平阳县'] });
  await pane.session.applyFixes([view], null);
  expect(pane.applied).toEqual([]);
  expect(pane.state().notice).toMatchObject({ tone: 'problem', text: '这一处已经改动，请看更新后的结果。' });
  expect(pane.state().check).toMatchObject({ stale: [] });
  pane.session.stop();
});

test('a changed sheet is judged anew on its own, a moment after the last change, and alone is read', async () => {
  const pane = await open();
  await pane.session.validate();
  jest.useFakeTimers();
  try {
    pane.changed('龙湾区');
    pane.changed('龙湾区');
    await jest.advanceTimersByTimeAsync(600);
    expect(pane.reads).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(200);
  } finally {
    jest.useRealTimers();
  }
  await expectSoon(() => pane.state().check.phase === 'checked' && pane.reads.length === 2);
  expect(pane.reads[1]).toEqual({ sheets: ['龙湾区'] });
  pane.session.stop();
});

test('a changed sheet that cannot be read just then is known to be out of date, and read as soon as it matters', async () => {
  const trouble: { error: unknown } = { error: null };
  const pane = await open(city, trouble);
  await pane.session.validate();
  await pane.session.applyFixes([pane.finding('text-number')], null);
  jest.useFakeTimers();
  try {
    // So soon after our own writing nobody can tell whose change it is.
    pane.changed('龙湾区');
    expect(pane.state().check).toMatchObject({ stale: [] });
    trouble.error = new Error('a cell is being edited');
    await jest.advanceTimersByTimeAsync(800);
  } finally {
    jest.useRealTimers();
  }
  await expectSoon(() => pane.state().check.phase === 'checked' && staleOf(pane).length > 0);
  expect(staleOf(pane)).toEqual(['龙湾区']);
  trouble.error = null;
  const reads = pane.reads.length;
  await pane.session.checking.fresh();
  expect([pane.reads.slice(reads), staleOf(pane)]).toEqual([[{ sheets: ['龙湾区'] }], []]);
  pane.session.stop();
});

test('what is set while a sheet is read again counts for it', async () => {
  const pane = await open();
  await pane.session.validate();
  expect(pane.finding('text-number')).toBeDefined();
  let answer = () => {};
  const isAnswered = new Promise<void>((resolve) => (answer = resolve));
  const read = jest.spyOn(pane.session.services.host, 'read').mockImplementationOnce(async (request) => {
    await isAnswered;
    return pane.inner.read(request);
  });
  pane.changed('瑞安市');
  const fresh = pane.session.checking.fresh();
  await expectSoon(() => read.mock.calls.length > 0);
  await pane.session.changeSettings({ ...pane.session.settings, rules: { 'text-number': 'off' } });
  answer();
  await fresh;
  expect(pane.finding('text-number')).toBeUndefined();
  pane.session.stop();
});

test('an explanation that says nothing is refused with a reason; a good one settles the finding and is written', async () => {
  const pane = await open();
  await pane.session.validate();
  const view = pane.findings().find(({ severity, explanation }) => severity === 'verify' && explanation !== null)!;
  pane.session.dispatch({ type: 'dialog-opened', dialog: { kind: 'explain', finding: view, flaw: null } });
  await pane.session.writeExplanation(view, '经核实无误');
  expect(pane.state().dialog).toMatchObject({ flaw: '“核实无误”一类的话没有说明原因，请写出具体原因。' });
  await pane.session.writeExplanation(view, '太少');
  expect(pane.state().dialog).toMatchObject({ flaw: '太短了，至少要 8 个字。' });
  await pane.session.writeExplanation(view, '计划12月底前组织第二批申报并加快推进');
  expect(pane.state().dialog).toMatchObject({ flaw: '这里说的是工作进展或打算，请写明这个数值的原因。' });
  expect(pane.applied).toEqual([]);
  await pane.session.writeExplanation(view, '上期重复统计了两家企业，本期按口径更正核减');
  expect(pane.state().dialog).toBeNull();
  expect(pane.applied).toHaveLength(1);
  expect(pane.findings().map(({ key }) => key)).not.toContain(view.key);
  expect(pane.state().journal.map(({ title }) => title)).toEqual(['explain']);
});

test('marks are set, seen and cleared, and the workbook is what it was', async () => {
  const pane = await open();
  const before = await pane.inner.read();
  await pane.session.validate();
  await pane.session.mark();
  expect(verdictOf(pane.state().check)!.marked).toBe(true);
  await pane.session.clearMarks();
  expect(verdictOf(pane.state().check)!.marked).toBe(false);
  expect(await pane.inner.read()).toEqual(before);
});

test('填充公式 works without a check before it, and a second time finds nothing to do', async () => {
  const pane = await open();
  await pane.session.fill();
  expect(pane.state().notice?.text).toMatch(/^已填充 \d+ 个单元格。$/);
  expect(pane.state().check.phase).toBe('checked');
  await pane.session.fill();
  expect(pane.state().notice?.text).toBe('公式都已就位，不需要填充。');
});

test('新建报送表 adds a sheet under a free name and takes it back', async () => {
  const pane = await open();
  await pane.session.createReturn({ unit: '330381', year: 2021, quarter: 4 });
  const names = (await contents(pane.inner)).map(({ name }) => name);
  expect(names.at(-1)).toBe('瑞安市(2)');
  expect(pane.selections).toEqual(['瑞安市(2)!0,0']);
  await pane.session.takeBack();
  expect((await contents(pane.inner)).map(({ name }) => name)).toEqual(names.slice(0, -1));
});

test('一键汇总 takes imported files in, says what became of each, and can be taken back', async () => {
  const pane = await open();
  const wencheng = readFileSync(join(__dirname, '../fixtures/returns/wencheng-clean.xls'));
  await pane.session.importFiles([
    { name: '文成县.xls', bytes: () => Promise.resolve(new Uint8Array(wencheng)) },
    { name: '空.xlsx', bytes: () => Promise.resolve(new Uint8Array()) },
  ]);
  expect(pane.applied).toEqual([]);
  const { files, lights, period } = pane.state().summary;
  expect(period).toBe('2021年第三季度');
  expect(files.map(({ name, isTaken }) => [name, isTaken])).toEqual([
    ['文成县.xls', true],
    ['空.xlsx', false],
  ]);
  expect(lights!.filter(({ light }) => light !== 'missing').map(({ name, light }) => `${name} ${light}`)).toEqual([
    '龙湾区 in',
    '永嘉县 faulty',
    '平阳县 in',
    '苍南县 faulty',
    '文成县 in',
    '瑞安市 faulty',
  ]);
  const before = (await contents(pane.inner)).map(({ name }) => name);
  await pane.session.summarize();
  expect(pane.state().notice?.text).toBe('汇总已生成：6 / 14 个单位，67 项指标。');
  expect(pane.state().summary.outcome).toMatchObject({ changes: null });
  expect((await contents(pane.inner)).length).toBeGreaterThan(before.length);
  await pane.session.takeBack();
  expect((await contents(pane.inner)).map(({ name }) => name)).toEqual(before);
});

test('a second summary says what has changed since the first, and is taken back to it with what was typed', async () => {
  const pane = await open();
  await pane.session.summarize();
  const weights: Edit = { kind: 'set-cell', sheet: '汇总表', row: 1, column: 30, value: '备查' };
  await pane.inner.apply([weights]);
  const first = await contents(pane.inner);
  await pane.session.summarize();
  expect(pane.state().summary.outcome?.changes).toEqual(['与上次汇总相比没有变化']);
  expect(pane.state().journal).toHaveLength(2);
  await pane.session.takeBack();
  const values = (sheets: typeof first) => sheets.map(({ name, rows }) => [name, JSON.stringify(rows)]);
  expect(values(await contents(pane.inner))).toEqual(values(first));
});

test('a summary of an earlier session is replaced, and taking that back leaves it as it was', async () => {
  const earlier = await open();
  await earlier.session.importFiles([
    sample('2021Q2', '瑞安市'),
    sample('2021Q2', '平阳县'),
    sample('2021Q2', '永嘉县'),
  ]);
  await earlier.session.summarize();
  await earlier.inner.apply([{ kind: 'set-cell', sheet: '汇总表', row: 1, column: 30, value: '备查' }]);
  const pane = await open(earlier.inner.bytes());
  const before = await pane.inner.read();
  await pane.session.validate();
  await pane.session.applyFixes([pane.finding('text-number')], null);
  const fixed = await pane.inner.read();
  await pane.session.summarize();
  expect(pane.state()).toMatchObject({ notice: { tone: 'done', canTakeBack: true } });
  // What was found in comparison with the second quarter is not found without it.
  expect(pane.state().summary.outcome?.changes).toEqual(['问题新增1项，消除47项']);
  await pane.session.takeBack();
  expect(standing(await pane.inner.read())).toEqual(standing(fixed));
  await pane.session.takeBack();
  expect(standing(await pane.inner.read())).toEqual(standing(before));
});

test('a return slip that nobody needs any more goes, and comes back when that is taken back', async () => {
  const earlier = await open();
  await earlier.session.summarize();
  const pane = await open(earlier.inner.bytes());
  const names = async () => (await contents(pane.inner)).map(({ name }) => name);
  const before = standing(await pane.inner.read());
  expect(await names()).toContain('退回单-龙湾区');
  await pane.session.validate();
  await pane.session.changeSettings({ ...pane.session.settings, rules: { 'text-number': 'off' } });
  await pane.session.summarize();
  expect(await names()).not.toContain('退回单-龙湾区');
  await pane.session.takeBack();
  expect(standing(await pane.inner.read())).toEqual(before);
});

test('returns of the period before are known by themselves, named, used and removed', async () => {
  const pane = await open();
  await pane.session.validate();
  expect(pane.finding('restated-previous')).toBeUndefined();
  const drop = ['瑞安市', '平阳县', '苍南县'].map((unit) => sample('2021Q2', unit));
  await pane.session.importFiles(drop);
  const { files, period } = pane.state().summary;
  expect(period).toBe('2021年第三季度');
  expect(files.map(({ name, isPrevious, isTaken, verdicts }) => [name, isPrevious, isTaken, ...verdicts])).toEqual(
    ['瑞安市', '平阳县', '苍南县'].map((unit) => [`${unit}.xlsx`, true, true, '上期数据：2021年第二季度']),
  );
  const found = pane.findings().map(({ finding }) => finding.rule);
  expect(found).toContain('restated-previous');
  await pane.session.createReturn({ unit: '330382', year: 2021, quarter: 3 });
  await pane.session.removeFiles(files.map(({ id }) => id));
  expect(pane.state().summary.files).toEqual([]);
  expect(pane.findings().map(({ finding }) => finding.rule)).not.toContain('restated-previous');
});

test('an earlier return of a unit that is still missing is a wrong period, unless the person says otherwise', async () => {
  const pane = await open();
  const hongkong = sample('2021Q2', '泰顺县');
  await pane.session.importFiles([hongkong]);
  expect(pane.state().summary.files).toMatchObject([
    { isPrevious: false, isTaken: false, verdicts: ['未计入：报告期为2021年第二季度，与本次汇总不符'] },
  ]);
  await pane.session.importFiles([hongkong], 'previous');
  expect(pane.state().summary.files).toMatchObject([{ isPrevious: true, isTaken: true }]);
});

test('上期完成值 of a new return comes from the return of the period before, in a file or in the workbook', async () => {
  const pane = await open();
  await pane.session.createReturn({ unit: '330381', year: 2021, quarter: 4 });
  const filled = async (name: string) => {
    const { rows } = (await contents(pane.inner)).find((sheet) => sheet.name === name)!;
    const column = rows[3]!.findIndex((cell) => cell?.value === '上期完成值');
    return rows.slice(4).filter((row) => typeof row?.[column]?.value === 'number').length;
  };
  expect(await filled('瑞安市(2)')).toBeGreaterThan(30);
  await pane.session.createReturn({ unit: '330329', year: 2021, quarter: 3 });
  expect(await filled('泰顺县')).toBe(0);
  await pane.session.importFiles([sample('2021Q2', '泰顺县')], 'previous');
  await pane.session.createReturn({ unit: '330329', year: 2021, quarter: 3 });
  expect(await filled('泰顺县(2)')).toBeGreaterThan(30);
});

test('files of one name are all kept where they hold different returns, and replaced where they hold the same', async () => {
  const pane = await open();
  const named = (period: string, unit: string) => ({ ...sample(period, unit), name: '报送表.xlsx' });
  await pane.session.importFiles([named('2021Q3', '泰顺县'), named('2021Q3', '文成县')]);
  const taken = () => pane.state().summary.files.map(({ name, verdicts }) => `${name} ${verdicts.join()}`);
  const both = ['报送表.xlsx 已收：泰顺县，2021年第三季度', '报送表.xlsx (2) 已收：文成县，2021年第三季度'];
  expect(taken()).toEqual(both);
  await pane.session.importFiles([named('2021Q3', '文成县')]);
  expect(taken()).toEqual([both[0], both[1]!.replace('(2)', '(3)')]);
});

test('the period and the units that are waited for are chosen; a 目标分解表 among the files gives the targets', async () => {
  const pane = await open();
  await pane.session.lookAround();
  expect(pane.state().summary.lights).toHaveLength(14);
  await pane.session.chooseOptions({ expected: ['330381', '330326', '330329'] });
  expect(pane.state().summary.lights).toEqual([
    { name: '平阳县', light: 'in' },
    { name: '泰顺县', light: 'missing' },
    { name: '瑞安市', light: 'faulty' },
  ]);
  await pane.session.chooseOptions({ period: '2021Q2' });
  expect(pane.state().summary).toMatchObject({ period: '2021年第二季度' });
  expect(pane.state().summary.lights!.every(({ light }) => light === 'missing')).toBe(true);
  await pane.session.importFiles([sample('', 'allocation')]);
  expect(pane.state().summary).toMatchObject({
    allocation: 'allocation.xlsx',
    files: [{ isTaken: true, verdicts: ['目标分解表，已用作各单位的目标'] }],
  });
});

test('another language is spoken at once, everywhere, and nothing else changes', async () => {
  const pane = await open();
  await pane.session.validate();
  await pane.session.importFiles([sample('2021Q3', '泰顺县')]);
  await pane.session.summarize();
  pane.session.dispatch({ type: 'searched', text: '瑞安' });
  const before = pane.state();
  await pane.session.chooseLocale('en-US');
  const after = pane.state();
  expect(pane.session.words.commands.validate).toBe('Validate');
  expect(pane.kept.get(LOCALE_KEY)).toBe('en-US');
  expect(pane.findings().map(({ key }) => key)).toEqual(verdictOf(before.check)!.findings.map(({ key }) => key));
  const said = [
    ...pane.findings().flatMap(({ rule, why }) => [rule, why]),
    ...after.summary.files.flatMap(({ verdicts }) =>
      verdicts.map((text) => text.replace('泰顺县, 2021年第三季度', '')),
    ),
  ];
  expect(said.filter((text) => /[\u4e00-\u9fff]{4}/.test(text.replace(/“[^”]*”|《[^》]*》/g, '')))).toEqual([]);
  expect({ ...after, locale: null, notice: null, check: null, announcement: null, summary: null }).toEqual({
    ...before,
    ...{ notice: null, check: null, announcement: null, summary: null },
  });
  await pane.session.chooseLocale(null);
  expect(pane.state().summary).toEqual(before.summary);
  expect(verdictOf(pane.state().check)).toEqual(verdictOf(before.check));
});

test('a check that is cancelled shows nothing, even when the workbook answers later', async () => {
  const pane = await open();
  const running = pane.session.validate();
  pane.session.cancelCheck();
  await running;
  expect(pane.state().check).toEqual({ phase: 'idle' });
  expect(pane.state().announcement.text).toBe('已取消，没有改动任何内容。');
});

test('an error is a sentence, in the view or at the top, and the next try works', async () => {
  const trouble: { error: unknown } = { error: new TypeError('x') };
  const pane = await open(city, trouble);
  await pane.session.validate();
  expect(pane.state().check).toMatchObject({ phase: 'failed', failure: { kind: 'other' } });
  trouble.error = null;
  await pane.session.validate();
  expect(pane.state().check.phase).toBe('checked');
  trouble.error = new TypeError('y');
  await pane.session.fill();
  expect(pane.state()).toMatchObject({ notice: { tone: 'problem', canTakeBack: false }, isWorking: false });
});

test('a step that was left half-written stays in the journal, and 撤回 finishes it', async () => {
  const trouble: { error: unknown } = { error: null };
  const pane = await open(city, trouble);
  const before = standing(await pane.inner.read());
  await pane.session.validate();
  const edits: readonly Edit[] = [{ kind: 'set-cell', sheet: '平阳县', row: 8, column: 8, value: 61 }];
  await pane.session.work(async () => {
    await pane.inner.apply(edits);
    const step = { title: 'fix', time: '', edits, inverse: [], partlyFrom: pane.session.basis!.snapshot } as const;
    throw new StepError('uncertain', step, { cause: new Error('GeneralException') });
  });
  expect(pane.state()).toMatchObject({ notice: { tone: 'problem', canTakeBack: true }, journal: [{ title: 'fix' }] });
  await pane.session.takeBack();
  expect(standing(await pane.inner.read())).toEqual(before);
  expect(pane.state()).toMatchObject({ journal: [], notice: { text: '已撤回：修复' } });
});

test('a workbook without returns names the sheets that were looked at', async () => {
  const host = MemoryHost.blank('x.xlsx');
  await host.apply([
    { kind: 'add-sheet', plan: { name: '说明', rows: [[{ value: '你好' }]], styles: {}, columns: [] } },
  ]);
  const pane = await open(host.bytes());
  await pane.session.validate();
  expect(pane.state().check).toEqual({ phase: 'no-report', sheets: ['说明'] });
});

test('settings are kept, and what is on the screen is judged with them at once', async () => {
  const pane = await open();
  await pane.session.validate();
  await pane.session.changeSettings({ ...pane.session.settings, rules: { 'text-number': 'off' } });
  expect(pane.kept.get(SETTINGS_KEY)).toContain('"text-number":"off"');
  expect(pane.reads).toHaveLength(1);
  expect(pane.finding('text-number')).toBeUndefined();
});

function staleOf({ state }: Awaited<ReturnType<typeof open>>): readonly string[] {
  const { check } = state();
  return check.phase === 'checked' ? check.stale : [];
}

async function expectSoon(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isSo(); turn++) await new Promise((resume) => setTimeout(resume, 5));
  expect(isSo()).toBe(true);
}
