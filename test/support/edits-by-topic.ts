import type { Edit } from '../../src/core/edit';
import { fullPlan, listPlan, range } from './plans';

const SHEET = '季度报表（一）';
const at = (row: number, column: number) => ({ sheet: SHEET, row, column });

/** Edits on the rich workbook. */
interface Topic {
  readonly what: string;
  readonly edits: readonly Edit[];
  /** Parts that change; all others keep their bytes. */
  readonly parts: readonly string[];
}

const sheet = (number: number): string => `xl/worksheets/sheet${number}.xml`;
/** Parts that change whenever rows with formulas move. */
export const SHIFTED_PARTS = [
  '[Content_Types].xml',
  'xl/_rels/workbook.xml.rels',
  'xl/calcChain.xml',
  'xl/workbook.xml',
];
export const editsByTopic: readonly Topic[] = [
  { what: 'a number', edits: [{ kind: 'set-cell', ...at(3, 4), value: 999.5 }], parts: [sheet(2)] },
  { what: 'text over rich text', edits: [{ kind: 'set-cell', ...at(1, 0), value: '330302' }], parts: [sheet(2)] },
  {
    what: 'a formula over another',
    edits: [{ kind: 'set-cell', ...at(3, 7), value: 5, formula: 'E4/D4' }],
    parts: [sheet(2)],
  },
  {
    what: 'a constant over a formula: the order of calculation goes',
    edits: [{ kind: 'set-cell', ...at(3, 7), value: 5 }],
    parts: ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels', 'xl/calcChain.xml', sheet(2)],
  },
  {
    what: 'a cell with a format far away',
    edits: [{ kind: 'set-cell', ...at(70, 20), value: 0.5, format: '0.000%' }],
    parts: ['xl/styles.xml', sheet(2)],
  },
  {
    what: 'what stands there already',
    edits: [{ kind: 'set-cell', ...at(3, 4), value: 350, format: '#,##0.00' }],
    parts: [],
  },
  {
    what: 'a fill over fills',
    edits: [{ kind: 'format', sheet: SHEET, range: range(3, 3, 5, 12), fill: '#FFC7CE' }],
    parts: ['xl/styles.xml', sheet(2)],
  },
  {
    what: 'a fill that the workbook has',
    edits: [{ kind: 'format', sheet: '字典', range: range(9, 0, 9, 0), fill: '#FFFFCC' }],
    parts: ['xl/styles.xml', sheet(3)],
  },
  {
    what: 'a note among notes, and one changed',
    edits: [
      { kind: 'note', ...at(4, 4), text: '改' },
      { kind: 'note', ...at(9, 4), text: '新批注\n第二行' },
    ],
    parts: ['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml'],
  },
  { what: 'a note on a conversation is left out', edits: [{ kind: 'note', ...at(3, 3), text: '改' }], parts: [] },
  {
    what: 'the first note of a sheet',
    edits: [{ kind: 'note', sheet: '字典', row: 0, column: 0, text: '说明' }],
    parts: [
      '[Content_Types].xml',
      'xl/comments2.xml',
      'xl/drawings/vmlDrawing4.vml',
      'xl/worksheets/_rels/sheet3.xml.rels',
      sheet(3),
    ],
  },
  {
    what: 'the first note of a sheet that has a form button',
    edits: [{ kind: 'note', sheet: '图表', row: 5, column: 0, text: '说明' }],
    parts: [
      '[Content_Types].xml',
      'xl/comments2.xml',
      'xl/drawings/vmlDrawing3.vml',
      'xl/worksheets/_rels/sheet4.xml.rels',
    ],
  },
  {
    what: 'merges',
    edits: [
      { kind: 'unmerge', sheet: SHEET, range: range(0, 2, 0, 3) },
      { kind: 'merge', sheet: '字典', range: range(7, 0, 8, 2) },
    ],
    parts: [sheet(2), sheet(3)],
  },
  {
    what: 'rows put in at the top',
    edits: [{ kind: 'insert-rows', sheet: SHEET, row: 0, count: 2 }],
    parts: [
      ...SHIFTED_PARTS,
      'xl/charts/chart1.xml',
      'xl/charts/chart2.xml',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/threadedComments/threadedComment1.xml',
      sheet(1),
      sheet(2),
    ],
  },
  {
    what: 'a row put in within, with a value',
    edits: [
      { kind: 'insert-rows', sheet: SHEET, row: 10, count: 1 },
      { kind: 'set-cell', ...at(10, 3), value: 12 },
    ],
    parts: [...SHIFTED_PARTS, 'xl/charts/chart1.xml', sheet(1), sheet(2)],
  },
  {
    what: 'a row put in below everything',
    edits: [{ kind: 'insert-rows', sheet: SHEET, row: 61, count: 1 }],
    parts: [sheet(2)],
  },
  {
    what: 'rows put in under pictures, charts and buttons',
    edits: [{ kind: 'insert-rows', sheet: '图表', row: 5, count: 3 }],
    parts: ['xl/drawings/drawing1.xml', 'xl/drawings/vmlDrawing3.vml'],
  },
  {
    what: 'rows put into a table that lists and names refer to',
    edits: [{ kind: 'insert-rows', sheet: '字典', row: 2, count: 3 }],
    parts: [...SHIFTED_PARTS, 'xl/tables/table1.xml', sheet(1), sheet(2), sheet(3)],
  },
  {
    what: 'rows put in above the source of a pivot table',
    edits: [{ kind: 'insert-rows', sheet: '透视', row: 0, count: 1 }],
    parts: ['xl/pivotCache/pivotCacheDefinition1.xml', 'xl/pivotTables/pivotTable1.xml', sheet(6)],
  },
  {
    what: 'rows taken out with all that stands on them',
    edits: [{ kind: 'delete-rows', sheet: SHEET, row: 3, count: 2 }],
    parts: [
      ...SHIFTED_PARTS,
      'xl/charts/chart1.xml',
      'xl/charts/chart2.xml',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/threadedComments/threadedComment1.xml',
      sheet(1),
      sheet(2),
    ],
  },
  {
    what: 'rows and columns out of sight',
    edits: [
      { kind: 'show-rows', sheet: SHEET, rows: [4, 5, 90], hidden: true },
      { kind: 'show-columns', sheet: SHEET, columns: [0, 2, 5, 20], hidden: true },
    ],
    parts: [sheet(2)],
  },
  {
    what: 'a sheet shown, the one in front hidden',
    edits: [
      { kind: 'show-sheet', sheet: '隐藏页', visibility: 'visible' },
      { kind: 'show-sheet', sheet: '汇总表', visibility: 'veryHidden' },
    ],
    parts: ['xl/workbook.xml', sheet(1), sheet(2)],
  },
  {
    what: 'names',
    edits: [
      { kind: 'name', name: '税率', sheet: null, formula: '0.2', hidden: false },
      { kind: 'name', name: '_印', sheet: SHEET, formula: '"a<b"', hidden: true },
      { kind: 'name', name: '局部', sheet: '字典', formula: null, hidden: false },
    ],
    parts: ['xl/workbook.xml'],
  },
  {
    what: 'the header of a table',
    edits: [{ kind: 'set-cell', sheet: '字典', row: 0, column: 4, value: '数值' }],
    parts: ['xl/tables/table1.xml', sheet(3)],
  },
  {
    what: 'a cell within an array',
    edits: [{ kind: 'set-cell', sheet: '汇总表', row: 2, column: 5, value: 'x' }],
    parts: [sheet(1)],
  },
  {
    what: 'generated sheets',
    edits: [
      { kind: 'add-sheet', plan: fullPlan, after: '汇总表' },
      { kind: 'add-sheet', plan: listPlan },
      { kind: 'set-cell', sheet: '清单', row: 1, column: 1, value: 3 },
    ],
    parts: [
      '[Content_Types].xml',
      'docProps/app.xml',
      'xl/_rels/workbook.xml.rels',
      ...[3, 4, 5, 6, 7, 8, 9, 10].map((number) => `xl/charts/chart${number}.xml`),
      'xl/comments2.xml',
      'xl/drawings/_rels/drawing2.xml.rels',
      'xl/drawings/drawing2.xml',
      'xl/drawings/vmlDrawing4.vml',
      'xl/styles.xml',
      'xl/tables/table2.xml',
      'xl/workbook.xml',
      'xl/worksheets/_rels/sheet7.xml.rels',
      sheet(7),
      sheet(8),
    ],
  },
];
