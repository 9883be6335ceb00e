import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildXlsx, workbookParts } from '../support/build-xlsx';
import { buildZip } from '../support/build-zip';
import { cli, interrupted } from '../support/cli';
import { returned, runCli, scratch } from '../support/run-cli';

const folder = scratch();
const at = (...parts: string[]) => join(folder, ...parts);

/** A compound file, as Excel writes encrypted and old workbooks, with these streams. */
function compound(...names: string[]): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  names.forEach((name, index) => bytes.set(Buffer.from(name, 'utf16le'), 1024 + 128 * index));
  return bytes;
}

/** A workbook whose sheet holds these bytes and says that they are so many. */
function withSheet(content: string | Uint8Array, declaredSize?: number): Uint8Array {
  const parts = Object.entries(workbookParts({ sheets: [{ name: 'a' }] }));
  return buildZip(
    parts.map(([name, xml]) =>
      name.endsWith('sheet1.xml')
        ? { name, content, ...(declaredSize !== undefined && { declaredSize }) }
        : { name, content: xml },
    ),
  );
}

const good = readFileSync(returned('lucheng-clean.xlsx'));
const zeros = new Uint8Array(17 * 2 ** 20);
const dtd = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>';

const FILES: readonly (readonly [string, string, Uint8Array | string])[] = [
  ['no bytes', 'empty.xlsx', ''],
  ['text', 'text.xlsx', '序号,指标名称'],
  ['a truncated workbook', 'truncated.xlsx', good.subarray(0, good.length - 500)],
  ['half a workbook', 'half.xlsx', good.subarray(0, good.length >> 1)],
  ['an encrypted workbook', 'encrypted.xlsx', compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage')],
  ['an old workbook under a new name', 'renamed.xlsx', readFileSync(returned('wencheng-clean.xls'))],
  ['a bomb that says so', 'bomb.xlsx', withSheet(zeros)],
  ['a bomb that lies', 'liar.xlsx', withSheet(zeros, 100)],
  ['a DTD', 'dtd.xlsx', withSheet(dtd)],
  ['a lock file', '~$a.xlsx', 'user'],
  ['a workbook without reporting sheet', 'notes.xlsx', buildXlsx({ sheets: [{ name: '说明' }] })],
];

describe.each(FILES)('%s', (_, name, content) => {
  beforeAll(() => {
    mkdirSync(at('bad'), { recursive: true });
    writeFileSync(at('bad', name), content);
  });

  test.each([
    ['check', ['check', join('bad', name)]],
    ['fill', ['fill', join('bad', name), '-o', 'out']],
    ['summarize', ['summarize', join('bad', name), '-o', 'summary.xlsx']],
    ['targets', ['check', returned('lucheng-clean.xlsx'), '--targets', join('bad', name)]],
  ])('%s: one sentence that names it, exit status 2, nothing half written', async (_command, argv) => {
    const { status, out, err } = await runCli(argv, folder);
    expect([status, out]).toEqual([2, '']);
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(name);
    expect(lines[0]).not.toMatch(/内部错误|Error| at |[{}]/);
    expect(readdirSync(folder).filter((file) => /tmp$|^summary/.test(file))).toEqual([]);
    const written = existsSync(at('out')) ? readdirSync(at('out')) : [];
    // Only a sound workbook that is no return is copied, whole.
    expect(written.filter((file) => file !== 'notes.xlsx')).toEqual([]);
  });
});

test.each([
  ['a file that is not there', ['check', 'nowhere.xlsx'], 'nowhere.xlsx'],
  ['a folder without files', ['check', 'bare'], 'bare'],
  ['a folder as result file', ['template', '--unit', '330302', '--period', '2021Q3', '-o', 'bare'], 'bare'],
  ['a result beneath a file', ['allocation', '-o', 'bad/text.xlsx/a.xlsx'], 'bad/text.xlsx'],
  ['a device', ['check', '/dev/zero'], '/dev/zero'],
  ['a dangling link', ['check', 'link.xlsx'], 'link.xlsx'],
])('%s: one sentence, exit status 2', async (_, argv, named) => {
  mkdirSync(at('bare'), { recursive: true });
  if (!existsSync(at('made'))) {
    mkdirSync(at('made'));
    symlinkSync(at('gone.xlsx'), at('link.xlsx'));
  }
  const { status, out, err } = await runCli(argv, folder);
  expect([status, out]).toEqual([2, '']);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toContain(named);
});

/** Makes one call of the file system fail in the child, as a full disk or a forbidding folder does. */
function failing(call: string, code: string): string[] {
  const shim = at(`fail-${call}-${code}.cjs`);
  writeFileSync(
    shim,
    `const fs = require('node:fs'); const real = fs.${call};
     fs.${call} = (...args) => {
       const own = typeof args[0] === 'number' ? args[0] > 2 : String(args[0]).startsWith(${JSON.stringify(folder)});
       if (!own) return real(...args);
       throw Object.assign(new Error('${code}'), { code: '${code}', syscall: '${call}' });
     };`,
  );
  return ['env', `NODE_OPTIONS=--require=${shim}`];
}

test.each([
  ['a full disk', 'writeSync', 'ENOSPC', '磁盘空间不足'],
  ['a folder that may not be written', 'openSync', 'EACCES', '没有读写权限'],
  ['a rename that is refused', 'renameSync', 'EPERM', '没有读写权限'],
])('%s: one sentence, exit status 2, no file left behind', (_, call, code, words) => {
  mkdirSync(at('full'), { recursive: true });
  const wrapper = failing(call, code);
  for (const argv of [
    ['fill', returned('ruian-slips.xlsx'), '-o', 'full'],
    ['allocation', '-o', 'full/a.xlsx'],
    ['summarize', returned('lucheng-clean.xlsx'), '-o', 'full/s.xlsx', '--today', '2021-10-15'],
  ]) {
    const { status, err } = cli(argv, folder, wrapper);
    expect([status, err.trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(err).toContain(words);
    expect(err).toMatch(/ruian-slips\.xlsx|full\/[as]\.xlsx/);
  }
  expect(readdirSync(at('full'))).toEqual([]);
});

/** An output that fails as a full disk does. */
function fullOutput(): string[] {
  const shim = at('full-output.cjs');
  writeFileSync(
    shim,
    `const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
     process.stdout.write = () => { process.nextTick(() => process.stdout.emit('error', full)); return false; };`,
  );
  return ['env', `NODE_OPTIONS=--require=${shim}`];
}

test.each([
  ['an output that fails', fullOutput],
  // The real thing, where the system has it.
  ...(existsSync('/dev/full') ? [['/dev/full', () => ['sh', '-c', 'exec "$@" > /dev/full', 'sh']] as const] : []),
] as const)('data that go to a full disk (%s): one sentence, exit status 2', (_, wrapper) => {
  const { status, err } = cli(['schema', '--json'], folder, wrapper());
  expect([status, err]).toEqual([2, expect.stringMatching(/^stdout：磁盘空间不足.*\n$/)]);
});

test('a file that may not be read is named', () => {
  cpSync(returned('lucheng-clean.xlsx'), at('secret.xlsx'));
  const { status, err } = cli(['check', 'secret.xlsx'], folder, failing('readFileSync', 'EACCES'));
  expect([status, err]).toEqual([2, expect.stringMatching(/^secret\.xlsx：没有读写权限/)]);
});

test('a mistake of our own is one line to send on; where it happened is told when asked', () => {
  const shim = at('mistake.cjs');
  writeFileSync(shim, `JSON.stringify = () => { throw new RangeError('first line\\nsecond line'); };`);
  const wrapper = ['env', `NODE_OPTIONS=--require=${shim}`];
  const plain = cli(['schema', '--json'], folder, wrapper);
  expect(plain).toEqual({ status: 2, out: '', err: '内部错误 RangeError，请把这一行发给管理员：first line\n' });
  const verbose = cli(['schema', '--json', '--verbose'], folder, wrapper);
  expect(verbose.err).toContain('second line');
  expect(verbose.err).toMatch(/\n {4}at /);
});

test('what is not a workbook: the process itself ends with 2 and one sentence', () => {
  writeFileSync(at('plain.xlsx'), 'text');
  expect(cli(['check', 'plain.xlsx'], folder)).toEqual({
    status: 2,
    out: '',
    err: expect.stringMatching(/^plain\.xlsx：[^\n]+\n$/) as string,
  });
});

test('an interrupt in the middle of a batch leaves whole files only', async () => {
  mkdirSync(at('batch'), { recursive: true });
  for (let index = 0; index < 300; index++) cpSync(returned('ruian-slips.xlsx'), at('batch', `${index}.xlsx`));
  const { code, err } = await interrupted(['fill', 'batch', '-o', 'halfway'], folder, /填充/);
  expect([code, err]).toEqual([130, expect.not.stringMatching(/Error| at /)]);
  const written = readdirSync(at('halfway'));
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThan(300);
  expect(written.filter((name) => !/^\d+\.xlsx$/.test(name))).toEqual([]);
  const whole = await runCli(['fill', returned('ruian-slips.xlsx'), '-o', 'reference'], folder);
  expect(whole.status).toBe(0);
  const reference = readFileSync(at('reference/ruian-slips.xlsx'));
  for (const name of written) expect(readFileSync(at('halfway', name)).equals(reference)).toBe(true);
});

test('a reader that has seen enough is no error', () => {
  const { status, out, err } = cli(['schema', '--json'], folder, ['sh', '-c', '"$@" | head -c 10; exit 0', 'sh']);
  expect([status, out, err]).toEqual([0, '{\n  "id": ', '']);
});

test('data on out is whole when it goes through a pipe', () => {
  const { out } = cli(['schema', '--json'], folder, ['sh', '-c', '"$@" | cat', 'sh']);
  expect((JSON.parse(out) as { indicators: unknown[] }).indicators).toHaveLength(67);
});
