import type { Edit } from '../../src/core/edit';
import type { Finding } from '../../src/core/finding';
import { clearMarksEdits, markedPlaces, markEdits, MARK_FILLS, MARK_PREFIX, marksNeeded } from '../../src/core/mark';
import { preview } from '../../src/core/preview';
import type { CellDetail, SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import { fromA1 } from '../../src/core/address';

const found = (
  cell: string | null,
  severity: Finding['severity'] = 'mandatory',
  rule: Finding['rule'] = 'blank-value',
  sheet: string | null = '鹿城区',
): Finding => ({
  rule,
  severity,
  sheet,
  cell,
  related: [],
  code: null,
  params: {},
  fix: null,
});
const words = ({ rule, severity }: Finding): string => `${severity}：${rule}`;

function detail(cell: string, fill: string | null, note: string | null, fillToken?: string): CellDetail {
  const { row, column } = fromA1(cell)!;
  return {
    row,
    column,
    cell: { value: null },
    fill,
    note,
    locked: false,
    ...(fillToken !== undefined && { fillToken }),
  };
}

function workbookWith(...details: readonly CellDetail[]): WorkbookSnapshot {
  const sheet: SheetSnapshot = {
    name: '鹿城区',
    visibility: 'visible',
    rows: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    protection: 'none',
    details,
  };
  return {
    sheets: [sheet],
    names: [{ name: 'Print_Area', sheet: '鹿城区', formula: '鹿城区!$A$1:$P$9', hidden: false }],
  };
}

/** Fill, token and note of each cell that is known, by address. */
function looks(snapshot: WorkbookSnapshot): Record<string, unknown> {
  return Object.fromEntries(
    (snapshot.sheets[0]!.details ?? []).map(({ row, column, fill, fillToken, note }) => [
      `${row},${column}`,
      [fill, fillToken ?? null, note],
    ]),
  );
}

const before = workbookWith(
  detail('I12', '#FFF8E1', null, 'xf:17'),
  detail('I13', null, '请核对\n第二行'),
  detail('I14', null, null),
  detail('I15', '#FFF8E1', '', 'odd "token"'.repeat(20)),
);

describe('marking', () => {
  const findings = [
    found('I12', 'notice'),
    found('I12', 'verify', 'outlier'),
    found('I13'),
    found('I14', 'verify'),
    found('I14', 'verify'),
  ];
  const edits = markEdits(findings, words, before);
  const marked = preview(before, edits);

  test('a fill by the worst severity, one note that lists all findings below the person’s own', () => {
    expect(looks(marked)).toEqual({
      '11,8': [MARK_FILLS.verify, null, `${MARK_PREFIX}\nnotice：blank-value\nverify：outlier`],
      '12,8': [MARK_FILLS.mandatory, null, `请核对\n第二行\n\n${MARK_PREFIX}\nmandatory：blank-value`],
      '13,8': [MARK_FILLS.verify, null, `${MARK_PREFIX}\nverify：blank-value`],
      '14,8': ['#FFF8E1', 'odd "token"'.repeat(20), ''],
    });
  });

  test('the memory is two hidden names of the sheet for each earlier fill', () => {
    expect(marked.names.filter(({ name }) => name.startsWith('_pir'))).toEqual([
      { name: '_pir_marks_1', sheet: '鹿城区', formula: '鹿城区!$I$12', hidden: true },
      { name: '_pir_mark_fill_1', sheet: '鹿城区', formula: '"#FFF8E1 xf:17"', hidden: true },
      { name: '_pir_marks_2', sheet: '鹿城区', formula: '鹿城区!$I$13,鹿城区!$I$14', hidden: true },
      { name: '_pir_mark_fill_2', sheet: '鹿城区', formula: '"-"', hidden: true },
    ]);
  });

  test('clearing puts back exactly what was there', () => {
    const cleared = preview(marked, clearMarksEdits(marked));
    expect(looks(cleared)).toEqual(looks(before));
    expect(cleared.names).toEqual(before.names);
    expect(clearMarksEdits(cleared)).toEqual([]);
  });

  test('marks follow their cells when rows are put in above', () => {
    const moved = preview(marked, [{ kind: 'insert-rows', sheet: '鹿城区', row: 3, count: 2 }]);
    const cleared = preview(moved, clearMarksEdits(moved));
    expect(looks(cleared)['13,8']).toEqual(['#FFF8E1', 'xf:17', null]);
    expect(cleared.names.map(({ name }) => name)).toEqual(['Print_Area']);
  });

  test('a row that is gone takes its mark with it', () => {
    const moved = preview(marked, [{ kind: 'delete-rows', sheet: '鹿城区', row: 11, count: 1 }]);
    const cleared = preview(moved, clearMarksEdits(moved));
    expect(looks(cleared)['11,8']).toEqual([null, null, '请核对\n第二行']);
    expect(cleared.names.map(({ name }) => name)).toEqual(['Print_Area']);
  });

  test('marking anew replaces the marks and remembers the first state', () => {
    const again = preview(marked, markEdits([found('I12'), found('I15')], words, marked));
    expect(looks(again)).toMatchObject({
      '11,8': [MARK_FILLS.mandatory, null, `${MARK_PREFIX}\nmandatory：blank-value`],
      '12,8': [null, null, '请核对\n第二行'],
      '13,8': [null, null, null],
    });
    const cleared = preview(again, clearMarksEdits(again));
    expect(looks(cleared)).toEqual(looks(before));
    expect(cleared.names).toEqual(before.names);
  });

  test('what the person changed since stays the person’s', () => {
    const changed = preview(marked, [
      {
        kind: 'format',
        sheet: '鹿城区',
        range: { top: 11, left: 8, bottom: 11, right: 8 },
        fill: '#00FF00',
        fillToken: 'mine',
      },
      { kind: 'note', sheet: '鹿城区', row: 11, column: 8, text: '已改' },
      { kind: 'note', sheet: '鹿城区', row: 12, column: 8, text: `已改。${MARK_PREFIX}\nmandatory：blank-value` },
      { kind: 'note', sheet: '鹿城区', row: 13, column: 8, text: null },
    ]);
    expect(looks(preview(changed, clearMarksEdits(changed)))).toMatchObject({
      '11,8': ['#00FF00', 'mine', '已改'],
      '12,8': [null, null, '已改。'],
      '13,8': [null, null, null],
    });
  });
});

test('findings without a cell, or without a sheet, are not marked', () => {
  expect(markEdits([found(null), found('I12', 'mandatory', 'missing-submission', null)], words, before)).toEqual([]);
});

test('a cell that nobody read is taken for plain', () => {
  const edits = markEdits([found('B2')], words, { sheets: [], names: [] });
  expect(edits.map(({ kind }) => kind)).toEqual(['format', 'note', 'name', 'name']);
  expect(edits[3]).toMatchObject({ formula: '"-"' });
});

test('what must be read: the cells of the findings, and those marked now', () => {
  const findings = [found('I12'), found('I12'), found('J9')];
  const range = (row: number, column: number) => ({
    sheet: '鹿城区',
    range: { top: row, left: column, bottom: row, right: column },
  });
  expect(marksNeeded(findings, [])).toEqual([range(11, 8), range(8, 9)]);
  const names = [
    { name: '_pir_marks_1', sheet: '鹿城区', formula: "'鹿城区'!$I$12:$J$13,'鹿城区'!$B$2", hidden: true },
    { name: '_pir_marks_2', sheet: null, formula: '鹿城区!$A$1', hidden: true },
    { name: '_pir_marks_3', sheet: '鹿城区', formula: '鹿城区!#REF!', hidden: true },
  ];
  expect(markedPlaces(names)).toEqual([range(11, 8), range(11, 9), range(12, 8), range(12, 9), range(1, 1)]);
  expect(marksNeeded(findings, names)).toHaveLength(7);
});

test('marks whose memory of the fill is lost go, and leave no fill', () => {
  const marked = preview(workbookWith(detail('I12', MARK_FILLS.verify.toLowerCase(), `${MARK_PREFIX}\nx`)), [
    { kind: 'name', name: '_pir_marks_1', sheet: '鹿城区', formula: '鹿城区!$I$12', hidden: true },
  ]);
  expect(looks(preview(marked, clearMarksEdits(marked)))).toEqual({ '11,8': [null, null, null] });
});

test('marks of cells that nobody read stay as they are, but are forgotten', () => {
  const names = [{ name: '_pir_marks_1', sheet: '鹿城区', formula: '鹿城区!$I$12', hidden: true }];
  const { sheets } = workbookWith();
  const edits: Edit[] = clearMarksEdits({ sheets: sheets.map((sheet) => ({ ...sheet, details: undefined })), names });
  expect(edits).toEqual([{ kind: 'name', name: '_pir_marks_1', sheet: '鹿城区', formula: null, hidden: true }]);
});

test('names stay within what Excel takes', () => {
  const cells = Array.from({ length: 250 }, (_, row) => found(`I${row + 1}`));
  const edits = markEdits(cells, words, before);
  const formulas = edits.flatMap((edit) => (edit.kind === 'name' ? [edit.formula!] : []));
  expect(formulas.every((formula) => formula.length < 8192)).toBe(true);
  for (const formula of formulas) {
    for (const literal of formula.match(/"(?:[^"]|"")*"/g) ?? []) expect(literal.length).toBeLessThanOrEqual(257);
  }
  const marked = preview(before, edits);
  expect(looks(preview(marked, clearMarksEdits(marked)))).toMatchObject(looks(before));
});
