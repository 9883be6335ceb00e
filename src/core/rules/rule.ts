import type { Assessment } from '../attainment';
import type { CheckOptions } from '../check-options';
import type { Finding, Fix, MessageValue, Severity } from '../finding';
import type { Judgement } from '../judgement/judgement';
import type { Peers } from '../judgement/peers';
import type { Earlier } from '../judgement/earlier';
import type { Matrix } from '../report/matrix';
import type { Entry, Report } from '../report/report';
import type { RuleId } from './catalogue';

/** What a rule finds; `check` adds rule id, severity and sheet. */
export interface Found {
  /** Row and column of the cell, from 0; absent for what has none. */
  readonly at?: { readonly row: number; readonly column: number };
  readonly related?: readonly { readonly row: number; readonly column: number }[];
  readonly code?: string;
  /** Where one kind of the finding weighs less than the rule does; the settings of the rule do not touch it. */
  readonly severity?: Severity;
  readonly variant?: string;
  readonly params?: Readonly<Record<string, MessageValue>>;
  readonly fix?: Fix | null;
}

/** Takes up what a rule finds. */
export type Find<F = Found> = (found: F) => void;

/** A row whose figures nobody doubts, with what was worked out of it. */
export interface SoundRow {
  readonly entry: Entry;
  readonly assessment: Assessment;
}

/** What a rule may know besides the report itself. Nothing here changes while rules run. */
export interface CheckContext extends CheckOptions {
  /** All reports of the run, this one among them. */
  readonly reports: readonly Report[];
  /** The unit's report of the period before, or `null`. */
  previousOf(report: Report): Report | null;
  /** Computed once for each entry. */
  assess(report: Report, entry: Entry): Assessment;
  /** What the entry's cells are worth, so that one cause gives one finding; computed once for each entry. */
  judge(report: Report, entry: Entry): Judgement;
  /** The rows, sub-rows aside, whose figures nobody doubts, so that what follows from them may be judged. */
  soundRows(report: Report): readonly SoundRow[];
  /** The entry's value of the period before: of the accepted report, else of the sheet's own column; `null` where there is none. */
  earlier(report: Report, entry: Entry): Earlier | null;
  /** The same indicator in the other units' reports of the period; `null` where too few are sound. */
  peers(report: Report, entry: Entry): Peers | null;
  /** The person has given an acceptable explanation on this row. */
  isExplained(report: Report, entry: Entry): boolean;
}

interface RuleBase {
  readonly id: RuleId;
  readonly severity: Severity;
}

/** Judges one sheet. */
export interface SheetRule extends RuleBase {
  readonly scope: 'sheet';
  /** It holds the sheet against the other reports of the run; where they change its answer, they do so for a `digest` too. */
  readonly compares?: true;
  check(report: Report, find: Find, context: CheckContext): void;
}

/** Where a finding of the run stands: on a report, on a matrix, or nowhere. */
export interface Placed {
  readonly on: Report | Matrix | null;
}

/** Judges the reports of a run against each other. */
export interface RunRule extends RuleBase {
  readonly scope: 'run';
  check(context: CheckContext, find: Find<Found & Placed>): void;
}

export type Rule = SheetRule | RunRule;

export type { Finding };
