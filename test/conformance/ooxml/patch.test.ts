import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../../src/core/edit';
import { applyEdits } from '../../../src/ooxml/apply';
import { blankPackage } from '../../../src/ooxml/blank';
import { OpcPackage } from '../../../src/ooxml/package';
import { readWorkbook } from '../../../src/ooxml/read';
import { editsByTopic } from '../../support/edits-by-topic';
import { convert, recalculated } from '../../support/libreoffice';
import { oddEdits, oddWorkbooks } from '../../support/odd-workbooks';
import { fullPlan, listPlan } from '../../support/plans';
import { faultsOf } from '../../support/validate-xlsx';

const rich = new Uint8Array(readFileSync(join(__dirname, '../../fixtures/rich-workbook.xlsx')));

function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const pkg = OpcPackage.open(bytes);
  applyEdits(pkg, edits);
  return pkg.toBytes();
}

const generated = (): Uint8Array => {
  const pkg = blankPackage();
  applyEdits(pkg, [
    { kind: 'add-sheet', plan: fullPlan },
    { kind: 'add-sheet', plan: listPlan },
  ]);
  return pkg.toBytes();
};

describe('the Open XML validator finds nothing', () => {
  // Each call of the validator takes seconds, so topics are put upon one another.
  test.each([5, 10, 15, 20, editsByTopic.length])('after the first %d topics', (count) => {
    expect(
      faultsOf(
        edited(
          rich,
          editsByTopic.slice(0, count).flatMap(({ edits }) => edits),
        ),
      ),
    ).toEqual([]);
  });

  test('after a sheet is taken out and a cell is selected', () => {
    const edits: Edit[] = [
      { kind: 'delete-sheet', sheet: '字典' },
      { kind: 'select', sheet: '图表', range: { top: 2, left: 2, bottom: 2, right: 2 } },
    ];
    expect(faultsOf(edited(rich, edits))).toEqual([]);
  });

  test.each(Object.entries(oddWorkbooks()))('in a workbook %s', (_, bytes) => {
    expect(faultsOf(edited(bytes, oddEdits))).toEqual([]);
  });

  test('in a workbook of generated sheets, replaced and with rows put in', () => {
    const bytes = generated();
    expect(faultsOf(bytes)).toEqual([]);
    const bare = { ...fullPlan, charts: [], tables: [], notes: [], conditionalFormats: [] };
    expect(faultsOf(edited(bytes, [{ kind: 'replace-sheet', plan: bare }]))).toEqual([]);
    expect(faultsOf(edited(bytes, [{ kind: 'insert-rows', sheet: fullPlan.name, row: 4, count: 2 }]))).toEqual([]);
  });
});

describe('LibreOffice opens it', () => {
  test('a generated sheet: values, formulas and texts as planned', () => {
    const [sheet] = readWorkbook(OpcPackage.open(recalculated(generated()))).sheets;
    expect(sheet!.rows[1]!.map((cell) => cell?.value)).toEqual([
      ' 前后有空格 ',
      '_x0041_',
      expect.stringMatching(/^a.*b/s),
      '330302',
      undefined,
      '=HYPERLINK("http://x")',
    ]);
    expect(sheet!.rows[9]!.slice(0, 3).map((cell) => cell?.value)).toEqual(['合计', 105, '文本结果']);
    expect(sheet!.rows[3]![3]).toMatchObject({ value: 0.5, formula: 'B4/C4', format: '0.0%' });
    expect(sheet!.rows[3]![5]).toMatchObject({ value: { error: '#N/A' } });
    expect(sheet!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }]);
    expect([...sheet!.hiddenColumns]).toEqual([4]);
    expect(sheet!.protection).toBe('protected');
  });

  test('a generated sheet: its charts, notes, table, formats and links', () => {
    const pkg = OpcPackage.open(recalculated(generated()));
    const names = pkg.partNames();
    const count = (pattern: RegExp): number => names.filter((name) => pattern.test(name)).length;
    expect([count(/charts\/chart\d+\.xml$/), count(/comments\d*\.xml$/), count(/tables\/table/)]).toEqual([8, 1, 1]);
    const sheet = pkg.text('xl/worksheets/sheet1.xml');
    for (const part of ['type="colorScale"', 'type="dataBar"', 'type="expression"', 'type="decimal"', '<hyperlink ']) {
      expect(sheet).toContain(part);
    }
    const grouping = names
      .filter((name) => /charts\/chart\d+\.xml$/.test(name))
      .map((name) => /<c:grouping val="(\w+)"/.exec(pkg.text(name))![1]!);
    expect(grouping.sort()).toEqual([
      'clustered',
      'clustered',
      'clustered',
      'percentStacked',
      'percentStacked',
      'stacked',
      'stacked',
      'standard',
    ]);
  });

  test('a generated sheet on paper', () => {
    expect(Buffer.from(convert(generated(), 'pdf').subarray(0, 5)).toString()).toBe('%PDF-');
  });

  test('a workbook of 52 features after rows were put in: every sum is the sum', () => {
    const edits: Edit[] = [
      { kind: 'insert-rows', sheet: '季度报表（一）', row: 10, count: 2 },
      { kind: 'set-cell', sheet: '季度报表（一）', row: 10, column: 3, value: 1000 },
    ];
    const { sheets } = readWorkbook(OpcPackage.open(recalculated(edited(rich, edits))));
    const report = sheets[1]!;
    const sum = report.rows.slice(3, 62).reduce((total, row) => total + Number(row?.[3]?.value ?? 0), 0);
    expect(report.rows[62]![3]).toMatchObject({ value: sum, formula: 'SUM(D4:D62)' });
    expect(sheets[0]!.rows[1]![1]).toMatchObject({ value: sum, formula: "SUM('季度报表（一）'!D4:D62)" });
  });

  test.each(Object.entries(oddWorkbooks()).filter(([what]) => what !== 'plain'))('a workbook %s', (_, bytes) => {
    const [sheet] = readWorkbook(OpcPackage.open(recalculated(edited(bytes, oddEdits)))).sheets;
    expect(sheet!.rows[3]![2]).toMatchObject({ value: '330302' });
    expect(sheet!.rows[4]![3]).toMatchObject({ value: true, formula: 'B1>1' });
  });
});
