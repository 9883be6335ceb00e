import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';

const root = join(__dirname, '../..');
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

/** The style sheet that a package of the grid writes into the page, first empty, then filled; nothing else inline. */
const INLINE_STYLES =
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='";
const POLICY =
  `default-src 'none'; script-src 'self'; style-src 'self' ${INLINE_STYLES}; img-src 'self' data: blob:; ` +
  "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'";

const page = (styles: readonly string[]): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Grid</title><link rel="icon" href="data:,">` +
  [...styles, '/page.css'].map((href) => `<link rel="stylesheet" href="${href}">`).join('') +
  `</head><body><main id="grid"></main><script type="module" src="/grid-harness.js"></script></body></html>`;

/** The grid alone in a page, and what the browser complained of, violations of the policy included. */
export interface GridPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

export interface GridBrowser {
  open(query: Readonly<Record<string, string>>): Promise<GridPage>;
  close(): Promise<void>;
}

/** The grid's harness, bundled, served on this machine under the site's policy and shown in Chromium. */
export async function launchGridBrowser(files: Readonly<Record<string, () => Uint8Array>>): Promise<GridBrowser> {
  const bundle = await build({
    entryPoints: [join(root, 'test/e2e/harness/grid-harness.ts')],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/bundle',
    write: false,
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const outputs = new Map(bundle.outputFiles.map((file) => [file.path.replace('/bundle', ''), file.contents]));
  const html = page([...outputs.keys()].filter((path) => path.endsWith('.css')));
  const server = await listen((path) => {
    if (path === '/') return [html, 'text/html; charset=utf-8'];
    if (path === '/page.css') return ['html,body,#grid{height:100%;margin:0}', TYPES['css']!];
    if (path.startsWith('/files/')) {
      const file = files[path.slice('/files/'.length)];
      return file ? [file(), 'application/octet-stream'] : null;
    }
    const output = outputs.get(path);
    return output ? [output, TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream'] : null;
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await chromium.launch({
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
    async open(query) {
      const context = await browser.newContext({ viewport: { width: 1200, height: 760 }, reducedMotion: 'reduce' });
      const opened = await context.newPage();
      const complaints: string[] = [];
      opened.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      opened.on('pageerror', (error) => complaints.push(String(error)));
      await opened.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(query).toString()}`);
      await opened.waitForSelector('html[data-ready]', { timeout: 60_000 });
      return { page: opened, complaints };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Answer = readonly [body: string | Uint8Array, type: string] | null;

function listen(answer: (path: string) => Answer): Promise<Server> {
  const server = createServer((request, response) => {
    const found = answer(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (found === null) return void response.writeHead(404).end();
    const [body, type] = found;
    response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
