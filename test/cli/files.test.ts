import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findInputs, publicly, isLockFile } from '../../src/cli/files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function lay(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
}

const pathsOf = (...paths: string[]) => findInputs(paths, folder).files.map((file) => file.path);

test('a folder is walked in the order of its names, with every extension of a return', () => {
  lay('r/b.xlsx', 'r/a.XLS', 'r/c/d.et', 'r/c/a.ods', 'r/e.csv', 'r/f.xlsm', 'r/readme.txt', 'r/picture.png');
  expect(findInputs(['r'], folder)).toEqual({
    files: [
      { path: 'r/a.XLS', name: 'r/a.XLS', below: 'a.XLS', named: false },
      { path: 'r/b.xlsx', name: 'r/b.xlsx', below: 'b.xlsx', named: false },
      { path: 'r/c/a.ods', name: 'r/c/a.ods', below: 'c/a.ods', named: false },
      { path: 'r/c/d.et', name: 'r/c/d.et', below: 'c/d.et', named: false },
      { path: 'r/e.csv', name: 'r/e.csv', below: 'e.csv', named: false },
      { path: 'r/f.xlsm', name: 'r/f.xlsm', below: 'f.xlsm', named: false },
    ],
    skipped: [],
    bad: [],
  });
});

test('a file named by hand is taken whatever its extension', () => {
  lay('r/a.bak');
  expect(findInputs(['r/a.bak'], folder).files).toEqual([
    { path: 'r/a.bak', name: 'r/a.bak', below: 'a.bak', named: true },
  ]);
});

test('each file comes once, in the order of its first mention', () => {
  lay('r/a.xlsx', 'r/b.xlsx');
  symlinkSync(join(folder, 'r/a.xlsx'), join(folder, 'again.xlsx'));
  expect(pathsOf('r/b.xlsx', 'r', './r/b.xlsx', 'again.xlsx')).toEqual(['r/b.xlsx', 'r/a.xlsx']);
});

test('lock files and hidden files in a folder are passed over with a reason', () => {
  lay('r/a.xlsx', 'r/~$a.xlsx', 'r/.~a.xlsx', 'r/.git/b.xlsx', 'r/.hidden');
  expect(findInputs(['r'], folder)).toEqual({
    files: [{ path: 'r/a.xlsx', name: 'r/a.xlsx', below: 'a.xlsx', named: false }],
    skipped: [
      { path: 'r/.~a.xlsx', reason: 'hidden' },
      { path: 'r/~$a.xlsx', reason: 'lock-file' },
    ],
    bad: [],
  });
});

test('what cannot be used is named with its code', () => {
  lay('empty/readme.txt', 'r/a.xlsx', '~$b.xlsx');
  mkdirSync(join(folder, 'deep/deeper'), { recursive: true });
  expect(findInputs(['nothing.xlsx', 'empty', 'deep', '~$b.xlsx', 'r/a.xlsx/b.xlsx', 'r'], folder)).toEqual({
    files: [{ path: 'r/a.xlsx', name: 'r/a.xlsx', below: 'a.xlsx', named: false }],
    skipped: [],
    bad: [
      { path: 'nothing.xlsx', code: 'not-found' },
      { path: 'empty', code: 'empty-folder' },
      { path: 'deep', code: 'empty-folder' },
      { path: '~$b.xlsx', code: 'lock-file' },
      { path: 'r/a.xlsx/b.xlsx', code: 'not-found' },
    ],
  });
});

test('a folder whose files were all named before is not empty', () => {
  lay('r/a.xlsx');
  expect(findInputs(['r/a.xlsx', 'r', 'r'], folder).bad).toEqual([]);
});

test('links in a circle come to an end, and a link that leads nowhere is named', () => {
  lay('r/a.xlsx');
  symlinkSync(join(folder, 'r'), join(folder, 'r/circle'));
  symlinkSync(join(folder, 'gone.xlsx'), join(folder, 'r/b.xlsx'));
  symlinkSync(join(folder, 'gone'), join(folder, 'r/c'));
  expect(findInputs(['r'], folder)).toEqual({
    files: [{ path: 'r/a.xlsx', name: 'r/a.xlsx', below: 'a.xlsx', named: false }],
    skipped: [],
    bad: [{ path: 'r/b.xlsx', code: 'not-found' }],
  });
});

test.each([
  ['~$鹿城区.xlsx', true],
  ['a/b/~$x.xls', true],
  ['~x.xlsx', false],
  ['~$a/x.xlsx', false],
])('%s is a lock file: %p', (path, expected) => {
  expect(isLockFile(path)).toBe(expected);
});

test('public names say where a file lies beneath the folder, and the paths where that is not enough', () => {
  const file = (path: string, below: string) => ({ path, name: path, below, named: false });
  const files = [
    file('/home/x/q3/a.xlsx', 'a.xlsx'),
    file('/home/x/q3/c/b.xlsx', 'c/b.xlsx'),
    file('y/b.xlsx', 'b.xlsx'),
  ];
  const named = (all: typeof files) => publicly({ files: all, skipped: [], bad: [] }).files.map(({ name }) => name);
  expect(named(files)).toEqual(['a.xlsx', 'c/b.xlsx', 'b.xlsx']);
  expect(named([...files, file('z/a.xlsx', 'a.xlsx')])).toEqual([
    '/home/x/q3/a.xlsx',
    'c/b.xlsx',
    'b.xlsx',
    'z/a.xlsx',
  ]);
});
