import { RelationshipsDraft } from '../../../src/ooxml/patch/relationships';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const one = `<Relationship Id='rId1' Type='${OFFICE}/table' Target='../tables/table1.xml'/>`;
const link = `<Relationship Id="rId3" Type="${OFFICE}/hyperlink" Target="http://x/" TargetMode="External"/>`;
const original = `<Relationships xmlns="${PACKAGE}">\n ${one}${link}</Relationships>`;
const draft = (text: string | null = original): RelationshipsDraft =>
  new RelationshipsDraft('xl/worksheets/sheet1.xml', text, false);

test('targets are names of parts; those outside are none', () => {
  expect(draft().targets('table')).toEqual(['xl/tables/table1.xml']);
  expect(draft().targets('hyperlink')).toEqual([]);
  expect([draft().target('rId1'), draft().target('rId3'), draft().target('rId9')]).toEqual([
    'xl/tables/table1.xml',
    undefined,
    undefined,
  ]);
});

test('names written with percent signs are found as they are', () => {
  const encoded = `<Relationships xmlns="${PACKAGE}"><Relationship Id="a" Type="${OFFICE}/x" Target="%E8%A1%A8.xml"/><Relationship Id="b" Type="${OFFICE}/x" Target="100%.xml"/></Relationships>`;
  const found = (exists: (part: string) => boolean): string[] =>
    new RelationshipsDraft('xl/workbook.xml', encoded, false, exists).targets('x');
  expect(found(() => false)).toEqual(['xl/表.xml', 'xl/100%.xml']);
  expect(found(() => true)).toEqual(['xl/%E8%A1%A8.xml', 'xl/100%.xml']);
});

test('a new one gets an id that nothing had; the same again is the same', () => {
  const links = draft();
  expect(links.add('comments', 'xl/comments1.xml')).toBe('rId2');
  expect(links.add('drawing', 'xl/drawings/drawing1.xml')).toBe('rId4');
  expect(links.add('comments', 'xl/comments1.xml')).toBe('rId2');
  expect(links.toText()).toBe(
    original.replace(
      '</Relationships>',
      `<Relationship Id="rId2" Type="${OFFICE}/comments" Target="../comments1.xml"/><Relationship Id="rId4" Type="${OFFICE}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
    ),
  );
});

test('one taken out and put back is as it was written', () => {
  const links = draft();
  links.removeTarget('xl/tables/table1.xml');
  expect(links.toText()).toBe(original.replace(one, ''));
  expect(links.add('table', 'xl/tables/table1.xml')).toBe('rId1');
  expect(links.toText()).toBe(original);
});

test('a part comes with the first and goes with the last', () => {
  const links = draft(null);
  expect(links.toText()).toBeNull();
  const id = links.add('table', 'xl/worksheets/x/table1.xml');
  expect(links.toText()).toContain(
    `<Relationship Id="rId1" Type="${OFFICE}/table" Target="x/table1.xml"/></Relationships>`,
  );
  links.remove(id);
  expect(links.toText()).toBeNull();
});

test('prefixes of the part are kept', () => {
  const links = draft(`<p:Relationships xmlns:p="${PACKAGE}"/>`);
  links.add('table', 'xl/tables/table1.xml');
  expect(links.toText()).toMatch(/^<p:Relationships [^>]*><p:Relationship [^>]*\/><\/p:Relationships>$/);
});
