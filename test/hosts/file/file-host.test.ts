import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import type * as nodeFs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileHost } from '../../../src/hosts/file/file-host';
import { fileSystemError, saveFile } from '../../../src/hosts/file/save';
import { WorkbookError } from '../../../src/ooxml/errors';
import { buildXlsx } from '../../support/build-xlsx';
import { errorCode, errorCodeOf } from '../../support/error-code';

type FileSystem = typeof nodeFs;
jest.mock('node:fs', () => ({ ...jest.requireActual<FileSystem>('node:fs') }));
const fs = jest.requireMock<FileSystem>('node:fs');

const bytes = buildXlsx({ sheets: [{ name: '甲', rows: '<row><c><v>1</v></c></row>' }] });
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-host-'));
  writeFileSync(join(folder, 'a.xlsx'), bytes);
});

afterEach(() => {
  jest.restoreAllMocks();
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

const at = (name: string): string => join(folder, name);
const change = async (host: FileHost): Promise<void> =>
  host.apply([{ kind: 'set-cell', sheet: '甲', row: 0, column: 0, value: 2 }]);
const failing = (code: string): never => {
  throw Object.assign(new Error(code), { code, syscall: 'write' });
};

test('a file is read, changed and saved elsewhere; the original stays', async () => {
  const host = await FileHost.open(at('a.xlsx'));
  await change(host);
  expect(await host.save(at('b.xlsx'))).toEqual({ copy: null });
  expect((await (await FileHost.open(at('b.xlsx'))).read()).sheets[0]!.rows[0]).toEqual([{ value: 2 }]);
  expect(new Uint8Array(readFileSync(at('a.xlsx')))).toEqual(bytes);
  expect(readdirSync(folder).sort()).toEqual(['a.xlsx', 'b.xlsx']);
});

test('an unchanged file is saved byte for byte', async () => {
  await (await FileHost.open(at('a.xlsx'))).save(at('b.xlsx'));
  expect(new Uint8Array(readFileSync(at('b.xlsx')))).toEqual(bytes);
});

test('the input is not overwritten, under whatever name', async () => {
  symlinkSync(at('a.xlsx'), at('link.xlsx'));
  const host = await FileHost.open(at('a.xlsx'));
  await change(host);
  expect(await errorCodeOf(host.save(at('a.xlsx')))).toBe('would-overwrite-input');
  expect(await errorCodeOf(host.save(join(folder, 'x', '..', 'a.xlsx')))).toBe('would-overwrite-input');
  expect(await errorCodeOf(host.save(at('link.xlsx')))).toBe('would-overwrite-input');
  expect(new Uint8Array(readFileSync(at('a.xlsx')))).toEqual(bytes);
});

test('when asked, the input is overwritten and every copy of it is kept', async () => {
  chmodSync(at('a.xlsx'), 0o640);
  const host = await FileHost.open(at('a.xlsx'));
  await change(host);
  expect(await host.save(at('a.xlsx'), { overwriteInput: true })).toEqual({ copy: at('a.xlsx.bak') });
  expect(await host.save(at('a.xlsx'), { overwriteInput: true })).toEqual({ copy: at('a.xlsx.bak2') });
  expect(new Uint8Array(readFileSync(at('a.xlsx.bak')))).toEqual(bytes);
  expect(new Uint8Array(readFileSync(at('a.xlsx')))).toEqual(host.bytes());
  expect(statSync(at('a.xlsx')).mode & 0o777).toBe(0o640);
});

test('a new workbook takes the name of another one, which is kept; its own it just takes', async () => {
  const host = FileHost.blank();
  expect([host.path, host.writable]).toEqual([null, true]);
  await host.apply([{ kind: 'add-sheet', plan: { name: '甲', rows: [], styles: {}, columns: [] } }]);
  expect(await host.save(at('a.xlsx'))).toEqual({ copy: at('a.xlsx.bak') });
  expect(new Uint8Array(readFileSync(at('a.xlsx.bak')))).toEqual(bytes);
  expect(await host.save(at('a.xlsx'))).toEqual({ copy: null });
  expect((await (await FileHost.open(at('a.xlsx'))).read()).sheets.map((sheet) => sheet.rows)).toEqual([[]]);
});

test.each([
  ['a file that is not there', 'no.xlsx', 'not-found'],
  ['a file in a folder that is a file', 'a.xlsx/b.xlsx', 'not-found'],
  ['a folder', '.', 'is-a-folder'],
  ['a lock file that is not even there', '~$a.xlsx', 'lock-file'],
])('%s is refused', async (_, name, code) => {
  expect(await errorCodeOf(FileHost.open(at(name)))).toBe(code);
});

test('a device is no workbook', async () => {
  expect(await errorCodeOf(FileHost.open('/dev/zero'))).toBe('not-a-workbook');
});

test('a file larger than memory should hold is not read', async () => {
  jest.spyOn(fs, 'statSync').mockReturnValue({ isDirectory: () => false, isFile: () => true, size: 2 ** 40 } as Stats);
  expect(await errorCodeOf(FileHost.open(at('a.xlsx')))).toBe('too-large');
});

test('a file that may not be read is named so', async () => {
  jest.spyOn(fs, 'readFileSync').mockImplementation(() => failing('EACCES'));
  expect(await errorCodeOf(FileHost.open(at('a.xlsx')))).toBe('no-permission');
});

test.each([
  ['a folder that is not there', 'no/b.xlsx', 'not-found'],
  ['the name of a folder', 'sub', 'is-a-folder'],
])('saving to %s is refused', (_, name, code) => {
  mkdirSync(at('sub'));
  expect(errorCode(() => saveFile(at(name), bytes))).toBe(code);
  expect(readdirSync(folder).sort()).toEqual(['a.xlsx', 'sub']);
});

test.each([
  ['opened', 'openSync', 'EACCES', 'no-permission'],
  ['opened on a medium for reading', 'openSync', 'EROFS', 'no-permission'],
  ['written', 'writeSync', 'ENOSPC', 'disk-full'],
  ['flushed', 'fsyncSync', 'EIO', 'io'],
  ['renamed', 'renameSync', 'EPERM', 'no-permission'],
] as const)('when the file cannot be %s, nothing is left and nothing is lost', (_, step, code, expected) => {
  jest.spyOn(fs, step).mockImplementation(() => failing(code));
  expect(errorCode(() => saveFile(at('a.xlsx'), Uint8Array.of(1)))).toBe(expected);
  expect(readdirSync(folder)).toEqual(['a.xlsx']);
  expect(new Uint8Array(readFileSync(at('a.xlsx')))).toEqual(bytes);
});

test('a name as long as the file system allows can be saved under, and one beyond that is called too long', async () => {
  const name = `${'报'.repeat(82)}表.xlsx`;
  saveFile(at(name), bytes);
  expect(new Uint8Array(readFileSync(at(name)))).toEqual(bytes);
  const host = await FileHost.open(at(name));
  await change(host);
  expect(await errorCodeOf(host.save(at(name), { overwriteInput: true }))).toBe('name-too-long');
  expect(await errorCodeOf(host.save(at(`表${name}`)))).toBe('name-too-long');
  expect(new Uint8Array(readFileSync(at(name)))).toEqual(bytes);
  expect(readdirSync(folder).sort()).toEqual(['a.xlsx', name]);
});

test('a disk that takes a few bytes at a time gets them all', () => {
  const write = fs.writeSync;
  jest
    .spyOn(fs, 'writeSync')
    .mockImplementation(((descriptor: number, data: Uint8Array, offset: number) =>
      write(descriptor, data, offset, Math.min(100, data.length - offset))) as FileSystem['writeSync']);
  saveFile(at('b.xlsx'), bytes);
  expect(new Uint8Array(readFileSync(at('b.xlsx')))).toEqual(bytes);
});

test('a copy that cannot be made keeps the input as it is', async () => {
  const host = await FileHost.open(at('a.xlsx'));
  await change(host);
  jest.spyOn(fs, 'copyFileSync').mockImplementation(() => failing('ENOSPC'));
  expect(await errorCodeOf(host.save(at('a.xlsx'), { overwriteInput: true }))).toBe('disk-full');
  expect(existsSync(at('a.xlsx.bak'))).toBe(false);
  expect(new Uint8Array(readFileSync(at('a.xlsx')))).toEqual(bytes);
});

test('errors that are none of the file system pass as they are', () => {
  const error = new TypeError('ours');
  expect(fileSystemError(error, 'a')).toBe(error);
  const known = new WorkbookError('empty-file');
  expect(fileSystemError(known, 'a')).toBe(known);
  expect(fileSystemError(Object.assign(new Error(), { code: 'EWEIRD', syscall: 'open' }), 'a')).toMatchObject({
    code: 'io',
    params: { reason: 'EWEIRD' },
  });
});
