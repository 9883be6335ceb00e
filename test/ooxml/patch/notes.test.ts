import type { Edit } from '../../../src/core/edit';
import { applyEdits } from '../../../src/ooxml/apply';
import { OpcPackage } from '../../../src/ooxml/package';
import { readNotes } from '../../../src/ooxml/read-details';
import { buildSheet } from '../../support/build-xlsx';

const note = (row: number, column: number, text: string | null): Edit => ({
  kind: 'note',
  sheet: 'Sheet1',
  row,
  column,
  text,
});
const COMMENTS = 'xl/comments1.xml';
const VML = 'xl/drawings/vmlDrawing1.vml';
const box = (id: number, row: number, inner = ''): string =>
  `<v:shape id="_x0000_s${id}" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, ${row}, 2, 3, 4, ${row + 4}, 4</x:Anchor>` +
  `<x:Row>${row}</x:Row><x:Column>0</x:Column></x:ClientData>${inner}</v:shape>`;
const button =
  '<v:shape id="b"><x:ClientData ObjectType="Button"><x:Anchor>1, 0, 6, 0, 2, 0, 8, 0</x:Anchor></x:ClientData><br></v:shape>';
const withNotes = buildSheet('', {
  after: '<legacyDrawing r:id="rId2"/>',
  relationships: [
    ['rId1', 'comments', '../comments1.xml'],
    ['rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
  ],
  parts: {
    [COMMENTS]:
      '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>张三</author></authors><commentList>' +
      '<comment ref="A2" authorId="0"><text><r><rPr><b/></rPr><t>甲</t></r><r><t>乙</t></r></text></comment>' +
      '<comment ref="A5" authorId="0"><text><t>丙</t></text></comment></commentList></comments>',
    [VML]: `<xml xmlns:v="v" xmlns:o="o" xmlns:x="x"><o:shapelayout><o:idmap v:ext="edit" data="3"/></o:shapelayout>${box(3073, 1)}${button}${box(3074, 4)}</xml>`,
  },
});

/** Notes of the sheet after the edits, by row and column. */
function notesAfter(bytes: Uint8Array, ...edits: Edit[]): Record<string, string> {
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, edits);
  const found = readNotes(OpcPackage.open(pkg.toBytes()), 'xl/worksheets/sheet1.xml');
  return Object.fromEntries(
    [...found].map(([place, text]) => [`${Math.floor(place / 16_384)},${place % 16_384}`, text]),
  );
}

describe('notes are set, changed, taken away and moved', () => {
  const before = { '1,0': '甲乙', '4,0': '丙' };
  test.each<readonly [string, readonly Edit[], Record<string, string>]>([
    ['a new one', [note(7, 2, ' 新\n二 ')], { ...before, '7,2': ' 新\n二 ' }],
    ['another text', [note(1, 0, '改')], { ...before, '1,0': '改' }],
    ['none', [note(1, 0, null)], { '4,0': '丙' }],
    ['none where none is', [note(9, 9, null)], before],
    ['rows put in above', [{ kind: 'insert-rows', sheet: 'Sheet1', row: 2, count: 3 }], { '1,0': '甲乙', '7,0': '丙' }],
    ['its row taken out', [{ kind: 'delete-rows', sheet: 'Sheet1', row: 1, count: 1 }], { '3,0': '丙' }],
  ])('%s', (_, edits, expected) => {
    expect(notesAfter(withNotes, ...edits)).toEqual(expected);
  });

  test.each<readonly [string, readonly Edit[], readonly Edit[]]>([
    ['another text', [note(1, 0, '改')], [note(1, 0, '甲乙')]],
    ['taken away', [note(1, 0, null), note(4, 0, null)], [note(4, 0, '丙'), note(1, 0, '甲乙')]],
    ['a new one', [note(7, 2, '新')], [note(7, 2, null)]],
    [
      'rows put in',
      [{ kind: 'insert-rows', sheet: 'Sheet1', row: 0, count: 3 }],
      [{ kind: 'delete-rows', sheet: 'Sheet1', row: 0, count: 3 }],
    ],
  ])('%s, then taken back: the same bytes', (_, edits, inverse) => {
    const pkg = OpcPackage.open(withNotes);
    applyEdits(pkg, edits);
    expect(pkg.isChanged(COMMENTS)).toBe(true);
    applyEdits(pkg, inverse);
    expect(pkg.toBytes()).toEqual(withNotes);
  });
});

test('what stands in the parts stays: the author, the other boxes, the button whose tags do not match', () => {
  const pkg = OpcPackage.open(withNotes);
  applyEdits(pkg, [note(7, 2, '新'), note(1, 0, null)]);
  expect(pkg.text(COMMENTS)).toContain('<authors><author>张三</author><author></author></authors>');
  expect(pkg.text(COMMENTS)).toContain('<comment ref="C8" authorId="1">');
  const vml = pkg.text(VML);
  expect(vml).toContain(button + box(3074, 4));
  expect(vml).not.toContain('_x0000_s3073');
  expect(vml).toMatch(
    /<v:shapetype id="_x0000_t202".*<v:shape id="_x0000_s3075".*<x:Row>7<\/x:Row><x:Column>2<\/x:Column>/,
  );
});

test('boxes and buttons move with their rows', () => {
  const pkg = OpcPackage.open(withNotes);
  applyEdits(pkg, [{ kind: 'insert-rows', sheet: 'Sheet1', row: 2, count: 3 }]);
  expect(pkg.text(VML)).toContain(
    box(3073, 1) + button.replace('1, 0, 6, 0, 2, 0, 8, 0', '1, 0, 9, 0, 2, 0, 11, 0') + box(3074, 7),
  );
});

test('the first note brings its parts, the last of ours takes them away', () => {
  const bare = buildSheet('');
  const pkg = OpcPackage.open(bare);
  applyEdits(pkg, [note(0, 0, '一')]);
  expect(pkg.text('xl/worksheets/sheet1.xml')).toContain('<sheetData></sheetData><legacyDrawing r:id="rId2"/>');
  expect(pkg.contentType(COMMENTS)).toContain('comments+xml');
  expect(pkg.contentType(VML)).toContain('vmlDrawing');
  expect(pkg.text(VML)).toContain('<o:idmap v:ext="edit" data="1"/>');
  applyEdits(pkg, [note(0, 0, null)]);
  expect(pkg.toBytes()).toEqual(bare);
});

test('a long note has a higher box', () => {
  const anchorOf = (text: string): number => {
    const pkg = OpcPackage.open(buildSheet(''));
    applyEdits(pkg, [note(0, 0, text)]);
    return Number(/<x:Anchor>(.*?)<\/x:Anchor>/.exec(pkg.text(VML))![1]!.split(',')[6]);
  };
  expect([anchorOf('短'), anchorOf('长'.repeat(60)), anchorOf('长'.repeat(6000))]).toEqual([4, 6, 20]);
});
