import type { WorkbookSnapshot } from '../../../src/core/snapshot';
import { FakeExcel, type ExcelClient, type FakeExcelOptions } from './fake-excel';

/** A page, or Node's global object, in which Microsoft's client has been loaded. */
export type ExcelWindow = object & { Excel?: unknown; Office?: unknown; OfficeExtension?: unknown };

/**
 * Puts the fake beneath the client that `target` holds: `Excel.run` then works on the workbook of `snapshot`, and
 * `Office` says that the page runs in Excel. Call it before the page's own script runs.
 */
export function installFakeExcel(
  target: ExcelWindow,
  snapshot: WorkbookSnapshot,
  options: FakeExcelOptions = {},
): FakeExcel {
  const client = target as unknown as ExcelClient;
  const fake = new FakeExcel(snapshot, client, options);
  client.Excel.run = fake.run;
  giveNotes(client);
  const info = { host: 'Excel', platform: options.isWeb ? 'OfficeOnline' : 'PC' };
  const settings = new Map<string, unknown>();
  const actions = new Map<string, (event: unknown) => void>();
  target.Office = {
    onReady: (ready?: (given: typeof info) => void) => {
      ready?.(info);
      return Promise.resolve(info);
    },
    HostType: { Excel: 'Excel' },
    actions: { associate: (id: string, action: (event: unknown) => void) => void actions.set(id, action) },
    addin: { showAsTaskpane: () => Promise.resolve(), hide: () => Promise.resolve() },
    context: {
      displayLanguage: options.language ?? 'zh-CN',
      contentLanguage: options.language ?? 'zh-CN',
      diagnostics: { ...info, version: '16.0.0.0' },
      host: info.host,
      platform: info.platform,
      requirements: { isSetSupported: fake.isSetSupported },
      document: {
        settings: {
          get: (key: string) => settings.get(key) ?? null,
          set: (key: string, value: unknown) => void settings.set(key, value),
          saveAsync: (done?: (result: { status: string }) => void) => done?.({ status: 'succeeded' }),
        },
      },
    },
  };
  fake.actions = actions;
  return fake;
}

/** The client that npm carries ends before the set of notes: notes have the calls of its comments. */
function giveNotes({ Excel, OfficeExtension }: ExcelClient): void {
  if ('notes' in Excel.Worksheet.prototype) return;
  Object.defineProperty(Excel.Worksheet.prototype, 'notes', {
    get(this: unknown) {
      return OfficeExtension.BatchApiHelper.createPropertyObject(Excel.CommentCollection, this, 'Notes', true, 4);
    },
  });
}
