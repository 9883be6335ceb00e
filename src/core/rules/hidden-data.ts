import { columnName, toA1 } from '../address';
import type { ColumnRole, Entry, Report } from '../report/report';
import { isEmptyCell } from '../report/cell-text';
import { headerCell, headerText } from '../judgement/naming';
import { rowEntries } from '../judgement/input';
import type { Find, SheetRule } from './rule';

/** Columns that hold what is reported; codes and sequence numbers may well be hidden. */
const DATA: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'target',
  'numerator',
  'denominator',
  'actual',
  'previous',
  'attainment',
  'expected',
  'status',
  'explanation',
  'evidence',
]);

function findRows(report: Report, find: Find): void {
  const rows = [...rowEntries(report), ...report.repeated, ...report.unknown]
    .map(({ row }) => row)
    .filter((row) => report.sheet.hiddenRows.has(row))
    .sort((a, b) => a - b);
  const column = report.layout.columns.get('name') ?? report.layout.columns.get('code') ?? 0;
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    while (end < rows.length && isHiddenBetween(report, rows[end - 1]!, rows[end]!)) end++;
    const run = rows.slice(start, end);
    const words = run.length === 1 ? String(run[0]! + 1) : `${run[0]! + 1}–${run.at(-1)! + 1}`;
    const at = { row: run[0]!, column };
    const change = { kind: 'show-rows' as const, rows: run };
    find({
      at,
      variant: 'rows',
      params: { rows: words },
      fix: { cell: toA1(at.row, column), before: words, after: '', change, safe: true },
    });
    start = end;
  }
}

/** Two hidden rows are one run where all rows between them are hidden too. */
function isHiddenBetween(report: Report, from: number, to: number): boolean {
  for (let row = from + 1; row < to; row++) if (!report.sheet.hiddenRows.has(row)) return false;
  return true;
}

function holdsData({ layout, sheet }: Report, entries: readonly Entry[], column: number): boolean {
  const role = [...layout.columns].find(([, at]) => at === column)?.[0];
  if (role !== undefined && !DATA.has(role)) return false;
  const filled = entries.map(({ row }) => sheet.rows[row]?.[column]).filter((cell) => !isEmptyCell(cell));
  return role === undefined ? filled.some((cell) => typeof cell?.value === 'number') : filled.length > 0;
}

function findColumns(report: Report, find: Find): void {
  const { layout, sheet } = report;
  const entries = rowEntries(report);
  const columns = new Set([...layout.headers.keys(), ...layout.columns.values()]);
  for (const column of [...columns].sort((a, b) => a - b)) {
    if (!sheet.hiddenColumns.has(column) || !holdsData(report, entries, column)) continue;
    const at = headerCell(report, column);
    find({
      at,
      variant: 'columns',
      params: { column: columnName(column), header: headerText(report, column) },
      fix: {
        cell: toA1(at.row, column),
        before: columnName(column),
        after: '',
        change: { kind: 'show-columns', columns: [column] },
        safe: true,
      },
    });
  }
}

/** 隐藏行列: whoever signs a return sees all of it; hidden figures are added up all the same. */
export const rule: SheetRule = {
  id: 'hidden-data',
  severity: 'verify',
  scope: 'sheet',
  check(report, find) {
    const { sheet } = report;
    if (sheet.visibility !== 'visible') {
      const fix = { cell: 'A1', before: sheet.name, after: '', change: { kind: 'show-sheet' as const }, safe: true };
      find({ variant: 'sheet', params: { sheet: sheet.name }, fix });
    }
    if (sheet.hiddenRows.size > 0) findRows(report, find);
    if (sheet.hiddenColumns.size > 0) findColumns(report, find);
  },
};
