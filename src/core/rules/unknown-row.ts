import type { SheetRule } from './rule';
import { meantBy, partMeantBy } from '../judgement/near-miss';
import { putText } from '../judgement/repair';

/** 自增行: what the form does not ask for is not counted; either it is one of the indicators, or it does not belong here. */
export const rule: SheetRule = {
  id: 'unknown-row',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    for (const { row, cell, nearest } of report.unknown) {
      const known = meantBy(report, nearest);
      const part = known ? null : partMeantBy(report, row);
      const meant = known?.name ?? (part && `其中：${catalogue.industries[part.industry!]!}`);
      const at = { row: cell.row, column: cell.column };
      if (meant) {
        const params = { text: cell.text, nearest: meant };
        find({ at, variant: 'nearest', params, fix: putText(cell, meant, false) });
      } else {
        find({ at, params: { text: cell.text } });
      }
    }
  },
};
