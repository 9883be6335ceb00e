import type { Finding, Severity } from '../core/finding';
import type { Period } from '../core/period';
import type { Form, ReportingUnit } from '../core/schema/catalogue';

/** Why a file could not be used: the code of a `WorkbookError` or one of our own, and the sentence. */
export interface FileError {
  readonly code: string;
  readonly message: string;
}

/** What `check` knows of one sheet; `form` is `null` for a table of several units, which nobody reports. */
export interface CheckedSheet {
  readonly sheet: string;
  readonly unit: ReportingUnit | null;
  readonly period: Period | null;
  readonly form: Form | null;
}

/** What `check` knows of one file. */
export interface CheckedFile {
  readonly file: string;
  readonly error: FileError | null;
  readonly sheets: readonly CheckedSheet[];
  readonly ignored: readonly string[];
}

/** The findings of a run, by file and sheet; what belongs to no sheet stands under `none`. */
export interface FindingsBySheet {
  of(file: string, sheet: string): readonly Finding[];
  readonly none: readonly Finding[];
}

export function bySheet(findings: readonly Finding[]): FindingsBySheet {
  const groups = new Map<string, Map<string, Finding[]>>();
  const none: Finding[] = [];
  for (const finding of findings) {
    if (finding.sheet === null) {
      none.push(finding);
      continue;
    }
    const source = finding.source ?? '';
    let sheets = groups.get(source);
    if (!sheets) groups.set(source, (sheets = new Map()));
    const list = sheets.get(finding.sheet);
    if (list) list.push(finding);
    else sheets.set(finding.sheet, [finding]);
  }
  return { of: (file, sheet) => groups.get(file)?.get(sheet) ?? [], none };
}

export function countOf(findings: readonly Finding[], severity: Severity): number {
  let count = 0;
  for (const finding of findings) if (finding.severity === severity) count++;
  return count;
}
