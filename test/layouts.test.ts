import { check } from '../src/core/check';
import { bindWorkbook } from '../src/core/report/bind';
import type { Report } from '../src/core/report/report';
import { WENZHOU_2020_93 as catalogue } from '../src/core/schema/wenzhou-2020-93';
import type { Cell } from '../src/core/snapshot';
import { Form } from './support/form';
import { OPTIONS } from './support/rule-tester';
import { sheet, workbook } from './support/sheet';

/**
 * One faultless return, rearranged as offices rearrange it: nothing is found, and every figure is read that was read
 * before. `support/returns` varies words and order; here the shape of the table itself changes.
 */

type Row = (Cell | undefined)[];

const text = (value: string | number): Cell => ({ value });
const own = (): Form => Form.own({ without: ['attainment', 'status', 'evidence', 'previous', 'code'] });
/** 序号 名称 单位 目标 分子 分母 完成 备注, the header in the third row. */
const HEADER = 2;
const body = (form: Form): [first: number, end: number] => [HEADER + 1, form.rows.get('F3-02')! + 1];
const isIndicator = (row: Row | undefined): boolean => typeof row?.[0]?.value === 'number';

function mapBody(form: Form, change: (row: Row, index: number) => readonly Row[]): Row[] {
  const [first, end] = body(form);
  return form.cells.flatMap((row, at) => (at < first || at >= end ? [row] : change(row, at - first)));
}

const mapNames = (form: Form, change: (name: string, index: number) => string): Row[] =>
  mapBody(form, (row, index) => [
    row.map((cell, column) => (column === 1 && isIndicator(row) ? text(change(String(cell!.value), index)) : cell)),
  ]);

const LAYOUTS: readonly (readonly [string, (form: Form) => readonly Row[]])[] = [
  ['as it is', (form) => form.cells],
  ['an empty row behind each row', (form) => mapBody(form, (row) => [row, []])],
  [
    'the header again on the second page',
    (form) => mapBody(form, (row, index) => (index === 30 ? [form.cells[HEADER]!, row] : [row])),
  ],
  [
    'title, unit and header again on the second page',
    (form) => mapBody(form, (row, index) => (index === 30 ? [...form.cells.slice(0, HEADER + 1), row] : [row])),
  ],
  [
    'totals between the indicators',
    (form) =>
      mapBody(form, (row, index) =>
        index % 12 === 11
          ? [row, [undefined, text('小计'), undefined, undefined, undefined, undefined, text(12)]]
          : [row],
      ),
  ],
  [
    'some rows and columns further down and to the right',
    (form) => [...Array.from({ length: 9 }, () => []), ...form.cells.map((row) => [undefined, undefined, ...row])],
  ],
  ...['J2-03', 'J3-01'].map((code): (typeof LAYOUTS)[number] => [
    `the lower half beside the upper one, from ${code} on`,
    (form) => {
      const [first, end] = body(form);
      const middle = form.rows.get(code)!;
      const right = (at: number) => (at === HEADER ? form.cells[HEADER] : form.cells.slice(middle, end)[at - first]);
      const upper = form.cells.slice(0, middle).map((row, at): Row => {
        const beside = at < HEADER ? undefined : right(at);
        return beside ? [...Array.from({ length: 9 }, (_, column) => row[column]), ...beside] : row;
      });
      return [...upper, ...form.cells.slice(end)];
    },
  ]),
  [
    'columns of people and dates behind the table',
    (form) =>
      form.cells.map((row, at) => {
        if (at === HEADER) return [...row, text('责任人'), text('联系电话'), text('完成时限')];
        return isIndicator(row)
          ? [
              ...row.slice(0, 8),
              ...Array<undefined>(8 - row.length),
              text('张伟'),
              text('88031256'),
              text('2022年12月'),
            ]
          : row;
      }),
  ],
  [
    'another table below',
    (form) => [
      ...form.cells,
      [],
      [text('附：主要经济指标')],
      [text('产业'), text('产值（亿元）'), text('增速（%）')],
      [text('电气'), text(1200.5), text(8.3)],
      [text('鞋业'), text(310.2), text(-1.2)],
    ],
  ],
  ['names with numbers before them', (form) => mapNames(form, (name, index) => `${index + 1}. ${name}`)],
  ['names with footnotes', (form) => mapNames(form, (name, index) => name + (index % 2 ? '*' : '①'))],
  ['names broken over two lines', (form) => mapNames(form, (name) => `${name.slice(0, 5)}\n ${name.slice(5)}  `)],
];

function read(rows: readonly Row[]): { report: Report; said: string[] } {
  const { reports, matrices } = bindWorkbook(workbook({ ...sheet('Sheet1', ''), rows }), catalogue, 'return.xlsx');
  const said = check(reports, { ...OPTIONS, matrices }).findings;
  expect(reports).toHaveLength(1);
  return {
    report: reports[0]!,
    said: said.filter(({ severity }) => severity !== 'notice').map(({ rule, cell, code }) => `${rule} ${cell} ${code}`),
  };
}

const figuresOf = ({ byCode }: Report): unknown[] =>
  [...byCode.values()]
    .map(({ code, actual, numerator, denominator, target }) => [
      code,
      ...[actual, numerator, denominator, target].map((reading) => reading?.number),
    ])
    .sort();

test.each(LAYOUTS)('%s', (_, rearrange) => {
  const { report, said } = read(rearrange(own()));
  expect(said).toEqual([]);
  expect([report.unit?.code, report.period?.id]).toEqual(['330302', '2021Q3']);
  expect(figuresOf(report)).toEqual(figuresOf(own().report()));
});
