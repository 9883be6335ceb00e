import { plain } from '../judgement/display';
import { cellText } from '../report/cell-text';
import { shownAt } from '../judgement/covered';
import { isCounted } from '../judgement/judgement';
import { rowEntries } from '../judgement/input';
import { nameOf, thingOf } from '../judgement/naming';
import { valueOf } from '../judgement/figure';
import type { Entry, Report } from '../report/report';
import type { SheetRule } from './rule';

function hasEvidence(report: Report, { evidence }: Entry): boolean {
  if (!evidence) return false;
  if (evidence.text !== '') return true;
  const { row, column } = shownAt(report.sheet, evidence.row, evidence.column);
  return cellText(report.sheet.rows[row]?.[column]) !== '';
}

/** How many things are counted without a paper: on the row itself, or on those of its sub-rows that have none either. */
function unproven(report: Report, entry: Entry): number {
  if (hasEvidence(report, entry)) return 0;
  if (entry.industries.length === 0) return isCounted(entry) ? (valueOf(entry.actual) ?? 0) : 0;
  return entry.industries.reduce(
    (sum, part) => sum + (part && !hasEvidence(report, part) ? (valueOf(part.actual) ?? 0) : 0),
    0,
  );
}

/** 无佐证: what is counted can be shown (清单、文件、证书); a list beside the indicator serves for all its sub-rows. */
export const rule: SheetRule = {
  id: 'missing-evidence',
  severity: 'verify',
  scope: 'sheet',
  *check(report, context) {
    if (!report.layout.columns.has('evidence')) return;
    if (!rowEntries(report).some(({ evidence }) => evidence !== undefined && evidence.text !== '')) return;
    for (const entry of report.entries) {
      const { evidence } = entry;
      const count = evidence ? unproven(report, entry) : 0;
      if (!evidence || count <= 0 || !context.judge(report, entry).isSound) continue;
      yield {
        at: { row: evidence.row, column: evidence.column },
        code: entry.code,
        params: { indicator: nameOf(entry, context.catalogue), value: plain(count), unit: thingOf(entry) },
      };
    }
  },
};
