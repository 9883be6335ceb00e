import type { Finding, Severity } from '../finding';
import type { Catalogue, ReportingUnit } from '../schema/catalogue';
import { indicatorByCode } from '../schema/facts';
import type { RuleId } from '../rules/catalogue';
import type { Intake } from './intake';
import type { SummaryWords } from './model';
import type { Submission } from './submission';

/** 级别, as it stands in the sheets. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  mandatory: '强制',
  verify: '核实',
  notice: '提示',
};

/** An open finding, as a line of 问题清单 and of its unit's 退回单. */
export interface Issue {
  /** Known again in the next summary by it. */
  readonly key: string;
  /** `null` when the line was read back from an earlier summary. */
  readonly ruleId: RuleId | null;
  readonly severity: Severity;
  /** `null` where the finding belongs to no unit. */
  readonly unit: ReportingUnit | null;
  readonly source: string;
  readonly sheet: string;
  readonly cell: string;
  readonly code: string;
  readonly indicatorName: string;
  readonly rule: string;
  readonly message: string;
  readonly proposal: string;
}

/** `鹿城区|I12|D2-02|必填为空` */
export function issueKey(unit: string, cell: string, code: string, rule: string): string {
  return [unit, cell, code, rule].join('|');
}

const sheetKey = (source: string, sheet: string): string => JSON.stringify([source, sheet]);

/** Which unit a sheet is for: of what was taken, and of what was not. */
function unitsBySheet(submissions: readonly Submission[], intake: Intake): ReadonlyMap<string, ReportingUnit> {
  const units = new Map<string, ReportingUnit>();
  for (const { source, sheet, unit } of [...intake.verdicts, ...submissions]) {
    if (unit && sheet !== null) units.set(sheetKey(source, sheet), unit);
  }
  return units;
}

/**
 * The open findings in the order of the expected units; what belongs to no unit comes last. Lines of an earlier
 * summary stay for the units whose submission stays.
 */
export function issuesOf(
  findings: readonly Finding[],
  submissions: readonly Submission[],
  intake: Intake,
  catalogue: Catalogue,
  words: SummaryWords,
): readonly Issue[] {
  const units = unitsBySheet(submissions, intake);
  const order = new Map(intake.expected.map((unit, index) => [unit.code, index]));
  const place = (issue: Issue): number => order.get(issue.unit?.code ?? '') ?? order.size;
  const kept = new Set(submissions.flatMap(({ report, unit }) => (report ? [] : [unit.code])));
  const found = findings.map((finding): Issue => {
    const source = finding.source ?? '';
    const sheet = finding.sheet ?? '';
    const unit = units.get(sheetKey(source, sheet)) ?? null;
    const { rule, message, proposal } = words.finding(finding);
    const cell = finding.cell ?? '';
    const code = finding.code ?? '';
    return {
      key: issueKey(unit?.name ?? '', cell, code, rule),
      ruleId: finding.rule,
      severity: finding.severity,
      unit,
      source,
      sheet,
      cell,
      code,
      indicatorName: indicatorByCode(catalogue, code.split('.')[0]!)?.name ?? '',
      rule,
      message,
      proposal,
    };
  });
  return [...found, ...(intake.earlier?.issues ?? []).filter(({ unit }) => unit !== null && kept.has(unit.code))].sort(
    (a, b) => place(a) - place(b),
  );
}
