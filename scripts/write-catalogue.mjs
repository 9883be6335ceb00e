// Writes schema/wenzhou-2020-93.json from the catalogue in src/core: node scripts/write-catalogue.mjs
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

const FILE = 'schema/wenzhou-2020-93.json';

const { outputFiles } = await build({
  entryPoints: ['src/core/schema/wenzhou-2020-93/index.ts'],
  bundle: true,
  format: 'esm',
  charset: 'utf8',
  write: false,
});
const { WENZHOU_2020_93: catalogue } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

/** The order in which an indicator is read. */
const ORDER = 'code clause name verbatim target unit comparison wording strength measure window cityTotal'.split(' ');
const inOrder = (indicator) =>
  Object.fromEntries([...new Set([...ORDER, ...Object.keys(indicator)])].map((key) => [key, indicator[key]]));
const json = JSON.stringify({
  $schema: 'indicator-catalogue.schema.json',
  ...catalogue,
  indicators: catalogue.indicators.map(inOrder),
});
await writeFile(FILE, await format(json, { ...(await resolveConfig(FILE)), parser: 'json' }));
