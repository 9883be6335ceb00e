import type { SheetRule } from './rule';
import { nameOf } from '../judgement/naming';

/** 指标行重复: an indicator is reported once; of two rows nobody knows which one counts. */
export const rule: SheetRule = {
  id: 'duplicate-row',
  severity: 'mandatory',
  scope: 'sheet',
  *check(report, { catalogue }) {
    for (const entry of report.repeated) {
      const first = report.byCode.get(entry.code)!;
      const cell = (entry.nameCell ?? entry.codeCell)!;
      const before = first.nameCell ?? first.codeCell;
      yield {
        at: { row: entry.row, column: cell.column },
        related: before ? [{ row: before.row, column: before.column }] : [],
        code: entry.code,
        params: { indicator: nameOf(entry, catalogue), first: first.row + 1 },
      };
    }
  },
};
