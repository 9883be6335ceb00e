import type { Page } from 'playwright-core';
import type { Edit } from '../../../src/core/edit';
import { MemoryHost } from '../../../src/hosts/file/memory-host';
import { launchGridBrowser, type GridBrowser, type GridPage } from '../../support/grid-page';
import { fileAt } from '../../support/pane-page';

declare global {
  interface Window {
    /** What was drawn since the test looks. */
    drawn: string;
  }
}

const RETURN = '鹿城区.xlsx';
const LARGE = { rows: 50_000, columns: 16 };
let browser: GridBrowser;

beforeAll(async () => {
  const large = await largeWorkbook();
  browser = await launchGridBrowser({
    [RETURN]: fileAt('samples/2021Q3/鹿城区.xlsx'),
    'rich.xlsx': fileAt('test/fixtures/rich-workbook.xlsx'),
    'large.xlsx': () => large,
  });
}, 300_000);

afterAll(() => browser.close());

async function largeWorkbook(): Promise<Uint8Array> {
  const host = MemoryHost.blank('large.xlsx');
  const rows = Array.from({ length: LARGE.rows }, (_, row) =>
    Array.from({ length: LARGE.columns }, (_, column) => ({ value: column === 0 ? `企业${row + 1}` : row * column })),
  );
  await host.apply([{ kind: 'add-sheet', plan: { name: '大表', rows, styles: {}, columns: [] } }]);
  return host.bytes();
}

/** What the grid has told so far; taking it empties it. */
async function takeEdits(page: Page): Promise<readonly (readonly Edit[])[]> {
  return page.evaluate(() => window.gridHarness.edits.splice(0));
}

async function typeInto(page: Page, cell: string, text: string): Promise<readonly (readonly Edit[])[]> {
  await page.evaluate((range) => window.gridHarness.select('鹿城区', range), cell);
  await page.waitForTimeout(200);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.gridHarness.edits.length > 0);
  return takeEdits(page);
}

/** The keys go where the person clicked last. */
async function openForTyping(query: Readonly<Record<string, string>> = {}): Promise<GridPage> {
  const opened = await browser.open({ file: RETURN, ...query });
  await opened.page.waitForTimeout(500);
  await opened.page.mouse.click(641, 441);
  await opened.page.waitForTimeout(300);
  return opened;
}

test('shows a return under the policy of the site without a complaint', async () => {
  const { page, complaints } = await browser.open({ file: RETURN });
  expect(await page.evaluate(() => window.gridHarness.grid.activeSheet())).toBe('鹿城区');
  await page.getByText('样例说明').waitFor();
  expect(await page.evaluate(() => window.gridHarness.calculated)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

describe('what a person types', () => {
  let opened: GridPage;
  beforeAll(async () => {
    opened = await openForTyping();
  });
  afterAll(() => opened.page.context().close());

  test.each<[string, string, string, Partial<Edit>]>([
    ['a number', 'G11', '1500', { row: 10, column: 6, value: 1500 } as Partial<Edit>],
    ['a percentage', 'P6', '50%', { row: 5, column: 15, value: 0.5, format: '0%' } as Partial<Edit>],
    ['a date', 'P8', '2021/10/15', { row: 7, column: 15, value: 44_484, format: 'yyyy/mm/dd' } as Partial<Edit>],
    ['text after an apostrophe', 'P9', "'330302", { row: 8, column: 15, value: '330302' } as Partial<Edit>],
    ['a formula', 'P10', '=SUM(G11,1)', { row: 9, column: 15, formula: 'SUM(G11,1)' } as Partial<Edit>],
  ])('%s is one edit', async (_, cell, text, expected) => {
    const edits = await typeInto(opened.page, cell, text);
    expect(edits).toHaveLength(1);
    expect(edits[0]).toHaveLength(1);
    expect(edits[0]![0]).toMatchObject({ kind: 'set-cell', sheet: '鹿城区', ...expected });
  });

  test('moves what depends on it, and undo takes it back', async () => {
    const { page } = opened;
    await page.evaluate(() => window.gridHarness.calculated.splice(0));
    await typeInto(page, 'G11', '1436.4');
    await page.waitForFunction(() => window.gridHarness.calculated.length > 0);
    const results = await page.evaluate(() => window.gridHarness.calculated.splice(0));
    expect(results).toContainEqual({ sheet: '鹿城区', row: 10, column: 8, value: expect.closeTo(140, 9) });
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => window.gridHarness.edits.length > 0);
    expect(await takeEdits(page)).toEqual([[{ kind: 'set-cell', sheet: '鹿城区', row: 10, column: 6, value: 1500 }]]);
  });

  test('erasing is an edit for each cell that held something', async () => {
    const { page } = opened;
    await page.evaluate(() => window.gridHarness.select('鹿城区', 'G6:H6'));
    await page.waitForTimeout(200);
    await page.keyboard.press('Delete');
    await page.waitForFunction(() => window.gridHarness.edits.length > 0);
    const erased = (column: number) => ({ kind: 'set-cell', sheet: '鹿城区', row: 5, column, value: null });
    expect(await takeEdits(page)).toEqual([[erased(6), erased(7)]]);
  });

  test('what is pasted comes without its looks and merges', async () => {
    const { page } = opened;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => window.gridHarness.select('鹿城区', 'A5:C6'));
    await page.waitForTimeout(200);
    await page.keyboard.press('Control+c');
    await page.waitForTimeout(500);
    await page.evaluate(() => window.gridHarness.select('鹿城区', 'N11'));
    await page.waitForTimeout(200);
    await page.keyboard.press('Control+v');
    await page.waitForFunction(() => window.gridHarness.edits.length > 0);
    const [edits] = await takeEdits(page);
    expect(edits).toContainEqual({ kind: 'set-cell', sheet: '鹿城区', row: 11, column: 14, value: 'D1-01' });
    expect(edits!.every(({ kind }) => kind === 'set-cell')).toBe(true);
  });

  test('a number without room is drawn as such, and is whole where it is edited and copied', async () => {
    const { page } = opened;
    await page.evaluate(() => {
      const { prototype } = CanvasRenderingContext2D;
      const draw = Reflect.get(prototype, 'fillText');
      window.drawn = '';
      prototype.fillText = function (text, ...place) {
        window.drawn += text;
        draw.call(this, text, ...place);
      };
    });
    const typed = { kind: 'set-cell', sheet: '鹿城区', row: 8, column: 8, value: 1_234_567_890_123_456 };
    expect(await typeInto(page, 'I9', '1234567890123456')).toEqual([[typed]]);
    await page.waitForFunction(() => window.drawn.includes('#'));
    await page.evaluate(() => window.gridHarness.select('鹿城区', 'I9'));
    await page.waitForTimeout(200);
    await page.keyboard.press('F2');
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.gridHarness.edits.length > 0);
    expect(await takeEdits(page)).toEqual([[{ ...typed, value: 12_345_678_901_234_567 }]]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+c');
    await page.waitForTimeout(500);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+v');
    await page.waitForFunction(() => window.gridHarness.edits.length > 0);
    expect(await takeEdits(page)).toEqual([[{ ...typed, row: 9, value: 12_345_678_901_234_567 }]]);
  });

  test('looks are not changed: the file would not have them', async () => {
    const { page } = opened;
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Control+x');
    await page.waitForTimeout(500);
    expect(await takeEdits(page)).toEqual([]);
  });
});

test.each([
  ['an empty cell', 'P20', 0, { row: 19, column: 15, value: 77 }],
  ['an empty cell, after a long press', 'P20', 120, { row: 19, column: 15, value: 77 }],
  ['a cell with a number', 'G11', 0, { row: 10, column: 6, value: 139_977 }],
] as const)('what is typed into the formula bar goes into %s', async (_, cell, delay, expected) => {
  const { page } = await openForTyping();
  await page.evaluate((range) => window.gridHarness.select('鹿城区', range), cell);
  await page.waitForTimeout(300);
  await page.mouse.click(500, 14, { delay });
  await page.waitForTimeout(400);
  await page.keyboard.type('77');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.gridHarness.edits.length > 0);
  expect(await takeEdits(page)).toEqual([[{ kind: 'set-cell', sheet: '鹿城区', ...expected }]]);
  await page.context().close();
});

test('a workbook that cannot be written is not edited', async () => {
  const { page } = await openForTyping({ editable: 'no' });
  await page.keyboard.type('1500');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await page.waitForTimeout(600);
  expect(await takeEdits(page)).toEqual([]);
  await page.context().close();
});

test('a selected cell comes wholly into view, on another sheet too', async () => {
  const { page } = await browser.open({ file: RETURN });
  await page.waitForTimeout(500);
  await page.evaluate(() => window.gridHarness.select('鹿城区', 'N80'));
  await page.waitForTimeout(300);
  const visible = await page.evaluate(() => window.gridHarness.grid.visible()!);
  expect(visible.top).toBe(76);
  expect(visible.left).toBe(12);
  expect(visible.bottom).toBeGreaterThan(79);
  expect(visible.right).toBeGreaterThan(13);
  await page.evaluate(() => window.gridHarness.select('样例说明', 'A2'));
  await page.waitForTimeout(300);
  const told = await page.evaluate(() => {
    const { activated, selected } = window.gridHarness;
    return { activated, last: selected.at(-1) };
  });
  expect(told).toEqual({ activated: ['样例说明'], last: { sheet: '样例说明', row: 1, column: 0 } });
  await page.evaluate(() => window.gridHarness.select('鹿城区', 'N20'));
  await page.waitForTimeout(1000);
  expect((await page.evaluate(() => window.gridHarness.grid.visible()!)).top).toBe(16);
  await page.context().close();
});

describe('edits of ours', () => {
  const fixed: Edit = { kind: 'set-cell', sheet: '鹿城区', row: 5, column: 6, value: 120 };
  const added: Edit = {
    kind: 'add-sheet',
    plan: { name: '汇总', rows: [[{ value: 1 }]], styles: {}, columns: [] },
  };

  test('are shown without being told, and the place on the screen stays', async () => {
    const { page } = await openForTyping();
    await page.evaluate(() => window.gridHarness.select('鹿城区', 'I40'));
    await page.waitForTimeout(300);
    const before = await page.evaluate(() => window.gridHarness.grid.visible());
    await page.evaluate((edit) => window.gridHarness.apply([edit], ['鹿城区']), fixed);
    await page.waitForFunction(() => window.gridHarness.calculated.length > 0);
    expect(await takeEdits(page)).toEqual([]);
    expect(await page.evaluate(() => window.gridHarness.grid.visible())).toEqual(before);
    const results = await page.evaluate(() => window.gridHarness.calculated);
    expect(results).toContainEqual({
      sheet: '鹿城区',
      row: 5,
      column: 8,
      value: expect.closeTo(120 / 98.96 - 1, 9),
    });
    await page.context().close();
  });

  test('a new sheet leaves alone what was typed into others', async () => {
    const { page } = await openForTyping();
    await typeInto(page, 'G11', '1500');
    await page.evaluate((edit) => window.gridHarness.apply([edit], ['汇总']), added);
    await page.getByText('汇总', { exact: true }).waitFor();
    expect(await page.evaluate(() => window.gridHarness.grid.activeSheet())).toBe('鹿城区');
    await page.mouse.click(641, 441);
    await page.waitForTimeout(300);
    await page.evaluate(() => window.gridHarness.select('鹿城区', 'P10'));
    await page.waitForTimeout(300);
    await page.keyboard.type('=G11');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      window.gridHarness.calculated.some(({ column, value }) => column === 15 && value === 1500),
    );
    await page.context().close();
  });

  test('hidden rows give their place to those below', async () => {
    const { page } = await browser.open({ file: RETURN });
    await page.waitForTimeout(500);
    const before = await page.evaluate(() => window.gridHarness.grid.visible()!);
    const hide: Edit = { kind: 'show-rows', sheet: '鹿城区', rows: [5, 6, 7, 8, 9], hidden: true };
    await page.evaluate((edit) => window.gridHarness.apply([edit], ['鹿城区']), hide);
    await page.waitForTimeout(500);
    const after = await page.evaluate(() => window.gridHarness.grid.visible()!);
    expect(after.bottom).toBeGreaterThan(before.bottom + 3);
    await page.context().close();
  });
});

test('what is not drawn is said, in the language of the moment', async () => {
  const { page } = await browser.open({ file: 'rich.xlsx' });
  await page.evaluate(() => window.gridHarness.select('图表', 'A1'));
  await page.getByText('此表有 5 个图表或图片').waitFor();
  await page.evaluate(() => window.gridHarness.grid.setLocale('en-US'));
  await page.getByText('Charts and pictures on this sheet: 5').waitFor();
  await page.evaluate(() => window.gridHarness.select('字典', 'A1'));
  await page.locator('.grid-remark').waitFor({ state: 'hidden' });
  await page.context().close();
});

describe('the ground of the cells', () => {
  /** 0 black … 1 white, of what is seen in row 1, left of the title. */
  async function ground(page: Page): Promise<number> {
    const picture = await page.screenshot({ clip: { x: 60, y: 60, width: 1, height: 1 } });
    return page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
      const context = new OffscreenCanvas(1, 1).getContext('2d')!;
      context.drawImage(await createImageBitmap(new Blob([bytes])), 0, 0);
      const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
      return (red! + green! + blue!) / (3 * 255);
    }, picture.toString('base64'));
  }

  test.each([
    ['light', 'light', 0.95, 1],
    ['dark', 'light', 0, 0.15],
    ['contrast', 'light', 1, 1],
    ['contrast', 'dark', 0, 0],
  ] as const)('in %s on %s', async (theme, colorScheme, darkest, lightest) => {
    const { page } = await browser.open({ file: RETURN, theme });
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(500);
    const brightness = await ground(page);
    expect(brightness).toBeGreaterThanOrEqual(darkest);
    expect(brightness).toBeLessThanOrEqual(lightest);
    await page.context().close();
  });
});

describe('the words of a note', () => {
  const SHEET = '季度报表（一）';
  let page: Page;
  const words = () => page.locator('.grid-note').allTextContents();
  const select = async (cell: string) => {
    await page.evaluate(([sheet, range]) => window.gridHarness.select(sheet!, range!), [SHEET, cell]);
    await page.waitForTimeout(400);
  };
  beforeAll(async () => {
    ({ page } = await browser.open({ file: 'rich.xlsx' }));
  });
  afterAll(() => page.context().close());

  test('stand beside the selected cell and are read aloud', async () => {
    await select('D4');
    await page.getByRole('note', { name: '批注' }).waitFor();
    expect(await words()).toEqual(['户数含集体户　请核对']);
    expect(await page.locator('.grid-voice').textContent()).toBe('批注：户数含集体户　请核对');
    await select('D5');
    expect([await words(), await page.locator('.grid-voice').textContent()]).toEqual([[], '']);
  });

  test('stand beside the cell that is pointed at, can be reached, and go with the pointer', async () => {
    await select('A1');
    // D4, beneath the frozen rows.
    await page.mouse.move(360, 140);
    await page.mouse.move(365, 147);
    await page.getByText('户数含集体户').waitFor();
    const card = (await page.locator('.grid-note').boundingBox())!;
    await page.mouse.move(card.x + 20, card.y + 10, { steps: 4 });
    await page.waitForTimeout(600);
    expect(await words()).toEqual(['户数含集体户　请核对']);
    await page.mouse.move(360, 500);
    await page.locator('.grid-note').waitFor({ state: 'detached' });
  });

  test('go with Escape, and stay within the grid where it is narrow', async () => {
    await page.mouse.click(360, 500);
    await select('E5');
    expect(await words()).toEqual(['第二条批注']);
    await page.keyboard.press('Escape');
    await page.locator('.grid-note').waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 560, height: 700 });
    await select('D4');
    await page.waitForTimeout(400);
    const card = (await page.locator('.grid-note').boundingBox())!;
    expect(card.x + card.width).toBeLessThan(314);
  });
});

test('fifty thousand rows are shown in slices', async () => {
  const { page } = await browser.open({});
  await page.evaluate(() => window.gridHarness.longTasks.splice(0));
  await page.evaluate(() => window.gridHarness.show('large.xlsx'));
  const { progress, longTasks } = await page.evaluate(() => {
    const { progress, longTasks } = window.gridHarness;
    return { progress, longTasks };
  });
  expect(progress.length).toBeGreaterThan(5);
  expect(progress.at(-1)).toEqual([LARGE.rows * LARGE.columns, LARGE.rows * LARGE.columns]);
  await page.evaluate(() => window.gridHarness.select('大表', 'A49990'));
  await page.waitForTimeout(1000);
  const visible = await page.evaluate(() => window.gridHarness.grid.visible()!);
  expect(visible.top).toBeLessThan(49_989);
  expect(visible.bottom).toBeGreaterThan(49_989);
  // The first two are the reader's; what the grid itself takes comes after them.
  console.info(`longest stretches, in milliseconds: ${longTasks.map(Math.round).join(', ')}`);
  await page.context().close();
});
