import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rangeFromA1 } from '../../src/core/address';
import type { CellDetail } from '../../src/core/snapshot';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';
import { buildXlsx, type SheetSource } from '../support/build-xlsx';

const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5999938962981048"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.249977111117893"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill>',
  '<fill><patternFill patternType="solid"><fgColor auto="1"/></patternFill></fill>',
  '<fill><gradientFill degree="90"><stop position="0"><color rgb="FF00FF00"/></stop></gradientFill></fill>',
  '<fill/>',
];
const THEME =
  '<a:theme xmlns:a="a"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>' +
  '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2>' +
  '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme><a:fontScheme/></a:themeElements></a:theme>';

const xfs = FILLS.map((_, index) => `<xf numFmtId="${index === 2 ? 10 : 0}" fillId="${index}"/>`).join('');
const styles = (more = ''): string =>
  `<fonts/><fills>${FILLS.join('')}</fills><cellXfs>${xfs}<xf fillId="0"><protection locked="0"/></xf><xf fillId="0"><protection hidden="1"/></xf></cellXfs>${more}`;

function details(
  range: string,
  sheet: Partial<SheetSource>,
  more = '',
  parts: Record<string, string> = {},
): CellDetail[] {
  const bytes = buildXlsx({
    sheets: [{ name: 'a', ...sheet }, { name: 'b' }],
    styles: styles(more),
    parts: { 'xl/theme/theme1.xml': THEME, 'xl/_rels/workbook.xml.rels': WORKBOOK_RELATIONSHIPS, ...parts },
  });
  const snapshot = readWorkbook(OpcPackage.open(bytes), { details: [{ sheet: 'a', range: rangeFromA1(range)! }] });
  expect(snapshot.sheets[1]!.details).toBeUndefined();
  return [...snapshot.sheets[0]!.details!];
}

const WORKBOOK_RELATIONSHIPS =
  '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet2.xml"/>' +
  '<Relationship Id="rId3" Type="x/styles" Target="styles.xml"/><Relationship Id="rId4" Type="x/theme" Target="theme/theme1.xml"/></Relationships>';

test.each([
  [0, null, undefined],
  [1, null, 'xf:1'],
  [2, '#FFF2CC', 'xf:2'],
  [3, '#4472C4', 'xf:3'],
  [4, '#B4C7E7', 'xf:4'],
  [5, '#BFBFBF', 'xf:5'],
  [6, '#FFFF00', 'xf:6'],
  [7, null, 'xf:7'],
  [8, null, 'xf:8'],
  [9, null, undefined],
  [99, null, undefined],
])('the fill of style %i is %s, its token %s', (style, fill, token) => {
  const [detail] = details('A1', { rows: `<row><c s="${style}"/></row>` });
  expect([detail!.fill, detail!.fillToken]).toEqual([fill, token]);
});

test('a palette of the workbook’s own is honoured', () => {
  const palette = `<colors><indexedColors>${'<rgbColor rgb="00112233"/>'.repeat(14)}</indexedColors></colors>`;
  expect(details('A1', { rows: '<row><c s="6"/></row>' }, palette)[0]!.fill).toBe('#112233');
});

test('cells come in reading order, empty ones with the format of their style', () => {
  const found = details('B1:C2', {
    rows: '<row><c r="A1" s="2"><v>9</v></c><c r="B1" s="2"/><c r="C1"><f>1</f><v>1</v></c></row>',
  });
  expect(found.map(({ row, column, cell }) => [row, column, cell])).toEqual([
    [0, 1, { value: null, format: '0.00%' }],
    [0, 2, { value: 1, formula: '1' }],
    [1, 1, { value: null }],
    [1, 2, { value: null }],
  ]);
});

test('a cell that is not there has the style of its row, else of its column', () => {
  const before = '<cols><col min="2" max="3" style="3"/></cols>';
  const rows = '<row r="1" s="2" customFormat="1"><c r="C1" s="6"/></row>';
  expect(details('B1:C2', { before, rows }).map((each) => each.fill)).toEqual([
    '#FFF2CC',
    '#FFFF00',
    '#4472C4',
    '#4472C4',
  ]);
});

test('a cell asked for twice is given once', () => {
  const bytes = buildXlsx({ sheets: [{ name: 'a' }] });
  const request = ['A1:B1', 'B1:C1'].map((range) => ({ sheet: 'a', range: rangeFromA1(range)! }));
  const found = readWorkbook(OpcPackage.open(bytes), { details: request }).sheets[0]!.details!;
  expect(found.map((each) => each.column)).toEqual([0, 1, 2]);
});

test.each([
  ['an open sheet', '', [false, false, false]],
  ['a protected sheet', '<sheetProtection sheet="1"/>', [true, false, true]],
])('locked cells on %s', (_, after, expected) => {
  const rows = '<row><c s="0"/><c s="10"/><c s="11"/></row>';
  expect(details('A1:C1', { rows, after }).map((each) => each.locked)).toEqual(expected);
});

test('notes come from the comments part, runs joined', () => {
  const comments =
    '<comments><authors><author>甲</author></authors><commentList><comment ref="B2" authorId="0"><text><r><rPr><b/></rPr><t>甲:</t></r>' +
    '<r><t xml:space="preserve">\n请核对</t></r></text></comment><comment ref="??"><text><t>x</t></text></comment></commentList></comments>';
  const found = details('A2:B2', { relationships: [['r1', 'comments', '../comments1.xml']] }, '', {
    'xl/comments1.xml': comments,
  });
  expect(found.map((each) => each.note)).toEqual([null, '甲:\n请核对']);
});

test('a comments part that is missing means no notes', () => {
  expect(details('A1', { relationships: [['r1', 'comments', '../comments1.xml']] })[0]!.note).toBeNull();
});

test('the rich workbook gives its notes, fills and locks', () => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../fixtures/rich-workbook.xlsx')));
  const pkg = OpcPackage.open(bytes);
  const range = rangeFromA1('A1:P61')!;
  const found = readWorkbook(pkg, { sheets: ['季度报表（一）'], details: [{ sheet: '季度报表（一）', range }] })
    .sheets[0]!.details!;
  expect(found.length).toBe(61 * 16);
  expect(found.filter((each) => each.note !== null).length).toBeGreaterThan(0);
  expect(found.some((each) => each.fill !== null && /^#[0-9A-F]{6}$/.test(each.fill))).toBe(true);
  expect(found.some((each) => each.locked) && found.some((each) => !each.locked)).toBe(true);
});
