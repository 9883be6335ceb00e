import { formatPeriod } from '../period';
import type { Report } from '../report/report';
import type { RunRule } from './rule';

function placeOf({ source, sheet }: Report): string {
  return source === '' ? sheet.name : `${source} · ${sheet.name}`;
}

/** 重复报送: of two returns of one unit for one period nobody knows which one counts. */
export const rule: RunRule = {
  id: 'duplicate-submission',
  severity: 'mandatory',
  scope: 'run',
  check({ reports }, find) {
    const first = new Map<string, Report>();
    for (const report of reports) {
      const { unit, period, form, identity } = report;
      if (!unit || !period) continue;
      const key = `${unit.code} ${period.year * 12 + period.lastMonth} ${form}`;
      const before = first.get(key);
      if (!before) {
        first.set(key, report);
        continue;
      }
      const at = identity.unit && { row: identity.unit.row, column: identity.unit.column };
      const params = { unit: unit.name, period: formatPeriod(period), first: placeOf(before) };
      find({ on: report, ...(at ? { at } : {}), params });
    }
  },
};
