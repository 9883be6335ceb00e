import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { workbench as chinese } from '../../src/locales/zh-CN/workbench';
import type { SiteBrowser, Watched } from './site-page';

const root = join(__dirname, '../..');
/** The sample that the workbench opens with. */
export const SAMPLE = join(root, 'samples/city-2021Q3.xlsx');
/** The day on which it is checked: soon after its quarter. */
const TODAY = Date.UTC(2021, 9, 16, 1);
const WAIT = 60_000;

/** The workbench with the sample in its grid, in a window of its own. */
export async function openWorkbench(
  browser: SiteBrowser,
  options: { readonly query?: string; readonly language?: string; readonly width?: number } = {},
): Promise<Watched> {
  const { query = '', language = 'zh-CN', width = 1360 } = options;
  const watched = await browser.open({ path: `/workbench.html${query}`, width, language });
  await isReady(watched.page);
  return watched;
}

/** Pane and grid can be used. */
export async function isReady(page: Page): Promise<void> {
  await page.waitForSelector('.pir-header', { state: 'attached', timeout: WAIT });
  await page.waitForSelector('#progress[hidden]', { state: 'attached', timeout: WAIT });
  await page.waitForSelector('#grid canvas', { timeout: WAIT });
}

/** The clock of the page stands on the day of the check and goes on; nothing else of time is touched. */
export async function setDay(page: Page): Promise<void> {
  await page.evaluate((day) => {
    const offset = day - Date.now();
    const Machine = Date;
    window.Date = class extends Machine {
      constructor(...given: readonly unknown[]) {
        if (given.length === 0) super(Machine.now() + offset);
        else super(...(given as [number]));
      }
      static override now(): number {
        return Machine.now() + offset;
      }
    } as DateConstructor;
  }, TODAY);
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Where the grid's selection is, by its own name box. */
export function selectedIn(page: Page): Promise<string> {
  return page.locator('#grid [data-u-comp="defined-name"] input').inputValue();
}

/** Goes to the grid by the keyboard and types into the selected cell. */
export async function typeInto(page: Page, text: string): Promise<void> {
  const isInGrid = () => page.evaluate(() => document.activeElement?.closest('#grid') !== null);
  for (let presses = 0; presses < 3 && !(await isInGrid()); presses++) await page.keyboard.press('F6');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Presses 下载 and gives back the file. */
export async function download(page: Page): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, chinese.bar.download).click()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

/** Drops files of this machine somewhere, as though they were dragged there. */
export async function drop(page: Page, target: string, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: path.split('/').at(-1)!,
    base64: readFileSync(join(root, path)).toString('base64'),
  }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given) {
      data.items.add(new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], name));
    }
    return data;
  }, files);
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent(target, event, { dataTransfer: transfer });
  }
}

/** Waits until something is as it should be; what it is at last is what it gives back. */
export async function eventually<T>(look: () => Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + WAIT; ;) {
    const value = await look();
    if (isRight(value) || Date.now() > end) return value;
    await new Promise((resume) => setTimeout(resume, 100));
  }
}
