import { lazy, Suspense } from 'react';
import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import { verdictOf, type CheckState, type PaneState } from '../state';
import type { CheckActions } from './check-actions';
import { Icon } from './Icon';
import { Message } from './Message';

const Results = lazy(async () => ({ default: (await import('./Results')).Results }));

interface CheckViewProps {
  readonly state: PaneState;
  readonly words: PaneWords;
  readonly actions: CheckActions;
}

/** 校验: what is known of the workbook, and what comes next. */
export function CheckView({ state, words, actions }: CheckViewProps) {
  const { check } = state;
  const verdict = verdictOf(check);
  const compared = state.summary.files.filter((file) => file.isPrevious && file.isTaken).length;
  return (
    <>
      <Standing check={check} words={words} actions={actions} />
      {compared > 0 && verdict && (
        <p className="pir-quiet pir-compared">
          {format(words.summary.previousInUse, { count: compared })}{' '}
          <button type="button" className="pir-link" onClick={actions.openSummary}>
            {words.summary.seePrevious}
          </button>
        </p>
      )}
      {verdict && (
        <Suspense fallback={<p className="pir-quiet">{words.loading}</p>}>
          <Results
            verdict={verdict}
            isBusy={check.phase === 'checking'}
            state={state}
            words={words}
            actions={actions}
          />
        </Suspense>
      )}
    </>
  );
}

function Standing({ check, words, actions }: Omit<CheckViewProps, 'state'> & { readonly check: CheckState }) {
  const { commands, failed, state: texts } = words;
  switch (check.phase) {
    case 'idle':
      return <p className="pir-lead">{texts.idle}</p>;
    case 'checking': {
      const { done, total } = check;
      const text = total === null ? texts.reading : format(texts.judging, { done, total });
      return (
        <div className="pir-progress">
          <p id="pir-progress-text">{text}</p>
          <progress
            aria-labelledby="pir-progress-text"
            {...(total !== null && total > 0 && { value: done, max: total })}
          />
          <button type="button" className="pir-button" onClick={actions.cancelCheck}>
            {commands.cancel}
          </button>
        </div>
      );
    }
    case 'no-report':
      return (
        <section className="pir-empty">
          <Icon name="sheet" />
          <h2>{texts.noReport}</h2>
          <p>
            {check.sheets.length === 0
              ? texts.noReportEmpty
              : format(texts.noReportHint, { sheets: check.sheets.slice(0, 12).join('、') })}
          </p>
          <div className="pir-row">
            <button type="button" className="pir-button" onClick={actions.openNewReturn}>
              {commands.newReturn}
            </button>
            {actions.importReturns && (
              <button type="button" className="pir-button" onClick={actions.importReturns}>
                {commands.import}
              </button>
            )}
          </div>
        </section>
      );
    case 'checked':
      return check.stale.length > 0 ? (
        <Message tone="stale" text={format(texts.stale, { sheets: check.stale.slice(0, 3).join('、') })} words={words}>
          <button type="button" className="pir-button" onClick={actions.validate}>
            {commands.revalidate}
          </button>
        </Message>
      ) : null;
    case 'failed': {
      const { kind, sentence, details } = check.failure;
      const title = kind === 'other' ? failed.title : failed[kind];
      return (
        <Message tone="problem" title={title} text={sentence} details={details} words={words} onCopy={actions.copy}>
          <button type="button" className="pir-button" onClick={actions.validate}>
            {commands.again}
          </button>
        </Message>
      );
    }
  }
}
