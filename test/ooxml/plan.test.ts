import type { SheetPlan } from '../../src/core/edit';
import { chartXml } from '../../src/ooxml/plan/charts';
import { conditionalFormatsXml } from '../../src/ooxml/plan/conditional-formats';
import { pageNames, pageXml } from '../../src/ooxml/plan/page';
import { protectionXml } from '../../src/ooxml/plan/protection';
import { fittingHeights } from '../../src/ooxml/plan/row-heights';
import { sheetXml } from '../../src/ooxml/plan/sheet-xml';
import { tableXml } from '../../src/ooxml/plan/tables';
import { validationsXml } from '../../src/ooxml/plan/validations';
import { WORKSHEET_ORDER } from '../../src/ooxml/patch/sheet-draft';
import { childrenOf } from '../../src/ooxml/patch/style-xml';
import { fullPlan, range } from '../support/plans';

const plan = (more: Partial<SheetPlan>): SheetPlan => ({ name: '表', columns: [], styles: {}, rows: [], ...more });
const context = {
  namespace: 'n',
  relationships: 'r',
  dxf: () => 7,
  block: 3,
  drawing: null,
  tables: [],
  isSelected: false,
};

test('a sheet with every feature has its sections in the schema’s order', () => {
  const { text, dxfs } = sheetXml(fullPlan, { ...context, drawing: 'rId1', tables: ['rId2'] });
  const names = childrenOf(text.slice(text.indexOf('<worksheet'))).map((child) => /^<(\w+)/.exec(child)![1]!);
  const ranks = names.map((name) => WORKSHEET_ORDER.indexOf(name));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(names).size).toBe(19);
  expect(dxfs).toEqual([7, 7]);
});

test('an empty plan is a sheet as Excel makes one', () => {
  expect(sheetXml(plan({}), context).text).toBe(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="n" xmlns:r="r"><dimension ref="A1"/>' +
      '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData/>' +
      '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>',
  );
});

test.each([
  [
    { rows: 2, columns: 0 },
    '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A3" sqref="A3"/>',
  ],
  [
    { rows: 0, columns: 1 },
    '<pane xSplit="1" topLeftCell="B1" activePane="topRight" state="frozen"/><selection pane="topRight" activeCell="B1" sqref="B1"/>',
  ],
  [
    { rows: 1, columns: 2 },
    '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="C2" sqref="C2"/>',
  ],
])('rows and columns that stay in view: %j', (freeze, xml) => {
  expect(sheetXml(plan({ freeze }), context).text).toContain(xml);
});

test('widths are stored with the padding that Excel counts in', () => {
  expect(sheetXml(plan({ columns: [{ width: 10 }, { width: 8.43, hidden: true }] }), context).text).toContain(
    '<cols><col min="1" max="1" width="10.7109375" customWidth="1"/><col min="2" max="2" width="9.140625" hidden="1" customWidth="1"/></cols>',
  );
});

test('a merge of one cell is none', () => {
  expect(sheetXml(plan({ merges: [range(0, 0, 0, 0)] }), context).text).not.toContain('merge');
});

describe('validations', () => {
  const one = (rule: Parameters<typeof validationsXml>[0][number]['rule']): string =>
    /<dataValidation .*(?=<\/dataValidations>)/.exec(
      validationsXml([{ range: range(0, 0, 1, 0), rule, allowBlank: true }]),
    )![0];

  test.each([
    [
      { type: 'decimal', min: 0 },
      '<dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" sqref="A1:A2"><formula1>0</formula1></dataValidation>',
    ],
    [
      { type: 'whole', max: 5 },
      '<dataValidation type="whole" operator="lessThanOrEqual" allowBlank="1" showErrorMessage="1" sqref="A1:A2"><formula1>5</formula1></dataValidation>',
    ],
    [
      { type: 'date', min: 1, max: 2 },
      '<dataValidation type="date" allowBlank="1" showErrorMessage="1" sqref="A1:A2"><formula1>1</formula1><formula2>2</formula2></dataValidation>',
    ],
    [
      { type: 'date' },
      '<dataValidation type="date" allowBlank="1" showErrorMessage="1" sqref="A1:A2"><formula1>0</formula1><formula2>2958465</formula2></dataValidation>',
    ],
    [
      { type: 'list', values: ['a', 'b"'] },
      '<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="A1:A2"><formula1>"a,b"""</formula1></dataValidation>',
    ],
    [{ type: 'list', values: ['a,b'] }, '<dataValidation allowBlank="1" sqref="A1:A2"/>'],
    [{ type: 'list', values: ['x'.repeat(255)] }, '<dataValidation allowBlank="1" sqref="A1:A2"/>'],
    [{ type: 'any' }, '<dataValidation allowBlank="1" sqref="A1:A2"/>'],
  ] as const)('%j', (rule, xml) => {
    expect(one(rule)).toBe(xml);
  });

  test('texts are cut to what Excel takes', () => {
    const xml = validationsXml([
      {
        range: range(0, 0, 0, 0),
        rule: { type: 'any' },
        prompt: { title: '题'.repeat(40), text: `${'a'.repeat(253)}😀z` },
        allowBlank: false,
      },
    ]);
    expect(xml).toContain(`promptTitle="${'题'.repeat(31)}…" prompt="${'a'.repeat(253)}…"`);
  });
});

describe('conditional formats', () => {
  test('earlier rules win; bars are drawn from zero by newer programs', () => {
    const { elements, extension } = conditionalFormatsXml(fullPlan.conditionalFormats!, () => 1, 2);
    expect([...elements.matchAll(/priority="(\d)"/g)].map((match) => match[1])).toEqual(['1', '2', '3', '4']);
    const id = '{DA7ABA50-0000-4000-8000-000000020002}';
    expect(elements).toContain(`<x14:id>${id}</x14:id>`);
    expect(extension).toContain(`<x14:cfRule type="dataBar" id="${id}">`);
    expect(extension).toContain('<xm:sqref>B4:B9</xm:sqref>');
  });
  test('a rule may colour the letters alone', () => {
    const seen: string[] = [];
    conditionalFormatsXml(fullPlan.conditionalFormats!, (dxf) => seen.push(dxf), 1);
    expect(seen).toEqual([
      '<dxf><font><b/><color rgb="FF9C0006"/></font><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf>',
      '<dxf><font><color rgb="FF006100"/></font></dxf>',
    ]);
  });
});

describe('pages', () => {
  test('margins are told in centimetres and stored in inches; a break stands above its row', () => {
    const xml = pageXml(fullPlan.page);
    expect(xml).toContain('<pageMargins left="0.590551" right="0.590551" top="0.787402" bottom="0.787402"');
    expect(xml).toContain('<pageSetup paperSize="8" fitToHeight="0" orientation="landscape"/>');
    expect(xml).toContain(
      '<oddHeader>&amp;L温州市&amp;C&amp;A&amp;R&amp;D</oddHeader><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>',
    );
    expect(xml).toContain('<brk id="24" max="16383" man="1"/>');
  });
  test('what repeats and what is printed are names', () => {
    expect(pageNames(fullPlan.page, '全部 功能')).toEqual([
      { name: '_xlnm.Print_Area', formula: "'全部 功能'!$A$1:$H$61" },
      { name: '_xlnm.Print_Titles', formula: "'全部 功能'!$A:$A,'全部 功能'!$1:$3" },
    ]);
    expect(pageNames(undefined, '表')).toEqual([]);
    expect(
      pageNames({ paper: 'A4', orientation: 'portrait', fitToWidth: false, printArea: range(1, 1, 1, 1) }, '表'),
    ).toEqual([{ name: '_xlnm.Print_Area', formula: '表!$B$2' }]);
  });
});

test('protection names what is allowed', () => {
  expect(protectionXml({ formatColumns: true, sort: true })).toBe(
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" sort="0"/>',
  );
  expect(protectionXml(undefined)).toBe('');
});

test('a table has a row of data at least', () => {
  const xml = tableXml({ name: 'T', range: range(2, 0, 2, 1), columns: ['a\nb', '<'] }, 4, 'n');
  expect(xml).toContain(
    '<table xmlns="n" id="4" name="T" displayName="T" ref="A3:B4" totalsRowShown="0"><autoFilter ref="A3:B4"/>',
  );
  expect(xml).toContain('<tableColumn id="1" name="a_x000a_b"/><tableColumn id="2" name="&lt;"/>');
});

describe('rows as high as their text', () => {
  const heights = (more: Partial<SheetPlan>): Record<number, number> =>
    Object.fromEntries(
      fittingHeights(
        plan({ columns: [{ width: 10 }], styles: { wrap: { wrap: true }, big: { font: { size: 20 } } }, ...more }),
      ),
    );

  test.each<readonly [string, Partial<SheetPlan>, Record<number, number>]>([
    ['one line', { rows: [[{ value: '一二三四五', style: 'wrap' }]] }, {}],
    ['two lines of Chinese', { rows: [[{ value: '一二三四五六', style: 'wrap' }]] }, { 0: 33 }],
    ['lines of its own', { rows: [[{ value: 'a\nb\nc', style: 'wrap' }]] }, { 0: 48 }],
    ['lines that are not wrapped', { rows: [[{ value: 'a\nb' }]] }, {}],
    ['large letters', { rows: [undefined, [{ value: 1, style: 'big' }]] }, { 1: 27.25 }],
    [
      'over merged columns',
      {
        columns: [{ width: 10 }, { width: 10 }],
        merges: [range(0, 0, 0, 1)],
        rows: [[{ value: '一二三四五六', style: 'wrap' }]],
      },
      {},
    ],
    ['over merged rows', { merges: [range(0, 0, 1, 0)], rows: [[{ value: '一二三四五六', style: 'wrap' }]] }, {}],
    ['a height of its own', { rowHeights: { 0: 20 }, rows: [[{ value: 'a\nb', style: 'wrap' }]] }, {}],
    ['never higher than Excel takes', { rows: [[{ value: 'a\n'.repeat(99), style: 'wrap' }]] }, { 0: 409 }],
    ['empty cells', { rows: [[{ value: null, style: 'big' }]] }, {}],
  ])('%s', (_, more, expected) => {
    expect(heights(more)).toEqual(expected);
  });
});

describe('charts', () => {
  const chart = fullPlan.charts![0]!;
  const at = (sheet: string, row: number, column: number) =>
    column === 0 ? `${sheet}${row}` : row === 4 ? null : row * 10;

  test('keep the values that they show, blanks left out', () => {
    const xml = chartXml(chart, '我的 表', at, 1, false);
    expect(xml).toContain(
      '<c:f>\'我的 表\'!$A$4:$A$9</c:f><c:strCache><c:ptCount val="6"/><c:pt idx="0"><c:v>我的 表3</c:v></c:pt>',
    );
    expect(xml).toContain('<c:ptCount val="6"/><c:pt idx="0"><c:v>30</c:v></c:pt><c:pt idx="2"><c:v>50</c:v></c:pt>');
  });

  test.each([
    ['column', 'col', 'clustered'],
    ['stacked-column', 'col', 'stacked'],
    ['percent-stacked-column', 'col', 'percentStacked'],
    ['bar', 'bar', 'clustered'],
    ['stacked-bar', 'bar', 'stacked'],
    ['percent-stacked-bar', 'bar', 'percentStacked'],
  ] as const)('%s', (type, direction, grouping) => {
    const xml = chartXml({ ...chart, type }, '表', at, 1, false);
    expect(xml).toContain(`<c:barDir val="${direction}"/><c:grouping val="${grouping}"/>`);
    expect(xml.includes('<c:overlap val="100"/>')).toBe(grouping !== 'clustered');
    expect(xml.includes('<c:orientation val="maxMin"/>')).toBe(direction === 'bar');
  });

  test('lines', () => {
    expect(chartXml({ ...chart, type: 'line' }, '表', at, 1, false)).toContain(
      '<c:lineChart><c:grouping val="standard"/>',
    );
  });

  test('errors and truths among the categories are shown as text; what XML cannot hold is blank in a title', () => {
    const odd = (_: string, row: number) => (row === 3 ? ({ error: '#N/A' } as const) : row === 5 ? true : null);
    const xml = chartXml({ ...chart, title: 'a\u0001\ud800b' }, '表', odd, 1, true);
    expect(xml).toContain('<c:pt idx="0"><c:v>#N/A</c:v></c:pt><c:pt idx="2"><c:v>true</c:v></c:pt>');
    expect(xml).toContain('<a:t>a  b</a:t>');
    expect(xml).toContain('http://purl.oclc.org/ooxml/drawingml/chart');
  });
});
