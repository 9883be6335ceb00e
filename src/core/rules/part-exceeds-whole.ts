import type { Entry, Report } from '../report/report';
import type { Catalogue } from '../schema/catalogue';
import { subRowCode } from '../schema/facts';
import { shown } from '../judgement/display';
import { valueOf } from '../judgement/figure';
import { isCounted } from '../judgement/judgement';
import { nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** The row that the entry is a part of: the indicator named by `within`, of one industry where it has a `scope`. */
function wholeOf(report: Report, { indicator }: Entry, catalogue: Catalogue): Entry | null {
  if (indicator.within === undefined) return null;
  const whole = report.byCode.get(indicator.within);
  if (!whole || indicator.scope === undefined) return whole ?? null;
  const industry = catalogue.industries.indexOf(indicator.scope);
  return report.byCode.get(subRowCode(whole.indicator, industry)) ?? null;
}

/** Half a project is non-integer-count's business. */
function isPossible(value: number, entry: Entry): boolean {
  return !isCounted(entry) || Number.isInteger(value);
}

/** 其中项大于总项: 其中 is never more than what it is a part of (主要审核关系). */
export const rule: SheetRule = {
  id: 'part-exceeds-whole',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    for (const entry of report.entries) {
      const whole = wholeOf(report, entry, catalogue);
      if (!whole?.actual || !entry.actual) continue;
      const part = valueOf(entry.actual);
      const all = valueOf(whole.actual);
      if (part === null || all === null || all < 0 || part <= all) continue;
      if (!isPossible(part, entry) || !isPossible(all, whole)) continue;
      find({
        at: { row: entry.actual.row, column: entry.actual.column },
        related: [{ row: whole.actual.row, column: whole.actual.column }],
        code: entry.code,
        params: {
          part: entry.indicator.name,
          value: shown(part, entry.indicator),
          whole: nameOf(whole, catalogue),
          limit: shown(all, whole.indicator),
        },
      });
    }
  },
};
