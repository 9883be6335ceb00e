import type { Locale } from '../locales/tag';
import { WorkbookError } from '../ooxml/errors';
import { MemoryHost } from '../hosts/file/memory-host';
import { officeTheme, onOfficeThemeChanged } from '../taskpane/office-theme';
import type { PaneServices, SettingsStore } from '../taskpane/services';
import type { WorkbenchDocument } from './workbench-document';

/** The part of the window that is needed. */
type Surroundings = Pick<Window, 'matchMedia' | 'addEventListener' | 'removeEventListener'> & {
  readonly navigator: Pick<Navigator, 'userAgent'>;
};

/** What the pane needs, given by a browser and the workbook that is open in it. */
export function workbenchServices(
  document: WorkbenchDocument,
  settings: SettingsStore,
  locale: Locale,
  page: Surroundings,
): PaneServices {
  const theme = () => officeTheme(undefined, page);
  return {
    host: document,
    events: document,
    settings,
    now: () => new Date(),
    locale,
    get theme() {
      return theme();
    },
    onThemeChanged: (listener) => onOfficeThemeChanged(listener, theme, page),
    activeSheet: () => document.activeSheet(),
    select: (sheet, range) => document.select(sheet, range),
    readFile: async (file) => (await MemoryHost.open(await file.bytes(), file.name)).read(),
    diagnostics: () =>
      Promise.resolve({
        host: 'Workbench',
        version: '',
        platform: page.navigator.userAgent,
        requirementSets: [],
        officeJs: null,
      }),
    explainError: (error) => (error instanceof WorkbookError ? { key: error.code, params: error.params } : null),
  };
}
