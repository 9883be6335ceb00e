import { rangeToA1 } from '../address';
import type { CellRange } from '../address';
import type { ColumnRole, Entry, Report } from '../report/report';
import { rowEntries, rowNumbers } from '../judgement/input';
import type { SheetRule } from './rule';

/** Columns where each cell is a figure of its own. */
const FIGURES: readonly ColumnRole[] = ['numerator', 'denominator', 'actual'];
/** Columns where one cell may well stand for an indicator and all its sub-rows. */
const SHARED: readonly ColumnRole[] = ['target', 'previous', 'attainment', 'expected', 'status'];

function columnsWithin(report: Report, merge: CellRange, roles: readonly ColumnRole[]): number {
  let count = 0;
  for (const role of roles) {
    const column = report.layout.columns.get(role);
    if (column !== undefined && column >= merge.left && column <= merge.right) count++;
  }
  return count;
}

const NONE: readonly Entry[] = [];

/** The indicator rows that a merge touches; whole heading lines touch none. */
function entriesWithin(report: Report, { top, bottom }: CellRange): readonly Entry[] {
  if (top === bottom && !rowNumbers(report).has(top)) return NONE;
  return rowEntries(report).filter(({ row }) => row >= top && row <= bottom);
}

function isOneIndicator(entries: readonly Entry[]): boolean {
  return entries.every((entry) => entry.indicator === entries[0]!.indicator);
}

function crosses(report: Report, merge: CellRange): boolean {
  const entries = entriesWithin(report, merge);
  if (entries.length === 0) return false;
  const figures = columnsWithin(report, merge, FIGURES);
  const shared = columnsWithin(report, merge, SHARED);
  if (figures + shared === 0) return false;
  if (figures + shared > 1 || merge.right > merge.left) return true;
  return entries.length > 1 && (figures > 0 || report.stamp !== null || !isOneIndicator(entries));
}

/**
 * 数据区合并单元格: each figure has a cell of its own; under a merge all but one are lost to reading and adding up.
 * Names, clauses and whole heading lines may be merged.
 */
export const rule: SheetRule = {
  id: 'merged-data',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find) {
    const { first, last } = report.layout.body;
    for (const merge of report.sheet.merges) {
      if (merge.bottom < first || merge.top > last || !crosses(report, merge)) continue;
      const range = rangeToA1(merge);
      find({
        at: { row: merge.top, column: merge.left },
        params: { range },
        fix: {
          cell: range.split(':')[0]!,
          before: range,
          after: '',
          change: { kind: 'unmerge', range },
          safe: false,
        },
      });
    }
  },
};
