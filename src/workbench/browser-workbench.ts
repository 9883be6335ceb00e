import { localeOf, type Locale } from '../locales/tag';
import { officeTheme, onOfficeThemeChanged } from '../taskpane/office-theme';
import { LOCALE_KEY } from '../taskpane/setting-keys';
import { BrowserPage } from './browser-page';
import type { BrowserSettings } from './browser-settings';
import { Divider } from './divider';
import { indexedWork } from './kept-work';
import { lockedTabs } from './open-tabs';
import { RowMenu } from './row-menu';
import { TimeSlices } from './time-slices';
import { Workbench } from './workbench';

const PANE_WIDTH_KEY = 'pane-width';
const PANE_WIDTH = 360;
/** What the site brings along to try things out. */
const SAMPLE = 'workbench/samples/city-2021Q3.xlsx';

async function sample(): Promise<Uint8Array> {
  const answer = await fetch(SAMPLE);
  if (!answer.ok) throw new Error(`${SAMPLE}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The workbench in this page, with the sample open; resolves when its pane can be used. */
export async function openWorkbench(settings: BrowserSettings, locale: Locale): Promise<Workbench> {
  const page = new BrowserPage(window, settings, locale);
  const workbench = new Workbench(
    page,
    {
      settings,
      store: indexedWork(() => window.indexedDB),
      tabs: lockedTabs(navigator.locks),
      now: () => Date.now(),
      newId: () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`,
      sample,
      rest: new TimeSlices().restWhenOver,
    },
    locale,
  );
  settings.onSet = (key, value) => {
    if (key === LOCALE_KEY) void workbench.follow(localeOf(value) ?? locale);
  };
  const root = document.getElementById('workbench')!;
  const setTheme = (theme: 'light' | 'dark' | 'contrast') => {
    root.dataset.theme = theme;
    void workbench.setTheme(theme);
  };
  onOfficeThemeChanged(setTheme, () => officeTheme(undefined, window), window);
  new Divider(
    document.getElementById('divider')!,
    document.querySelector<HTMLElement>('.wb-body')!,
    Number(settings.known(PANE_WIDTH_KEY)) || PANE_WIDTH,
    (width) => void settings.set(PANE_WIDTH_KEY, String(width)),
  );
  new RowMenu(document.getElementById('grid')!, {
    words: () => page.words.rows,
    rows: () => workbench.selectedRows(),
    choose: (command) => void workbench.changeRows(command),
  });
  // Whoever presses a button means what stands in the cell, too. Some browsers give a pressed button no focus.
  for (const around of document.querySelectorAll('.wb-bar, .wb-notices, .wb-side')) {
    for (const event of ['pointerdown', 'focusin']) around.addEventListener(event, () => void workbench.endTyping());
  }
  const toggle = document.getElementById('toggle')!;
  toggle.addEventListener('click', () => page.showPane(toggle.getAttribute('aria-expanded') !== 'true'));
  window.addEventListener('beforeunload', (event) => {
    if (workbench.isUnsaved) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => void workbench.keep());
  await workbench.start();
  return workbench;
}
