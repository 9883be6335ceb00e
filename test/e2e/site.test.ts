import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Edit } from '../../src/core/edit';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { returned, runCli, scratch } from '../support/run-cli';
import { buildSite, launchSiteBrowser, type SiteBrowser, type Watched } from '../support/site-page';
import { fromText } from '../support/snapshot-text';

jest.setTimeout(120_000);

const folder = scratch();
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

/** Every cell that holds something: what it is, and by which formula. */
function contentOf({ sheets }: WorkbookSnapshot): readonly string[] {
  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, r) =>
      (row ?? []).flatMap((cell, c) => {
        if (!cell || (cell.value === null && cell.formula === undefined)) return [];
        const value = typeof cell.value === 'number' ? Number(cell.value.toPrecision(12)) : cell.value;
        return [`${name} R${r + 1}C${c + 1} ${JSON.stringify(value)} ${cell.formula ?? ''}`];
      }),
    ),
  );
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
    const { entry, lazy } = JSON.parse(readFileSync(join(__dirname, '../../dist/chunks.json'), 'utf8')) as {
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
