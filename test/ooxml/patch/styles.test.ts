import type { Edit } from '../../../src/core/edit';
import { applyEdits } from '../../../src/ooxml/apply';
import { OpcPackage } from '../../../src/ooxml/package';
import { readWorkbook } from '../../../src/ooxml/read';
import { buildSheet } from '../../support/build-xlsx';
import { range } from '../../support/plans';

const STYLES = 'xl/styles.xml';
const bytes = buildSheet(
  '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"/><c r="C1"/></row><row r="2" s="1" customFormat="1"/>',
  {
    before: '<cols><col min="4" max="4" style="2" width="9"/></cols>',
    styles:
      '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>' +
      '<fonts count="1"><font><sz val="12"/><color theme="1"/><name val="宋体"/><charset val="134"/></font></fonts>' +
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
      '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFFCC"/><bgColor indexed="64"/></patternFill></fill></fills>' +
      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
      '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      '<xf numFmtId="170" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"><alignment horizontal="center"/></xf>' +
      '<xf borderId="0" fillId="2" fontId="0" numFmtId="0" xfId="0" applyFill="1" applyFont="0"/></cellXfs>',
  },
);
const format = (row: number, column: number, fill: string | null, fillToken?: string): Edit => ({
  kind: 'format',
  sheet: 'Sheet1',
  range: range(row, column, row, column),
  fill,
  ...(fillToken !== undefined && { fillToken }),
});
const numberFormat = (row: number, column: number, code: string): Edit => ({
  kind: 'set-cell',
  sheet: 'Sheet1',
  row,
  column,
  value: 1,
  format: code,
});

function apply(...edits: Edit[]): { readonly pkg: OpcPackage; readonly style: (address: string) => string | null } {
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, edits);
  const sheet = pkg.text('xl/worksheets/sheet1.xml');
  return { pkg, style: (address) => new RegExp(`<c r="${address}"(?: s="(\\d+)")?`).exec(sheet)?.[1] ?? null };
}

test('styles are appended, all else of the part stays', () => {
  const { pkg, style } = apply(format(0, 0, '#FF0000'), numberFormat(0, 1, '0.00%'), numberFormat(0, 2, '0.0##'));
  const before = OpcPackage.open(bytes).text(STYLES);
  const after = pkg.text(STYLES);
  expect([style('A1'), style('B1'), style('C1')]).toEqual(['3', '4', '5']);
  const removed = after
    .replace('<numFmt numFmtId="171" formatCode="0.0##"/>', '')
    .replace(
      '<fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/><bgColor indexed="64"/></patternFill></fill>',
      '',
    )
    .replace(
      '<xf numFmtId="170" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"><alignment horizontal="center"/></xf>' +
        '<xf borderId="0" fillId="2" fontId="0" numFmtId="10" xfId="0" applyFill="1" applyFont="0" applyNumberFormat="1"/>' +
        '<xf numFmtId="171" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
      '',
    )
    .replace('<cellXfs count="6">', '<cellXfs count="3">')
    .replace('<fills count="4">', '<fills count="3">')
    .replace('<numFmts count="2">', '<numFmts count="1">');
  expect(removed).toBe(before);
});

test.each<readonly [string, readonly Edit[], string, string | null]>([
  ['an equal style is used again, whatever the order of its attributes', [format(0, 2, '#FFFFCC')], 'C1', '2'],
  ['a fill that is there already changes nothing', [format(0, 0, '#ffffcc')], 'A1', '1'],
  ['a format that is there already changes nothing', [numberFormat(0, 0, '0.0%')], 'A1', '1'],
  ['a fill taken away', [format(0, 1, null)], 'B1', '3'],
  ['a new cell looks as its row says', [numberFormat(1, 1, '0.0%')], 'B2', '1'],
  ['a new cell looks as its column says', [numberFormat(5, 3, 'General')], 'D6', '2'],
  ['the fill of a token', [format(0, 2, '#000000', 'xf:1')], 'C1', '2'],
  ['a token that nobody gave', [format(0, 2, '#FFFFCC', 'other:1')], 'C1', '2'],
  ['a fill and the one before it', [format(0, 0, '#FF0000'), format(0, 0, '#FFFFCC', 'xf:1')], 'A1', '1'],
])('%s', (_, edits, address, expected) => {
  expect(apply(...edits).style(address)).toBe(expected);
});

test('a style that nothing uses any more is dropped; numbers once given stay', () => {
  const { pkg } = apply(format(0, 0, '#FF0000'), format(0, 1, '#00FF00'));
  expect(pkg.text(STYLES)).toContain('<cellXfs count="5">');
  applyEdits(pkg, [format(0, 1, '#FFFFCC', 'xf:2')]);
  expect(pkg.text(STYLES)).toContain('<cellXfs count="4">');
  applyEdits(pkg, [format(0, 0, null), format(0, 1, '#FFFFFF', 'xf:3')]);
  const { details } = readWorkbook(pkg, { details: [{ sheet: 'Sheet1', range: range(0, 0, 0, 1) }] }).sheets[0]!;
  expect(details!.map(({ fill }) => fill)).toEqual([null, '#FF0000']);
});

test('a fill of whole columns makes no cells without end', () => {
  const { pkg } = apply({ kind: 'format', sheet: 'Sheet1', range: range(0, 0, 1_048_575, 0), fill: '#FF0000' });
  const rows = pkg.text('xl/worksheets/sheet1.xml').split('<row ').length - 1;
  expect(rows).toBe(1_002);
});

test('a workbook without styles gets a part for them, which goes again', () => {
  const bare = buildSheet('<row r="1"><c r="A1"><v>1</v></c></row>', { styles: null });
  const pkg = OpcPackage.open(bare);
  applyEdits(pkg, [format(0, 0, '#FF0000')]);
  expect(
    readWorkbook(OpcPackage.open(pkg.toBytes()), { details: [{ sheet: 'Sheet1', range: range(0, 0, 0, 0) }] })
      .sheets[0]!.details![0]!.fill,
  ).toBe('#FF0000');
  applyEdits(pkg, [format(0, 0, null)]);
  expect(pkg.toBytes()).toEqual(bare);
});

test('planned styles become fonts, fills, borders and alignments of the workbook', () => {
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, [
    {
      kind: 'add-sheet',
      plan: {
        name: '新',
        columns: [],
        styles: {
          bold: { font: { bold: true }, fill: '#ffffcc', border: { sides: 'bottom', color: '#abcdef' } },
          other: {
            font: { name: '黑体', size: 14, color: '#112233' },
            wrap: true,
            indent: 2,
            vertical: 'top',
            locked: false,
          },
        },
        rows: [
          [
            { value: 1, style: 'bold' },
            { value: 1, style: 'other' },
            { value: 1, style: 'unknown' },
          ],
        ],
      },
    },
  ]);
  const styles = pkg.text(STYLES);
  expect(styles).toContain('<font><b/><sz val="12"/><color theme="1"/><name val="宋体"/><charset val="134"/></font>');
  expect(styles).toContain('<font><sz val="14"/><color rgb="FF112233"/><name val="黑体"/></font>');
  expect(styles).toContain('<bottom style="thin"><color rgb="FFABCDEF"/></bottom>');
  expect(styles).toContain('<fills count="3">');
  expect(styles).toContain(
    'applyFont="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="1" indent="2"/><protection locked="0"/></xf>',
  );
  expect(pkg.text('xl/worksheets/sheet2.xml')).toContain(
    '<row r="1" ht="19.25"><c r="A1" s="3"><v>1</v></c><c r="B1" s="4"><v>1</v></c><c r="C1"><v>1</v></c></row>',
  );
});
