import type { Edit } from '../../src/core/edit';
import type { Finding, Fix, FixChange } from '../../src/core/finding';
import { fixEdits } from '../../src/core/fix';
import { preview } from '../../src/core/preview';
import { sheet, workbook } from '../support/sheet';

function finding(
  change: FixChange | null,
  options: Partial<Finding> & { readonly safe?: boolean; readonly at?: string } = {},
): Finding {
  const { safe = true, at = 'I12', ...rest } = options;
  const fix: Fix | null = change && { cell: at, before: '', after: '', change, safe };
  return {
    rule: 'text-number',
    severity: 'notice',
    sheet: '鹿城区',
    cell: at,
    related: [],
    code: null,
    params: {},
    fix,
    ...rest,
  } as Finding;
}

const set = (value: number): FixChange => ({ kind: 'set', value });
const row = (before: number, value: string): FixChange => ({
  kind: 'insert-row',
  before,
  cells: [{ column: 1, value }],
});

test.each<[string, FixChange, Edit[]]>([
  ['a value', set(12), [{ kind: 'set-cell', sheet: '鹿城区', row: 11, column: 8, value: 12 }]],
  [
    'a formula with its format',
    { kind: 'set', value: 0.5, formula: 'G12/H12', format: '0.0%' },
    [{ kind: 'set-cell', sheet: '鹿城区', row: 11, column: 8, value: 0.5, formula: 'G12/H12', format: '0.0%' }],
  ],
  [
    'a merge',
    { kind: 'unmerge', range: 'A1:B2' },
    [{ kind: 'unmerge', sheet: '鹿城区', range: { top: 0, left: 0, bottom: 1, right: 1 } }],
  ],
  ['no merge at all', { kind: 'unmerge', range: '?' }, []],
  [
    'hidden rows',
    { kind: 'show-rows', rows: [3, 4] },
    [{ kind: 'show-rows', sheet: '鹿城区', rows: [3, 4], hidden: false }],
  ],
  [
    'hidden columns',
    { kind: 'show-columns', columns: [5] },
    [{ kind: 'show-columns', sheet: '鹿城区', columns: [5], hidden: false }],
  ],
  ['a hidden sheet', { kind: 'show-sheet' }, [{ kind: 'show-sheet', sheet: '鹿城区', visibility: 'visible' }]],
  [
    'a missing row',
    row(6, 'D2-02'),
    [
      { kind: 'insert-rows', sheet: '鹿城区', row: 6, count: 1 },
      { kind: 'set-cell', sheet: '鹿城区', row: 6, column: 1, value: 'D2-02' },
    ],
  ],
])('a fix becomes an edit: %s', (_, change, edits) => {
  expect(fixEdits([finding(change)])).toEqual(edits);
});

test('what has no fix, no sheet, or no such cell is passed over', () => {
  expect(fixEdits([finding(null), finding(set(1), { sheet: null }), finding(set(1), { at: '?' })])).toEqual([]);
});

test('the first fix of a cell counts; the same cell of another sheet is another', () => {
  const edits = fixEdits([finding(set(1)), finding(set(2)), finding(set(3), { sheet: '瓯海区' })]);
  expect(edits.map((edit) => edit.kind === 'set-cell' && [edit.sheet, edit.value])).toEqual([
    ['鹿城区', 1],
    ['瓯海区', 3],
  ]);
});

test('only safe fixes, where asked for', () => {
  const findings = [finding(set(1), { safe: false }), finding(set(2), { at: 'I13' })];
  expect(fixEdits(findings, { safeOnly: true })).toHaveLength(1);
  expect(fixEdits(findings)).toHaveLength(2);
});

test('fixes listed twice are applied once', () => {
  const findings = [
    set(1),
    row(6, 'a'),
    row(6, 'b'),
    { kind: 'show-rows', rows: [3] } as const,
    { kind: 'show-sheet' } as const,
  ].map((change) => finding(change));
  expect(fixEdits([...findings, ...findings])).toEqual(fixEdits(findings));
});

test('they do not disturb each other: rows go in last, from the bottom, in the order of their findings', () => {
  const before = workbook(
    sheet(
      '鹿城区',
      `
      1 | A
      2 | D
      3 | G`,
    ),
  );
  const edits = fixEdits([
    finding(row(1, 'B')),
    finding(row(2, 'E')),
    finding(row(1, 'C')),
    finding(row(2, 'F')),
    finding({ kind: 'set', value: 'g' }, { at: 'B3' }),
  ]);
  expect(preview(before, edits).sheets[0]!.rows.map((cells) => cells?.[1]?.value)).toEqual([
    'A',
    'B',
    'C',
    'D',
    'E',
    'F',
    'g',
  ]);
});
