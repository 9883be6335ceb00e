import type { Page } from 'playwright-core';
import { complaintsOf, launchChromium } from './chromium';
import { bundleHarness, serve } from './local-site';

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
  const outputs = await bundleHarness('grid-harness.ts');
  const html = page([...outputs.keys()].filter((path) => path.endsWith('.css')));
  const site = await serve(
    (path) => {
      if (path === '/') return [html, 'html'];
      if (path === '/page.css') return ['html,body,#grid{height:100%;margin:0}', 'css'];
      if (path.startsWith('/files/')) {
        const file = files[path.slice('/files/'.length)];
        return file ? [file(), ''] : null;
      }
      return outputs.get(path) ?? null;
    },
    { 'content-security-policy': POLICY },
  );
  const browser = await launchChromium();
  return {
    async open(query) {
      const context = await browser.newContext({ viewport: { width: 1200, height: 760 }, reducedMotion: 'reduce' });
      const opened = await context.newPage();
      const complaints = complaintsOf(opened);
      await opened.goto(`${site.origin}/?${new URLSearchParams(query).toString()}`);
      await opened.waitForSelector('html[data-ready]', { timeout: 60_000 });
      return { page: opened, complaints };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
