// Bundles the command line, so that it starts without a compiler. Runs after every `npm ci`.
// `node scripts/build-cli.mjs [folder]`, dist by default.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = process.argv[2] ?? 'dist';

/** Runs the command line once over a form of its own, and keeps what V8 compiled for it. */
function warmUp() {
  const scratch = mkdtempSync(join(tmpdir(), 'warm-up-'));
  const form = join(scratch, 'form.xlsx');
  const run = (args, env = {}) =>
    spawnSync(process.execPath, [join(folder, 'cli.js'), ...args], {
      stdio: 'ignore',
      env: { ...process.env, ...env },
      timeout: 60_000,
    });
  run(['template', '--unit', '330302', '--period', '2021Q3', '-o', form]);
  run(['check', form, '--today', '2021-10-15'], { INDICATOR_REPORTS_WRITE_CACHE: '1' });
  rmSync(scratch, { recursive: true, force: true });
}

if (existsSync('src/cli/main.ts')) {
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: { program: 'src/cli/main.ts' },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'ascii',
    write: false,
    // A script run by node:vm has no import() of its own.
    supported: { 'dynamic-import': false },
    // Loaded only when an .xls, .et, .ods or .csv comes.
    external: ['@e965/xlsx'],
    logLevel: 'warning',
  });
  // esbuild leaves regular expressions as they are; an escape means the same there.
  const program = outputFiles[0].text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(join(folder, 'program.js'), program);
  copyFileSync('scripts/cli-loader.cjs', join(folder, 'cli.js'));
  chmodSync(join(folder, 'cli.js'), 0o755);
  rmSync(join(folder, 'program.cache'), { force: true });
  warmUp();
}
