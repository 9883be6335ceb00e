import { contradictionOf } from '../judgement/contradiction';
import { percent, shown } from '../judgement/display';
import { nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 达成率异常: a target exceeded by half is either a great success, which can be told, or a slip. */
export const rule: SheetRule = {
  id: 'extreme-attainment',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    const limit = context.settings.thresholds.extremeAttainment;
    for (const { entry, assessment } of context.soundRows(report)) {
      const { actual, target, attainment } = assessment;
      const cell = entry.actual ?? entry.numerator;
      if (!cell || actual === null || attainment === null || attainment <= limit) continue;
      // Which of the two is meant is ratio-mismatch's question.
      if (contradictionOf(report, entry, assessment, context)) continue;
      const params = {
        indicator: nameOf(entry, context.catalogue),
        actual: shown(actual, entry.indicator),
        attainment: percent(attainment),
        limit: percent(limit),
      };
      find({
        at: { row: cell.row, column: cell.column },
        related: entry.target ? [{ row: entry.target.row, column: entry.target.column }] : [],
        code: entry.code,
        ...(target === null
          ? { variant: 'industries', params }
          : { params: { ...params, target: shown(target, entry.indicator) } }),
      });
    }
  },
};
