import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, CDPSession } from 'playwright-core';
import { median } from './paired';
import { report } from './row';
import { withServedPages, type Served } from './served-pages';

const SITE = join('dist', 'site');
/** `dist` of Microsoft's React template (OfficeDev/Office-Addin-TaskPane-React, `npm run build`), where the caller has it. */
const TEMPLATE = process.env.BENCH_TEMPLATE ?? null;
const OFFICE = join('node_modules', '@microsoft', 'office-js', 'dist');
const ROUNDS = 15;
const PEER_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Peer</title>
<link rel="icon" href="data:,"><script src="/office/office.js"></script></head>
<body><div id="container"></div><script src="taskpane.js"></script></body></html>`;

const IN_EXCEL = `;(() => {
  const info = { host: 'Excel', platform: 'PC' };
  Office.onReady = (then) => Promise.resolve(info).then((ready) => (then?.(ready), ready));
  const settings = { get: () => null, set: () => {}, saveAsync: (done) => done({ status: 'succeeded' }) };
  Object.defineProperty(Office, 'context', { value: { document: { settings }, displayLanguage: 'en-US' } });
  Office.actions ??= { associate: () => {} };
})();`;

/**
 * Cold open of the pane, served from this machine, against Microsoft's React template, or a stand-in for it where the
 * template is not at hand: a fresh browser context each time, so that nothing is cached. Both load the same office.js, whose greeting to Excel is answered at once,
 * since no Excel is there to answer it.
 */
async function main(): Promise<void> {
  if (!existsSync(join(SITE, 'taskpane.html'))) {
    report({ what: 'cold open of the pane', figure: 'run npm run build first', goal: '≤ 0.60', reached: false });
    return;
  }
  const serve = TEMPLATE === null ? await standIn() : template(TEMPLATE);
  await withServedPages(
    (path) => ofPeer(path, serve) ?? served(path),
    async (browser, origin) => {
      const ours = { path: '/taskpane.html', ready: '#validate, .pir-button-primary', whole: '.pir' };
      const theirs = { path: `${PEER}taskpane.html`, ready: 'button', whole: 'button' };
      const opened = await inTurn(browser, origin, [ours, theirs]);
      const [first, second] = opened as [Opened, Opened];
      rows(first, second);
    },
  );
}

const PEER = '/peer/';
type Peer = (file: string) => Omit<Served, 'key'> | null;

function ofPeer(path: string, peer: Peer): Served | null {
  const found = path.startsWith(PEER) ? peer(path.slice(PEER.length)) : null;
  return found && { key: path, ...found };
}

/** Built as it is published; only office.js comes from this machine, as ours does. */
function template(folder: string): Peer {
  return (file) => {
    const path = join(folder, file);
    if (!existsSync(path)) return null;
    if (extname(path) !== '.html') return { kind: extname(path), read: () => readFileSync(path) };
    const read = () => readFileSync(path, 'utf8').replace(/https:[^"]*\/office\.js/, '/office/office.js');
    return { kind: '.html', read };
  };
}

async function standIn(): Promise<Peer> {
  const { outputFiles } = await build({
    entryPoints: [join('bench', 'peer-pane.tsx')],
    bundle: true,
    minify: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const files: Readonly<Record<string, Omit<Served, 'key'>>> = {
    'taskpane.html': { kind: '.html', read: () => PEER_PAGE },
    'taskpane.js': { kind: '.js', read: () => outputFiles[0]!.contents },
  };
  return (file) => files[file] ?? null;
}

function served(path: string): Served | null {
  const key = path;
  if (path === '/office/office.js') {
    return { key, kind: '.js', read: () => `${readFileSync(join(OFFICE, 'office.js'), 'utf8')}\n${IN_EXCEL}` };
  }
  const file = path.startsWith('/office/') ? join(OFFICE, path.slice('/office/'.length)) : join(SITE, path);
  return existsSync(file) ? { key, kind: extname(path), read: () => readFileSync(file) } : null;
}

interface Place {
  readonly path: string;
  /** The first button that can be pressed. */
  readonly ready: string;
  /** What is on the screen once all has been drawn. */
  readonly whole: string;
}

interface Opened {
  /** Milliseconds. */
  readonly ready: number;
  readonly whole: number;
  /** Bytes after garbage collection. */
  readonly heap: number;
}

async function inTurn(browser: Browser, origin: string, places: readonly Place[]): Promise<readonly Opened[]> {
  const times: Opened[][] = places.map(() => []);
  for (let round = -2; round < ROUNDS; round++) {
    for (const [index, place] of places.entries()) {
      const opened = await openOnce(browser, origin, place);
      if (round >= 0) times[index]!.push(opened);
    }
  }
  return times.map((all) => ({
    ready: median(all.map(({ ready }) => ready)),
    whole: median(all.map(({ whole }) => whole)),
    heap: median(all.map(({ heap }) => heap)),
  }));
}

async function openOnce(browser: Browser, origin: string, { path, ready, whole }: Place): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 320, height: 720 }, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.addInitScript(
      ([first, all]) => {
        const seen: Record<string, number> = {};
        Object.assign(window, { seen });
        const look = () => {
          for (const [name, selector] of [
            ['ready', first!],
            ['whole', all!],
          ] as const) {
            const element = document.querySelector<HTMLButtonElement>(selector);
            if (element && !element.disabled && !(name in seen)) seen[name] = performance.now();
          }
          if (!('ready' in seen && 'whole' in seen)) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      [ready, whole],
    );
    await page.goto(origin + path, { waitUntil: 'commit' });
    await page.waitForFunction(() => 'whole' in ((window as unknown as { seen?: object }).seen ?? {}), undefined, {
      timeout: 30_000,
    });
    const seen = await page.evaluate(() => (window as unknown as { seen: { ready: number; whole: number } }).seen);
    const session: CDPSession = await context.newCDPSession(page);
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { ...seen, heap: usedSize };
  } finally {
    await context.close();
  }
}

function rows(ours: Opened, peer: Opened): void {
  const compare = (what: string, mine: number, other: number, goal: number | null, unit: string, digits: number) => {
    const ratio = mine / other;
    report({
      what,
      figure: `${ratio.toFixed(2)} × (${mine.toFixed(digits)} : ${other.toFixed(digits)} ${unit})`,
      goal: goal === null ? '–' : `≤ ${goal.toFixed(2)} ×`,
      reached: goal === null ? null : ratio <= goal,
    });
  };
  const peerName =
    TEMPLATE === null
      ? 'against React and Fluent UI v9 laid out as in Microsoft’s template'
      : 'against Microsoft’s React template';
  compare(`cold open to the first usable button, ${peerName}`, ours.ready, peer.ready, 0.6, 'ms', 0);
  compare('… to the whole pane', ours.whole, peer.whole, null, 'ms', 0);
  // The goal is set by the template, whose polyfill takes a quarter of its memory; the stand-in has none.
  const heapGoal = TEMPLATE === null ? null : 0.75;
  compare('… heap after garbage collection', ours.heap / 1e6, peer.heap / 1e6, heapGoal, 'MB', 1);
}

void main();
