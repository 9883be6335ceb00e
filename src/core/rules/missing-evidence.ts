import { plain } from '../judgement/display';
import { cellText } from '../report/cell-text';
import { isPlaceholder } from '../report/number-text';
import { isPerIndustry } from '../schema/facts';
import { shownAt } from '../judgement/covered';
import { isCounted } from '../judgement/judgement';
import { rowEntries } from '../judgement/input';
import { nameOf, thingOf } from '../judgement/naming';
import { valueOf } from '../judgement/figure';
import type { Entry, Report } from '../report/report';
import type { SheetRule } from './rule';

/** A dash or 无 names no paper. */
function names(text: string): boolean {
  return text !== '' && !isPlaceholder(text);
}

/** Words beside the row, or in a cell merged over it; a sheet without such a cell asks for none. */
function hasEvidence(report: Report, { evidence }: Entry): boolean {
  if (!evidence || names(evidence.text)) return true;
  const { row, column } = shownAt(report.sheet, evidence.row, evidence.column);
  return names(cellText(report.sheet.rows[row]?.[column]));
}

/** How many things are counted without a paper: on the row itself, or on those of its sub-rows that have none either. */
function unproven(report: Report, entry: Entry): number {
  if (hasEvidence(report, entry)) return 0;
  const rows = isPerIndustry(entry.indicator) ? entry.industries : [entry];
  let count = 0;
  for (const row of rows) {
    if (row && isCounted(row) && !hasEvidence(report, row)) count += valueOf(row.actual) ?? 0;
  }
  return count;
}

/** 无佐证: what is counted can be shown (清单、文件、证书); a list beside the indicator serves for all its sub-rows. */
export const rule: SheetRule = {
  id: 'missing-evidence',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    if (!report.layout.columns.has('evidence')) return;
    if (!rowEntries(report).some(({ evidence }) => evidence !== undefined && names(evidence.text))) return;
    for (const entry of report.entries) {
      const count = unproven(report, entry);
      if (count <= 0 || !context.judge(report, entry).isSound) continue;
      const evidence = entry.evidence!;
      find({
        at: { row: evidence.row, column: evidence.column },
        code: entry.code,
        params: { indicator: nameOf(entry, context.catalogue), value: plain(count), unit: thingOf(entry) },
      });
    }
  },
};
