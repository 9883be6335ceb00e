import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import type { Edit } from '../../src/core/edit';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { returned, runCli, scratch } from '../support/run-cli';
import { buildSite, launchSiteBrowser, type SiteBrowser, type Watched } from '../support/site-page';
import { fromText } from '../support/snapshot-text';
import { contentOf, summaryOf } from '../support/workbook-content';

jest.setTimeout(120_000);

const folder = scratch();
const root = join(__dirname, '../..');
const CLEAN = 'lucheng-clean.xlsx';
/** The day on which the return is checked: soon after its quarter. */
const TODAY = '2021-10-16T09:00:00';
const WAIT = 20_000;

let browser: SiteBrowser;

beforeAll(async () => {
  buildSite();
  browser = await launchSiteBrowser();
});
afterAll(() => browser.close());

interface Fake {
  readonly workbook: { readonly active: string; readonly selection?: unknown };
  readonly syncs: readonly unknown[];
  readonly actions: ReadonlyMap<string, (event: { completed(): void }) => void>;
}
type FakeWindow = typeof window & { fakeExcel: Fake; workbookText(): string };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const workbookOf = async (page: Page): Promise<WorkbookSnapshot> =>
  fromText(await page.evaluate(() => (window as FakeWindow).workbookText()));

async function read(path: string): Promise<WorkbookSnapshot> {
  return (await MemoryHost.open(readFileSync(path), 'return.xlsx')).read();
}

/** A return with a number typed as text, and one without. */
async function workbooks() {
  const host = await MemoryHost.open(readFileSync(returned(CLEAN)), CLEAN);
  const clean = await host.read();
  const slip: Edit = { kind: 'set-cell', sheet: clean.sheets[0]!.name, row: 8, column: 6, value: '110.27' };
  await host.apply([slip]);
  return { clean, slipped: await host.read() };
}

/** The pane over a workbook, on the day of the check. */
async function paneOf(workbook: WorkbookSnapshot, language = 'zh-CN'): Promise<Watched> {
  const watched = await browser.open({ workbook, language });
  await watched.page.clock.setFixedTime(TODAY);
  await watched.page.waitForSelector('.pir', { timeout: WAIT });
  return watched;
}

describe('the page before its scripts', () => {
  test('has the button 校验 in its HTML', async () => {
    const { page } = await browser.open({ javaScript: false });
    expect(await button(page, '校验').isVisible()).toBe(true);
  });

  test('a press before Excel and the pane have loaded is carried out', async () => {
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const { clean } = await workbooks();
    const { page } = await browser.open({
      workbook: clean,
      before: (path) => (path.startsWith('/office/') ? released : Promise.resolve()),
    });
    await page.clock.setFixedTime(TODAY);
    await expectPressTaken(page);
    release();
    await page.getByText('全部通过').first().waitFor({ timeout: WAIT });
  });

  test('a browser without Excel says what to do', async () => {
    const { page, complaints } = await browser.open();
    await page.getByText('请在 Excel 中打开').waitFor({ timeout: WAIT });
    expect(complaints).toEqual([]);
  });

  test('an English browser reads English', async () => {
    const { page } = await browser.open({ language: 'en-US' });
    await page.getByText('Please open this in Excel').waitFor({ timeout: WAIT });
    expect(await page.locator('#validate').textContent()).toBe('Validate');
  });
});

/** Presses until the page's first script hears it. */
async function expectPressTaken(page: Page): Promise<void> {
  await page.locator('#validate').click();
  await page.waitForFunction(
    () => {
      const pressed = document.getElementById('validate');
      if (pressed?.getAttribute('aria-busy') === 'true') return true;
      pressed?.click();
      return false;
    },
    undefined,
    { timeout: WAIT },
  );
  expect(await page.locator('#opening').textContent()).toBe('正在打开…');
}

describe('the intranet kit', () => {
  const makeKit = (TZ: string): Buffer => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build-kit.mjs'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TZ },
    });
    expect([status, stderr]).toEqual([0, '']);
    return readFileSync(join(root, 'out/intranet-kit.zip'));
  };

  test('is the same bytes whenever it is made, and holds everything that a server and an administrator need', () => {
    const kit = makeKit('Asia/Shanghai');
    expect(makeKit('America/New_York').equals(kit)).toBe(true);
    const files = unzipSync(kit);
    const names = Object.keys(files);
    expect(names.filter((name) => !name.startsWith('site/'))).toEqual([
      '管理员说明.html',
      'manifest.xml',
      'catalogue.reg',
      'nginx.conf',
      'web.config',
    ]);
    const manifest = Buffer.from(files['manifest.xml']!).toString('utf8');
    const named = [...manifest.matchAll(/DefaultValue="https:\/\/localhost:3000\/([^"?#]+)/g)].map(
      (match) => match[1]!,
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((path) => !names.includes(`site/${path}`))).toEqual([]);
    const page = Buffer.from(files['管理员说明.html']!).toString('utf8');
    expect(page).toContain('https://localhost:3000/taskpane.html');
    expect(Buffer.from(files['catalogue.reg']!.subarray(0, 2))).toEqual(Buffer.from([0xff, 0xfe]));
  });

  test('carries office.js as Microsoft made it', () => {
    const files = unzipSync(makeKit('UTC'));
    for (const name of ['office.js', 'excel-win32-16.01.js', 'zh-cn/office_strings.js']) {
      const original = readFileSync(join(root, 'node_modules/@microsoft/office-js/dist', name));
      expect(original.equals(files[`site/office/${name}`]!)).toBe(true);
    }
  });
});

describe('the pane over a workbook', () => {
  test('asks nobody else, breaks no policy, and loads no more than the budget counts', async () => {
    const { clean } = await workbooks();
    const { page, requests, complaints } = await paneOf(clean);
    await button(page, '校验').click();
    await page.getByText('全部通过').first().waitFor({ timeout: WAIT });
    expect(requests.filter((address) => !address.startsWith(browser.origin) && !address.startsWith('data:'))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
    const { entry, lazy } = JSON.parse(readFileSync(join(root, 'dist/chunks.json'), 'utf8')) as {
      entry: Record<string, string[]>;
      lazy: Record<string, string[]>;
    };
    const counted = new Set([
      ...entry.taskpane!,
      ...[
        'src/taskpane/excel-pane',
        'src/locales/zh-CN/pane',
        'src/taskpane/engine',
        'src/taskpane/components/Results',
        'src/locales/zh-CN/rules',
      ].flatMap((module) => lazy[module]!),
    ]);
    const scripts = requests
      .map((address) => new URL(address).pathname.slice(1))
      .filter((path) => path.endsWith('.js'));
    const own = scripts.filter((path) => !path.startsWith('office/'));
    expect(own.filter((path) => !counted.has(path))).toEqual([]);
    expect(own.length).toBeGreaterThan(4);
  });

  test('校验 → 定位 → fix → passed → 填充公式 leaves what the command line leaves', async () => {
    const { clean, slipped } = await workbooks();
    expect(contentOf(slipped)).not.toEqual(contentOf(clean));
    const { page, complaints } = await paneOf(slipped);

    await button(page, '校验').click();
    const finding = page.locator('.pir-finding').first();
    await finding.waitFor({ timeout: WAIT });
    expect(await page.locator('.pir-finding').count()).toBe(1);
    expect(await finding.textContent()).toContain('G9');

    await finding.getByRole('button', { name: '定位', exact: true }).click();
    await page.waitForFunction(
      () => JSON.stringify((window as FakeWindow).fakeExcel.workbook.selection ?? null).includes('G9'),
      undefined,
      { timeout: WAIT },
    );

    await finding.getByRole('button', { name: /^改为/ }).click();
    await page.getByText('全部通过').first().waitFor({ timeout: WAIT });
    expect(contentOf(await workbookOf(page))).toEqual(contentOf(clean));

    await button(page, '填充公式').first().click();
    await page
      .getByText(/已填充|公式都已就位/)
      .first()
      .waitFor({ timeout: WAIT });
    const { status } = await runCli(['fill', returned(CLEAN), '--today', '2021-10-16', '-o', folder], folder);
    expect(status).toBe(0);
    expect(contentOf(await workbookOf(page))).toEqual(contentOf(await read(join(folder, CLEAN))));
    expect(complaints).toEqual([]);
  });

  test('一键汇总 makes the sheets that the command line makes, and 撤回 takes them away', async () => {
    const { clean } = await workbooks();
    const { page, complaints } = await paneOf(clean);
    await button(page, '一键汇总').first().click();
    await page
      .getByText('汇总已生成')
      .first()
      .waitFor({ timeout: 3 * WAIT });
    const made = await workbookOf(page);
    const path = join(folder, '汇总.xlsx');
    const { status, err } = await runCli(['summarize', returned(CLEAN), '--today', '2021-10-16', '-o', path], folder);
    expect(status === 2 ? err : '').toBe('');
    const expected = await read(path);
    const names = expected.sheets.map(({ name }) => name);
    expect(made.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(summaryOf(made, names, returned(CLEAN))).toEqual(summaryOf(expected, names, returned(CLEAN)));
    await button(page, '撤回').first().click();
    await page.getByText('已撤回').first().waitFor({ timeout: WAIT });
    expect(contentOf(await workbookOf(page))).toEqual(contentOf(clean));
    expect(complaints).toEqual([]);
  });

  test('the ribbon works with the pane as it is, and every button is given back', async () => {
    const { slipped } = await workbooks();
    const { page, complaints } = await paneOf(slipped);
    const press = (id: string) =>
      page.evaluate(
        (name) => new Promise<void>((completed) => (window as FakeWindow).fakeExcel.actions.get(name)!({ completed })),
        id,
      );
    await press('validate');
    await page.locator('.pir-finding').first().waitFor({ timeout: WAIT });
    expect(await page.locator('.pir-finding').count()).toBe(1);
    const before = contentOf(await workbookOf(page));
    await press('fillFormulas');
    expect(contentOf(await workbookOf(page))).not.toEqual(before);
    await press('takeBack');
    expect(contentOf(await workbookOf(page))).toEqual(before);
    await press('importReturns');
    await button(page, '导入报送表').first().waitFor({ timeout: WAIT });
    await press('newReturn');
    await page.getByRole('dialog').waitFor({ timeout: WAIT });
    expect(complaints).toEqual([]);
  });
});
