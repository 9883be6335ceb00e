// Runs a TypeScript script of this folder: node scripts/run-ts.mjs scripts/make-samples.ts [arguments]
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [script, ...rest] = process.argv.slice(2);
// Beside node_modules, so that external packages are found.
const folder = mkdtempSync(join(resolve('node_modules'), '.run-ts-'));
const outfile = join(folder, 'script.mjs');
try {
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  process.argv = [process.argv[0], script, ...rest];
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
