import type { Chart, SheetPlan } from '../../src/core/edit';
import type { CellRange } from '../../src/core/address';

export function range(top: number, left: number, bottom: number, right: number): CellRange {
  return { top, left, bottom, right };
}

const units = ['鹿城区', '龙湾区', '瓯海区', '洞头区', '瑞安市', '乐清市'];

/** A plain list, for charts on another sheet. */
export const listPlan: SheetPlan = {
  name: '清单',
  columns: [{ width: 12 }, { width: 10 }],
  styles: {},
  rows: [
    [{ value: '单位' }, { value: '值' }],
    ...units.map((unit, index) => [{ value: unit }, { value: index * 1.5 + 0.25 }]),
  ],
};

const chartTypes = [
  'column',
  'stacked-column',
  'percent-stacked-column',
  'bar',
  'stacked-bar',
  'percent-stacked-bar',
  'line',
] as const;

const charts: Chart[] = [
  ...chartTypes.map((type, index): Chart => {
    const top = 13 + 12 * Math.floor(index / 2);
    return {
      name: `图${index + 1}`,
      type,
      title: `${type} <图>`,
      categories: range(3, 0, 8, 0),
      series: [
        { name: { row: 2, column: 1 }, values: range(3, 1, 8, 1) },
        { name: { row: 2, column: 2 }, values: range(3, 2, 8, 2), color: '#C00000' },
      ],
      anchor: range(top, (index % 2) * 4, top + 10, (index % 2) * 4 + 3),
      dataLabels: index % 2 === 0,
      legend: (['bottom', 'right', 'none'] as const)[index % 3],
      valueTitle: index === 0 ? '数值' : undefined,
      altText: `${type}：各单位完成值`,
    };
  }),
  {
    name: '别处',
    type: 'bar',
    title: '别的表',
    sheet: '清单',
    categories: range(1, 0, 6, 0),
    series: [{ name: { row: 0, column: 1 }, values: range(1, 1, 6, 1) }],
    anchor: range(49, 4, 59, 7),
    valueFormat: '0.0',
    valueMax: 10,
    dataLabels: true,
    altText: '另一张表的值',
  },
];

/** A sheet with every feature that a plan can ask for. */
export const fullPlan: SheetPlan = {
  name: '全部功能',
  tabColor: '#2F75B5',
  showGridlines: false,
  freeze: { rows: 3, columns: 1 },
  columns: [{ width: 14 }, { width: 12 }, { width: 12 }, { width: 14 }, { width: 10, hidden: true }, { width: 20 }],
  rowHeights: { 0: 30 },
  styles: {
    title: { font: { name: '方正小标宋简体', size: 18, bold: true }, horizontal: 'center', vertical: 'center' },
    head: {
      font: { bold: true, color: '#FFFFFF' },
      fill: '#2F75B5',
      border: { sides: 'all', color: '#808080' },
      horizontal: 'center',
      wrap: true,
    },
    text: { border: { sides: 'all', color: '#BFBFBF' }, indent: 1 },
    number: { border: { sides: 'all', color: '#BFBFBF' }, numberFormat: '#,##0.0' },
    share: { border: { sides: 'all', color: '#BFBFBF' }, numberFormat: '0.0%', locked: false, fill: '#FFF2CC' },
    foot: {
      border: { sides: 'top', color: '#000000' },
      font: { italic: true, underline: true, size: 9 },
      shrink: true,
      horizontal: 'distributed',
    },
  },
  rows: [
    [{ value: '2021年第三季度 汇总 <&"\'>', style: 'title' }],
    [
      { value: ' 前后有空格 ' },
      { value: '_x0041_' },
      { value: 'a\u0001b\ud800c' },
      { value: '330302' },
      undefined,
      { value: '=HYPERLINK("http://x")' },
    ],
    [
      { value: '单位', style: 'head' },
      { value: '完成值', style: 'head' },
      { value: '目标', style: 'head' },
      { value: '达成率\n（%）', style: 'head' },
    ],
    ...units.map((unit, index) => [
      { value: unit, style: 'text' },
      { value: 10 + index * 3, style: 'number' },
      { value: 20, style: 'number' },
      { value: (10 + index * 3) / 20, formula: `B${index + 4}/C${index + 4}`, style: 'share' },
      { value: true },
      { value: { error: '#N/A' } as const, formula: 'NA()' },
    ]),
    [
      { value: '合计', style: 'foot' },
      { value: 105, formula: 'SUM(B4:B9)', style: 'foot' },
      { value: '文本结果', formula: 'IF(B4>0,"文本结果","")' },
    ],
  ],
  merges: [range(0, 0, 0, 3)],
  validations: [
    {
      range: range(3, 1, 8, 1),
      rule: { type: 'decimal', min: 0 },
      prompt: { title: '填写', text: '请填数值' },
      error: { style: 'stop', title: '错误', text: '不是数值' },
      allowBlank: true,
    },
    {
      range: range(3, 2, 8, 2),
      rule: { type: 'whole', min: 1, max: 100 },
      error: { style: 'warning', title: '核实', text: '?' },
      allowBlank: true,
    },
    { range: range(3, 3, 8, 3), rule: { type: 'any' }, prompt: { title: '说明', text: '自动计算' }, allowBlank: true },
    {
      range: range(3, 5, 3, 5),
      rule: { type: 'list', values: ['是', '否', '不"适用'] },
      allowBlank: false,
      error: { style: 'information', title: 't', text: 'x' },
    },
    { range: range(4, 5, 4, 5), rule: { type: 'date', min: 44470 }, allowBlank: true },
    { range: range(5, 5, 5, 5), rule: { type: 'decimal' }, allowBlank: true },
    { range: range(6, 5, 6, 5), rule: { type: 'date', max: 50000 }, allowBlank: true },
    { range: range(7, 5, 7, 5), rule: { type: 'date' }, allowBlank: true },
  ],
  conditionalFormats: [
    { range: range(3, 3, 8, 3), type: 'expression', formula: '$D4<0.8', fill: '#FFC7CE', color: '#9C0006', bold: true },
    { range: range(3, 0, 8, 0), type: 'expression', formula: '$D4>=1', color: '#006100' },
    { range: range(3, 1, 8, 1), type: 'data-bar', color: '#63BE7B' },
    {
      range: range(3, 2, 8, 2),
      type: 'color-scale',
      points: [
        { at: 'min', color: '#F8696B' },
        { at: 0.5, color: '#FFEB84' },
        { at: 'max', color: '#63BE7B' },
      ],
    },
  ],
  notes: [
    { row: 3, column: 1, text: '批注一\n第二行' },
    { row: 4, column: 3, text: 'note two' },
  ],
  tables: [
    {
      name: '数据表',
      range: range(2, 0, 8, 3),
      columns: ['单位', '完成值', '目标', '达成率\n（%）'],
      style: 'TableStyleLight9',
    },
  ],
  charts,
  links: [{ row: 9, column: 0, target: "'全部功能'!A1", tooltip: '回到顶部' }],
  page: {
    paper: 'A3',
    orientation: 'landscape',
    fitToWidth: true,
    repeatRows: [0, 2],
    repeatColumns: [0, 0],
    printArea: range(0, 0, 60, 7),
    header: { left: '温州市', center: '&A', right: '&D' },
    footer: { center: '第 &P 页 共 &N 页' },
    margins: { top: 2, bottom: 2, left: 1.5, right: 1.5 },
    rowBreaks: [24],
    centerHorizontally: true,
  },
  protection: { formatColumns: true, autoFilter: true, sort: true },
  names: [{ name: '_stamp', formula: '"2020-93|330302"', hidden: true }],
};
