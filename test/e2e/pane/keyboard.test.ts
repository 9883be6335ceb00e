import type { Page } from 'playwright-core';
import { cityWorkbook } from '../../support/city-workbook';
import { launchPaneBrowser, type PaneBrowser } from '../../support/pane-page';
import type { PaneWindow } from './scenes';

let browser: PaneBrowser;
let page: Page;

beforeAll(async () => {
  const city = await cityWorkbook();
  browser = await launchPaneBrowser({ 'city.xlsx': () => city });
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.open({ file: 'city.xlsx' }, { width: 320 });
});
afterEach(() => page.context().close());

/** The words on what has the focus. */
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
const said = () => page.locator('[role=status]').innerText();

async function validate(): Promise<void> {
  await page.getByRole('tab', { name: '校验' }).focus();
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.pir-results');
}

test('Ctrl+Enter checks, and the outcome is said aloud', async () => {
  await validate();
  expect(await said()).toContain('校验完成：强制 8 项，核实 3 项，提示 3 项。');
});

test('arrow keys lead through tabs and through the list; Enter goes to the cell', async () => {
  await validate();
  await page.getByRole('tab', { name: '校验' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('汇总');
  await page.keyboard.press('End');
  expect(await focused()).toBe('更多');
  await page.keyboard.press('Home');
  await page.locator('.pir-group-button').first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toContain('E21 D3-05');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toContain('G23 J1-02');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toContain('瑞安市');
  expect(await page.evaluate(() => (window as unknown as PaneWindow).harness.selections)).toEqual(['瑞安市!20,4']);
});

test('after a fix the focus is on the next finding, and what is left is said', async () => {
  await validate();
  await page.locator('.pir-filter-row select').selectOption('rule');
  await page.locator('.pir-filter-row input').fill('龙湾区 文本');
  const first = page.locator('.pir-finding').first();
  const next = await page.locator('.pir-finding-head').nth(1).innerText();
  await first.getByRole('button', { name: '改为 554' }).press('Enter');
  await page.waitForSelector('.pir-message-done');
  expect((await focused()).replace(/\s/g, '')).toBe(next.replace(/\s/g, ''));
  expect(await said()).toContain('已修复 1 项，还有 13 项。');
});

test('the preview applies what was left chosen; Esc closes it and gives the focus back', async () => {
  await validate();
  const opener = page.getByRole('button', { name: '预览并修复' });
  await opener.press('Enter');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  expect(await focused()).toBe('预览并修复');
  await opener.press('Enter');
  await page.locator('dialog input[type=checkbox]').first().press('Space');
  await page.getByRole('button', { name: '修复 2 项' }).press('Enter');
  await page.waitForSelector('.pir-message-done');
  const applied = await page.evaluate(() => (window as unknown as PaneWindow).harness.applied);
  expect(applied).toEqual([
    [
      expect.objectContaining({ kind: 'set-cell', sheet: '龙湾区', value: 554 }),
      expect.objectContaining({ kind: 'set-cell', sheet: '龙湾区', value: 576 }),
    ],
  ]);
  await page.getByRole('button', { name: '撤回' }).press('Enter');
  await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.includes('已撤回：修复'));
});

test('a check that hangs is cancelled with Esc', async () => {
  await page.evaluate(() => {
    (window as unknown as PaneWindow).harness.trouble = 'slow';
  });
  await page.getByRole('tab', { name: '校验' }).focus();
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.pir-progress');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.pir-lead');
  expect(await said()).toContain('已取消，没有改动任何内容。');
});
