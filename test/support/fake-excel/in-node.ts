import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type { WorkbookSnapshot } from '../../../src/core/snapshot';
import type { FakeExcel, FakeExcelOptions } from './fake-excel';
import { installFakeExcel, type ExcelWindow } from './install';

let client: ExcelWindow | null = null;

/** Microsoft's client, as a desktop Excel loads it, in a context of its own. */
function loadClient(): ExcelWindow {
  const path = require.resolve('@microsoft/office-js/dist/excel-win32-16.01.js');
  const page: Record<string, unknown> = { console, setTimeout, clearTimeout, Promise, document: {} };
  page.window = page;
  page.self = page;
  page.navigator = { userAgent: 'node' };
  page.location = { href: '', search: '', hostname: '' };
  createContext(page);
  runInContext(readFileSync(path, 'utf8'), page, { filename: 'excel-win32-16.01.js' });
  return page;
}

/** A fake Excel for tests in Node: the global `Excel` and `Office` are its own until the next one. */
export function fakeExcel(snapshot: WorkbookSnapshot, options: FakeExcelOptions = {}): FakeExcel {
  client ??= loadClient();
  const fake = installFakeExcel(client, snapshot, options);
  Object.assign(globalThis, { Excel: client.Excel, Office: client.Office });
  return fake;
}
