import { filterFindings, groupFindings } from '../../src/taskpane/group-findings';
import { INITIAL_STATE, type Filter } from '../../src/taskpane/state';
import { findingOf, verdictOf } from './verdict-of';

const A = findingOf('鹿城!I12', 'mandatory');
const B = findingOf('鹿城!H9', 'verify', {
  code: 'J1-02',
  indicator: '小微企业园',
  rule: '离群值',
  finding: { ...A.finding, rule: 'outlier' },
});
const C = findingOf('龙湾!I12', 'notice');
const CITY = findingOf('!', 'verify', { sheet: null, cell: null, code: null, indicator: null });
const VERDICT = verdictOf([A, B, C, CITY], ['鹿城', '洞头', '龙湾']);

const filter = (more: Partial<Filter>): Filter => ({ ...INITIAL_STATE.filter, ...more });
const titles = (more: Partial<Filter>) =>
  groupFindings(VERDICT, filter(more)).map(({ title, findings }) => [title, findings.length]);

test('sheets stand in the order of the workbook, the passed ones too; what is on no sheet comes last', () => {
  expect(titles({})).toEqual([
    ['鹿城', 2],
    ['洞头', 0],
    ['龙湾', 1],
    [null, 1],
  ]);
  expect(groupFindings(VERDICT, filter({}))[0]).toMatchObject({
    detail: '鹿城区 · 2021年第三季度',
    counts: { mandatory: 1, verify: 1, notice: 0 },
  });
});

test('once something is filtered, passed sheets are left out', () => {
  expect(titles({ severities: ['notice'] })).toEqual([['龙湾', 1]]);
});

test('by indicator, by rule', () => {
  expect(titles({ groupBy: 'indicator' })).toEqual([
    ['机器人密度', 2],
    ['小微企业园', 1],
    [null, 1],
  ]);
  expect(titles({ groupBy: 'rule' })).toEqual([
    ['文本型数字', 3],
    ['离群值', 1],
  ]);
});

test.each([
  ['i12', [A, C]],
  ['鹿城 离群', [B]],
  ['j1-02', [B]],
  ['  ', [A, B, C, CITY]],
  ['没有的', []],
])('searching “%s”', (search, expected) => {
  expect(filterFindings(VERDICT.findings, filter({ search }))).toEqual(expected);
});
