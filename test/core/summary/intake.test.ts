import { takeIn, type Arrival, type IntakeOptions } from '../../../src/core/summary/intake';
import type { SheetSnapshot } from '../../../src/core/snapshot';
import { parsePeriod } from '../../../src/core/period';
import {
  arrival,
  catalogue,
  cityUnit,
  Q2,
  Q3,
  reportingSheet,
  unitNamed,
  type SheetOptions,
} from '../../support/summary';

const sheetOf = (name: string, options: SheetOptions = {}, period = Q3): SheetSnapshot =>
  reportingSheet(unitNamed(name), period, { 'D2-02': { value: 1 } }, options);

function take(arrivals: readonly Arrival[], options: Partial<IntakeOptions> = {}) {
  return takeIn(arrivals, { catalogue, period: null, expected: ['330302', '330303'], earlier: null, ...options });
}

const told = (intake: ReturnType<typeof take>): string[] =>
  intake.verdicts.map(({ kind, source, unit, other }) =>
    [source, kind, unit?.name, other?.source].filter((part) => part !== undefined).join(' '),
  );

test.each<[string, readonly Arrival[], Partial<IntakeOptions>, readonly string[]]>([
  ['a report of an expected unit is taken', [arrival('a', sheetOf('鹿城区'))], {}, ['a accepted 鹿城区']],
  [
    'a file that cannot be read is named',
    [{ source: 'a', reports: [], error: { code: 'encrypted' } }],
    {},
    ['a unreadable'],
  ],
  ['a file without a report is named', [arrival('a')], {}, ['a no-report']],
  [
    'a report of another period is named',
    [arrival('a', sheetOf('鹿城区')), arrival('b', sheetOf('龙湾区', {}, Q2))],
    { period: Q3 },
    ['a accepted 鹿城区', 'b wrong-period 龙湾区'],
  ],
  [
    'the same months under another name are the same period',
    [arrival('a', sheetOf('鹿城区', { periodText: '2021年9月' }))],
    { period: Q3 },
    ['a accepted 鹿城区'],
  ],
  [
    'a report without a period is named',
    [arrival('a', sheetOf('鹿城区', { periodText: '未知' }))],
    { period: Q3 },
    ['a unknown-period 鹿城区'],
  ],
  [
    'a report of nobody is named',
    [arrival('a', sheetOf('鹿城区', { unitText: '无名县', name: 'Sheet1' }))],
    { period: Q3 },
    ['a unknown-unit'],
  ],
  ['a unit that nobody expects is named', [arrival('a', sheetOf('瑞安市'))], {}, ['a not-expected 瑞安市']],
  [
    'a hand-made total of the city is no return',
    [arrival('a', sheetOf('鹿城区', { unitText: '温州市本级', name: 'Sheet1' }))],
    {},
    ['a wrong-form 温州市本级'],
  ],
  [
    'of two returns of one unit the first is taken',
    [arrival('a', sheetOf('鹿城区')), arrival('b', sheetOf('鹿城区'))],
    {},
    ['a accepted 鹿城区', 'b duplicate 鹿城区 a'],
  ],
  [
    'of two returns of one unit the one filled in last is taken',
    [
      arrival('a', sheetOf('鹿城区', { date: '2021-10-08' })),
      arrival('b', sheetOf('鹿城区', { date: '2021-10-12' })),
      arrival('c', sheetOf('鹿城区', { date: '2021-10-10' })),
    ],
    {},
    ['a duplicate 鹿城区 b', 'b accepted 鹿城区', 'c duplicate 鹿城区 b'],
  ],
])('%s', (_, arrivals, options, verdicts) => {
  expect(told(take(arrivals, options))).toEqual(verdicts);
});

test('the report that was filled in last is the one that counts', () => {
  const intake = take([
    arrival('a', sheetOf('鹿城区', { date: '2021-10-08' })),
    arrival('b', sheetOf('鹿城区', { date: '2021-10-12' })),
  ]);
  expect(intake.accepted.map(({ report }) => report.source)).toEqual(['b']);
  expect(intake.missing.map(({ name }) => name)).toEqual(['龙湾区']);
});

test('without a task the period that most sheets are for is taken', () => {
  const sheets = [sheetOf('鹿城区', {}, Q2), sheetOf('龙湾区'), sheetOf('瑞安市')];
  expect(take([arrival('a', ...sheets)]).period?.id).toBe('2021Q3');
});

test('of two periods as frequent the later one is taken, whichever came first', () => {
  const [earlier, later] = [sheetOf('鹿城区', {}, Q2), sheetOf('龙湾区')];
  expect(take([arrival('a', earlier, later)]).period?.id).toBe('2021Q3');
  expect(take([arrival('a', later, earlier)]).period?.id).toBe('2021Q3');
});

test('no period at all is said so', () => {
  const intake = take([arrival('a', sheetOf('鹿城区', { periodText: '未知' })), arrival('b')]);
  expect(intake.period).toBeNull();
  expect(intake.accepted).toEqual([]);
});

test('all units of the catalogue are expected unless somebody says otherwise', () => {
  const intake = take([arrival('a', sheetOf('鹿城区'))], { expected: null });
  expect(intake.expected).toEqual(catalogue.units);
  expect(intake.missing).toHaveLength(14);
  expect(intake.missing).toContain(cityUnit);
});

test('an expected code that no unit bears is passed over', () => {
  expect(take([], { expected: ['330302', '999999'] }).expected.map(({ code }) => code)).toEqual(['330302']);
});

test('a task of another period takes none of the sheets', () => {
  const intake = take([arrival('a', sheetOf('鹿城区'))], { period: parsePeriod('2021Q1') });
  expect(told(intake)).toEqual(['a wrong-period 鹿城区']);
  expect(intake.missing).toHaveLength(2);
});
