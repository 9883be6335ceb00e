import { useEffect, useId, useState } from 'react';
import { WENZHOU_2020_93 as CATALOGUE } from '../../core/schema/wenzhou-2020-93';
import { actions as chineseActions } from '../../locales/zh-CN/actions';
import { actions as englishActions } from '../../locales/en-US/actions';
import { format } from '../../locales/format';
import { LOCALES } from '../../locales/tag';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { Diagnostics } from '../services';
import type { PaneSession } from '../session';
import type { PaneState } from '../state';
import { SettingsForm } from './SettingsForm';

interface MoreViewProps {
  readonly session: PaneSession;
  readonly state: PaneState;
  onCopy(text: string): void;
}

/** 更多: what was done and can be taken back, marks, settings, diagnostics. */
export function MoreView({ session, state, onCopy }: MoreViewProps) {
  const { words } = session;
  const { journal } = state;
  const isBusy = state.isWorking || state.check.phase === 'checking';
  const { titles } = session.locale === 'en-US' ? englishActions : chineseActions;
  return (
    <div className="pir-more-view">
      <section className="pir-section">
        <h2>{words.more.journal}</h2>
        <p className="pir-quiet">{journal.length === 0 ? words.more.journalEmpty : words.more.journalLead}</p>
        {journal.length > 0 && (
          <ol className="pir-journal">
            {[...journal].reverse().map((step, index) => (
              <li key={journal.length - index}>
                <span>
                  <b>{titles[step.title]}</b> <small>{format(words.more.cells, { count: step.edits.length })}</small>
                  <br />
                  <small>{step.time}</small>
                </span>
                {index === 0 ? (
                  <button
                    type="button"
                    className="pir-button"
                    disabled={isBusy}
                    onClick={() => void session.takeBack()}
                  >
                    {words.commands.takeBack}
                  </button>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className="pir-section">
        <h2>{words.commands.newReturn}</h2>
        <div className="pir-row">
          <button
            type="button"
            className="pir-button"
            disabled={isBusy}
            onClick={() => session.dispatch({ type: 'dialog-opened', dialog: { kind: 'new-return' } })}
          >
            {words.commands.newReturn}
          </button>
        </div>
      </section>
      <section className="pir-section">
        <h2>{words.more.settings}</h2>
        <Language session={session} isBusy={isBusy} />
        <SettingsForm session={session} words={words} />
      </section>
      <DiagnosticsSection session={session} words={words} onCopy={onCopy} />
      <section className="pir-section">
        <h2>{words.more.about}</h2>
        <p>
          {format(words.more.aboutText, {
            document: `${CATALOGUE.document.number} ${CATALOGUE.title}`,
            indicators: CATALOGUE.indicators.length,
          })}
        </p>
      </section>
    </div>
  );
}

function Language({ session, isBusy }: { readonly session: PaneSession; readonly isBusy: boolean }) {
  const { more } = session.words;
  const [isAutomatic, setAutomatic] = useState(false);
  const id = useId();
  return (
    <>
      <label className="pir-label" htmlFor={id}>
        {more.language}
      </label>
      <select
        id={id}
        className="pir-select"
        value={isAutomatic ? 'auto' : session.locale}
        disabled={isBusy}
        onChange={(event) => {
          const { value } = event.target;
          setAutomatic(value === 'auto');
          void session.chooseLocale(LOCALES.find((locale) => locale === value) ?? null);
        }}
      >
        <option value="auto">{more.languages.auto}</option>
        {LOCALES.map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {more.languages[locale]}
          </option>
        ))}
      </select>
    </>
  );
}

interface DiagnosticsSectionProps {
  readonly session: PaneSession;
  readonly words: PaneWords;
  onCopy(text: string): void;
}

function DiagnosticsSection({ session, words, onCopy }: DiagnosticsSectionProps) {
  const [facts, setFacts] = useState<Diagnostics | null>(null);
  useEffect(() => {
    session.services.diagnostics().then(setFacts, () => setFacts(null));
  }, [session]);
  if (facts === null) return null;
  const { more } = words;
  const rows: readonly (readonly [string, string])[] = [
    [more.host, facts.host],
    [more.version, facts.version],
    [more.platform, facts.platform],
    [more.sets, facts.requirementSets.map(([name, version]) => `${name} ${version}`).join('、')],
    [more.officeJs, facts.officeJs ?? more.noOfficeJs],
  ];
  const shown = rows.filter(([, text]) => text !== '');
  return (
    <section className="pir-section">
      <h2>{more.diagnostics}</h2>
      <dl className="pir-facts">
        {shown.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className="pir-button"
        onClick={() => onCopy(shown.map(([name, text]) => `${name}: ${text}`).join('\n'))}
      >
        {more.copy}
      </button>
    </section>
  );
}
