import type { SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import { explainExcelError } from '../../src/hosts/excel/excel-error';
import { ExcelHost } from '../../src/hosts/excel/excel-host';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { pane } from '../../src/locales/zh-CN/pane';
import type { PaneServices } from '../../src/taskpane/services';
import { PaneSession } from '../../src/taskpane/session';
import { verdictOf } from '../../src/taskpane/state';
import { createStore } from '../../src/taskpane/store';
import { fakeExcel } from '../support/fake-excel/in-node';
import { sampleFiles } from '../support/samples';

jest.setTimeout(60_000);

/** Excel on the web refuses more in one request or answer. */
const LIMIT = 5_000_000;

async function samples(): Promise<readonly SheetSnapshot[]> {
  const read = async ([name, bytes]: readonly [string, Uint8Array]) =>
    (await (await MemoryHost.open(bytes, name)).read()).sheets[0]!;
  return Promise.all(sampleFiles('2021Q3').map(read));
}

/** So many sheets with what counties report. */
async function returns(count: number): Promise<WorkbookSnapshot> {
  const sheets = await samples();
  return {
    sheets: Array.from({ length: count }, (_, index) => ({ ...sheets[index % sheets.length]!, name: `报送${index}` })),
    names: [],
  };
}

function open(snapshot: WorkbookSnapshot) {
  const fake = fakeExcel(snapshot);
  const host = new ExcelHost({ waitForCellEdit: false });
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
    select: (sheet, range) => host.select(sheet, range),
    readFile: async (file) => (await MemoryHost.open(await file.bytes(), file.name)).read(),
    diagnostics: () => Promise.reject(new Error('not asked for')),
    explainError: (error) => {
      const known = explainExcelError(error);
      return known && { key: known.key, params: { code: known.code } };
    },
  };
  const session = new PaneSession(services, createStore(), { locale: 'zh-CN', words: pane });
  /** Syncs and the largest payload of what is done. */
  const costOf = async (todo: () => Promise<void>) => {
    fake.syncs.length = 0;
    await todo();
    expect(session.store.state.notice?.tone).not.toBe('problem');
    expect(session.store.state.notice?.tone).not.toBe('problem');
    return {
      syncs: fake.syncs.length,
      largest: Math.max(...fake.syncs.map(({ request, response }) => Math.max(request, response))),
      bytes: fake.syncs.reduce((sum, { request, response }) => sum + request + response, 0),
    };
  };
  return { fake, session, costOf };
}

test.each([1, 14, 60])('校验 of %i sheets takes three syncs, and no payload that the web refuses', async (count) => {
  const snapshot = await returns(count);
  const { session, costOf } = open(snapshot);
  const { syncs, largest, bytes } = await costOf(() => session.validate());
  expect(session.store.state.check.phase).toBe('checked');
  expect(syncs).toBeLessThanOrEqual(3);
  expect(largest).toBeLessThan(LIMIT);
  // Contents, formulas and formats of a return of some 90 rows and 16 columns.
  expect(bytes / count).toBeLessThan(90_000);
});

test('a fix takes one sync to write and one to look again; 重新校验 of one sheet takes one', async () => {
  const { fake, session, costOf } = open(await returns(14));
  await session.validate();
  const view = verdictOf(session.store.state.check)!.findings.find(({ fix }) => fix?.kind === 'set')!;
  const fixed = await costOf(() => session.applyFixes([view], null));
  expect(session.store.state.notice?.text).toMatch(/^已修复 1 项/);
  expect(fixed.syncs).toBeLessThanOrEqual(3);
  fake.syncs.length = 0;
  session.checking.sheetChanged('报送3');
  await session.checking.fresh();
  expect(fake.syncs).toHaveLength(1);
  expect(fake.syncs[0]!.response).toBeLessThan(90_000);
});

test('一键汇总 of all units takes four syncs; once more over itself two more, for what must be taken off the sheets', async () => {
  const { session, costOf } = open(await returns(1));
  await session.validate();
  const files = sampleFiles('2021Q3').map(([name, bytes]) => ({ name, bytes: () => Promise.resolve(bytes) }));
  await session.importFiles(files);
  const first = await costOf(() => session.summarize());
  expect(session.store.state.notice?.text).toMatch(/^汇总已生成/);
  expect(first.syncs).toBeLessThanOrEqual(4);
  expect(first.largest).toBeLessThan(LIMIT);
  const second = await costOf(() => session.summarize());
  expect(second.syncs).toBeLessThanOrEqual(6);
  expect(second.largest).toBeLessThan(LIMIT);
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
