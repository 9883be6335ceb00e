import type { Severity } from '../core/finding';
import type { Journal } from '../actions/journal';
import type { Locale } from '../locales';
import {
  verdictOf,
  type Dialog,
  type Failure,
  type GroupBy,
  type Notice,
  type PaneState,
  type SummaryState,
  type View,
} from './state';
import type { VerdictView } from './view-models';

/** Everything that may happen to the pane. */
export type PaneEvent =
  | { readonly type: 'view-chosen'; readonly view: View }
  | { readonly type: 'place-changed'; readonly sheet: string; readonly row: number }
  | { readonly type: 'sheet-activated'; readonly sheet: string }
  | { readonly type: 'check-started' }
  | { readonly type: 'check-progressed'; readonly done: number; readonly total: number }
  | { readonly type: 'check-cancelled'; readonly text: string }
  | { readonly type: 'no-report-found'; readonly sheets: readonly string[] }
  | { readonly type: 'checked'; readonly verdict: VerdictView; readonly announcement: string | null }
  | { readonly type: 'check-failed'; readonly failure: Failure }
  | { readonly type: 'sheets-changed'; readonly sheets: readonly string[] }
  | { readonly type: 'grouped'; readonly by: GroupBy }
  | { readonly type: 'searched'; readonly text: string }
  | { readonly type: 'severity-toggled'; readonly severity: Severity }
  | { readonly type: 'filter-cleared' }
  | { readonly type: 'work-started' }
  | { readonly type: 'work-ended' }
  | { readonly type: 'noticed'; readonly notice: Notice }
  | { readonly type: 'notice-closed' }
  | { readonly type: 'dialog-opened'; readonly dialog: Dialog }
  | { readonly type: 'dialog-closed' }
  | { readonly type: 'explanation-refused'; readonly flaw: string }
  | { readonly type: 'journal-changed'; readonly journal: Journal }
  | { readonly type: 'finding-focused'; readonly key: string | null }
  | { readonly type: 'summary-changed'; readonly summary: Partial<SummaryState> }
  | { readonly type: 'language-changed'; readonly locale: Locale };

function said(state: PaneState, text: string): PaneState['announcement'] {
  return { text, turn: state.announcement.turn + 1 };
}

/** The state after an event; pure. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case 'view-chosen':
      return { ...state, view: event.view };
    case 'place-changed':
      return { ...state, active: { sheet: event.sheet, row: event.row } };
    case 'sheet-activated':
      return state.active?.sheet === event.sheet ? state : { ...state, active: { sheet: event.sheet, row: -1 } };
    case 'check-started':
      return {
        ...state,
        check: { phase: 'checking', done: 0, total: null, before: verdictOf(state.check) },
        // What was done, and the way back, stays in view when the sheets are looked at again because of it.
        notice: state.notice?.tone === 'done' ? state.notice : null,
      };
    case 'check-progressed':
      return state.check.phase === 'checking'
        ? { ...state, check: { ...state.check, done: event.done, total: event.total } }
        : state;
    case 'check-cancelled': {
      const before = verdictOf(state.check);
      const check = before === null ? ({ phase: 'idle' } as const) : settled(before);
      return { ...state, check, announcement: said(state, event.text) };
    }
    case 'no-report-found':
      return { ...state, check: { phase: 'no-report', sheets: event.sheets } };
    case 'checked':
      return {
        ...state,
        check: { phase: 'checked', verdict: event.verdict, stale: [] },
        ...(event.announcement !== null && { announcement: said(state, event.announcement) }),
      };
    case 'check-failed':
      return {
        ...state,
        check: { phase: 'failed', failure: event.failure, before: verdictOf(state.check) },
        announcement: said(state, event.failure.sentence),
      };
    case 'sheets-changed':
      return state.check.phase === 'checked'
        ? { ...state, check: { ...state.check, stale: [...new Set([...state.check.stale, ...event.sheets])] } }
        : state;
    case 'grouped':
      return { ...state, filter: { ...state.filter, groupBy: event.by } };
    case 'searched':
      return { ...state, filter: { ...state.filter, search: event.text } };
    case 'severity-toggled': {
      const { severities } = state.filter;
      const isOn = severities.includes(event.severity);
      return {
        ...state,
        filter: {
          ...state.filter,
          severities: isOn ? severities.filter((one) => one !== event.severity) : [...severities, event.severity],
        },
      };
    }
    case 'filter-cleared':
      return { ...state, filter: { ...state.filter, search: '', severities: [] } };
    case 'work-started':
      return { ...state, isWorking: true, notice: null };
    case 'work-ended':
      return { ...state, isWorking: false };
    case 'noticed':
      return { ...state, notice: event.notice, announcement: said(state, event.notice.text) };
    case 'notice-closed':
      return { ...state, notice: null };
    case 'dialog-opened':
      return { ...state, dialog: event.dialog };
    case 'dialog-closed':
      return { ...state, dialog: null };
    case 'explanation-refused':
      return state.dialog?.kind === 'explain'
        ? { ...state, dialog: { ...state.dialog, flaw: event.flaw }, announcement: said(state, event.flaw) }
        : state;
    case 'journal-changed':
      return { ...state, journal: event.journal };
    case 'finding-focused':
      return { ...state, focus: { key: event.key, turn: state.focus.turn + 1 } };
    case 'summary-changed':
      return { ...state, summary: { ...state.summary, ...event.summary } };
    case 'language-changed':
      // Sentences that were said in the other language go; all else is said anew.
      return { ...state, locale: event.locale, notice: null, check: withoutFailure(state.check) };
  }
}

function withoutFailure(check: PaneState['check']): PaneState['check'] {
  if (check.phase !== 'failed') return check;
  return check.before === null ? { phase: 'idle' } : settled(check.before);
}

/** What was on the screen before a check that did not end: nobody knows whether it still holds. */
function settled(before: VerdictView): PaneState['check'] {
  return { phase: 'checked', verdict: before, stale: before.sheets.map((sheet) => sheet.name) };
}
