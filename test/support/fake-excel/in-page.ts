import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { WorkbookSnapshot } from '../../../src/core/snapshot';
import type { FakeExcelOptions } from './fake-excel';

/**
 * One script to serve in the place of office.js: Microsoft's client, the fake beneath it, and the workbook. In the
 * page `fakeExcel` is the `FakeExcel`; `fakeExcel.toSnapshot()` tells what the workbook then holds.
 */
export async function fakeOfficeScript(snapshot: WorkbookSnapshot, options: FakeExcelOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'install.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'fakeExcelModule',
    target: 'es2022',
  });
  const client = readFileSync(require.resolve('@microsoft/office-js/dist/excel-win32-16.01.js'), 'utf8');
  // Sets do not go through JSON.
  const data = JSON.stringify(snapshot, (_, value: unknown) => (value instanceof Set ? { set: [...value] } : value));
  const revive = '(_, value) => value && Array.isArray(value.set) ? new Set(value.set) : value';
  return [
    client,
    outputFiles[0]!.text,
    `window.fakeExcel = fakeExcelModule.installFakeExcel(window, JSON.parse(${JSON.stringify(data)}, ${revive}), ${JSON.stringify(options)});`,
  ].join('\n;\n');
}
