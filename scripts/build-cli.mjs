// Bundles the command line into one file, so that it starts without a compiler. Runs after every `npm ci`.
// `node scripts/build-cli.mjs [folder]`, dist by default.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';

if (existsSync('src/cli/main.ts')) {
  await build({
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: process.argv[2] ?? 'dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    // Loaded only when an .xls, .et, .ods or .csv comes.
    external: ['@e965/xlsx'],
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
}
