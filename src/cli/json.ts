import type { Finding } from '../core/finding';
import type { Catalogue, Indicator } from '../core/schema/catalogue';
import type { Words } from '../locales';
import { messageOf } from '../locales/message';
import { bySheet, type CheckedFile } from './verdict';

/** Data for programs, on standard output. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function findingJson(finding: Finding, texts: Words) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    cell: finding.cell,
    related: finding.related,
    code: finding.code,
    message: messageOf(finding, texts),
    fix: finding.fix && { cell: finding.fix.cell, before: finding.fix.before, after: finding.fix.after },
  };
}

export interface CheckResult {
  readonly files: readonly CheckedFile[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly findings: readonly Finding[];
  readonly explained: readonly Finding[];
  /** Findings whose fix was applied to the copy. */
  readonly fixed: ReadonlySet<Finding>;
}

/** The JSON of `check`; `explained` and `fixed` go beyond the least that is promised. */
export function checkJson(result: CheckResult, texts: Words) {
  const open = bySheet(result.findings);
  const explained = bySheet(result.explained);
  const one = (finding: Finding) =>
    result.fixed.has(finding) ? { ...findingJson(finding, texts), fixed: true } : findingJson(finding, texts);
  return {
    files: result.files.map((file) => ({
      file: file.file,
      error: file.error,
      sheets: file.sheets.map(({ sheet, unit, period, form }) => ({
        sheet,
        unit: unit?.code ?? null,
        period: period?.id ?? null,
        form,
        findings: open.of(file.file, sheet).map(one),
        explained: explained.of(file.file, sheet).map(one),
      })),
      ignoredSheets: file.ignored,
    })),
    findings: open.none.map(one),
    skipped: result.skipped.map(({ path, reason }) => ({ file: path, reason })),
  };
}

/** What the reporter fills in. */
function inputsOf(indicator: Indicator): readonly string[] {
  switch (indicator.measure) {
    case 'ratio':
    case 'coverage':
    case 'density':
      return ['numerator', 'denominator'];
    case 'growth':
    case 'cagr':
    case 'relative':
      return ['current', 'base'];
    case 'industry-coverage':
    case 'industry-count':
      return ['perIndustry'];
    case 'count':
    case 'amount':
    case 'rank':
    case 'floor':
    case 'breakthrough':
      return ['value'];
  }
}

/** The JSON of `schema`: `target` and `unit` as the document writes them. */
export function schemaJson(catalogue: Catalogue) {
  return {
    id: catalogue.id,
    version: catalogue.version,
    indicators: catalogue.indicators.map((indicator) => ({
      code: indicator.code,
      clause: indicator.clause,
      name: indicator.name,
      verbatim: indicator.verbatim,
      target: indicator.target,
      unit: indicator.unit,
      comparison: indicator.comparison,
      measure: indicator.measure,
      window: indicator.window,
      inputs: inputsOf(indicator),
      inputNames: indicator.inputNames ?? [],
      cityTotal: indicator.cityTotal,
      reportedBy: indicator.reportedBy,
      departments: indicator.departments,
    })),
  };
}
