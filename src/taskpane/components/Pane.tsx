import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type DragEvent,
  type KeyboardEvent,
} from 'react';
import type { PaneSession } from '../session';
import type { PaneServices } from '../services';
import { verdictOf, type Failure, type FileRole, type PaneState } from '../state';
import type { PaneWords } from '../../locales/zh-CN/pane';
import { checkActions } from './check-actions-of';
import { CheckView } from './CheckView';
import { Message } from './Message';
import { Tabs } from './Tabs';

const LazyDialogs = lazy(async () => {
  const { Dialogs, CATALOGUE } = await import('../lazy-dialogs');
  return {
    default: (props: Omit<Parameters<typeof Dialogs>[0], 'catalogue'>) => <Dialogs {...props} catalogue={CATALOGUE} />,
  };
});
const SummaryView = lazy(async () => ({ default: (await import('./SummaryView')).SummaryView }));
const IndicatorsView = lazy(async () => ({ default: (await import('./IndicatorsView')).IndicatorsView }));
const MoreView = lazy(async () => ({ default: (await import('./MoreView')).MoreView }));

/** The pane: one head, four views, and what is said while work goes on. */
export function Pane({ session }: { readonly session: PaneSession }) {
  const { store, words } = session;
  const state = useSyncExternalStore(store.subscribe, () => store.state);
  const [theme, setTheme] = useState<PaneServices['theme']>(session.services.theme);
  const [isDropping, setDropping] = useState(false);
  const files = useRef<HTMLInputElement>(null);
  useEffect(() => session.services.onThemeChanged(setTheme), [session]);
  /** What the files are that the person is choosing. */
  const role = useRef<FileRole>('auto');
  const chooseFiles = useCallback((wanted: FileRole) => {
    role.current = wanted;
    files.current?.click();
  }, []);
  const actions = useMemo(() => checkActions(session, () => chooseFiles('auto')), [session, chooseFiles]);

  const isChecking = state.check.phase === 'checking';
  const isBusy = state.isWorking || isChecking;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      actions.validate();
    } else if (event.key === 'Escape' && state.dialog === null) {
      if (isChecking) actions.cancelCheck();
      else if (state.notice) session.dispatch({ type: 'notice-closed' });
    }
  };
  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDropping(event.type !== 'dragleave' || event.currentTarget.contains(event.relatedTarget as Node | null));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDropping(false);
    void session.importFiles(chosen(event.dataTransfer.files));
  };

  return (
    <div
      className="pir"
      data-theme={theme}
      lang={session.locale}
      onKeyDown={onKeyDown}
      onDragEnter={onDrag}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={onDrop}
    >
      <div className="pir-header">
        <h1 className="pir-place">{placeOf(state) || words.name}</h1>
        <div className="pir-commands">
          <button type="button" className="pir-button pir-button-primary" disabled={isBusy} onClick={actions.validate}>
            {words.commands.validate}
          </button>
          <button type="button" className="pir-button" disabled={isBusy} onClick={actions.fill}>
            {words.commands.fill}
          </button>
          <button type="button" className="pir-button" disabled={isBusy} onClick={() => void session.summarize()}>
            {words.commands.summarize}
          </button>
        </div>
        <Tabs view={state.view} words={words} onChoose={(view) => session.dispatch({ type: 'view-chosen', view })} />
      </div>
      <div id="pir-panel" className="pir-panel" role="tabpanel" aria-labelledby={`pir-tab-${state.view}`}>
        {state.notice && (
          <Message
            tone={state.notice.tone}
            {...(state.notice.kind && { title: headline(state.notice.kind, words) })}
            text={state.notice.text}
            details={state.notice.details}
            words={words}
            onCopy={actions.copy}
            onClose={() => session.dispatch({ type: 'notice-closed' })}
          >
            {state.notice.canTakeBack && (
              <button type="button" className="pir-link" disabled={isBusy} onClick={() => void session.takeBack()}>
                {words.commands.takeBack}
              </button>
            )}
          </Message>
        )}
        <Suspense fallback={<p className="pir-quiet">{words.loading}</p>}>
          {state.view === 'check' && <CheckView state={state} words={words} actions={actions} />}
          {state.view === 'summary' && <SummaryView session={session} state={state} onChooseFiles={chooseFiles} />}
          {state.view === 'indicators' && <IndicatorsView session={session} state={state} />}
          {state.view === 'more' && <MoreView session={session} state={state} onCopy={actions.copy} />}
        </Suspense>
      </div>
      {isDropping && <div className="pir-drop">{words.summary.dropNow}</div>}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".xlsx,.xlsm,.xls,.ods,.csv,.et"
        onChange={(event) => {
          const { files: list } = event.target;
          if (list) void session.importFiles(chosen(list), role.current);
          event.target.value = '';
        }}
      />
      {state.dialog && (
        <Suspense fallback={null}>
          <LazyDialogs
            dialog={state.dialog}
            today={session.services.now()}
            explanationLength={session.settings.thresholds.explanationLength}
            isWorking={state.isWorking}
            words={words}
            onFix={(findings) => void session.applyFixes(findings, null)}
            onExplain={(view, text) => void session.writeExplanation(view, text)}
            onCreate={(wanted) => void session.createReturn(wanted)}
            onClose={() => session.dispatch({ type: 'dialog-closed' })}
          />
        </Suspense>
      )}
      <p className="pir-hidden" role="status" aria-live="polite" key="live">
        {state.announcement.text}
        {state.announcement.turn % 2 === 1 ? '\u00a0' : ''}
      </p>
    </div>
  );
}

function headline(kind: Failure['kind'], { failed }: PaneWords): string {
  return kind === 'other' ? failed.title : failed[kind];
}

function chosen(list: FileList) {
  return [...list].map((file) => ({
    name: file.name,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  }));
}

/** Unit and period of the sheet that the person is on; its name as long as nothing more is known. */
function placeOf({ active, check }: PaneState): string {
  if (active === null) return '';
  const sheet = verdictOf(check)?.sheets.find(({ name }) => name === active.sheet);
  return [sheet?.unit ?? active.sheet, sheet?.period].filter((part) => part).join(' · ');
}
