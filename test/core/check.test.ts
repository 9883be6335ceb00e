import * as fc from 'fast-check';
import { check, checkInTurn } from '../../src/core/check';
import { digest } from '../../src/core/report/digest';
import type { Report } from '../../src/core/report/report';
import { RULES } from '../../src/core/rules';
import { RULE_IDS } from '../../src/core/rules/catalogue';
import { WENZHOU_2020_93 as catalogue } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { bindWorkbook } from '../../src/core/report/bind';
import type { Cell } from '../../src/core/snapshot';
import { parsePeriod } from '../../src/core/period';
import { Form } from '../support/form';
import { OPTIONS } from '../support/rule-tester';
import { table } from '../support/table';

test.each([
  ['a generated county form', () => Form.generated()],
  ['a generated form without allocated targets', () => Form.generated({ allocated: false })],
  ['a generated city form', () => Form.generated({ unit: '330300' })],
  ['a form of a county without a central district', () => Form.generated({ unit: '330328' })],
  ['a sheet of the county’s own', () => Form.own()],
  ['one with percentages in points', () => Form.own({ percentages: 'points' })],
  ['one of the city', () => Form.own({ unit: '330300' })],
])('%s that is filled in without a fault has no finding', (_, form) => {
  expect(check([form().report()], OPTIONS)).toEqual({ findings: [], explained: [] });
});

const said = (reports: readonly Report[], options: Partial<typeof OPTIONS> = {}) => {
  const { findings, explained } = check(reports, { ...OPTIONS, ...options });
  const row = ({ rule, cell }: { rule: string; cell: string | null }) => `${rule} ${cell ?? '–'}`;
  return { open: findings.map(row), explained: explained.map(row) };
};

describe('an explanation', () => {
  const fallen = (text: string, form = Form.own()) =>
    form.put('D2-02', 'previous', '12').put('D2-02', 'explanation', text);
  const finding = `cumulative-decrease ${Form.own().at('D2-02', 'actual')}`;

  test.each([
    ['因2家企业注销，经核减后累计数减少。', true],
    ['本期按统计口径调整，剔除2个项目', true],
    ['核实无误', false],
    ['情况属实', false],
    ['核减2个', false],
    ['实施智能化技术改造项目推进平稳，已储备后续对象3个。', false],
    ['', false],
  ])('“%s” answers a 核实 finding on its row: %s', (text, answers) => {
    expect(said([fallen(text).report()])).toEqual(
      answers ? { open: [], explained: [finding] } : { open: [finding], explained: [] },
    );
  });

  test('does not answer when another row says the same', () => {
    const text = '因2家企业注销，经核减后累计数减少。';
    expect(said([fallen(text).put('D2-03', 'explanation', text).report()]).open).toEqual([finding]);
  });

  test('answers for two rows when it is merged over them', () => {
    const form = fallen('因2家企业注销，经核减后累计数减少。').put('D2-03', 'previous', '12');
    form.merges.push(`${form.at('D2-02', 'explanation')}:${form.at('D2-03', 'explanation')}`);
    expect(said([form.report()])).toEqual({
      open: [],
      explained: [finding, `cumulative-decrease ${form.at('D2-03', 'actual')}`],
    });
  });

  test('beside a parent answers for its sub-rows', () => {
    const form = Form.own()
      .put('J3-01.2', 'previous', '3')
      .put('J3-01', 'explanation', '鞋业1个项目终止投资，经核减后减少。');
    expect(said([form.report()]).explained).toEqual([`cumulative-decrease ${form.at('J3-01.2', 'actual')}`]);
  });

  test('answers for a row of the clerk’s own', () => {
    const row = {
      name: '完成技改投资额',
      unit: '亿元',
      actual: '2',
      explanation: '我区考核办法另有要求，一并统计报送',
    };
    const form = Form.own().insertAfter('J5-04', row);
    expect(said([form.report()]).explained).toEqual([`unknown-row C${form.rows.get('J5-04')! + 2}`]);
  });

  test('answers for a hidden row', () => {
    const form = Form.own().hideRow('D2-02').put('D2-02', 'explanation', '因打印版面限制隐藏，数据已统计在内');
    expect(said([form.report()]).explained).toEqual([`hidden-data ${form.at('D2-02', 'name')}`]);
  });

  test('is not what stands beneath the column at the foot', () => {
    const form = Form.own().say('审核人', '林晓慧');
    expect(said([form.report()]).open).toEqual([`suspect-contact ${form.find('审核人')}`]);
  });

  test('does not make a 强制 finding go away', () => {
    const form = Form.own()
      .put('D2-02', 'actual', '-1')
      .put('D2-02', 'explanation', '因2家企业注销，经核减后累计数减少。');
    expect(said([form.report()]).open).toEqual([`negative-value ${form.at('D2-02', 'actual')}`]);
  });

  test('does answer when the office makes it 核实', () => {
    const form = Form.own()
      .put('D2-02', 'actual', '-1')
      .put('D2-02', 'explanation', '因2家企业注销，经核减后累计数减少。');
    const settings = { ...DEFAULT_SETTINGS, rules: { 'negative-value': 'verify' as const } };
    expect(said([form.report()], { settings }).explained).toEqual([`negative-value ${form.at('D2-02', 'actual')}`]);
  });
});

describe('settings', () => {
  const form = () =>
    Form.own({ without: ['evidence'] })
      .put('D2-02', 'actual', '-1')
      .report();

  test('switch a rule off, or change how much it weighs', () => {
    const severities = (rules: (typeof DEFAULT_SETTINGS)['rules']) =>
      check([form()], { ...OPTIONS, settings: { ...DEFAULT_SETTINGS, rules } }).findings.map(({ rule, severity }) => [
        rule,
        severity,
      ]);
    expect(severities({})).toEqual([
      ['missing-column', 'notice'],
      ['negative-value', 'mandatory'],
    ]);
    expect(severities({ 'missing-column': 'mandatory', 'negative-value': 'notice' })).toEqual([
      ['missing-column', 'notice'],
      ['negative-value', 'notice'],
    ]);
    expect(severities({ 'missing-column': 'off', 'negative-value': 'off', 'missing-submission': 'off' })).toEqual([]);
  });
});

test('findings come by sheet, row, column and rule, with what has no cell before, and what has no sheet last', () => {
  const one = Form.own({ sheetName: '甲' })
    .put('D2-05', 'actual', '-1')
    .put('D2-02', 'actual', "'10.5")
    .remove('J5-04')
    .report();
  const other = Form.own({ unit: '330303', sheetName: '乙', source: 'b.xlsx' }).put('D2-02', 'actual', '').report();
  const gap = table(
    '目标分解',
    '目标分解表 \n 代码 | 指标名称 | 计量单位 | 鹿城区 | 龙湾区\n D2-02 | 实施智能化技术改造项目 | 个 | 1 | 2',
  );
  const { findings } = check([one, other], { ...OPTIONS, matrices: [gap], expected: ['330302', '330304'] });
  expect(findings.map(({ sheet, source, rule, cell }) => [sheet, source, rule, cell])).toEqual([
    ['甲', '', 'missing-row', null],
    ['甲', '', 'text-number', 'H6'],
    ['甲', '', 'non-integer-count', 'H6'],
    ['甲', '', 'negative-value', 'H9'],
    ['乙', 'b.xlsx', 'blank-value', 'H6'],
    ['目标分解', 'tables.xlsx', 'allocation-gap', 'D3'],
    [null, undefined, 'missing-submission', null],
  ]);
});

test('of several earlier reports of a unit the latest before this one counts', () => {
  const before = (period: string, value: string, unit = '330302') =>
    Form.own({ unit, period, without: ['previous'] })
      .put('D2-02', 'actual', value)
      .report();
  const previous = [
    before('2021Q1', '5'),
    before('2021Q2', '11'),
    before('2021Q1', '4'),
    before('2021Q3', '30'),
    before('2021Q2', '50', '330303'),
    { ...before('2021Q2', '60'), unit: null },
  ];
  const { findings } = check([Form.own({ without: ['previous'] }).report()], { ...OPTIONS, previous });
  expect(findings.map(({ rule, params }) => [rule, params['previous']])).toEqual([
    ['missing-column', undefined],
    ['cumulative-decrease', '11'],
  ]);
});

test('a report of the city does not follow one of its counties’ totals', () => {
  const previous = [Form.own({ period: '2021Q2' }).putAt('A2', '填报单位：温州市').report()];
  expect(said([Form.own({ unit: '330300' }).report()], { previous }).open).toEqual([]);
});

test('many reports in turn are judged as all at once', () => {
  const units = ['330302', '330303', '330304', '330305', '330324', '330326', '330327', '330328', '330329', '330381'];
  const reports = units.map((unit, index) => {
    const form = Form.own({ unit, source: `${unit}.xlsx` }).put('D2-05', 'evidence', '浙江正泰电器股份有限公司');
    return (
      index === 3 ? form.put('D2-02', 'actual', '29').put('D2-02', 'previous', '').put('D2-02', 'attainment', '') : form
    ).report();
  });
  const options = { ...OPTIONS, expected: [...units, 'OJK'] };
  const whole = check(reports, options);
  const turn = checkInTurn(reports.map(digest), options);
  const parts = [...reports.map((report) => turn.sheet(report)), turn.among()];
  const key = ({ source, rule, cell }: { source?: string; rule: string; cell: string | null }) =>
    `${source} ${rule} ${cell}`;
  expect(parts.flatMap(({ findings }) => findings.map(key)).sort()).toEqual(whole.findings.map(key).sort());
  expect(whole.findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['outlier', 'double-count', 'missing-submission']),
  );
});

describe('whatever a report holds, no rule throws', () => {
  const NASTY: readonly Cell[] = [
    ...[0, -1, 1, 0.5, 67, 1e9, 1e300, 1e-300, Number.MAX_SAFE_INTEGER, 44_484].map((value) => ({ value })),
    ...[
      '',
      ' ',
      '—',
      '无',
      '不适用',
      '12家',
      '约30',
      '2000万',
      '67%',
      '１２',
      '1.2.3',
      '#REF!',
      '填报单位：鹿城区',
      '2021年第三季度',
      '核实无误',
      '{x}',
      '__proto__',
    ].map((value) => ({ value })),
    { value: { error: '#DIV/0!' } },
    { value: true },
    { value: 0.5, format: '0.0%' },
    { value: 5, formula: '[1]表!A1' },
    { value: 44_484, format: 'yyyy/m/d' },
  ];
  const place = fc.record({ row: fc.nat(70), column: fc.nat(15), cell: fc.constantFrom(...NASTY) });

  test.each([
    ['a generated form', () => Form.generated()],
    ['a sheet of one’s own', () => Form.own()],
    ['a form of the city', () => Form.own({ unit: '330300' })],
  ])('with anything put into %s', (_, start) => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 3 }), (places, hidden) => {
        const form = start();
        for (const { row, column, cell } of places) (form.cells[row] ??= [])[column] = cell;
        for (const row of hidden) form.hiddenRows.add(row);
        if (hidden.length > 1) form.merges.push(`A${hidden[0]! + 1}:P${hidden[0]! + 2}`);
        const { reports, matrices } = form.bind();
        const before = Form.own({ period: '2021Q2' }).report();
        const options = {
          ...OPTIONS,
          matrices,
          previous: [before],
          allocation: Form.allocation(),
          task: parsePeriod('2021Q3'),
        };
        const { findings } = check(reports, options);
        for (const { rule } of findings) expect(RULE_IDS).toContain(rule);
        check(reports.map(digest), options);
      }),
      { numRuns: 60 },
    );
  });

  test('with sheets of nothing but such cells', () => {
    const row = fc.array(fc.option(fc.constantFrom(...NASTY), { nil: undefined }), { maxLength: 14 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const sheet = { ...Form.own().snapshot(), rows };
        const { reports, matrices } = bindWorkbook({ sheets: [sheet], names: [] }, catalogue, '');
        check(reports, { ...OPTIONS, matrices });
      }),
      { numRuns: 60 },
    );
  });
});

test('rules change nothing and keep nothing: two runs say the same', () => {
  const report = Form.own().put('D2-02', 'actual', '-1').put('D3-05', 'actual', '30.1').report();
  expect(check([report], OPTIONS)).toEqual(check([report], OPTIONS));
  expect(RULES.length).toBe(48);
});
