import { shown } from '../judgement/display';
import { isCumulative } from '../judgement/earlier';
import { valueOf } from '../judgement/figure';
import { isComputed, rowEntries } from '../judgement/input';
import { nameOf } from '../judgement/naming';
import { staleFigures } from '../judgement/stale';
import { isPeriodSettled } from '../judgement/timing';
import type { SheetRule } from './rule';

/** 年度指标未归零: a yearly figure starts at zero on 1 January; a first quarter as large as last year carries it on. */
export const rule: SheetRule = {
  id: 'not-reset',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    const { period } = report;
    if (!period || period.lastMonth > 3 || !isPeriodSettled(report, context.task, context.today)) return;
    let isStale: boolean | null = null;
    for (const entry of rowEntries(report)) {
      const { actual, indicator } = entry;
      const value = valueOf(actual);
      if (!actual || value === null || value <= 0 || !isCumulative(indicator) || indicator.window === 'programme')
        continue;
      if (isComputed(entry)) continue;
      const earlier = context.earlier(report, entry);
      if (!earlier || earlier.period.year !== period.year - 1 || earlier.period.lastMonth !== 12) continue;
      if (earlier.value <= 0 || value < earlier.value || !context.judge(report, entry).isSound) continue;
      isStale ??= staleFigures(report, context) > 0;
      if (isStale) return;
      find({
        at: { row: actual.row, column: actual.column },
        related: earlier.at ? [earlier.at] : [],
        code: entry.code,
        params: {
          indicator: nameOf(entry, context.catalogue),
          value: shown(value, indicator),
          previous: shown(earlier.value, indicator),
        },
      });
    }
  },
};
