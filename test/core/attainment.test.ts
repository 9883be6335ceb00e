import fc from 'fast-check';
import {
  assess,
  assessFigure,
  computedCells,
  computedFormulas,
  figureOf,
  LIGHTS,
  lightOf,
  targetFor,
  type Assessment,
  type Status,
} from '../../src/core/attainment';
import type { Comparison, Indicator, Measure, Window } from '../../src/core/schema/catalogue';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { isError, type CellValue } from '../../src/core/snapshot';
import { computedRow, indicatorWith, type RowContents, type RowOptions } from '../support/computed-row';

const COUNT: Partial<Indicator> = {};
const YEARLY: Partial<Indicator> = { window: 'year' };
const AMOUNT: Partial<Indicator> = {
  measure: 'amount',
  comparison: 'greater_than',
  window: 'final-year',
  unit: '亿元',
};
const RATIO: Partial<Indicator> = { measure: 'ratio', window: 'level', unit: '%', target: 67 };
const COVERAGE: Partial<Indicator> = { ...RATIO, measure: 'coverage', comparison: 'full_coverage', target: 100 };
const DENSITY: Partial<Indicator> = { measure: 'density', window: 'level', unit: '台/万人', target: 148 };
const GROWTH: Partial<Indicator> = { measure: 'growth', window: 'level', unit: '%', target: 8 };
const CAGR: Partial<Indicator> = { measure: 'cagr', window: 'level', unit: '%', target: 12 };
const RANK: Partial<Indicator> = { measure: 'rank', comparison: 'rank_within', window: 'level', unit: '位', target: 3 };
const FLOOR: Partial<Indicator> = { measure: 'floor', window: 'year-level', unit: '%', target: 70 };
const RELATIVE: Partial<Indicator> = {
  measure: 'relative',
  comparison: 'relative',
  window: 'level',
  unit: '百分点',
  target: 0,
};
const PRIZE: Partial<Indicator> = { measure: 'breakthrough', comparison: 'breakthrough', target: 1 };
const COVERED: Partial<Indicator> = { ...COVERAGE, measure: 'industry-coverage' };
const EACH: Partial<Indicator> = { measure: 'industry-count', window: 'year', target: 1 };

type Expected = readonly [actual: number | null, attainment: number | null, expected: number | null, status: Status];
type Row = readonly [string, Partial<Indicator>, RowContents, Expected, RowOptions?];

const rows: readonly Row[] = [
  // Counts towards the end of the programme: 9 of 24 months by the third quarter of 2021.
  ['on schedule', COUNT, { target: 100, actual: 40 }, [40, 0.4, 0.375, '达序时']],
  ['exactly on schedule', COUNT, { target: 24, actual: 9 }, [9, 0.375, 0.375, '达序时']],
  ['behind by a little', COUNT, { target: 100, actual: 30 }, [30, 0.3, 0.375, '略滞后']],
  ['behind by just ten points', COUNT, { target: 1000, actual: 275 }, [275, 0.275, 0.375, '略滞后']],
  ['behind by more', COUNT, { target: 100, actual: 27 }, [27, 0.27, 0.375, '滞后']],
  ['nothing yet', COUNT, { target: 100, actual: 0 }, [0, 0, 0.375, '滞后']],
  ['met', COUNT, { target: 100, actual: 100 }, [100, 1, 0.375, '已达成']],
  ['more than met', COUNT, { target: 100, actual: 150 }, [150, 1.5, 0.375, '已达成']],
  ['missing', COUNT, { target: 100 }, [null, null, 0.375, '未报送']],
  ['words', COUNT, { target: 100, actual: '若干' }, [null, null, 0.375, '未报送']],
  ['an error', COUNT, { target: 100, actual: { error: '#REF!' } }, [null, null, 0.375, '未报送']],
  ['below zero', COUNT, { target: 100, actual: -5 }, [-5, -0.05, 0.375, '滞后']],
  ['without a target', COUNT, { actual: 5 }, [5, null, 0.375, '未下达目标']],
  ['without either', COUNT, {}, [null, null, 0.375, '未报送']],
  ['a target of 0 is met', COUNT, { target: 0, actual: 0 }, [0, null, 0.375, '已达成']],
  ['a target of 0 is missed', COUNT, { target: 0, actual: -1 }, [-1, null, 0.375, '推进中']],
  ['the end of the programme', COUNT, { target: 100, actual: 95 }, [95, 0.95, 1, '略滞后'], { period: '2022年度' }],
  ['after the programme', COUNT, { target: 100, actual: 80 }, [80, 0.8, 1, '滞后'], { period: '2023Q1' }],
  ['before the programme', COUNT, { target: 100, actual: 0 }, [0, 0, 0, '达序时'], { period: '2020Q4' }],
  ['an unreadable period', COUNT, { target: 100, actual: 40 }, [40, 0.4, null, '推进中'], { period: '某季度' }],
  // The yearly window: 9 of 12 months.
  ['a yearly target', YEARLY, { target: 4, actual: 3 }, [3, 0.75, 0.75, '达序时']],
  [
    'a yearly target by a month',
    YEARLY,
    { target: 12, actual: 7 },
    [7, 7 / 12, 8 / 12, '略滞后'],
    { period: '2021-08' },
  ],
  // The final year
  ['a year before the final one only informs', AMOUNT, { target: 400, actual: 500 }, [500, 1.25, null, '推进中']],
  ['… but a missing figure is missing', AMOUNT, { target: 400 }, [null, null, null, '未报送']],
  ['… and a missing target missing', AMOUNT, { actual: 400 }, [400, null, null, '未下达目标']],
  ['the final year', AMOUNT, { target: 400, actual: 300 }, [300, 0.75, 0.75, '达序时'], { period: '2022Q3' }],
  [
    'just the target is not beyond it',
    AMOUNT,
    { target: 400, actual: 400 },
    [400, 1, 0.75, '达序时'],
    { period: '2022Q3' },
  ],
  [
    'beyond the target',
    AMOUNT,
    { target: 400, actual: 400.01 },
    [400.01, 400.01 / 400, 0.75, '已达成'],
    { period: '2022Q3' },
  ],
  // Ratios and levels
  ['a ratio met', RATIO, { target: 0.67, numerator: 3, denominator: 4 }, [0.75, 0.75 / 0.67, null, '已达成']],
  ['a ratio near', RATIO, { target: 0.67, numerator: 62, denominator: 100 }, [0.62, 0.62 / 0.67, null, '接近目标']],
  ['a ratio just near', RATIO, { target: 0.8, numerator: 72, denominator: 100 }, [0.72, 0.72 / 0.8, null, '接近目标']],
  ['a ratio far', RATIO, { target: 0.67, numerator: 1, denominator: 4 }, [0.25, 0.25 / 0.67, null, '差距较大']],
  ['a ratio of 0/0', RATIO, { target: 0.67, numerator: 0, denominator: 0 }, [null, null, null, '未报送']],
  ['a ratio without its denominator', RATIO, { target: 0.67, numerator: 1 }, [null, null, null, '未报送']],
  ['a ratio of words', RATIO, { target: 0.67, numerator: 'x', denominator: 4 }, [null, null, null, '未报送']],
  [
    'a ratio of an error',
    RATIO,
    { target: 0.67, numerator: 1, denominator: { error: '#N/A' } },
    [null, null, null, '未报送'],
  ],
  ['a negative denominator', RATIO, { target: 0.67, numerator: 1, denominator: -4 }, [null, null, null, '未报送']],
  ['a typed ratio without operands counts', RATIO, { target: 0.67, actual: 0.7 }, [0.7, 0.7 / 0.67, null, '已达成']],
  [
    'a typed ratio beside one operand does not',
    RATIO,
    { target: 0.67, actual: 0.7, numerator: 7 },
    [null, null, null, '未报送'],
  ],
  [
    'the document holds where no target stands',
    RATIO,
    { numerator: 3, denominator: 4 },
    [0.75, 0.75 / 0.67, null, '已达成'],
  ],
  ['coverage', COVERAGE, { target: 1, numerator: 50, denominator: 50 }, [1, 1, null, '已达成']],
  ['nearly covered', COVERAGE, { target: 1, numerator: 49, denominator: 50 }, [0.98, 0.98, null, '接近目标']],
  [
    'density',
    DENSITY,
    { target: 148, numerator: 1686, denominator: 11.38 },
    [1686 / 11.38, 1686 / 11.38 / 148, null, '已达成'],
  ],
  ['a floor', FLOOR, { target: 0.7, actual: 0.69 }, [0.69, 0.69 / 0.7, null, '接近目标']],
  [
    '1.15/1−1 is the 15 % it should be',
    GROWTH,
    { target: 0.15, numerator: 1.15, denominator: 1 },
    [1.15 - 1, (1.15 - 1) / 0.15, null, '已达成'],
  ],
  [
    'a fall',
    GROWTH,
    { target: 0.08, numerator: 95, denominator: 100 },
    [95 / 100 - 1, (95 / 100 - 1) / 0.08, null, '差距较大'],
  ],
  ['growth from nothing', GROWTH, { target: 0.08, numerator: 95, denominator: 0 }, [null, null, null, '未报送']],
  ['growth from below zero', GROWTH, { target: 0.08, numerator: 95, denominator: -3 }, [null, null, null, '未报送']],
  [
    'the first year of annual growth',
    CAGR,
    { target: 0.12, numerator: 110, denominator: 100 },
    [110 / 100 - 1, (110 / 100 - 1) / 0.12, null, '差距较大'],
  ],
  [
    'the second year of annual growth',
    CAGR,
    { target: 0.12, numerator: 121, denominator: 100 },
    [1.21 ** 0.5 - 1, (1.21 ** 0.5 - 1) / 0.12, null, '差距较大'],
    { period: '2022Q3' },
  ],
  [
    'annual growth of less than nothing',
    CAGR,
    { target: 0.12, numerator: -1, denominator: 100 },
    [null, null, null, '未报送'],
  ],
  [
    'annual growth before the programme',
    CAGR,
    { target: 0.12, numerator: 1, denominator: 1 },
    [null, null, null, '未报送'],
    { period: '2020Q4' },
  ],
  [
    'annual growth in an unreadable period',
    CAGR,
    { target: 0.12, numerator: 1, denominator: 1 },
    [null, null, null, '未报送'],
    { period: '?' },
  ],
  // Ranks
  ['a rank within', RANK, { target: 3, actual: 2 }, [2, 1, null, '已达成']],
  ['a rank just within', RANK, { target: 3, actual: 3 }, [3, 1, null, '已达成']],
  ['a rank beyond', RANK, { target: 3, actual: 4 }, [4, 0.75, null, '差距较大']],
  ['no rank at all', RANK, { target: 3, actual: 0 }, [0, null, null, '差距较大']],
  ['a rank that is missing', RANK, { target: 3 }, [null, null, null, '未报送']],
  // Differences of rates, in percentage points
  [
    'a rate ahead',
    RELATIVE,
    { target: 0, numerator: 0.15, denominator: 0.12 },
    [(0.15 - 0.12) * 100, null, null, '已达成'],
  ],
  ['equal rates', RELATIVE, { numerator: 0.12, denominator: 0.12 }, [0, null, null, '已达成']],
  [
    'equal but for the binary number',
    RELATIVE,
    { numerator: 0.3, denominator: 0.1 + 0.2 },
    [(0.3 - (0.1 + 0.2)) * 100, null, null, '已达成'],
  ],
  ['a rate behind', RELATIVE, { numerator: 0.1, denominator: 0.12 }, [(0.1 - 0.12) * 100, null, null, '差距较大']],
  ['one rate only', RELATIVE, { numerator: 0.1 }, [null, null, null, '未报送']],
  [
    'a difference in a window with a schedule',
    { ...RELATIVE, window: 'year' },
    { numerator: 0.1, denominator: 0.12 },
    [(0.1 - 0.12) * 100, null, 0.75, '推进中'],
  ],
  ['a breakthrough', PRIZE, { target: 1, actual: 1 }, [1, 1, 0.375, '已达成']],
  ['no breakthrough', PRIZE, { target: 1, actual: 0 }, [0, 0, 0.375, '滞后']],
  ['no breakthrough asked for', PRIZE, { actual: 0 }, [0, null, 0.375, '未下达目标']],
  // Industries
  [
    'all industries, by the target of the whole',
    COVERED,
    { target: 1, industries: [1, 1, 1, 1, 1] },
    [1, 1, null, '已达成'],
  ],
  ['four of five', COVERED, { target: 1, industries: [1, 0, 1, 1, 1] }, [0.8, 0.8, null, '差距较大']],
  ['without an assignment', COVERED, { industries: [1, 0, 1, 1, 1] }, [0.8, null, null, '推进中']],
  [
    'only the industries that are assigned',
    COVERED,
    { industries: [1, 0, 1, 1, 1], industryTargets: [1, null, 1] },
    [0.8, 1, null, '已达成'],
  ],
  [
    'an assigned industry that is not covered',
    COVERED,
    { industries: [1, 0, 1, 1, 1], industryTargets: [1, 1] },
    [0.8, 0.5, null, '差距较大'],
  ],
  [
    'an assignment of 0 is none',
    COVERED,
    { industries: [1, 0, 1, 1, 1], industryTargets: [1, 0, 0, 0, 0] },
    [0.8, 1, null, '已达成'],
  ],
  ['an industry left open', COVERED, { target: 1, industries: [1, null, 1, 1, 1] }, [null, null, null, '未报送']],
  [
    'industries that do not apply',
    COVERED,
    { target: 1, industries: ['不适用', '不适用', '不适用', '不适用', '不适用'] },
    [null, null, null, '不适用'],
  ],
  ['one that does not apply', COVERED, { target: 1, industries: ['不适用', 1, 1, 1, 1] }, [null, null, null, '未报送']],
  ['a typed coverage without its industries', COVERED, { target: 1, actual: 0.8 }, [0.8, 0.8, null, '差距较大']],
  [
    'a typed coverage beside empty industries',
    COVERED,
    { target: 1, actual: 0.8, industries: [null, null, null, null, null] },
    [0.8, 0.8, null, '差距较大'],
  ],
  ['too few industry rows', COVERED, { target: 1, actual: 0.6, industries: [1, 1, 1] }, [0.6, 0.6, null, '差距较大']],
  ['the smallest of the five', EACH, { target: 1, industries: [3, 1, 2, 1, 4] }, [1, 1, 0.75, '已达成']],
  ['one industry without a project', EACH, { target: 1, industries: [3, 0, 2, 1, 4] }, [0, 0, 0.75, '滞后']],
  [
    'the assigned industry furthest behind',
    EACH,
    { industries: [3, 0, 2, 1, 4], industryTargets: [4, null, 2] },
    [0, 0.75, 0.75, '达序时'],
  ],
  ['an unassigned unit is not judged', EACH, { industries: [3, 0, 2, 1, 4] }, [0, null, 0.75, '推进中']],
  ['a typed count without target', EACH, { actual: 1 }, [1, null, 0.75, '推进中']],
];

describe('a row is judged the same as a value and as a formula', () => {
  test.each(
    rows.map(([name, facts, contents, expected, options = {}]) => ({ name, facts, contents, expected, options })),
  )('$name', (row) => {
    const { facts, contents, options } = row;
    const [actual, attainment, expected, status] = row.expected;
    const { report, entry, standards } = computedRow(facts, contents, options);
    const assessment = assess(report, entry, standards);
    expect([assessment.actual, assessment.attainment, assessment.expected, assessment.status]).toEqual([
      actual,
      attainment,
      expected,
      status,
    ]);
    const values = valuesIn(report, entry, standards);
    if ('actual' in values) expect(values.actual).toBe(actual ?? '');
    if ('attainment' in values) expect(values.attainment).toBe(attainment ?? '');
    else expect(attainment).toBeNull();
    expect(values.expected ?? null).toBe(expected);
    expect(values.status).toBe(status);
  });
});

type Made = ReturnType<typeof computedRow>;

function valuesIn(
  report: Made['report'],
  entry: Made['entry'],
  standards: Made['standards'],
): Record<string, CellValue> {
  return Object.fromEntries(computedCells(report, entry, standards).map(({ role, value }) => [role, value]));
}

const sheds = (
  facts: Partial<Indicator>,
  contents: RowContents = {},
  options: RowOptions = {},
): Record<string, string> => {
  const { report, entry, standards } = computedRow(facts, contents, { isGenerated: true, ...options });
  return Object.fromEntries(computedFormulas(report, entry, standards).map(({ role, formula }) => [role, formula]));
};

const SHARE = 'IFERROR(IF(AND(COUNT(I12,F12)=2,F12>0),I12/F12,""),"")';
const five: RowContents = { industries: [null, null, null, null, null] };

describe('the formulas stand in the addresses of the sheet', () => {
  test.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'a count',
      sheds(COUNT),
      {
        attainment: SHARE,
        expected: '9/24',
        status:
          'IF(COUNTIF(I12,"不适用*")>=1,"不适用",IF(ISNUMBER(I12),IF(ISNUMBER(F12),IF(ROUND(I12-F12,10)>=0,"已达成",' +
          'IF(ISNUMBER(K12),IF(ROUND(L12-K12,10)<=0,"达序时",IF(ROUND(L12-K12,10)<=0.1,"略滞后","滞后")),"推进中")),"未下达目标"),"未报送"))',
      },
    ],
    [
      'a ratio',
      sheds(RATIO),
      {
        actual: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),"")',
        attainment: SHARE,
        status:
          'IF(COUNTIF(G12:H12,"不适用*")>=1,"不适用",IF(ISNUMBER(I12),IF(ISNUMBER(F12),IF(ROUND(I12-F12,10)>=0,"已达成",' +
          'IF(ISNUMBER(K12),IF(ROUND(K12,10)>=0.9,"接近目标","差距较大"),"差距较大")),"未下达目标"),"未报送"))',
      },
    ],
    [
      'growth',
      { actual: sheds(GROWTH).actual! },
      { actual: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12-1,""),"")' },
    ],
    [
      'annual growth in the first year',
      { actual: sheds(CAGR).actual! },
      { actual: 'IFERROR(IF(AND(COUNT(G12:H12)=2,G12>=0,H12>0),G12/H12-1,""),"")' },
    ],
    [
      'annual growth in the second year',
      { actual: sheds(CAGR, {}, { period: '2022Q1' }).actual! },
      { actual: 'IFERROR(IF(AND(COUNT(G12:H12)=2,G12>=0,H12>0),(G12/H12)^(1/2)-1,""),"")' },
    ],
    [
      'a difference of rates',
      sheds(RELATIVE),
      {
        actual: 'IFERROR(IF(COUNT(G12:H12)=2,(G12-H12)*100,""),"")',
        status:
          'IF(COUNTIF(G12:H12,"不适用*")>=1,"不适用",IF(ISNUMBER(I12),IF(ROUND(I12,10)>=0,"已达成","差距较大"),"未报送"))',
      },
    ],
    [
      'a rank',
      { attainment: sheds(RANK).attainment! },
      { attainment: 'IFERROR(IF(AND(COUNT(I12,F12)=2,I12>0),IF(I12<=F12,1,F12/I12),""),"")' },
    ],
    [
      'a figure that only informs',
      sheds(AMOUNT),
      {
        attainment: SHARE,
        status:
          'IF(COUNTIF(I12,"不适用*")>=1,"不适用",IF(ISNUMBER(I12),IF(ISNUMBER(F12),"推进中","未下达目标"),"未报送"))',
      },
    ],
    [
      'industries to be covered',
      sheds(COVERED, five),
      {
        actual: 'IFERROR(IF(COUNT(I13:I17)=5,COUNTIF(I13:I17,">=1")/5,""),"")',
        attainment:
          'IFERROR(IF(AND(ISNUMBER(I12),COUNTIF(F13:F17,">0")>0),COUNTIFS(F13:F17,">0",I13:I17,">=1")/COUNTIF(F13:F17,">0"),' +
          'IF(AND(COUNT(I12,F12)=2,F12>0),I12/F12,"")),"")',
        status:
          'IF(COUNTIF(I13:I17,"不适用*")>=5,"不适用",IF(ISNUMBER(I12),IF(ISNUMBER(K12),IF(ROUND(K12,10)>=1,"已达成",' +
          'IF(ROUND(K12,10)>=0.9,"接近目标","差距较大")),"推进中"),"未报送"))',
      },
    ],
    [
      'the smallest of the industries, in rows that are no neighbours',
      { actual: sheds(EACH, five, { industryRows: [12, 13, 15, 16, 17] }).actual! },
      { actual: 'IFERROR(IF(COUNT(I13,I14,I16,I17,I18)=5,MIN(I13,I14,I16,I17,I18),""),"")' },
    ],
    [
      'operands that are no neighbours, the denominator first',
      { actual: sheds(RATIO, {}, { columns: { numerator: 7, denominator: 3 } }).actual! },
      { actual: 'IFERROR(IF(AND(COUNT(H12,D12)=2,D12>0),H12/D12,""),"")' },
    ],
  ])('%s', (_, formulas, expected) => {
    expect(formulas).toEqual(expected);
  });

  test.each<[string, Partial<Indicator>, RowContents, RowOptions, Record<string, string>]>([
    ['no column for 达成率', COUNT, { target: 10, actual: 1 }, { without: ['attainment', 'actual', 'expected'] }, {}],
    [
      'no column for 达成率 and 序时进度',
      COUNT,
      { target: 10, actual: 1 },
      { without: ['attainment', 'expected'] },
      {
        status:
          'IF(COUNTIF(I12,"不适用*")>=1,"不适用",IF(ISNUMBER(I12),IF(ISNUMBER(F12),IF(ROUND(I12-F12,10)>=0,"已达成",' +
          `IF(ISNUMBER(${SHARE}),IF(ROUND(9/24-${SHARE},10)<=0,"达序时",IF(ROUND(9/24-${SHARE},10)<=0.1,"略滞后","滞后")),"推进中")),"未下达目标"),"未报送"))`,
      },
    ],
    [
      'no column for the target: the document’s number stands in its place',
      RATIO,
      { numerator: 3, denominator: 4 },
      { without: ['target', 'status'] },
      {
        actual: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),"")',
        attainment: 'IFERROR(IF(ISNUMBER(I12),I12/0.67,""),"")',
      },
    ],
    [
      'no column for a rank’s target',
      RANK,
      { actual: 3 },
      { without: ['target', 'status'] },
      { attainment: 'IFERROR(IF(AND(ISNUMBER(I12),I12>0),IF(I12<=3,1,3/I12),""),"")' },
    ],
    [
      'no target at all',
      COUNT,
      { actual: 3 },
      { without: ['target'] },
      { expected: '9/24', status: 'IF(COUNTIF(I12,"不适用*")>=1,"不适用",IF(ISNUMBER(I12),"未下达目标","未报送"))' },
    ],
    [
      'industries without any target',
      COVERED,
      five,
      { without: ['target'] },
      {
        actual: 'IFERROR(IF(COUNT(I13:I17)=5,COUNTIF(I13:I17,">=1")/5,""),"")',
        status: 'IF(COUNTIF(I13:I17,"不适用*")>=5,"不适用",IF(ISNUMBER(I12),"推进中","未报送"))',
      },
    ],
    [
      'an allocated target of 0 has no ratio',
      COUNT,
      { actual: 3 },
      { without: ['target', 'expected'], allocated: { 'X1-01': 0 } },
      {
        status:
          'IF(COUNTIF(I12,"不适用*")>=1,"不适用",IF(ISNUMBER(I12),IF(ROUND(I12-0,10)>=0,"已达成","推进中"),"未报送"))',
      },
    ],
    [
      'a level with a target of 0 that no column holds',
      { ...GROWTH, target: 0 },
      { actual: 3 },
      { without: ['target', 'numerator'] },
      {
        status:
          'IF(COUNTIF(I12,"不适用*")>=1,"不适用",IF(ISNUMBER(I12),IF(ROUND(I12-0,10)>=0,"已达成","差距较大"),"未报送"))',
      },
    ],
    [
      'no column for 完成值',
      RATIO,
      { target: 0.67, numerator: 3, denominator: 4 },
      { without: ['actual', 'status'] },
      {
        attainment:
          'IFERROR(IF(AND(COUNT(IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),""),F12)=2,F12>0),' +
          'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),"")/F12,""),"")',
      },
    ],
    [
      'a typed ratio is left alone',
      RATIO,
      { target: 0.67, actual: 0.7 },
      { without: ['status'] },
      { attainment: SHARE },
    ],
    [
      'no operand columns',
      RATIO,
      { target: 0.67, actual: 0.7 },
      { without: ['denominator', 'status'] },
      { attainment: SHARE },
    ],
    [
      'a target with words around it is taken at its number',
      COUNT,
      { target: '≥291个', actual: 126 },
      { without: ['status', 'expected'] },
      { attainment: 'IFERROR(IF(ISNUMBER(I12),I12/291,""),"")' },
    ],
    [
      'an empty target that the allocation fills',
      COUNT,
      { actual: 126 },
      { without: ['status', 'expected'], allocated: { 'X1-01': 291 } },
      { attainment: SHARE },
    ],
    [
      'a target that cannot be read',
      COUNT,
      { target: '待定', actual: 126 },
      { without: ['status', 'expected'] },
      { attainment: SHARE },
    ],
    ['a row that does not apply', COUNT, { target: 1, actual: 1 }, { applicable: false }, {}],
    [
      'percentages in points',
      RATIO,
      { target: 67, numerator: 3, denominator: 4 },
      { percentages: 'points', without: ['status'] },
      {
        actual: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12*100,""),"")',
        attainment: SHARE,
      },
    ],
    [
      'points beside a target in percent format',
      RATIO,
      { target: { value: 0.67, format: '0%' }, numerator: 3, denominator: 4 },
      { percentages: 'points', without: ['status'] },
      {
        actual: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12*100,""),"")',
        attainment: 'IFERROR(IF(AND(COUNT(I12,F12)=2,F12>0),I12/100/F12,""),"")',
      },
    ],
    [
      'fractions beside a target that only writes %',
      RATIO,
      { target: { value: 67, format: '0"%"' }, numerator: 3, denominator: 4 },
      { without: ['status'] },
      {
        actual: 'IFERROR(IF(AND(COUNT(G12:H12)=2,H12>0),G12/H12,""),"")',
        attainment: 'IFERROR(IF(AND(COUNT(I12,F12)=2,F12>0),I12/(F12/100),""),"")',
      },
    ],
    [
      'rates in points',
      RELATIVE,
      { numerator: 12, denominator: 10 },
      { percentages: 'points', without: ['status'] },
      { actual: 'IFERROR(IF(COUNT(G12:H12)=2,G12-H12,""),"")' },
    ],
  ])('%s', (_, facts, contents, options, expected) => {
    const { report, entry, standards } = computedRow(facts, contents, options);
    const formulas = computedFormulas(report, entry, standards);
    expect(Object.fromEntries(formulas.map(({ role, formula }) => [role, formula]))).toEqual(expected);
  });

  test('formats show each value as it is meant', () => {
    const formats = (facts: Partial<Indicator>, options: RowOptions = {}): Record<string, string> => {
      const { report, entry, standards } = computedRow(facts, { target: 1, numerator: 1, denominator: 2 }, options);
      return Object.fromEntries(computedCells(report, entry, standards).map(({ role, format }) => [role, format]));
    };
    expect(formats(RATIO)).toEqual({ actual: '0.00%', attainment: '0.0%', status: 'General' });
    expect(formats(RATIO, { percentages: 'points' }).actual).toBe('0.00');
    expect(formats(DENSITY).actual).toBe('0.00');
    expect(formats(RELATIVE).actual).toBe('0.00');
    expect(formats(COUNT).expected).toBe('0.0%');
  });

  test('cells stand where their columns do', () => {
    const { report, entry, standards } = computedRow(COUNT, { target: 1, actual: 1 });
    expect(computedCells(report, entry, standards).map(({ role, row, column }) => [role, row, column])).toEqual([
      ['attainment', 11, 10],
      ['expected', 11, 11],
      ['status', 11, 12],
    ]);
  });

  test('sub-rows hold nothing computed', () => {
    const { report, entry, standards } = computedRow(EACH, { industries: [1, 1, 1, 1, 1] });
    expect(computedCells(report, entry.industries[0]!, standards)).toEqual([]);
  });

  test('industries in another table are no inputs', () => {
    const { report, entry, standards } = computedRow(EACH, { actual: 2, industries: [1, 1, 1, 1, 1] });
    const elsewhere = {
      ...entry,
      industries: entry.industries.map((one) => ({ ...one!, actual: { ...one!.actual!, column: 30 } })),
    };
    expect(assess(report, elsewhere, standards).actual).toBe(2);
  });

  test('thresholds stand as numbers in the formula', () => {
    const { report, entry, standards } = computedRow(COUNT, { target: 100, actual: 30 });
    const settings = {
      ...DEFAULT_SETTINGS,
      thresholds: { ...DEFAULT_SETTINGS.thresholds, slightlyBehind: 0.05, near: 0.8 },
    };
    expect(assess(report, entry, { ...standards, settings }).status).toBe('滞后');
    expect(computedFormulas(report, entry, { ...standards, settings })[2]!.formula).toContain('<=0.05,"略滞后"');
    const level = computedRow(RATIO, { target: 1, numerator: 80, denominator: 100 });
    expect(assess(level.report, level.entry, { ...level.standards, settings }).status).toBe('接近目标');
    expect(computedFormulas(level.report, level.entry, { ...standards, settings })[2]!.formula).toContain(
      '>=0.8,"接近目标"',
    );
  });
});

describe('targets', () => {
  const target = (facts: Partial<Indicator>, contents: RowContents, options: RowOptions = {}): number | null => {
    const { report, entry, standards } = computedRow(facts, contents, options);
    return targetFor(report, entry, standards.allocation);
  };
  test.each<[string, number | null, number | null]>([
    ['the cell', target(COUNT, { target: 291 }), 291],
    ['a percentage as text', target(RATIO, { target: '67%' }), 0.67],
    ['a number as text', target(COUNT, { target: '291' }), 291],
    ['the allocation before the cell', target(COUNT, { target: 100 }, { allocated: { 'X1-01': 291 } }), 291],
    ['the cell where the allocation has none', target(COUNT, { target: 100 }, { allocated: { 'J1-01': 1 } }), 100],
    ['nothing for what is added up', target(COUNT, {}), null],
    ['the document’s for levels', target(RATIO, {}), 0.67],
    ['the document’s for all on the city form', target(COUNT, {}, { isCity: true }), 100],
    ['nothing without a column', target(COUNT, {}, { without: ['target'] }), null],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test('an allocation knows nothing of a sheet without a unit', () => {
    const { report, entry, standards } = computedRow(COUNT, {}, { allocated: { 'X1-01': 291 } });
    expect(targetFor({ ...report, unit: null }, entry, standards.allocation)).toBeNull();
  });

  test('a sub-row has its own target or none', () => {
    const { report, entry, standards } = computedRow(
      EACH,
      { industries: [1, 1, 1, 1, 1], industryTargets: [2] },
      { isCity: true },
    );
    expect(entry.industries.map((industry) => targetFor(report, industry!, standards.allocation))).toEqual([
      2,
      null,
      null,
      null,
      null,
    ]);
  });

  test('an allocation assigns industries that the sheet leaves blank', () => {
    const options: RowOptions = { allocated: { 'X1-01.2': 1, 'X1-01.3': 1 } };
    const { report, entry, standards } = computedRow(COVERED, { target: 1, industries: [0, 1, 0, 0, 0] }, options);
    const assessment = assess(report, entry, standards);
    expect([assessment.attainment, assessment.status]).toEqual([0.5, '差距较大']);
    expect(valuesIn(report, entry, standards).attainment).toBe(0.5);
  });

  test('an allocated percentage goes into a sheet of points as points', () => {
    const { report, entry, standards } = computedRow(
      RATIO,
      { numerator: 3, denominator: 4 },
      {
        percentages: 'points',
        allocated: { 'X1-01': 0.6 },
      },
    );
    expect(valuesIn(report, entry, standards)).toMatchObject({ actual: 75, attainment: 75 / 60 });
  });
});

describe('an entry that does not apply, or is typed so', () => {
  test('by the catalogue', () => {
    const { report, entry, standards } = computedRow(COUNT, { target: 3 }, { applicable: false });
    expect(assess(report, entry, standards)).toEqual({
      actual: null,
      target: 3,
      attainment: null,
      expected: null,
      status: '不适用',
    });
  });

  test.each<[string, Partial<Indicator>, RowContents, number]>([
    ['in 完成值: the live formula says so too', COUNT, { target: 3, actual: '不适用' }, 3],
    ['in an operand', RATIO, { target: 0.67, numerator: '不适用（无此产业）' }, 3],
    ['in other words: what stands there stays', COUNT, { target: 3, actual: '不涉及' }, 0],
    ['by the catalogue: what stands there stays', COUNT, { target: 3, actual: 0 }, 0],
  ])('typed %s', (_, facts, contents, cells) => {
    const { report, entry, standards } = computedRow(facts, contents, { applicable: false });
    const computed = computedCells(report, entry, standards);
    expect(computed).toHaveLength(cells);
    if (cells > 0) expect(computed.at(-1)).toMatchObject({ role: 'status', value: '不适用' });
    expect(computedFormulas(report, entry, standards)).toEqual([]);
  });

  test('a row without a status has nothing to say so', () => {
    const { report, entry, standards } = computedRow(COUNT, { target: 3 }, { applicable: false, without: ['status'] });
    expect(computedCells(report, entry, standards)).toEqual([]);
  });
});

describe('figures as they are meant', () => {
  test('text that is a number counts, in a cell it does not', () => {
    const { report, entry, standards } = computedRow(COUNT, { target: 100, actual: '４0 ' });
    expect(assess(report, entry, standards)).toMatchObject({ actual: 40, status: '达序时' });
    expect(valuesIn(report, entry, standards).status).toBe('未报送');
  });

  test('a number with words is not taken as read', () => {
    const { report, entry, standards } = computedRow(COUNT, { target: 100, actual: '2000万' });
    expect(figureOf(entry.actual)).toBeNull();
    expect(assess(report, entry, standards).status).toBe('未报送');
  });

  test('points are fractions', () => {
    const { report, entry, standards } = computedRow(FLOOR, { target: 70, actual: 81.3 }, { percentages: 'points' });
    expect(assess(report, entry, standards)).toMatchObject({ actual: 0.813, target: 0.7, status: '已达成' });
  });

  test('on a generated sheet the last result of our own formula is no statement', () => {
    const stale = { value: 0.7, formula: 'G12/H12' };
    const contents: RowContents = { target: 0.67, actual: stale };
    const generated = computedRow(RATIO, contents, { isGenerated: true });
    expect(assess(generated.report, generated.entry, generated.standards).status).toBe('未报送');
    const free = computedRow(RATIO, contents);
    expect(assess(free.report, free.entry, free.standards).actual).toBe(0.7);
  });

  test('a sub-row is judged as a count of its industry', () => {
    const { report, entry, standards } = computedRow(EACH, { industries: [0, 1, 1, 1, 1], industryTargets: [1, 1] });
    const judged = entry.industries.slice(0, 3).map((industry) => assess(report, industry!, standards));
    expect(judged.map(({ attainment, status }) => [attainment, status])).toEqual([
      [0, '滞后'],
      [1, '已达成'],
      [null, '推进中'],
    ]);
  });

  test('a figure of no sheet', () => {
    const { report, standards } = computedRow(COUNT, {});
    expect(assessFigure(indicatorWith(RATIO), { actual: 0.6, target: 0.67 }, report.period, standards)).toEqual({
      actual: 0.6,
      target: 0.67,
      attainment: 0.6 / 0.67,
      expected: null,
      status: '差距较大',
    } satisfies Assessment);
  });
});

test('every status has a light', () => {
  expect(LIGHTS).toEqual({
    已达成: 'green',
    达序时: 'green',
    略滞后: 'yellow',
    接近目标: 'yellow',
    滞后: 'red',
    差距较大: 'red',
    推进中: 'grey',
    未报送: 'grey',
    不适用: 'grey',
    未下达目标: 'grey',
  });
  expect(lightOf('略滞后')).toBe('yellow');
});

test('the formulas of a layout are printed once, whatever stands between', () => {
  const { report, entry, standards } = computedRow(EACH, { target: 1, industries: [1, 1, 1, 1, 1] });
  const printed = (one: typeof entry): unknown => computedFormulas(report, one, standards);
  const first = printed(entry);
  expect(printed({ ...entry })).toBe(first);
  const others: readonly (typeof entry)[] = [
    { ...entry, row: 20 },
    { ...entry, status: { ...entry.status!, column: 30 } },
    { ...entry, industries: entry.industries.map((industry, index) => ({ ...industry!, row: 40 + index })) },
    { ...entry, industries: [] },
    { ...entry, target: undefined },
    {
      ...entry,
      target: {
        ...entry.target!,
        cell: { value: '1个' },
        number: { kind: 'with-unit', value: 1, decimals: 0, text: '1个' },
      },
    },
  ];
  for (const other of others) {
    expect(printed(other)).not.toEqual(first);
    expect(printed(entry)).toBe(first);
  }
  const ratio = computedRow(RATIO, { target: 0.67, numerator: 3, denominator: 4 });
  const ofRatio = (one: typeof entry, of = ratio.report): unknown => computedFormulas(of, one, ratio.standards);
  const plain = ofRatio(ratio.entry);
  const points = { ...ratio.report, layout: { ...ratio.report.layout, percentages: 'points' as const } };
  expect(ofRatio(ratio.entry, points)).not.toEqual(plain);
  const onlyTarget = { ...ratio.entry, target: { ...ratio.entry.target!, cell: { value: 67, format: '0"%"' } } };
  expect(ofRatio(onlyTarget)).not.toEqual(plain);
  const rates = computedRow(RELATIVE, { numerator: 0.12, denominator: 0.1 });
  const fractions = computedFormulas(rates.report, rates.entry, rates.standards);
  const inPoints = { ...rates.report, layout: points.layout };
  expect(computedFormulas(inPoints, rates.entry, rates.standards)).not.toEqual(fractions);
});

test('many layouts and many periods are forgotten, not gathered', () => {
  const { report, entry, standards } = computedRow(COUNT, { target: 100, actual: 40 });
  for (let row = 0; row < 450; row++) {
    const moved = { ...entry, row };
    expect(computedFormulas(report, moved, standards)[1]!.formula).toBe('9/24');
  }
  for (let year = 1900; year < 2150; year++) {
    const period = { kind: 'year', id: String(year), year, firstMonth: 1, lastMonth: 12 } as const;
    expect(assess({ ...report, period }, entry, standards).actual).toBe(40);
  }
});

// Every combination, whether or not the document knows it.

const MEASURES: readonly Measure[] = [
  'count',
  'amount',
  'ratio',
  'coverage',
  'density',
  'growth',
  'cagr',
  'rank',
  'floor',
  'relative',
  'breakthrough',
  'industry-coverage',
  'industry-count',
];
const COMPARISONS: readonly Comparison[] = [
  'at_least',
  'greater_than',
  'full_coverage',
  'rank_within',
  'relative',
  'breakthrough',
];
const WINDOWS: readonly Window[] = ['programme', 'year', 'final-year', 'level', 'year-level'];
const combinations = MEASURES.flatMap((measure) =>
  COMPARISONS.flatMap((comparison) => WINDOWS.map((window) => ({ measure, comparison, window }))),
);
const content: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -1e9, max: 1e9, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 12 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<CellValue>(null, '', ' ', 'abc', '12', '不适用', '—', true, { error: '#DIV/0!' }),
  },
  { weight: 1, arbitrary: fc.constantFrom(1e300, -1e300, 1e-300, 5e-324) },
);
const contents: fc.Arbitrary<RowContents> = fc.record({
  target: content,
  numerator: content,
  denominator: content,
  actual: content,
  industries: fc.array(content, { minLength: 5, maxLength: 5 }),
  industryTargets: fc.array(content, { minLength: 5, maxLength: 5 }),
});

test.each(combinations)('whatever is typed, no computed cell shows an error: $measure $comparison $window', (facts) => {
  fc.assert(
    fc.property(
      contents,
      fc.constantFrom('2021Q3', '2022Q1', '2020Q4', '?'),
      fc.boolean(),
      (given, period, isGenerated) => {
        const { report, entry, standards } = computedRow(facts, given, { period, isGenerated });
        const assessment = assess(report, entry, standards);
        expect(LIGHTS[assessment.status]).toBeDefined();
        for (const { role, value } of computedCells(report, entry, standards)) {
          expect(isError(value)).toBe(false);
          if (role === 'status') expect(LIGHTS[value as Status]).toBeDefined();
          else expect(value === '' || Number.isFinite(value)).toBe(true);
        }
      },
    ),
    { numRuns: 8 },
  );
});

/** What a person types has fifteen digits, and no zero is negative. */
const typed = (value: number): number => Number(value.toPrecision(15)) + 0;
const figure: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }).map(typed) },
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 12 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const figures: fc.Arbitrary<RowContents> = fc.record({
  target: figure,
  numerator: figure,
  denominator: figure,
  actual: figure,
  industries: fc.array(figure, { minLength: 5, maxLength: 5 }),
  industryTargets: fc.array(figure, { minLength: 5, maxLength: 5 }),
});

test('where cells hold plain figures, the judgement is what the cells show', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...combinations),
      figures,
      fc.constantFrom('2021Q3', '2022Q1', '?'),
      (facts, given, period) => {
        // A generated sheet refers to its target cell, and only to that.
        const { report, entry, standards } = computedRow({ ...facts, unit: '个' }, { target: 0, ...given }, { period });
        fc.pre(given.target !== null);
        const { actual, attainment, expected, status } = assess(report, entry, standards);
        const shown = valuesIn(report, entry, standards);
        expect(shown.status).toBe(status);
        expect(shown.attainment ?? '').toBe(attainment ?? '');
        expect(shown.expected ?? '').toBe(expected ?? '');
        if ('actual' in shown) expect(shown.actual).toBe(actual ?? '');
      },
    ),
    { numRuns: 1500 },
  );
});
