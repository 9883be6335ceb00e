import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { OpcPackage, relationshipsPart, resolvePath } from '../../src/ooxml/package';
import { readZip, DEFAULT_LIMITS } from '../../src/ooxml/zip';
import { buildXlsx, buildSheet, relationshipsXml, workbookParts, zipParts } from '../support/build-xlsx';
import { buildZip } from '../support/build-zip';
import { errorCode } from '../support/error-code';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, '../fixtures', name)));
const minimal = buildSheet('<row r="1"><c r="A1"><v>1</v></c></row>');
const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

test.each(['returns/lucheng-clean.xlsx', 'returns/ruian-slips.xlsx', 'rich-workbook.xlsx'])(
  '%s goes through unchanged, byte for byte',
  (name) => {
    const bytes = fixture(name);
    expect(Buffer.compare(OpcPackage.open(bytes).toBytes(), bytes)).toBe(0);
  },
);

test.each(['returns/lucheng-clean.xlsx', 'rich-workbook.xlsx'])(
  '%s with one part changed keeps the compressed bytes, names and order of all others',
  (name) => {
    const bytes = fixture(name);
    const pkg = OpcPackage.open(bytes);
    pkg.set('docProps/app.xml', `${pkg.text('docProps/app.xml')} `);
    const before = readZip(bytes, DEFAULT_LIMITS);
    const after = readZip(pkg.toBytes(), DEFAULT_LIMITS);
    expect(after.map((entry) => entry.name)).toEqual(before.map((entry) => entry.name));
    const differing = after.filter((entry, index) => Buffer.compare(entry.data, before[index]!.data) !== 0);
    expect(differing.map((entry) => entry.name)).toEqual(['docProps/app.xml']);
    expect(unzipSync(pkg.toBytes())).toMatchObject(
      Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([part]) => part !== 'docProps/app.xml')),
    );
  },
);

test('setting, adding and deleting parts shows at once and in the file', () => {
  const pkg = OpcPackage.open(minimal);
  pkg.set('xl/new.xml', '<n/>');
  pkg.set('xl/styles.xml', '<s/>');
  pkg.delete('xl/worksheets/sheet1.xml');
  expect(pkg.has('xl/worksheets/sheet1.xml')).toBe(false);
  expect(errorCode(() => pkg.bytes('xl/worksheets/sheet1.xml'))).toBe('broken-package');
  expect(
    ['xl/new.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml', 'xl/workbook.xml'].map((part) => pkg.isChanged(part)),
  ).toEqual([true, true, true, false]);
  const parts = unzipSync(pkg.toBytes());
  expect(Object.keys(parts)).toEqual(pkg.partNames());
  expect(pkg.partNames().at(-1)).toBe('xl/new.xml');
  expect(new TextDecoder().decode(parts['xl/styles.xml'])).toBe('<s/>');
  expect(OpcPackage.open(pkg.toBytes()).text('xl/new.xml')).toBe('<n/>');
});

test('putting everything back gives the original file', () => {
  const pkg = OpcPackage.open(minimal);
  const sheet = pkg.text('xl/worksheets/sheet1.xml');
  pkg.set('xl/worksheets/sheet1.xml', 'other');
  pkg.set('a.xml', '<a/>');
  pkg.delete('xl/styles.xml');
  expect(pkg.toBytes()).not.toEqual(minimal);
  pkg.set('xl/worksheets/sheet1.xml', sheet);
  pkg.delete('a.xml');
  pkg.set('xl/styles.xml', unzipSync(minimal)['xl/styles.xml']!);
  expect(pkg.toBytes()).toBe(minimal);
  expect(pkg.isChanged('xl/styles.xml')).toBe(false);
});

test('writing is deterministic', () => {
  const write = (): Uint8Array => {
    const pkg = OpcPackage.open(minimal);
    pkg.set('z.xml', '<z/>');
    return pkg.toBytes();
  };
  expect(write()).toEqual(write());
});

test('part names are found whatever their case and slashes, and keep their spelling', () => {
  const parts = workbookParts({ sheets: [{ name: 'a' }] });
  const bytes = buildZip(
    Object.entries(parts).map(([name, content]) => ({ name: `/${name.replace('xl/', 'XL\\')}`, content })),
  );
  const pkg = OpcPackage.open(bytes);
  expect(pkg.mainPart()).toBe('xl/workbook.xml');
  expect(pkg.has('/Xl/WORKBOOK.xml')).toBe(true);
  pkg.set('xl/styles.xml', '<s/>');
  expect(Object.keys(unzipSync(pkg.toBytes()))).toContain('/XL\\styles.xml');
});

test.each([
  ['data descriptors', { descriptor: true }],
  ['zip64 fields', { zip64: true }],
  ['stored entries', { stored: true }],
  ['no UTF-8 flag', { flags: 0 }],
  ['sums left at zero', { crc: 0 }],
  ['extra fields and comments', { extra: Uint8Array.from([1, 2, 2, 0, 9, 9]), comment: 'c' }],
])('a zip file with %s is read and rewritten', (_, options) => {
  const parts = Object.entries(workbookParts({ sheets: [{ name: '鹿城' }] }));
  const pkg = OpcPackage.open(buildZip(parts.map(([name, content]) => ({ name, content, ...options }))));
  expect(pkg.text('xl/workbook.xml')).toBe(parts.find(([name]) => name === 'xl/workbook.xml')![1]);
  pkg.set('n.xml', '<n/>');
  expect(unzipSync(pkg.toBytes())['xl/workbook.xml']).toEqual(pkg.bytes('xl/workbook.xml'));
});

test('bytes before the archive and a comment behind it do no harm', () => {
  const parts = Object.entries(workbookParts({ sheets: [{ name: 'a' }] })).map(([name, content]) => ({
    name,
    content,
  }));
  const bytes = buildZip(parts, { prefix: new TextEncoder().encode('PK\u0000junk'), comment: 'made by hand' });
  const pkg = OpcPackage.open(bytes);
  expect(pkg.mainPart()).toBe('xl/workbook.xml');
  pkg.set('n.xml', '<n/>');
  expect(OpcPackage.open(pkg.toBytes()).text('n.xml')).toBe('<n/>');
});

test('entries of folders are no parts and stay in the file', () => {
  const parts = Object.entries(workbookParts({ sheets: [{ name: 'a' }] })).map(([name, content]) => ({
    name,
    content,
  }));
  const bytes = buildZip([
    { name: 'xl/', content: '', stored: true },
    ...parts,
    { name: 'end/', content: '', stored: true },
  ]);
  const pkg = OpcPackage.open(bytes);
  expect(pkg.partNames()).not.toContain('xl/');
  pkg.set('n.xml', '<n/>');
  const names = readZip(pkg.toBytes(), DEFAULT_LIMITS).map((entry) => entry.name);
  expect([names[0], names.at(-2), names.at(-1)]).toEqual(['xl/', 'end/', 'n.xml']);
});

test.each([
  ['UTF-8 with a mark', new Uint8Array(Buffer.from('\ufeff<a>中</a>'))],
  ['UTF-16 little end first', utf16('<a>中</a>', false)],
  ['UTF-16 big end first', utf16('<a>中</a>', true)],
  ['UTF-16 without a mark', utf16('<a>中</a>', false).slice(2)],
])('a part in %s is read, and rewritten as it was', (_, bytes) => {
  const pkg = OpcPackage.open(buildXlsx({ sheets: [{ name: 'a' }], parts: { 'a.xml': bytes } }));
  expect(pkg.text('a.xml')).toBe('<a>中</a>');
  pkg.set('a.xml', '<a>文</a>');
  expect(pkg.isChanged('a.xml')).toBe(true);
  expect(pkg.text('a.xml')).toBe('<a>文</a>');
  expect(pkg.bytes('a.xml').slice(0, 2)).toEqual(bytes.slice(0, 2));
  pkg.set('a.xml', '<a>中</a>');
  expect(pkg.isChanged('a.xml')).toBe(false);
});

test('content types come from overrides, else from the extension', () => {
  const pkg = OpcPackage.open(minimal);
  expect(pkg.contentType('/XL/workbook.xml')).toMatch(/sheet\.main\+xml$/);
  expect(pkg.contentType('a/b.XML')).toBe('application/xml');
  expect(pkg.contentType('a.png')).toBe('');
  pkg.set('[Content_Types].xml', '<Types><Default Extension="PNG" ContentType="image/png"/></Types>');
  expect(pkg.contentType('a.png')).toBe('image/png');
});

test('relationships are resolved against their part', () => {
  const list = [
    ['r1', 'a', '../b/c.xml'],
    ['r2', 'b', '/d.xml'],
    ['r3', 'c', 'https://example.org/'],
    ['r4', 'd', '..\\e%20f.xml'],
  ] as const;
  const pkg = OpcPackage.open(
    buildXlsx({
      sheets: [{ name: 'a' }],
      parts: { 'x/y/_rels/z.xml.rels': relationshipsXml(list), 'x/e f.xml': '<e/>' },
    }),
  );
  expect(pkg.relationships('x/y/z.xml').map(({ id, target, external }) => [id, target, external])).toEqual([
    ['r1', 'x/b/c.xml', false],
    ['r2', 'd.xml', false],
    ['r3', 'https://example.org/', true],
    ['r4', 'x/e f.xml', false],
  ]);
  expect(pkg.relationships('x/y/z.xml')).toBe(pkg.relationships('/x/y/z.xml'));
  expect(pkg.relationships('x/other.xml')).toEqual([]);
});

test.each([
  ['xl/workbook.xml', '../../../etc/passwd', 'etc/passwd'],
  ['xl/workbook.xml', './worksheets//sheet1.xml', 'xl/worksheets/sheet1.xml'],
  ['', 'xl/workbook.xml', 'xl/workbook.xml'],
])('from %j the target %s is %s, never outside', (source, target, part) => {
  expect(resolvePath(source, target)).toBe(part);
});

test.each([
  ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'],
  ['a.xml', '_rels/a.xml.rels'],
  ['', '_rels/.rels'],
])('the relationships of %j lie in %s', (part, expected) => {
  expect(relationshipsPart(part)).toBe(expected);
});

test.each([
  ['a document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'not-a-workbook'],
  ['slides', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', 'not-a-workbook'],
  ['a binary workbook', 'application/vnd.ms-excel.sheet.binary.macroEnabled.main', 'unsupported-format'],
  ['a workbook with macros', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'none'],
])('the main part of %s', (_, type, code) => {
  const types = `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`;
  const pkg = OpcPackage.open(buildXlsx({ sheets: [{ name: 'a' }], parts: { '[Content_Types].xml': types } }));
  expect(errorCode(() => pkg.mainPart())).toBe(code);
});

test('a package that is no zip of parts at all', () => {
  expect(errorCode(() => OpcPackage.open(zipParts({ 'hello.txt': 'hello' })))).toBe('not-a-workbook');
});
