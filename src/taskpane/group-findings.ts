import type { Filter } from './state';
import type { Counts, FindingView, SheetView, VerdictView } from './view-models';

export interface FindingGroup {
  readonly key: string;
  /** The heading; `null` for findings that belong to no sheet or no indicator. */
  readonly title: string | null;
  /** Unit and period of a sheet, or the code of an indicator. */
  readonly detail: string;
  readonly counts: Counts;
  readonly findings: readonly FindingView[];
}

/** Counts by severity. */
export function countFindings(findings: readonly FindingView[]): Counts {
  const counts = { mandatory: 0, verify: 0, notice: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The findings that a filter leaves, in the order of the verdict. */
export function filterFindings(findings: readonly FindingView[], filter: Filter): readonly FindingView[] {
  const words = filter.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return findings.filter((view) => {
    if (filter.severities.length > 0 && !filter.severities.includes(view.severity)) return false;
    if (words.length === 0) return true;
    const text = [view.sheet, view.cell, view.code, view.indicator, view.rule, view.message].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The shown findings in groups; sheets without findings stand among them while nothing is filtered. */
export function groupFindings(verdict: VerdictView, filter: Filter): readonly FindingGroup[] {
  const shown = filterFindings(verdict.findings, filter);
  const isFiltered = filter.search.trim() !== '' || filter.severities.length > 0;
  switch (filter.groupBy) {
    case 'sheet':
      return bySheet(verdict.sheets, shown, !isFiltered);
    case 'rule':
      return grouped(shown, (view) => [view.finding.rule, view.rule, '']);
    case 'indicator':
      return grouped(shown, (view) => [view.code ?? '', view.indicator, view.code ?? '']);
  }
}

function bySheet(
  sheets: readonly SheetView[],
  shown: readonly FindingView[],
  withPassed: boolean,
): readonly FindingGroup[] {
  const groups = grouped(shown, (view) => [view.sheet ?? '', view.sheet, '']);
  const known = new Map(groups.map((group) => [group.key, group]));
  const inOrder: FindingGroup[] = [];
  for (const sheet of sheets) {
    const group = known.get(sheet.name);
    known.delete(sheet.name);
    if (!group && !withPassed) continue;
    const detail = [sheet.unit === sheet.name ? null : sheet.unit, sheet.period].filter((part) => part).join(' · ');
    inOrder.push({
      ...(group ?? { key: sheet.name, title: sheet.name, findings: [], counts: countFindings([]) }),
      detail,
    });
  }
  return [...inOrder, ...known.values()];
}

function grouped(
  shown: readonly FindingView[],
  nameOf: (view: FindingView) => readonly [key: string, title: string | null, detail: string],
): readonly FindingGroup[] {
  const groups = new Map<string, { title: string | null; detail: string; findings: FindingView[] }>();
  for (const view of shown) {
    const [key, title, detail] = nameOf(view);
    const known = groups.get(key);
    if (known) known.findings.push(view);
    else groups.set(key, { title, detail, findings: [view] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group, counts: countFindings(group.findings) }));
}
