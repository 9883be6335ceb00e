import { toA1 } from '../address';
import { headerCell, headerText } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 列重复: each item of a form has one column; where a header stands twice nobody knows which figures are meant. */
export const rule: SheetRule = {
  id: 'duplicate-column',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find) {
    for (const { column, first } of report.layout.duplicates) {
      const at = headerCell(report, column);
      const before = headerCell(report, first);
      find({
        at,
        related: [before],
        params: { header: headerText(report, column), first: toA1(before.row, before.column) },
      });
    }
  },
};
