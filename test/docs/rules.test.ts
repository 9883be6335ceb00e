import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDoc } from '../../scripts/rules-doc';

test('docs/rules.md is what the rules say (otherwise: npm run docs)', () => {
  expect(readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesDoc());
});
