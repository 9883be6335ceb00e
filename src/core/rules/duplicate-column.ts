import { toA1 } from '../address';
import type { SheetRule } from './rule';

/** 列重复: each item of a form has one column; where a header stands twice nobody knows which figures are meant. */
export const rule: SheetRule = {
  id: 'duplicate-column',
  severity: 'mandatory',
  scope: 'sheet',
  *check(report) {
    const { duplicates, headers, header } = report.layout;
    for (const { column, first } of duplicates) {
      const text = headers.get(column)?.text ?? '';
      const at = { row: headers.get(column)?.row ?? header.first, column };
      const before = { row: headers.get(first)?.row ?? header.first, column: first };
      yield { at, related: [before], params: { header: text, first: toA1(before.row, before.column) } };
    }
  },
};
