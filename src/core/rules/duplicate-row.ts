import type { SheetRule } from './rule';
import type { Report } from '../report/report';
import { nameOf } from '../judgement/naming';

/** Most of the rows stand once more below the others: a second return, and one finding rather than one for each row. */
function isSecondTable({ repeated, byCode }: Report): boolean {
  if (repeated.length < 3 || repeated.length * 2 < byCode.size) return false;
  const last = Math.max(...[...byCode.values()].map(({ row }) => row));
  return repeated.every(({ row }) => row > last);
}

/** 指标行重复: an indicator is reported once; of two rows nobody knows which one counts. */
export const rule: SheetRule = {
  id: 'duplicate-row',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    const [second] = report.repeated;
    if (second && isSecondTable(report)) {
      const at = { row: second.row, column: (second.nameCell ?? second.codeCell)!.column };
      find({ at, variant: 'table', params: { row: second.row + 1 } });
      return;
    }
    for (const entry of report.repeated) {
      const first = report.byCode.get(entry.code)!;
      const cell = (entry.nameCell ?? entry.codeCell)!;
      const before = first.nameCell ?? first.codeCell;
      find({
        at: { row: entry.row, column: cell.column },
        related: before ? [{ row: before.row, column: before.column }] : [],
        code: entry.code,
        params: { indicator: nameOf(entry, catalogue), first: first.row + 1 },
      });
    }
  },
};
