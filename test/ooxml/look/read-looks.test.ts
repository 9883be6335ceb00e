import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLooks } from '../../../src/ooxml/look/read-looks';
import { finish } from '../../../src/ooxml/steps';
import { OpcPackage } from '../../../src/ooxml/package';
import type { CellLook, SheetLook } from '../../../src/ooxml/sheet-look';
import { buildXlsx, type SheetSource } from '../../support/build-xlsx';

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts>' +
  '<fonts><font><sz val="11"/><name val="宋体"/></font>' +
  '<font><b/><i val="0"/><u/><strike/><sz val="18"/><color rgb="FF8A1C00"/><name val="黑体"/></font></fonts>' +
  '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFD9E2EC"/></patternFill></fill></fills>' +
  '<borders><border><left/><right/><top/><bottom/></border>' +
  '<border><left style="thin"><color rgb="FF8C8C8C"/></left><end style="double"/><top/><bottom style="hair"><color indexed="10"/></bottom></border></borders>' +
  '<cellStyleXfs><xf fontId="1"><alignment horizontal="right"/></xf></cellStyleXfs>' +
  '<cellXfs><xf fontId="0" fillId="0" borderId="0"/>' +
  '<xf numFmtId="164" fontId="1" fillId="2" borderId="1"><alignment horizontal="center" vertical="top" wrapText="1" shrinkToFit="1" indent="2" textRotation="135"/><protection locked="0"/></xf>' +
  '<xf fontId="0"><alignment horizontal="centerContinuous" textRotation="255"/></xf></cellXfs>' +
  '<dxfs><dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf>' +
  '<dxf><fill><patternFill><fgColor rgb="FF00FF00"/></patternFill></fill></dxf></dxfs>';

function look(sheet: Partial<SheetSource>): SheetLook {
  const bytes = buildXlsx({ sheets: [{ name: '表', ...sheet }], styles: STYLES });
  return finish(readLooks(OpcPackage.open(bytes)))[0]!;
}

describe('the look of a cell', () => {
  const plain: CellLook = {
    font: { name: '宋体', size: 11, bold: false, italic: false, underline: false, strikethrough: false, color: null },
    fill: null,
    border: { left: null, right: null, top: null, bottom: null },
    horizontal: null,
    vertical: 'bottom',
    wrap: false,
    shrink: false,
    indent: 0,
    rotation: 0,
    locked: true,
  };
  test.each<[string, number, CellLook]>([
    ['of the standard style', 0, plain],
    [
      'with everything',
      1,
      {
        font: {
          name: '黑体',
          size: 18,
          bold: true,
          italic: false,
          underline: true,
          strikethrough: true,
          color: '#8A1C00',
        },
        fill: '#D9E2EC',
        border: {
          left: { style: 'thin', color: '#8C8C8C' },
          right: { style: 'double', color: null },
          top: null,
          bottom: { style: 'hair', color: '#FF0000' },
        },
        horizontal: 'center',
        vertical: 'top',
        wrap: true,
        shrink: true,
        indent: 2,
        rotation: -45,
        numberFormat: '0.0%',
        locked: false,
      },
    ],
    ['centred across cells, letters below each other', 2, { ...plain, horizontal: 'center', rotation: 'vertical' }],
  ])('%s', (_, index, expected) => {
    expect(look({}).styles[index]).toEqual(expected);
  });
});

describe('the look of a sheet', () => {
  test.each<[string, Partial<SheetSource>, Partial<SheetLook>]>([
    ['says little: Excel’s own', {}, { defaultColumnWidth: 9.140625, defaultRowHeight: 15, showGridlines: true }],
    [
      'defaults of its own',
      { before: '<sheetFormatPr defaultColWidth="12.5" defaultRowHeight="18"/>' },
      { defaultColumnWidth: 12.5, defaultRowHeight: 18 },
    ],
    [
      'frozen, without gridlines',
      {
        before:
          '<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane xSplit="3" ySplit="4" state="frozen"/></sheetView></sheetViews>',
      },
      { freeze: { rows: 4, columns: 3 }, showGridlines: false },
    ],
    [
      'split is not frozen',
      {
        before: '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1200" ySplit="600"/></sheetView></sheetViews>',
      },
      { freeze: { rows: 0, columns: 0 } },
    ],
    [
      'columns',
      { before: '<cols><col min="3" max="4" width="20" style="1"/><col min="1" max="1" hidden="1"/></cols>' },
      {
        columns: [
          { first: 0, last: 0, width: null, hidden: true, style: 0 },
          { first: 2, last: 3, width: 20, hidden: false, style: 1 },
        ],
      },
    ],
    [
      'rows and styles, cells and rows without a place too',
      {
        rows: '<row ht="34"><c s="1"/><c s="2"><v>1</v></c></row><row r="4" hidden="1" s="1" customFormat="1"/><row ht="0"/>',
      },
      {
        cellStyles: [[1, 2]],
        rows: new Map([
          [0, { height: 34, hidden: false, style: null }],
          [3, { height: null, hidden: true, style: 1 }],
          [4, { height: null, hidden: true, style: null }],
        ]),
      },
    ],
    [
      'styles of cells that alone say in which row they stand',
      { rows: '<row><c r="B3" s="2"><v>1</v></c></row>' },
      { cellStyles: [undefined, undefined, [undefined, 2]] as SheetLook['cellStyles'] },
    ],
    [
      'conditions in their order, comparisons as formulas',
      {
        after:
          '<conditionalFormatting sqref="B2:B9 D2"><cfRule type="cellIs" dxfId="0" priority="2" operator="between"><formula>1</formula><formula>$A$1</formula></cfRule>' +
          '<cfRule type="dataBar" priority="3"><dataBar/></cfRule></conditionalFormatting>' +
          '<conditionalFormatting sqref="C1"><cfRule type="expression" dxfId="1" priority="1" stopIfTrue="1"><formula>C1="差"</formula></cfRule></conditionalFormatting>',
      },
      {
        conditions: [
          {
            ranges: [{ top: 0, left: 2, bottom: 0, right: 2 }],
            formula: 'C1="差"',
            stopIfTrue: true,
            fill: '#00FF00',
            color: null,
            bold: null,
          },
          {
            ranges: [
              { top: 1, left: 1, bottom: 8, right: 1 },
              { top: 1, left: 3, bottom: 1, right: 3 },
            ],
            formula: 'AND(B2>=1,B2<=$A$1)',
            stopIfTrue: false,
            fill: '#FFC7CE',
            color: '#9C0006',
            bold: true,
          },
        ],
      },
    ],
  ])('%s', (_, sheet, expected) => {
    expect(look(sheet)).toMatchObject(expected);
  });
});

test('notes and drawings of a workbook that Excel made; only the sheets asked for', () => {
  const pkg = OpcPackage.open(readFileSync(join(__dirname, '../../fixtures/rich-workbook.xlsx')));
  const summary = finish(readLooks(pkg)).map(({ name, notes, drawings }) => [name, notes.length, drawings]);
  expect(summary).toEqual([
    ['汇总表', 0, 0],
    ['季度报表（一）', 2, 0],
    ['字典', 0, 0],
    ['图表', 0, 5],
    ['隐藏页', 0, 0],
    ['透视', 0, 0],
  ]);
  expect(finish(readLooks(pkg, ['字典'])).map(({ name }) => name)).toEqual(['字典']);
});
