import type { Page } from 'playwright-core';

/** A view of the pane, and how a person gets there. */
export interface Scene {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  reach(page: Page, names: SceneNames): Promise<void>;
}

export interface SceneNames {
  readonly validate: string;
  readonly fill: string;
  readonly summarize: string;
  readonly fix: string;
  readonly explain: string;
  readonly clause: string;
  readonly tabs: Readonly<Record<'summary' | 'indicators' | 'more', string>>;
}

export const NAMES: Readonly<Record<'zh-CN' | 'en-US', SceneNames>> = {
  'zh-CN': {
    validate: '校验',
    fill: '填充公式',
    summarize: '一键汇总',
    fix: '预览并修复',
    explain: '填写说明',
    clause: '条文',
    tabs: { summary: '汇总', indicators: '指标', more: '更多' },
  },
  'en-US': {
    validate: 'Validate',
    fill: 'Fill formulas',
    summarize: 'Summarize',
    fix: 'Preview and fix',
    explain: 'Explain',
    clause: 'Clause',
    tabs: { summary: 'Summary', indicators: 'Indicators', more: 'More' },
  },
};

export function press(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true }).first().click();
}

async function validate(page: Page, names: SceneNames, shown = '.pir-results'): Promise<void> {
  await press(page, names.validate);
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
    reach: (page, names) => validate(page, names, '.pir-progress'),
  },
  { name: 'no-report', query: {}, reach: (page, names) => validate(page, names, '.pir-empty') },
  { name: 'passed', query: { file: 'clean.xlsx' }, reach: (page, names) => validate(page, names) },
  { name: 'findings', query: FAULTY, reach: (page, names) => validate(page, names) },
  {
    name: 'findings-by-rule',
    query: FAULTY,
    async reach(page, names) {
      await validate(page, names);
      await page.locator('.pir-filter-row select').selectOption('rule');
    },
  },
  {
    name: 'clause',
    query: FAULTY,
    async reach(page, names) {
      await validate(page, names);
      await press(page, names.clause);
    },
  },
  {
    name: 'stale',
    query: FAULTY,
    async reach(page, names) {
      await validate(page, names);
      await page.evaluate(() => (window as unknown as PaneWindow).harness.touch());
      await page.waitForSelector('.pir-message-stale');
    },
  },
  {
    name: 'busy',
    query: { ...FAULTY, trouble: 'busy' },
    reach: (page, names) => validate(page, names, '.pir-message-problem'),
  },
  {
    name: 'failed',
    query: { ...FAULTY, trouble: 'broken' },
    reach: (page, names) => validate(page, names, '.pir-message-problem'),
  },
  {
    name: 'protected',
    query: { ...FAULTY, trouble: 'protected' },
    async reach(page, names) {
      await validate(page, names);
      await press(page, names.fill);
      await page.waitForSelector('.pir-message-problem');
    },
  },
  {
    name: 'fix-preview',
    query: FAULTY,
    async reach(page, names) {
      await validate(page, names);
      await press(page, names.fix);
      await page.waitForSelector('dialog[open]');
    },
  },
  {
    name: 'explain',
    query: FAULTY,
    async reach(page, names) {
      await validate(page, names);
      await press(page, names.explain);
      await page.locator('dialog textarea').fill('核实无误');
      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('.pir-flaw');
    },
  },
  {
    name: 'filled',
    query: FAULTY,
    async reach(page, names) {
      await validate(page, names);
      await press(page, names.fill);
      await page.waitForSelector('.pir-message-done');
    },
  },
  {
    name: 'summary',
    query: FAULTY,
    async reach(page, names) {
      await choose(page, names.tabs.summary);
      await page.waitForSelector('.pir-lights');
      await page.locator('input[type=file]').setInputFiles([
        { name: '文成县.xls', mimeType: 'application/octet-stream', buffer: await bytesOf(page, 'wencheng.xls') },
        { name: '通知.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('not a workbook') },
      ]);
      await page.waitForSelector('.pir-files');
    },
  },
  {
    name: 'summarized',
    query: FAULTY,
    async reach(page, names) {
      await press(page, names.summarize);
      await page.waitForSelector('.pir-links');
      await page.waitForSelector('.pir-message-done');
    },
  },
  {
    name: 'indicators',
    query: { file: 'clean.xlsx' },
    async reach(page, names) {
      await choose(page, names.tabs.indicators);
      await page.waitForSelector('.pir-catalogue');
      await page.waitForFunction(() => (window as unknown as PaneWindow).harness.selectRow(8));
      await page.waitForSelector('.pir-here');
      await page.locator('.pir-catalogue button').nth(2).click();
    },
  },
  {
    name: 'more',
    query: FAULTY,
    async reach(page, names) {
      await press(page, names.fill);
      await page.waitForSelector('.pir-message-done');
      await choose(page, names.tabs.more);
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
