import { ExcelChanges } from '../hosts/excel/changes';
import { explainExcelError } from '../hosts/excel/excel-error';
import { ExcelHost } from '../hosts/excel/excel-host';
import { localeOf, type Locale } from '../locales/tag';
import { WorkbookError } from '../ooxml/errors';
import { deferredEvents } from './deferred-events';
import { officeDiagnostics } from './office-diagnostics';
import { officeSettings } from './office-settings';
import { officeTheme, onOfficeThemeChanged } from './office-theme';
import type { PaneServices } from './services';

/** What the pane needs, given by Excel. Call it after `Office.onReady`. */
export function excelServices(): PaneServices {
  // A cell that is being edited keeps Excel from answering: who presses a button is told so at once,
  // what only follows the person waits.
  const host = new ExcelHost({ waitForCellEdit: false });
  const follower = new ExcelHost();
  const { context } = Office;
  return {
    host,
    events: deferredEvents(() => ExcelChanges.start()),
    settings: officeSettings(context.document.settings, () => window.localStorage),
    now: () => new Date(),
    locale: localeOf(context.displayLanguage) ?? 'zh-CN',
    get theme() {
      return officeTheme(context.officeTheme, window);
    },
    onThemeChanged: (listener) =>
      onOfficeThemeChanged(listener, () => officeTheme(context.officeTheme, window), window),
    activeSheet: () => follower.activeSheet(),
    select: (sheet, range) => host.select(sheet, range),
    readFile: async (file) => {
      const { MemoryHost } = await import('../hosts/file/memory-host');
      return (await MemoryHost.open(await file.bytes(), file.name)).read();
    },
    diagnostics: () => Promise.resolve(officeDiagnostics(context, document)),
    explainError: explain,
    errorWords,
  };
}

/** The sentence of an error; one that may have left a part behind has a sentence that says so. */
export function explain(error: unknown): ReturnType<PaneServices['explainError']> {
  if (error instanceof WorkbookError) return { key: error.code, params: error.params };
  const explained = explainExcelError(error);
  if (explained === null) return null;
  const { key, code, state } = explained;
  return { key: state === 'uncertain' ? uncertain(key) : key, params: { code } };
}

function uncertain(key: string): string {
  return `${key}/uncertain`;
}

/** The sentences of Excel's errors by key, each with what the workbook now holds. */
export async function errorWords(locale: Locale): Promise<Readonly<Record<string, string>>> {
  const { excel } =
    locale === 'en-US' ? await import('../locales/en-US/excel') : await import('../locales/zh-CN/excel');
  const gap = locale === 'en-US' ? ' ' : '';
  return Object.fromEntries(
    Object.entries(excel.error).flatMap(([key, sentence]) => [
      [key, `${sentence}${gap}${excel.state.unchanged}`],
      [uncertain(key), `${sentence}${gap}${excel.state.uncertain}`],
      [`${key}/restored`, `${sentence}${gap}${excel.state.restored}`],
    ]),
  );
}
