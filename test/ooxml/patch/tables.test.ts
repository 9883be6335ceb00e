import type { Edit } from '../../../src/core/edit';
import type { CellValue } from '../../../src/core/snapshot';
import { applyEdits } from '../../../src/ooxml/apply';
import { OpcPackage } from '../../../src/ooxml/package';
import { readWorkbook } from '../../../src/ooxml/read';
import { buildXlsx } from '../../support/build-xlsx';

const TABLE = 'xl/tables/table1.xml';
const bytes = buildXlsx({
  sheets: [
    {
      name: '表',
      rows:
        '<row r="2"><c r="B2" t="inlineStr"><is><t>单位</t></is></c><c r="C2" t="inlineStr"><is><t>值</t></is></c></row>' +
        '<row r="3"><c r="B3"><v>1</v></c><c r="C3"><f>表1[[#This Row],[单位]]*2</f><v>2</v></c></row>',
      after: '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
      relationships: [['rId1', 'table', '../tables/table1.xml']],
    },
    { name: '别表', rows: '<row r="1"><c r="A1"><f>SUM(表1[单位])+SUM(表1[值])</f><v>3</v></c></row>' },
  ],
  names: '<definedName name="全部">表1[单位]</definedName>',
  parts: {
    [TABLE]:
      '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="B2:C3"><autoFilter ref="B2:C3"/>' +
      '<tableColumns count="2"><tableColumn id="1" name="单位"/><tableColumn id="2" name="值"><calculatedColumnFormula>表1[[#This Row],[单位]]*2</calculatedColumnFormula></tableColumn></tableColumns></table>',
  },
});
const set = (row: number, column: number, value: CellValue, formula?: string): Edit => ({
  kind: 'set-cell',
  sheet: '表',
  row,
  column,
  value,
  ...(formula !== undefined && { formula }),
});

describe('a header that is set names its column', () => {
  test.each<readonly [string, CellValue, string]>([
    ['text', '县市区', '县市区'],
    ['a number', 2021, '2021'],
    ['nothing', null, '列1'],
    ['an error', { error: '#N/A' }, '#N/A'],
    ['the name of another column', '值', '值2'],
  ])('%s', (_, value, name) => {
    const pkg = OpcPackage.open(bytes);
    applyEdits(pkg, [set(1, 1, value, 'A1')]);
    expect(readWorkbook(pkg).sheets[0]!.rows[1]![1]).toEqual({ value: name });
    expect(pkg.text(TABLE)).toContain(`<tableColumn id="1" name="${name}"/>`);
  });
});

test('what names the column follows: formulas, names and the table itself; and back', () => {
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, [set(1, 1, '县<市')]);
  const { sheets, names } = readWorkbook(pkg);
  expect(sheets[0]!.rows[2]![2]!.formula).toBe('表1[[#This Row],[县<市]]*2');
  expect(sheets[1]!.rows[0]![0]!.formula).toBe('SUM(表1[县<市])+SUM(表1[值])');
  expect(names[0]!.formula).toBe('表1[县<市]');
  expect(pkg.text(TABLE)).toContain('<calculatedColumnFormula>表1[[#This Row],[县&lt;市]]*2</calculatedColumnFormula>');
  applyEdits(pkg, [set(1, 1, '单位')]);
  expect(pkg.toBytes()).toEqual(bytes);
});

test('cells beside and below a header are cells like others', () => {
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, [set(1, 0, 5), set(2, 1, 7), set(1, 3, 9)]);
  expect(pkg.isChanged(TABLE)).toBe(false);
});

test('rows of a table may go, but not all of them, nor its header', () => {
  const take = (row: number, count: number): void =>
    applyEdits(OpcPackage.open(bytes), [{ kind: 'delete-rows', sheet: '表', row, count }]);
  expect(() => take(1, 1)).toThrow(RangeError);
  expect(() => take(2, 1)).toThrow(RangeError);
  expect(() => take(0, 1)).not.toThrow();
  expect(() => take(3, 5)).not.toThrow();
});

test('form controls and charts that look at moved rows follow', () => {
  const parts = {
    'xl/ctrlProps/ctrlProp1.xml': '<formControlPr objectType="Drop" fmlaLink="表!$A$3" fmlaRange="别表!$A$1:$A$3"/>',
    'xl/charts/chart1.xml': '<c:f xmlns:c="c">(表!$A$3,别表!$A$3)</c:f>',
  };
  const pkg = OpcPackage.open(buildXlsx({ sheets: [{ name: '表' }, { name: '别表' }], parts }));
  applyEdits(pkg, [{ kind: 'insert-rows', sheet: '表', row: 0, count: 2 }]);
  expect(pkg.text('xl/ctrlProps/ctrlProp1.xml')).toContain('fmlaLink="表!$A$5" fmlaRange="别表!$A$1:$A$3"');
  expect(pkg.text('xl/charts/chart1.xml')).toContain('(表!$A$5,别表!$A$3)');
});
