// Packs what an administrator of an intranet needs into out/intranet-kit.zip: the same input gives the same bytes.
// `npm run zip`, after `npm run build -- --env base=https://server/path`.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const SITE = join('dist', 'site');
const KIT = join('out', 'intranet-kit.zip');
/** The first day that a zip can name. */
const EPOCH = new Date(1980, 0, 1);

if (!existsSync(join(SITE, 'taskpane.html'))) {
  console.error('请先运行 npm run build。 Run npm run build first.');
  process.exit(2);
}

/** Paths below a folder, sorted by code unit, with `/`. */
function filesBelow(folder, prefix = '') {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
        : [`${prefix}${entry.name}`],
    )
    .sort((a, b) => (a < b ? -1 : 1));
}

const manifest = readFileSync(join(SITE, 'manifest.xml'), 'utf8');
const base = /<SourceLocation DefaultValue="(.+?)\/taskpane\.html"/.exec(manifest)[1];
const text = (name) => readFileSync(join('deployment', name), 'utf8');
/** Windows reads .reg files as UTF-16. */
const registry = Buffer.from(`\ufeff${text('catalogue.reg').replace(/\r?\n/g, '\r\n')}`, 'utf16le');

const files = {
  '管理员说明.html': Buffer.from(text('administrator.html').replaceAll('BASE_ADDRESS', base)),
  'manifest.xml': Buffer.from(manifest),
  'catalogue.reg': registry,
  'nginx.conf': Buffer.from(text('nginx.conf')),
  'web.config': Buffer.from(text('web.config')),
};
for (const path of filesBelow(SITE)) {
  if (path !== 'manifest.xml') files[`site/${path}`] = readFileSync(join(SITE, path));
}
const packed = zipSync(files, { level: 9, mtime: EPOCH });
mkdirSync('out', { recursive: true });
writeFileSync(KIT, packed);
console.log(
  `${KIT}  ${Object.keys(files).length} 个文件 files, ${(packed.length / 1e6).toFixed(2)} MB, 站点地址 base ${base}`,
);
