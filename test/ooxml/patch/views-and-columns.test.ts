import type { CellRange } from '../../../src/core/address';
import { applyEdits } from '../../../src/ooxml/apply';
import { OpcPackage } from '../../../src/ooxml/package';
import { readWorkbook } from '../../../src/ooxml/read';
import { buildSheet } from '../../support/build-xlsx';
import { range } from '../../support/plans';

const PART = 'xl/worksheets/sheet1.xml';
const ROW = '<row r="1"><c r="J1"><v>1</v></c></row>';

describe('selecting cells', () => {
  const viewAfter = (views: string, selected: CellRange): string => {
    const pkg = OpcPackage.open(buildSheet(ROW, { before: views }));
    applyEdits(pkg, [{ kind: 'select', sheet: 'Sheet1', range: selected }]);
    return /<sheetViews>(.*)<\/sheetViews>/.exec(pkg.text(PART))![1]!;
  };

  test.each<readonly [string, string, CellRange, string]>([
    [
      'without a view',
      '',
      range(0, 0, 0, 0),
      '<sheetView workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView>',
    ],
    [
      'far down, in sight with some rows above',
      '<sheetViews><sheetView workbookViewId="0" topLeftCell="B2"/></sheetViews>',
      range(99, 50, 99, 51),
      '<sheetView workbookViewId="0" topLeftCell="AT95"><selection activeCell="AY100" sqref="AY100:AZ100"/></sheetView>',
    ],
    [
      'near the top, the sheet from its beginning',
      '<sheetViews><sheetView topLeftCell="A50" workbookViewId="0"><selection activeCell="C3" activeCellId="1" sqref="A1 C3"/></sheetView></sheetViews>',
      range(2, 1, 2, 1),
      '<sheetView workbookViewId="0"><selection activeCell="B3" sqref="B3"/></sheetView>',
    ],
    [
      'below frozen rows, whose pane has no selection yet',
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="topLeft"/><extLst/></sheetView></sheetViews>',
      range(40, 0, 40, 0),
      '<sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A36" activePane="bottomLeft" state="frozen"/><selection pane="topLeft"/><selection pane="bottomLeft" activeCell="A41" sqref="A41"/><extLst/></sheetView>',
    ],
    [
      'in a split that is not frozen',
      '<sheetViews><sheetView workbookViewId="0"><pane xSplit="100" topLeftCell="C1" activePane="topRight"/></sheetView><sheetView workbookViewId="1"/></sheetViews>',
      range(0, 3, 0, 3),
      '<sheetView workbookViewId="0"><pane xSplit="100" topLeftCell="C1" activePane="topRight"/><selection pane="topRight" activeCell="D1" sqref="D1"/></sheetView><sheetView workbookViewId="1"/>',
    ],
  ])('%s', (_, views, selected, expected) => {
    expect(viewAfter(views, selected)).toBe(expected);
  });
});

describe('columns out of sight and back', () => {
  const cols =
    '<cols><col min="2" max="5" width="12" style="0" customWidth="1"/><col min="7" max="7" width="0" customWidth="1"/><col min="9" max="9" width="5" hidden="1"/></cols>';
  const bytes = buildSheet(ROW, { before: `<sheetFormatPr defaultColWidth="11" defaultRowHeight="15"/>${cols}` });
  const after = (...changes: (readonly [readonly number[], boolean])[]): OpcPackage => {
    const pkg = OpcPackage.open(bytes);
    applyEdits(
      pkg,
      changes.map(([columns, hidden]) => ({ kind: 'show-columns' as const, sheet: 'Sheet1', columns, hidden })),
    );
    return pkg;
  };
  const hiddenIn = (pkg: OpcPackage): number[] => [
    ...readWorkbook(OpcPackage.open(pkg.toBytes())).sheets[0]!.hiddenColumns,
  ];

  test.each<readonly [string, Parameters<typeof after>, number[]]>([
    ['one within a span', [[[2], true]], [2, 6, 8]],
    ['one without a span', [[[0], true]], [0, 6, 8]],
    ['one that has no width', [[[6], false]], [8]],
    ['one that is marked', [[[8], false]], [6]],
    [
      'several, and some again',
      [
        [[1, 2, 3, 4, 5], true],
        [[3, 5], false],
      ],
      [1, 2, 4, 6, 8],
    ],
  ])('%s', (_, changes, hidden) => {
    expect(hiddenIn(after(...changes))).toEqual(hidden);
  });

  test('a span is cut where its columns differ; a new one is as wide as the others', () => {
    expect(/<cols>.*<\/cols>/.exec(after([[0, 2], true]).text(PART))![0]).toBe(
      '<cols><col min="1" max="1" width="11" hidden="1" customWidth="1"/><col min="2" max="2" width="12" style="0" customWidth="1"/>' +
        '<col min="3" max="3" width="12" style="0" customWidth="1" hidden="1"/><col min="4" max="5" width="12" style="0" customWidth="1"/>' +
        '<col min="7" max="7" width="0" customWidth="1"/><col min="9" max="9" width="5" hidden="1"/></cols>',
    );
  });

  test('shown again, the columns are as they were', () => {
    expect(after([[0, 2, 4], true], [[0, 2, 4], false], [[6, 8], false], [[6, 8], true]).toBytes()).toEqual(bytes);
  });
});

describe('rows out of sight and back', () => {
  const bytes = buildSheet(
    '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" ht="0" customHeight="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>',
  );
  const show = (rows: number[], hidden: boolean) => ({ kind: 'show-rows', sheet: 'Sheet1', rows, hidden }) as const;

  test('by their mark, by their height, and where none stood', () => {
    const pkg = OpcPackage.open(bytes);
    applyEdits(pkg, [show([0, 1], false), show([2, 5], true), show([7], false)]);
    expect(pkg.text(PART)).toContain(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>' +
        '<row r="3" hidden="1"><c r="A3"><v>1</v></c></row><row r="6" hidden="1"/></sheetData>',
    );
    applyEdits(pkg, [show([0, 1], true), show([2, 5], false)]);
    expect(pkg.toBytes()).toEqual(bytes);
  });
});
