import type { SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import { ExcelHost } from '../../src/hosts/excel/excel-host';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import type { Host } from '../../src/hosts/host';
import { pane } from '../../src/locales/zh-CN/pane';
import { errorWords, explain } from '../../src/taskpane/excel-services';
import type { PaneServices } from '../../src/taskpane/services';
import { PaneSession } from '../../src/taskpane/session';
import { verdictOf } from '../../src/taskpane/state';
import { createStore } from '../../src/taskpane/store';
import { fakeExcel } from '../support/fake-excel/in-node';
import { sampleFiles } from '../support/samples';

jest.setTimeout(120_000);

/** Excel on the web refuses more in one request or answer. */
const LIMIT = 5_000_000;

/** So many forms as counties have filled them in. */
async function returns(count: number): Promise<WorkbookSnapshot> {
  const samples = await Promise.all(
    sampleFiles('2021Q3').map(async ([name, bytes]) => (await MemoryHost.open(bytes, name)).read()),
  );
  const forms = Array.from({ length: count }, (_, index) => {
    const { sheets, names } = samples[index % samples.length]!;
    const name = `报送${index}`;
    return {
      sheet: { ...sheets[0]!, name },
      names: names.flatMap((each) => (each.sheet === null ? [] : [{ ...each, sheet: name }])),
    };
  });
  return { sheets: forms.map(({ sheet }) => sheet), names: forms.flatMap(({ names }) => names) };
}

const cellsIn = ({ rows }: SheetSnapshot): number =>
  rows.length * Math.max(...Array.from(rows, (row) => row?.length ?? 0));

function open(snapshot: WorkbookSnapshot) {
  const fake = fakeExcel(snapshot);
  const excel = new ExcelHost({ waitForCellEdit: false });
  /** Syncs of each read and each write. */
  const reads: number[] = [];
  const writes: number[] = [];
  /** The action at which Excel fails in the coming write. */
  let failing: number | null = null;
  const counted = async <T>(counts: number[], todo: () => Promise<T>): Promise<T> => {
    const from = fake.syncs.length;
    try {
      return await todo();
    } finally {
      counts.push(fake.syncs.length - from);
    }
  };
  const host: Host = {
    read: (request) => counted(reads, () => excel.read(request)),
    apply: (edits) => {
      if (failing !== null) fake.failAt(0, 'GeneralException', failing);
      failing = null;
      return counted(writes, () => excel.apply(edits));
    },
  };
  const never = () => () => {};
  const services: PaneServices = {
    host,
    events: { onSheetChanged: never, onSheetActivated: never, onSelectionChanged: never },
    settings: { get: () => Promise.resolve(null), set: () => Promise.resolve() },
    now: () => new Date(2021, 9, 15, 9, 30),
    locale: 'zh-CN',
    theme: 'light',
    onThemeChanged: never,
    activeSheet: () => Promise.resolve(snapshot.sheets[0]!.name),
    select: (sheet, range) => excel.select(sheet, range),
    readFile: async (file) => (await MemoryHost.open(await file.bytes(), file.name)).read(),
    diagnostics: () => Promise.reject(new Error('not asked for')),
    explainError: explain,
    errorWords,
  };
  const session = new PaneSession(services, createStore(), { locale: 'zh-CN', words: pane });
  /** What is done takes so many syncs; none of its payloads is one that the web refuses. */
  const costOf = async (todo: () => Promise<void>) => {
    for (const list of [fake.syncs, reads, writes]) list.length = 0;
    await todo();
    expect(session.store.state.notice?.tone).not.toBe('problem');
    expect(fake.refusals).toBe(0);
    expect(Math.max(...fake.syncs.map(({ request, response }) => Math.max(request, response)))).toBeLessThan(LIMIT);
    return {
      ...{ reads: [...reads], writes: [...writes], syncs: fake.syncs.length },
      response: fake.syncs.reduce((sum, { response }) => sum + response, 0),
    };
  };
  const failNextWrite = (action: number) => (failing = action);
  return { fake, session, costOf, failNextWrite };
}

const chosen = (period: '2021Q2' | '2021Q3') =>
  sampleFiles(period).map(([name, bytes]) => ({ name, bytes: () => Promise.resolve(bytes) }));

test.each([
  [1, 2],
  [44, 2],
  [60, 3],
  [100, 3],
  [120, 4],
])('校验 of %i forms takes %i syncs, none of them refused for its size', async (count, syncs) => {
  const snapshot = await returns(count);
  const { session, costOf } = open(snapshot);
  const cost = await costOf(() => session.validate());
  expect(session.store.state.check.phase).toBe('checked');
  expect(verdictOf(session.store.state.check)!.sheets).toHaveLength(count);
  expect(cost.syncs).toBe(syncs);
  // Content, formula and number format; a form has 132 formulas of some 130 characters.
  const cells = snapshot.sheets.reduce((sum, sheet) => sum + cellsIn(sheet), 0);
  expect(cost.response / cells / 3).toBeLessThan(17);
});

test('a fix takes one sync to ask what is there, one to write, and one to look again', async () => {
  const { session, costOf } = open(await returns(14));
  await session.validate();
  const view = verdictOf(session.store.state.check)!.findings.find(({ fix }) => fix?.kind === 'set')!;
  const { reads, writes } = await costOf(() => session.applyFixes([view], null));
  expect(session.store.state.notice?.text).toMatch(/^已修复 1 项/);
  expect({ reads, writes }).toEqual({ reads: [1], writes: [1] });
});

test('all fixes at once take no more, and no more to take back', async () => {
  const { fake, session, costOf } = open(await returns(14));
  const before = fake.toSnapshot();
  await session.validate();
  const views = verdictOf(session.store.state.check)!.findings.filter(({ fix }) => fix?.kind === 'set');
  expect(views).toHaveLength(3);
  const fixed = await costOf(() => session.applyFixes(views, null));
  expect(fixed.syncs).toBeLessThanOrEqual(3);
  expect(fixed.writes).toEqual([1]);
  const back = await costOf(() => session.takeBack());
  expect(back.syncs).toBeLessThanOrEqual(3);
  expect(fake.toSnapshot()).toEqual(before);
});

test('重新校验 of one sheet takes one sync', async () => {
  const { fake, session, costOf } = open(await returns(100));
  await session.validate();
  fake.type('报送3', 8, 6, 5);
  session.checking.sheetChanged('报送3');
  const { syncs, response } = await costOf(async () => void (await session.checking.fresh()));
  expect(syncs).toBe(1);
  expect(response).toBeLessThan(90_000);
});

describe('一键汇总', () => {
  test('of all units takes four syncs, over itself too, and so does 撤回', async () => {
    const { session, costOf } = open(await returns(1));
    await session.importFiles(chosen('2021Q3'));
    for (const title of ['first', 'again']) {
      const { syncs, writes } = await costOf(() => session.summarize());
      expect(session.store.state.notice?.text).toMatch(/^汇总已生成：14/);
      expect({ title, writes }).toEqual({ title, writes: [1] });
      expect(syncs).toBeLessThanOrEqual(4);
    }
    expect((await costOf(() => session.takeBack())).syncs).toBeLessThanOrEqual(4);
  });

  test('over that of an earlier session takes four syncs, and so does 撤回', async () => {
    const earlier = open(await returns(14));
    expect((await earlier.costOf(() => earlier.session.summarize())).syncs).toBeLessThanOrEqual(4);
    const { fake, session, costOf } = open(earlier.fake.toSnapshot());
    const before = fake.toSnapshot();
    expect((await costOf(() => session.summarize())).syncs).toBeLessThanOrEqual(4);
    expect((await costOf(() => session.takeBack())).syncs).toBeLessThanOrEqual(4);
    expect(fake.toSnapshot()).toEqual(before);
  });

  /** A summary of this session or of an earlier one, on whose sheets somebody has worked since. */
  async function reworked(isEarlier: boolean) {
    const first = open(await returns(2));
    await first.session.summarize();
    const pane = isEarlier ? open(first.fake.toSnapshot()) : first;
    const { workbook } = pane.fake;
    const overview = workbook.sheet('汇总表');
    pane.fake.type('汇总表', 20, 30, '请周五前核对');
    pane.fake.type('汇总表', 2, 1, '=1+1');
    pane.fake.type('数据', 40, 4, 12345);
    overview.open(20, 30).style.numberFormat = '0.000';
    overview.merges.push({ top: 20, left: 30, bottom: 21, right: 31 });
    overview.hiddenRows.add(12);
    overview.hiddenColumns.add(3);
    overview.charts.push({ name: '自己画的图', values: {} });
    overview.notes.set(20 * 16_384 + 30, '待办');
    return { ...pane, before: pane.fake.toSnapshot(), steps: pane.session.store.state.journal.length };
  }

  test.each([
    ['this session', false],
    ['an earlier session', true],
  ])('is written over a summary of %s that was changed by hand, and taken back to it', async (_, isEarlier) => {
    const { fake, session, costOf, before } = await reworked(isEarlier);
    expect((await costOf(() => session.summarize())).syncs).toBeLessThanOrEqual(4);
    const overview = fake.workbook.sheet('汇总表');
    expect([overview.notes.size, overview.charts.length, overview.hiddenRows.size]).toEqual([0, 0, 0]);
    expect(fake.toSnapshot()).not.toEqual(before);
    expect((await costOf(() => session.takeBack())).syncs).toBeLessThanOrEqual(4);
    expect(fake.toSnapshot()).toEqual(before);
  });

  /** Nothing is written before the first sheet is cleared. */
  const FAILURES = [
    [3, '工作簿没有改动。'],
    [700, '已写入的部分已经恢复，工作簿与操作前一样。'],
    [2500, '已写入的部分已经恢复，工作簿与操作前一样。'],
  ] as const;

  test.each(FAILURES)(
    'that fails at action %i over an earlier one leaves that as it was: %s',
    async (action, state) => {
      const { fake, session, failNextWrite, before, steps } = await reworked(true);
      failNextWrite(action);
      await session.summarize();
      expect(session.store.state.notice).toMatchObject({ tone: 'problem', canTakeBack: false });
      expect(session.store.state.notice?.text).toContain(state);
      expect(session.store.state.journal).toHaveLength(steps);
      expect(fake.toSnapshot()).toEqual(before);
    },
  );

  test.each(FAILURES)(
    '撤回 that fails at action %i leaves the new one, and can be pressed again: %s',
    async (action, state) => {
      const { fake, session, failNextWrite, before } = await reworked(true);
      await session.summarize();
      fake.type('汇总表', 25, 30, '新表上又写的');
      const after = fake.toSnapshot();
      failNextWrite(action);
      await session.takeBack();
      expect(session.store.state.notice).toMatchObject({ tone: 'problem', canTakeBack: false });
      expect(session.store.state.notice?.text).toContain(state);
      expect(session.store.state.journal).toHaveLength(1);
      expect(fake.toSnapshot()).toEqual(after);
      await session.takeBack();
      expect(session.store.state).toMatchObject({ journal: [], notice: { tone: 'done' } });
      expect(fake.toSnapshot()).toEqual(before);
    },
  );
});

test('a protected sheet with a password: one sentence with what to do, and nothing is written', async () => {
  const { sheets, names } = await returns(2);
  const { fake, session } = open({ names, sheets: [sheets[0]!, { ...sheets[1]!, protection: 'password' }] });
  const before = fake.toSnapshot();
  await session.validate();
  await session.mark();
  expect(session.store.state.notice).toMatchObject({ tone: 'problem', kind: 'protected', canTakeBack: false });
  expect(session.store.state.journal).toEqual([]);
  expect(fake.toSnapshot()).toEqual(before);
});

test('fixes and summary are taken back one after the other, and every cell is what it was', async () => {
  const [name, bytes] = sampleFiles('2021Q3').find(([file]) => file === '平阳县.xlsx')!;
  const { fake, session } = open(await (await MemoryHost.open(bytes, name)).read());
  const before = fake.toSnapshot();
  await session.validate();
  const fixable = verdictOf(session.store.state.check)!.findings.filter(({ fix }) => fix?.safe);
  await session.applyFixes(fixable, null);
  await session.summarize();
  expect(session.store.state.journal.map(({ title }) => title)).toEqual(['fix', 'summarize']);
  for (const title of ['一键汇总', '修复']) {
    await session.takeBack();
    expect(session.store.state.notice).toMatchObject({ tone: 'done', text: `已撤回：${title}` });
  }
  expect(fake.toSnapshot()).toEqual(before);
});
