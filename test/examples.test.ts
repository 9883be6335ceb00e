import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromA1, rangeFromA1 } from '../src/core/address';
import { check } from '../src/core/check';
import type { Finding } from '../src/core/finding';
import { dateSerial } from '../src/core/period';
import { bindWorkbook } from '../src/core/report/bind';
import { WENZHOU_2020_93 as catalogue } from '../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { readFixture } from './support/read-file';

interface Expected {
  readonly rule: string;
  readonly cell: string | null;
  readonly code: string | null;
  readonly optional: boolean;
  readonly accept?: readonly string[];
  readonly or?: readonly string[];
}

interface Truth {
  readonly findings: readonly Expected[];
}

const RETURNS = ['lucheng-clean.xlsx', 'lucheng-slips.xlsx', 'ruian-slips.xlsx', 'wencheng-clean.xls'];

function truthOf(file: string): Truth {
  const path = join(__dirname, 'fixtures/returns', file.replace(/\.xlsx?$/, '.truth.json'));
  return JSON.parse(readFileSync(path, 'utf8')) as Truth;
}

async function findingsOf(file: string): Promise<readonly Finding[]> {
  const { reports, matrices } = bindWorkbook(await readFixture(`returns/${file}`), catalogue, file);
  return check(reports, {
    catalogue,
    settings: DEFAULT_SETTINGS,
    today: dateSerial(2021, 10, 20),
    task: null,
    previous: [],
    allocation: null,
    expected: null,
    matrices,
  }).findings;
}

function isIn(cell: string, range: string): boolean {
  const at = fromA1(cell)!;
  const { top, left, bottom, right } = rangeFromA1(range)!;
  return at.row >= top && at.row <= bottom && at.column >= left && at.column <= right;
}

/** A finding says what the truth knows: the same thing by the same rule, or by one that says it as well. */
function says(finding: Finding, { rule, cell, code, accept = [], or = [] }: Expected): boolean {
  if (finding.rule !== rule && !or.includes(finding.rule)) return false;
  const ranges = cell === null ? accept : [cell, ...accept];
  if (ranges.length === 0) return code === null || finding.code === null || finding.code === code;
  return finding.cell !== null && ranges.some((range) => isIn(finding.cell!, range));
}

describe.each(RETURNS)('%s', (file) => {
  const truth = truthOf(file);

  test('gives every finding of its truth', async () => {
    const findings = await findingsOf(file);
    const missed = truth.findings.filter(
      (expected) => !expected.optional && !findings.some((one) => says(one, expected)),
    );
    expect(missed).toEqual([]);
  });

  test('gives nothing that its truth does not allow', async () => {
    const findings = await findingsOf(file);
    const unfounded = findings.filter((one) => !truth.findings.some((expected) => says(one, expected)));
    expect(unfounded).toEqual([]);
  });
});
