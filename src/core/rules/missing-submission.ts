import { formatPeriod, samePeriod } from '../period';
import { unitByCode } from '../units';
import { commonPeriod } from '../judgement/timing';
import type { RunRule } from './rule';

/** 未报送: a total is complete only when every unit that was asked has answered. */
export const rule: RunRule = {
  id: 'missing-submission',
  severity: 'mandatory',
  scope: 'run',
  check({ catalogue, expected, reports, task }, find) {
    if (expected === null) return;
    const period = task ?? commonPeriod(reports);
    const reported = new Set<string>();
    for (const report of reports) {
      if (!report.unit || (period && report.period && !samePeriod(report.period, period))) continue;
      // A sheet of county indicators for the city is a total made by hand, not the city's own form.
      if (report.unit.kind === 'city' && report.form === 'county') continue;
      reported.add(report.unit.code);
    }
    for (const code of new Set(expected)) {
      if (reported.has(code)) continue;
      const params = { unit: unitByCode(catalogue, code)?.name ?? code, code };
      if (period) find({ on: null, variant: 'period', params: { ...params, period: formatPeriod(period) } });
      else find({ on: null, params });
    }
  },
};
