import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../src/core/edit';
import { detailsNeeded, invert } from '../../src/core/invert';
import { applyEdits } from '../../src/ooxml/apply';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';
import { editsByTopic, SHIFTED_PARTS as SHIFTED } from '../support/edits-by-topic';
import { changedParts } from '../support/package-parts';
import { fullPlan, listPlan, range } from '../support/plans';

const rich = new Uint8Array(readFileSync(join(__dirname, '../fixtures/rich-workbook.xlsx')));
const SHEET = '季度报表（一）';
const at = (row: number, column: number) => ({ sheet: SHEET, row, column });
const sheet = (number: number): string => `xl/worksheets/sheet${number}.xml`;
const table = editsByTopic;

describe('on a workbook of 52 features', () => {
  test.each(table)('$what: the parts that change', ({ edits, parts }) => {
    const pkg = OpcPackage.open(rich);
    applyEdits(pkg, edits);
    expect(changedParts(rich, pkg.toBytes())).toEqual([...parts].sort());
  });

  test.each(table)('$what: taken back, every part has its bytes again', ({ edits }) => {
    const pkg = OpcPackage.open(rich);
    const inverse = invert(edits, readWorkbook(pkg, { details: detailsNeeded(edits) }));
    applyEdits(pkg, edits);
    applyEdits(pkg, inverse);
    expect(changedParts(rich, pkg.toBytes())).toEqual([]);
  });

  test('all of it at once, taken back in one list', () => {
    const pkg = OpcPackage.open(rich);
    const edits = table
      .filter(({ what }) => what !== 'a note on a conversation is left out')
      .flatMap((row) => row.edits);
    const inverse = invert(edits, readWorkbook(pkg, { details: detailsNeeded(edits) }));
    applyEdits(pkg, edits);
    expect(changedParts(rich, pkg.toBytes()).length).toBeGreaterThan(30);
    applyEdits(pkg, inverse);
    expect(changedParts(rich, pkg.toBytes())).toEqual([]);
  });

  test('selecting a cell puts its sheet in front and its row in sight', () => {
    const pkg = OpcPackage.open(rich);
    applyEdits(pkg, [{ kind: 'select', sheet: SHEET, range: range(40, 3, 41, 4) }]);
    expect(changedParts(rich, pkg.toBytes())).toEqual(['xl/workbook.xml', sheet(1), sheet(2)]);
    expect(pkg.text('xl/workbook.xml')).toContain('activeTab="1"');
    expect(pkg.text(sheet(1))).not.toContain('tabSelected');
    expect(pkg.text(sheet(2))).toContain('tabSelected="1"');
    expect(pkg.text(sheet(2))).toContain('topLeftCell="C36"');
    expect(pkg.text(sheet(2))).toContain('<selection pane="bottomRight" activeCell="D41" sqref="D41:E42"/>');
  });

  test('a sheet taken out takes its own parts with it; what pointed at it says so', () => {
    const pkg = OpcPackage.open(rich);
    applyEdits(pkg, [{ kind: 'delete-sheet', sheet: '字典' }]);
    expect(changedParts(rich, pkg.toBytes())).toEqual(
      [
        ...SHIFTED,
        'docProps/app.xml',
        'xl/tables/table1.xml',
        'xl/worksheets/_rels/sheet3.xml.rels',
        sheet(1),
        sheet(2),
        sheet(3),
      ].sort(),
    );
    expect(pkg.has('xl/tables/table1.xml')).toBe(false);
    const { sheets, names } = readWorkbook(OpcPackage.open(pkg.toBytes()));
    expect(sheets.map(({ name }) => name)).toEqual(['汇总表', SHEET, '图表', '隐藏页', '透视']);
    expect(names.find(({ name }) => name === '类别表')?.formula).toBe('#REF!$A$2:$B$4');
    expect(names.find(({ name }) => name === '局部')).toBeUndefined();
    expect(sheets[0]!.rows[1]?.[5]?.formula).toBe('_xlfn.UNIQUE(#REF!A2:A4)');
    expect(pkg.text('docProps/app.xml')).toContain('<vt:i4>5</vt:i4>');
  });
});

describe('all or nothing', () => {
  const first: Edit = { kind: 'set-cell', ...at(3, 4), value: 1 };
  const failing: readonly (readonly [string, Edit])[] = [
    ['a sheet that is not there', { kind: 'set-cell', sheet: '没有', row: 0, column: 0, value: 1 }],
    ['a cell beyond the sheet', { kind: 'set-cell', ...at(1_048_576, 0), value: 1 }],
    ['a column beyond the sheet', { kind: 'note', ...at(0, 16_384), text: 'x' }],
    ['a name that is taken', { kind: 'add-sheet', plan: { ...listPlan, name: '字典' } }],
    ['a name that Excel refuses', { kind: 'add-sheet', plan: { ...listPlan, name: 'a/b' } }],
    [
      'a table name that is taken',
      { kind: 'add-sheet', plan: { ...fullPlan, tables: [{ ...fullPlan.tables![0]!, name: '表1' }] } },
    ],
    ['a table that loses its header', { kind: 'delete-rows', sheet: '字典', row: 0, count: 1 }],
    ['a sheet to replace that is not there', { kind: 'replace-sheet', plan: listPlan }],
    ['a sheet to follow that is not there', { kind: 'add-sheet', plan: listPlan, after: '没有' }],
  ];

  test.each(failing)('%s: nothing is changed', (_, edit) => {
    const pkg = OpcPackage.open(rich);
    expect(() => applyEdits(pkg, [first, edit])).toThrow(RangeError);
    expect(pkg.toBytes()).toEqual(rich);
  });

  test('edits that fail leave those that came before', () => {
    const pkg = OpcPackage.open(rich);
    const [once, twice] = [OpcPackage.open(rich), OpcPackage.open(rich)];
    applyEdits(once, [first]);
    applyEdits(pkg, [first]);
    expect(() =>
      applyEdits(pkg, [{ kind: 'format', sheet: SHEET, range: range(0, 0, 9, 9), fill: '#FF0000' }, failing[0]![1]]),
    ).toThrow(RangeError);
    expect(pkg.toBytes()).toEqual(once.toBytes());
    applyEdits(pkg, [{ kind: 'set-cell', ...at(3, 4), value: 350 }]);
    expect(changedParts(rich, pkg.toBytes())).toEqual([]);
    applyEdits(twice, []);
    expect(twice.toBytes()).toEqual(rich);
  });

  test('the last sheet that can be seen stays', () => {
    const pkg = OpcPackage.open(rich);
    const names = ['汇总表', SHEET, '字典', '图表', '透视'];
    expect(() =>
      applyEdits(
        pkg,
        names.map((name) => ({ kind: 'show-sheet', sheet: name, visibility: 'hidden' })),
      ),
    ).toThrow(RangeError);
    expect(pkg.toBytes()).toEqual(rich);
  });
});
