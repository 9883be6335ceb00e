import { fill as fillAll } from '../actions/fill';
import { fix } from '../actions/fix';
import { takeBack as takeBackLast } from '../actions/journal';
import { clearMarks as clearAllMarks, mark as markAll } from '../actions/mark';
import { format } from '../locales/format';
import { taskOf } from './engine';
import { explain, explanationFlaw } from './explaining';
import { addReturn, type NewReturn } from './new-return';
import type { PaneSession } from './session';
import { verdictOf } from './state';
import type { FindingView } from './view-models';

/* What changes the open workbook; wanted only after the first verdict. */

function left({ store }: PaneSession): number {
  return verdictOf(store.state.check)?.findings.length ?? 0;
}

/** Applies the fixes of these findings; then the focus goes to `next`. */
export async function applyFixes(
  session: PaneSession,
  views: readonly FindingView[],
  next: string | null,
): Promise<void> {
  const current = await session.checking.stillThere(views);
  if (current === null) return;
  const findings = current.map((view) => view.finding);
  const step = await fix(session.services.host, findings, session.basis!.snapshot, session.journalled());
  session.journal(step);
  await session.checking.recheckAfter(step?.edits);
  session.say('fix', { count: current.length, left: left(session) }, step !== null);
  session.dispatch({ type: 'finding-focused', key: next });
}

export async function writeExplanation(session: PaneSession, view: FindingView, text: string): Promise<void> {
  const current = await session.checking.stillThere([view]);
  if (current === null) return session.dispatch({ type: 'dialog-closed' });
  const { finding } = current[0]!;
  const { settings, words } = session;
  const flaw = explanationFlaw(text, finding, session.basis!, settings);
  if (flaw !== null) {
    const sentence = flaw === 'no-column' ? words.errors['no-explanation-column'] : words.explain[flaw];
    const length = settings.thresholds.explanationLength;
    return session.dispatch({ type: 'explanation-refused', flaw: format(sentence, { length }) });
  }
  const step = await explain(session.services.host, text.trim(), finding, session.basis!, session.time());
  session.dispatch({ type: 'dialog-closed' });
  session.journal(step);
  await session.checking.recheckAfter(step?.edits);
  session.say('explain', { left: left(session) }, step !== null);
  session.dispatch({ type: 'finding-focused', key: null });
}

export async function fill(session: PaneSession): Promise<void> {
  const { binding } = await session.checking.known();
  if (binding.reports.length === 0) return session.dispatch({ type: 'view-chosen', view: 'check' });
  const task = taskOf(session.terms(), binding);
  const { edits, step } = await fillAll(session.services.host, task, session.journalled());
  session.journal(step);
  await session.checking.recheckAfter(step?.edits);
  if (edits.length === 0) session.say('fillNothing', {}, false);
  else session.say('fill', { count: edits.length }, step !== null);
}

export async function mark(session: PaneSession): Promise<void> {
  const checked = await session.checking.fresh();
  if (checked === null) return;
  const { severities } = session.words;
  const views = verdictOf(session.store.state.check)!.findings;
  const texts = new Map(views.map((view) => [view.finding, `${severities[view.severity]}：${view.message}`]));
  const step = await markAll(
    session.services.host,
    views.map((view) => view.finding),
    (finding) => texts.get(finding)!,
    checked.snapshot,
    session.journalled(),
  );
  session.journal(step);
  await session.checking.recheckAfter(step?.edits);
  const places = new Set(views.filter((view) => view.cell).map((view) => `${view.sheet}!${view.cell}`));
  session.say('mark', { count: places.size }, step !== null);
}

export async function clearMarks(session: PaneSession): Promise<void> {
  const checked = await session.checking.fresh();
  if (checked === null) return;
  const step = await clearAllMarks(session.services.host, checked.snapshot, session.journalled());
  session.journal(step);
  await session.checking.recheckAfter(step?.edits);
  session.say('clearMarks', {}, step !== null);
}

export async function takeBack(session: PaneSession): Promise<void> {
  const { journal } = session.store.state;
  const last = journal.at(-1);
  if (last === undefined) return session.say('takeBackNothing', {}, false);
  const rest = await takeBackLast(session.services.host, journal);
  session.dispatch({ type: 'journal-changed', journal: rest });
  await session.checking.recheckAfter(last.edits);
  const { actions } =
    session.locale === 'en-US' ? await import('../locales/en-US/actions') : await import('../locales/zh-CN/actions');
  session.say('takeBack', { title: actions.titles[last.title] }, rest.length > 0);
}

export async function createReturn(session: PaneSession, wanted: NewReturn): Promise<void> {
  const { sheet, step } = await addReturn(session.services.host, wanted, session.terms(), session.journalled());
  session.journal(step);
  await session.checking.recheckAfter(step?.edits);
  await session.services.select(sheet, { top: 0, left: 0, bottom: 0, right: 0 });
  session.say('template', { sheet }, step !== null);
}
