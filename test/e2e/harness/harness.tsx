import type { CellRange } from '../../../src/core/address';
import type { Edit } from '../../../src/core/edit';
import { MemoryHost } from '../../../src/hosts/file/memory-host';
import type { Host } from '../../../src/hosts/host';
import { excel as english } from '../../../src/locales/en-US/excel';
import { excel as chinese } from '../../../src/locales/zh-CN/excel';
import { WorkbookError } from '../../../src/ooxml/errors';
import { mountPane } from '../../../src/taskpane/mount';
import type { PaneServices } from '../../../src/taskpane/services';

/**
 * The pane in a plain page over a workbook in memory. What to show stands in the query: `file` (below /files/),
 * `lang`, `theme`, and `trouble` (busy, protected, broken, slow).
 */
const query = new URLSearchParams(location.search);

class BusyError extends Error {
  readonly code = 'InvalidOperationInCellEditMode';
}
class ProtectedError extends Error {
  readonly code = 'AccessDenied';
}

type Listener<T> = (value: T) => void;
class Signal<T> {
  private readonly listeners = new Set<Listener<T>>();
  readonly subscribe = (listener: Listener<T>) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  emit(value: T): void {
    for (const listener of this.listeners) listener(value);
  }
}

const changed = new Signal<string>();
const activated = new Signal<string>();
const selected = new Signal<{ sheet: string; row: number; column: number }>();

async function openHost(): Promise<MemoryHost> {
  const file = query.get('file');
  if (file === null) return MemoryHost.blank('blank.xlsx');
  const bytes = new Uint8Array(await (await fetch(`/files/${file}`)).arrayBuffer());
  return MemoryHost.open(bytes, file);
}

async function start(): Promise<void> {
  const inner = await openHost();
  const first = (await inner.read()).sheets[0]?.name ?? '';
  const harness = {
    applied: [] as Edit[][],
    selections: [] as string[],
    trouble: query.get('trouble'),
    touch: () => changed.emit(first),
    selectRow: (row: number) => {
      selected.emit({ sheet: first, row, column: 0 });
      return true;
    },
    value: async (sheet: string, row: number, column: number) => {
      const { sheets } = await inner.read();
      return sheets.find(({ name }) => name === sheet)?.rows[row]?.[column]?.value ?? null;
    },
  };
  const fail = () => {
    if (harness.trouble === 'busy') throw new BusyError('A cell is being edited.');
    if (harness.trouble === 'broken') throw new TypeError('Something is undefined.');
  };
  const host: Host = {
    async read(request) {
      if (harness.trouble === 'slow') await new Promise(() => {});
      fail();
      return inner.read(request);
    },
    async apply(edits) {
      fail();
      if (harness.trouble === 'protected') throw new ProtectedError('The sheet is protected.');
      harness.applied.push([...edits]);
      await inner.apply(edits);
    },
  };
  const kept = new Map<string, string>();
  const services: PaneServices = {
    host,
    events: {
      onSheetChanged: changed.subscribe,
      onSheetActivated: activated.subscribe,
      onSelectionChanged: selected.subscribe,
    },
    settings: {
      get: (key) => Promise.resolve(kept.get(key) ?? null),
      set: (key, value) => Promise.resolve(void kept.set(key, value)),
    },
    now: () => new Date(2021, 9, 15, 9, 30),
    locale: query.get('lang') === 'en-US' ? 'en-US' : 'zh-CN',
    theme: ({ dark: 'dark', contrast: 'contrast' } as const)[query.get('theme') ?? ''] ?? 'light',
    onThemeChanged: () => () => {},
    activeSheet: () => Promise.resolve(first),
    select: (sheet: string, range: CellRange) => {
      harness.selections.push(`${sheet}!${range.top},${range.left}`);
      activated.emit(sheet);
      return Promise.resolve();
    },
    readFile: async (file) => (await MemoryHost.open(await file.bytes(), file.name)).read(),
    diagnostics: () =>
      Promise.resolve({
        host: 'Excel',
        version: '16.0.17328',
        platform: 'PC',
        requirementSets: [
          ['ExcelApi', '1.17'],
          ['SharedRuntime', '1.1'],
        ],
        officeJs: '/office.js',
      }),
    explainError: (error) => {
      if (error instanceof WorkbookError) return { key: error.code, params: error.params };
      if (error instanceof BusyError || error instanceof ProtectedError) return { key: error.code, params: {} };
      return null;
    },
    errorWords: (locale) => Promise.resolve((locale === 'en-US' ? english : chinese).error),
  };
  const pane = mountPane(document.getElementById('pane')!, services);
  Object.assign(window, { harness });
  await pane.ready;
  document.documentElement.dataset.ready = 'true';
}

void start();
