import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const schema = join(root, '../shared/manifest-xsd/OfficeAppManifestV1_1.xsd');

test("the manifest is valid by Microsoft's schema", () => {
  if (!existsSync(schema)) {
    process.stdout.write('The schema of the manifest does not lie beside this checkout: not checked against it.\n');
    return;
  }
  const { status, stderr } = spawnSync(
    'xmllint',
    ['--noout', '--nonet', '--schema', schema, join(root, 'manifest.xml')],
    {
      encoding: 'utf8',
    },
  );
  expect([status, stderr.trim().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/validates$/)]);
});
