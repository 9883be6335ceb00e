import type { ColumnRole, Entry, Report } from '../../src/core/report/report';
import type { Cell, SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import { WENZHOU_2020_93 as catalogue } from '../../src/core/schema/wenzhou-2020-93';

type CellRole = Exclude<ColumnRole, 'sequence' | 'code' | 'basis' | 'departments' | 'status'>;

/** The columns of an office of its own mind: another order, other words, no codes. */
const COLUMNS: readonly (readonly [CellRole | 'sequence', string])[] = [
  ['sequence', '序号'],
  ['name', '考核指标'],
  ['target', '2022年目标'],
  ['actual', '实际完成'],
  ['numerator', '分子（本期）'],
  ['denominator', '分母（基期）'],
  ['unit', '单 位'],
  ['previous', '上期完成'],
  ['explanation', '备  注'],
  ['evidence', '证明材料'],
];

const CELL_OF: Record<CellRole, keyof Entry> = {
  name: 'nameCell',
  unit: 'unitCell',
  target: 'target',
  actual: 'actual',
  numerator: 'numerator',
  denominator: 'denominator',
  previous: 'previous',
  attainment: 'attainment',
  expected: 'expected',
  explanation: 'explanation',
  evidence: 'evidence',
};

function cellOf(entry: Entry, role: CellRole): Cell | undefined {
  const place = entry[CELL_OF[role]] as { readonly cell: Cell | undefined } | undefined;
  const cell = place?.cell;
  if (cell === undefined || cell.value === '') return undefined;
  return { value: cell.value, ...(cell.format === undefined ? {} : { format: cell.format }) };
}

/** A generated return as an office would have laid it out by itself: nothing of the template's identity is left. */
export function toFreeForm(report: Report): WorkbookSnapshot {
  const { identity } = report;
  const rows: (Cell | undefined)[][] = [
    [{ value: '附件2' }],
    [{ value: '传统制造业改造提升2.0版工作进展情况' }],
    [{ value: `填报单位：${report.unit!.name}            2021年1-9月` }],
    COLUMNS.map(([, header]) => ({ value: header })),
  ];
  report.entries.forEach((entry, index) => {
    rows.push(COLUMNS.map(([role]) => (role === 'sequence' ? { value: index + 1 } : cellOf(entry, role))));
    entry.industries.forEach((part, industry) => {
      const name: Cell = { value: `其中：${catalogue.industries[industry]!}` };
      if (part)
        rows.push(
          COLUMNS.map(([role]) => (role === 'sequence' ? undefined : role === 'name' ? name : cellOf(part, role))),
        );
    });
  });
  const date = new Date((identity.date!.value! - 25_569) * 86_400_000);
  rows.push([
    { value: `单位负责人：${identity.leader!.text}` },
    undefined,
    { value: `填报人：${identity.filler!.text}` },
    undefined,
    { value: `审核人：${identity.reviewer!.text}` },
    undefined,
    { value: `联系电话：${identity.phone!.text}` },
    undefined,
    { value: `填报日期：${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日` },
  ]);
  const sheet: SheetSnapshot = {
    name: 'Sheet1',
    visibility: 'visible',
    rows,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    protection: 'none',
  };
  return { sheets: [sheet], names: [] };
}
