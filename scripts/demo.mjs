// Runs the main job on samples/ with the command line, and says where the results lie.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const OUT = join('out', 'demo');
const PERIOD = '2021Q3';
const LAST = '2021Q2';
const TODAY = '2021-10-20';
const returns = join('samples', PERIOD);
const previous = join('samples', LAST);
const targets = join('samples', 'allocation.xlsx');

if (!existsSync(join('dist', 'cli.js'))) await import('./build-cli.mjs');

/** Runs one command and shows it; 1 means findings are open, which the samples are meant to have. */
function run(title, ...args) {
  console.log(`\n── ${title}\n$ npm run cli -- ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [join('dist', 'cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0 && status !== 1) {
    console.error(`\n示例未能完成（退出状态 ${status}）。 The demo stopped (exit status ${status}).`);
    process.exit(2);
  }
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const workbooks = existsSync(returns) ? readdirSync(returns).filter((name) => name.endsWith('.xlsx')) : [];
if (workbooks.length === 0) {
  console.error(`没有找到示例 ${returns}。 There are no samples in ${returns}.`);
  process.exit(2);
}
const judged = ['--targets', targets, '--previous', previous, '--period', PERIOD, '--today', TODAY];

run(
  '空白报送表 Blank returns',
  'template',
  '--all',
  '--period',
  PERIOD,
  '--targets',
  targets,
  '-o',
  join(OUT, '空白报送表'),
);
run('空白目标分解表 A blank allocation sheet', 'allocation', '-o', join(OUT, '目标分解表.xlsx'));
run('校验并标记 Check and mark', 'check', returns, ...judged, '--expect', 'all', '--mark', '-o', join(OUT, '校验'));
run('填充公式 Fill formulas', 'fill', returns, '--targets', targets, '-o', join(OUT, '填好'));
run('汇总 Summarize', 'summarize', returns, ...judged, '-o', join(OUT, '汇总.xlsx'));

console.log(`
示例数据是虚构的。 The samples are made up.

结果 Results:
  ${join(OUT, '空白报送表')}${' '.repeat(4)}每个单位一份空白报送表 a blank return for each unit
  ${join(OUT, '目标分解表.xlsx')}  空白目标分解表 a blank allocation sheet
  ${join(OUT, '校验')}${' '.repeat(10)}标出问题的报送表 the returns with their findings marked
  ${join(OUT, '填好')}${' '.repeat(10)}填好公式的报送表 the returns with every formula filled
  ${join(OUT, '汇总.xlsx')}${' '.repeat(6)}标准化汇总表 the standardized summary`);
