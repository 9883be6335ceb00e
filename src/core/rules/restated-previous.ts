import { shown } from '../judgement/display';
import { numberOf } from '../judgement/figure';
import { rowEntries } from '../judgement/input';
import { canMeet } from '../judgement/interval';
import { spanOf } from '../judgement/judgement';
import { nameOf } from '../judgement/naming';
import { putNumber } from '../judgement/repair';
import type { SheetRule } from './rule';

/** 历史数被改: what was accepted last period stands; it is corrected by the city office, not in passing. */
export const rule: SheetRule = {
  id: 'restated-previous',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    if (context.previousOf(report) === null) return;
    for (const entry of rowEntries(report)) {
      const { previous, indicator } = entry;
      const figure = numberOf(previous);
      if (!previous || !figure) continue;
      const earlier = context.earlier(report, entry);
      if (!earlier?.accepted) continue;
      const accepted = spanOf(entry, earlier.value, earlier.decimals);
      if (canMeet(spanOf(entry, figure.value, figure.decimals), accepted)) continue;
      find({
        at: { row: previous.row, column: previous.column },
        code: entry.code,
        params: {
          indicator: nameOf(entry, context.catalogue),
          found: shown(figure.value, indicator),
          expected: shown(earlier.value, indicator),
        },
        fix: putNumber(report, entry, 'value', previous, earlier.value, false),
      });
    }
  },
};
