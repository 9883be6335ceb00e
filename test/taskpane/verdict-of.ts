import type { Severity } from '../../src/core/finding';
import type { RuleId } from '../../src/core/rules/catalogue';
import { countFindings } from '../../src/taskpane/group-findings';
import type { FindingView, VerdictView } from '../../src/taskpane/view-models';

/** A finding as the pane shows it, of `sheet!cell`. */
export function findingOf(place: string, severity: Severity, more: Partial<FindingView> = {}): FindingView {
  const [sheet = '', cell = ''] = place.split('!');
  const rule: RuleId = 'text-number';
  return {
    key: `${place}|${rule}`,
    finding: { rule, severity, sheet, cell, related: [], code: 'D2-02', params: {}, fix: null },
    severity,
    sheet,
    cell,
    code: 'D2-02',
    indicator: '机器人密度',
    rule: '文本型数字',
    message: '填的是文本“12”',
    why: '',
    clause: null,
    operands: [],
    fix: null,
    asksForReason: false,
    explanation: null,
    ...more,
  };
}

export function verdictOf(findings: readonly FindingView[], sheets: readonly string[]): VerdictView {
  return {
    sheets: sheets.map((name) => ({
      name,
      unit: `${name}区`,
      period: '2021年第三季度',
      counts: countFindings(findings.filter((view) => view.sheet === name)),
      rows: 3,
      passed: 2,
    })),
    findings,
    explained: [],
    counts: countFindings(findings),
    ignored: [],
    marked: false,
  };
}
