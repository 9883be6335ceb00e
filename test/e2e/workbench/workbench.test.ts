import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { fromA1, type CellAddress } from '../../../src/core/address';
import type { WorkbookSnapshot } from '../../../src/core/snapshot';
import { MemoryHost } from '../../../src/hosts/file/memory-host';
import { format } from '../../../src/locales/format';
import { workbench as english } from '../../../src/locales/en-US/workbench';
import { workbench as chinese } from '../../../src/locales/zh-CN/workbench';
import { changedParts } from '../../support/package-parts';
import { runCli, scratch } from '../../support/run-cli';
import { buildSite, launchSiteBrowser, type SiteBrowser, type Watched } from '../../support/site-page';
import { SUMS } from '../../support/sums-plan';
import { faultsOf } from '../../support/validate-xlsx';
import {
  button,
  download,
  drop,
  eventually,
  isReady,
  openWorkbench,
  SAMPLE,
  selectedIn,
  setDay,
  typeInto,
} from '../../support/workbench-page';
import { contentOf, summaryOf } from '../../support/workbook-content';

jest.setTimeout(240_000);

const root = join(__dirname, '../../..');
const PICTURES = join(root, 'out/pictures');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const WAIT = 30_000;
const TODAY = '2021-10-16';
const folder = scratch();
/** A figure that one of the counties left out; last quarter it was 5. */
const BLANK = { sheet: '永嘉县', cell: 'I67', value: 6 };

let browser: SiteBrowser;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  buildSite();
  browser = await launchSiteBrowser();
});
afterAll(() => browser.close());

async function read(bytes: Uint8Array): Promise<WorkbookSnapshot> {
  return (await MemoryHost.open(bytes, 'workbook.xlsx')).read();
}

function closed(watched: Watched): Promise<void> {
  return watched.page.context().close();
}

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: WAIT });
const picture = (page: Page, name: string) => page.screenshot({ path: join(PICTURES, `workbench-${name}.png`) });

describe('the whole way', () => {
  test('校验 → 定位 → the right value typed → 填充公式 → 一键汇总 → 下载 is what the command line makes', async () => {
    const watched = await openWorkbench(browser);
    const { page, requests, complaints } = watched;
    await setDay(page);
    await picture(page, 'opened');

    await button(page, '校验').click();
    const finding = page.locator('.pir-finding', { hasText: BLANK.cell });
    await finding.waitFor({ timeout: WAIT });
    await finding.getByRole('button', { name: '定位', exact: true }).click();
    expect(
      await eventually(
        () => selectedIn(page),
        (place) => place === BLANK.cell,
      ),
    ).toBe(BLANK.cell);
    // The view glides to the cell.
    await page.waitForTimeout(1500);
    await picture(page, 'located');
    expect(await page.evaluate(() => document.scrollingElement!.scrollTop)).toBe(0);

    await typeInto(page, String(BLANK.value));
    await finding.waitFor({ state: 'detached', timeout: WAIT });
    await says(page, chinese.state.unsaved);
    await picture(page, 'typed');

    await button(page, '填充公式').click();
    await says(page, /已填充|公式都已就位/);
    await button(page, '一键汇总').click();
    await page.locator('.pir-links').waitFor({ timeout: 3 * WAIT });
    await page.waitForTimeout(1000);
    await picture(page, 'summarized');

    const { name, bytes } = await download(page);
    expect(name).toBe(chinese.sampleName);
    await says(page, chinese.state.unchanged);
    expect(faultsOf(bytes)).toEqual([]);

    const host = await MemoryHost.open(new Uint8Array(readFileSync(SAMPLE)), 'sample.xlsx');
    await host.apply([{ kind: 'set-cell', sheet: BLANK.sheet, ...fromA1(BLANK.cell)!, value: BLANK.value }]);
    const [typed, filled, summary] = ['typed.xlsx', 'filled/typed.xlsx', 'summary.xlsx'].map((path) =>
      join(folder, path),
    );
    writeFileSync(typed!, host.bytes());
    expect((await runCli(['fill', typed!, '--today', TODAY, '-o', join(folder, 'filled')], folder)).status).toBe(0);
    const made = await read(bytes);
    const expected = await read(readFileSync(filled!));
    const originals = expected.sheets.map((sheet) => sheet.name);
    expect(contentOf({ sheets: made.sheets.filter((sheet) => originals.includes(sheet.name)) })).toEqual(
      contentOf(expected),
    );
    expect((await runCli(['summarize', filled!, '--today', TODAY, '-o', summary!], folder)).status).not.toBe(2);
    const wanted = await read(readFileSync(summary!));
    const names = wanted.sheets.map((sheet) => sheet.name);
    expect(summaryOf(made, names, 'typed.xlsx')).toEqual(summaryOf(wanted, names, 'typed.xlsx'));

    expect(requests.filter((address) => !address.startsWith(browser.origin) && !/^(data|blob):/.test(address))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
    await closed(watched);
  });

  test('撤回 brings back what was, and the grid shows it', async () => {
    const watched = await openWorkbench(browser);
    const { page } = watched;
    await setDay(page);
    const before = await read(readFileSync(SAMPLE));
    await button(page, '一键汇总').click();
    await page.locator('.pir-links').waitFor({ timeout: 3 * WAIT });
    const tab = page.locator('#grid').getByText('对比', { exact: true });
    expect(
      await eventually(
        () => tab.count(),
        (count) => count > 0,
      ),
    ).toBeGreaterThan(0);
    await button(page, '撤回').first().click();
    await says(page, '已撤回');
    expect(
      await eventually(
        () => tab.count(),
        (count) => count === 0,
      ),
    ).toBe(0);
    expect(contentOf(await read((await download(page)).bytes))).toEqual(contentOf(before));
    await closed(watched);
  });

  test('a rich workbook keeps every part that nobody touched, to the byte', async () => {
    const path = 'test/fixtures/rich-workbook.xlsx';
    const rich = readFileSync(join(root, path));
    const watched = await openWorkbench(browser);
    const { page } = watched;
    await drop(page, '#grid', [path]);
    await says(page, 'rich-workbook.xlsx');
    await isReady(page);
    await picture(page, 'rich');
    expect(Buffer.from((await download(page)).bytes).equals(rich)).toBe(true);
    await typeInto(page, '改过');
    await says(page, chinese.state.unsaved);
    const { bytes } = await download(page);
    const parts = changedParts(rich, bytes);
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.filter((part) => !/^xl\/(worksheets\/sheet\d+|workbook)\.xml$/.test(part))).toEqual([]);
    await closed(watched);
  });
});

describe('rows', () => {
  const figures = async (bytes: Uint8Array) =>
    Array.from((await read(bytes)).sheets[0]!.rows, (row) => [row?.[0]?.value ?? null, row?.[1]?.value ?? null]);

  test('are taken out and put in by the menu, results follow, and both are taken back', async () => {
    const made = MemoryHost.blank('sums.xlsx');
    await made.apply([{ kind: 'add-sheet', plan: SUMS }]);
    const original = made.bytes();
    const watched = await openWorkbench(browser);
    const { page } = watched;
    await page.setInputFiles('#files', { name: 'sums.xlsx', mimeType: '', buffer: Buffer.from(original) });
    await says(page, 'sums.xlsx');
    await isReady(page);
    const { rows } = chinese;
    const item = (text: string) => page.getByRole('menuitem', { name: text, exact: true });

    // Row 2, by the mouse.
    const grid = (await page.locator('#grid').boundingBox())!;
    await page.mouse.click(grid.x + 80, grid.y + 78, { button: 'right' });
    await item(format(rows.delete, { rows: '2' })).click();
    await says(page, format(rows.deleted, { rows: '2' }));
    await picture(page, 'rows');
    const after = await eventually(
      async () => figures((await download(page)).bytes),
      (found) => found[0]![1] === 8,
    );
    expect(after).toEqual([
      [1, 8],
      [3, null],
      [4, null],
    ]);
    await button(page, rows.takeBack).click();
    await eventually(
      () => page.locator('#notices').innerText(),
      (text) => text === '',
    );
    expect(Buffer.from((await download(page)).bytes).equals(original)).toBe(true);

    // Above the same row, by the keyboard alone.
    await typeInto(page, '');
    expect(await selectedIn(page)).toBe('A3');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+F10');
    await item(format(rows.above, { count: 1 })).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await says(page, format(rows.inserted, { rows: '2' }));
    expect(await figures((await download(page)).bytes)).toEqual([
      [1, 12],
      [null, null],
      [2, null],
      [3, null],
      [6, null],
    ]);
    await closed(watched);
  });

  test('have a menu that Escape closes, back in the grid, and that asks for rows where none are meant', async () => {
    const watched = await openWorkbench(browser);
    const { page } = watched;
    const menu = page.getByRole('menu');
    await typeInto(page, '');
    await page.keyboard.press('Shift+F10');
    await menu.waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.closest('#grid') !== null)).toBe(true);
    await page.keyboard.type('12');
    await page.keyboard.press('Shift+F10');
    expect(await menu.innerText()).toBe(chinese.rows.none);
    await closed(watched);
  });
});

describe('files', () => {
  test('several that are dropped on the grid become the intake of the summary', async () => {
    const watched = await openWorkbench(browser);
    await drop(watched.page, '#grid', ['samples/2021Q3/鹿城区.xlsx', 'samples/2021Q3/龙湾区.xlsx']);
    await watched.page.locator('.pir-files li').nth(1).waitFor({ timeout: WAIT });
    expect(await watched.page.locator('.pir-files li b').allTextContents()).toEqual(['鹿城区.xlsx', '龙湾区.xlsx']);
    expect(await watched.page.locator('#file').textContent()).toBe(chinese.sampleName);
    await closed(watched);
  });

  test('one that is dropped on the pane is taken into the summary, too', async () => {
    const watched = await openWorkbench(browser);
    await drop(watched.page, '#pane .pir-panel', ['samples/2021Q3/鹿城区.xlsx']);
    await watched.page.locator('.pir-files li').waitFor({ timeout: WAIT });
    expect(await watched.page.locator('#file').textContent()).toBe(chinese.sampleName);
    await closed(watched);
  });

  test('an .xls is shown and judged, and says how to go on', async () => {
    const watched = await openWorkbench(browser);
    const { page } = watched;
    await drop(page, '.wb-bar', ['test/fixtures/returns/wencheng-clean.xls']);
    await says(page, '另存为 .xlsx');
    await isReady(page);
    await setDay(page);
    await button(page, '校验').click();
    await says(page, '本表没有“佐证材料、上期完成值”列');
    expect(await page.locator('#state').textContent()).toBe(chinese.state['read-only']);
    await picture(page, 'read-only');
    await closed(watched);
  });

  test('what is no workbook is refused in a sentence', async () => {
    const watched = await openWorkbench(browser);
    await drop(watched.page, '.wb-bar', ['package.json']);
    await says(watched.page, '“package.json”没有打开：');
    expect(await watched.page.locator('#file').textContent()).toBe(chinese.sampleName);
    await closed(watched);
  });
});

describe('what stands in a cell without Enter', () => {
  test('is in the download, and counts as soon as the person turns to something else', async () => {
    const watched = await openWorkbench(browser);
    const { page } = watched;
    await drop(page, '#grid', ['test/fixtures/returns/ruian-slips.xlsx']);
    await says(page, 'ruian-slips.xlsx');
    await isReady(page);
    let cell: CellAddress;
    const begin = async (text: string) => {
      await typeInto(page, '');
      cell = fromA1(await selectedIn(page))!;
      await page.keyboard.type(text);
    };
    const held = async () => {
      const [sheet] = (await read((await download(page)).bytes)).sheets;
      return sheet!.rows[cell.row]?.[cell.column]?.value;
    };
    await begin('4711');
    expect(await held()).toBe(4711);
    await begin('4712');
    await page.keyboard.press('F6');
    await says(page, chinese.state.unsaved);
    expect(await held()).toBe(4712);
    await begin('4713');
    await page.keyboard.press('Escape');
    expect(await held()).not.toBe(4713);
    await closed(watched);
  });
});

describe('unsaved work', () => {
  async function typed(): Promise<Watched> {
    const watched = await openWorkbench(browser);
    const { page } = watched;
    await button(page, '校验').click();
    const finding = page.locator('.pir-finding', { hasText: BLANK.cell });
    await finding.waitFor({ timeout: WAIT });
    await finding.getByRole('button', { name: '定位', exact: true }).click();
    expect(
      await eventually(
        () => selectedIn(page),
        (place) => place === BLANK.cell,
      ),
    ).toBe(BLANK.cell);
    await typeInto(page, String(BLANK.value));
    await says(page, chinese.state.unsaved);
    return watched;
  }

  test('warns before it is left, and is offered again after a crash', async () => {
    const watched = await typed();
    const { page } = watched;
    // The change is in the browser's store within a second.
    await page.waitForTimeout(1500);
    const warnings: string[] = [];
    page.on('dialog', (dialog) => {
      warnings.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await isReady(page);
    expect(warnings).toEqual(['beforeunload']);
    await says(page, '有没下载的修改');
    await picture(page, 'recovery');
    await button(page, chinese.kept.restore).click();
    await says(page, '已恢复');
    await says(page, chinese.state.unsaved);
    await isReady(page);
    const { sheets } = await read((await download(page)).bytes);
    const { row, column } = fromA1(BLANK.cell)!;
    expect(sheets.find(({ name }) => name === BLANK.sheet)!.rows[row]![column]!.value).toBe(BLANK.value);
    await page.reload();
    await isReady(page);
    expect([warnings.length, await page.getByText('有没下载的修改').count()]).toEqual([1, 0]);
    await closed(watched);
  });

  test('is asked about before another file takes its place', async () => {
    const watched = await typed();
    const { page } = watched;
    await drop(page, '#grid', ['samples/2021Q3/鹿城区.xlsx']);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor({ timeout: WAIT });
    await picture(page, 'ask');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('#file').textContent()).toBe(chinese.sampleName);
    await drop(page, '#grid', ['samples/2021Q3/鹿城区.xlsx']);
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, chinese.ask.download).click()]);
    expect(file.suggestedFilename()).toBe(chinese.sampleName);
    await says(page, '鹿城区.xlsx');
    await says(page, chinese.state.unchanged);
    await closed(watched);
  });

  test('of a browser without a store is said once', async () => {
    const watched = await browser.open({ path: '/workbench.html', width: 1360 });
    await watched.page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { get: () => undefined }));
    await watched.page.reload();
    await isReady(watched.page);
    await button(watched.page, '一键汇总').click();
    await says(watched.page, chinese.kept.unavailable);
    await closed(watched);
  });
});

describe('everybody', () => {
  test('reaches everything by keyboard, the grid and the pane too', async () => {
    const watched = await openWorkbench(browser);
    const { page } = watched;
    const reached: string[] = [];
    const press = async (key: string, times: number) => {
      for (let step = 0; step < times; step++) {
        await page.keyboard.press(key);
        reached.push(
          await page.evaluate(() => {
            const { activeElement } = document;
            if (activeElement?.closest('#grid')) return 'grid';
            return activeElement?.id || activeElement?.textContent || '';
          }),
        );
      }
    };
    await page.locator('#open').focus();
    await press('Tab', 3);
    await press('F6', 2);
    await press('Shift+Tab', 1);
    await press('Shift+F6', 2);
    expect(reached).toEqual(['download', 'sample', 'language', 'grid', '校验', 'divider', 'grid', 'open']);
    await closed(watched);
  });

  test('makes the pane wider by keyboard, and finds it so again', async () => {
    const watched = await openWorkbench(browser);
    const { page } = watched;
    const width = () => page.locator('#pane').evaluate((pane) => pane.clientWidth);
    expect(await width()).toBe(360);
    await page.locator('#divider').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await width()).toBe(392);
    await page.keyboard.press('End');
    expect(await width()).toBe(320);
    await page.reload();
    await isReady(page);
    expect(await width()).toBe(320);
    await closed(watched);
  });

  test.each([
    [320, 'en-US', english.bar.pane],
    [640, 'zh-CN', chinese.bar.pane],
  ])('has the pane under a button where there is no room for both: %d px, %s', async (width, language, toggle) => {
    const watched = await openWorkbench(browser, { width, language });
    const { page } = watched;
    await picture(page, `narrow-grid-${width}`);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.wb-bar button, .wb-bar select')].flatMap((control) =>
        control.getBoundingClientRect().right > document.documentElement.clientWidth ? control.id : [],
      ),
    );
    expect(outside).toEqual([]);
    expect(await page.locator('#pane').isVisible()).toBe(false);
    await button(page, toggle).click();
    expect([await page.locator('#pane').isVisible(), await page.locator('#grid').isVisible()]).toEqual([true, false]);
    await picture(page, `narrow-pane-${width}`);
    await button(page, toggle).click();
    expect(await page.locator('#grid').isVisible()).toBe(true);
    await closed(watched);
  });

  test('speaks English when asked, and keeps to it', async () => {
    const watched = await openWorkbench(browser);
    const { page } = watched;
    await page.locator('#language').selectOption('en-US');
    await button(page, english.bar.download).waitFor({ timeout: WAIT });
    await button(page, 'Validate').waitFor({ timeout: WAIT });
    await page.reload();
    await isReady(page);
    await button(page, 'Validate').waitFor({ timeout: WAIT });
    expect(await page.locator('html').getAttribute('lang')).toBe('en-US');
    expect(await page.locator('#state').textContent()).toBe(english.state.unchanged);
    await closed(watched);
  });

  test.each([
    ['light', { colorScheme: 'light', forcedColors: 'none' }],
    ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
    ['contrast', { colorScheme: 'dark', forcedColors: 'active' }],
  ] as const)('can use the shell in %s', async (name, media) => {
    const watched = await openWorkbench(browser, { query: '?lang=en' });
    const { page } = watched;
    await page.emulateMedia(media);
    await page.locator(`#workbench[data-theme="${name}"]`).waitFor({ timeout: WAIT });
    await page.waitForTimeout(500);
    await page.mouse.click(400, 300, { button: 'right' });
    await page.getByRole('menu').waitFor();
    await picture(page, name);
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof Axe };
      // The grid is Univer's own.
      const { violations } = await axe.run({ exclude: ['#grid'] }, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
    });
    expect(found).toEqual([]);
    await closed(watched);
  });
});

describe('before its scripts', () => {
  test('the page has its buttons', async () => {
    const { page } = await browser.open({ path: '/workbench.html', width: 1360, javaScript: false });
    for (const name of ['打开文件', '下载', '载入示例', '校验'])
      expect(await button(page, name).isVisible()).toBe(true);
    await page.context().close();
  });
});
