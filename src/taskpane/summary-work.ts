import { judgeGathering, reportsOf } from '../actions/check-all';
import { gather, type Gathering, type Source } from '../actions/gather';
import { summarizeGathering, type Summarized } from '../actions/summarize';
import { perform } from '../actions/step';
import type { Task } from '../actions/task';
import type { Edit, PlannedCell, SheetPlan } from '../core/edit';
import { isInvertible } from '../core/invert';
import { formatPeriod, samePeriod } from '../core/period';
import { WENZHOU_2020_93 } from '../core/schema/wenzhou-2020-93';
import type { WorkbookSnapshot } from '../core/snapshot';
import { readSummary, type EarlierSummary } from '../core/summary/earlier';
import { summaryEdits } from '../core/summary/edits';
import type { Verdict } from '../core/summary/intake';
import type { Finding } from '../core/finding';
import type { Locale } from '../locales';
import { changeText } from '../locales/change-text';
import { summaryWords, type SummaryTexts } from '../locales/summary-words';
import { allocationOf, taskOf } from './engine';
import type { ChosenFile } from './services';
import type { PaneSession } from './session';
import type { ImportedFile, SummaryState, UnitLight } from './state';

interface HeldFile {
  readonly id: number;
  readonly source: Source;
}

/** The imported files of each pane; they stay in memory as long as the pane is open. */
const held = new WeakMap<PaneSession, HeldFile[]>();
let lastId = 0;

function filesOf(session: PaneSession): HeldFile[] {
  let files = held.get(session);
  if (!files) held.set(session, (files = []));
  return files;
}

async function textsOf(locale: Locale): Promise<SummaryTexts> {
  const [{ actions }, { errors }, { rules }, { summary }] = await Promise.all(
    locale === 'en-US'
      ? [
          import('../locales/en-US/actions'),
          import('../locales/en-US/errors'),
          import('../locales/en-US/rules'),
          import('../locales/en-US/summary'),
        ]
      : [
          import('../locales/zh-CN/actions'),
          import('../locales/zh-CN/errors'),
          import('../locales/zh-CN/rules'),
          import('../locales/zh-CN/summary'),
        ],
  );
  return { actions, errors, rules, summary };
}

/** Files are read when they are chosen; one of the same name takes the place of the earlier one. */
export async function importFiles(session: PaneSession, files: readonly ChosenFile[]): Promise<void> {
  const known = filesOf(session);
  for (const file of files) {
    let snapshot: WorkbookSnapshot | null = null;
    const open = async () => {
      snapshot ??= await session.services.readFile(file);
      const read = snapshot;
      return {
        read: () => Promise.resolve(read),
        apply: () => Promise.reject(new Error('A chosen file is only read.')),
      };
    };
    const at = known.findIndex(({ source }) => source.name === file.name);
    known.splice(at < 0 ? known.length : at, at < 0 ? 0 : 1, { id: ++lastId, source: { name: file.name, open } });
  }
  await lookAround(session);
}

export async function removeFile(session: PaneSession, id: number): Promise<void> {
  const known = filesOf(session);
  const at = known.findIndex((file) => file.id === id);
  if (at >= 0) known.splice(at, 1);
  await lookAround(session);
}

interface Look {
  readonly before: WorkbookSnapshot;
  readonly kept: EarlierSummary | null;
  readonly summarized: Summarized | null;
}

/** Reads the workbook and the files and shows who has reported; `null` when it was cancelled. Nothing is written. */
export async function lookAround(session: PaneSession): Promise<Look | null> {
  const show = (summary: Partial<SummaryState>) => session.dispatch({ type: 'summary-changed', summary });
  const files = filesOf(session);
  try {
    const before = await session.services.host.read();
    const workbook: Source = {
      name: '',
      open: () => Promise.resolve({ read: () => Promise.resolve(before), apply: session.services.host.apply }),
    };
    const sources = [workbook, ...files.map(({ source }) => gently(source, session))];
    const gathering = await gather(sources, WENZHOU_2020_93, (index) => {
      if (index > 0) show({ progress: { done: index, total: files.length, file: sources[index]!.name } });
    });
    if (session.isCancelled) return null;
    const task = taskFor(session, gathering);
    const { findings } = await judgeGathering(gathering, task);
    const kept = readSummary(before, task.catalogue);
    const summarized = await summarizeGathering(gathering, task, {
      findings,
      continued: continuing(kept, gathering),
      kept,
      past: [],
      time: session.time(),
      words: summaryWords(await textsOf('zh-CN')),
      errorOf: (cause) => {
        const known = session.services.explainError(cause);
        return known ? { code: known.key, params: known.params } : { code: 'internal' };
      },
    });
    const texts = await textsOf(session.locale);
    show({
      lights: lightsOf(summarized, task, findings),
      period: summarized && formatPeriod(summarized.model.period),
      files: files.map((file) => importedFile(file, summarized?.intake.verdicts ?? [], texts)),
    });
    return { before, kept, summarized };
  } finally {
    show({ progress: null });
  }
}

/** One press: reads everything, writes the sheets of the summary, and says what is different since last time. */
export async function makeSummary(session: PaneSession): Promise<void> {
  session.dispatch({ type: 'summary-changed', summary: { progress: 'making' } });
  const look = await lookAround(session);
  if (look === null) return;
  const { before, kept, summarized } = look;
  if (summarized === null || summarized.model.submissions.length === 0) {
    const text = session.words.summary.nothing;
    session.dispatch({ type: 'noticed', notice: { tone: 'problem', text, details: '', canTakeBack: false } });
    return;
  }
  session.dispatch({ type: 'summary-changed', summary: { progress: 'making' } });
  try {
    const { model } = summarized;
    const edits = summaryEdits(model, before, kept).map((edit) => withBefore(edit, session, before));
    const { host } = session.services;
    // A summary of an earlier session can be replaced but not put back: nobody knows its formats any more.
    const step = await perform(host, 'summarize', edits, before, isInvertible(edits) ? session.journalled() : null);
    remember(edits, session);
    session.journal(step);
    const texts = await textsOf(session.locale);
    const sheets = edits.flatMap((edit) =>
      edit.kind === 'add-sheet' || edit.kind === 'replace-sheet' ? [edit.plan] : [],
    );
    const sentences = summarized.changes?.map((change) => changeText(change, WENZHOU_2020_93, texts)) ?? null;
    const changes = sentences?.length === 0 ? [texts.summary.changes.none] : sentences;
    const visible = sheets.filter((plan) => (plan.visibility ?? 'visible') === 'visible').map((plan) => plan.name);
    session.dispatch({ type: 'summary-changed', summary: { outcome: { changes, sheets: visible } } });
    await session.recheckAfter(edits);
    const facts = { reported: model.submissions.length, expected: model.expected.length };
    session.say('summarize', { ...facts, indicators: model.indicators.length }, step !== null);
  } finally {
    session.dispatch({ type: 'summary-changed', summary: { progress: null } });
  }
}

/** The sheets that a session has made, by name: what their replacement is taken back to. */
const plans = new WeakMap<PaneSession, Map<string, SheetPlan>>();

function remember(edits: readonly Edit[], session: PaneSession): void {
  const made = new Map<string, SheetPlan>();
  for (const edit of edits) {
    if (edit.kind === 'add-sheet' || edit.kind === 'replace-sheet') made.set(edit.plan.name, edit.plan);
  }
  plans.set(session, made);
}

/** The sheet as we made it, with what people have typed into it since. */
function withBefore(edit: Edit, session: PaneSession, snapshot: WorkbookSnapshot): Edit {
  if (edit.kind !== 'replace-sheet') return edit;
  const plan = plans.get(session)?.get(edit.plan.name);
  const sheet = snapshot.sheets.find(({ name }) => name === edit.plan.name);
  if (!plan || !sheet) return edit;
  const height = Math.max(plan.rows.length, sheet.rows.length);
  const rows = Array.from({ length: height }, (_, row) => {
    const width = Math.max(plan.rows[row]?.length ?? 0, sheet.rows[row]?.length ?? 0);
    return Array.from({ length: width }, (__, column): PlannedCell | undefined => {
      const style = plan.rows[row]?.[column]?.style;
      const cell = sheet.rows[row]?.[column];
      if (!cell && style === undefined) return undefined;
      return {
        value: cell?.value ?? null,
        ...(cell?.formula !== undefined && { formula: cell.formula }),
        ...(style !== undefined && { style }),
      };
    });
  });
  return { ...edit, before: { ...plan, rows } };
}

/** The screen is drawn before a file is opened, and a cancel is heard. */
function gently(source: Source, session: PaneSession): Source {
  return {
    name: source.name,
    open: async () => {
      await new Promise((resume) => setTimeout(resume));
      if (session.isCancelled) throw new Error('cancelled');
      return source.open();
    },
  };
}

function taskFor(session: PaneSession, { files }: Gathering): Task {
  const matrices = files.flatMap((file) => file.matrices);
  const task = taskOf(session.settings, session.services.now(), { matrices });
  return { ...task, allocation: allocationOf({ matrices }) };
}

/** The workbook's own summary goes on with files that come later, unless most returns are of another period. */
function continuing(kept: EarlierSummary | null, gathering: Gathering): EarlierSummary | null {
  if (kept === null) return null;
  const periods = reportsOf(gathering).flatMap(({ period }) => period ?? []);
  const same = periods.filter((period) => samePeriod(period, kept.period)).length;
  return same * 2 >= periods.length ? kept : null;
}

function lightsOf(summarized: Summarized | null, task: Task, findings: readonly Finding[]): readonly UnitLight[] {
  if (summarized === null) {
    const waited = task.catalogue.units.filter((unit) => unit.kind !== 'city');
    return waited.map(({ name }) => ({ name, light: 'missing' }));
  }
  const { intake, model } = summarized;
  const faulty = new Set(
    findings.filter(({ severity }) => severity === 'mandatory').map(({ source, sheet }) => `${source}\n${sheet}`),
  );
  const missing = new Set(model.missing.map(({ code }) => code));
  return model.expected.map((unit) => {
    if (missing.has(unit.code)) return { name: unit.name, light: 'missing' };
    const report = intake.accepted.find((accepted) => accepted.unit.code === unit.code)?.report;
    const isFaulty = report !== undefined && faulty.has(`${report.source}\n${report.sheet.name}`);
    return { name: unit.name, light: isFaulty ? 'faulty' : 'in' };
  });
}

const TAKEN: ReadonlySet<Verdict['kind']> = new Set(['accepted', 'replaces-earlier']);

function importedFile({ id, source }: HeldFile, verdicts: readonly Verdict[], texts: SummaryTexts): ImportedFile {
  const own = verdicts.filter((verdict) => verdict.source === source.name);
  const { verdict: sentence } = summaryWords(texts);
  return {
    id,
    name: source.name,
    isTaken: own.some(({ kind }) => TAKEN.has(kind)),
    verdicts: own.length > 0 ? own.map(sentence) : [texts.summary.verdicts['no-report']],
  };
}
