import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { workbench as chinese } from '../../src/locales/zh-CN/workbench';
import { workbench as english } from '../../src/locales/en-US/workbench';
import type { Locale } from '../../src/locales/tag';
import type { ChosenFile } from '../../src/taskpane/services';
import { BrowserSettings } from '../../src/workbench/browser-settings';
import type { KeptWork } from '../../src/workbench/kept-work';
import { Workbench } from '../../src/workbench/workbench';
import { WorkbenchDocument } from '../../src/workbench/workbench-document';
import type { LeaveChoice, NoticeKind, PageNotice, WorkbenchPage } from '../../src/workbench/workbench-page';
import { FakeGrid } from '../support/fake-grid';

const root = join(__dirname, '../..');
const bytesOf = (path: string) => new Uint8Array(readFileSync(join(root, path)));
const LUCHENG = 'samples/2021Q3/鹿城区.xlsx';
const fileOf = (name: string, path = LUCHENG): ChosenFile => ({ name, bytes: async () => bytesOf(path) });

function setUp(
  options: { kept?: readonly KeptWork[]; held?: readonly string[]; sample?: () => Promise<Uint8Array> } = {},
) {
  const grid = new FakeGrid();
  const seen = {
    file: '',
    state: '',
    notices: new Map<NoticeKind, PageNotice>(),
    downloads: [] as { name: string; bytes: Uint8Array }[],
    asked: [] as string[],
    answer: 'cancel' as LeaveChoice,
    imported: [] as string[],
    panes: 0,
    unmounted: 0,
    progress: [] as (number | null)[],
    documents: [] as WorkbenchDocument[],
    gridFails: false,
  };
  const works = new Map((options.kept ?? []).map((work) => [work.id, work]));
  const held = new Set(options.held ?? []);
  let ids = 0;
  const settings = new BrowserSettings(() => {
    throw new Error('none');
  });
  const page: WorkbenchPage = {
    words: chinese,
    setLocale: (locale: Locale) => Object.assign(page, { words: locale === 'en-US' ? english : chinese }),
    showFile: (name, state) => Object.assign(seen, { file: name, state }),
    showProgress: (share) => void seen.progress.push(share),
    say: (kind, notice) => void (notice ? seen.notices.set(kind, notice) : seen.notices.delete(kind)),
    askToLeave: async (file, next) => {
      seen.asked.push(`${file} → ${next}`);
      return seen.answer;
    },
    download: (name, bytes) => void seen.downloads.push({ name, bytes }),
    mountPane: (document) => {
      seen.panes += 1;
      seen.documents.push(document);
      return {
        ready: Promise.resolve(),
        run: async () => {},
        importFiles: async (files) => void seen.imported.push(...files.map(({ name }) => name)),
        setLocale: (locale) => settings.set('locale', locale),
        unmount: () => (seen.unmounted += 1),
      };
    },
    showPane: () => {},
    openGrid: async () => {
      if (seen.gridFails) throw new Error('no canvas');
      return grid;
    },
    timeText: (time) => `t${time}`,
  };
  const workbench = new Workbench(
    page,
    {
      settings,
      store: {
        all: async () => [...works.values()],
        put: async (work) => void works.set(work.id, work),
        remove: async (id) => void works.delete(id),
      },
      tabs: {
        hold: (id) => {
          held.add(id);
          return () => held.delete(id);
        },
        held: async () => held,
      },
      now: () => 1_000_000_000_000,
      newId: () => `tab-${++ids}`,
      sample: options.sample ?? (async () => bytesOf('samples/city-2021Q3.xlsx')),
    },
    'zh-CN',
  );
  settings.onSet = (_, value) => void workbench.follow(value as Locale);
  const type = async (value: string) => {
    grid.type({ kind: 'set-cell', sheet: grid.order[0]!, row: 5, column: 6, value });
    await seen.documents.at(-1)!.read();
  };
  return { workbench, grid, seen, works, held, type };
}

const settle = () => new Promise((resume) => setTimeout(resume, 20));
const workOf = (id: string, time = 1_000_000_000_000, path = LUCHENG): KeptWork => ({
  id,
  fileName: `${id}.xlsx`,
  time,
  bytes: bytesOf(path),
});

describe('opening', () => {
  test('the sample is there first, in the grid and with a pane', async () => {
    const { workbench, grid, seen } = setUp();
    await workbench.start();
    await settle();
    expect([seen.file, seen.state, seen.panes]).toEqual([chinese.sampleName, 'unchanged', 1]);
    expect(grid.order).toContain('永嘉县');
    expect([seen.progress[0], seen.progress.at(-1)]).toEqual([0, null]);
    expect([...seen.notices]).toEqual([]);
  });

  test('a sample that does not come is said, and a file can be opened', async () => {
    const { workbench, grid, seen } = setUp({ sample: () => Promise.reject(new Error('404')) });
    await workbench.start();
    expect(seen.notices.get('file')).toEqual({ tone: 'problem', text: chinese.opening.sampleFailed });
    expect([seen.file, workbench.pane]).toEqual(['', null]);
    await workbench.take([fileOf('鹿城区.xlsx')]);
    await settle();
    expect([seen.file, grid.order[0], seen.notices.size]).toEqual(['鹿城区.xlsx', '鹿城区', 0]);
  });

  test('one file takes the place of the workbook, pane and all', async () => {
    const { workbench, grid, seen, held } = setUp();
    await workbench.start();
    await workbench.take([fileOf('鹿城区.xlsx')]);
    await settle();
    expect([seen.file, grid.order[0], seen.panes, seen.unmounted]).toEqual(['鹿城区.xlsx', '鹿城区', 2, 1]);
    expect([...held]).toEqual(['tab-2']);
    expect(grid.listeners).toBe(4);
  });

  test('of two files that are opened at once the one that was chosen last is there, and the other nowhere', async () => {
    const { workbench, grid, seen, held } = setUp();
    await workbench.start();
    let give: (bytes: Uint8Array) => void = () => {};
    const slow = new Promise<Uint8Array>((resolve) => (give = resolve));
    const first = workbench.take([{ name: '慢.xlsx', bytes: () => slow }]);
    await workbench.take([fileOf('快.xlsx')]);
    give(bytesOf(LUCHENG));
    await first;
    await settle();
    expect([seen.file, seen.state, seen.panes - seen.unmounted]).toEqual(['快.xlsx', 'unchanged', 1]);
    expect([held.size, grid.listeners]).toEqual([1, 4]);
  });

  test('a file that is opened before the grid is there is the only one that what is typed goes into', async () => {
    const { workbench, grid, seen, type } = setUp();
    const started = workbench.start();
    while (workbench.pane === null) await Promise.resolve();
    await workbench.take([fileOf('鹿城区.xlsx')]);
    await started;
    await settle();
    expect([seen.file, grid.order[0], grid.listeners]).toEqual(['鹿城区.xlsx', '鹿城区', 4]);
    await type('12');
    await settle();
    expect([seen.state, seen.notices.get('edit')]).toEqual(['unsaved', undefined]);
  });

  test('several files become the intake of the summary', async () => {
    const { workbench, seen } = setUp();
    await workbench.start();
    await workbench.take([fileOf('甲.xlsx'), fileOf('乙.xlsx')]);
    expect([seen.imported, seen.file]).toEqual([['甲.xlsx', '乙.xlsx'], chinese.sampleName]);
  });

  test.each([
    ['不是表格.xlsx', 'package.json', '“不是表格.xlsx”没有打开：这不是电子表格文件'],
    ['通知.doc', 'README.md', '“通知.doc”没有打开：'],
  ])('%s is refused in one sentence, and the workbook stays', async (name, path, sentence) => {
    const { workbench, grid, seen } = setUp();
    await workbench.start();
    await settle();
    await workbench.take([fileOf(name, path)]);
    await settle();
    expect(seen.notices.get('file')?.text).toContain(sentence);
    expect(seen.notices.get('file')?.text).not.toMatch(/[{}]/);
    expect([seen.file, seen.state, seen.panes, grid.order.length]).toEqual([chinese.sampleName, 'unchanged', 1, 17]);
  });

  test('a format that can only be read says how to go on', async () => {
    const { workbench, grid, seen } = setUp();
    await workbench.start();
    await workbench.take([fileOf('文成县.xls', 'test/fixtures/returns/wencheng-clean.xls')]);
    await settle();
    expect([seen.state, grid.editable]).toEqual(['read-only', false]);
    expect(seen.notices.get('file')?.text).toContain('另存为 .xlsx');
  });

  test('a grid that does not come leaves the pane and the download', async () => {
    const { workbench, seen } = setUp();
    seen.gridFails = true;
    await workbench.start();
    await settle();
    expect(seen.notices.get('grid')?.text).toBe(chinese.opening.gridFailed);
    await workbench.download();
    expect(Buffer.from(seen.downloads[0]!.bytes).equals(bytesOf('samples/city-2021Q3.xlsx'))).toBe(true);
  });
});

describe('rows', () => {
  const rowsOf = (grid: FakeGrid, row: number, count: number) => {
    grid.rows = { sheet: grid.order[0]!, row, count };
  };

  test.each([
    ['above', 1, '已插入第 6 行。'],
    ['below', 2, '已插入第 8–9 行。'],
    ['delete', 1, '已删除第 6 行。'],
    ['delete', 3, '已删除第 6–8 行。'],
  ] as const)('%s, %i selected from row 6: %s', async (command, count, sentence) => {
    const { workbench, grid, seen } = setUp();
    await workbench.take([fileOf('瑞安市.xlsx', 'test/fixtures/returns/ruian-slips.xlsx')]);
    await settle();
    rowsOf(grid, 5, count);
    await workbench.changeRows(command);
    const notice = seen.notices.get('edit')!;
    expect([notice.text, notice.actions?.map(({ label }) => label), seen.state]).toEqual([
      sentence,
      ['撤回'],
      'unsaved',
    ]);
  });

  test('can be taken back until something else is done, results aside', async () => {
    const { workbench, grid, seen, type } = setUp();
    const path = 'test/fixtures/returns/ruian-slips.xlsx';
    await workbench.take([fileOf('瑞安市.xlsx', path)]);
    await settle();
    rowsOf(grid, 8, 1);
    await workbench.changeRows('delete');
    seen.notices.get('edit')!.actions![0]!.run();
    await settle();
    expect(seen.notices.get('edit')).toBeUndefined();
    await workbench.download();
    expect(Buffer.from(seen.downloads[0]!.bytes).equals(bytesOf(path))).toBe(true);
    await workbench.changeRows('delete');
    await type('12');
    expect(seen.notices.get('edit')).toBeUndefined();
  });

  test('of a protected sheet stay, and that is said', async () => {
    const { workbench, grid, seen } = setUp();
    await workbench.take([fileOf('鹿城区.xlsx')]);
    await settle();
    rowsOf(grid, 5, 1);
    await workbench.changeRows('delete');
    await settle();
    expect([seen.notices.get('edit')?.text, seen.state]).toEqual([chinese.refused.protected, 'unchanged']);
  });

  test('that nobody selected are none', async () => {
    const { workbench, seen } = setUp();
    await workbench.changeRows('delete');
    await workbench.take([fileOf('鹿城区.xlsx')]);
    await settle();
    await workbench.changeRows('delete');
    expect([workbench.selectedRows(), seen.state, seen.notices.size]).toEqual([null, 'unchanged', 0]);
  });
});

describe('what is being typed into a cell', () => {
  const half = (grid: FakeGrid) => {
    grid.halfTyped = { kind: 'set-cell', sheet: grid.order[0]!, row: 5, column: 6, value: 4711 };
  };

  test('is in the download', async () => {
    const { workbench, grid, seen } = setUp();
    await workbench.take([fileOf('瑞安市.xlsx', 'test/fixtures/returns/ruian-slips.xlsx')]);
    await settle();
    half(grid);
    await workbench.download();
    const host = await MemoryHost.open(seen.downloads[0]!.bytes, 'a.xlsx');
    expect((await host.read()).sheets[0]!.rows[5]![6]!.value).toBe(4711);
    expect(seen.state).toBe('unchanged');
  });

  test('is asked about before another file opens', async () => {
    const { workbench, grid, seen } = setUp();
    await workbench.start();
    await settle();
    half(grid);
    await workbench.take([fileOf('鹿城区.xlsx')]);
    await settle();
    expect([seen.asked, seen.file]).toEqual([[`${chinese.sampleName} → 鹿城区.xlsx`], chinese.sampleName]);
  });
});

describe('unsaved work', () => {
  test('shows, is kept, and is gone with the download', async () => {
    const { workbench, seen, works, type } = setUp();
    await workbench.start();
    await settle();
    await type('12');
    expect([seen.state, workbench.isUnsaved]).toEqual(['unsaved', true]);
    await workbench.keep();
    expect([...works.keys()]).toEqual(['tab-1']);
    await workbench.download();
    expect([seen.state, workbench.isUnsaved, works.size]).toEqual(['unchanged', false, 0]);
    expect(seen.downloads.map(({ name }) => name)).toEqual([chinese.sampleName]);
  });

  test.each<readonly [LeaveChoice, string, number]>([
    ['cancel', chinese.sampleName, 0],
    ['open', '鹿城区.xlsx', 0],
    ['download', '鹿城区.xlsx', 1],
  ])('another file is asked about first: %s', async (answer, file, downloads) => {
    const { workbench, seen, works, type } = setUp();
    await workbench.start();
    await settle();
    await type('12');
    await workbench.keep();
    seen.answer = answer;
    await workbench.take([fileOf('鹿城区.xlsx')]);
    expect(seen.asked).toEqual([`${chinese.sampleName} → 鹿城区.xlsx`]);
    expect([seen.file, seen.downloads.length, works.size]).toEqual([file, downloads, answer === 'cancel' ? 1 : 0]);
  });

  test('what is typed while another file is read is asked about, too', async () => {
    const { workbench, seen, type } = setUp();
    await workbench.start();
    await settle();
    const bytes = async () => {
      await type('12');
      return bytesOf(LUCHENG);
    };
    await workbench.take([{ name: '鹿城区.xlsx', bytes }]);
    expect(seen.asked).toEqual([`${chinese.sampleName} → 鹿城区.xlsx`]);
    expect([seen.file, seen.state]).toEqual([chinese.sampleName, 'unsaved']);
  });

  test('nobody is asked to leave for a file that does not open', async () => {
    const { workbench, seen, type } = setUp();
    await workbench.start();
    await settle();
    await type('12');
    await workbench.take([fileOf('不是表格.xlsx', 'package.json')]);
    expect([seen.asked, seen.state]).toEqual([[], 'unsaved']);
  });

  test('a change during the download is still unsaved', async () => {
    const { workbench, seen, grid } = setUp();
    await workbench.start();
    await settle();
    grid.type({ kind: 'set-cell', sheet: grid.order[0]!, row: 5, column: 6, value: 1 });
    await seen.documents[0]!.read();
    const document = seen.documents[0]!;
    const bytes = () => WorkbenchDocument.prototype.bytes.call(document);
    jest.spyOn(document, 'bytes').mockImplementationOnce(() => {
      const asked = bytes();
      grid.type({ kind: 'set-cell', sheet: grid.order[0]!, row: 5, column: 6, value: 2 });
      return asked;
    });
    await workbench.download();
    await document.read();
    expect([seen.state, workbench.isUnsaved]).toEqual(['unsaved', true]);
  });

  test('a locked cell is said to be locked, until something else is done', async () => {
    const { workbench, grid, seen, type } = setUp();
    await workbench.start();
    await settle();
    grid.type({ kind: 'set-cell', sheet: grid.order[0]!, row: 0, column: 0, value: '标题' });
    await seen.documents[0]!.read();
    await settle();
    expect(seen.notices.get('edit')?.text).toBe(chinese.refused.locked);
    expect(workbench.isUnsaved).toBe(false);
    await type('12');
    expect(seen.notices.get('edit')).toBeUndefined();
  });
});

describe('after a crash', () => {
  const press = (notice: PageNotice | undefined, label: string) =>
    notice!.actions!.find((action) => action.label === label)!.run();

  test('kept work is offered with its name and time, and restored as unsaved', async () => {
    const { workbench, grid, seen, works } = setUp({ kept: [workOf('旧')] });
    await workbench.start();
    const offer = seen.notices.get('kept');
    expect(offer?.text).toBe('“旧.xlsx”有没下载的修改，暂存于 t1000000000000。');
    press(offer, chinese.kept.restore);
    await settle();
    expect([seen.file, seen.state, grid.order[0]]).toEqual(['旧.xlsx', 'unsaved', '鹿城区']);
    expect([workbench.isUnsaved, works.size, seen.notices.get('kept')]).toEqual([true, 1, undefined]);
    await workbench.download();
    expect(works.size).toBe(0);
  });

  test('pressing twice restores once, and the work is still kept', async () => {
    const { workbench, seen, works } = setUp({ kept: [workOf('旧')] });
    await workbench.start();
    const offer = seen.notices.get('kept');
    press(offer, chinese.kept.restore);
    press(offer, chinese.kept.restore);
    await settle();
    expect([seen.file, seen.panes, [...works.keys()]]).toEqual(['旧.xlsx', 2, ['旧']]);
  });

  test('what cannot be restored is said', async () => {
    const { workbench, seen } = setUp({ kept: [workOf('坏', 1_000_000_000_000, 'package.json')] });
    await workbench.start();
    press(seen.notices.get('kept'), chinese.kept.restore);
    await settle();
    expect(seen.notices.get('file')?.text).toContain('“坏.xlsx”没有打开');
    expect([seen.file, seen.state]).toEqual([chinese.sampleName, 'unchanged']);
  });

  test('one after the other is offered, the newest first', async () => {
    const { workbench, seen, works } = setUp({ kept: [workOf('早', 999_999_999_000), workOf('晚', 999_999_999_999)] });
    await workbench.start();
    expect(seen.notices.get('kept')?.text).toContain('晚.xlsx');
    press(seen.notices.get('kept'), chinese.kept.discard);
    await settle();
    expect(seen.notices.get('kept')?.text).toContain('早.xlsx');
    press(seen.notices.get('kept'), chinese.kept.discard);
    await settle();
    expect([works.size, seen.notices.size]).toEqual([0, 0]);
  });

  test('work of a tab that is open is not offered, work that is a month old is thrown away', async () => {
    const { workbench, seen, works } = setUp({ kept: [workOf('开着'), workOf('很久', 1)], held: ['开着'] });
    await workbench.start();
    expect([seen.notices.size, [...works.keys()]]).toEqual([0, ['开着']]);
  });

  test('unsaved work is asked about before it is replaced', async () => {
    const { workbench, seen, works, type } = setUp({ kept: [workOf('旧')] });
    await workbench.start();
    await settle();
    await type('12');
    press(seen.notices.get('kept'), chinese.kept.restore);
    await settle();
    expect([seen.asked, seen.file, works.has('旧')]).toEqual([
      [`${chinese.sampleName} → 旧.xlsx`],
      chinese.sampleName,
      true,
    ]);
  });
});

test('the language chosen in the bar is that of page, pane and grid', async () => {
  const { workbench, grid, seen } = setUp();
  await workbench.start();
  await settle();
  await workbench.setLocale('en-US');
  await settle();
  expect(grid.locale).toBe('en-US');
  await workbench.take([fileOf('x.xlsx', 'package.json')]);
  expect(seen.notices.get('file')?.text).toContain('did not open');
});
