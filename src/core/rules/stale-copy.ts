import { staleFigures } from '../judgement/stale';
import type { SheetRule } from './rule';

/** 照抄上期: a whole quarter without a single change is unlikely; most often last period's file was sent again. */
export const rule: SheetRule = {
  id: 'stale-copy',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    const count = staleFigures(report, context);
    if (count === 0) return;
    const { period } = report.identity;
    find({ ...(period ? { at: { row: period.row, column: period.column } } : {}), params: { count } });
  },
};
