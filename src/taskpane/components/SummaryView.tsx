import { useEffect, useRef } from 'react';
import { format } from '../../locales/format';
import type { PaneSession } from '../session';
import type { FileRole, PaneState } from '../state';
import { Icon, type IconName } from './Icon';
import { SummaryFiles } from './SummaryFiles';
import { SummaryOptionsForm } from './SummaryOptionsForm';

interface SummaryViewProps {
  readonly session: PaneSession;
  readonly state: PaneState;
  onChooseFiles(role: FileRole): void;
}

const LIGHT_ICONS: Readonly<Record<'in' | 'missing' | 'faulty', IconName>> = {
  in: 'passed',
  missing: 'missing',
  faulty: 'mandatory',
};

/** 汇总: who has reported, files, one button, and what changed. */
export function SummaryView({ session, state, onChooseFiles }: SummaryViewProps) {
  const { words } = session;
  const { lights, period, files, progress, outcome } = state.summary;
  const isBusy = state.isWorking || state.check.phase === 'checking';
  /** Looks once whenever the view opens; a summary that is being made looks by itself. */
  const hasLooked = useRef(progress !== null);
  useEffect(() => {
    // 一键汇总 may open the view before its progress shows; looking again would take its outcome out of sight.
    if (progress !== null) hasLooked.current = true;
    if (hasLooked.current || isBusy) return;
    hasLooked.current = true;
    void session.lookAround();
  }, [session, isBusy, progress]);
  const reported = lights?.filter(({ light }) => light !== 'missing').length ?? 0;
  return (
    <div className="pir-summary">
      {progress !== null && (
        <div className="pir-progress">
          <p id="pir-summary-progress">
            {progress === 'making' ? words.summary.making : format(words.summary.reading, { ...progress })}
          </p>
          <progress
            aria-labelledby="pir-summary-progress"
            {...(progress !== 'making' && { value: progress.done, max: progress.total })}
          />
          {progress !== 'making' && (
            <button type="button" className="pir-button" onClick={() => session.cancelWork()}>
              {words.commands.cancel}
            </button>
          )}
        </div>
      )}
      {outcome && (
        <section className="pir-section">
          <h2>{words.summary.changes}</h2>
          {outcome.changes === null ? (
            <p>{words.summary.first}</p>
          ) : (
            <ul className="pir-plain">
              {outcome.changes.slice(0, 40).map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          )}
          <h2>{words.summary.sheets}</h2>
          <ul className="pir-links">
            {outcome.sheets.map((sheet) => (
              <li key={sheet}>
                <button
                  type="button"
                  className="pir-link"
                  aria-label={format(words.summary.openSheet, { sheet })}
                  onClick={() => void session.goTo({ sheet, cell: null })}
                >
                  {sheet}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="pir-section">
        <h2>
          {words.summary.units} <small>{period}</small>
        </h2>
        {lights && (
          <>
            <p className="pir-quiet">{format(words.summary.counts, { reported, expected: lights.length })}</p>
            <ul className="pir-lights">
              {lights.map(({ name, light }) => (
                <li key={name} className={`pir-light pir-light-${light}`}>
                  <Icon name={LIGHT_ICONS[light]} />
                  <span>{name}</span>
                  <small>{words.summary.status[light]}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <SummaryFiles
        files={files}
        isBusy={isBusy}
        words={words}
        onChoose={onChooseFiles}
        onRemove={(ids) => void session.removeFiles(ids)}
      />
      <SummaryOptionsForm
        summary={state.summary}
        isBusy={isBusy}
        words={words}
        onChange={(options) => void session.chooseOptions(options)}
      />
    </div>
  );
}
