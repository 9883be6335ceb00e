import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { cityWorkbook } from '../../support/city-workbook';
import { fileAt, launchPaneBrowser, type PaneBrowser } from '../../support/pane-page';
import { SCENES, WORDS } from './scenes';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** For people who want to look: every view as a picture. */
const PICTURES = join(__dirname, '../../../out/pictures');

let browser: PaneBrowser;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  const city = await cityWorkbook();
  browser = await launchPaneBrowser({
    'city.xlsx': () => city,
    'clean.xlsx': fileAt('test/fixtures/returns/lucheng-clean.xlsx'),
    'wencheng.xls': fileAt('test/fixtures/returns/wencheng-clean.xls'),
    'ruian-q2.xlsx': fileAt('samples/2021Q2/瑞安市.xlsx'),
    'pingyang-q2.xlsx': fileAt('samples/2021Q2/平阳县.xlsx'),
  });
});
afterAll(() => browser.close());

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const found = await axe.run(document, { resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  });
}

/** Texts that stick out of the page, or are cut off where nothing tells that they go on. */
async function overflows(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const wide = [...document.querySelectorAll<HTMLElement>('.pir *:not(.pir-hidden):not(option)')].filter(
      (element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (right > clientWidth + 1 || left < -1);
      },
    );
    const page = scrollWidth > clientWidth ? [`page ${scrollWidth} > ${clientWidth}`] : [];
    return [...page, ...wide.map((element) => `${element.className}: ${(element.textContent ?? '').slice(0, 40)}`)];
  });
}

/** Together every width, theme and language. */
const LOOKS = [
  { look: 'light-320', query: {}, options: { width: 320 } },
  { look: 'dark-450-en', query: { theme: 'dark', lang: 'en-US' }, options: { width: 450 } },
  { look: 'contrast-320-en', query: { theme: 'contrast', lang: 'en-US' }, options: { width: 320 } },
  { look: 'forced-450', query: {}, options: { width: 450, forcedColors: true } },
] as const;

describe.each(LOOKS)('$look', ({ look, query, options }) => {
  test.each(SCENES)('$name can be read by everybody and fits', async (scene) => {
    const words = WORDS['lang' in query ? query.lang : 'zh-CN'];
    const page = await browser.open({ ...scene.query, ...query }, options);
    try {
      await scene.reach(page, words);
      await page.screenshot({ path: join(PICTURES, `${scene.name}-${look}.png`), caret: 'initial' });
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toEqual([]);
    } finally {
      await page.context().close();
    }
  });
});
