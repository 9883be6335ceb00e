import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toA1 } from '../src/core/address';
import { check } from '../src/core/check';
import type { Edit } from '../src/core/edit';
import type { Finding } from '../src/core/finding';
import { dateSerial, parsePeriod } from '../src/core/period';
import { preview } from '../src/core/preview';
import { bindWorkbook } from '../src/core/report/bind';
import type { Matrix } from '../src/core/report/matrix';
import type { ColumnRole, Entry, Identity, Report } from '../src/core/report/report';
import { RULE_IDS, type RuleId } from '../src/core/rules/catalogue';
import { WENZHOU_2020_93 as catalogue } from '../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import type { Cell, CellValue, WorkbookSnapshot } from '../src/core/snapshot';
import { MemoryHost } from '../src/hosts/file/memory-host';
import { toFreeForm } from './support/free-form';
import { sheet, workbook } from './support/sheet';

/**
 * One slip at a time in a correctly filled return: exactly the rule that is meant speaks, at the cell that is meant,
 * whether the sheet was generated or laid out by the office itself.
 */

const samples = join(__dirname, '../samples');

async function read(path: string): Promise<WorkbookSnapshot> {
  return (await MemoryHost.open(readFileSync(join(samples, path)), path)).read();
}

type Place = { readonly row: number; readonly column: number };
type Put = (
  report: Report,
  snapshot: WorkbookSnapshot,
) => { readonly edits?: readonly Edit[]; readonly snapshot?: WorkbookSnapshot };

interface Slip {
  readonly rule: RuleId;
  readonly what: string;
  /** `generated` only: the rule judges what the template has made. */
  readonly forms: 'both' | 'generated' | 'free-form';
  readonly unit?: string;
  readonly put: Put;
  /** Where it is to be found; several for a finding at each. */
  readonly at: (report: Report) => readonly (Place | null)[];
  readonly alone?: true;
}

const set = (
  report: Report,
  place: Place,
  value: CellValue,
  more: { formula?: string; format?: string } = {},
): Edit => ({
  kind: 'set-cell',
  sheet: report.sheet.name,
  row: place.row,
  column: place.column,
  value,
  ...more,
});

type ReadingRole =
  | 'target'
  | 'numerator'
  | 'denominator'
  | 'actual'
  | 'previous'
  | 'attainment'
  | 'expected'
  | 'status'
  | 'explanation'
  | 'evidence'
  | 'unitCell'
  | 'nameCell';

const place = (report: Report, code: string, role: ReadingRole): Place => {
  const reading = report.byCode.get(code)![role as keyof Entry] as Place;
  return { row: reading.row, column: reading.column };
};

/** A value put into one cell of one indicator, to be found right there. */
function cell(
  rule: RuleId,
  code: string,
  role: ReadingRole,
  value: CellValue,
  more: Partial<Slip> & { formula?: string; format?: string } = {},
): Slip {
  const { formula, format, ...rest } = more;
  return {
    rule,
    what: `${code} ${role} = ${typeof value === 'object' && value !== null ? value.error : String(value)}`,
    forms: 'both',
    put: (report) => ({
      edits: [
        set(report, place(report, code, role), value, { ...(formula && { formula }), ...(format && { format }) }),
      ],
    }),
    at: (report) => [place(report, code, role)],
    ...rest,
  };
}

/** The text of an identity line replaced, on generated sheets in the cell beside the label. */
function identity(rule: RuleId, key: keyof Identity, change: (text: string) => string, what: string): Slip {
  return {
    rule,
    what,
    forms: 'both',
    put: (report, snapshot) => {
      const line = report.identity[key]!;
      const sheet = snapshot.sheets.find((one) => one.name === report.sheet.name)!;
      const at = cellWith(sheet.rows, line.text) ?? line;
      const cell = sheet.rows[at.row]![at.column]!;
      const value =
        typeof cell.value === 'string' ? cell.value.replace(line.text, change(line.text)) : change(line.text);
      return { edits: [set(report, at, value === '' ? null : value)] };
    },
    at: (report) => [report.identity[key]!],
  };
}

/** The first cell whose text holds these words. */
function cellWith(rows: WorkbookSnapshot['sheets'][number]['rows'], words: string): Place | null {
  for (const [row, cells] of rows.entries()) {
    const column = cells?.findIndex((one) => typeof one?.value === 'string' && one.value.includes(words)) ?? -1;
    if (column >= 0) return { row, column };
  }
  return null;
}

const headerOf = (report: Report, role: ColumnRole): Place => {
  const column = report.layout.columns.get(role)!;
  return { row: report.layout.headers.get(column)!.row, column };
};

const moveTo = (
  snapshot: WorkbookSnapshot,
  change: (rows: (readonly (Cell | undefined)[] | undefined)[]) => void,
): WorkbookSnapshot => {
  const [sheet, ...others] = snapshot.sheets;
  const rows = [...sheet!.rows];
  change(rows);
  return { ...snapshot, sheets: [{ ...sheet!, rows }, ...others] };
};

const withSheet = (
  snapshot: WorkbookSnapshot,
  change: Partial<WorkbookSnapshot['sheets'][number]>,
): WorkbookSnapshot => ({
  ...snapshot,
  sheets: [{ ...snapshot.sheets[0]!, ...change }, ...snapshot.sheets.slice(1)],
});

/** A row inserted under the last indicator. */
function newRow(report: Report, cells: Partial<Record<ColumnRole, CellValue>>): Edit[] {
  const row = report.layout.body.last + 1;
  return [
    { kind: 'insert-rows', sheet: report.sheet.name, row, count: 1 },
    ...Object.entries(cells).map(([role, value]) =>
      set(report, { row, column: report.layout.columns.get(role as ColumnRole)! }, value),
    ),
  ];
}

const lagging = (report: Report): Entry => report.entries.find((entry) => /因/.test(entry.explanation?.text ?? ''))!;

const SLIPS: readonly Slip[] = [
  {
    rule: 'missing-column',
    what: 'the header of 完成值 is gone, and its figures with it',
    forms: 'both',
    put: (_report, snapshot) => {
      const report = bindWorkbook(snapshot, catalogue, '').reports[0]!;
      const column = report.layout.columns.get('actual')!;
      return {
        snapshot: moveTo(snapshot, (rows) => {
          for (let row = report.layout.header.first; row <= report.layout.body.last; row++) {
            rows[row] = rows[row]?.map((one, index) => (index === column ? undefined : one));
          }
        }),
      };
    },
    at: () => [null],
  },
  {
    rule: 'duplicate-column',
    what: 'the header 完成值 twice',
    forms: 'both',
    put: (report) => {
      const spare = Math.max(...report.layout.headers.keys()) + 1;
      const header = headerOf(report, 'actual');
      return {
        edits: [set(report, { row: header.row, column: spare }, report.layout.headers.get(header.column)!.text)],
      };
    },
    at: (report) => [{ row: headerOf(report, 'actual').row, column: Math.max(...report.layout.headers.keys()) + 1 }],
  },
  {
    rule: 'moved-column',
    what: 'the last two columns have changed places',
    forms: 'generated',
    put: (report, snapshot) => {
      const evidence = report.layout.columns.get('evidence')!;
      const departments = report.layout.columns.get('departments')!;
      return {
        snapshot: moveTo(snapshot, (rows) => {
          for (let row = report.layout.header.first; row <= report.layout.body.last; row++) {
            const cells = [...(rows[row] ?? [])];
            [cells[evidence], cells[departments]] = [cells[departments], cells[evidence]];
            rows[row] = cells;
          }
        }),
      };
    },
    at: (report) => [{ row: headerOf(report, 'evidence').row, column: report.layout.columns.get('evidence')! }],
  },
  {
    rule: 'missing-row',
    what: 'a row deleted',
    forms: 'both',
    put: (report) => ({
      edits: [{ kind: 'delete-rows', sheet: report.sheet.name, row: report.byCode.get('J4-03')!.row, count: 1 }],
    }),
    at: () => [null],
  },
  {
    rule: 'duplicate-row',
    what: 'a row typed once more below the table',
    forms: 'both',
    put: (report) => ({ edits: newRow(report, { name: '新增省级“隐形冠军”培育企业', actual: 2 }) }),
    at: (report) => [{ row: report.layout.body.last + 1, column: -1 }],
  },
  {
    rule: 'unknown-row',
    what: 'a row of the clerk’s own',
    forms: 'both',
    put: (report) => ({ edits: newRow(report, { name: '新增省级工业设计研究院', actual: 2 }) }),
    at: (report) => [{ row: report.layout.body.last + 1, column: report.layout.columns.get('name')! }],
  },
  cell('altered-text', 'D2-03', 'unitCell', '万元'),
  cell('altered-text', 'D2-03', 'nameCell', '传统制造业应用机器人', { forms: 'generated' }),
  cell('altered-target', 'D2-02', 'target', 100, { forms: 'generated' }),
  cell('altered-formula', 'D2-02', 'attainment', 0.5, { forms: 'generated' }),
  cell('error-value', 'D2-02', 'actual', { error: '#REF!' }),
  cell('external-link', 'D2-02', 'actual', 72, { formula: "'[年报.xlsx]表1'!A1" }),
  {
    rule: 'merged-data',
    what: 'two 完成值 cells merged',
    forms: 'both',
    put: (report, snapshot) => {
      const { row, column } = place(report, 'J4-04', 'actual');
      const below = report.byCode.get('J4-05')!.row;
      return {
        snapshot: withSheet(snapshot, {
          merges: [...snapshot.sheets[0]!.merges, { top: row, bottom: below, left: column, right: column }],
        }),
      };
    },
    at: (report) => [place(report, 'J4-04', 'actual')],
  },
  {
    rule: 'hidden-data',
    what: 'a row hidden',
    forms: 'both',
    put: (report, snapshot) => ({
      snapshot: withSheet(snapshot, { hiddenRows: new Set([report.byCode.get('J4-04')!.row]) }),
    }),
    at: (report) => [{ row: report.byCode.get('J4-04')!.row, column: -1 }],
  },
  identity('unknown-unit', 'unit', () => '鹿诚区', 'a unit that is not in the list'),
  identity('wrong-period', 'period', () => '2021年第二季度', 'last quarter’s period'),
  identity('missing-contact', 'filler', () => '', '填报人 left blank'),
  identity('suspect-contact', 'phone', () => '1385881', 'a phone number that cannot be'),
  cell('blank-value', 'D2-03', 'actual', null),
  cell('placeholder', 'D2-03', 'actual', '—'),
  cell('text-number', 'D2-03', 'actual', '１６９'),
  cell('number-with-unit', 'F3-01', 'actual', '1074800万元'),
  cell('unreadable-number', 'D2-03', 'actual', '正在统计'),
  cell('non-integer-count', 'D2-03', 'actual', 168.5),
  cell('negative-value', 'D2-03', 'actual', -3),
  cell('percent-scale', 'J1-05', 'actual', 72.1),
  cell('share-range', 'J1-05', 'actual', 1.03),
  cell('unit-scale', 'F3-01', 'actual', 1_114_800),
  cell('rank-range', 'Z0-03', 'actual', 13, { unit: '温州市本级', forms: 'generated' }),
  cell('outlier', 'F3-01', 'actual', 165),
  cell('extreme-attainment', 'J2-03', 'actual', 5),
  {
    rule: 'numerator-exceeds',
    what: 'the operands in each other’s place',
    forms: 'both',
    put: (report) => {
      const above = place(report, 'D3-05', 'numerator');
      const below = place(report, 'D3-05', 'denominator');
      const value = (at: Place): CellValue => report.sheet.rows[at.row]![at.column]!.value;
      return { edits: [set(report, above, value(below)), set(report, below, value(above))] };
    },
    at: (report) => [place(report, 'D3-05', 'numerator')],
  },
  cell('incomplete-pair', 'D3-05', 'denominator', null),
  cell('zero-base', 'D3-05', 'denominator', 0),
  cell('ratio-mismatch', 'D3-05', 'actual', 0.2, { forms: 'free-form' }),
  {
    rule: 'part-exceeds-whole',
    what: 'more projects above 50亿元 than above 20亿元',
    forms: 'both',
    put: (report) => ({
      edits: [
        set(report, place(report, 'J3-02', 'actual'), 3),
        set(report, place(report, 'J3-02', 'evidence'), '附件：项目备案通知书'),
      ],
    }),
    at: (report) => [place(report, 'J3-02', 'actual')],
  },
  cell('cumulative-decrease', 'D2-03', 'actual', 100),
  cell('restated-previous', 'D2-03', 'previous', 100),
  onLagging('reason-missing', null),
  onLagging('boilerplate-reason', '核实无误'),
  cell('missing-evidence', 'D2-03', 'evidence', null),
];

/** An explanation put on a row that lags. */
function onLagging(rule: RuleId, value: CellValue): Slip {
  return {
    rule,
    what: `explanation of a lagging row = ${String(value)}`,
    forms: 'both',
    put: (report) => ({ edits: [set(report, lagging(report).explanation!, value)] }),
    at: (report) => [{ row: lagging(report).row, column: lagging(report).explanation!.column }],
  };
}

const TODAY = dateSerial(2021, 10, 16);

async function judge(snapshot: WorkbookSnapshot, unit: string) {
  const previous = bindWorkbook(await read(`2021Q2/${unit}.xlsx`), catalogue, `2021Q2/${unit}.xlsx`).reports;
  const { reports, matrices } = bindWorkbook(snapshot, catalogue, `${unit}.xlsx`);
  const { findings } = check(reports, {
    catalogue,
    settings: DEFAULT_SETTINGS,
    today: TODAY,
    task: parsePeriod('2021Q3'),
    previous,
    allocation: null,
    expected: null,
    matrices,
  });
  return findings.filter((finding) => finding.variant !== 'unchecked');
}

async function cleanForm(form: 'generated' | 'free-form', unit: string): Promise<WorkbookSnapshot> {
  const generated = await read(`2021Q3/${unit}.xlsx`);
  return form === 'generated' ? generated : toFreeForm(bindWorkbook(generated, catalogue, '').reports[0]!);
}

const FORMS = ['generated', 'free-form'] as const;

test.each(FORMS)('a correctly filled %s return has no finding', async (form) => {
  expect(await judge(await cleanForm(form, '鹿城区'), '鹿城区')).toEqual([]);
});

const cases = SLIPS.flatMap((slip) =>
  FORMS.filter((form) => slip.forms === 'both' || slip.forms === form).map(
    (form) => [slip.rule, form, slip.what, slip] as const,
  ),
);

test.each(cases)('%s in a %s return: %s', async (rule, form, _what, slip) => {
  const unit = slip.unit ?? '鹿城区';
  const clean = await cleanForm(form, unit);
  const report = bindWorkbook(clean, catalogue, '').reports[0]!;
  const { edits = [], snapshot = clean } = slip.put(report, clean);
  const findings = await judge(preview(snapshot, edits), unit);
  const expected = slip
    .at(report)
    .map((at) => [
      rule,
      at === null
        ? null
        : at.column < 0
          ? expect.stringMatching(new RegExp(`^[A-Z]+${at.row + 1}$`))
          : toA1(at.row, at.column),
    ]);
  expect(findings.map((finding) => [finding.rule, finding.cell])).toEqual(expected);
});

/** What a run knows beside the sheets: nothing, unless a slip needs it. */
const NOTHING = {
  catalogue,
  settings: DEFAULT_SETTINGS,
  today: TODAY,
  task: null,
  previous: [],
  allocation: null,
  expected: null,
  matrices: [],
};

async function bound(path: string, edit: (report: Report) => readonly Edit[] = () => []): Promise<Report> {
  const snapshot = await read(path);
  const [report] = bindWorkbook(snapshot, catalogue, path).reports;
  return bindWorkbook(preview(snapshot, edit(report!)), catalogue, path).reports[0]!;
}

const said = (findings: readonly Finding[]) => findings.map(({ rule, sheet, cell, code }) => [rule, sheet, cell, code]);

const PERIODS_APART: readonly RuleId[] = ['stale-copy', 'not-reset'];

test('stale-copy: all figures of last quarter sent again', async () => {
  const previous = await bound('2021Q2/鹿城区.xlsx');
  const current = await bound('2021Q2/鹿城区.xlsx', (report) => [
    set(report, report.identity.period!, `报告期：2021年第三季度`),
  ]);
  const { findings } = check([{ ...current, stamp: null }], { ...NOTHING, previous: [previous] });
  expect(findings.map(({ rule }) => rule).filter((rule) => PERIODS_APART.includes(rule))).toEqual(['stale-copy']);
});

test('not-reset: a yearly figure of the first quarter not below last year’s', async () => {
  const inPeriod = (words: string) => (report: Report) => [set(report, report.identity.period!, `报告期：${words}`)];
  const previous = await bound('2021Q3/鹿城区.xlsx', inPeriod('2021年第四季度'));
  const current = await bound('2021Q3/鹿城区.xlsx', inPeriod('2022年第一季度'));
  const changed = { ...current, stamp: null };
  const { findings } = check([changed], {
    ...NOTHING,
    today: dateSerial(2022, 4, 12),
    previous: [{ ...previous, stamp: null }],
  });
  const yearly = changed.entries.filter(
    ({ indicator, actual }) =>
      ['year', 'final-year'].includes(indicator.window) && actual?.number.kind === 'number' && actual.number.value > 0,
  );
  const found = findings.filter(({ rule }) => rule === 'not-reset' || rule === 'stale-copy');
  expect(found.length).toBeGreaterThan(0);
  expect(yearly.map(({ code }) => code)).toEqual(
    expect.arrayContaining(found.flatMap(({ rule, code }) => (rule === 'not-reset' && code ? [code] : []))),
  );
});

test('duplicate-submission: one unit in two files', async () => {
  const reports = [await bound('2021Q3/鹿城区.xlsx'), { ...(await bound('2021Q3/鹿城区.xlsx')), source: '副本.xlsx' }];
  expect(check(reports, NOTHING).findings.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['duplicate-submission']),
  );
  expect(new Set(check(reports, NOTHING).findings.map(({ rule }) => rule))).toEqual(new Set(['duplicate-submission']));
});

test('missing-submission: a unit that should report has no sheet', async () => {
  const reports = [await bound('2021Q3/鹿城区.xlsx')];
  expect(said(check(reports, { ...NOTHING, expected: ['330302', '330303'] }).findings)).toEqual([
    ['missing-submission', null, null, null],
  ]);
});

test('double-count: a county and the zone within it name the same enterprise', async () => {
  const evidence = (report: Report) => [
    set(report, place(report, 'D2-03', 'evidence'), '浙江恒通智能装备有限公司机器人项目验收单'),
  ];
  const reports = [await bound('2021Q3/龙湾区.xlsx', evidence), await bound('2021Q3/浙南产业集聚区.xlsx', evidence)];
  const { findings } = check(reports, NOTHING);
  expect(new Set(findings.map(({ rule, code }) => `${rule} ${String(code)}`))).toEqual(new Set(['double-count D2-03']));
});

/** The sample allocation, with something changed. */
async function matrices(change: (matrix: Matrix) => readonly Edit[]) {
  const snapshot = await read('allocation.xlsx');
  const [matrix] = bindWorkbook(snapshot, catalogue, 'allocation.xlsx').matrices;
  return bindWorkbook(preview(snapshot, change(matrix!)), catalogue, 'allocation.xlsx').matrices;
}

test('allocation-gap: the units’ targets fall short of the city’s', async () => {
  expect(check([], { ...NOTHING, matrices: await matrices(() => []) }).findings).toEqual([]);
  const short = await matrices((matrix) => {
    const { row, column } = matrix.byCode.get('D2-02')!.units.get('330302')!;
    return [{ kind: 'set-cell', sheet: matrix.sheet.name, row, column, value: 1 }];
  });
  expect(check([], { ...NOTHING, matrices: short }).findings.map(({ rule, code }) => [rule, code])).toEqual([
    ['allocation-gap', 'D2-02'],
  ]);
});

/** A table of results as an office would total it by hand. */
function totalled(jobs: string, share: string) {
  return bindWorkbook(
    workbook(
      sheet(
        '汇总',
        `
        2021年第三季度各县（市、区）完成情况汇总表
        指标名称 | 计量单位 | 鹿城区 | 龙湾区 | 瓯海区 | 合计
        实施智能化技术改造项目 | 个 | 70 | 80 | 90 | ${jobs}
        传统制造业新增应用机器人 | 台 | 160 | 150 | 140 | 450
        重点工业企业5G技术应用率 | % | 30.5% | 20.2% | 25.9% | ${share}
        新上市企业 | 家 | 1 | 0 | 1 | 2
        `,
      ),
    ),
    catalogue,
    '',
  ).matrices;
}

test.each([
  ['total-mismatch', '250', '', [['total-mismatch', 'F3']]],
  ['non-additive-total (added)', '240', '76.6%', [['non-additive-total', 'F5']]],
  ['non-additive-total (averaged)', '240', '25.5%', [['non-additive-total', 'F5']]],
  ['none', '240', '', []],
])('%s in a total made by hand', (_rule, jobs, share, expected) => {
  const { findings } = check([], { ...NOTHING, matrices: totalled(jobs, share) });
  expect(findings.map(({ rule, cell }) => [rule, cell])).toEqual(expected);
});

const BETWEEN_FILES: readonly RuleId[] = [
  ...PERIODS_APART,
  'duplicate-submission',
  'missing-submission',
  'double-count',
  'allocation-gap',
  'total-mismatch',
  'non-additive-total',
];

test('every rule has its slip, here or among the slips between files', () => {
  expect(RULE_IDS.filter((rule) => !BETWEEN_FILES.includes(rule) && !SLIPS.some((slip) => slip.rule === rule))).toEqual(
    [],
  );
});
