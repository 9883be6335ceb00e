import { localeOf } from '../locales/tag';
import { LOCALE_KEY } from '../taskpane/setting-keys';
import { officeTheme } from '../taskpane/office-theme';
import { Opening } from '../taskpane/opening';
import '../taskpane/opening.css';
import '../taskpane/pane.css';
import '../taskpane/themes.css';
import { BrowserSettings, preferredLocale } from './browser-settings';
import { chosenFiles, watchDrops } from './dropped-files';
import { cycleRegions } from './regions';
import { speak } from './speak';
import type { Workbench } from './workbench';
import './workbench.css';

const element = <T extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as T;

const settings = new BrowserSettings(() => window.localStorage);
const asked = new URLSearchParams(location.search).get('lang');
if (asked !== null) settings.hold(LOCALE_KEY, asked);
const locale = preferredLocale(asked, settings.known(LOCALE_KEY), navigator.language);
const words = speak(document, locale);
const language = element<HTMLSelectElement>('language');
language.value = locale;
element('workbench').dataset.theme = officeTheme(undefined, window);

let opened: Promise<Workbench> | null = null;

/** Everything that is asked for before the rest has loaded waits for it. */
function workbench(): Promise<Workbench> {
  opened ??= import('./browser-workbench')
    .then(({ openWorkbench }) => openWorkbench(settings, locale))
    .catch((error: unknown) => {
      opened = null;
      throw error;
    });
  return opened;
}

const opening = new Opening(
  { button: element('validate'), say: (word) => (element('opening').textContent = words.opening[word]) },
  async () => {
    const { pane } = await workbench();
    if (pane === null) throw new Error('No workbook is open.');
    return pane;
  },
);

const files = element<HTMLInputElement>('files');
const ask = (todo: (workbench: Workbench) => Promise<void>) => {
  workbench()
    .then(todo)
    .catch(() => {
      // Once the pane is there, it has a place of its own for what goes wrong.
      const said = document.getElementById('opening');
      if (said) said.textContent = words.opening.failed;
    });
};
element('open').addEventListener('click', () => files.click());
files.addEventListener('change', () => {
  const chosen = files.files && chosenFiles(files.files);
  if (chosen) ask((workbench) => workbench.take(chosen));
  files.value = '';
});
element('download').addEventListener('click', () => ask((workbench) => workbench.download()));
element('sample').addEventListener('click', () => ask((workbench) => workbench.openSample()));
language.addEventListener('change', () => {
  const chosen = localeOf(language.value);
  if (chosen) ask((workbench) => workbench.setLocale(chosen));
});
const buttonIn = (part: HTMLElement) => part.querySelector<HTMLElement>('button:enabled');
const regions = ['.wb-bar', '#grid', '.wb-side'].map((selector) => document.querySelector<HTMLElement>(selector)!);
cycleRegions(
  document,
  regions.map((part) => ({
    element: part,
    // A grid takes keys by an editor of its own; the last of them is the one of the cells.
    target: () =>
      (part.id === 'grid' ? [...part.querySelectorAll<HTMLElement>('[contenteditable]')].at(-1) : buttonIn(part)) ??
      null,
  })),
);
watchDrops(document, element('pane'), element('drop'), (dropped) => ask((workbench) => workbench.take(dropped)));

opening.open().catch(() => undefined);
