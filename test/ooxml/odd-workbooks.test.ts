import type { Edit } from '../../src/core/edit';
import { detailsNeeded, invert } from '../../src/core/invert';
import { applyEdits } from '../../src/ooxml/apply';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';
import { oddEdits, oddWorkbooks } from '../support/odd-workbooks';
import { changedParts } from '../support/package-parts';

/** Files as other programs write them: the same edits give the same workbook, in the file's own way. */
const cases = Object.entries(oddWorkbooks());

test.each(cases)('%s: what the edits ask for is read', (_, bytes) => {
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, oddEdits);
  const [sheet, added] = readWorkbook(OpcPackage.open(pkg.toBytes())).sheets;
  expect(sheet).toMatchObject({
    rows: [
      [{ value: '甲' }, { value: 44_469, format: 'yyyy-mm-dd' }],
      undefined,
      undefined,
      [undefined, undefined, { value: '330302' }],
      [{ value: 10, formula: 'B1*2' }, undefined, undefined, { value: true, formula: 'B1>1' }],
    ],
    merges: [
      { top: 6, left: 0, bottom: 6, right: 1 },
      { top: 9, left: 0, bottom: 10, right: 1 },
    ],
  });
  expect([...sheet!.hiddenRows]).toEqual([4]);
  expect(added!.name).toBe('全部功能');
});

test.each(cases)('%s: taken back, every part has its bytes again', (_, bytes) => {
  const pkg = OpcPackage.open(bytes);
  const edits: Edit[] = oddEdits.filter((edit) => edit.kind !== 'select');
  const inverse = invert(edits, readWorkbook(pkg, { details: detailsNeeded(edits) }));
  applyEdits(pkg, edits);
  applyEdits(pkg, inverse);
  expect(changedParts(bytes, pkg.toBytes())).toEqual([]);
});

test('cells of a workbook with prefixes get that prefix', () => {
  const pkg = OpcPackage.open(oddWorkbooks()['with prefixes']!);
  applyEdits(pkg, oddEdits);
  const sheet = pkg.text('xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<x:c r="C4" s="1" t="inlineStr"><x:is><x:t>330302</x:t></x:is></x:c>');
  expect(sheet).not.toMatch(/<[a-z]+[ >/](?<!<x)/i);
  expect(pkg.text('xl/styles.xml')).toContain('<x:patternFill patternType="solid"><x:fgColor rgb="FFFFC7CE"/>');
  expect(pkg.text('xl/workbook.xml')).toContain('<x:definedName name="名">表!$A$1</x:definedName>');
});

test('a strict workbook stays strict', () => {
  const pkg = OpcPackage.open(oddWorkbooks()['strict']!);
  applyEdits(pkg, oddEdits);
  const written = pkg.partNames().filter((name) => pkg.isChanged(name) && /\.(xml|rels)$/.test(name));
  expect(written.length).toBeGreaterThan(15);
  for (const name of written) {
    expect(pkg.text(name)).not.toMatch(
      /schemas\.openxmlformats\.org\/(?:spreadsheetml|drawingml|officeDocument)\/2006/,
    );
  }
});
