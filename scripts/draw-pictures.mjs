// Draws the generated sheets for the handbook, and takes over what the tests in the browser have taken:
// npm run e2e && npm run pictures (needs LibreOffice and pdftoppm).
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OUT = 'docs/pictures';
/** Pictures of the tests, by the name that they have in the documents. */
const TAKEN = { workbench: 'workbench-located' };
/** The views of the pane: each is shown narrow and light, and wide, dark and English. */
const VIEWS = {
  idle: 'idle',
  'no-report': 'no-report',
  checking: 'checking',
  findings: 'findings',
  'by-rule': 'findings-by-rule',
  clause: 'clause',
  'fix-preview': 'fix-preview',
  explain: 'explain',
  passed: 'passed',
  filled: 'filled',
  stale: 'stale',
  busy: 'busy',
  protected: 'protected',
  failed: 'failed',
  summary: 'summary',
  options: 'summary-options',
  previous: 'summary-previous',
  summarized: 'summarized',
  indicators: 'indicators',
  more: 'more',
};
for (const [name, scene] of Object.entries(VIEWS)) {
  TAKEN[`pane-${name}`] = `${scene}-light-320`;
  TAKEN[`pane-${name}-450`] = `${scene}-dark-450-en`;
}
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
const cli = (...args) => {
  try {
    execFileSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'ignore' });
  } catch (error) {
    // 1 says that mandatory findings are open, as they are in the samples.
    if (error.status !== 1) throw error;
  }
};

/** What is drawn: the workbook, the page of its PDF, the picture's name and its width. */
const PAGES = [
  ['template', 1, 'return', 1400],
  ['allocation', 1, 'allocation', 1600],
  ['marked', 1, 'marked', 1400],
  ['summary', 1, 'summary-overview', 1700],
  ['summary', 4, 'summary-comparison', 1400],
  ['summary', 7, 'summary-charts', 1100],
  ['summary', 8, 'summary-briefing', 900],
];

mkdirSync(OUT, { recursive: true });
for (const [name, taken] of Object.entries(TAKEN)) {
  const picture = join('out', 'pictures', `${taken}.png`);
  if (existsSync(picture)) copyFileSync(picture, join(OUT, `${name}.png`));
  else console.error(`${picture}：请先运行 npm run e2e。 Run npm run e2e first.`);
}
cli(
  'template',
  '--unit',
  '330302',
  '--period',
  '2021Q3',
  '--targets',
  'samples/allocation.xlsx',
  '-o',
  join(folder, 'template.xlsx'),
);
cli('check', 'samples/2021Q3/瑞安市.xlsx', '--today', '2021-10-20', '--mark', '-o', join(folder, 'marked'));
renameSync(join(folder, 'marked', '瑞安市.xlsx'), join(folder, 'marked.xlsx'));
cli(
  'summarize',
  'samples/2021Q3',
  '--previous',
  'samples/2021Q2',
  '--today',
  '2021-10-20',
  '-o',
  join(folder, 'summary.xlsx'),
);
execFileSync('cp', ['samples/allocation.xlsx', folder]);
for (const workbook of new Set(PAGES.map(([name]) => name))) {
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, `${workbook}.xlsx`),
    ],
    { stdio: 'ignore' },
  );
}
for (const [workbook, page, name, width] of PAGES) {
  execFileSync('pdftoppm', [
    '-f',
    String(page),
    '-l',
    String(page),
    '-singlefile',
    '-scale-to-x',
    String(width),
    '-scale-to-y',
    '-1',
    '-png',
    join(folder, `${workbook}.pdf`),
    join(OUT, name),
  ]);
}
rmSync(folder, { recursive: true });
console.log(readdirSync(OUT).join('\n'));
