import { judgeGathering } from '../actions/check-all';
import { formerSheets } from '../actions/former-sheets';
import { gather, type Gathered, type Gathering } from '../actions/gather';
import type { Step } from '../actions/step';
import {
  pastOf,
  pastSummary,
  summarizeGathering,
  writeSummary,
  type ErrorOf,
  type Summarized,
} from '../actions/summarize';
import type { Task } from '../actions/task';
import type { SheetPlan } from '../core/edit';
import type { Finding } from '../core/finding';
import { parsePeriod, samePeriod, type Period } from '../core/period';
import { WENZHOU_2020_93 } from '../core/schema/wenzhou-2020-93';
import type { WorkbookSnapshot } from '../core/snapshot';
import { readSummary, type EarlierSummary } from '../core/summary/earlier';
import type { Intake } from '../core/summary/intake';
import { summaryWords } from '../locales/summary-words';
import { allocationOf, taskOf } from './engine';
import { bringsAgain, holdFile, periodAtWork, previousFiles, type HeldFile } from './held-files';
import type { ChosenFile } from './services';
import type { PaneSession } from './session';
import type { FileRole, SummaryState } from './state';
import { loadSummaryTexts, outcomeOf, shownSummary } from './shown-summary';

/** What was seen when the workbook and the files were looked at together. */
export interface Look {
  readonly before: WorkbookSnapshot;
  readonly kept: EarlierSummary | null;
  readonly task: Task;
  readonly period: Period | null;
  readonly findings: readonly Finding[];
  readonly past: readonly Intake[];
  readonly previous: ReadonlySet<HeldFile>;
  readonly summarized: Summarized | null;
  readonly errorOf: ErrorOf;
}

/** Where returns come together: the files that a person gave, who has reported, and the summary that is made of it. */
export class SummaryDesk {
  private files: readonly HeldFile[] = [];
  private look: Look | null = null;
  private given = '';
  private made: { readonly summarized: Summarized; readonly sheets: readonly SheetPlan[] } | null = null;

  constructor(private readonly session: PaneSession) {}

  /** Files are read when they are chosen; what another file of the same name brought is replaced. */
  async importFiles(chosen: readonly ChosenFile[], role: FileRole): Promise<void> {
    const { services } = this.session;
    const fresh: HeldFile[] = [];
    const replaced = new Set<HeldFile>();
    try {
      for (const [index, file] of chosen.entries()) {
        this.show({ progress: { done: index, total: chosen.length, file: file.name } });
        // The screen is drawn before a file is opened, and a cancel is heard.
        await new Promise((resume) => setTimeout(resume));
        if (this.session.isCancelled) return;
        const names = new Set([...this.files, ...fresh].map((held) => held.file.source.name));
        const held = await holdFile(file, role, names, (one) => services.readFile(one));
        const known = this.files.find((one) => isSameName(one, file) && !replaced.has(one) && bringsAgain(held, one));
        if (known) replaced.add(known);
        fresh.push(held);
      }
    } finally {
      this.show({ progress: null });
    }
    this.files = [...this.files.filter((held) => !replaced.has(held)), ...fresh];
    await this.lookAround();
  }

  async removeFiles(ids: readonly number[]): Promise<void> {
    this.files = this.files.filter(({ id }) => !ids.includes(id));
    await this.lookAround();
  }

  /**
   * Reads the workbook, and shows who has reported by it and the files. Nothing is written. `forSheets`: but the sheets
   * of the summary will be right after it.
   */
  async lookAround(forSheets = false): Promise<Look> {
    const { session } = this;
    const before = await session.services.host.read({ forSheets });
    const workbook = {
      name: '',
      open: () => Promise.resolve({ read: () => Promise.resolve(before), apply: session.services.host.apply }),
    };
    const own = (await gather([workbook], WENZHOU_2020_93)).files[0]!;
    const kept = readSummary(before, WENZHOU_2020_93);
    const look = await this.lookAt(before, own, kept);
    this.look = look;
    await this.give(look);
    await this.speak();
    return look;
  }

  /** What findings rest on, too, is handed on where it is other than before. */
  private async give({ previous }: Look): Promise<void> {
    const matrices = this.files.filter(({ file }) => file.matrices.length > 0);
    const given = [...previous, ...matrices].map(({ id }) => id).join();
    if (given === this.given) return;
    this.given = given;
    const reports = [...previous].flatMap(({ file }) => file.reports);
    await this.session.give({ previous: reports, allocation: this.allocation() });
  }

  /** Shows what is known in the language that now is spoken. */
  async speak(): Promise<void> {
    const texts = await loadSummaryTexts(this.session.locale);
    const { made } = this;
    if (this.look) this.show(shownSummary(this.look, this.files, texts, this.session.words));
    if (made) this.show({ outcome: outcomeOf(made.summarized, made.sheets, texts) });
  }

  /** One press: reads everything, writes the sheets of the summary, and says what is different since last time. */
  async make(): Promise<void> {
    const { session } = this;
    this.show({ progress: 'making' });
    try {
      const { before, kept, summarized, task, past } = await this.lookAround(true);
      if (summarized === null || summarized.model.submissions.length === 0) {
        return session.complain(session.words.summary.nothing);
      }
      const { model } = summarized;
      const made = new Map(this.made?.sheets.map((plan) => [plan.name, plan]));
      const former = kept ? formerSheets(kept, before, task, past, made) : new Map<string, SheetPlan>();
      const step = await writeSummary(session.services.host, model, before, kept, session.journalled(), former);
      session.journal(step);
      this.made = { summarized, sheets: plansOf(step) };
      await this.speak();
      await session.checking.recheckAfter(step?.edits);
      const facts = { reported: model.submissions.length, expected: model.expected.length };
      session.say('summarize', { ...facts, indicators: model.indicators.length }, step !== null);
    } finally {
      this.show({ progress: null });
    }
  }

  private show(summary: Partial<SummaryState>): void {
    this.session.dispatch({ type: 'summary-changed', summary });
  }

  private allocation() {
    return allocationOf({ matrices: this.files.flatMap(({ file }) => file.matrices) });
  }

  private async lookAt(before: WorkbookSnapshot, own: Gathered, kept: EarlierSummary | null): Promise<Look> {
    const { session, files } = this;
    const { options } = session.store.state.summary;
    const chosen = options.period === null ? null : parsePeriod(options.period);
    const period = chosen ?? periodAtWork(own, files, kept);
    const continued = kept && period && samePeriod(kept.period, period) ? kept : null;
    const previous = previousFiles(files, period, reportedFor(period, own, files, continued));
    const current = files.filter((held) => !previous.has(held));
    const gathering = gatheringOf([own, ...current.map(({ file }) => file)]);
    const earlier = gatheringOf([...previous].map(({ file }) => file));
    const terms = {
      ...session.terms(),
      previous: earlier.files.flatMap(({ reports }) => reports),
      allocation: this.allocation(),
    };
    const task: Task = { ...taskOf(terms, own), period, expected: inOrder(options.expected) };
    const { findings } = await judgeGathering(gathering, { ...task, period: chosen });
    const past = [
      ...(await pastOf(earlier, task, this.errorOf)),
      ...[...previous].flatMap(({ summary }) => (summary ? [pastSummary(summary, task)] : [])),
    ];
    const summarized = await summarizeGathering(gathering, task, {
      ...{ findings, continued, kept, past },
      time: session.time(),
      // The words of the sheets are Chinese, whatever language the pane speaks.
      words: summaryWords(await loadSummaryTexts('zh-CN')),
      errorOf: this.errorOf,
    });
    return { before, kept, task, period, findings, past, previous, summarized, errorOf: this.errorOf };
  }

  private readonly errorOf = (cause: unknown) => {
    const known = this.session.services.explainError(cause);
    return known ? { code: known.key, params: known.params } : { code: 'internal' };
  };
}

const gatheringOf = (files: readonly Gathered[]): Gathering => ({ files, digested: false });

/** Units stand in the order of the catalogue, however they were chosen. */
function inOrder(codes: readonly string[] | null): readonly string[] | null {
  return codes && WENZHOU_2020_93.units.flatMap(({ code }) => (codes.includes(code) ? [code] : []));
}

function isSameName({ file }: HeldFile, { name }: ChosenFile): boolean {
  return file.source.name === name || file.source.name.replace(/ \(\d+\)$/, '') === name;
}

/** Codes of the units that have a return of the period, by the workbook, the files and the summary that goes on. */
function reportedFor(
  period: Period | null,
  own: Gathered,
  files: readonly HeldFile[],
  continued: EarlierSummary | null,
): ReadonlySet<string> {
  const reports = [own, ...files.map(({ file }) => file)].flatMap((file) => file.reports);
  const now = reports.filter((report) => period && report.period && samePeriod(report.period, period));
  return new Set([
    ...now.flatMap(({ unit }) => unit?.code ?? []),
    ...(continued?.submissions ?? []).map(({ unit }) => unit.code),
  ]);
}

function plansOf(step: Step | null): readonly SheetPlan[] {
  return (step?.edits ?? []).flatMap((edit) =>
    edit.kind === 'add-sheet' || edit.kind === 'replace-sheet' ? [edit.plan] : [],
  );
}
