import type { Edit } from '../../../src/core/edit';
import { applyEdits } from '../../../src/ooxml/apply';
import { OpcPackage } from '../../../src/ooxml/package';
import { buildXlsx } from '../../support/build-xlsx';

const PART = 'xl/worksheets/sheet1.xml';
const insert: Edit = { kind: 'insert-rows', sheet: '表', row: 4, count: 2 };
const remove: Edit = { kind: 'delete-rows', sheet: '表', row: 4, count: 2 };

function build(before: string, after: string, rows = '', relationships: [string, string, string][] = []): Uint8Array {
  return buildXlsx({
    sheets: [
      { name: '表', before, after, rows, relationships },
      { name: '别表', rows: '', after: '<hyperlinks><hyperlink ref="A5" location="表!B5"/></hyperlinks>' },
    ],
    names: '<definedName name="_xlnm.Print_Titles" localSheetId="0">表!$1:$5</definedName>',
  });
}

/** The named section of the sheet after an edit; `null` when it is gone. */
function sectionAfter(edit: Edit, section: string, before: string, after: string): string | null {
  const pkg = OpcPackage.open(build(before, after));
  applyEdits(pkg, [edit]);
  return new RegExp(`<${section}(?:\\s[^>]*?)?(?:/>|>.*?</${section}>)`, 's').exec(pkg.text(PART))?.[0] ?? null;
}

describe('what stands around the rows follows', () => {
  const table: readonly (readonly [string, string, string, string | null])[] = [
    ['dimension', '<dimension ref="A1:C9"/>', '<dimension ref="A1:C11"/>', '<dimension ref="A1:C7"/>'],
    [
      'mergeCells',
      '<mergeCells count="2"><mergeCell ref="A1:A5"/><mergeCell ref="B5:C6"/></mergeCells>',
      '<mergeCells count="2"><mergeCell ref="A1:A5"/><mergeCell ref="B7:C8"/></mergeCells>'.replace('A1:A5', 'A1:A7'),
      '<mergeCells count="1"><mergeCell ref="A1:A4"/></mergeCells>',
    ],
    [
      'mergeCells',
      '<mergeCells count="1"><mergeCell ref="A4:A5"/></mergeCells>',
      '<mergeCells count="1"><mergeCell ref="A4:A7"/></mergeCells>',
      null,
    ],
    [
      'conditionalFormatting',
      '<conditionalFormatting sqref="A5 A9"><cfRule type="expression" priority="1"><formula>A5&gt;表!$B$9</formula></cfRule></conditionalFormatting>',
      '<conditionalFormatting sqref="A7 A11"><cfRule type="expression" priority="1"><formula>A7&gt;表!$B$11</formula></cfRule></conditionalFormatting>',
      '<conditionalFormatting sqref="A7"><cfRule type="expression" priority="1"><formula>#REF!&gt;表!$B$7</formula></cfRule></conditionalFormatting>',
    ],
    [
      'dataValidations',
      '<dataValidations count="2"><dataValidation type="custom" sqref="A5"><formula1>A5&lt;1</formula1></dataValidation><dataValidation type="list" sqref="B1:B9"><formula1>$D$5:$D$9</formula1></dataValidation></dataValidations>',
      '<dataValidations count="2"><dataValidation type="custom" sqref="A7"><formula1>A7&lt;1</formula1></dataValidation><dataValidation type="list" sqref="B1:B11"><formula1>$D$7:$D$11</formula1></dataValidation></dataValidations>',
      '<dataValidations count="1"><dataValidation type="list" sqref="B1:B7"><formula1>$D$5:$D$7</formula1></dataValidation></dataValidations>',
    ],
    [
      'hyperlinks',
      '<hyperlinks><hyperlink ref="A5" location="表!A6"/></hyperlinks>',
      '<hyperlinks><hyperlink ref="A7" location="表!A8"/></hyperlinks>',
      null,
    ],
    ['autoFilter', '<autoFilter ref="A3:C9"/>', '<autoFilter ref="A3:C11"/>', '<autoFilter ref="A3:C7"/>'],
    [
      'protectedRanges',
      '<protectedRanges><protectedRange sqref="A5:A9" name="a"/></protectedRanges>',
      '<protectedRanges><protectedRange sqref="A7:A11" name="a"/></protectedRanges>',
      '<protectedRanges><protectedRange sqref="A5:A7" name="a"/></protectedRanges>',
    ],
    [
      'rowBreaks',
      '<rowBreaks count="2" manualBreakCount="2"><brk id="5" max="16383" man="1"/><brk id="8" max="16383" man="1"/></rowBreaks>',
      '<rowBreaks count="2" manualBreakCount="2"><brk id="7" max="16383" man="1"/><brk id="10" max="16383" man="1"/></rowBreaks>',
      '<rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>',
    ],
    [
      'colBreaks',
      '<colBreaks count="1" manualBreakCount="1"><brk id="5" max="1048575" man="1"/></colBreaks>',
      '<colBreaks count="1" manualBreakCount="1"><brk id="5" max="1048575" man="1"/></colBreaks>',
      '<colBreaks count="1" manualBreakCount="1"><brk id="5" max="1048575" man="1"/></colBreaks>',
    ],
    [
      'sheetViews',
      '<sheetViews><sheetView workbookViewId="0" topLeftCell="A5"><selection activeCell="B6" sqref="B6:C9"/></sheetView></sheetViews>',
      '<sheetViews><sheetView workbookViewId="0" topLeftCell="A7"><selection activeCell="B8" sqref="B8:C11"/></sheetView></sheetViews>',
      '<sheetViews><sheetView workbookViewId="0" topLeftCell="A5"><selection activeCell="B6" sqref="B5:C7"/></sheetView></sheetViews>',
    ],
  ];

  test.each(table)('%s: rows put in', (section, xml, expected) => {
    const isHead = section === 'dimension' || section === 'sheetViews';
    expect(sectionAfter(insert, section, isHead ? xml : '', isHead ? '' : xml)).toBe(expected);
  });

  test.each(table)('%s: rows taken out', (section, xml, _, expected) => {
    const isHead = section === 'dimension' || section === 'sheetViews';
    expect(sectionAfter(remove, section, isHead ? xml : '', isHead ? '' : xml)).toBe(expected);
  });

  test('links of other sheets, and names', () => {
    const pkg = OpcPackage.open(build('', ''));
    applyEdits(pkg, [insert]);
    expect(pkg.text('xl/worksheets/sheet2.xml')).toContain('<hyperlink ref="A5" location="表!B7"/>');
    expect(pkg.text('xl/workbook.xml')).toContain('>表!$1:$7</definedName>');
  });
});

describe('rows put in', () => {
  const rows =
    '<row r="4" spans="1:2" s="0" ht="30" customHeight="1" hidden="1" outlineLevel="1"><c r="A4" t="str"><f>A5</f><v>x</v></c></row>' +
    '<row r="5"><c r="A5"><v>1</v></c></row>';

  test('look like the row above, empty and in sight; cells move with their rows', () => {
    const pkg = OpcPackage.open(build('', '', rows));
    applyEdits(pkg, [insert]);
    expect(/<sheetData>(.*)<\/sheetData>/.exec(pkg.text(PART))![1]).toBe(
      '<row r="4" spans="1:2" s="0" ht="30" customHeight="1" hidden="1" outlineLevel="1"><c r="A4" t="str"><f>A7</f><v>x</v></c></row>' +
        '<row r="5" s="0" ht="30" customHeight="1" outlineLevel="1"/><row r="6" s="0" ht="30" customHeight="1" outlineLevel="1"/>' +
        '<row r="7"><c r="A7"><v>1</v></c></row>',
    );
  });

  test('are refused where the last rows would fall off the sheet', () => {
    const pkg = OpcPackage.open(build('', '', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'));
    expect(() => applyEdits(pkg, [insert])).toThrow(RangeError);
  });

  test('none is nothing', () => {
    const bytes = build('', '', rows);
    const pkg = OpcPackage.open(bytes);
    applyEdits(pkg, [{ ...insert, count: 0 } as Edit]);
    expect(pkg.toBytes()).toEqual(bytes);
  });
});

describe('rows that are taken out and put in again', () => {
  const rules =
    '<conditionalFormatting sqref="A5:A6"><cfRule type="expression" priority="1"><formula>A5&gt;1</formula></cfRule></conditionalFormatting>';
  const rows =
    '<row r="5" ht="40" customHeight="1"><c r="A5"><v>1</v></c></row><row r="9"><c r="A9"><f>A5</f><v>1</v></c></row>';

  test('look as they did, with the rules that stood on them; contents and formulas are left to edits', () => {
    const pkg = OpcPackage.open(build('', rules, rows));
    applyEdits(pkg, [remove, { ...insert, row: 4, count: 2 } as Edit]);
    expect(pkg.text(PART)).toContain(
      '<row r="5" ht="40" customHeight="1"><c r="A5"/></row><row r="9"><c r="A9"><f>#REF!</f><v>1</v></c></row>',
    );
    expect(pkg.text(PART)).toContain(rules);
  });

  test('elsewhere they are new rows', () => {
    const pkg = OpcPackage.open(build('', rules, rows));
    applyEdits(pkg, [remove, { kind: 'insert-rows', sheet: '表', row: 5, count: 2 }]);
    expect(pkg.text(PART)).toContain('<sheetData><row r="9"><c r="A9"><f>#REF!</f><v>1</v></c></row></sheetData>');
    expect(pkg.text(PART)).not.toContain('conditionalFormatting');
  });
});

test('pictures move as their anchor says', () => {
  const anchor = (edit: string): string =>
    `<xdr:twoCellAnchor${edit}><xdr:from><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:row>8</xdr:row></xdr:to></xdr:twoCellAnchor>`;
  const moved = anchor('').replace('>8<', '>10<');
  const drawing = `<xdr:wsDr xmlns:xdr="d">${anchor('')}${anchor(' editAs="oneCell"')}${anchor(' editAs="absolute"')}</xdr:wsDr>`;
  const bytes = buildXlsx({
    sheets: [
      { name: '表', after: '<drawing r:id="rId1"/>', relationships: [['rId1', 'drawing', '../drawings/drawing1.xml']] },
    ],
    parts: { 'xl/drawings/drawing1.xml': drawing },
  });
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, [insert]);
  expect(pkg.text('xl/drawings/drawing1.xml')).toBe(
    `<xdr:wsDr xmlns:xdr="d">${moved}${anchor(' editAs="oneCell"')}${anchor(' editAs="absolute"')}</xdr:wsDr>`,
  );
  applyEdits(pkg, [{ ...remove, row: 0, count: 1 } as Edit]);
  expect(pkg.text('xl/drawings/drawing1.xml')).toContain(
    anchor(' editAs="oneCell"').replace('>2<', '>1<').replace('>8<', '>7<'),
  );
});
