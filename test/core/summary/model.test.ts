import type { Finding } from '../../../src/core/finding';
import { parsePeriod, type Period } from '../../../src/core/period';
import { indicatorsOfForm } from '../../../src/core/schema/facts';
import type { Allocation } from '../../../src/core/allocation';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { assess } from '../../../src/core/attainment';
import { fingerprint } from '../../../src/core/summary/fingerprint';
import { takeIn } from '../../../src/core/summary/intake';
import { toJson } from '../../../src/core/summary/json';
import { summarize } from '../../../src/core/summary/model';
import { totalNote } from '../../../src/core/summary/notes';
import { countStatuses, pointsOf, shareOf } from '../../../src/core/summary/standing';
import {
  allArrivals,
  arrival,
  catalogue,
  indicator,
  Q2,
  Q3,
  reportingSheet,
  summaryOf,
  unitNamed,
  words,
  type Written,
} from '../../support/summary';

const intakeOf = (period: Period, written: Written, unit = '鹿城区') =>
  takeIn([arrival('past.xlsx', reportingSheet(unitNamed(unit), period, written))], {
    catalogue,
    period: null,
    expected: null,
    earlier: null,
  });

const one = (written: Written, period = Q3) => [
  arrival('a.xlsx', reportingSheet(unitNamed('鹿城区'), period, written)),
];

test('all 67 indicators stand in the order of the document', () => {
  const model = summaryOf(allArrivals(Q3, 3));
  expect(model.indicators.map((summary) => summary.indicator.code)).toEqual(
    catalogue.indicators.map(({ code }) => code),
  );
  expect(model.missing).toEqual([]);
  expect(model.submissions).toHaveLength(15);
});

test('the city is judged against the document as a unit is against its target', () => {
  const model = summaryOf(one({ 'D2-02': { value: 500 }, 'J1-06': { value: 1.9 } }));
  const byCode = new Map(model.indicators.map((summary) => [summary.indicator.code, summary]));
  expect(byCode.get('D2-02')).toMatchObject({
    target: 2000,
    actual: 500,
    attainment: 0.25,
    expected: 9 / 24,
    status: '滞后',
  });
  expect(byCode.get('J1-06')).toMatchObject({ attainment: 0.95, expected: null, status: '接近目标' });
  expect(byCode.get('D2-03')).toMatchObject({ actual: null, attainment: null, status: '未报送' });
});

test('a unit is judged as on its own sheet, by its allocation', () => {
  const allocation: Allocation = { targets: new Map([['330302', new Map([['D2-02', 100]])]]), source: 'x' };
  const arrivals = one({ 'D2-02': { value: 50, target: 10 } });
  const model = summaryOf(arrivals, { allocation });
  const figure = model.indicators.find((summary) => summary.indicator.code === 'D2-02')!.units.get('330302')!;
  const report = arrivals[0]!.reports[0]!;
  const own = assess(report, report.byCode.get('D2-02')!, { catalogue, settings: DEFAULT_SETTINGS, allocation });
  expect(figure).toMatchObject({ target: own.target, actual: own.actual, attainment: 0.5, status: own.status });
  expect(figure.targetInput).toBeNull();
});

test('the period before is shown beside the total', () => {
  const model = summaryOf(one({ 'D2-02': { value: 50 } }), { past: [intakeOf(Q2, { 'D2-02': { value: 30 } })] });
  const shown = model.indicators.find((summary) => summary.indicator.code === 'D2-02')!;
  expect([shown.actual, shown.previous]).toEqual([50, 30]);
  expect(model.past.map(({ period }) => period.id)).toEqual(['2021Q2']);
});

test('totals over different units are not compared', () => {
  const arrivals = [
    ...one({ 'D2-02': { value: 50 }, 'D2-03': { value: 7 } }),
    arrival('b.xlsx', reportingSheet(unitNamed('龙湾区'), Q3, { 'D2-02': { value: 9 } })),
  ];
  const model = summaryOf(arrivals, { past: [intakeOf(Q2, { 'D2-02': { value: 30 }, 'D2-03': { value: 4 } })] });
  const shown = (code: string) => {
    const { previous, comparable } = model.indicators.find((summary) => summary.indicator.code === code)!;
    return [previous, comparable];
  };
  expect(shown('D2-02')).toEqual([30, false]);
  expect(shown('D2-03')).toEqual([4, true]);
});

test('past periods are put in order; the same, later and unknown ones are no past', () => {
  const [q1, q4] = [parsePeriod('2021Q1')!, parsePeriod('2021Q4')!];
  const unknown = takeIn([], { catalogue, period: null, expected: null, earlier: null });
  const past = [Q2, q1, q4, Q3, Q2].map((period) => intakeOf(period, { 'D2-02': { value: 1 } }));
  const model = summaryOf(one({}), { past: [...past, unknown] });
  expect(model.past.map(({ period }) => period.id)).toEqual(['2021Q1', '2021Q2']);
});

test.each([
  ['a count of the programme goes on over the years', 'D2-02', '2021Q4', '2022Q1', 9],
  [
    'a yearly figure begins anew in January, so that nothing is held against December',
    'J1-02',
    '2021Q4',
    '2022Q1',
    null,
  ],
  ['so does one of the final year', 'F3-01', '2021Q4', '2022Q1', null],
  ['within the year it is held against the last period', 'J1-02', '2021Q2', '2021Q3', 9],
])('%s', (_, code, last, period, expected) => {
  const past = [intakeOf(parsePeriod(last)!, { [code]: { value: 9 } })];
  const model = summaryOf(one({ [code]: { value: 12 } }, parsePeriod(period)!), { past });
  expect(model.indicators.find((own) => own.indicator.code === code)!.previous).toBe(expected);
});

const finding = (more: Partial<Finding>): Finding => ({
  rule: 'blank-value',
  severity: 'mandatory',
  sheet: '鹿城区',
  source: 'a.xlsx',
  cell: 'G8',
  related: [],
  code: 'D2-02',
  params: {},
  fix: null,
  ...more,
});

test('findings are told by unit; what belongs to no unit comes last', () => {
  const arrivals = [
    ...one({}),
    arrival('b.xlsx', reportingSheet(unitNamed('龙湾区'), Q3, {})),
    arrival('c.xlsx', reportingSheet(unitNamed('鹿城区'), Q3, {})),
  ];
  const model = summaryOf(arrivals, {
    findings: [
      finding({ rule: 'missing-submission', sheet: null, cell: null, code: null, source: undefined }),
      finding({ source: 'b.xlsx', sheet: '龙湾区', severity: 'verify' }),
      finding({ code: 'J3-01.2' }),
      finding({ source: 'c.xlsx', rule: 'duplicate-submission', code: null, severity: 'notice' }),
    ],
  });
  expect(model.issues.map(({ unit, ruleId, indicatorName, key }) => [unit?.name, ruleId, indicatorName, key])).toEqual([
    ['鹿城区', 'blank-value', indicator('J3-01').name, '鹿城区|G8|J3-01.2|blank-value'],
    ['鹿城区', 'duplicate-submission', '', '鹿城区|G8||duplicate-submission'],
    ['龙湾区', 'blank-value', indicator('D2-02').name, '龙湾区|G8|D2-02|blank-value'],
    [undefined, 'missing-submission', '', '|||missing-submission'],
  ]);
  const [first, second] = model.standings;
  expect([first!.mandatory, first!.verify, second!.mandatory, second!.verify]).toEqual([1, 0, 0, 1]);
});

test('the units whose evidence names the same project are told with the total', () => {
  const arrivals = [...one({}), arrival('b.xlsx', reportingSheet(unitNamed('浙南产业集聚区'), Q3, {}))];
  const double = (source: string, sheet: string) => finding({ rule: 'double-count', source, sheet });
  const model = summaryOf(arrivals, {
    findings: [double('a.xlsx', '鹿城区'), double('b.xlsx', '浙南产业集聚区'), finding({ code: 'D2-03' })],
  });
  const names = (code: string) =>
    model.indicators.find((own) => own.indicator.code === code)!.doubled.map(({ name }) => name);
  expect(names('D2-02')).toEqual(['鹿城区', '浙南产业集聚区']);
  expect(names('D2-03')).toEqual([]);
  const own = model.indicators.find((summary) => summary.indicator.code === 'D2-02')!;
  expect(totalNote(own)).toContain('疑似重复：鹿城区、浙南产业集聚区');
});

test('a figure that an open finding doubts is counted, and the total says whose it is', () => {
  const arrivals = [
    arrival('a.xlsx', reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 70 } })),
    arrival('b.xlsx', reportingSheet(unitNamed('龙湾区'), Q3, {})),
  ];
  const model = summaryOf(arrivals, {
    findings: [
      finding({ rule: 'unit-scale' }),
      finding({ rule: 'unit-scale', source: 'b.xlsx', sheet: '龙湾区' }),
      finding({ rule: 'missing-evidence', code: 'D2-03' }),
    ],
  });
  const note = (code: string) => totalNote(model.indicators.find((own) => own.indicator.code === code)!);
  expect(note('D2-02')).toContain('数据待核：鹿城区');
  expect(note('D2-02')).not.toContain('数据待核：鹿城区、龙湾区');
  expect(note('D2-03')).not.toContain('数据待核');
});

test('a double that belongs to no unit names none', () => {
  const model = summaryOf(one({}), { findings: [finding({ rule: 'double-count', sheet: null, source: undefined })] });
  expect(model.indicators.flatMap(({ doubled }) => doubled)).toEqual([]);
});

test.each<[string, Parameters<typeof pointsOf>[0], number | null]>([
  ['attainment is the points', { attainment: 0.8, status: '滞后' }, 0.8],
  ['more than all earns no more', { attainment: 1.7, status: '已达成' }, 1],
  ['less than nothing costs nothing', { attainment: -0.4, status: '差距较大' }, 0],
  ['what was not reported earns nothing', { attainment: null, status: '未报送' }, 0],
  ['what is not judged is no part of the score', { attainment: null, status: '推进中' }, null],
])('%s', (_, figure, points) => {
  expect(pointsOf(figure)).toBe(points);
});

test('the share on schedule counts what is missing and leaves out what is not judged', () => {
  expect(shareOf(countStatuses(['已达成', '达序时', '滞后', '未报送', '推进中', '不适用']))).toBe(0.5);
  expect(shareOf(countStatuses(['推进中']))).toBeNull();
});

test('equal shares have one rank and are called tied; a unit without a report has none', () => {
  const arrivals = ['鹿城区', '龙湾区', '瓯海区'].map((name, index) =>
    arrival(`${name}.xlsx`, reportingSheet(unitNamed(name), Q3, { 'J1-06': { value: index === 2 ? 2.5 : 1 } })),
  );
  const model = summaryOf(arrivals, { expected: ['330302', '330303', '330304', '330305'] });
  expect(model.standings.map(({ unit, rank, tied }) => [unit.name, rank, tied])).toEqual([
    ['鹿城区', 2, true],
    ['龙湾区', 2, true],
    ['瓯海区', 1, false],
    ['洞头区', null, false],
  ]);
});

test('without weights there is no score; with weights it is their mean of the points', () => {
  const arrivals = one({ 'D2-02': { value: 50, target: 100 }, 'D2-03': { value: 90, target: 30 } });
  const kept = (weights: readonly (readonly [string, number])[]) => ({
    weights: new Map(weights),
    remarks: new Map(),
    issueRemarks: new Map(),
  });
  const scoreWith = (weights: readonly (readonly [string, number])[]) =>
    summaryOf(arrivals, { kept: kept(weights) as never }).standings.map(({ score }) => score);
  expect(summaryOf(arrivals).standings[0]!.score).toBeNull();
  expect(
    scoreWith([
      ['D2-02', 3],
      ['D2-03', 1],
    ])[0],
  ).toBeCloseTo(62.5, 10);
  expect(
    scoreWith([
      ['D2-02', 3],
      ['D2-04', 1],
    ])[0],
  ).toBeCloseTo(37.5, 10);
  expect(scoreWith([['D2-02', 0]])[0]).toBeNull();
  expect(scoreWith([['Z0-01', 5]])[0]).toBeNull();
  expect(
    scoreWith([
      ['D3-01', 5],
      ['D2-02', 1],
    ])[0],
  ).toBeCloseTo(100 * (0.5 / 6), 10);
  expect(scoreWith([['D2-02', 3]])[1]).toBeNull();
});

test('what does not apply to the unit is no part of its score', () => {
  const arrivals = [arrival('a.xlsx', reportingSheet(unitNamed('瑞安市'), Q3, { 'D2-02': { value: 1, target: 2 } }))];
  const kept = {
    weights: new Map([
      ['J1-07', 9],
      ['D2-02', 1],
    ]),
    remarks: new Map(),
    issueRemarks: new Map(),
  };
  const model = summaryOf(arrivals, { kept: kept as never });
  expect(model.standings.find(({ unit }) => unit.name === '瑞安市')!.score).toBe(50);
});

test('the fingerprint names the inputs and not the time', () => {
  const at = (time: string, value: number) => summaryOf(one({ 'D2-02': { value } }), { time }).fingerprint;
  expect(at('2021-10-15 09:30', 5)).toBe(at('2021-10-16 10:00', 5));
  expect(at('2021-10-15 09:30', 5)).not.toBe(at('2021-10-15 09:30', 6));
  expect(at('2021-10-15 09:30', 5)).toMatch(/^[0-9a-f]{16}$/);
});

test('the fingerprint does not ask where the files lie', () => {
  const from = (source: string) =>
    summaryOf([arrival(source, reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 5 } }))]).fingerprint;
  expect(from('a.xlsx')).toBe(from('elsewhere/b.xlsx'));
});

test('the past and the weights are inputs too', () => {
  const arrivals = one({ 'D2-02': { value: 5 } });
  const plain = summaryOf(arrivals).fingerprint;
  const past = summaryOf(arrivals, { past: [intakeOf(Q2, { 'D2-02': { value: 3 } })] }).fingerprint;
  const kept = { weights: new Map([['D2-02', 1]]), remarks: new Map(), issueRemarks: new Map() };
  const weighted = summaryOf(arrivals, { kept: kept as never }).fingerprint;
  expect(new Set([plain, past, weighted]).size).toBe(3);
});

test('texts that run together are told apart', () => {
  expect(fingerprint(['ab', 'c'])).not.toBe(fingerprint(['a', 'bc']));
  expect(fingerprint([])).toBe('cbf29ce4811c9dc5');
});

test('without a period there is no summary', () => {
  const intake = takeIn([], { catalogue, period: null, expected: null, earlier: null });
  const options = { catalogue, settings: DEFAULT_SETTINGS, allocation: null, past: [], findings: [], kept: null };
  expect(summarize(intake, { ...options, time: '', words })).toBeNull();
});

test('the JSON has the shape that the command line promises', () => {
  const json = toJson(summaryOf(one({ 'D2-02': { value: 500 } }), { expected: ['330302', '330303', '330300'] }));
  expect(json).toMatchObject({ period: '2021Q3', reported: ['330302'], missing: ['330303', '330300'] });
  expect(json.indicators.find(({ code }) => code === 'D2-02')).toEqual({
    code: 'D2-02',
    actual: 500,
    attainment: 0.25,
    expected: 9 / 24,
    status: '滞后',
    units: {
      330302: { actual: 500, attainment: null, status: '未下达目标' },
      330303: { actual: null, attainment: null, status: '未报送' },
    },
    notTotalled: '不完整：龙湾区未报送',
  });
  expect(json.indicators.find(({ code }) => code === 'Z0-03')).toMatchObject({
    actual: null,
    units: { 330300: { actual: null, status: '未报送' } },
    notTotalled: '不可汇总：市本级尚未报送；温州市本级未报送',
  });
  expect(Object.keys(json)).toEqual(['period', 'reported', 'missing', 'indicators']);
  expect(json.indicators).toHaveLength(indicatorsOfForm(catalogue, 'county').length + 21);
});
