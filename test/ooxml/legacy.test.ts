import * as sheetjs from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CellBudget } from '../../src/ooxml/cell-budget';
import { readCsv } from '../../src/ooxml/csv';
import { detectFormat, extensionOf } from '../../src/ooxml/format';
import { readLegacy } from '../../src/ooxml/legacy';
import { readOds } from '../../src/ooxml/ods';
import { buildSheet, zipParts } from '../support/build-xlsx';
import { buildZip } from '../support/build-zip';
import { errorCode, errorCodeOf } from '../support/error-code';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, '../fixtures', name)));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv = (bytes: Uint8Array): unknown[][] =>
  readCsv(bytes, 'a', new CellBudget()).rows.map((row) => Array.from(row ?? [], (cell) => cell?.value ?? null));

function write(
  sheet: sheetjs.WorkSheet,
  bookType: sheetjs.BookType,
  change: (book: sheetjs.WorkBook) => void = () => {},
): Uint8Array {
  const book = sheetjs.utils.book_new(sheet, '报送');
  change(book);
  return new Uint8Array(sheetjs.write(book, { bookType, type: 'array' }) as ArrayBuffer);
}

const sample = (): sheetjs.WorkSheet => {
  const sheet = sheetjs.utils.aoa_to_sheet([
    ['指标', 12, '007', true, 'm'],
    [null, { t: 'n', v: 0.67, z: '0%' }, { t: 'n', v: 79, f: 'B1+67' }, ''],
  ]);
  sheet['!merges'] = [{ s: { r: 0, c: 4 }, e: { r: 1, c: 5 } }];
  return sheet;
};

test.each<[sheetjs.BookType, 'xls' | 'ods', string]>([
  ['biff8', 'xls', 'a.xls'],
  ['biff8', 'xls', 'a.et'],
  ['biff5', 'xls', 'a.xls'],
  ['ods', 'ods', 'a.ods'],
])('%s is read as %s from %s', async (bookType, format, name) => {
  const bytes = write(sample(), bookType);
  expect(detectFormat(bytes, name)).toBe(format);
  const { sheets, names } = await readLegacy(bytes, format, name);
  expect(names).toEqual([]);
  expect(sheets.length).toBe(1);
  expect(sheets[0]).toMatchObject({
    visibility: 'visible',
    protection: 'none',
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  });
  expect(sheets[0]!.rows[1]![1]).toMatchObject({ value: 0.67, format: '0%' });
  expect(sheets[0]!.rows[1]![2]).toMatchObject({ value: 79 });
  expect(sheets[0]!.rows[1]![3]).toBeUndefined();
  // SheetJS writes neither merges nor Chinese text into the older of the two.
  if (bookType === 'biff5') return;
  expect(sheets[0]!.merges).toEqual([{ top: 0, left: 4, bottom: 1, right: 5 }]);
  expect(sheets[0]!.rows[0]!.map((cell) => cell?.value)).toEqual(['指标', 12, '007', true, 'm']);
});

test('formulas, errors and text come from the old format as they are', async () => {
  const sheet = sheetjs.utils.aoa_to_sheet([
    [
      { t: 'e', v: 7 },
      { t: 'e', v: 42 },
      { t: 'e', v: 23 },
    ],
  ]);
  const { sheets } = await readLegacy(write(sheet, 'biff8'), 'xls', 'a.xls');
  expect(sheets[0]!.rows[0]!.map((cell) => cell!.value)).toEqual([
    { error: '#DIV/0!' },
    { error: '#N/A' },
    { error: '#REF!' },
  ]);
  const ods = await readLegacy(write(sample(), 'ods'), 'ods', 'a.ods');
  expect(ods.sheets[0]!.rows[1]![2]).toEqual({ value: 79, formula: 'B1+67' });
});

test('the county return in the old format is read whole', async () => {
  const { sheets } = await readLegacy(fixture('returns/wencheng-clean.xls'), 'xls', 'wencheng-clean.xls');
  const truth = JSON.parse(readFileSync(join(__dirname, '../fixtures/returns/wencheng-clean.truth.json'), 'utf8')) as {
    sheet: string;
    values: Record<string, { cell?: string; raw?: unknown; actual?: number }>;
  };
  const sheet = sheets.find((each) => each.name === truth.sheet)!;
  const at = (address: string): unknown => {
    const { r, c } = sheetjs.utils.decode_cell(address);
    return sheet.rows[r]?.[c]?.value;
  };
  expect(at('B3')).toBe('文成县');
  expect(sheet.rows[4]![4]).toEqual({ value: 44480, format: 'yyyy/m/d' });
  const filled = Object.values(truth.values).filter(
    (each) => each.cell !== undefined && typeof each.actual === 'number',
  );
  expect(filled.length).toBeGreaterThan(30);
  expect(filled.filter((each) => typeof at(each.cell!) !== 'number')).toEqual([]);
});

test('dates that count from 1904 become serials of the 1900 system', async () => {
  const sheet = sheetjs.utils.aoa_to_sheet([[{ t: 'n', v: 43007, z: 'yyyy-mm-dd' }, 43007]]);
  const bytes = write(sheet, 'biff8', (book) => {
    book.Workbook = { WBProps: { date1904: true } };
  });
  const { sheets } = await readLegacy(bytes, 'xls', 'a.xls');
  expect(sheets[0]!.rows[0]!.map((cell) => cell!.value)).toEqual([44469, 43007]);
});

test.each(['legacy.xls', 'legacy.ods'] as const)('%s as LibreOffice wrote it is read whole', async (name) => {
  const format = name === 'legacy.xls' ? 'xls' : 'ods';
  const { sheets, names } = await readLegacy(fixture(name), format, name);
  const [first, second] = sheets;
  expect(first!.rows[0]!.map((cell) => cell!.value)).toEqual(['指标', '  007', 12, 44469]);
  expect(first!.rows[1]![0]).toEqual({ value: 0.125, format: '0.00%' });
  expect(first!.rows[1]![1]).toEqual({ value: 24, formula: 'C1*2' });
  expect(first!.rows[1]![3]).toEqual({ value: { error: '#DIV/0!' }, formula: '1/0' });
  expect(first).toMatchObject({
    name: '报送',
    visibility: 'visible',
    merges: [{ top: 2, left: 0, bottom: 3, right: 3 }],
    hiddenRows: new Set([1]),
    hiddenColumns: new Set([2]),
    protection: 'protected',
  });
  expect([second!.name, second!.visibility, second!.protection]).toEqual(['藏', 'hidden', 'none']);
  expect(names).toContainEqual({ name: '局部', sheet: '报送', formula: '报送!$A$1', hidden: false });
});

test('open-document texts keep their spaces, lines and tabs, and no annotation', () => {
  const xml =
    '<o><style:style style:name="s"><style:table-properties table:display="true"/></style:style><table:tracked-changes><table:table><table:table-row/></table:table></table:tracked-changes>' +
    '<table:table table:protected="true" table:protection-key="k"><table:shapes><table:table-row/></table:shapes><table:table-column table:visibility="filter" table:number-columns-repeated="16384"/>' +
    '<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="2"><office:annotation><text:p>no</text:p></office:annotation>' +
    '<text:p>a  \n  b  .<text:s text:c="3"/>c<text:tab/><text:span>d&amp;</text:span><text:line-break/>e</text:p><text:p/><text:p>　f</text:p></table:table-cell></table:table-row>' +
    '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></o>';
  const [sheet] = readOds(xml, new CellBudget());
  const text = 'a b  .   c\td&\ne\n\n　f';
  expect(sheet).toEqual({
    hidden: false,
    protection: 'password',
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set([0, 1]),
    texts: new Map([
      [0, text],
      [1, text],
    ]),
  });
});

test('an open-document cell that repeats millions of times is refused before it is unfolded', async () => {
  const content = (rows: number, columns: number): string =>
    `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="a">` +
    `<table:table-row table:number-rows-repeated="${rows}"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="${columns}"><text:p>1</text:p></table:table-cell></table:table-row>` +
    `</table:table></office:spreadsheet></office:body></office:document-content>`;
  const ods = (xml: string): Uint8Array =>
    zipParts({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': xml });
  expect(await errorCodeOf(readLegacy(ods(content(1_000_000, 16_384)), 'ods', 'a.ods'))).toBe('too-many-cells');
  expect(await errorCodeOf(readLegacy(ods(`<!DOCTYPE a [<!ENTITY b "c">]>${content(1, 1)}`), 'ods', 'a.ods'))).toBe(
    'forbidden-xml',
  );
  expect(await errorCodeOf(readLegacy(ods('').slice(0, 60), 'ods', 'a.ods'))).toBe('truncated');
  expect(await errorCodeOf(readLegacy(zipParts({ mimetype: 'x' }), 'ods', 'a.ods'))).toBe('broken-package');
  const bomb = buildZip([{ name: 'content.xml', content: new Uint8Array(2 ** 20), declaredSize: 10 }]);
  expect(await errorCodeOf(readLegacy(bomb, 'ods', 'a.ods'))).toBe('too-large');
  const locked = zipParts({ 'content.xml': 'x', 'META-INF/manifest.xml': '<manifest:encryption-data/>' });
  expect(await errorCodeOf(readLegacy(locked, 'ods', 'a.ods'))).toMatch(/^(encrypted|broken-package)$/);
});

test('an old workbook cut anywhere is read or refused, never worse', async () => {
  const bytes = fixture('returns/wencheng-clean.xls');
  for (let length = 8; length < bytes.length; length += 997) {
    const code = await errorCodeOf(readLegacy(bytes.slice(0, length), 'xls', 'a.xls'));
    expect(['none', 'broken-package', 'not-a-workbook', 'encrypted']).toContain(code);
  }
});

test('an old workbook of sixteen mebibytes is refused unread', async () => {
  expect(await errorCodeOf(readLegacy(new Uint8Array(2 ** 24 + 1), 'xls', 'a.xls'))).toBe('too-large');
});

test.each<[string, Uint8Array, string, string]>([
  ['an .xlsx', buildSheet(''), 'a.xlsx', 'xlsx'],
  ['an .xlsx under another name', buildSheet(''), 'a.xls', 'xlsx'],
  ['a separated text', bytesOf('a,b'), 'a.CSV', 'csv'],
  ['a text under a workbook’s name', bytesOf('a,b'), 'a.xlsx', 'not-a-workbook'],
  ['a page of HTML under an old workbook’s name', bytesOf('<html>'), 'a.xls', 'not-a-workbook'],
  ['an old workbook', fixture('returns/wencheng-clean.xls'), 'x/a.et', 'xls'],
  ['an old workbook under a new name', fixture('returns/wencheng-clean.xls'), 'a.XLSX', 'legacy-in-disguise'],
  ['a very old workbook', Uint8Array.of(9, 4, 6, 0), 'a.xls', 'xls'],
  ['a lock file', buildSheet(''), 'C:\\报送\\~$鹿城.xlsx', 'lock-file'],
  ['nothing', new Uint8Array(0), 'a.csv', 'empty-file'],
])('%s is %s', (_, bytes, name, expected) => {
  let found = '';
  const code = errorCode(() => (found = detectFormat(bytes, name)));
  expect(code === 'none' ? found : code).toBe(expected);
});

test.each([
  ['a/b.c/鹿城.XLSX', '.xlsx'],
  ['C:\\a.b\\c', ''],
  ['a', ''],
])('the extension of %s is %j', (name, extension) => {
  expect(extensionOf(name)).toBe(extension);
});

test.each<[string, string, unknown[][]]>([
  ['numbers are numbers', '1,-2.5,0,0.10', [[1, -2.5, 0, 0.1]]],
  [
    'leading zeros, long numbers and codes stay text',
    '007,330302.,1234567890123456,+5,1e5',
    [['007', '330302.', '1234567890123456', '+5', '1e5']],
  ],
  ['what looks like a formula stays text', '=1+1,@x,"=HYPERLINK(""a"")"', [['=1+1', '@x', '=HYPERLINK("a")']]],
  ['quoted numbers stay text', '"12","12,5"', [['12', '12,5']]],
  ['quoted text may hold line ends', '"a\nb",c\r\nd', [['a\nb', 'c'], ['d']]],
  ['blank fields are empty', ',,x,\n\n,y\n\n', [[null, null, 'x'], [], [null, 'y']]],
  ['tabs separate', 'a\tb,c\td', [['a', 'b,c', 'd']]],
  ['semicolons separate', 'a;b;c', [['a', 'b', 'c']]],
  ['an open quote reaches to the end', '"a,b', [['a,b']]],
  ['text behind a closed quote is kept', '"a"b,c', [['ab', 'c']]],
  ['spaces around text are kept', ' a , 5 ', [[' a ', 5]]],
  ['old line ends', 'a\rb', [['a'], ['b']]],
  ['nothing but lines', '\n\n', []],
])('%s', (_, text, expected) => {
  expect(csv(bytesOf(text))).toEqual(expected);
});

test('percentages are fractions with a percent format of the decimals that are written', () => {
  expect(readCsv(bytesOf('67%,67.3%,67.30%,-5%'), 'a', new CellBudget()).rows[0]).toEqual([
    { value: 0.67, format: '0%' },
    { value: 0.673, format: '0.0%' },
    { value: 0.673, format: '0.00%' },
    { value: -0.05, format: '0%' },
  ]);
});

test.each([
  ['UTF-8 with a mark', new Uint8Array(Buffer.from('\ufeff鹿城,1'))],
  ['UTF-8', new Uint8Array(Buffer.from('鹿城,1'))],
  ['UTF-16', new Uint8Array(Buffer.from('\ufeff鹿城,1', 'utf16le'))],
  ['UTF-16 big end first', new Uint8Array(Buffer.from('\ufeff鹿城,1', 'utf16le').swap16())],
  ['GBK', Uint8Array.of(0xc2, 0xb9, 0xb3, 0xc7, 0x2c, 0x31)],
])('separated text in %s', (_, bytes) => {
  expect(csv(bytes)).toEqual([['鹿城', 1]]);
});

test('a separated text becomes a sheet with the name of the file', async () => {
  const { sheets } = await readLegacy(bytesOf('a,1'), 'csv', '报送/鹿城区.2021.csv');
  expect(sheets.map((sheet) => [sheet.name, sheet.rows])).toEqual([['鹿城区.2021', [[{ value: 'a' }, { value: 1 }]]]]);
});

test('binary under the name of a separated text is refused', async () => {
  expect(await errorCodeOf(readLegacy(Uint8Array.of(0x61, 0, 1, 2), 'csv', 'a.csv'))).toBe('not-a-workbook');
});

test('more cells than a report can have are refused', () => {
  expect(errorCode(() => readCsv(bytesOf('1,'.repeat(1_000_001)), 'a', new CellBudget()))).toBe('too-many-cells');
});
