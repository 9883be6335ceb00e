import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * Who may import whom: the longest matching row decides, and its place may import itself and what the row names.
 * Packages are named by their npm name; `node:` stands for Node's own modules.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/ooxml': [
    'src/core/address',
    'src/core/display-width',
    'src/core/edit',
    'src/core/snapshot',
    'src/hosts/host',
    'fflate',
    '@e965/xlsx',
  ],
  'src/hosts/host': ['src/core'],
  'src/hosts/file': ['src/core/snapshot', 'src/core/edit', 'src/core/address', 'src/hosts/host', 'src/ooxml', 'node:'],
  'src/hosts/excel': ['src/core/snapshot', 'src/core/edit', 'src/core/address', 'src/hosts/host'],
  'src/actions': ['src/core', 'src/hosts/host'],
  'src/locales': ['src/core'],
  'src/cli': ['src/core', 'src/actions', 'src/hosts', 'src/ooxml', 'src/locales', 'package.json', 'node:'],
  'src/taskpane': [
    'src/core',
    'src/actions',
    'src/hosts',
    'src/locales',
    'src/ooxml',
    'react',
    'react-dom',
    '@fluentui',
    '@griffel',
  ],
  'src/taskpane/main': ['src/taskpane', 'src/commands', 'src/locales/tag'],
  'src/taskpane/components': ['src/core', 'src/locales', 'src/taskpane', 'react', '@fluentui', '@griffel'],
  'src/commands': ['src/core', 'src/actions', 'src/hosts', 'src/locales', 'src/taskpane'],
  'src/workbench': [
    'src/core',
    'src/actions',
    'src/hosts',
    'src/ooxml',
    'src/locales',
    'src/taskpane',
    'react',
    'react-dom',
    '@fluentui',
    '@griffel',
    '@univerjs',
    'rxjs',
  ],
};

const root = resolve(__dirname, '..');

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** Every module that a file imports, types and lazy imports too: relative ones as paths from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\b[^;']*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map((match) => {
    const module = (match[1] ?? match[2] ?? match[3])!;
    return module.startsWith('.') ? relative(root, resolve(dirname(file), module)) : module;
  });
}

const rowOf = (path: string): string | undefined =>
  Object.keys(MAY_IMPORT)
    .filter((place) => path === place || path === `${place}.ts` || path.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length)[0];

const isWithin = (imported: string, place: string): boolean =>
  imported === place || imported.startsWith(place.endsWith(':') ? place : `${place}/`);

const files = filesUnder(join(root, 'src')).map((file) => relative(root, file));

test.each(files)('%s imports only what the table allows', (file) => {
  const row = rowOf(file);
  expect(row).toBeDefined();
  const forbidden = importsOf(join(root, file)).filter(
    (imported) => !isWithin(imported, row!) && !MAY_IMPORT[row!]!.some((place) => isWithin(imported, place)),
  );
  expect(forbidden).toEqual([]);
});

test('only hosts/excel and commands speak of Excel', () => {
  const speaking = files.filter((file) =>
    /\bExcel\.(run|[A-Z]\w+)/.test(readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
  );
  expect(speaking.filter((file) => !file.startsWith('src/hosts/excel/') && !file.startsWith('src/commands/'))).toEqual(
    [],
  );
});
