import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';

const root = join(__dirname, '../..');
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
};

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Pane</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/harness.css"><style>html,body,#pane{height:100%;margin:0}</style></head>
<body><main id="pane"></main><script type="module" src="/harness.js"></script></body></html>`;

/** The pane's harness, bundled, served on this machine and shown in Chromium. */
export interface PaneBrowser {
  /** `files` names workbooks by the path that the query gives. */
  open(query: Readonly<Record<string, string>>, options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly forcedColors?: boolean;
}

export async function launchPaneBrowser(files: Readonly<Record<string, () => Uint8Array>>): Promise<PaneBrowser> {
  const bundle = await build({
    entryPoints: [join(root, 'test/e2e/harness/harness.tsx')],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/bundle',
    write: false,
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const outputs = new Map(bundle.outputFiles.map((file) => [file.path.replace('/bundle', ''), file.contents]));
  const server = await listen((path) => {
    if (path === '/') return [PAGE, 'html'];
    if (path.startsWith('/files/')) {
      const file = files[path.slice('/files/'.length)];
      return file ? [file(), ''] : null;
    }
    const output = outputs.get(path);
    return output ? [output, path.split('.').at(-1)!] : null;
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
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
  return {
    async open(query, { width = 320, height = 720, forcedColors = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        forcedColors: forcedColors ? 'active' : 'none',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(query).toString()}`);
      await page.waitForSelector('html[data-ready]', { timeout: 30_000 });
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Answer = readonly [body: string | Uint8Array, kind: string] | null;

function listen(answer: (path: string) => Answer): Promise<Server> {
  const server = createServer((request, response) => {
    const found = answer(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (found === null) return void response.writeHead(404).end();
    const [body, kind] = found;
    response.writeHead(200, { 'content-type': TYPES[kind] ?? 'application/octet-stream' }).end(body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** A workbook of the project's samples or fixtures. */
export function fileAt(path: string): () => Uint8Array {
  return () => readFileSync(join(root, path));
}
