import fc from 'fast-check';
import type { CellValue } from '../../../src/core/snapshot';
import { applyEdits } from '../../../src/ooxml/apply';
import { OpcPackage } from '../../../src/ooxml/package';
import { readWorkbook } from '../../../src/ooxml/read';
import { buildSheet } from '../../support/build-xlsx';

const PART = 'xl/worksheets/sheet1.xml';
const set = (row: number, column: number, value: CellValue, formula?: string, format?: string) =>
  ({
    kind: 'set-cell',
    sheet: 'Sheet1',
    row,
    column,
    value,
    ...(formula && { formula }),
    ...(format && { format }),
  }) as const;

/** What stands within `<sheetData>` after the edits. */
function rowsAfter(bytes: Uint8Array, ...edits: Parameters<typeof applyEdits>[1]): string {
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, edits);
  return /<sheetData>(.*)<\/sheetData>/s.exec(pkg.text(PART))![1]!;
}

const empty = buildSheet('');

describe('what a cell is given', () => {
  test.each<readonly [string, CellValue, string | undefined, string]>([
    ['a number', 0.1, undefined, '<v>0.1</v>'],
    ['a large number', 1e21, undefined, '<v>1e+21</v>'],
    ['a number that is none', Number.NaN, undefined, ' t="e"><v>#NUM!</v>'],
    ['digits as text', '330302', undefined, ' t="inlineStr"><is><t>330302</t></is>'],
    ['text like a formula', '=1+1', undefined, ' t="inlineStr"><is><t>=1+1</t></is>'],
    ['blanks at its ends', ' a ', undefined, '<t xml:space="preserve"> a </t>'],
    ['lines', 'a\nb', undefined, '<t xml:space="preserve">a\nb</t>'],
    ['signs of XML', '<&">', undefined, '<t>&lt;&amp;"&gt;</t>'],
    ['what XML cannot hold', '\u0001\ud800', undefined, '<t>_x0001__xD800_</t>'],
    ['what looks escaped', '_x0041_', undefined, '<t>_x005F_x0041_</t>'],
    ['a truth', true, undefined, ' t="b"><v>1</v>'],
    ['an error', { error: '#N/A' }, undefined, ' t="e"><v>#N/A</v>'],
    ['an error that older programs do not know', { error: '#SPILL!' }, undefined, ' t="e"><v>#VALUE!</v>'],
    ['a formula with a number', 3, 'A1<2', '><f>A1&lt;2</f><v>3</v>'],
    ['a formula with text', 'x', 'A1', ' t="str"><f>A1</f><v>x</v>'],
    ['a formula with a truth', false, 'A1', ' t="b"><f>A1</f><v>0</v>'],
    ['a formula with an error', { error: '#DIV/0!' }, 'A1', ' t="e"><f>A1</f><v>#DIV/0!</v>'],
    ['a formula without a value', null, 'A1', '><f>A1</f></c>'],
    ['empty text', '', undefined, ' t="inlineStr"><is><t></t></is>'],
  ])('%s', (_, value, formula, xml) => {
    expect(rowsAfter(empty, set(4, 1, value, formula))).toContain(xml);
  });

  test('a text that Excel would refuse is cut, never within a character', () => {
    const text = `${'a'.repeat(32_765)}😀tail`;
    const [cell] = readWorkbook(applied(set(0, 0, text))).sheets[0]!.rows[0]!;
    expect(cell).toEqual({ value: `${'a'.repeat(32_765)}…` });
  });

  test('any text is read as it was given', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, text, (constant, result) => {
        const [a, b] = readWorkbook(applied(set(0, 0, constant), set(0, 1, result, 'A1'))).sheets[0]!.rows[0]!;
        expect([a, b]).toEqual([{ value: constant }, { value: result, formula: 'A1' }]);
      }),
      { numRuns: 60 },
    );
  });

  test('any number is read as it was given', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, (value) => {
        expect(readWorkbook(applied(set(0, 0, value))).sheets[0]!.rows[0]![0]!.value).toBe(value + 0);
      }),
      { numRuns: 60 },
    );
  });
});

function applied(...edits: Parameters<typeof applyEdits>[1]): OpcPackage {
  const pkg = OpcPackage.open(empty);
  applyEdits(pkg, edits);
  return OpcPackage.open(pkg.toBytes());
}

describe('where a cell is put', () => {
  const bytes = buildSheet(
    '<row r="2" spans="2:3"><c r="B2" s="0"><v>1</v></c></row>\n <row r="5"><c r="A5"/><c r="C5"><v>2</v></c></row>',
    { before: '<dimension ref="B2:C5"/>' },
  );

  test('in a row before, within and behind those that stand', () => {
    expect(rowsAfter(bytes, set(6, 0, 1), set(3, 0, 2), set(0, 0, 3))).toBe(
      '<row r="1"><c r="A1"><v>3</v></c></row><row r="2" spans="2:3"><c r="B2" s="0"><v>1</v></c></row>' +
        '<row r="4"><c r="A4"><v>2</v></c></row>\n <row r="5"><c r="A5"/><c r="C5"><v>2</v></c></row><row r="7"><c r="A7"><v>1</v></c></row>',
    );
  });

  test('among the cells of a row, whose spans grow; the used range does too', () => {
    const pkg = OpcPackage.open(bytes);
    applyEdits(pkg, [set(1, 4, 9), set(1, 0, 8), set(4, 1, 7)]);
    expect(pkg.text(PART)).toContain(
      '<row r="2" spans="1:5"><c r="A2"><v>8</v></c><c r="B2" s="0"><v>1</v></c><c r="E2"><v>9</v></c></row>',
    );
    expect(pkg.text(PART)).toContain('<c r="A5"/><c r="B5"><v>7</v></c><c r="C5">');
    expect(pkg.text(PART)).toContain('<dimension ref="A2:E5"/>');
  });

  test('emptied, an old cell keeps its look and a new one goes', () => {
    expect(rowsAfter(bytes, set(1, 1, null), set(8, 8, 1), set(8, 8, null), set(9, 9, null))).toBe(
      '<row r="2" spans="2:3"><c r="B2"/></row>\n <row r="5"><c r="A5"/><c r="C5"><v>2</v></c></row>',
    );
  });

  test('rows and cells without address get one only where the order no longer tells it', () => {
    const implied = buildSheet('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>');
    expect(rowsAfter(implied, set(0, 2, 9), set(1, 0, 4))).toBe(
      '<row><c><v>1</v></c><c><v>2</v></c><c r="C1"><v>9</v></c></row><row><c r="A2"><v>4</v></c></row>',
    );
    expect(rowsAfter(implied, { kind: 'insert-rows', sheet: 'Sheet1', row: 1, count: 1 })).toBe(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="3"><c><v>3</v></c></row>',
    );
  });
});

describe('formulas that are shared', () => {
  const bytes = buildSheet(
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>' +
      '<row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>',
  );

  test('a member that is set leaves the group', () => {
    expect(rowsAfter(bytes, set(1, 1, 5))).toBe(
      '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>' +
        '<row r="2"><c r="B2"><v>5</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>',
    );
  });

  test.each([
    ['the first', 0, 'A1*2', 3, 4],
    ['another', 1, 'A2*2', 2, 5],
  ])('%s that is given another result of the same formula stays in it', (_, row, formula, first, second) => {
    expect(rowsAfter(bytes, set(row, 1, 3 + 2 * row, formula))).toBe(
      `<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>${first}</v></c></row>` +
        `<row r="2"><c r="B2"><f t="shared" si="0"/><v>${second}</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>6</v></c></row>`,
    );
  });

  test('when the first is set the others get formulas of their own', () => {
    expect(rowsAfter(bytes, set(0, 1, 5))).toBe(
      '<row r="1"><c r="B1"><v>5</v></c></row><row r="2"><c r="B2"><f>A2*2</f><v>4</v></c></row>' +
        '<row r="3"><c r="B3"><f>A3*2</f><v>6</v></c></row>',
    );
  });
});

describe('array formulas', () => {
  const bytes = buildSheet(
    '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>',
  );

  test('an array whose other cell is set ends at its first', () => {
    expect(rowsAfter(bytes, set(1, 0, 5))).toBe(
      '<row r="1"><c r="A1"><f t="array" ref="A1">B1:B2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>5</v></c></row>',
    );
  });

  test('an array that is given another result of the same formula stays one', () => {
    expect(rowsAfter(bytes, set(0, 0, 6, 'B1:B2*2'))).toBe(
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>6</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>',
    );
  });

  test('an array grows with rows put in', () => {
    expect(rowsAfter(bytes, { kind: 'insert-rows', sheet: 'Sheet1', row: 1, count: 2 })).toBe(
      '<row r="1"><c r="A1"><f t="array" ref="A1:A4">B1:B4*2</f><v>2</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>',
    );
  });
});

test('a date of a workbook that counts from 1904 is stored as that workbook counts', () => {
  const bytes = buildSheet('', { properties: 'date1904="1"' });
  expect(rowsAfter(bytes, set(0, 0, 44_469, undefined, 'yyyy/m/d'), set(0, 1, 44_469))).toBe(
    '<row r="1"><c r="A1" s="1"><v>43007</v></c><c r="B1"><v>44469</v></c></row>',
  );
});

test('a text that the workbook shares is named, not written again', () => {
  const bytes = buildSheet('', { sharedStrings: ['甲', '<r><t>乙</t></r>', '丙<'] });
  expect(rowsAfter(bytes, set(0, 0, '甲'), set(0, 1, '乙'), set(0, 2, '丙<'))).toBe(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c><c r="C1" t="s"><v>2</v></c></row>',
  );
});

describe('recalculation is asked for', () => {
  const withFormula = buildSheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>');
  const asks = (bytes: Uint8Array, ...edits: Parameters<typeof applyEdits>[1]): boolean => {
    const pkg = OpcPackage.open(bytes);
    applyEdits(pkg, edits);
    return pkg.text('xl/workbook.xml').includes('fullCalcOnLoad="1"');
  };

  test('where a value changed and formulas stand that no edit gave a value', () => {
    expect(asks(withFormula, set(0, 0, 5))).toBe(true);
  });
  test('not where every formula came with its value', () => {
    expect(asks(withFormula, set(0, 0, 5), set(0, 1, 10, 'A1*2+0'))).toBe(false);
  });
  test('not for looks, notes or moved rows', () => {
    const range = { top: 0, left: 0, bottom: 0, right: 0 };
    expect(asks(withFormula, { kind: 'format', sheet: 'Sheet1', range, fill: '#FF0000' })).toBe(false);
    expect(asks(withFormula, { kind: 'insert-rows', sheet: 'Sheet1', row: 0, count: 1 })).toBe(false);
  });
});
