import type { SheetRule } from './rule';
import { meantBy } from '../judgement/near-miss';
import { putText } from '../judgement/repair';

/** 自增行: what the form does not ask for is not counted; either it is one of the indicators, or it does not belong here. */
export const rule: SheetRule = {
  id: 'unknown-row',
  severity: 'verify',
  scope: 'sheet',
  *check(report) {
    for (const { cell, nearest } of report.unknown) {
      const meant = meantBy(report, nearest);
      const at = { row: cell.row, column: cell.column };
      if (meant) {
        const params = { text: cell.text, nearest: meant.name };
        yield { at, variant: 'nearest', params, fix: putText(cell, meant.name, false) };
      } else {
        yield { at, params: { text: cell.text } };
      }
    }
  },
};
