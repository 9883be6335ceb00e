import type { ICellData, IStyleData, IWorksheetData } from '@univerjs/core';
import { PLAIN_LOOK } from '../../../src/ooxml/look/cell-looks';
import { plainLook } from '../../../src/ooxml/look/read-looks';
import type { CellLook, SheetLook } from '../../../src/ooxml/sheet-look';
import type { SheetSnapshot } from '../../../src/core/snapshot';
import { toNames, translateSheet } from '../../../src/workbench/grid/univer-workbook';
import { toUniverStyle } from '../../../src/workbench/grid/univer-style';
import { sheet as sheetOf } from '../../support/sheet';

function translate(snapshot: SheetSnapshot, look: Partial<SheetLook> = {}): Partial<IWorksheetData> {
  const rows = translateSheet('sheet-0', { snapshot, look: { ...plainLook(snapshot.name), ...look } });
  for (;;) {
    const step = rows.next();
    if (step.done) return step.value;
  }
}

const cellOf = (written: string): ICellData | undefined => translate(sheetOf('表', written)).cellData?.[0]?.[0];

describe('a cell', () => {
  test.each<[string, string, ICellData]>([
    ['a number', '12.5', { v: 12.5, t: 2 }],
    ['a code stays text', "'330302", { v: '330302', t: 1 }],
    ['a truth value', 'TRUE', { v: 1, t: 3 }],
    ['an error', '#DIV/0!', { v: '#DIV/0!', t: 1 }],
    ['a formula keeps its value', '=G9/H9 → 0.5', { v: 0.5, t: 2, f: '=G9/H9' }],
    [
      'functions without the mark of files',
      '=_xlfn.XLOOKUP(A1,_xlfn._xlws.SORT(B:B),C:C) → 1',
      { v: 1, t: 2, f: '=XLOOKUP(A1,SORT(B:B),C:C)' },
    ],
  ])('%s', (_, written, expected) => {
    expect(cellOf(written)).toEqual(expected);
  });
});

describe('a style', () => {
  const with_ = (changes: Partial<CellLook>): IStyleData => toUniverStyle({ ...PLAIN_LOOK, ...changes });
  test.each<[string, Partial<CellLook>, IStyleData]>([
    ['plain', {}, { ff: 'Calibri', fs: 11, vt: 3, tb: 1 }],
    [
      'aligned, wrapped, a fill',
      { horizontal: 'center', vertical: 'center', wrap: true, fill: '#D9E2EC' },
      { ff: 'Calibri', fs: 11, ht: 2, vt: 2, tb: 3, bg: { rgb: '#D9E2EC' } },
    ],
    ['a number format', { numberFormat: '0.0%' }, { ff: 'Calibri', fs: 11, vt: 3, tb: 1, n: { pattern: '0.0%' } }],
    [
      'borders, an automatic one black',
      {
        border: {
          left: { style: 'thin', color: '#8C8C8C' },
          right: null,
          top: { style: 'double', color: null },
          bottom: null,
        },
      },
      {
        ff: 'Calibri',
        fs: 11,
        vt: 3,
        tb: 1,
        bd: { l: { s: 1, cl: { rgb: '#8C8C8C' } }, t: { s: 7, cl: { rgb: '#000000' } } },
      },
    ],
    [
      'rotated upwards, indented',
      { rotation: 45, indent: 2 },
      { ff: 'Calibri', fs: 11, vt: 3, tb: 1, tr: { a: -45 }, pd: { l: 18 } },
    ],
  ])('%s', (_, changes, expected) => {
    expect(with_(changes)).toEqual(expected);
  });
});

describe('a sheet', () => {
  const song: CellLook = { ...PLAIN_LOOK, font: { ...PLAIN_LOOK.font, name: '宋体' } };
  test('is as wide, frozen, merged and hidden as its file says', () => {
    const snapshot = sheetOf('表', '标题 | << \n1 | 2\n3 | 4', { hiddenRows: [3], visibility: 'hidden' });
    const data = translate(snapshot, {
      styles: [song],
      columns: [
        { first: 0, last: 0, width: 10, hidden: false, style: 0 },
        { first: 1, last: 1, width: null, hidden: true, style: 0 },
      ],
      freeze: { rows: 1, columns: 0 },
      showGridlines: false,
      tabColor: '#1F4E79',
      rows: new Map([[0, { height: 30, hidden: false, style: null }]]),
    });
    expect(data).toMatchObject({
      name: '表',
      hidden: 1,
      tabColor: '#1F4E79',
      showGridlines: 0,
      freeze: { ySplit: 1, xSplit: 0, startRow: 1, startColumn: -1 },
      mergeData: [{ startRow: 0, endRow: 0, startColumn: 0, endColumn: 1 }],
      columnData: { 0: { w: 80 }, 1: { hd: 1 } },
      rowData: { 0: { h: 40, ia: 0 }, 2: { hd: 1 } },
      rowCount: 103,
      columnCount: 20,
    });
  });

  test('gives wrapped text its lines where the file names no height', () => {
    const long = '一二三四五六七八九十一二三四五六七八九十';
    const data = translate(sheetOf('表', long), {
      styles: [song, { ...song, wrap: true }],
      cellStyles: [[1]],
      columns: [{ first: 0, last: 0, width: 10, hidden: false, style: 0 }],
    });
    expect(data.rowData?.[0]).toEqual({ h: 84, ia: 0 });
  });

  test('keeps looks of empty cells and rows below its values', () => {
    const data = translate(sheetOf('表', '1'), { styles: [song, song, song], cellStyles: [[1], [undefined, 2]] });
    expect(data.cellData).toEqual({ 0: { 0: { s: 's1', v: 1, t: 2 } }, 1: { 1: { s: 's2' } } });
  });
});

test('names go along, those of Excel’s own and broken ones stay behind', () => {
  const names = [
    { name: '税率', sheet: null, formula: '表!$A$1', hidden: false },
    { name: '本页', sheet: '乙', formula: '乙!$B$2', hidden: true },
    { name: '_xlnm.Print_Area', sheet: '乙', formula: '乙!$A$1:$B$2', hidden: false },
    { name: '断', sheet: null, formula: '#REF!', hidden: false },
  ];
  const { data } = toNames(names, ['表', '乙'], (index) => `sheet-${index}`);
  expect(JSON.parse(data)).toEqual({
    'name-0': {
      id: 'name-0',
      name: '税率',
      formulaOrRefString: '表!$A$1',
      localSheetId: 'AllDefaultWorkbook',
      hidden: false,
    },
    'name-1': { id: 'name-1', name: '本页', formulaOrRefString: '乙!$B$2', localSheetId: 'sheet-1', hidden: true },
  });
});
