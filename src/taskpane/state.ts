import type { Severity } from '../core/finding';
import type { Journal } from '../actions/journal';
import type { Locale } from '../locales';
import type { FindingView, VerdictView } from './view-models';

export const VIEWS = ['check', 'summary', 'indicators', 'more'] as const;
export type View = (typeof VIEWS)[number];

/** Why something was not done, in words; `busy` and `protected` have a headline of their own. */
export interface Failure {
  readonly kind: 'busy' | 'protected' | 'other';
  readonly sentence: string;
  /** For the administrator; `''` where the sentence says all. */
  readonly details: string;
}

export type CheckState =
  | { readonly phase: 'idle' }
  /** `total` is `null` while the workbook is read. */
  | {
      readonly phase: 'checking';
      readonly done: number;
      readonly total: number | null;
      readonly before: VerdictView | null;
    }
  | { readonly phase: 'no-report'; readonly sheets: readonly string[] }
  | { readonly phase: 'checked'; readonly verdict: VerdictView; readonly stale: readonly string[] }
  | { readonly phase: 'failed'; readonly failure: Failure; readonly before: VerdictView | null };

export type GroupBy = 'sheet' | 'rule' | 'indicator';

export interface Filter {
  readonly groupBy: GroupBy;
  readonly search: string;
  /** Shown severities; none chosen: all. */
  readonly severities: readonly Severity[];
}

/** What was done last, said at the top until something else is done. */
export interface Notice {
  readonly tone: 'done' | 'problem';
  /** What kind of problem it is; absent for what needs no headline. */
  readonly kind?: Failure['kind'];
  readonly text: string;
  readonly details: string;
  /** The step can be taken back from here. */
  readonly canTakeBack: boolean;
}

export type Dialog =
  | { readonly kind: 'fix'; readonly findings: readonly FindingView[] }
  | { readonly kind: 'explain'; readonly finding: FindingView; readonly flaw: string | null }
  | { readonly kind: 'new-return' };

export type Light = 'in' | 'missing' | 'faulty';

export interface UnitLight {
  readonly name: string;
  readonly light: Light;
}

/** What a person says that a file is; `auto`: what it holds decides. */
export type FileRole = 'auto' | 'previous';

/** A chosen file and what became of it. */
export interface ImportedFile {
  readonly id: number;
  readonly name: string;
  /** What is worked on is compared with it. */
  readonly isPrevious: boolean;
  readonly isTaken: boolean;
  readonly verdicts: readonly string[];
}

/** What a person has settled beforehand. */
export interface SummaryOptions {
  /** `2021Q3`; `null`: what lies there decides. */
  readonly period: string | null;
  /** Codes of the units that are waited for; `null`: all. */
  readonly expected: readonly string[] | null;
}

export interface SummaryState {
  readonly options: SummaryOptions;
  readonly lights: readonly UnitLight[] | null;
  readonly period: string | null;
  readonly files: readonly ImportedFile[];
  /** The 目标分解表 that targets come from: a sheet of the workbook, or a file. */
  readonly allocation: string | null;
  readonly progress: { readonly done: number; readonly total: number; readonly file: string } | 'making' | null;
  /** Sentences on what is different since last time; `null`: nothing was made yet. */
  readonly outcome: { readonly changes: readonly string[] | null; readonly sheets: readonly string[] } | null;
}

/** Everything the pane shows. */
export interface PaneState {
  /** The language that the pane speaks; `null` before it was changed. */
  readonly locale: Locale | null;
  readonly view: View;
  readonly active: { readonly sheet: string; readonly row: number } | null;
  readonly check: CheckState;
  readonly filter: Filter;
  /** Something is being read or written: no second action starts. */
  readonly isWorking: boolean;
  readonly notice: Notice | null;
  readonly dialog: Dialog | null;
  readonly journal: Journal;
  readonly summary: SummaryState;
  /** The finding that gets the focus next; the number makes a second request for the same one heard. */
  readonly focus: { readonly key: string | null; readonly turn: number };
  /** Said by screen readers; the number makes the same words heard twice. */
  readonly announcement: { readonly text: string; readonly turn: number };
}

export const INITIAL_STATE: PaneState = {
  locale: null,
  view: 'check',
  active: null,
  check: { phase: 'idle' },
  filter: { groupBy: 'sheet', search: '', severities: [] },
  isWorking: false,
  notice: null,
  dialog: null,
  journal: [],
  summary: {
    options: { period: null, expected: null },
    lights: null,
    period: null,
    files: [],
    allocation: null,
    progress: null,
    outcome: null,
  },
  focus: { key: null, turn: 0 },
  announcement: { text: '', turn: 0 },
};

/** The verdict that is on the screen, also while a new one is made. */
export function verdictOf(check: CheckState): VerdictView | null {
  switch (check.phase) {
    case 'checked':
      return check.verdict;
    case 'checking':
    case 'failed':
      return check.before;
    case 'idle':
    case 'no-report':
      return null;
  }
}
