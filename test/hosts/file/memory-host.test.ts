import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../../src/core/edit';
import { MemoryHost } from '../../../src/hosts/file/memory-host';
import { buildSheet, buildXlsx } from '../../support/build-xlsx';
import { errorCodeOf } from '../../support/error-code';

const two = buildXlsx({ sheets: [{ name: '甲', rows: '<row><c><v>1</v></c></row>' }, { name: '乙' }] });
const setOne: Edit = { kind: 'set-cell', sheet: '甲', row: 0, column: 0, value: 2 };

test('reads all sheets, or those asked for', async () => {
  const host = await MemoryHost.open(two, '报送.xlsx');
  expect(host.writable).toBe(true);
  expect((await host.read()).sheets.map((sheet) => sheet.name)).toEqual(['甲', '乙']);
  expect((await host.read({ sheets: ['乙'] })).sheets.map((sheet) => sheet.name)).toEqual(['乙']);
});

test('applies edits, shows them in the next read, and writes them', async () => {
  const host = await MemoryHost.open(two, '报送.xlsx');
  await host.apply([setOne]);
  expect((await host.read()).sheets[0]!.rows[0]).toEqual([{ value: 2 }]);
  const again = await MemoryHost.open(host.bytes(), '报送.xlsx');
  expect((await again.read()).sheets[0]!.rows[0]).toEqual([{ value: 2 }]);
});

test('without edits the bytes are those that were opened', async () => {
  const host = await MemoryHost.open(two, '报送.xlsx');
  await host.apply([]);
  expect(host.bytes()).toBe(two);
});

test('an old workbook is read, but not written', async () => {
  const bytes = new Uint8Array(readFileSync(join(__dirname, '../../fixtures/returns/wencheng-clean.xls')));
  const host = await MemoryHost.open(bytes, 'wencheng-clean.xls');
  expect(host.writable).toBe(false);
  expect((await host.read()).sheets.map((sheet) => sheet.name)).toEqual(['附件1']);
  expect((await host.read({ sheets: ['x'] })).sheets).toEqual([]);
  await host.apply([]);
  expect(await errorCodeOf(host.apply([setOne]))).toBe('read-only-format');
  expect(host.bytes()).toBe(bytes);
});

test('a new workbook takes sheets of our own', async () => {
  const host = MemoryHost.blank('new.xlsx');
  expect((await host.read()).sheets).toEqual([]);
  await host.apply([
    { kind: 'add-sheet', plan: { name: '鹿城区', rows: [[{ value: '指标' }]], styles: {}, columns: [{ width: 10 }] } },
  ]);
  const again = await MemoryHost.open(host.bytes(), 'new.xlsx');
  expect((await again.read()).sheets.map((sheet) => [sheet.name, sheet.rows])).toEqual([
    ['鹿城区', [[{ value: '指标' }]]],
  ]);
});

test.each([
  ['a lock file', buildSheet(''), '~$a.xlsx', 'lock-file'],
  ['nothing', new Uint8Array(0), 'a.xlsx', 'empty-file'],
  ['a broken package', buildXlsx({ sheets: [], parts: { 'xl/workbook.xml': null } }), 'a.xlsx', 'broken-package'],
])('%s is refused when it is opened', async (_, bytes, name, code) => {
  expect(await errorCodeOf(MemoryHost.open(bytes, name))).toBe(code);
});
