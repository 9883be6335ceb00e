// npm run mutation: how many faults put into src/core its own tests notice.
// The core has some sixteen thousand possible mutants, a day's work, so a run takes an even sample of its lines, part
// by part, each part judged by the tests that mirror it. `-- --one-in 1` takes every line, `-- --part rules` one part,
// `-- --offset 7` another sample.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Lines that are taken together: enough for a statement over several lines. */
const WINDOW = 6;
const FACTS = 'schema/wenzhou-2020-93';

/** Which tests answer for which files, beneath src/core and test/core. What is in no other part is in the last. */
const PARTS = {
  rules: { of: /^(rules|judgement)\//, by: /^(rules|judgement)\/|^check/ },
  report: { of: /^report\//, by: /^report\// },
  schema: { of: /^schema\//, by: /^schema\// },
  summary: { of: /^summary\//, by: /^summary\// },
  formulas: { of: /^(expression|computed)\/|^(attainment|fill)\./, by: /^expression\/|^(attainment|fill)\./ },
  edits: { of: /./, by: /^[^/]+$/ },
};

/** A test file that cannot even be loaded has found it too. */
const FOUND = new Set(['Killed', 'Timeout', 'RuntimeError']);
/** Ignored: reached while the files load, before the first test. */
const LEFT = new Set(['Survived', 'NoCoverage', 'Ignored']);

const config = JSON.parse(readFileSync('stryker.config.json', 'utf8'));
const { values } = parseArgs({
  options: {
    'one-in': { type: 'string', default: '40' },
    offset: { type: 'string', default: '0' },
    part: { type: 'string' },
    concurrency: { type: 'string', default: String(config.concurrency) },
  },
});
const step = Number(values['one-in']);
let place = Number(values.offset);

function windowsOf(path) {
  const lines = readFileSync(path, 'utf8').split('\n').length - 1;
  const windows = [];
  for (let first = 1; first <= lines; first += WINDOW) {
    if (place++ % step === 0) windows.push(`${path}:${first}-${Math.min(first + WINDOW - 1, lines)}`);
  }
  return windows;
}

function filesBeneath(folder, ending) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(ending));
  return names.map((name) => name.replaceAll('\\', '/')).sort();
}

const names = filesBeneath('src/core', '.ts').filter((name) => !name.startsWith(FACTS));
const testNames = filesBeneath('test/core', '.test.ts');
const partOf = (name) => Object.keys(PARTS).find((part) => PARTS[part].of.test(name));

function mutantsOf(part, name, options) {
  const report = `reports/mutation-${part}-${name}.json`;
  const chosen = `reports/stryker-${part}-${name}.json`;
  const testFiles = testNames.filter((test) => PARTS[part].by.test(test)).map((test) => `test/core/${test}`);
  const all = {
    ...config,
    concurrency: Number(values.concurrency),
    jest: { ...config.jest, config: { globals: { TEST_FILES: testFiles } } },
    jsonReporter: { fileName: report },
    ...options,
  };
  mkdirSync('reports', { recursive: true });
  writeFileSync(chosen, JSON.stringify(all));
  const { status } = spawnSync('npx', ['stryker', 'run', chosen], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${part}: Stryker ended with ${status}.`);
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(files).flatMap(([path, { mutants }]) => mutants.map((mutant) => ({ ...mutant, path })));
}

const placeOf = ({ path, location: { start, end } }) =>
  `${path}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
const keyOf = (mutant) => `${placeOf(mutant)} ${mutant.replacement}`;

/**
 * First the tests that reach a mutant, then, for those that are left, every test of the part: constants and the tables
 * of the tests are made before the first test, and what the core remembers is reached by the first test alone.
 */
function run(part) {
  const paths = names.filter((name) => partOf(name) === part).map((name) => `src/core/${name}`);
  const mutants = mutantsOf(part, 'reached', { mutate: step === 1 ? paths : paths.flatMap(windowsOf) });
  const left = mutants.filter(({ status }) => LEFT.has(status));
  const again =
    left.length === 0
      ? []
      : mutantsOf(part, 'left', { mutate: left.map(placeOf), coverageAnalysis: 'off', ignoreStatic: false });
  const foundLater = new Set(again.filter(({ status }) => FOUND.has(status)).map(keyOf));
  const unfound = left.filter((mutant) => !foundLater.has(keyOf(mutant)));
  for (const { path, location, replacement } of unfound) {
    console.log(`not found: ${path}:${location.start.line}:${location.start.column} -> ${replacement}`);
  }
  const all = left.length + mutants.filter(({ status }) => FOUND.has(status)).length;
  return { all, found: all - unfound.length };
}

function line(title, { all, found }) {
  return `${title.padEnd(10)} ${((100 * found) / all).toFixed(1).padStart(5)} %   ${found} of ${all} mutants found`;
}

const total = { all: 0, found: 0 };
const lines = [];
for (const part of Object.keys(PARTS)) {
  if (values.part !== undefined && values.part !== part) continue;
  const counts = run(part);
  total.all += counts.all;
  total.found += counts.found;
  lines.push(line(part, counts));
}
console.log([...lines, line('core', total)].join('\n'));
