import type { Finding, Severity } from '../core/finding';

export type Counts = Readonly<Record<Severity, number>>;

/** How a fix reads on its button. */
export type FixKind = 'set' | 'clearCell' | 'formula' | 'unmerge' | 'show' | 'insert';

/** A finding as people read it. */
export interface FindingView {
  /** The same finding has the same key after the workbook was checked again. */
  readonly key: string;
  readonly finding: Finding;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly cell: string | null;
  /** The code and the name of the indicator; `null` where it is about none. */
  readonly code: string | null;
  readonly indicator: string | null;
  readonly rule: string;
  readonly message: string;
  readonly why: string;
  readonly clause: { readonly id: string; readonly title: string; readonly verbatim: string } | null;
  /** What the row holds: name and text as in the sheet. */
  readonly operands: readonly (readonly [string, string])[];
  readonly fix: {
    readonly kind: FixKind;
    readonly before: string;
    readonly after: string;
    readonly safe: boolean;
  } | null;
  /** It is a reason for lagging work that is asked for. */
  readonly asksForReason: boolean;
  /** What 情况说明 says now; `null` where nothing can be explained. */
  readonly explanation: string | null;
}

/** A reporting sheet at a glance. */
export interface SheetView {
  readonly name: string;
  readonly unit: string | null;
  readonly period: string | null;
  readonly counts: Counts;
  /** Indicators with a row, and those of them without findings. */
  readonly rows: number;
  readonly passed: number;
}

/** The verdict on a workbook. */
export interface VerdictView {
  readonly sheets: readonly SheetView[];
  readonly findings: readonly FindingView[];
  readonly explained: readonly FindingView[];
  readonly counts: Counts;
  /** Names of the sheets that are no returns. */
  readonly ignored: readonly string[];
  /** Marks of ours stand in the workbook. */
  readonly marked: boolean;
}
