import type { Page } from 'playwright-core';
import { pane as english } from '../../../src/locales/en-US/pane';
import { pane as chinese, type PaneWords } from '../../../src/locales/zh-CN/pane';

/** A view of the pane, and how a person gets there. */
export interface Scene {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  reach(page: Page, words: PaneWords): Promise<void>;
}

/** The words by which a scene finds its way. */
export const WORDS: Readonly<Record<'zh-CN' | 'en-US', PaneWords>> = { 'zh-CN': chinese, 'en-US': english };

export function press(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true }).first().click();
}

async function validate(page: Page, words: PaneWords, shown = '.pir-results'): Promise<void> {
  await press(page, words.commands.validate);
  await page.waitForSelector(shown);
}

async function choose(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

const FAULTY = { file: 'city.xlsx' };

export const SCENES: readonly Scene[] = [
  { name: 'idle', query: FAULTY, reach: async () => {} },
  {
    name: 'checking',
    query: { ...FAULTY, trouble: 'slow' },
    reach: (page, words) => validate(page, words, '.pir-progress'),
  },
  { name: 'no-report', query: {}, reach: (page, words) => validate(page, words, '.pir-empty') },
  { name: 'passed', query: { file: 'clean.xlsx' }, reach: (page, words) => validate(page, words) },
  { name: 'findings', query: FAULTY, reach: (page, words) => validate(page, words) },
  {
    name: 'findings-by-rule',
    query: FAULTY,
    async reach(page, words) {
      await validate(page, words);
      await page.locator('.pir-filter-row select').selectOption('rule');
    },
  },
  {
    name: 'clause',
    query: FAULTY,
    async reach(page, words) {
      await validate(page, words);
      await press(page, words.commands.clause);
    },
  },
  {
    name: 'stale',
    query: FAULTY,
    async reach(page, words) {
      await validate(page, words);
      await page.evaluate(() => (window as unknown as PaneWindow).harness.touch());
      await page.waitForSelector('.pir-message-stale');
    },
  },
  {
    name: 'busy',
    query: { ...FAULTY, trouble: 'busy' },
    reach: (page, words) => validate(page, words, '.pir-message-problem'),
  },
  {
    name: 'failed',
    query: { ...FAULTY, trouble: 'broken' },
    reach: (page, words) => validate(page, words, '.pir-message-problem'),
  },
  {
    name: 'protected',
    query: { ...FAULTY, trouble: 'protected' },
    async reach(page, words) {
      await validate(page, words);
      await press(page, words.commands.fill);
      await page.waitForSelector('.pir-message-problem');
    },
  },
  {
    name: 'fix-preview',
    query: FAULTY,
    async reach(page, words) {
      await validate(page, words);
      await press(page, words.commands.previewAndFix);
      await page.waitForSelector('dialog[open]');
    },
  },
  {
    name: 'explain',
    query: FAULTY,
    async reach(page, words) {
      await validate(page, words);
      await press(page, words.commands.explain);
      await page.locator('dialog textarea').fill('核实无误');
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('.pir-flaw');
    },
  },
  {
    name: 'filled',
    query: FAULTY,
    async reach(page, words) {
      await validate(page, words);
      await press(page, words.commands.fill);
      await page.waitForSelector('.pir-message-done');
    },
  },
  {
    name: 'summary',
    query: FAULTY,
    async reach(page, words) {
      await choose(page, words.tabs.summary);
      await page.waitForSelector('.pir-lights');
      await page.locator('input[type=file]').setInputFiles([
        { name: '文成县.xls', mimeType: 'application/octet-stream', buffer: await bytesOf(page, 'wencheng.xls') },
        { name: '通知.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('not a workbook') },
      ]);
      await page.waitForSelector('.pir-files');
    },
  },
  {
    name: 'summary-previous',
    query: FAULTY,
    async reach(page, words) {
      await choose(page, words.tabs.summary);
      await page.waitForSelector('.pir-lights');
      const before = await Promise.all(
        ['ruian', 'pingyang'].map(async (unit) => ({
          name: `${unit}.xlsx`,
          mimeType: 'application/octet-stream',
          buffer: await bytesOf(page, `${unit}-q2.xlsx`),
        })),
      );
      await page.locator('input[type=file]').setInputFiles(before);
      await page.locator('.pir-previous summary').click();
      await page.locator('.pir-previous').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'summary-options',
    query: FAULTY,
    async reach(page, words) {
      await choose(page, words.tabs.summary);
      await page.waitForSelector('.pir-lights');
      await page.locator('.pir-options > summary').click();
      await page.locator('.pir-options input').first().uncheck();
      await page.waitForSelector('.pir-options > .pir-link:enabled');
      await page.locator('.pir-options > .pir-link').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'summarized',
    query: FAULTY,
    async reach(page, words) {
      await press(page, words.commands.summarize);
      await page.waitForSelector('.pir-links');
      await page.waitForSelector('.pir-message-done');
    },
  },
  {
    name: 'indicators',
    query: { file: 'clean.xlsx' },
    async reach(page, words) {
      await choose(page, words.tabs.indicators);
      await page.waitForSelector('.pir-catalogue');
      await page.waitForFunction(() => (window as unknown as PaneWindow).harness.selectRow(8));
      await page.waitForSelector('.pir-here');
      await page.locator('.pir-catalogue button').nth(2).click();
    },
  },
  {
    name: 'more',
    query: FAULTY,
    async reach(page, words) {
      await press(page, words.commands.fill);
      await page.waitForSelector('.pir-message-done');
      await choose(page, words.tabs.more);
      await page.waitForSelector('.pir-journal');
      await page.waitForSelector('.pir-facts');
      for (const summary of await page.locator('.pir-details summary').all()) await summary.click();
    },
  },
];

export interface PaneWindow {
  readonly harness: {
    readonly applied: readonly (readonly { readonly kind: string }[])[];
    readonly selections: readonly string[];
    trouble: string | null;
    /** The first sheet has changed, says the host. */
    touch(): void;
    /** Selects a row of the first sheet; always true. */
    selectRow(row: number): boolean;
    /** The value of a cell as the workbook now holds it. */
    value(sheet: string, row: number, column: number): Promise<unknown>;
  };
}

async function bytesOf(page: Page, file: string): Promise<Buffer> {
  return (await page.request.get(new URL(`/files/${file}`, page.url()).href)).body();
}
