import type { Edit } from '../../src/core/edit';
import { buildXlsx, workbookParts, zipParts, type WorkbookSource } from './build-xlsx';
import { fullPlan, listPlan, range } from './plans';

const ROWS =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row><row r="3"><c r="A3"><f>B1*2</f><v>10</v></c></row>';
const source: WorkbookSource = {
  sheets: [{ name: '表', rows: ROWS, after: '<mergeCells count="1"><mergeCell ref="A5:B5"/></mergeCells>' }],
  sharedStrings: ['甲'],
};

/** One small workbook as different programs would write it. */
export function oddWorkbooks(): Record<string, Uint8Array> {
  const pretty = ROWS.replaceAll('><', '>\r\n   <');
  return {
    plain: buildXlsx(source),
    strict: buildXlsx({ ...source, strict: true }),
    'with prefixes': prefixed(),
    'in UTF-16': inUtf16(),
    'without styles': buildXlsx({ ...source, styles: null }),
    'counting from 1904': buildXlsx({ ...source, properties: 'date1904="1"' }),
    'with line ends': buildXlsx({ ...source, sheets: [{ ...source.sheets[0]!, rows: `\r\n  ${pretty}\r\n ` }] }),
    'with apostrophes': buildXlsx({ ...source, sheets: [{ ...source.sheets[0]!, rows: ROWS.replaceAll('"', "'") }] }),
    'without addresses': buildXlsx({
      ...source,
      sheets: [
        {
          ...source.sheets[0]!,
          rows: '<row><c t="s"><v>0</v></c><c><v>5</v></c></row><row/><row><c><f>B1*2</f><v>10</v></c></row>',
        },
      ],
    }),
  };
}

function prefixed(): Uint8Array {
  const parts = workbookParts(source);
  for (const [name, content] of Object.entries(parts)) {
    if (!/xl\/(?:workbook|styles|sharedStrings|worksheets\/sheet1)\.xml$/.test(name)) continue;
    parts[name] = String(content)
      .replace(/ xmlns="([^"]*main)"/, ' xmlns:x="$1"')
      .replace(/<(\/?)(?![?!])/g, '<$1x:');
  }
  return zipParts(parts);
}

function inUtf16(): Uint8Array {
  const parts = workbookParts(source);
  const name = 'xl/worksheets/sheet1.xml';
  const text = `\ufeff${String(parts[name]).replace('UTF-8', 'UTF-16')}`;
  return zipParts({ ...parts, [name]: new Uint8Array(Buffer.from(text, 'utf16le')) });
}

/** Something of everything. */
export const oddEdits: Edit[] = [
  { kind: 'set-cell', sheet: '表', row: 0, column: 1, value: 44_469, format: 'yyyy-mm-dd' },
  { kind: 'set-cell', sheet: '表', row: 1, column: 2, value: '330302' },
  { kind: 'set-cell', sheet: '表', row: 2, column: 3, value: true, formula: 'B1>1' },
  { kind: 'format', sheet: '表', range: range(0, 0, 3, 3), fill: '#FFC7CE' },
  { kind: 'note', sheet: '表', row: 0, column: 0, text: '批注' },
  { kind: 'merge', sheet: '表', range: range(7, 0, 8, 1) },
  { kind: 'insert-rows', sheet: '表', row: 1, count: 2 },
  { kind: 'show-rows', sheet: '表', rows: [4], hidden: true },
  { kind: 'show-columns', sheet: '表', columns: [2], hidden: true },
  { kind: 'name', name: '名', sheet: null, formula: '表!$A$1', hidden: false },
  { kind: 'select', sheet: '表', range: range(1, 1, 1, 1) },
  { kind: 'add-sheet', plan: fullPlan },
  { kind: 'add-sheet', plan: listPlan },
];
