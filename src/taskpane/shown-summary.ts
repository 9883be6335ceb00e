import type { Summarized } from '../actions/summarize';
import type { SheetPlan } from '../core/edit';
import { formatPeriod, type Period } from '../core/period';
import { WENZHOU_2020_93 } from '../core/schema/wenzhou-2020-93';
import type { Verdict } from '../core/summary/intake';
import type { Locale } from '../locales';
import { changeText } from '../locales/change-text';
import { format } from '../locales/format';
import { summaryWords, type SummaryTexts } from '../locales/summary-words';
import type { PaneWords } from '../locales/zh-CN/pane';
import type { HeldFile } from './held-files';
import type { ImportedFile, SummaryState, UnitLight } from './state';
import type { Look } from './summary-desk';

export async function loadSummaryTexts(locale: Locale): Promise<SummaryTexts> {
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

/** What was seen, as people read it. */
export function shownSummary(
  look: Look,
  files: readonly HeldFile[],
  texts: SummaryTexts,
  words: PaneWords,
): Pick<SummaryState, 'lights' | 'period' | 'files' | 'allocation'> {
  return {
    lights: lightsOf(look),
    period: look.period && formatPeriod(look.period),
    files: files.map((held) => importedFile(held, look, texts, words)),
    allocation: look.task.allocation?.source ?? null,
  };
}

/** Sentences on what is different since last time, and the sheets that people look at. */
export function outcomeOf(
  { changes }: Summarized,
  plans: readonly SheetPlan[],
  texts: SummaryTexts,
): NonNullable<SummaryState['outcome']> {
  const sentences = changes?.map((change) => changeText(change, WENZHOU_2020_93, texts)) ?? null;
  return {
    changes: sentences?.length === 0 ? [texts.summary.changes.none] : sentences,
    sheets: plans.filter((plan) => (plan.visibility ?? 'visible') === 'visible').map((plan) => plan.name),
  };
}

function lightsOf({ summarized, task, findings }: Look): readonly UnitLight[] {
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

function importedFile(held: HeldFile, look: Look, texts: SummaryTexts, words: PaneWords): ImportedFile {
  const { id, file } = held;
  const { name } = file.source;
  const isPrevious = look.previous.has(held);
  const sentence = summaryWords(texts).verdict;
  const sentences: string[] = [];
  let isTaken = false;
  const period = held.summary?.period ?? file.reports.find((report) => report.period)?.period;
  if (isPrevious && period) {
    isTaken = isBefore(period, look.period);
    const text = isTaken ? words.summary.usedAsPrevious : words.summary.notEarlier;
    sentences.push(format(text, { period: formatPeriod(period) }));
  }
  if (file.matrices.some(({ kind }) => kind === 'allocation')) {
    isTaken = true;
    sentences.push(words.summary.usedAsAllocation);
  }
  const verdicts = look.summarized?.intake.verdicts.filter((verdict) => verdict.source === name) ?? [];
  isTaken ||= verdicts.some(({ kind }) => TAKEN.has(kind));
  if (sentences.length === 0 || file.reports.length > 0) sentences.push(...verdicts.map(sentence));
  if (sentences.length === 0) sentences.push(sentence(verdictOn(held, look)));
  return { id, name, isPrevious, isTaken, verdicts: sentences };
}

function isBefore(period: Period, other: Period | null): boolean {
  return other === null || period.year * 12 + period.lastMonth < other.year * 12 + other.lastMonth;
}

/** What is said of a file that no intake has judged. */
function verdictOn({ file: { source, error } }: HeldFile, look: Look): Verdict {
  const nothing = { source: source.name, sheet: null, unit: null, period: null, other: null };
  return error
    ? { ...nothing, kind: 'unreadable', error: look.errorOf(error.cause) }
    : { ...nothing, kind: 'no-report', error: null };
}
