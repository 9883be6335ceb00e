import { check } from '../src/core/check';
import { bindWorkbook } from '../src/core/report/bind';
import { WENZHOU_2020_93 as catalogue } from '../src/core/schema/wenzhou-2020-93';
import { dateSerial, parsePeriod } from '../src/core/period';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { OpcPackage } from '../src/ooxml/package';
import { readWorkbook } from '../src/ooxml/read';
import { makeReturn } from './support/returns/make-return';
import type { MadeReturn } from './support/returns/make-return';
import { SLIPS } from './support/returns/slips';
import { compareWithTruth } from './support/returns/truth';

/**
 * Made-up returns in many layouts, written by another library from drafts that know nothing of the reader:
 * everything that is wrong is found at its cell, and nothing else is said.
 */
function judge(made: MadeReturn) {
  const { reports, matrices } = bindWorkbook(readWorkbook(OpcPackage.open(made.bytes)), catalogue, 'return.xlsx');
  const { findings } = check(reports, {
    catalogue,
    settings: DEFAULT_SETTINGS,
    today: dateSerial(2021, 10, 15)!,
    task: parsePeriod(made.truth.period),
    previous: [],
    allocation: null,
    expected: null,
    matrices,
  });
  return { reports, ...compareWithTruth(findings, made.truth) };
}

const seeds = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

test.each(seeds(1, 150))('a clean return in a layout of its own (seed %i) has no finding', async (seed) => {
  const made = await makeReturn(seed, 0);
  const { reports, missed, unfounded } = judge(made);
  expect(reports.map((report) => [report.unit?.code, report.period?.id])).toEqual([[made.truth.unit, '2021Q3']]);
  expect({ missed, unfounded }).toEqual({ missed: [], unfounded: [] });
});

test.each(SLIPS.flatMap((slip) => seeds(1000, 8).map((seed) => [slip.name, seed] as const)))(
  'the single slip "%s" (seed %i) is found at its cell, and nothing else',
  async (name, seed) => {
    const { missed, unfounded } = judge(await makeReturn(seed, 1, [name]));
    expect({ missed, unfounded }).toEqual({ missed: [], unfounded: [] });
  },
);

test.each(seeds(5000, 150))('five slips in one return (seed %i) are all found, and nothing else', async (seed) => {
  const made = await makeReturn(seed, 5);
  const { missed, unfounded } = judge(made);
  expect({ slips: made.slips, missed, unfounded }).toEqual({ slips: made.slips, missed: [], unfounded: [] });
});
