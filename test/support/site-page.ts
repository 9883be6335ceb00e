import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { WorkbookSnapshot } from '../../src/core/snapshot';
import { toText } from './snapshot-text';

const root = join(__dirname, '../..');
const SITE = join(root, 'dist/site');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.xml': 'text/xml; charset=utf-8',
};

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
  const server = await listen(async (path) => {
    await before(path);
    if (path === '/office/office.js' && office !== null) return [office, '.js'];
    const file = join(SITE, path);
    return file.startsWith(SITE) && existsSync(file) ? [readFileSync(file), extname(file)] : null;
  });
  const address = server.address();
  const origin = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
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
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(origin + path, { waitUntil: 'commit' });
      return { page, requests, complaints };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Answer = readonly [body: string | Uint8Array, kind: string] | null;

function listen(answer: (path: string) => Promise<Answer>): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)).then((found) => {
      if (found === null) return void response.writeHead(404).end();
      const [body, kind] = found;
      response.writeHead(200, { 'content-type': TYPES[kind] ?? 'application/octet-stream' }).end(body);
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
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
