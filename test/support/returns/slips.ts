import { columnName } from '../../../src/core/address';
import type { Draft, DraftCell, DraftRow, PlacedDraft } from './draft';
import type { Role } from './layout';
import type { Random } from './random';
import { round } from './round';
import type { ExpectedFinding } from './truth';

/** A slip of the kind that clerks make, put into a draft; says afterwards what should be found. */
export interface Slip {
  readonly name: string;
  /** `null`: this draft gives no occasion for it. */
  put(draft: Draft, random: Random): Occasion | null;
}

interface Occasion {
  readonly rows: readonly DraftRow[];
  /** Other things than rows that it spoils, by name: no second slip may touch them. */
  readonly touches?: readonly string[];
  readonly hidden?: readonly DraftRow[];
  expected(placed: PlacedDraft): ExpectedFinding[];
}

const has = (draft: Draft, role: Role): boolean => draft.layout.columns.some((column) => column.role === role);
const addressOf = (placed: PlacedDraft, row: DraftRow, role: Role): string =>
  columnName(placed.columns.get(role)!) + (placed.rowOf.get(row)! + 1);
const rowCells = (placed: PlacedDraft, row: DraftRow): string[] =>
  [...placed.columns.values()].map((column) => columnName(column) + (placed.rowOf.get(row)! + 1));

/** What may follow on the row from a slip, but need not be said. */
const FOLLOWS = [
  'reason-missing',
  'extreme-attainment',
  'outlier',
  'cumulative-decrease',
  'unit-scale',
  'missing-evidence',
  'ratio-mismatch',
  'share-range',
  'error-value',
  'boilerplate-reason',
  'percent-scale',
  'stale-copy',
];

function finding(
  rule: string,
  cells: readonly string[],
  row: DraftRow | null,
  or: readonly string[] = [],
): ExpectedFinding {
  return { rule, cells, code: row?.code || null, or, optional: false, why: rule };
}

function follows(placed: PlacedDraft, row: DraftRow): ExpectedFinding[] {
  return FOLLOWS.map((rule) => ({
    rule,
    cells: rowCells(placed, row),
    code: row.code || null,
    or: [],
    optional: true,
    why: 'may follow',
  }));
}

const indicators = (draft: Draft, test: (row: DraftRow) => boolean): DraftRow[] =>
  draft.rows.filter((row) => row.kind === 'indicator' && test(row));
/** A count that every unit reports; what applies to some units only may be silent elsewhere. */
const isCount = ({ figure }: DraftRow): boolean =>
  figure!.indicator.measure === 'count' && !figure!.indicator.within && !figure!.indicator.appliesTo;
const quiet = (row: DraftRow): boolean => row.cells.explanation?.value === null;

/** A slip in one cell of one row. */
function inCell(
  name: string,
  role: Role,
  rule: string,
  test: (row: DraftRow, draft: Draft) => boolean,
  spoil: (cell: DraftCell, row: DraftRow, random: Random, draft: Draft) => DraftCell | null,
  or: readonly string[] = [],
): Slip {
  return {
    name,
    put(draft, random) {
      if (!has(draft, role)) return null;
      const rows = indicators(draft, (row) => quiet(row) && test(row, draft));
      if (rows.length === 0) return null;
      const row = random.pick(rows);
      const spoiled = spoil(row.cells[role]!, row, random, draft);
      if (!spoiled) return null;
      row.cells[role] = spoiled;
      return {
        rows: [row],
        expected: (placed) => {
          // What is compared with the last period may be said at either of the two cells.
          const roles: readonly Role[] = role === 'previous' ? ['previous', 'actual'] : [role];
          return [
            finding(
              rule,
              roles.map((one) => addressOf(placed, row, one)),
              row,
              or,
            ),
            ...follows(placed, row),
          ];
        },
      };
    },
  };
}

const number = (row: DraftRow): number => row.cells.actual!.value as number;
const operands = (row: DraftRow): boolean => row.figure!.numerator !== null;
const percent = (row: DraftRow): boolean => row.figure!.indicator.unit === '%' && row.figure!.industries === null;
const share = (row: DraftRow): boolean => ['ratio', 'coverage'].includes(row.figure!.indicator.measure);
const amount = (row: DraftRow): boolean => row.figure!.indicator.measure === 'amount';

export const SLIPS: readonly Slip[] = [
  inCell('text-number', 'actual', 'text-number', isCount, (_cell, row, random) => ({
    value: random.pick([
      `${number(row)}`,
      ` ${number(row)} `,
      `${number(row)}`.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
    ]),
  })),
  inCell(
    'number-with-unit',
    'actual',
    'number-with-unit',
    (row) => isCount(row) && number(row) > 0,
    (_cell, row, random) => ({
      value: random.pick([
        `${number(row)}${row.figure!.indicator.unit}`,
        `约${number(row)}`,
        `≥${number(row)}`,
        `${number(row)}左右`,
        `共${number(row)}${row.figure!.indicator.unit}`,
      ]),
    }),
  ),
  inCell('amount-with-unit', 'actual', 'number-with-unit', amount, (_cell, row, random) => ({
    value: random.pick([`${number(row)}亿元`, `${number(row)}亿`, `${round(number(row) * 10_000, 0)}万元`]),
  })),
  inCell(
    'unreadable-number',
    'actual',
    'unreadable-number',
    isCount,
    (_cell, _row, random) => ({ value: random.pick(['正在统计', '见附件', '同上', '若干']) }),
    ['placeholder'],
  ),
  inCell('blank-value', 'actual', 'blank-value', isCount, () => ({ value: null })),
  inCell(
    'placeholder',
    'actual',
    'placeholder',
    (row) => isCount(row) && number(row) === 0,
    (_cell, _row, random) => ({ value: random.pick(['—', '/', '无', '暂无', '-', '待定', 'N/A']) }),
  ),
  inCell(
    'non-integer-count',
    'actual',
    'non-integer-count',
    (row) => isCount(row) && number(row) > 1,
    (_cell, row) => ({ value: number(row) - 0.5 }),
  ),
  inCell('negative-value', 'actual', 'negative-value', isCount, (_cell, _row, random) => ({
    value: -random.integer(1, 3),
  })),
  inCell(
    'percent-scale',
    'actual',
    'percent-scale',
    (row, draft) => percent(row) && draft.layout.percentages !== 'points',
    (cell) => ({ ...cell, value: round((cell.value as number) * 100, 4) }),
    ['ratio-mismatch', 'share-range'],
  ),
  inCell(
    'percent-scale in points',
    'actual',
    'percent-scale',
    (row, draft) => percent(row) && draft.layout.percentages === 'points',
    (cell) => ({ ...cell, value: round((cell.value as number) / 100, 6) }),
    ['ratio-mismatch'],
  ),
  inCell(
    'unit-scale',
    'actual',
    'unit-scale',
    amount,
    (cell) => ({ ...cell, value: round((cell.value as number) * 10_000, 0) }),
    ['extreme-attainment', 'outlier'],
  ),
  inCell('ratio-mismatch', 'actual', 'ratio-mismatch', share, (cell, _row, random) => ({
    ...cell,
    value: round((cell.value as number) * random.pick([0.9, 0.85]), 4),
  })),
  inCell(
    'ratio-mismatch density',
    'actual',
    'ratio-mismatch',
    (row) => row.figure!.indicator.measure === 'density',
    (cell) => ({ ...cell, value: round((cell.value as number) * 0.8, 1) }),
  ),
  inCell('error-value', 'actual', 'error-value', isCount, (_cell, _row, random) => ({
    value: null,
    error: random.pick(['#REF!', '#N/A', '#VALUE!']),
  })),
  inCell('incomplete-pair', 'denominator', 'incomplete-pair', operands, () => ({ value: null }), ['blank-value']),
  inCell('zero-base', 'denominator', 'zero-base', operands, () => ({ value: 0 }), ['numerator-exceeds']),
  inCell('operand with unit', 'numerator', 'number-with-unit', share, (cell) => ({ value: `${cell.value}家` })),
  inCell('altered unit', 'unit', 'altered-text', isCount, (_cell, _row, random) => ({
    value: random.pick(['万元', '%', '亿元']),
  })),
  inCell(
    'cumulative-decrease',
    'previous',
    'cumulative-decrease',
    (row) => isCount(row) && row.figure!.indicator.window === 'programme' && number(row) > 2,
    (_cell, row) => ({ value: number(row) + 2 }),
  ),
  {
    name: 'numerator-exceeds',
    put(draft, random) {
      const rows = indicators(draft, (row) => quiet(row) && share(row));
      if (rows.length === 0) return null;
      const row = random.pick(rows);
      [row.cells.numerator, row.cells.denominator] = [row.cells.denominator!, row.cells.numerator!];
      return {
        rows: [row],
        expected: (placed) => [
          finding(
            'numerator-exceeds',
            (['numerator', 'denominator', 'actual'] as const).map((role) => addressOf(placed, row, role)),
            row,
          ),
          ...follows(placed, row),
        ],
      };
    },
  },
  {
    name: 'part-exceeds-whole',
    put(draft, random) {
      const row = random.pick(indicators(draft, (one) => one.figure!.indicator.within === 'J3-01'));
      const sub = draft.rows.find(
        (one) =>
          one.kind === 'sub-row' &&
          one.code.startsWith('J3-01.') &&
          one.cells.name!.value!.toString().endsWith(row.figure!.indicator.scope!),
      );
      if (!sub) return null;
      row.cells.actual = { value: (sub.cells.actual!.value as number) + 1 };
      return {
        rows: [row, sub],
        expected: (placed) => [
          finding('part-exceeds-whole', [addressOf(placed, row, 'actual'), addressOf(placed, sub, 'actual')], null),
          ...follows(placed, row),
          ...follows(placed, sub),
        ],
      };
    },
  },
  {
    name: 'missing-row',
    put(draft, random) {
      const row = random.pick(indicators(draft, (one) => isCount(one)));
      draft.rows.splice(draft.rows.indexOf(row), 1);
      return { rows: [row], expected: () => [finding('missing-row', [], row)] };
    },
  },
  {
    name: 'duplicate-row',
    put(draft, random) {
      const row = random.pick(indicators(draft, (one) => isCount(one) && quiet(one)));
      const twin: DraftRow = { ...row, cells: { ...row.cells } };
      draft.rows.splice(draft.rows.indexOf(row) + 1, 0, twin);
      return {
        rows: [row, twin],
        expected: (placed) => [
          finding('duplicate-row', [...rowCells(placed, row), ...rowCells(placed, twin)], row),
          ...follows(placed, twin),
        ],
      };
    },
  },
  {
    name: 'unknown-row',
    put(draft, random) {
      const after = random.pick(indicators(draft, (one) => one.figure!.industries === null));
      const own: DraftRow = {
        kind: 'own',
        code: '',
        figure: null,
        industry: null,
        cells: {
          name: {
            value: random.pick([
              '新增省级工业设计中心',
              '新增国家级“小巨人”企业',
              '完成技改投资额',
              '新增发明专利授权量',
            ]),
          },
          unit: { value: '家' },
          target: { value: 3 },
          actual: { value: 2 },
        },
      };
      draft.rows.splice(draft.rows.indexOf(after) + 1, 0, own);
      return { rows: [own], expected: (placed) => [finding('unknown-row', rowCells(placed, own), null)] };
    },
  },
  {
    name: 'reason removed',
    put(draft, random) {
      const rows = indicators(
        draft,
        (one) => String(one.cells.explanation?.value ?? '').includes('因') && one.figure!.industries === null,
      );
      if (rows.length === 0) return null;
      const row = random.pick(rows);
      const lagging = isClearlyLagging(row);
      row.cells.explanation = { value: null };
      return {
        rows: [row],
        expected: (placed) => [{ ...finding('reason-missing', rowCells(placed, row), row), optional: !lagging }],
      };
    },
  },
  {
    name: 'boilerplate reason',
    put(draft, random) {
      const rows = indicators(
        draft,
        (one) => String(one.cells.explanation?.value ?? '').includes('因') && isClearlyLagging(one),
      );
      if (rows.length === 0) return null;
      const row = random.pick(rows);
      row.cells.explanation = { value: random.pick(['核实无误', '情况属实', '无', '已核实', '正在推进']) };
      return {
        rows: [row],
        expected: (placed) => [
          finding('boilerplate-reason', [addressOf(placed, row, 'explanation')], row, ['reason-missing']),
        ],
      };
    },
  },
  {
    name: 'same reason twice',
    put(draft, random) {
      const rows = indicators(
        draft,
        (one) => String(one.cells.explanation?.value ?? '').includes('因') && isClearlyLagging(one),
      );
      if (rows.length < 2) return null;
      const [first, second] = random.shuffle(rows) as [DraftRow, DraftRow];
      for (const row of [first, second]) row.cells.explanation = { value: '正在积极推进，年底前可完成。' };
      return {
        rows: [first, second],
        expected: (placed) => {
          const cells = [addressOf(placed, first, 'explanation'), addressOf(placed, second, 'explanation')];
          return [first, second].map((row) => finding('boilerplate-reason', cells, row));
        },
      };
    },
  },
  {
    name: 'missing evidence',
    put(draft, random) {
      if (!has(draft, 'evidence')) return null;
      const rows = indicators(draft, (one) => isCount(one) && quiet(one) && number(one) > 0);
      if (rows.length === 0) return null;
      const row = random.pick(rows);
      row.cells.evidence = { value: null };
      return { rows: [row], expected: (placed) => [finding('missing-evidence', rowCells(placed, row), row)] };
    },
  },
  {
    name: 'unknown unit',
    put(draft) {
      if (draft.unitName === draft.sheetName.trim() || draft.sheetName.startsWith(draft.unitName.slice(0, 2)))
        draft.sheetName = 'Sheet1';
      const wrong = draft.unitName.replace(/^(.)./, '$1诚');
      draft.unitName = wrong;
      return { rows: [], expected: (placed) => [finding('unknown-unit', [placed.unitCell], null)] };
    },
  },
  {
    name: 'wrong period',
    put(draft, random) {
      draft.periodWords = random.pick(['2021年第二季度', '2021年1-6月', '2020年第三季度']);
      return {
        rows: [],
        touches: ['period', 'figures'],
        expected: (placed) => [
          finding('wrong-period', [placed.periodCell], null),
          { ...finding('suspect-contact', [], null), optional: true },
          { ...finding('reason-missing', [], null), optional: true },
          { ...finding('boilerplate-reason', [], null), optional: true },
          { ...finding('ratio-mismatch', [], null), optional: true },
          { ...finding('extreme-attainment', [], null), optional: true },
          { ...finding('outlier', [], null), optional: true },
          { ...finding('unit-scale', [], null), optional: true },
        ],
      };
    },
  },
  {
    name: 'future period',
    put(draft) {
      draft.periodWords = '2021年第四季度';
      return {
        rows: [],
        touches: ['period', 'figures'],
        expected: (placed) => [
          finding('wrong-period', [placed.periodCell], null),
          { ...finding('suspect-contact', [], null), optional: true },
          { ...finding('reason-missing', [], null), optional: true },
          { ...finding('boilerplate-reason', [], null), optional: true },
          { ...finding('outlier', [], null), optional: true },
        ],
      };
    },
  },
  contactSlip('filler left blank', 'missing-contact', 'filler', (draft) => (draft.contact.filler = '')),
  contactSlip('phone left blank', 'missing-contact', 'phone', (draft) => (draft.contact.phone = '')),
  contactSlip('date left blank', 'missing-contact', 'date', (draft) => (draft.contact.date = [0, 0, 0])),
  contactSlip('impossible phone', 'suspect-contact', 'phone', (draft) => (draft.contact.phone = '1385881')),
  contactSlip(
    'date before the period ends',
    'suspect-contact',
    'date',
    (draft) => (draft.contact.date = [2021, 9, 12]),
  ),
  contactSlip(
    'checked by the one who filled it in',
    'suspect-contact',
    'reviewer',
    (draft) => (draft.contact.reviewer = draft.contact.filler),
    ['filler'],
  ),
  {
    name: 'hidden row',
    put(draft, random) {
      const row = random.pick(indicators(draft, (one) => isCount(one)));
      return {
        rows: [row],
        hidden: [row],
        expected: (placed) => [
          finding('hidden-data', rowCells(placed, row), null),
          { ...finding('hidden-data', [], null), optional: true },
        ],
      };
    },
  },
];

/** Far enough behind that every reading of the schedule agrees. */
function isClearlyLagging(row: DraftRow): boolean {
  const { indicator, target, actual } = row.figure!;
  if (target === null || row.figure!.industries) return false;
  const attainment = actual / target;
  if (indicator.window === 'programme') return attainment < 0.375 - 0.1;
  if (indicator.window === 'year') return attainment < 0.75 - 0.1;
  return (indicator.window === 'level' || indicator.window === 'year-level') && attainment < 0.9;
}

function contactSlip(
  name: string,
  rule: string,
  key: keyof Draft['contact'],
  spoil: (draft: Draft) => void,
  alsoAt: readonly (keyof Draft['contact'])[] = [],
): Slip {
  return {
    name,
    put(draft) {
      if (draft.layout.identity === 'neighbours-above' && (key === 'leader' || alsoAt.includes('leader'))) return null;
      spoil(draft);
      return {
        rows: [],
        touches: key === 'date' ? ['date', 'period'] : [key, ...alsoAt],
        expected: (placed) => [
          finding(
            rule,
            [key, ...alsoAt].map((one) => placed.contactCells[one]!),
            null,
          ),
        ],
      };
    },
  };
}
