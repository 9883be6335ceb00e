import { createRoot } from 'react-dom/client';
import { localeOf, type Locale } from '../locales/tag';
import { Pane } from './components/Pane';
import './themes.css';
import './pane.css';
import type { ChosenFile, PaneServices } from './services';
import { PaneSession } from './session';
import { LOCALE_KEY } from './setting-keys';
import { createStore } from './store';
import { loadPaneWords } from './words';

export type PaneCommand = 'validate' | 'fill' | 'summarize' | 'import' | 'new-return' | 'take-back';

export interface MountedPane {
  /** The pane is on the screen. */
  readonly ready: Promise<void>;
  /** Carries out a command of the ribbon as though it were pressed in the pane; resolves when it has ended. */
  run(command: PaneCommand): Promise<void>;
  /** Takes files in as though they were dropped on the pane. */
  importFiles(files: readonly ChosenFile[]): Promise<void>;
  /** Speaks another language, as though it were chosen in the pane. */
  setLocale(locale: Locale): Promise<void>;
  unmount(): void;
}

/** Shows the pane within `element`, whose content is replaced once the pane can be used. */
export function mountPane(element: HTMLElement, services: PaneServices): MountedPane {
  let isOver = false;
  let unmount = () => {};
  const session = open(services).then((opened) => {
    if (isOver) return opened;
    element.replaceChildren();
    const root = createRoot(element);
    root.render(<Pane session={opened} />);
    unmount = () => {
      opened.stop();
      root.unmount();
    };
    return opened;
  });
  return {
    ready: session.then(async (opened) => (isOver ? undefined : opened.start())),
    run: async (command) => runCommand(await session, command),
    importFiles: async (files) => (await session).importFiles(files),
    setLocale: async (locale) => (await session).chooseLocale(locale),
    unmount: () => {
      isOver = true;
      unmount();
    },
  };
}

async function open(services: PaneServices): Promise<PaneSession> {
  const chosen = await services.settings.get(LOCALE_KEY).catch(() => null);
  const locale = (chosen === null ? null : localeOf(chosen)) ?? services.locale;
  return new PaneSession(services, createStore(), { locale, words: await loadPaneWords(locale) });
}

async function runCommand(session: PaneSession, command: PaneCommand): Promise<void> {
  switch (command) {
    case 'validate':
      return session.validate();
    case 'fill':
      return session.fill();
    case 'summarize':
      return session.summarize();
    case 'take-back':
      return session.takeBack();
    case 'import':
      return session.dispatch({ type: 'view-chosen', view: 'summary' });
    case 'new-return':
      return session.dispatch({ type: 'dialog-opened', dialog: { kind: 'new-return' } });
  }
}
