import type { PaneSession } from '../session';
import type { CheckActions } from './check-actions';

/** The wishes of the 校验 view as steps of the session. */
export function checkActions(session: PaneSession, chooseFiles: () => void): CheckActions {
  const dispatch = session.dispatch.bind(session);
  return {
    validate: () => void session.validate(),
    cancelCheck: () => session.cancelCheck(),
    fill: () => void session.fill(),
    goTo: (view) => void session.goTo(view),
    fix: (view, next) => void session.applyFixes([view], next),
    openFixes: (findings) => dispatch({ type: 'dialog-opened', dialog: { kind: 'fix', findings } }),
    openExplanation: (finding) => dispatch({ type: 'dialog-opened', dialog: { kind: 'explain', finding, flaw: null } }),
    openNewReturn: () => dispatch({ type: 'dialog-opened', dialog: { kind: 'new-return' } }),
    openSummary: () => dispatch({ type: 'view-chosen', view: 'summary' }),
    importReturns: chooseFiles,
    mark: () => void session.mark(),
    clearMarks: () => void session.clearMarks(),
    group: (by) => dispatch({ type: 'grouped', by }),
    search: (text) => dispatch({ type: 'searched', text }),
    toggleSeverity: (severity) => dispatch({ type: 'severity-toggled', severity }),
    clearFilter: () => dispatch({ type: 'filter-cleared' }),
    copy: (text) => void copyText(text),
  };
}

/** The clipboard needs a permission that some web views do not give; the old way works there. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}
