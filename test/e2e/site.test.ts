import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import type { Edit } from '../../src/core/edit';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { returned, runCli, scratch } from '../support/run-cli';
import { sampleFiles } from '../support/samples';
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

const samplePath = (period: string, name: string): string => join(root, 'samples', period, name);

/** Drops files on the pane as a person does with the mouse. */
async function drop(page: Page, files: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<void> {
  const given = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  const transfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const [name, text] of all) {
      const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, given);
  for (const type of ['dragenter', 'dragover']) await page.dispatchEvent('.pir', type, { dataTransfer: transfer });
  await page.getByText('松开即可导入').waitFor({ timeout: WAIT });
  await page.dispatchEvent('.pir', 'drop', { dataTransfer: transfer });
  await page.locator('.pir-drop').waitFor({ state: 'detached', timeout: WAIT });
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

  test('a sample return: 校验 → 定位 → fix → 填充公式 → 一键汇总 of all units → 撤回, as the command line does it', async () => {
    const name = '平阳县.xlsx';
    const start = await read(samplePath('2021Q3', name));
    const { page, complaints } = await paneOf(start);

    await button(page, '校验').click();
    const list = page.locator('.pir-finding');
    await list.first().waitFor({ timeout: WAIT });
    expect(await list.count()).toBe(2);
    const head = await page.locator('.pir-finding-place b').first().innerText();
    await list.first().getByRole('button', { name: '定位', exact: true }).click();
    await page.waitForFunction(
      (cell) => JSON.stringify((window as FakeWindow).fakeExcel.workbook.selection ?? null).includes(cell),
      head,
      { timeout: WAIT },
    );

    await button(page, '预览并修复').click();
    await page.getByRole('button', { name: /^修复 \d+ 项$/ }).click();
    await page
      .getByText(/^已修复/)
      .first()
      .waitFor({ timeout: WAIT });
    expect(await list.count()).toBe(1);
    const fixed = join(folder, 'fixed');
    await runCli(['check', samplePath('2021Q3', name), '--today', '2021-10-16', '--fix', '-o', fixed], folder);
    // A file's formulas get their new values when it is opened; Excel's have them at once.
    expect(contentOf(await workbookOf(page), 'formulas')).toEqual(contentOf(await read(join(fixed, name)), 'formulas'));

    await button(page, '填充公式').first().click();
    await page
      .getByText(/已填充|公式都已就位/)
      .first()
      .waitFor({ timeout: WAIT });
    const filled = join(folder, 'filled');
    await runCli(['fill', join(fixed, name), '--today', '2021-10-16', '-o', filled], folder);
    const before = contentOf(await workbookOf(page));
    expect(before).toEqual(contentOf(await read(join(filled, name))));

    await drop(page, [
      ...sampleFiles('2021Q3', true).filter(([file]) => file !== name),
      ...sampleFiles('2021Q2', true),
    ]);
    await page
      .getByText('已报 14 / 15 个单位')
      .or(page.getByText('已报 15 / 15 个单位'))
      .waitFor({ timeout: 3 * WAIT });
    await page.getByText('正与上期比较：15 个文件').waitFor({ timeout: WAIT });
    await button(page, '一键汇总').first().click();
    await page
      .getByText('汇总已生成')
      .first()
      .waitFor({ timeout: 6 * WAIT });
    const made = await workbookOf(page);
    const returns = join(folder, 'returns');
    cpSync(join(root, 'samples/2021Q3'), returns, { recursive: true });
    cpSync(join(filled, name), join(returns, name));
    const path = join(folder, '汇总.xlsx');
    const previous = join(root, 'samples/2021Q2');
    const options = ['--previous', previous, '--today', '2021-10-16', '-o', path];
    // The open workbook comes first.
    const others = sampleFiles('2021Q3', true).filter(([file]) => file !== name);
    const files = [name, ...others.map(([file]) => file)].map((file) => join(returns, file));
    const { status, err } = await runCli(['summarize', ...files, ...options], folder);
    expect(status === 2 ? err : '').toBe('');
    const expected = await read(path);
    const names = expected.sheets.map((sheet) => sheet.name);
    expect(made.sheets.map((sheet) => sheet.name)).toEqual(expect.arrayContaining(names));
    const sheetsOf = (workbook: WorkbookSnapshot) =>
      summaryOf(workbook, names, join(returns, name)).map((cells) =>
        cells.map((cell) => cell.replaceAll(`${returns}/`, '').replaceAll(name, '本工作簿')),
      );
    expect(sheetsOf(made)).toEqual(sheetsOf(expected));

    for (const step of ['一键汇总', '修复']) {
      await button(page, '撤回').first().click();
      await page
        .getByText(`已撤回：${step}`)
        .first()
        .waitFor({ timeout: 3 * WAIT });
    }
    expect(contentOf(await workbookOf(page))).toEqual(contentOf(start));
    expect(complaints).toEqual([]);
  });

  test('dropped files get a verdict each; late ones are added, and any can be removed', async () => {
    const { page, complaints } = await paneOf(await read(samplePath('2021Q3', '瑞安市.xlsx')));
    const q3 = new Map(sampleFiles('2021Q3'));
    const q2 = new Map(sampleFiles('2021Q2'));
    await drop(page, [
      ['鹿城区.xlsx', q3.get('鹿城区.xlsx')!],
      ['鹿城区 第二次.xlsx', q3.get('鹿城区.xlsx')!],
      ['泰顺县.xlsx', q2.get('泰顺县.xlsx')!],
      ['瑞安市.xlsx', q2.get('瑞安市.xlsx')!],
      ['通知.csv', Buffer.from('关于报送的通知,请于10日前报送')],
      ['坏.xlsx', Buffer.from('PK\u0003\u0004 half a file')],
    ]);
    const line = (name: string) => page.locator('.pir-files li', { has: page.getByText(name, { exact: true }) });
    await page.locator('.pir-previous summary').click({ timeout: 3 * WAIT });
    const said = async (name: string) => (await line(name).locator('p').allInnerTexts()).join();
    expect(await said('鹿城区.xlsx')).toBe('已收：鹿城区，2021年第三季度');
    expect(await said('鹿城区 第二次.xlsx')).toBe('未计入：鹿城区重复报送，采用的是 鹿城区.xlsx 鹿城区');
    expect(await said('泰顺县.xlsx')).toBe('未计入：报告期为2021年第二季度，与本次汇总不符');
    expect(await said('瑞安市.xlsx')).toBe('上期数据：2021年第二季度');
    expect(await said('通知.csv')).toBe('未计入：没有找到指标报送表');
    expect(await said('坏.xlsx')).toMatch(/^未计入：无法读取（.+）$/);
    await page.getByText('已报 2 / 14 个单位').waitFor({ timeout: WAIT });

    await drop(page, [['文成县.xlsx', q3.get('文成县.xlsx')!]]);
    await page.getByText('已报 3 / 14 个单位').waitFor({ timeout: WAIT });
    await button(page, '移除 文成县.xlsx').click();
    await page.getByText('已报 2 / 14 个单位').waitFor({ timeout: WAIT });
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
    await press('summarize');
    await page.getByText('汇总已生成').first().waitFor({ timeout: WAIT });
    await press('takeBack');
    expect(contentOf(await workbookOf(page))).toEqual(before);
    await press('importReturns');
    await button(page, '导入报送表').first().waitFor({ timeout: WAIT });
    await press('newReturn');
    await page.getByRole('dialog').waitFor({ timeout: WAIT });
    expect(complaints).toEqual([]);
  });
});
