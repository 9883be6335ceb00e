// Writes docs/rules.md from the rules and their words; a test fails when the two differ.
import { writeFileSync } from 'node:fs';
import { rulesDoc } from './rules-doc';

writeFileSync('docs/rules.md', rulesDoc());
