// Bundles the command line into dist/cli.js, so that it starts without a compiler. Runs after every `npm ci`.
import { build } from 'esbuild';
import { existsSync } from 'node:fs';

if (existsSync('src/cli/main.ts')) {
  await build({
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    external: ['@e965/xlsx'],
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
}
