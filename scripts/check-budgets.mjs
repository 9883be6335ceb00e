// Fails where the pane, or the workbench before its grid, loads more script than was promised. Sizes are those of gzip, as servers send them.
// `node scripts/check-budgets.mjs`, after webpack.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SITE = join('dist', 'site');
const LANGUAGES = ['zh-CN', 'en-US'];

/** What is opened, and the modules whose scripts a person waits for, each step with those before it; limits in kB of 1,000 bytes. */
const PAGES = [
  {
    entry: 'taskpane',
    chunks: 'chunks.json',
    steps: [
      {
        name: '窗格打开 the pane is open',
        limit: 85,
        modules: (language) => ['src/taskpane/excel-pane', `src/locales/${language}/pane`],
      },
      {
        name: '首次校验结果 first verdict of 校验',
        limit: 150,
        modules: (language) => [
          'src/taskpane/engine',
          'src/taskpane/components/Results',
          `src/locales/${language}/rules`,
        ],
      },
    ],
  },
  {
    entry: 'workbench',
    chunks: 'workbench-chunks.json',
    steps: [
      { name: '工作台的按钮可用 the buttons of the workbench take orders', limit: 10, modules: () => [] },
      {
        name: '工作台的窗格打开 the pane of the workbench is open',
        limit: 105,
        modules: (language) => ['src/workbench/browser-workbench', `src/locales/${language}/pane`],
      },
    ],
  },
];

if (!PAGES.every(({ chunks }) => existsSync(join('dist', chunks)))) {
  console.error('请先运行 webpack。 Run webpack first.');
  process.exit(2);
}
const sizes = new Map();

function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(SITE, file)), { level: 9 }).length);
  return sizes.get(file);
}

function scriptsOf(module, lazy) {
  const files = lazy[module];
  if (!files) throw new Error(`${module} is no import() of the build any more: mend the list of steps.`);
  return files;
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** Prints the steps of one page in one language; answers with those that are too large. */
function check(page, language) {
  const { entry, lazy } = JSON.parse(readFileSync(join('dist', page.chunks), 'utf8'));
  const loaded = new Set(entry[page.entry]);
  const tooLarge = [];
  console.log(`\n${page.entry} ${language}`);
  for (const file of loaded) console.log(`  ${kilobytes(sizeOf(file)).padStart(7)}  ${file}`);
  for (const { name, limit, modules } of page.steps) {
    for (const module of modules(language)) {
      const fresh = scriptsOf(module, lazy).filter((file) => !loaded.has(file));
      for (const file of fresh) {
        loaded.add(file);
        console.log(`  ${kilobytes(sizeOf(file)).padStart(7)}  ${file}  ${module}`);
      }
    }
    const total = [...loaded].reduce((sum, file) => sum + sizeOf(file), 0);
    console.log(`  ${kilobytes(total).padStart(7)} kB / ${limit} kB  ${name}`);
    if (total > limit * 1000) tooLarge.push(`${language}: ${name}: ${kilobytes(total)} kB > ${limit} kB`);
  }
  return tooLarge;
}

const tooLarge = PAGES.flatMap((page) => LANGUAGES.flatMap((language) => check(page, language)));
if (tooLarge.length > 0) {
  console.error(`\n超出预算 Over budget:\n  ${tooLarge.join('\n  ')}`);
  process.exit(1);
}
