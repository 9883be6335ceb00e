import type { Finding } from '../core/finding';
import { formatPeriod } from '../core/period';
import { format, type Words } from '../locales';
import { messageOf } from '../locales/message';
import type { CheckResult } from './json';
import { bySheet, countOf } from './verdict';

/** A formula can be longer than a screen; its beginning tells which one it is. */
const LONGEST = 60;

function shown(content: string, blank: string): string {
  if (content === '') return blank;
  return content.length > LONGEST ? `${content.slice(0, LONGEST)}…` : content;
}

/** One line a person can act on, and beneath it what it can become. */
function findingLines(finding: Finding, texts: Words, fixed: boolean): string[] {
  const { check, severity } = texts.cli;
  const lines = [
    format(check.finding, {
      severity: severity[finding.severity],
      cell: finding.cell ?? check.noCell,
      message: messageOf(finding, texts),
    }),
  ];
  if (finding.fix && finding.fix.before !== finding.fix.after) {
    lines.push(
      format(fixed ? check.fixedTo : check.fix, {
        before: shown(finding.fix.before, check.blank),
        after: shown(finding.fix.after, check.blank),
      }),
    );
  }
  return lines;
}

/** The findings of a run for people: by file and sheet, with the counts at the end. Files that failed are named elsewhere. */
export function checkText(result: CheckResult, texts: Words): string {
  const { check } = texts.cli;
  const open = bySheet(result.findings);
  const lines: string[] = [];
  let sheets = 0;
  for (const file of result.files) {
    if (file.error) continue;
    lines.push(format(check.file, { file: file.file }));
    for (const { sheet, unit, period, form } of file.sheets) {
      if (form !== null) sheets++;
      const findings = open.of(file.file, sheet);
      lines.push(
        format(check.sheet, {
          sheet,
          unit: unit?.name ?? check.unknownUnit,
          period: period ? formatPeriod(period) : check.unknownPeriod,
        }),
      );
      if (findings.length === 0) lines.push(check.passed);
      for (const finding of findings) lines.push(...findingLines(finding, texts, result.fixed.has(finding)));
    }
    if (file.ignored.length > 0) lines.push(format(check.ignored, { sheets: file.ignored.join('、') }));
  }
  if (open.none.length > 0) {
    lines.push(check.among);
    for (const finding of open.none) lines.push(...findingLines(finding, texts, false));
  }
  const read = result.files.filter((file) => file.error === null).length;
  if (read > 0) {
    const left = result.findings.filter((finding) => !result.fixed.has(finding));
    lines.push(
      format(check.total, {
        files: read,
        sheets,
        mandatory: countOf(left, 'mandatory'),
        verify: countOf(left, 'verify'),
        notice: countOf(left, 'notice'),
        explained: result.explained.length,
      }),
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}
