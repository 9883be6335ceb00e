// Fails where the pane loads more script than was promised. Sizes are those of gzip, as servers send them.
// `node scripts/check-budgets.mjs`, after webpack.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const SITE = join('dist', 'site');
const LANGUAGES = ['zh-CN', 'en-US'];

/** The modules whose scripts a person waits for, each step with those before it; limits in kB of 1,000 bytes. */
const STEPS = [
  {
    name: '窗格打开 the pane is open',
    limit: 85,
    modules: (language) => ['src/taskpane/excel-pane', `src/locales/${language}/pane`],
  },
  {
    name: '首次校验结果 first verdict of 校验',
    limit: 150,
    modules: (language) => ['src/taskpane/engine', 'src/taskpane/components/Results', `src/locales/${language}/rules`],
  },
];

if (!existsSync(join('dist', 'chunks.json'))) {
  console.error('请先运行 webpack。 Run webpack first.');
  process.exit(2);
}
const { entry, lazy } = JSON.parse(readFileSync(join('dist', 'chunks.json'), 'utf8'));
const sizes = new Map();

function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(SITE, file)), { level: 9 }).length);
  return sizes.get(file);
}

function scriptsOf(module) {
  const files = lazy[module];
  if (!files) throw new Error(`${module} is no import() of the build any more: mend the list of steps.`);
  return files;
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** Prints the steps of one language; answers with those that are too large. */
function check(language) {
  const loaded = new Set(entry.taskpane);
  const tooLarge = [];
  console.log(`\n${language}`);
  for (const file of loaded) console.log(`  ${kilobytes(sizeOf(file)).padStart(7)}  ${file}`);
  for (const { name, limit, modules } of STEPS) {
    for (const module of modules(language)) {
      const fresh = scriptsOf(module).filter((file) => !loaded.has(file));
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

const tooLarge = LANGUAGES.flatMap(check);
if (tooLarge.length > 0) {
  console.error(`\n超出预算 Over budget:\n  ${tooLarge.join('\n  ')}`);
  process.exit(1);
}
