import type { Edit, SheetPlan } from '../../../src/core/edit';
import { applyEdits } from '../../../src/ooxml/apply';
import { blankPackage } from '../../../src/ooxml/blank';
import { OpcPackage } from '../../../src/ooxml/package';
import { readWorkbook } from '../../../src/ooxml/read';
import { buildXlsx } from '../../support/build-xlsx';
import { changedParts } from '../../support/package-parts';
import { fullPlan, listPlan } from '../../support/plans';

const three = buildXlsx({
  sheets: [
    { name: '甲', rows: '<row r="1"><c r="A1"><f>乙!A1+丙!A1</f><v>3</v></c></row>' },
    { name: '乙', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' },
    { name: '丙', rows: '<row r="1"><c r="A1"><v>2</v></c></row>' },
  ],
  names:
    '<definedName name="a" localSheetId="0">甲!$A$1</definedName><definedName name="b" localSheetId="2">丙!$A$1</definedName>' +
    '<definedName name="c" comment="说明">乙!$A$1</definedName>',
});
const plan = (name: string, more: Partial<SheetPlan> = {}): SheetPlan => ({
  name,
  columns: [],
  styles: {},
  rows: [[{ value: name }]],
  ...more,
});
const open = (...edits: Edit[]): OpcPackage => {
  const pkg = OpcPackage.open(three);
  applyEdits(pkg, edits);
  return pkg;
};
const namesOf = (pkg: OpcPackage): string[] =>
  readWorkbook(OpcPackage.open(pkg.toBytes())).sheets.map(({ name }) => name);

test.each<readonly [string, Edit[], string[]]>([
  ['at the end', [{ kind: 'add-sheet', plan: plan('丁') }], ['甲', '乙', '丙', '丁']],
  ['behind another', [{ kind: 'add-sheet', plan: plan('丁'), after: '甲' }], ['甲', '丁', '乙', '丙']],
  ['taken out', [{ kind: 'delete-sheet', sheet: '乙' }], ['甲', '丙']],
  ['replaced, it keeps its place', [{ kind: 'replace-sheet', plan: plan('乙') }], ['甲', '乙', '丙']],
])('sheets %s', (_, edits, expected) => {
  expect(namesOf(open(...edits))).toEqual(expected);
});

test('names keep their sheets when sheets come and go', () => {
  const pkg = open({ kind: 'add-sheet', plan: plan('丁'), after: '甲' }, { kind: 'delete-sheet', sheet: '乙' });
  const { names } = readWorkbook(OpcPackage.open(pkg.toBytes()));
  expect(names.map(({ name, sheet, formula }) => [name, sheet, formula])).toEqual([
    ['a', '甲', '甲!$A$1'],
    ['b', '丙', '丙!$A$1'],
    ['c', null, '#REF!$A$1'],
  ]);
  expect(pkg.text('xl/workbook.xml')).toContain('<definedName name="c" comment="说明">#REF!$A$1</definedName>');
});

test('formulas show that a sheet went, and show it no longer when it is back', () => {
  const pkg = open({ kind: 'delete-sheet', sheet: '乙' });
  expect(pkg.text('xl/worksheets/sheet1.xml')).toContain('<f>#REF!A1+丙!A1</f>');
  applyEdits(pkg, [{ kind: 'add-sheet', plan: plan('乙'), after: '甲' }]);
  expect(pkg.isChanged('xl/worksheets/sheet1.xml')).toBe(false);
  expect(changedParts(three, pkg.toBytes())).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet2.xml']);
});

test('a sheet that is replaced leaves its old parts behind and takes up the names of new ones', () => {
  const pkg = OpcPackage.open(three);
  applyEdits(pkg, [
    { kind: 'add-sheet', plan: listPlan },
    { kind: 'add-sheet', plan: fullPlan },
  ]);
  const saved = pkg.toBytes();
  const again = OpcPackage.open(saved);
  const bare = plan(fullPlan.name);
  applyEdits(again, [{ kind: 'replace-sheet', plan: bare }]);
  const gone = [
    'xl/charts/chart1.xml',
    'xl/charts/chart8.xml',
    'xl/comments1.xml',
    'xl/drawings/drawing1.xml',
    'xl/tables/table1.xml',
  ];
  expect(gone.filter((part) => again.has(part))).toEqual([]);
  expect(readWorkbook(again).names.filter(({ sheet }) => sheet === bare.name)).toEqual([]);
  applyEdits(again, [{ kind: 'replace-sheet', plan: fullPlan, before: bare }]);
  expect(changedParts(saved, again.toBytes())).toEqual([]);
});

test('the same plan again changes nothing', () => {
  const pkg = OpcPackage.open(three);
  applyEdits(pkg, [
    { kind: 'add-sheet', plan: listPlan },
    { kind: 'add-sheet', plan: fullPlan },
  ]);
  const saved = pkg.toBytes();
  const again = OpcPackage.open(saved);
  applyEdits(again, [
    { kind: 'replace-sheet', plan: fullPlan },
    { kind: 'replace-sheet', plan: listPlan },
  ]);
  expect(changedParts(saved, again.toBytes())).toEqual([]);
});

test('small edits reach generated sheets as any other', () => {
  const pkg = open(
    { kind: 'add-sheet', plan: plan('丁', { rows: [[{ value: 1 }], [{ value: 2, formula: 'A1*2' }]] }) },
    { kind: 'insert-rows', sheet: '丁', row: 0, count: 1 },
    { kind: 'set-cell', sheet: '丁', row: 0, column: 0, value: '题', format: '@' },
    { kind: 'format', sheet: '丁', range: { top: 0, left: 0, bottom: 0, right: 0 }, fill: '#FF0000' },
    { kind: 'merge', sheet: '丁', range: { top: 0, left: 0, bottom: 0, right: 2 } },
    { kind: 'note', sheet: '丁', row: 0, column: 0, text: '注' },
    { kind: 'show-rows', sheet: '丁', rows: [1], hidden: true },
  );
  const sheet = readWorkbook(OpcPackage.open(pkg.toBytes()), {
    sheets: ['丁'],
    details: [{ sheet: '丁', range: { top: 0, left: 0, bottom: 0, right: 0 } }],
  }).sheets[0]!;
  expect(sheet.rows).toEqual([[{ value: '题', format: '@' }], [{ value: 1 }], [{ value: 2, formula: 'A2*2' }]]);
  expect(sheet.details).toMatchObject([{ fill: '#FF0000', note: '注' }]);
  expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
  expect([...sheet.hiddenRows]).toEqual([1]);
});

test('the sheet in front is the one that was, wherever it stands now', () => {
  const source = buildXlsx({
    sheets: [
      { name: '甲' },
      { name: '乙', before: '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>' },
    ],
    parts: {},
  });
  const pkg = OpcPackage.open(source);
  const main = pkg
    .text('xl/workbook.xml')
    .replace('<sheets>', '<bookViews><workbookView firstSheet="1" activeTab="1"/></bookViews><sheets>');
  pkg.set('xl/workbook.xml', main);
  const bytes = pkg.toBytes();
  const tab = (...edits: Edit[]): string | undefined => {
    const opened = OpcPackage.open(bytes);
    applyEdits(opened, edits);
    return /<workbookView [^>]*>/.exec(opened.text('xl/workbook.xml'))?.[0];
  };
  expect(tab({ kind: 'add-sheet', plan: plan('丁'), after: '甲' })).toBe(
    '<workbookView firstSheet="2" activeTab="2"/>',
  );
  expect(tab({ kind: 'delete-sheet', sheet: '乙' })).toBe('<workbookView firstSheet="0" activeTab="0"/>');
  expect(tab({ kind: 'show-sheet', sheet: '乙', visibility: 'hidden' })).toBe(
    '<workbookView firstSheet="1" activeTab="0"/>',
  );
  expect(tab({ kind: 'name', name: 'x', sheet: null, formula: '1', hidden: false })).toBe(
    '<workbookView firstSheet="1" activeTab="1"/>',
  );
});

test('a workbook of generated sheets alone', () => {
  const pkg = blankPackage();
  applyEdits(pkg, [
    { kind: 'add-sheet', plan: { ...plan('一'), visibility: 'hidden' } },
    { kind: 'add-sheet', plan: plan('二') },
  ]);
  const { sheets } = readWorkbook(OpcPackage.open(pkg.toBytes()));
  expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
    ['一', 'hidden'],
    ['二', 'visible'],
  ]);
  expect(pkg.text('xl/workbook.xml')).toContain('<workbookView activeTab="1"/>');
  expect(pkg.text('xl/worksheets/sheet1.xml')).not.toContain('tabSelected');
  expect(pkg.text('xl/worksheets/sheet2.xml')).toContain('tabSelected="1"');
});

test.each(['', ' ', 'a'.repeat(32), 'a:b', 'a?', "'a", "a'", '[a]'])('a sheet cannot be called %j', (name) => {
  expect(() => open({ kind: 'add-sheet', plan: plan(name) })).toThrow(RangeError);
});

test('a sheet of charts has no cells to set', () => {
  const bytes = buildXlsx({ sheets: [{ name: '表' }, { name: '图', type: 'chartsheet' }] });
  expect(() =>
    applyEdits(OpcPackage.open(bytes), [{ kind: 'set-cell', sheet: '图', row: 0, column: 0, value: 1 }]),
  ).toThrow(RangeError);
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, [{ kind: 'show-sheet', sheet: '图', visibility: 'hidden' }]);
  expect(changedParts(bytes, pkg.toBytes())).toEqual(['xl/workbook.xml']);
});
