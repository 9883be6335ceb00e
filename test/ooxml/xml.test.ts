import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { WorkbookError } from '../../src/ooxml/errors';
import {
  decodeText,
  escapeAttribute,
  escapeText,
  fromXstring,
  parseXml,
  textBetween,
  toXstring,
  XmlScanner,
} from '../../src/ooxml/xml';

function tags(xml: string): string[] {
  const scanner = new XmlScanner(xml, 'p');
  const found: string[] = [];
  while (scanner.next()) found.push(`${scanner.kind} ${scanner.prefix}${scanner.name}`);
  return found;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof WorkbookError) return error.code;
    throw error;
  }
  return 'none';
}

test('tags come in order, with kind, prefix and name; all else is stepped over', () => {
  const xml = '<?xml version="1.0"?><!-- <no/> --><x:a q="1>2"><b/><![CDATA[<no/>]]><c  >t</c ></x:a>';
  expect(tags(xml)).toEqual(['open x:a', 'empty b', 'open c', 'close c', 'close x:a']);
});

test('offsets embrace a tag', () => {
  const xml = ' <a ><b  c="1" /></a>';
  const scanner = new XmlScanner(xml);
  scanner.next();
  scanner.next();
  expect(xml.slice(scanner.start, scanner.end)).toBe('<b  c="1" />');
});

test.each([
  ['in double quotes', '<a k="v"/>', 'v'],
  ['in single quotes, with a double one', `<a k='"v"'/>`, '"v"'],
  ['with space around the sign', '<a k = "v"/>', 'v'],
  ['on lines of their own', '<a\n\tj="1"\n\tk="v"\n/>', 'v'],
  ['with entities', '<a k="&lt;&#20013;&#x4E2D;&quot;"/>', '<中中"'],
  ['holding a slash and a sign', '<a j="/>" k="a=b"/>', 'a=b'],
  ['absent', '<a kk="1" k2="2"/>', null],
  ['only with a prefix', '<a r:k="1"/>', null],
  ['without value', '<a k/>', null],
])('an attribute %s', (_, xml, value) => {
  const scanner = new XmlScanner(xml);
  scanner.next();
  expect(scanner.attribute('k')).toBe(value);
});

test('an attribute is found whatever its prefix', () => {
  const scanner = new XmlScanner('<a id="1" rel:id="2"/>');
  scanner.next();
  expect(scanner.prefixed('id')).toBe('2');
  expect(scanner.attribute('id')).toBe('1');
});

test('all attributes with their offsets', () => {
  const xml = `<a b="1" x:c='2&amp;'>`;
  const scanner = new XmlScanner(`${xml}</a>`);
  scanner.next();
  expect(scanner.attributes().map((each) => [each.name, each.value, xml.slice(each.start, each.end)])).toEqual([
    ['b', '1', 'b="1"'],
    ['x:c', '2&', `x:c='2&amp;'`],
  ]);
  expect(scanner.attributes().map((each) => xml.slice(each.valueStart, each.valueEnd))).toEqual(['1', '2&amp;']);
});

test('skip moves past nested elements of the same name and keeps the element current', () => {
  const xml = '<r><a k="1"><a><b/></a>t</a><c/></r>';
  const scanner = new XmlScanner(xml);
  scanner.next();
  scanner.next();
  const inner = scanner.skip();
  expect(xml.slice(inner.start, inner.end)).toBe('<a><b/></a>t');
  expect(xml.slice(scanner.start, scanner.end)).toBe('<a k="1"><a><b/></a>t</a>');
  expect(scanner.attribute('k')).toBe('1');
  scanner.next();
  expect(scanner.name).toBe('c');
});

test('content is the text without tags', () => {
  const scanner = new XmlScanner('<a>x<b>y &amp; z</b><!-- n --><![CDATA[<&>]]>\r\n</a>');
  scanner.next();
  expect(scanner.content()).toBe('xy & z<&>\n');
});

test.each([
  ['a DTD', '<!DOCTYPE a><a/>', 'forbidden-xml'],
  ['an entity declaration', '<!DOCTYPE l [<!ENTITY a "b">]><a/>', 'forbidden-xml'],
  ['a tag that never ends', '<a', 'broken-package'],
  ['a tag within a tag', '<a <b>', 'broken-package'],
  ['a quote that never closes', '<a k="1>', 'broken-package'],
  ['a comment that never closes', '<a><!-- ', 'broken-package'],
  ['an instruction that never closes', '<?xml ', 'broken-package'],
])('%s is refused', (_, xml, code) => {
  expect(codeOf(() => tags(xml))).toBe(code);
});

test.each([
  ['nothing', '', 'broken-package'],
  ['text alone', 'hello', 'broken-package'],
  ['a closing tag first', '</a>', 'broken-package'],
  ['a root cut off', '<a><b></b>', 'broken-package'],
  ['a root closed by another name', '<a><b></b></ab>', 'broken-package'],
  ['a root closed with space', '<x:a></x:a \n>', 'none'],
  ['an empty root', '<a/>', 'none'],
  ['a DTD before the root', '<?xml?><!-- --><!DOCTYPE a><a></a>', 'forbidden-xml'],
])('parsing %s gives %s', (_, xml, code) => {
  expect(codeOf(() => parseXml(xml, 'p'))).toBe(code);
});

test('skip throws where the element never ends', () => {
  const scanner = new XmlScanner('<a><b></b>', 'part.xml');
  scanner.next();
  expect(() => scanner.skip()).toThrow(new WorkbookError('broken-package', { part: 'part.xml' }));
});

test('a scanner keeps to its stretch', () => {
  const xml = '<a/><b/><c/>';
  const scanner = new XmlScanner(xml, '', 4, 8);
  expect(scanner.next()).toBe(true);
  expect(scanner.name).toBe('b');
  expect(scanner.next()).toBe(false);
});

test.each([
  ['&lt;&gt;&amp;&quot;&apos;', `<>&"'`],
  ['&#65;&#x41;&#X41;', 'AA&#X41;'],
  ['&unknown;&amp', '&unknown;&amp'],
  ['&#0;&#x110000;&#99999999;', '&#0;&#x110000;&#99999999;'],
  ['a\r\nb\rc', 'a\nb\nc'],
])('text %j reads %j', (raw, text) => {
  expect(decodeText(raw)).toBe(text);
});

test('text between offsets keeps within them, tags cut in two as well', () => {
  expect(textBetween('ab<c>de</c>f', 1, 7)).toBe('bde');
  expect(textBetween('ab<c d', 0, 6)).toBe('ab');
  expect(textBetween('<![CDATA[xy', 0, 11)).toBe('');
});

test('escaping and decoding are inverse', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeText(escapeText(text))).toBe(text);
      const scanner = new XmlScanner(`<a k="${escapeAttribute(text)}"/>`);
      scanner.next();
      expect(scanner.attribute('k')).toBe(text);
    }),
  );
});

test.each([
  ['_x000D_', '\r'],
  ['a_x0041_b', 'aAb'],
  ['_x005F_x0041_', '_x0041_'],
  ['_x41_', '_x41_'],
])('the cell text %s reads %j', (raw, text) => {
  expect(fromXstring(raw)).toBe(text);
});

test('any text survives as cell text: controls, lone surrogates, what looks like an escape', () => {
  const units = fc.array(
    fc.constantFrom(
      '\0',
      '\u0001',
      '\u001f',
      '\ud800',
      '\udc00',
      '\ud83d\ude00',
      '_x0041_',
      '_x005F_',
      '_',
      'x',
      '中',
      '\uffff',
    ),
  );
  fc.assert(
    fc.property(units, (parts) => {
      const text = parts.join('');
      const written = toXstring(text);
      expect(fromXstring(written)).toBe(text);
      expect(Buffer.from(written, 'utf8').toString('utf8')).toBe(written);
      expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(written)).toBe(false);
    }),
  );
});

test('the scanner sees the same tags and attributes as an independent parser', () => {
  const name = fc.constantFrom('a', 'b', 'x:c', 'row');
  const value = fc.string({ maxLength: 5 }).map((text) => text.replace(/[^\x20-\x7e]/g, ''));
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      value.map(escapeText),
      fc.constantFrom('<!-- < > -->', '<![CDATA[<a>]]>', '<?pi <a> ?>'),
      fc
        .tuple(
          name,
          value,
          fc.constantFrom('"', "'"),
          fc.array(tie('tree'), { maxLength: 4 }),
          fc.constantFrom('', ' ', '\n'),
        )
        .map(([tag, text, quote, inner, space]) => {
          const attribute = `k${space}=${quote}${escapeAttribute(text).replaceAll("'", '&apos;')}${quote}`;
          return inner.length === 0
            ? `<${tag} ${attribute}${space}/>`
            : `<${tag} ${attribute}${space}>${inner.join('')}</${tag}>`;
        }),
    ),
  }));
  fc.assert(
    fc.property(fc.array(tree), (parts) => {
      const xml = `<root>${parts.join('')}</root>`;
      const expected: string[] = [];
      const parser = new SaxesParser();
      parser.on('opentag', (tag) => expected.push(`${tag.name} ${String(tag.attributes.k ?? '')}`));
      parser.write(xml).close();
      const found: string[] = [];
      const scanner = new XmlScanner(xml);
      while (scanner.next()) {
        if (scanner.kind !== 'close') found.push(`${scanner.prefix}${scanner.name} ${scanner.attribute('k') ?? ''}`);
      }
      expect(found).toEqual(expected);
    }),
  );
});
