import { assess } from '../../../src/core/attainment';
import { carriedForward, earlierOf } from '../../../src/core/judgement/earlier';
import type { Grounds } from '../../../src/core/judgement/grounds';
import { judge } from '../../../src/core/judgement/judgement';
import { peerBasis, peerScore, peersOf } from '../../../src/core/judgement/peers';
import { percentSlipOf } from '../../../src/core/judgement/percent-slip';
import { unitSlipOf } from '../../../src/core/judgement/unit-slip';
import { parsePeriod } from '../../../src/core/period';
import type { Entry, Report } from '../../../src/core/report/report';
import type { Measure } from '../../../src/core/schema/catalogue';
import { indicatorByCode } from '../../../src/core/schema/facts';
import { WENZHOU_2020_93 as catalogue } from '../../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { Form } from '../../support/form';

const standards = { catalogue, settings: DEFAULT_SETTINGS, allocation: null };
const assessed = (report: Report, entry: Entry) => assess(report, entry, standards);
const grounds: Grounds = {
  catalogue,
  allocation: null,
  assess: assessed,
  earlier: (report, entry) => earlierOf(report, entry, null, assessed, catalogue),
  peers: () => null,
};

const BASES: Readonly<Record<Measure, 'share' | 'value' | null>> = {
  count: 'share',
  amount: 'share',
  ratio: 'value',
  coverage: 'value',
  density: 'value',
  growth: 'value',
  cagr: 'value',
  floor: 'value',
  rank: null,
  relative: null,
  breakthrough: null,
  'industry-coverage': null,
  'industry-count': null,
};

test.each(Object.entries(BASES))('units are compared in a %s by %s', (measure, basis) => {
  const indicator = { ...indicatorByCode(catalogue, 'D2-02')!, measure: measure as Measure };
  expect(peerBasis(indicator)).toBe(basis);
});

test('the median of an even number of units lies between the middle two, and what is not comparable is left out', () => {
  const shares = ['0.2', '0.3', '0.5', '0.6'];
  const reports = shares.map((share, index) =>
    Form.own({ unit: ['330302', '330303', '330304', '330328'][index]! })
      .put('D3-05', 'numerator', String(Number(share) * 1000))
      .put('D2-06', 'actual', index === 0 ? '' : '10')
      .report(),
  );
  const peers = peersOf(reports, assessed);
  expect(peers.get('D3-05')).toEqual({ count: 3, basis: 'value', median: 0.4, deviation: 0.15 });
  expect(peers.get('D2-06')).toEqual({ count: 2, basis: 'share', median: 0.5, deviation: 0 });
  expect(peers.has('D3-01')).toBe(false);
});

test('a unit without a target has no share', () => {
  const report = Form.own().put('D2-02', 'target', '').report();
  const entry = report.byCode.get('D2-02')!;
  expect(peerScore(entry, assessed(report, entry), 'share')).toBeNull();
  expect(peerScore(entry, { ...assessed(report, entry), actual: null }, 'value')).toBe(10);
});

test('a percentage of an indicator without a positive target is doubted only where it is no share at all', () => {
  const slip = (value: string) => {
    const report = Form.own().put('J1-05', 'actual', value).put('J1-05', 'previous', '0').report();
    const entry = report.byCode.get('J1-05')!;
    return percentSlipOf(report, { ...entry, indicator: { ...entry.indicator, target: 0 } }, grounds)?.meant;
  };
  expect([slip('77'), slip('1.2'), slip('770'), slip('0.005')]).toEqual([0.77, undefined, undefined, undefined]);
});

test('a count before the programme began, or a thousand times too large, is no slip of the unit', () => {
  const slip = (period: string, value: string) => {
    const report = Form.own({ period }).put('J4-04', 'actual', value).put('J4-04', 'previous', '').report();
    return unitSlipOf(report, report.byCode.get('J4-04')!, grounds);
  };
  expect(slip('2020Q4', '100000')).toBeNull();
  expect(slip('2021Q3', '7500')).toBeNull();
  expect(slip('2021Q3', '75000')?.exponent).toBe(4);
});

test('what was reported before is carried forward with the months', () => {
  const earlier = { value: 8, decimals: 0, period: parsePeriod('2021Q2')!, accepted: false, at: undefined };
  const forward = (code: string, now: string, then = '2021Q2') =>
    carriedForward(
      indicatorByCode(catalogue, code)!,
      parsePeriod(now)!,
      { ...earlier, period: parsePeriod(then)! },
      catalogue,
    );
  expect(forward('D2-02', '2021Q3')).toBe(12);
  expect(forward('J1-02', '2022Q1', '2021Q4')).toBeNull();
  expect(forward('D2-02', '2022Q1', '2021Q4')).toBe(10);
  expect(forward('D2-02', '2021Q1', '2020Q4')).toBeNull();
  expect(forward('J1-06', '2021Q3')).toBe(8);
});

test('an accepted report without the figure leaves the sheet’s own column', () => {
  const report = Form.own().report();
  const before = Form.own({ period: '2021Q2' }).put('D2-02', 'actual', '约8').report();
  const value = (accepted: Report | null) =>
    earlierOf(report, report.byCode.get('D2-02')!, accepted, assessed, catalogue);
  expect([value(before)?.value, value(before)?.accepted]).toEqual([8, false]);
  expect(value({ ...before, period: null })?.accepted).toBe(false);
  expect(earlierOf({ ...report, period: null }, report.byCode.get('D2-02')!, null, assessed, catalogue)).toBeNull();
});

test('a row that was not asked for is worth nothing', () => {
  const report = Form.own({ unit: '330328' }).report();
  expect(judge(report, report.byCode.get('J1-07')!, grounds)).toMatchObject({ isReadable: false, isSound: false });
});
