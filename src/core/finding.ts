import type { RuleId } from './rules/catalogue';
import type { CellValue } from './snapshot';

/** 强制 must be corrected · 核实 correct it or explain it · 提示 safe to fix with one click. */
export type Severity = 'mandatory' | 'verify' | 'notice';

/** A value shown in a message; the words around it live in the locales. */
export type MessageValue = string | number;

/** A change that a person previews, applies and can take back. */
export interface Fix {
  /** A1 address of the cell on the finding's sheet that the fix is about. */
  readonly cell: string;
  /** What the person sees: the content before and after, in the sheet's own writing. */
  readonly before: string;
  readonly after: string;
  readonly change: FixChange;
  /** No judgement is needed: may be applied with all others of its kind at one click. */
  readonly safe: boolean;
}

export type FixChange =
  | { readonly kind: 'set'; readonly value: CellValue; readonly formula?: string; readonly format?: string }
  | { readonly kind: 'unmerge'; readonly range: string }
  | { readonly kind: 'show-rows'; readonly rows: readonly number[] }
  | { readonly kind: 'show-columns'; readonly columns: readonly number[] }
  | { readonly kind: 'show-sheet' }
  | {
      readonly kind: 'insert-row';
      readonly before: number;
      readonly cells: readonly { readonly column: number; readonly value: CellValue }[];
    };

/** What a rule found: facts only. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The sheet's name; `null` for what belongs to no sheet (a missing submission). */
  readonly sheet: string | null;
  /** The `Report.source` of that sheet: two files may hold sheets of one name. Absent where there is no sheet. */
  readonly source?: string;
  /** A1 address; `null` where the finding is about the whole sheet or about something absent. */
  readonly cell: string | null;
  readonly related: readonly string[];
  /** Code of the indicator, or of a sub-row (`J3-01.2`). */
  readonly code: string | null;
  /** Which of the rule's messages; absent: its only one. */
  readonly variant?: string;
  /** Fills the holes of that message, each hole by name. */
  readonly params: Readonly<Record<string, MessageValue>>;
  readonly fix: Fix | null;
}
