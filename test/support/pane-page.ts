import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { bundleHarness, serve } from './local-site';

const root = join(__dirname, '../..');
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
  const outputs = await bundleHarness('harness.tsx');
  const site = await serve((path) => {
    if (path === '/') return [PAGE, 'html'];
    if (path.startsWith('/files/')) {
      const file = files[path.slice('/files/'.length)];
      return file ? [file(), ''] : null;
    }
    return outputs.get(path) ?? null;
  });
  const browser = await launchChromium();
  return {
    async open(query, { width = 320, height = 720, forcedColors = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        forcedColors: forcedColors ? 'active' : 'none',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(`${site.origin}/?${new URLSearchParams(query).toString()}`);
      await page.waitForSelector('html[data-ready]', { timeout: 30_000 });
      return page;
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** A workbook of the project's samples or fixtures. */
export function fileAt(path: string): () => Uint8Array {
  return () => readFileSync(join(root, path));
}
