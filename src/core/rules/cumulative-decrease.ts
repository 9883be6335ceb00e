import { shown } from '../judgement/display';
import { isCumulative, isSameWindow } from '../judgement/earlier';
import { numberOf, valueOf } from '../judgement/figure';
import { isComputed, rowEntries } from '../judgement/input';
import { spanOf } from '../judgement/judgement';
import { nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 累计数倒退: what is counted since the start can only grow; if it falls, this period or the last one was wrong. */
export const rule: SheetRule = {
  id: 'cumulative-decrease',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    const { period } = report;
    if (!period) return;
    const accepted = context.previousOf(report);
    for (const entry of rowEntries(report)) {
      const { actual, indicator } = entry;
      const figure = numberOf(actual);
      if (!actual || !figure || !isCumulative(indicator) || isComputed(entry)) continue;
      const own = valueOf(entry.previous);
      if (accepted === null && (own === null || own <= figure.value)) continue;
      const earlier = context.earlier(report, entry);
      if (!earlier || !isSameWindow(indicator, period, earlier.period, context.catalogue)) continue;
      const span = spanOf(entry, figure.value, figure.decimals);
      if (span.high >= spanOf(entry, earlier.value, earlier.decimals).low) continue;
      if (!context.judge(report, entry).isSound) continue;
      find({
        at: { row: actual.row, column: actual.column },
        related: earlier.at ? [earlier.at] : [],
        code: entry.code,
        params: {
          indicator: nameOf(entry, context.catalogue),
          value: shown(figure.value, indicator),
          previous: shown(earlier.value, indicator),
        },
      });
    }
  },
};
