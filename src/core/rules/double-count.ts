import { properNames } from '../judgement/proper-names';
import type { CellAddress } from '../address';
import type { Report } from '../report/report';
import { rowEntries } from '../judgement/input';
import { nameOf } from '../judgement/naming';
import type { RunRule } from './rule';

interface Mention {
  readonly report: Report;
  readonly at: CellAddress;
}

/** 县区与集聚区重复: a zone lies inside counties, so that one project or enterprise is easily counted by both. */
export const rule: RunRule = {
  id: 'double-count',
  severity: 'verify',
  scope: 'run',
  check({ reports, catalogue }, find) {
    if (reports.length < 2) return;
    const mentions = new Map<string, Mention>();
    for (const report of reports) {
      const { unit, period } = report;
      if (!unit || !period || unit.kind === 'city') continue;
      for (const entry of rowEntries(report)) {
        const { evidence, code, indicator } = entry;
        if (!evidence || evidence.text === '') continue;
        for (const name of properNames(evidence.text)) {
          if (indicator.name.includes(name) || name.includes(indicator.name)) continue;
          const key = `${code} ${period.year * 12 + period.lastMonth} ${name}`;
          const here = { report, at: { row: evidence.row, column: evidence.column } };
          const before = mentions.get(key);
          if (!before) {
            mentions.set(key, here);
            continue;
          }
          if (before.report.unit!.code === unit.code) continue;
          // The zone's own return is the one to ask about: its counties report the same ground.
          const [asked, other] = before.report.unit!.kind === 'zone' ? [before, here] : [here, before];
          const params = { indicator: nameOf(entry, catalogue), name, other: other.report.unit!.name };
          find({ on: asked.report, at: asked.at, code, params });
        }
      }
    }
  },
};
