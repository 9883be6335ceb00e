import type { Edit, SheetPlan } from '../core/edit';
import type { Finding } from '../core/finding';
import { samePeriod, type Period } from '../core/period';
import type { Report } from '../core/report/report';
import { changes, type Change } from '../core/summary/changes';
import type { EarlierSummary } from '../core/summary/earlier';
import { summaryEdits } from '../core/summary/edits';
import { takeIn, type Arrival, type Intake } from '../core/summary/intake';
import { summarize as summarizeIntake, type SummaryModel, type SummaryWords } from '../core/summary/model';
import type { SheetSnapshot, WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';
import { wholeReports, type Gathering } from './gather';
import { perform, type Journalled, type Step } from './step';
import type { Task } from './task';

/** How the code of an error that kept a file from being read is found. */
export type ErrorOf = (cause: unknown) => NonNullable<Arrival['error']>;

export interface SummaryBasis {
  /** Open findings, of `judgeGathering`. */
  readonly findings: readonly Finding[];
  /** A summary that is to be continued with what comes now. */
  readonly continued: EarlierSummary | null;
  /** The summary in the workbook that is written to: weights and remarks are kept, changes are named. */
  readonly kept: EarlierSummary | null;
  /** What came of earlier periods. */
  readonly past: readonly Intake[];
  /** `2021-10-15 09:30`, as the caller's clock says. */
  readonly time: string;
  readonly words: SummaryWords;
  readonly errorOf: ErrorOf;
}

export interface Summarized {
  readonly model: SummaryModel;
  readonly intake: Intake;
  /** Since the summary that was rewritten or continued; `null`: there was none. */
  readonly changes: readonly Change[] | null;
}

function arrivalsOf(gathering: Gathering, errorOf: ErrorOf): readonly Arrival[] {
  return gathering.files.map(({ source, error, reports }) => ({
    source: source.name,
    ...(error && { error: errorOf(error.cause) }),
    reports,
  }));
}

/**
 * Who is waited for. The city fills in its own form, so it is counted once that form is there, whichever counties and
 * zones are chosen, or where it is named.
 */
function awaited(task: Task, reports: readonly Report[], continued: EarlierSummary | null): readonly string[] {
  const { units } = task.catalogue;
  const chosen = task.expected ?? units.filter(({ kind }) => kind !== 'city').map(({ code }) => code);
  const hasCityForm =
    reports.some((report) => report.form === 'city') ||
    continued?.submissions.some((submission) => submission.unit.kind === 'city') === true;
  const city = units.filter(({ kind, code }) => kind === 'city' && hasCityForm && !chosen.includes(code));
  return [...chosen, ...city.map(({ code }) => code)];
}

/** Decides which sheets of a gathering speak for which unit, and reads those again whose cells were let go. */
async function takeInGathering(
  gathering: Gathering,
  task: Task,
  period: Period | null,
  continued: EarlierSummary | null,
  errorOf: ErrorOf,
): Promise<Intake> {
  const arrivals = arrivalsOf(gathering, errorOf);
  const expected = awaited(
    task,
    arrivals.flatMap((arrival) => arrival.reports),
    continued,
  );
  const intake = takeIn(arrivals, { catalogue: task.catalogue, period, expected, earlier: continued });
  if (!gathering.digested) return intake;
  const accepted = [];
  for (const one of intake.accepted) {
    const file = gathering.files.find(({ reports }) => reports.includes(one.report))!;
    const whole = await wholeReports(file, gathering, task.catalogue);
    const same = whole.find(({ sheet }) => sheet.name === one.report.sheet.name);
    accepted.push(same ? { ...one, report: same } : one);
  }
  return { ...intake, accepted };
}

/** An earlier period of which only the summary is there. */
export function pastSummary(summary: EarlierSummary, task: Task): Intake {
  const { catalogue } = task;
  return takeIn([], { catalogue, period: summary.period, expected: awaited(task, [], summary), earlier: summary });
}

/** The earlier periods that a gathering holds, one intake for each. */
export async function pastOf(gathering: Gathering, task: Task, errorOf: ErrorOf): Promise<readonly Intake[]> {
  const periods: Period[] = [];
  for (const { reports } of gathering.files) {
    for (const { period } of reports) {
      if (period && !periods.some((known) => samePeriod(known, period))) periods.push(period);
    }
  }
  const past: Intake[] = [];
  for (const period of periods) past.push(await takeInGathering(gathering, task, period, null, errorOf));
  return past;
}

/** The summary of a gathering as a model; `null` where no sheet says for which period it is. */
export async function summarizeGathering(
  gathering: Gathering,
  task: Task,
  basis: SummaryBasis,
): Promise<Summarized | null> {
  const { continued, errorOf, findings, kept, past, time, words } = basis;
  const intake = await takeInGathering(gathering, task, task.period, continued, errorOf);
  const { allocation, catalogue, settings } = task;
  const model = summarizeIntake(intake, { allocation, catalogue, settings, findings, kept, past, time, words });
  const before = kept ?? continued;
  return model && { model, intake, changes: before && changes(before, model) };
}

/**
 * Puts a summary into a workbook in one write; what a person made there stays. `former`: the generated sheets as they
 * stand (`formerSheets`), without which their replacement cannot be taken back.
 */
export async function writeSummary(
  host: Host,
  model: SummaryModel,
  before: WorkbookSnapshot | null,
  kept: EarlierSummary | null,
  journalled: Journalled,
  former: ReadonlyMap<string, SheetPlan> = new Map(),
): Promise<Step | null> {
  const edits = summaryEdits(model, before, kept).flatMap((edit) => withFormer(edit, former, before));
  return perform(host, 'summarize', edits, before ?? { sheets: [], names: [] }, journalled);
}

function withFormer(edit: Edit, former: ReadonlyMap<string, SheetPlan>, workbook: WorkbookSnapshot | null): Edit[] {
  if (edit.kind !== 'replace-sheet' && edit.kind !== 'delete-sheet') return [edit];
  const name = edit.kind === 'replace-sheet' ? edit.plan.name : edit.sheet;
  const before = former.get(name);
  if (!before) return [edit];
  return [...showAll(workbook?.sheets.find((sheet) => sheet.name === name)), { ...edit, before }];
}

/** Shows what a person has hidden on a sheet, so that taking back hides it again. */
function showAll(sheet: SheetSnapshot | undefined): Edit[] {
  if (!sheet) return [];
  const { name, hiddenRows: rows, hiddenColumns: columns } = sheet;
  return [
    ...(rows.size > 0 ? [{ kind: 'show-rows', sheet: name, rows: [...rows], hidden: false } as const] : []),
    ...(columns.size > 0 ? [{ kind: 'show-columns', sheet: name, columns: [...columns], hidden: false } as const] : []),
  ];
}
