import { formatPeriod, parsePeriod, samePeriod } from '../period';
import type { Period } from '../period';
import type { Report } from '../report/report';
import { commonPeriod, isFuture } from '../judgement/timing';
import type { CheckContext, Found, SheetRule } from './rule';

function judgePeriod(report: Report, period: Period, context: CheckContext): Found | null {
  const found = (): string => formatPeriod(period);
  if (isFuture(period, context.today)) return { variant: 'future', params: { found: found() } };
  const { task } = context;
  if (task) {
    return samePeriod(period, task)
      ? null
      : { variant: 'task', params: { found: found(), expected: formatPeriod(task) } };
  }
  const made = report.stamp && parsePeriod(report.stamp.period);
  if (made && !samePeriod(period, made)) {
    return { variant: 'stamp', params: { found: found(), expected: formatPeriod(made) } };
  }
  const common = commonPeriod(context.reports);
  if (common === null || samePeriod(period, common)) return null;
  return { variant: 'others', params: { found: found(), expected: formatPeriod(common) } };
}

/** 报告期不符: figures of different periods must not be put side by side; a period that is not over cannot be reported. */
export const rule: SheetRule = {
  id: 'wrong-period',
  severity: 'mandatory',
  scope: 'sheet',
  compares: true,
  check(report, find, context) {
    const stated = report.identity.period;
    const at = stated ? { at: { row: stated.row, column: stated.column } } : {};
    if (stated?.text === '' || (!stated && !report.period)) {
      find({ ...at, variant: 'missing' });
    } else if (stated && !stated.value) {
      find({ ...at, variant: 'unreadable', params: { text: stated.text } });
    } else {
      const found = judgePeriod(report, report.period!, context);
      if (found) find({ ...at, ...found });
    }
  },
};
