import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { complaintsOf, launchChromium } from './chromium';
import { serve } from './local-site';
import { toText } from './snapshot-text';

const root = join(__dirname, '../..');
const SITE = join(root, 'dist/site');

/** Makes the production bundle; what has not changed comes out of webpack's cache. */
export function buildSite(): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('webpack-cli/bin/cli.js'), '--mode', 'production'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
}

/** What went on behind a page. */
export interface Watched {
  readonly page: Page;
  /** Requests in order, as addresses. */
  readonly requests: readonly string[];
  /** What the console and the browser complained of, violations of the policy included. */
  readonly complaints: readonly string[];
}

export interface OpenOptions {
  /** The workbook that the Excel in memory holds; absent: a browser without Excel. */
  readonly workbook?: WorkbookSnapshot;
  readonly language?: string;
  /** The address within the site. */
  readonly path?: string;
  readonly width?: number;
  /** Resolves when an answer may be sent. */
  readonly before?: (path: string) => Promise<void>;
  readonly javaScript?: boolean;
}

export interface SiteBrowser {
  readonly origin: string;
  open(options?: OpenOptions): Promise<Watched>;
  close(): Promise<void>;
}

/** A server of static files on this machine, and Chromium. */
export async function launchSiteBrowser(): Promise<SiteBrowser> {
  let before: NonNullable<OpenOptions['before']> = () => Promise.resolve();
  let office: string | null = null;
  const site = await serve(async (path) => {
    await before(path);
    if (path === '/office/office.js' && office !== null) return [office, 'js'];
    const file = join(SITE, path);
    return file.startsWith(SITE) && existsSync(file) ? [readFileSync(file), extname(file).slice(1)] : null;
  });
  const { origin } = site;
  const browser = await launchChromium();
  const fake = await fakeBundle();
  return {
    origin,
    async open({ workbook, language = 'zh-CN', path = '/taskpane.html', width = 320, ...rest } = {}) {
      before = rest.before ?? (() => Promise.resolve());
      office = workbook ? excelInMemory(fake, workbook, language) : null;
      const context = await browser.newContext({
        viewport: { width, height: 720 },
        locale: language,
        reducedMotion: 'reduce',
        javaScriptEnabled: rest.javaScript ?? true,
      });
      const page = await context.newPage();
      const requests: string[] = [];
      const complaints = complaintsOf(page);
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(origin + path, { waitUntil: 'commit' });
      return { page, requests, complaints };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** `installFakeExcel` for a page, and sets that travel as text. */
async function fakeBundle(): Promise<string> {
  const bundle = await build({
    stdin: {
      contents: `import { installFakeExcel } from './test/support/fake-excel/install';
        import { fromText, toText } from './test/support/snapshot-text';
        const give = window.givenWorkbook;
        const fake = installFakeExcel(window, fromText(give.text), { language: give.language });
        Object.assign(window, { fakeExcel: fake, workbookText: () => toText(fake.toSnapshot()) });`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  });
  return bundle.outputFiles[0]!.text;
}

/** In the place of office.js: Microsoft's client of a desktop Excel, and the workbook beneath it. */
function excelInMemory(fake: string, workbook: WorkbookSnapshot, language: string): string {
  const client = readFileSync(require.resolve('@microsoft/office-js/dist/excel-win32-16.01.js'), 'utf8');
  const given = JSON.stringify({ text: toText(workbook), language });
  return `${client}\n;window.givenWorkbook = ${given};\n${fake}`;
}
