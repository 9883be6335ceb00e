// npm run bench: measures what performance is promised for, and prints it with the goal beside it.
// Times are medians of things measured in turn on this machine; only ratios and sizes can be compared across machines.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const OUT = join('out', 'bench');
const BUILT = join(OUT, 'built');
const SAMPLE = join('samples', '2021Q3', '鹿城区.xlsx');
const JUDGED = ['--period', '2021Q3', '--today', '2021-10-20'];

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function prepare() {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    entryPoints: ['make', 'sheet', 'workbook', 'batch', 'pane', 'workbench'].map((name) => `bench/${name}.ts`),
    outdir: BUILT,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@e965/xlsx', 'esbuild', 'exceljs', 'mini-css-extract-plugin', 'playwright-core', 'saxes', 'webpack'],
    logLevel: 'warning',
  });
  if (!existsSync(join('dist', 'cli.js'))) spawnSync(process.execPath, ['scripts/build-cli.mjs'], { stdio: 'inherit' });
  node('make');
}

/** Runs one measurement in its own process and gives back its rows. */
function node(name, ...args) {
  const { status, stdout } = spawnSync(process.execPath, [join(BUILT, `${name}.js`), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`bench/${name}.ts ended with ${status}.`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** Wall-clock milliseconds of a process of its own. */
function wallOf(args) {
  const started = process.hrtime.bigint();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** Peak memory in MiB, told by the process itself at its end. */
function peakOf(args) {
  const shim = `data:text/javascript,process.on('exit',()=>process.stderr.write('peak='+process.resourceUsage().maxRSS))`;
  const { stderr } = spawnSync(process.execPath, ['--import', shim, ...args], { encoding: 'utf8' });
  return Number(/peak=(\d+)/.exec(stderr)?.[1]) / 1024;
}

function oneFile() {
  const command = [join('dist', 'cli.js'), 'check', SAMPLE, ...JUDGED];
  const bare = [];
  const ours = [];
  for (let round = 0; round < 21; round++) {
    bare.push(wallOf(['-e', '0']));
    ours.push(wallOf(command));
  }
  const ratio = median(ours) / median(bare);
  const peak = peakOf(command);
  return [
    {
      what: 'one file on the command line, against a bare node process',
      figure: `${ratio.toFixed(2)} × (${median(ours).toFixed(0)} : ${median(bare).toFixed(0)} ms)`,
      goal: '≤ 3.5 ×',
      reached: ratio <= 3.5,
    },
    { what: '… its peak memory', figure: `${peak.toFixed(0)} MiB`, goal: '≤ 70 MiB', reached: peak <= 70 },
  ];
}

const batch = (label, ...argv) => JSON.parse(node('batch', label, ...argv)[0].figure);

function books() {
  const { seconds } = batch('books', 'check', join(OUT, 'books-60'), '--json', ...JUDGED);
  const rate = 60 / seconds;
  return [
    {
      what: 'workbooks of 14 sheets checked',
      figure: `${rate.toFixed(0)} a second`,
      goal: '≥ 50',
      reached: rate >= 50,
    },
  ];
}

/** Time must grow with the files, not faster; memory must not grow between the middle and the end. */
function growing(title, argvOf) {
  const counts = readdirSync(OUT)
    .map((name) => Number(/^returns-(\d+)$/.exec(name)?.[1] ?? NaN))
    .filter((count) => [1, 14, 100, 1000].includes(count))
    .sort((a, b) => a - b);
  const runs = counts.map((count) => ({ count, ...batch(title, ...argvOf(join(OUT, `returns-${count}`))) }));
  const rows = runs.map(({ count, seconds, end }) => ({
    what: `${title}: ${count} files`,
    figure: `${seconds.toFixed(2)} s, ${end.toFixed(0)} MiB`,
    goal: count === 14 && title === 'summarize' ? '≤ 2 s' : '–',
    reached: count === 14 && title === 'summarize' ? seconds <= 2 : null,
  }));
  const [hundred, thousand] = [runs.at(-2), runs.at(-1)];
  const growth = (thousand.seconds - hundred.seconds) / 900 / (hundred.seconds / 100);
  const flat = thousand.end / thousand.middle;
  return [
    ...rows,
    {
      what: `${title}: a file of the last 900 against one of the first 100`,
      figure: `${growth.toFixed(2)} ×`,
      goal: '≤ 1.2 ×',
      reached: growth <= 1.2,
    },
    {
      what: `${title}: memory after 1,000 files against after 500`,
      figure: `${flat.toFixed(2)} ×`,
      goal: '≤ 1.2 ×',
      reached: flat <= 1.2,
    },
  ];
}

const width = (text) => [...text].reduce((columns, character) => columns + (character > '\u1100' ? 2 : 1), 0);
const pad = (text, columns) => text + ' '.repeat(Math.max(0, columns - width(text)));

function print(rows) {
  for (const { what, figure, goal, reached } of rows) {
    const mark = reached === null ? ' ' : reached ? '✓' : '✗';
    console.log(`${mark} ${pad(what, 66)} ${pad(figure, 34)} ${goal}`);
  }
}

await prepare();
print(node('sheet'));
print(node('workbook'));
print(node('pane'));
print(node('workbench'));
print(oneFile());
print(books());
print(growing('check', (folder) => ['check', folder, '--json', ...JUDGED]));
print(growing('summarize', (folder) => ['summarize', folder, '--json', ...JUDGED, '-o', `${folder}.xlsx`]));
