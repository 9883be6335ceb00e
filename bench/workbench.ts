import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import CssPlugin from 'mini-css-extract-plugin';
import type { Browser } from 'playwright-core';
import webpack, { type Configuration } from 'webpack';
import { FOURTEEN, OUT } from './inputs';
import { median } from './paired';
import { report } from './row';
import { withServedPages, type Served } from './served-pages';

const SITE = join('dist', 'site');
const PEER = join(OUT, 'univer-example');
const SAMPLE = '/workbench/samples/city-2021Q3.xlsx';
const ROUNDS = 7;
const PEER_PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Univer</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="peer.css"><script defer src="peer.js"></script></head>
<body style="margin:0"><div id="app" style="height:100vh"></div></body></html>`;

interface Place {
  readonly what: string;
  readonly path: string;
  /** What the page opens in the place of the sample. */
  readonly workbook: string;
  /** Each must be there, and nothing of `gone` be seen. */
  readonly ready: readonly string[];
  readonly gone: string;
}

const WORKBENCH = { path: '/workbench.html', ready: ['.pir-header', '#grid canvas'], gone: '#progress:not([hidden])' };
const PLACES: readonly Place[] = [
  { what: 'Univer', path: '/peer/index.html', workbook: '', ready: ['html[data-ready] canvas'], gone: 'none' },
  { ...WORKBENCH, what: 'its sample, 17 sheets', workbook: join('samples', 'city-2021Q3.xlsx') },
  { ...WORKBENCH, what: '14 sheets', workbook: FOURTEEN },
];

/**
 * From asking for the page to grid and pane that can be used, in turn with Univer's own example: the same preset with
 * an empty workbook, built with the same settings. Fresh browser contexts, everything from this machine.
 */
async function main(): Promise<void> {
  if (!existsSync(join(SITE, 'workbench.html'))) {
    report({ what: 'opening the workbench', figure: 'run npm run build first', goal: '–', reached: false });
    return;
  }
  await buildPeer();
  let workbook = '';
  const serve = (path: string): Served | null => {
    const inPeer = path.startsWith('/peer/');
    const file = path === SAMPLE ? workbook : inPeer ? join(PEER, path.slice('/peer/'.length)) : join(SITE, path);
    return existsSync(file) ? { key: file, kind: extname(file), read: () => readFileSync(file) } : null;
  };
  await withServedPages(serve, async (browser, origin) => {
    const times: number[][] = PLACES.map(() => []);
    for (let round = -1; round < ROUNDS; round++) {
      for (const [index, place] of PLACES.entries()) {
        ({ workbook } = place);
        const time = await openOnce(browser, origin, place);
        if (round >= 0) times[index]!.push(time);
      }
    }
    const [peer, ...ours] = times as [number[], ...number[][]];
    ours.forEach((own, index) => {
      const ratios = own.map((time, round) => time / peer[round]!);
      report({
        what: `${index === 0 ? 'opening the workbench: ' : '… '}${PLACES[index + 1]!.what}, against Univer’s empty example`,
        figure: `${median(ratios).toFixed(2)} × (${median(own).toFixed(0)} : ${median(peer).toFixed(0)} ms)`,
        goal: '–',
        reached: null,
      });
    });
  });
}

/** Univer's example by the settings that the workbench itself is built with. */
async function buildPeer(): Promise<void> {
  const config = (await import(pathToFileURL(resolve('webpack.config.js')).href)) as {
    default(env: object, args: object): Promise<readonly Configuration[]>;
  };
  const built = await config.default({}, { mode: 'production' });
  const workbench = built.find(({ name }) => name === 'workbench')!;
  rmSync(PEER, { recursive: true, force: true });
  const compiler = webpack({
    ...workbench,
    entry: { peer: resolve('bench/univer-example.ts') },
    module: {
      ...workbench.module,
      rules: [...(workbench.module?.rules ?? []), { test: /univer-example\.ts$/, sideEffects: true }],
    },
    output: { path: resolve(PEER), filename: '[name].js', publicPath: 'auto' },
    cache: false,
    plugins: [new CssPlugin({ filename: '[name].css' })],
  });
  await new Promise<void>((resolved, rejected) => {
    compiler!.run((error, stats) => {
      if (error ?? stats?.hasErrors()) rejected(error ?? new Error(stats!.toString('errors-only')));
      else resolved();
    });
  });
  mkdirSync(PEER, { recursive: true });
  writeFileSync(join(PEER, 'index.html'), PEER_PAGE);
}

/** Milliseconds by the page's own clock. */
async function openOnce(browser: Browser, origin: string, { path, ready, gone }: Place): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 800 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.addInitScript(
      ([wanted, unwanted]) => {
        const look = () => {
          const isThere = wanted.every((selector) => document.querySelector(selector));
          if (!isThere || document.querySelector(unwanted)) requestAnimationFrame(look);
          else Object.assign(window, { usableAt: performance.now() });
        };
        requestAnimationFrame(look);
      },
      [ready, gone] as const,
    );
    await page.goto(origin + path, { waitUntil: 'commit' });
    const usable = await page.waitForFunction(() => (window as { usableAt?: number }).usableAt, undefined, {
      timeout: 60_000,
    });
    return (await usable.jsonValue())!;
  } finally {
    await context.close();
  }
}

void main();
