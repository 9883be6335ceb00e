import { percent, plain, written } from '../judgement/display';
import { nameOf } from '../judgement/naming';
import { putNumber } from '../judgement/repair';
import { previousSlipOf } from '../judgement/percent-slip';
import type { SheetRule } from './rule';

/** 百分数口径: 67, 67% and 0.67 are all written; one of them among the others is a hundred times off. */
export const rule: SheetRule = {
  id: 'percent-scale',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    // What differs from an accepted report is restated-previous’s.
    const isAccepted = context.previousOf(report) !== null;
    for (const entry of report.entries) {
      if (entry.indicator.unit !== '%' && entry.indicator.measure !== 'relative') continue;
      const slip =
        context.judge(report, entry).percentSlip ??
        (isAccepted ? null : previousSlipOf(report, entry, (one, other) => context.assess(one, other)));
      if (!slip) continue;
      const { reading, value, meant, basis, reference } = slip;
      const role = slip.role === 'numerator' || slip.role === 'denominator' ? slip.role : 'value';
      const typed = written(value, role, reading, entry, report);
      find({
        at: { row: reading.row, column: reading.column },
        code: entry.code,
        variant: slip.role === 'target' || slip.role === 'previous' ? `of-${slip.role}` : basis,
        params: {
          indicator: nameOf(entry, context.catalogue),
          found: `${plain(typed)} = ${percent(value)}`,
          expected: percent(meant),
          reference: percent(reference),
        },
        fix: putNumber(report, entry, role, reading, meant, false),
      });
    }
  },
};
