import fc from 'fast-check';
import type { CellRange } from '../../src/core/address';
import type { Edit } from '../../src/core/edit';
import { detailsNeeded, invert } from '../../src/core/invert';
import type { CellValue, SheetSnapshot } from '../../src/core/snapshot';
import { WorkbookModel } from '../../src/core/workbook-model';
import { applyEdits } from '../../src/ooxml/apply';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';
import { buildXlsx } from '../support/build-xlsx';
import { changedParts } from '../support/package-parts';

/** Two sheets with all that makes patching hard: shared and array formulas, rows and cells without address, gaps. */
const workbook = buildXlsx({
  sharedStrings: ['甲', '乙', '<r><rPr><b/></rPr><t>丙</t></r><r><t>丁</t></r>', '_x005F_x0041_'],
  styles:
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>' +
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.4"/></patternFill></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    '<cellXfs count="3"><xf/><xf numFmtId="170" fillId="2" applyFill="1"/><xf numFmtId="14" fillId="0"/></cellXfs>',
  names:
    '<definedName name="全部">数据!$A$1:$C$4</definedName><definedName name="局部" localSheetId="1">$A$2</definedName>',
  sheets: [
    {
      name: '数据',
      before: '<dimension ref="A1:D6"/><cols><col min="2" max="3" width="12"/></cols>',
      rows:
        '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1"><f t="shared" ref="C1:C4" si="0">A1+B1*$B$1</f><v>1</v></c></row>\n' +
        '<row r="2" ht="20" customHeight="1"><c r="A2" t="s"><v>2</v></c> <c r="C2"><f t="shared" si="0"/><v>2</v></c></row>' +
        '<row><c><v>7</v></c><c t="inlineStr"><is><t xml:space="preserve"> x </t></is></c><c r="C3"><f t="shared" si="0"/><v>3</v></c></row>' +
        '<row r="4" hidden="1"><c r="A4" s="2"><v>44469</v></c><c r="C4"><f t="shared" si="0"/><v>4</v></c><c r="D4" t="e"><v>#N/A</v></c></row>' +
        '<row r="6"><c r="B6"><f t="array" ref="B6:B7">A1:A2*2</f><v>1</v></c></row><row r="7"><c r="B7"><v>2</v></c></row>',
      after:
        '<mergeCells count="1"><mergeCell ref="A9:B10"/></mergeCells>' +
        '<conditionalFormatting sqref="A1:A4 C2:C3"><cfRule type="expression" priority="1"><formula>$A1&gt;数据!B$3</formula></cfRule></conditionalFormatting>' +
        '<dataValidations count="1"><dataValidation type="list" sqref="B1:B6"><formula1>全部</formula1></dataValidation></dataValidations>',
    },
    {
      name: "O'Neil 表",
      rows: '<row r="2"><c r="A2"><f>SUM(数据!A1:C4,数据!$A$3,"数据!A3")</f><v>9</v></c><c r="B2" t="b"><v>1</v></c></row>',
    },
  ],
});

const sheet = fc.constantFrom('数据', "O'Neil 表");
const row = fc.integer({ min: 0, max: 8 });
const column = fc.integer({ min: 0, max: 4 });
const text = fc.oneof(
  fc.constantFrom('330302', '=1+1', '+cmd', ' a ', '_x0041_', '\u0001', '\ud800', '甲', 'a\r\nb\tc', '<&">', ']]>'),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.constant(null),
  text,
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.integer(),
  fc.constantFrom({ error: '#REF!' as const }, { error: '#DIV/0!' as const }),
);
const formula = fc.constantFrom('A1+1', 'SUM(数据!$A$1:$B4)', "'O''Neil 表'!A2&\"数据!A1\"", 'A1+B1*$B$1', 'SUM(3:4)');
const range: fc.Arbitrary<CellRange> = fc
  .tuple(row, column, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }));
const format = fc.constantFrom('General', '0.0%', '0.00', 'yyyy/m/d', '#,##0');

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .record({ sheet, row, column, value, formula: fc.option(formula), format: fc.option(format) })
    .map(({ formula: f, format: n, ...rest }): Edit => {
      return { kind: 'set-cell', ...rest, ...(f !== null && { formula: f }), ...(n !== null && { format: n }) };
    }),
  fc.record({ kind: fc.constant('format' as const), sheet, range, fill: fc.constantFrom('#FFC7CE', '#00FF00', null) }),
  fc.record({ kind: fc.constant('note' as const), sheet, row, column, text: fc.option(text) }),
  fc.record({ kind: fc.constant('insert-rows' as const), sheet, row, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('delete-rows' as const), sheet, row, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('unmerge' as const), sheet, range }),
  fc.record({
    kind: fc.constant('show-rows' as const),
    sheet,
    rows: fc.array(row, { maxLength: 3 }),
    hidden: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('show-columns' as const),
    sheet,
    columns: fc.array(column, { maxLength: 3 }),
    hidden: fc.boolean(),
  }),
  fc.constantFrom<Edit>(
    { kind: 'name', name: '全部', sheet: null, formula: '数据!$B$2', hidden: true },
    { kind: 'name', name: '全部', sheet: null, formula: null, hidden: false },
    { kind: 'name', name: '新名', sheet: '数据', formula: '1', hidden: false },
    { kind: 'show-sheet', sheet: '数据', visibility: 'hidden' },
    { kind: 'show-sheet', sheet: '数据', visibility: 'visible' },
  ),
);

/** Values and formulas by address, empty cells left out. */
function contentsOf(sheet: SheetSnapshot): Record<string, unknown> {
  const contents: Record<string, unknown> = {};
  sheet.rows.forEach((cells, r) =>
    cells?.forEach((cell, c) => {
      if (!cell || (cell.formula === undefined && (cell.value === null || cell.value === ''))) return;
      contents[`${r},${c}`] = [cell.formula, cell.value === '' ? null : cell.value];
    }),
  );
  return contents;
}

test('what the edits ask for is what a reader finds', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
      const pkg = OpcPackage.open(workbook);
      const model = new WorkbookModel(readWorkbook(pkg));
      for (const each of edits) model.apply(each);
      applyEdits(pkg, edits);
      const found = readWorkbook(OpcPackage.open(pkg.toBytes()));
      const wanted = model.snapshot();
      expect(found.sheets.map(contentsOf)).toEqual(wanted.sheets.map(contentsOf));
      expect(found.names.map(({ name, formula }) => [name, formula]).sort()).toEqual(
        wanted.names.map(({ name, formula }) => [name, formula]).sort(),
      );
    }),
    { numRuns: 150 },
  );
});

test('edits and then their inverse give the bytes of every part again', () => {
  fc.assert(
    fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 3 }), (batches) => {
      const pkg = OpcPackage.open(workbook);
      const inverses: Edit[][] = [];
      for (const edits of batches) {
        inverses.unshift(invert(edits, readWorkbook(pkg, { details: detailsNeeded(edits) })));
        applyEdits(pkg, edits);
      }
      for (const edits of inverses) applyEdits(pkg, edits);
      expect(changedParts(workbook, pkg.toBytes())).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
