import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbookError } from '../../src/ooxml/errors';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';
import { buildSheet, buildXlsx, relationshipsXml, workbookParts, type WorkbookSource } from '../support/build-xlsx';
import { buildZip, type ZipSource } from '../support/build-zip';
import { errorCode } from '../support/error-code';

const open = (bytes: Uint8Array): unknown => readWorkbook(OpcPackage.open(bytes));
const one = (parts: WorkbookSource['parts']): Uint8Array =>
  buildXlsx({ sheets: [{ name: 'a' }], sharedStrings: ['x'], parts });
const zipped = (change: (source: ZipSource) => ZipSource): Uint8Array =>
  buildZip(
    Object.entries(workbookParts({ sheets: [{ name: 'a' }] })).map(([name, content]) => change({ name, content })),
  );
const onSheet = (change: Partial<ZipSource>): Uint8Array =>
  zipped((source) => (source.name.endsWith('sheet1.xml') ? { ...source, ...change } : source));
const compound = (...names: string[]): Uint8Array => {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  names.forEach((name, index) => bytes.set(Buffer.from(name, 'utf16le'), 1024 + 128 * index));
  return bytes;
};
const laughs =
  '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><worksheet>&lol2;</worksheet>';
const zeros = new Uint8Array(17 * 2 ** 20);
const SHEET = 'xl/worksheets/sheet1.xml';

test.each<[string, string, () => Uint8Array]>([
  ['nothing', 'empty-file', () => new Uint8Array(0)],
  ['text', 'not-a-workbook', () => new TextEncoder().encode('序号,指标名称')],
  ['one letter', 'not-a-workbook', () => Uint8Array.of(0x50)],
  ['a page of HTML', 'not-a-workbook', () => new TextEncoder().encode('<html><table></table></html>')],
  ['a compound file with a cipher', 'encrypted', () => compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage')],
  ['a compound file of an old workbook', 'legacy-in-disguise', () => compound('Root Entry', 'Workbook')],
  ['an archive with a password', 'encrypted', () => zipped((source) => ({ ...source, flags: 1 }))],
  ['an archive of other things', 'not-a-workbook', () => buildZip([{ name: 'a.txt', content: 'a' }])],
  ['an empty archive', 'not-a-workbook', () => buildZip([])],
  ['no content types', 'broken-package', () => one({ '[Content_Types].xml': null })],
  ['no root relationships', 'broken-package', () => one({ '_rels/.rels': null })],
  ['no workbook part', 'broken-package', () => one({ 'xl/workbook.xml': null })],
  ['no workbook relationships', 'broken-package', () => one({ 'xl/_rels/workbook.xml.rels': null })],
  ['no sheet part', 'broken-package', () => one({ [SHEET]: null })],
  [
    'a main part outside',
    'broken-package',
    () => one({ '_rels/.rels': relationshipsXml([['r', 'officeDocument', '../../../etc/passwd']]) }),
  ],
  [
    'a main part elsewhere',
    'broken-package',
    () => one({ '_rels/.rels': relationshipsXml([['r', 'officeDocument', 'http://example.org/a.xml']]) }),
  ],
  [
    'a workbook that is its own sheet',
    'none',
    () => one({ 'xl/_rels/workbook.xml.rels': relationshipsXml([['rId1', 'worksheet', 'workbook.xml']]) }),
  ],
  [
    'a sheet that is the shared strings',
    'none',
    () =>
      one({
        'xl/_rels/workbook.xml.rels': relationshipsXml([
          ['rId1', 'worksheet', 'sharedStrings.xml'],
          ['r2', 'sharedStrings', 'sharedStrings.xml'],
        ]),
      }),
  ],
  ['no styles and no strings', 'none', () => one({ 'xl/styles.xml': null, 'xl/sharedStrings.xml': null })],
  [
    'one name twice',
    'broken-package',
    () =>
      buildZip(
        [...Object.entries(workbookParts({ sheets: [{ name: 'a' }] })), ['XL/Workbook.xml', '<a/>'] as const].map(
          ([name, content]) => ({ name, content }),
        ),
      ),
  ],
  ['billion laughs', 'forbidden-xml', () => one({ [SHEET]: laughs })],
  [
    'a DTD in the shared strings',
    'forbidden-xml',
    () => one({ 'xl/sharedStrings.xml': '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst></sst>' }),
  ],
  [
    'a DTD in the content types',
    'forbidden-xml',
    () => one({ '[Content_Types].xml': '<!DOCTYPE a []><Types></Types>' }),
  ],
  ['a declared bomb', 'too-large', () => onSheet({ content: zeros })],
  ['a bomb that declares little', 'too-large', () => onSheet({ content: zeros, declaredSize: 100 })],
  [
    'a small bomb that declares little',
    'too-large',
    () => onSheet({ content: zeros.subarray(0, 2 ** 20), declaredSize: 100 }),
  ],
  ['a bomb that declares half', 'too-large', () => onSheet({ content: noise(3 * 2 ** 19), declaredSize: 2 ** 20 })],
  ['an entry that declares too much', 'broken-package', () => onSheet({ declaredSize: 5000 })],
  ['an entry of gigabytes', 'too-large', () => onSheet({ declaredSize: 0xf0000000 })],
  ['an entry with a wrong sum', 'broken-package', () => onSheet({ crc: 12345 })],
  ['an unknown compression', 'broken-package', () => onSheet({ method: 14 })],
  [
    'compressed data that are none',
    'broken-package',
    () => onSheet({ content: noise(300), stored: true, method: 8, declaredSize: 9999 }),
  ],
  ['a stored entry of another size', 'broken-package', () => onSheet({ stored: true, declaredSize: 7 })],
  [
    'a sheet cut within its cells',
    'broken-package',
    () => one({ [SHEET]: '<worksheet><sheetData><row r="1"><c r="A1"><v>1' }),
  ],
  [
    'a sheet cut between its cells',
    'broken-package',
    () => one({ [SHEET]: '<worksheet><sheetData><row r="1"><c r="A1"/>' }),
  ],
  [
    'a sheet closed before its cells are',
    'broken-package',
    () => one({ [SHEET]: '<worksheet><sheetData><row r="1"><c r="A1"><v>1</worksheet>' }),
  ],
  [
    'a sheet whose tags do not match',
    'broken-package',
    () => one({ [SHEET]: '<worksheet><sheetData><row><c><v>1</c></row></sheetData></worksheet>' }),
  ],
  ['a sheet of nothing', 'broken-package', () => one({ [SHEET]: '' })],
  ['a sheet of zeros', 'broken-package', () => one({ [SHEET]: '\0\0\0\0' })],
  ['a row beyond the last', 'broken-package', () => buildSheet('<row r="1048577"><c><v>1</v></c></row>')],
  ['a cell beyond the last row', 'broken-package', () => buildSheet('<row><c r="A1048577"><v>1</v></c></row>')],
  ['a cell beyond the last column', 'broken-package', () => buildSheet('<row><c r="XFE1"><v>1</v></c></row>')],
  [
    'a cell behind the last column',
    'broken-package',
    () => buildSheet('<row><c r="XFD1"><v>1</v></c><c><v>2</v></c></row>'),
  ],
  ['a cell without row in its address', 'broken-package', () => buildSheet('<row><c r="A"><v>1</v></c></row>')],
  ['a cell with an address of digits', 'broken-package', () => buildSheet('<row><c r="11"><v>1</v></c></row>')],
])('%s gives %s', (_, code, build) => {
  expect(errorCode(() => open(build()))).toBe(code);
});

test.each([
  ['entries', { entries: 3 }],
  ['the size of an entry', { entrySize: 100 }],
  ['the size of all', { totalSize: 1000 }],
])('%s above the limit', (_, limits) => {
  expect(errorCode(() => OpcPackage.open(one({}), limits))).toBe('too-large');
});

test('more cells than a report can have are refused while reading', () => {
  const row = `<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`;
  expect(errorCode(() => open(buildSheet(row.repeat(1001), {})))).toBe('too-many-cells');
});

test('a hundred thousand merges and a span over all columns are read in their stride', () => {
  const merges = Array.from({ length: 100_000 }, (_, index) => `<mergeCell ref="A${index + 1}:B${index + 1}"/>`);
  const bytes = buildSheet('<row><c r="A1"><v>1</v></c></row>', {
    before: '<cols><col min="2" max="4294967295" hidden="1"/><col min="0" max="9" hidden="1"/></cols>',
    after: `<mergeCells>${merges.join('')}<mergeCell ref="A1:XFE1"/><mergeCell/><mergeCell ref="nonsense"/></mergeCells>`,
  });
  const sheet = readWorkbook(OpcPackage.open(bytes)).sheets[0]!;
  expect(sheet.merges.length).toBe(100_001);
  expect(sheet.hiddenColumns.has(1)).toBe(true);
  expect(sheet.hiddenColumns.size).toBeLessThan(16_384);
});

test('tags nested a hundred thousand deep do not exhaust the stack', () => {
  const deep = '<x>'.repeat(100_000) + '</x>'.repeat(100_000);
  expect(errorCode(() => open(buildSheet(`<row><c>${deep}<v>1</v></c></row>`, { after: deep })))).toBe('none');
});

test.each(['returns/lucheng-slips.xlsx', 'rich-workbook.xlsx'])('%s cut anywhere is refused, never worse', (name) => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../fixtures', name)));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
      expect(() => open(bytes.slice(0, length))).toThrow(WorkbookError);
    }),
  );
});

test('cut behind the signature it is incomplete', () => {
  const bytes = one({});
  expect(errorCode(() => open(bytes.slice(0, bytes.length >> 1)))).toBe('truncated');
  expect(errorCode(() => open(bytes.slice(0, bytes.length - 1)))).toBe('truncated');
});

test('a file with some bytes changed is read or refused, never worse', () => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../fixtures/returns/lucheng-slips.xlsx')));
  const change = fc.tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const spoilt = bytes.slice();
      for (const [at, byte] of changes) spoilt[at] = byte;
      const code = errorCode(() => open(spoilt));
      expect(typeof code).toBe('string');
    }),
  );
});

test('bytes at random are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, signed) => {
      const start = signed ? [0x50, 0x4b, 3, 4] : [];
      expect(() => open(Uint8Array.from([...start, ...bytes]))).toThrow(WorkbookError);
    }),
  );
});

test('XML at random within a sheet is read or refused, never worse', () => {
  const piece = fc.constantFrom(
    ...[
      '<row>',
      '</row>',
      '<row r="3">',
      '<c>',
      '</c>',
      '<c r="B2" t="s">',
      '<c t="inlineStr">',
      '<v>',
      '</v>',
      '<v/>',
      '1',
    ],
    ...[
      '<f>',
      '</f>',
      '<f t="shared" si="0" ref="A1:B2">',
      '<f t="shared" si="0"/>',
      'A1',
      '<is>',
      '</is>',
      '<t>',
      '</t>',
    ],
    ...['<!--', '-->', '<![CDATA[', ']]>', '&amp;', '<', '>', '"', '</sheetData>', '<?', '?>', ' ', '<c r="', '<!x'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const code = errorCode(() => open(buildSheet(pieces.join(''))));
      expect(['none', 'broken-package', 'forbidden-xml']).toContain(code);
    }),
    { numRuns: 500 },
  );
});

/** Bytes that do not compress, the same every time. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    bytes[at] = state >>> 16;
  }
  return bytes;
}
