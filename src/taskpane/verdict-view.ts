import { markedPlaces } from '../core/mark';
import { explanationAt } from '../core/judgement/lag';
import type { Finding, Severity } from '../core/finding';
import type { RuleId } from '../core/rules/catalogue';
import { actualFormatOf } from '../core/computed/row';
import { formatNumber } from '../core/expression/format-number';
import { formatPeriod } from '../core/period';
import { cellText } from '../core/report/cell-text';
import type { Entry, Reading, Report } from '../core/report/report';
import type { Catalogue, Indicator } from '../core/schema/catalogue';
import { indicatorByCode } from '../core/schema/facts';
import { fromA1 } from '../core/address';
import { messageOf } from '../locales/message';
import type { Checked } from './engine';
import { countFindings } from './group-findings';
import type { FindingView, FixKind, SheetView, VerdictView } from './view-models';
import type { FindingWords } from './words';

const SEVERITIES: readonly Severity[] = ['mandatory', 'verify', 'notice'];

/** Settled by a good text in 情况说明 alone. */
const ABOUT_REASONS: ReadonlySet<RuleId> = new Set<RuleId>(['reason-missing', 'boilerplate-reason']);

/** It asks why work lags and how it goes on; other explanations say why a figure is what it is. */
export function asksForReason({ rule }: Finding): boolean {
  return ABOUT_REASONS.has(rule);
}

/** A verdict as people read it: by sheet, the gravest first. */
export function verdictView(checked: Checked, catalogue: Catalogue, words: FindingWords): VerdictView {
  const { binding, snapshot, verdict } = checked;
  const reports = new Map(binding.reports.map((report) => [report.sheet.name, report]));
  const keys = new Map<string, number>();
  const order = new Map(snapshot.sheets.map((sheet, index) => [sheet.name, index]));
  const rankOf = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  const placeOf = ({ sheet }: Finding) => (sheet === null ? order.size : (order.get(sheet) ?? order.size));
  const view = (finding: Finding) => findingView(finding, reports, catalogue, words, keys);
  const inOrder = (findings: readonly Finding[]) =>
    [...findings].sort((a, b) => placeOf(a) - placeOf(b) || rankOf(a) - rankOf(b)).map(view);
  const findings = inOrder(verdict.findings);
  return {
    sheets: binding.reports.map((report) => sheetView(report, findings)),
    findings,
    explained: inOrder(verdict.explained),
    counts: countFindings(findings),
    ignored: binding.ignored,
    marked: markedPlaces(snapshot.names).length > 0,
  };
}

function sheetView(report: Report, findings: readonly FindingView[]): SheetView {
  const own = findings.filter((view) => view.sheet === report.sheet.name);
  const faulty = new Set(own.map((view) => view.code?.split('.')[0]));
  return {
    name: report.sheet.name,
    unit: report.unit?.name ?? null,
    period: report.period && formatPeriod(report.period),
    counts: countFindings(own),
    rows: report.entries.length,
    passed: report.entries.filter((entry) => !faulty.has(entry.code)).length,
  };
}

function findingView(
  finding: Finding,
  reports: ReadonlyMap<string, Report>,
  catalogue: Catalogue,
  words: FindingWords,
  keys: Map<string, number>,
): FindingView {
  const { rule, severity, sheet, cell, code, variant } = finding;
  const indicator = code === null ? undefined : indicatorByCode(catalogue, code.split('.')[0]!);
  const report = sheet === null ? undefined : reports.get(sheet);
  const entry = code === null ? undefined : report?.byCode.get(code);
  const stem = [sheet, cell, rule, variant, code].join('|');
  const twin = keys.get(stem) ?? 0;
  keys.set(stem, twin + 1);
  const clause = indicator && catalogue.clauses.find(({ id }) => id === indicator.clause);
  return {
    key: `${stem}|${twin}`,
    finding,
    severity,
    sheet,
    cell,
    code,
    indicator: indicator ? nameOf(indicator, entry, catalogue) : null,
    rule: words.rules[rule].title,
    message: messageOf(finding, words),
    why: words.rules[rule].why,
    clause: indicator && clause ? { ...clause, verbatim: indicator.verbatim } : null,
    operands: entry ? operandsOf(entry) : [],
    fix: finding.fix && {
      kind: fixKind(finding),
      before: finding.fix.before,
      after: finding.fix.after,
      safe: finding.fix.safe,
    },
    asksForReason: asksForReason(finding),
    explanation: (severity === 'verify' || asksForReason(finding)) && report ? explanationOf(finding, report) : null,
  };
}

function nameOf(indicator: Indicator, entry: Entry | undefined, { industries }: Catalogue): string {
  const industry = entry?.industry === null || entry === undefined ? undefined : industries[entry.industry];
  return industry === undefined ? indicator.name : `${indicator.name}（${industry}）`;
}

/** What 情况说明 says on the finding's row; `null` where the row or the column is missing. */
function explanationOf({ cell }: Finding, report: Report): string | null {
  const at = cell === null ? null : fromA1(cell.split(':')[0]!);
  if (at === null || !report.layout.columns.has('explanation')) return null;
  const { body } = report.layout;
  if (at.row < body.first || at.row > body.last) return null;
  return explanationAt(report, at.row)?.text ?? '';
}

function fixKind({ fix }: Finding): FixKind {
  const change = fix!.change;
  switch (change.kind) {
    case 'set':
      if (change.formula !== undefined) return 'formula';
      return change.value === null ? 'clearCell' : 'set';
    case 'unmerge':
      return 'unmerge';
    case 'insert-row':
      return 'insert';
    case 'show-rows':
    case 'show-columns':
    case 'show-sheet':
      return 'show';
  }
}

/** The figures of a row by the names that people know them by. */
export function operandsOf(entry: Entry): readonly (readonly [string, string])[] {
  const { indicator, numerator, denominator, actual, previous, target } = entry;
  const [above, below] = indicator.inputNames ?? ['分子', '分母'];
  const unit = indicator.unit;
  const all: readonly (readonly [string, Reading | undefined, boolean])[] = [
    [above, numerator, false],
    [below, denominator, false],
    ['完成值', actual, true],
    ['上期完成值', previous, true],
    ['目标值', target, true],
  ];
  return all.flatMap(([name, reading, inMeasure]) => {
    const text = reading && readingText(reading, inMeasure ? indicator : null);
    if (!text) return [];
    const isBare = inMeasure && reading.number.kind === 'number' && unit !== '%' && !text.endsWith(unit);
    return [[name, isBare ? `${text} ${unit}` : text] as const];
  });
}

function readingText({ cell, number }: Reading, indicator: Indicator | null): string {
  if (number.kind !== 'number') return cellText(cell);
  if (indicator) return String(formatNumber(number.value, actualFormatOf(indicator)));
  return number.value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}
