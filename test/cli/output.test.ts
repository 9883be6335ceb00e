import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type * as nodeFs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Destinations, isInput, outputFile, outputFolder } from '../../src/cli/output';
import { OutputError } from '../../src/cli/output-error';
import { UsageError } from '../../src/cli/usage-error';
import type { WorkbookError } from '../../src/ooxml/errors';

type FileSystem = typeof nodeFs;

// The module itself cannot be changed.
jest.mock('node:fs', () => ({ ...jest.requireActual<FileSystem>('node:fs') }));
const fs = jest.requireMock<FileSystem>('node:fs');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** The key of the sentence with which a call is refused. */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageError) return error.key;
    throw error;
  }
  return 'accepted';
}

test('a result file may be new or there already; the folder above it is made', () => {
  writeFileSync(join(folder, 'old.xlsx'), '');
  expect(outputFile('old.xlsx', folder)).toBe(join(folder, 'old.xlsx'));
  expect(outputFile('new/deep/a.XLSX', folder)).toBe(join(folder, 'new/deep/a.XLSX'));
  expect(existsSync(join(folder, 'new/deep'))).toBe(true);
  expect(existsSync(join(folder, 'new/deep/a.XLSX'))).toBe(false);
});

test.each([
  ['no -o', undefined, 'no-output'],
  ['a folder', 'there', 'folder-as-file'],
  ['a folder to be', 'later/', 'folder-as-file'],
  ['another extension', 'a.xls', 'not-xlsx'],
  ['no extension', 'a', 'not-xlsx'],
  ['a file in its way', 'file/a.xlsx', 'file-as-folder'],
])('as a result file %s is refused', (_, path, key) => {
  mkdirSync(join(folder, 'there'));
  writeFileSync(join(folder, 'file'), '');
  expect(refusal(() => outputFile(path, folder))).toBe(key);
});

/** What hinders a folder from being made. */
function hindrance(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof OutputError) return (error.cause as WorkbookError).code;
    throw error;
  }
  return 'made';
}

/** Lets the system refuse to make folders. */
function refuseFolders(code: string): void {
  jest.spyOn(fs, 'mkdirSync').mockImplementation(() => {
    throw Object.assign(new Error(code), { code });
  });
}

test.each([
  ['EACCES', 'results/deep', 'no-permission'],
  ['EPERM', 'results/deep', 'no-permission'],
  ['EROFS', 'results/deep', 'no-permission'],
  ['ENOENT', 'results/deep', 'no-permission'],
  ['ENOSPC', 'results/deep', 'disk-full'],
  ['EIO', 'results/deep', 'io'],
  // The real thing, where the system has it: nobody makes folders there.
  ...(existsSync('/proc/self') ? [['', '/proc/results/deep', 'no-permission'] as const] : []),
] as const)('a result folder that the system refuses with %s: %s is %s', (code, path, key) => {
  if (code !== '') refuseFolders(code);
  expect(hindrance(() => outputFolder(path, folder))).toBe(key);
});

test('a result folder is made', () => {
  expect(outputFolder('a/b', folder)).toBe(join(folder, 'a/b'));
  expect(existsSync(join(folder, 'a/b'))).toBe(true);
  expect(outputFolder('a/b', folder)).toBe(join(folder, 'a/b'));
});

test.each([
  ['no -o', undefined, 'no-output'],
  ['a file', 'file', 'file-as-folder'],
  ['a folder within a file', 'file/a', 'file-as-folder'],
])('as a result folder %s is refused', (_, path, key) => {
  writeFileSync(join(folder, 'file'), '');
  expect(refusal(() => outputFolder(path, folder))).toBe(key);
});

test('results lie beneath the folder as the inputs lay beneath theirs', () => {
  const files = [
    { path: 'r/c/a.xlsx', name: 'r/c/a.xlsx', below: 'c/a.xlsx', named: true },
    { path: 'b.xlsx', name: 'b.xlsx', below: 'b.xlsx', named: true },
  ];
  const destinations = new Destinations(join(folder, 'out'), 'out', files, folder);
  expect(files.map((file) => destinations.take(file))).toEqual([
    { path: join(folder, 'out/c/a.xlsx'), shown: 'out/c/a.xlsx' },
    { path: join(folder, 'out/b.xlsx'), shown: 'out/b.xlsx' },
  ]);
});

test('two results never share a place, whatever the case of their names', () => {
  const files = ['x/a.xlsx', 'y/A.xlsx', 'z/b.xlsx'].map((path) => ({
    path,
    name: path,
    below: path.slice(2),
    named: true,
  }));
  const destinations = new Destinations(join(folder, 'out'), 'out', files, folder);
  expect(files.map((file) => 'refused' in destinations.take(file))).toEqual([false, true, false]);
});

test('a result never lies upon an input, also not upon another one, nor by way of a link', () => {
  mkdirSync(join(folder, 'r'));
  writeFileSync(join(folder, 'r/a.xlsx'), '');
  symlinkSync(join(folder, 'r'), join(folder, 'link'));
  const files = [{ path: 'r/a.xlsx', name: 'r/a.xlsx', below: 'a.xlsx', named: true }];
  for (const out of ['r', 'link']) {
    const destinations = new Destinations(join(folder, out), out, files, folder);
    expect(destinations.take(files[0]!)).toEqual({ refused: 'would-overwrite' });
    expect(isInput(join(folder, out, 'a.xlsx'), files, folder)).toBe(true);
  }
  expect(isInput(join(folder, 'r/b.xlsx'), files, folder)).toBe(false);
});
