import type { Cell, SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';
import { buildSheet, buildXlsx, PLAIN_STYLES, type SheetSource, type WorkbookSource } from '../support/build-xlsx';

const STYLES = (formats: string, ...ids: number[]): string =>
  (formats && `<numFmts count="9">${formats}</numFmts>`) +
  PLAIN_STYLES.replace(
    /<cellXfs.*<\/cellXfs>/,
    `<cellXfs>${[0, ...ids].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0"/>`).join('')}</cellXfs>`,
  );

const read = (bytes: Uint8Array): WorkbookSnapshot => readWorkbook(OpcPackage.open(bytes));

function sheet(
  rows: string,
  more: Omit<SheetSource, 'name' | 'rows'> & Omit<WorkbookSource, 'sheets'> = {},
): SheetSnapshot {
  return read(buildSheet(rows, more)).sheets[0]!;
}

/** The cells that hold something, as `[row, column, cell]`. */
function cells(snapshot: SheetSnapshot): [number, number, Cell][] {
  return snapshot.rows.flatMap((row, index) =>
    (row ?? []).flatMap((cell, column): [number, number, Cell][] => (cell ? [[index, column, cell]] : [])),
  );
}

const only = (rows: string, more?: Parameters<typeof sheet>[1]): Cell | undefined => cells(sheet(rows, more))[0]?.[2];

test.each<[string, string, Cell | undefined]>([
  ['a whole number', '<c r="A1"><v>12</v></c>', { value: 12 }],
  ['a negative number', '<c r="A1" t="n"><v>-0.5</v></c>', { value: -0.5 }],
  ['a number with exponent', '<c r="A1"><v>1.5E-3</v></c>', { value: 0.0015 }],
  ['a number of seventeen digits', '<c r="A1"><v>0.30000000000000004</v></c>', { value: 0.1 + 0.2 }],
  ['a long whole number', '<c r="A1"><v>1234567890123</v></c>', { value: 1234567890123 }],
  ['space around a number', '<c r="A1"><v> 7\n</v></c>', { value: 7 }],
  ['a number beyond all', '<c r="A1"><v>1E999</v></c>', { value: '1E999' }],
  ['a word where a number should stand', '<c r="A1"><v>NaN</v></c>', { value: 'NaN' }],
  ['a value of CDATA', '<c r="A1"><v><![CDATA[12]]></v></c>', { value: 12 }],
  ['a comment within a value', '<c r="A1" t="str"><f>A2</f><v>a<!-- b -->c</v></c>', { value: 'ac', formula: 'A2' }],
  ['an empty value', '<c r="A1"><v></v></c>', undefined],
  ['an empty value of space', '<c r="A1"><v> </v></c>', undefined],
  ['an empty element', '<c r="A1"><v/></c>', undefined],
  ['a styled empty cell', '<c r="A1" s="0"/>', undefined],
  ['an opened empty cell', '<c r="A1"></c>', undefined],
  ['true', '<c r="A1" t="b"><v>1</v></c>', { value: true }],
  ['false', '<c r="A1" t="b"><v>0</v></c>', { value: false }],
  ['an error', '<c r="A1" t="e"><v>#DIV/0!</v></c>', { value: { error: '#DIV/0!' } }],
  ['an error of later versions', '<c r="A1" t="e"><v>#FIELD!</v></c>', { value: { error: '#VALUE!' } }],
  ['the text of an error', '<c r="A1" t="str"><v>#REF!</v></c>', { value: '#REF!' }],
  ['a date', '<c r="A1" t="d"><v>2021-09-30</v></c>', { value: 44469 }],
  ['a date and time', '<c r="A1" t="d"><v>2021-09-30T12:00:00</v></c>', { value: 44469.5 }],
  ['an early date', '<c r="A1" t="d"><v>1900-01-01</v></c>', { value: 1 }],
  ['a date in words', '<c r="A1" t="d"><v>yesterday</v></c>', { value: 'yesterday' }],
  ['a date that is none', '<c r="A1" t="d"><v>2021-02-30</v></c>', { value: '2021-02-30' }],
  ['a shared string', '<c r="A1" t="s"><v>0</v></c>', { value: '甲' }],
  ['a shared string that is not there', '<c r="A1" t="s"><v>99</v></c>', undefined],
  ['a shared string with runs and a phonetic guide', '<c r="A1" t="s"><v>1</v></c>', { value: '温州市' }],
  ['a shared string with escapes', '<c r="A1" t="s"><v>2</v></c>', { value: 'a\rb & _x0041_ <' }],
  ['a shared string with spaces', '<c r="A1" t="s"><v>3</v></c>', { value: '  x ' }],
  ['an empty shared string', '<c r="A1" t="s"><v>4</v></c>', undefined],
  ['an inline string', '<c r="A1" t="inlineStr"><is><t>330302</t></is></c>', { value: '330302' }],
  [
    'a rich inline string',
    '<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></is></c>',
    { value: 'ab' },
  ],
  ['an inline string without text', '<c r="A1" t="inlineStr"><is/></c>', undefined],
  ['an inline string in a value', '<c r="A1" t="inlineStr"><v>x</v></c>', { value: 'x' }],
  ['a text result', '<c r="A1" t="str"><f>B1&amp;"&lt;"</f><v>x&lt;</v></c>', { value: 'x<', formula: 'B1&"<"' }],
  ['an empty text result', '<c r="A1" t="str"><f>""</f><v></v></c>', { value: '', formula: '""' }],
  ['a formula without value', '<c r="A1"><f>1+1</f></c>', { value: null, formula: '1+1' }],
  [
    'an array formula',
    '<c r="A1"><f t="array" ref="A1:A3">SUM(B1:B3*C1:C3)</f><v>6</v></c>',
    { value: 6, formula: 'SUM(B1:B3*C1:C3)' },
  ],
  ['a data table', '<c r="A1"><f t="dataTable" ref="A1:A3" dt2D="0" r1="B1"/><v>6</v></c>', { value: 6 }],
  ['an empty formula', '<c r="A1"><f/><v>6</v></c>', { value: 6 }],
  ['a formula of a shared group that is not there', '<c r="A1"><f t="shared" si="7"/><v>6</v></c>', { value: 6 }],
  ['an extension within a cell', '<c r="A1"><extLst><ext><c><v>9</v></c></ext></extLst><v>6</v></c>', { value: 6 }],
  ['attributes in single quotes and odd order', "<c cm='1' t='b'  r = 'A1' ><v>1</v></c >", { value: true }],
])('reads %s', (_, cell, expected) => {
  const sharedStrings = [
    '甲',
    '<r><t>温</t></r><r><rPr><b/></rPr><t xml:space="preserve">州市</t></r><rPh sb="0" eb="1"><t>wēn</t></rPh>',
    '<t>a_x000D_b &amp; _x005F_x0041_ &lt;</t>',
    '<t xml:space="preserve">  x </t>',
    '<t/>',
  ];
  expect(only(`<row r="1">${cell}</row>`, { sharedStrings })).toEqual(expected);
});

test('a formula keeps no place for what a cell lacks', () => {
  expect(Object.keys(only('<row><c><v>1</v></c></row>')!)).toEqual(['value']);
  expect(Object.keys(only('<row><c><f>1</f><v>1</v></c></row>')!)).toEqual(['value', 'formula']);
});

test.each([
  [
    'with addresses',
    '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c></row>',
    [
      [1, 1],
      [1, 3],
      [3, 0],
    ],
  ],
  [
    'without addresses',
    '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>',
    [
      [0, 0],
      [0, 2],
      [2, 0],
    ],
  ],
  [
    'with addresses of cells alone',
    '<row><c r="C5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
    [
      [4, 2],
      [4, 3],
      [5, 0],
    ],
  ],
  ['with small letters', '<row r="1"><c r="aa1"><v>1</v></c></row>', [[0, 26]]],
  ['in the last cell of all', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', [[1048575, 16383]]],
  ['without rows', '<c r="B3"><v>1</v></c>', [[2, 1]]],
])('cells %s come to their places', (_, rows, places) => {
  expect(cells(sheet(rows)).map(([row, column]) => [row, column])).toEqual(places);
});

test('shared formulas are written out at every cell, whichever comes first', () => {
  const rows =
    '<row r="1"><c r="A1"><f t="shared" si="1"/><v>0</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1+\'A1\'!A1</f><v>1</v></c></row>' +
    '<row r="2"><c r="A2"><f t="shared" si="1" ref="A1:A2">C2</f></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>' +
    '<row r="3"><c r="B3"><f t="shared" si="0"/></c><c r="C3"><f t="shared" si="0">9</f></c></row>';
  expect(cells(sheet(rows)).map(([, , cell]) => cell)).toEqual([
    { value: 0, formula: 'C1' },
    { value: 1, formula: "A1*$A$1+'A1'!A1" },
    { value: null, formula: 'C2' },
    { value: 2, formula: "A2*$A$1+'A1'!A2" },
    { value: null, formula: "A3*$A$1+'A1'!A3" },
    { value: null, formula: '9' },
  ]);
});

test('number formats come from the list of the file, else from the built-in one', () => {
  const styles = STYLES(
    '<numFmt numFmtId="176" formatCode="0.0&quot;亩&quot;"/><numFmt numFmtId="10" formatCode="0.000%"/>',
    9,
    10,
    14,
    31,
    176,
    999,
  );
  const row = [0, 1, 2, 3, 4, 5, 6, 99].map((style) => `<c s="${style}"><v>1</v></c>`).join('');
  expect(cells(sheet(`<row>${row}</row>`, { styles })).map(([, , cell]) => cell.format)).toEqual([
    undefined,
    '0%',
    '0.000%',
    'yyyy/m/d',
    'yyyy"年"m"月"d"日"',
    '0.0"亩"',
    undefined,
    undefined,
  ]);
});

test('a format named General is none', () => {
  const styles = STYLES(
    '<numFmt numFmtId="176" formatCode="general"/><numFmt numFmtId="177" formatCode=""/>',
    176,
    177,
  );
  expect(
    cells(sheet('<row><c s="1"><v>1</v></c><c s="2"><v>1</v></c></row>', { styles })).map(([, , cell]) => cell),
  ).toEqual([{ value: 1 }, { value: 1 }]);
});

test('formats of differential styles and of named styles are no cell formats', () => {
  const styles = `${STYLES('', 9)}<dxfs><dxf><numFmt numFmtId="9" formatCode="x"/><protection locked="0"/></dxf></dxfs>`;
  expect(only('<row><c s="1"><v>1</v></c></row>', { styles })).toEqual({ value: 1, format: '0%' });
});

test.each([
  ['1904', 'date1904="1"', 1462],
  ['1904 in words', 'date1904="true"', 1462],
  ['1900', 'date1904="0"', 0],
])('dates that count from %s become serials of the 1900 system', (_, properties, days) => {
  const rows = '<row><c s="1"><v>43007</v></c><c><v>43007</v></c><c s="1"><f>A1</f><v>0.5</v></c></row>';
  expect(cells(sheet(rows, { properties, styles: STYLES('', 14) })).map(([, , cell]) => cell.value)).toEqual([
    43007 + days,
    43007,
    0.5 + days,
  ]);
});

test('prefixed XML reads the same', () => {
  const xml =
    '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:cols><x:col min="1" max="1" hidden="1"/></x:cols>' +
    '<x:sheetData><x:row r="1" hidden="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:f>A1</x:f><x:v>2</x:v></x:c>' +
    '<x:c r="C1" t="inlineStr"><x:is><x:t>y</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>';
  const strings =
    '<x:sst xmlns:x="m"><x:si><x:r><x:t>甲</x:t></x:r><x:rPh><x:t>jiǎ</x:t></x:rPh></x:si><x:si/></x:sst>';
  const found = sheet('', { xml, sharedStrings: [], parts: { 'xl/sharedStrings.xml': strings } });
  expect(cells(found).map(([, , cell]) => cell)).toEqual([
    { value: '甲' },
    { value: 2, formula: 'A1' },
    { value: 'y' },
  ]);
  expect(found).toMatchObject({
    merges: [{ top: 0, left: 0, bottom: 1, right: 1 }],
    hiddenRows: new Set([0]),
    hiddenColumns: new Set([0]),
  });
});

test('a strict workbook reads the same', () => {
  const bytes = buildXlsx({
    strict: true,
    sheets: [{ name: '甲', rows: '<row><c t="s"><v>0</v></c></row>' }],
    sharedStrings: ['x'],
  });
  expect(read(bytes).sheets.map((each) => [each.name, each.rows])).toEqual([['甲', [[{ value: 'x' }]]]]);
});

test.each([
  ['hidden by hand', 'hidden="1"', true],
  ['hidden in words', 'hidden="true"', true],
  ['of no height', 'ht="0" customHeight="1"', true],
  ['shown', 'hidden="0" ht="15"', false],
  ['with an empty height', 'ht=""', false],
])('a row %s', (_, attributes, hidden) => {
  expect(sheet(`<row r="3" ${attributes}/>`).hiddenRows).toEqual(new Set(hidden ? [2] : []));
});

test.each([
  ['hidden by hand', '<col min="2" max="3" hidden="1"/>', [1, 2]],
  ['of no width', '<col min="2" max="2" width="0" customWidth="1"/>', [1]],
  ['hidden to the end of the sheet', '<col min="3" max="16384" hidden="1"/>', [2, 3]],
  ['shown', '<col min="2" max="3" width="9"/>', []],
])('columns %s, as far as the data reach', (_, cols, expected) => {
  const found = sheet('<row><c r="D1"><v>1</v></c></row>', { before: `<cols>${cols}</cols>` });
  expect([...found.hiddenColumns]).toEqual(expected);
});

test('a merge beyond the data counts as data', () => {
  const found = sheet('', {
    before: '<cols><col min="1" max="99" hidden="1"/></cols>',
    after: '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>',
  });
  expect([...found.hiddenColumns]).toEqual([0, 1, 2]);
});

test.each([
  ['', 'none'],
  ['<sheetProtection sheet="0" password="CC1A"/>', 'none'],
  ['<sheetProtection objects="1"/>', 'none'],
  ['<sheetProtection sheet="1" objects="1"/>', 'protected'],
  ['<sheetProtection sheet="true" password="CC1A"/>', 'password'],
  ['<sheetProtection sheet="1" algorithmName="SHA-512" hashValue="x" saltValue="y"/>', 'password'],
])('protection %j is %s', (after, protection) => {
  expect(sheet('', { after }).protection).toBe(protection);
});

test('what extensions and conditions say is not the sheet’s own', () => {
  const after =
    '<conditionalFormatting><cfRule><col min="1" max="1" hidden="1"/></cfRule></conditionalFormatting>' +
    '<extLst><ext><mergeCell ref="A1:B2"/></ext></extLst>';
  expect(sheet('<row><c><v>1</v></c></row>', { after })).toMatchObject({ merges: [], hiddenColumns: new Set() });
});

test('sheets in order with their visibility; charts and dialogs have no cells', () => {
  const snapshot = read(
    buildXlsx({
      sheets: [
        { name: '鹿城区 ' },
        { name: 'a&b', state: 'hidden' },
        { name: 'c', state: 'veryHidden' },
        { name: 'chart', type: 'chartsheet' },
        { name: 'dialog', type: 'dialogsheet' },
      ],
    }),
  );
  expect(snapshot.sheets.map(({ name, visibility, rows }) => [name, visibility, rows])).toEqual([
    ['鹿城区 ', 'visible', []],
    ['a&b', 'hidden', []],
    ['c', 'veryHidden', []],
    ['chart', 'visible', []],
    ['dialog', 'visible', []],
  ]);
});

test('only the sheets asked for are read, and the others not even looked at', () => {
  const bytes = buildXlsx({
    sheets: [
      { name: 'a', xml: 'broken' },
      { name: 'b', rows: '<row><c><v>1</v></c></row>' },
    ],
  });
  const snapshot = readWorkbook(OpcPackage.open(bytes), { sheets: ['b', 'not there'] });
  expect(snapshot.sheets.map((each) => each.name)).toEqual(['b']);
  expect(snapshot.sheets[0]!.rows).toEqual([[{ value: 1 }]]);
});

test('defined names with their sheet and whether they are hidden', () => {
  const names =
    '<definedName name="税率">0.13</definedName><definedName name="局部" localSheetId="1" hidden="1">\'b b\'!$A$1&amp;"&lt;"</definedName>' +
    '<definedName name="lost" localSheetId="9">#REF!</definedName><definedName name="empty"/>';
  expect(read(buildXlsx({ sheets: [{ name: 'a' }, { name: 'b b' }], names })).names).toEqual([
    { name: '税率', sheet: null, formula: '0.13', hidden: false },
    { name: '局部', sheet: 'b b', formula: '\'b b\'!$A$1&"<"', hidden: true },
    { name: 'empty', sheet: null, formula: '', hidden: false },
  ]);
});

test('a workbook without styles has General everywhere', () => {
  expect(only('<row><c s="5"><v>1</v></c></row>', { styles: null })).toEqual({ value: 1 });
});

test('parts in UTF-16 are read', () => {
  const xml =
    '<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>中</v></c></row></sheetData></worksheet>';
  const bytes = new Uint8Array(Buffer.from(`\ufeff${xml}`, 'utf16le'));
  expect(sheet('', { parts: { 'xl/worksheets/sheet1.xml': bytes } }).rows).toEqual([[{ value: '中' }]]);
});
