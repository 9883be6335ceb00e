import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakFormula } from '../support/break-formula';
import { returned, runCli, scratch, type Said } from '../support/run-cli';

interface FindingJson {
  readonly rule: string;
  readonly severity: string;
  readonly cell: string | null;
  readonly code: string | null;
  readonly message: string;
  readonly fix: { readonly cell: string; readonly before: string; readonly after: string } | null;
  readonly fixed?: true;
}

interface CheckJson {
  readonly files: readonly {
    readonly file: string;
    readonly error: { readonly code: string; readonly message: string } | null;
    readonly sheets: readonly {
      readonly sheet: string;
      readonly unit: string | null;
      readonly period: string | null;
      readonly form: string | null;
      readonly findings: readonly FindingJson[];
      readonly explained: readonly FindingJson[];
    }[];
    readonly ignoredSheets: readonly string[];
  }[];
  readonly findings: readonly FindingJson[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
}

const TODAY = ['--today', '2021-10-15'];
const folder = scratch();
const jsonOf = (said: Said) => JSON.parse(said.out) as CheckJson;

/** A folder with copies of returns. */
function lay(name: string, ...files: (readonly [string, string])[]): string {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [from, to] of files) cpSync(returned(from), join(folder, name, to));
  return name;
}

test('a clean return: exit status 0, and JSON in the promised shape', async () => {
  lay('clean', ['lucheng-clean.xlsx', 'a.xlsx']);
  const said = await runCli(['check', 'clean/a.xlsx', '--json', ...TODAY], folder);
  expect(said).toEqual({ status: 0, err: '', out: said.out });
  expect(jsonOf(said)).toEqual({
    files: [
      {
        file: 'clean/a.xlsx',
        error: null,
        sheets: [{ sheet: '鹿城区', unit: '330302', period: '2021Q3', form: 'county', findings: [], explained: [] }],
        ignoredSheets: expect.arrayContaining([]) as string[],
      },
    ],
    findings: [],
    skipped: [],
  });
});

test('slips: exit status 1, each with rule, cell, words and fix', async () => {
  const said = await runCli(['check', returned('ruian-slips.xlsx'), '--json', ...TODAY], folder);
  expect(said.status).toBe(1);
  const [sheet] = jsonOf(said).files[0]!.sheets;
  const found = sheet!.findings.find((finding) => finding.rule === 'unit-scale');
  expect(found).toEqual({
    rule: 'unit-scale',
    severity: 'verify',
    cell: 'G68',
    related: expect.any(Array) as string[],
    code: expect.stringMatching(/^[A-Z]\d-\d\d$/) as string,
    message: expect.stringContaining('1493600') as string,
    fix: { cell: 'G68', before: '1493600', after: '149.36' },
  });
});

test('for people: words on err, nothing on out, the counts at the end', async () => {
  const said = await runCli(['check', returned('ruian-slips.xlsx'), ...TODAY], folder);
  expect(said.out).toBe('');
  const lines = said.err.trimEnd().split('\n');
  expect(lines[0]).toBe(returned('ruian-slips.xlsx'));
  expect(lines[1]).toBe('  瑞安市 · 瑞安市 · 2021年第三季度');
  expect(lines).toContainEqual(expect.stringMatching(/^ {4}核实 G68 .*1493600/));
  expect(lines).toContain('         可改为：1493600 → 149.36');
  expect(lines.at(-1)).toMatch(/^1 个文件，1 张报送表：强制 5 项，核实 2 项，/);
});

test('in English the words are English', async () => {
  const said = await runCli(['check', returned('lucheng-clean.xlsx'), '--lang', 'en', ...TODAY], folder);
  expect(said.err).toContain('passed');
  expect(said.err).toMatch(/Files: 1; reporting sheets: 1; to correct: 0;/);
});

test('a bad file is named with a reason and the good ones are still judged', async () => {
  lay('mixed', ['lucheng-clean.xlsx', 'a.xlsx'], ['ruian-slips.xlsx', 'c.xlsx']);
  writeFileSync(join(folder, 'mixed/b.xlsx'), 'no workbook');
  const said = await runCli(['check', 'mixed', 'nowhere.xlsx', '--json', ...TODAY], folder);
  expect(said.status).toBe(2);
  expect(jsonOf(said).files.map(({ file, error, sheets }) => [file, error?.code ?? null, sheets.length])).toEqual([
    ['nowhere.xlsx', 'not-found', 0],
    ['mixed/a.xlsx', null, 1],
    ['mixed/b.xlsx', 'not-a-workbook', 0],
    ['mixed/c.xlsx', null, 1],
  ]);
  const lines = said.err.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^nowhere\.xlsx：/);
  expect(lines[1]).toMatch(/^mixed\/b\.xlsx：/);
});

test('two returns of one unit and period are found, whatever their sheets are called', async () => {
  lay('twice', ['lucheng-clean.xlsx', 'a.xlsx'], ['lucheng-clean.xlsx', 'b.xlsx']);
  const said = await runCli(['check', 'twice', '--json', ...TODAY], folder);
  expect(said.status).toBe(1);
  const rules = jsonOf(said).files.map(({ sheets }) => sheets[0]!.findings.map(({ rule }) => rule));
  expect(rules.flat()).toContain('duplicate-submission');
});

test('the units that are missing belong to no sheet', async () => {
  const expected = ['--expect', '330302,龙湾区'];
  const said = await runCli(['check', returned('lucheng-clean.xlsx'), '--json', ...TODAY, ...expected], folder);
  expect(said.status).toBe(1);
  const { findings } = jsonOf(said);
  expect(findings.map(({ rule, cell }) => [rule, cell])).toEqual([['missing-submission', null]]);
  expect(findings[0]!.message).toContain('龙湾区');
  const people = await runCli(['check', returned('lucheng-clean.xlsx'), ...TODAY, ...expected], folder);
  expect(people.err).toContain('各表之间\n    强制 整表 ');
});

test('all counties and zones are expected when all are', async () => {
  const said = await runCli(['check', returned('lucheng-clean.xlsx'), '--json', '--expect', 'all', ...TODAY], folder);
  expect(jsonOf(said).findings).toHaveLength(13);
});

test('the period of the task is asked for', async () => {
  const said = await runCli(
    ['check', returned('lucheng-clean.xlsx'), '--json', '--period', '2021年第二季度', ...TODAY],
    folder,
  );
  expect(said.status).toBe(1);
  expect(jsonOf(said).files[0]!.sheets[0]!.findings.map(({ rule }) => rule)).toEqual(['wrong-period']);
});

test('today is an argument: on the day before the period ends the return comes too early', async () => {
  const said = await runCli(['check', returned('lucheng-clean.xlsx'), '--json', '--today', '2021-06-30'], folder);
  const rules = jsonOf(said).files[0]!.sheets[0]!.findings.map(({ rule }) => rule);
  expect(rules).toContain('wrong-period');
});

test('last period’s returns are held against these', async () => {
  lay('last', ['lucheng-clean.xlsx', 'a.xlsx']);
  writeFileSync(join(folder, 'last/b.xlsx'), '');
  const said = await runCli(
    ['check', returned('lucheng-clean.xlsx'), '--json', '--previous', 'last', ...TODAY],
    folder,
  );
  expect(said.status).toBe(2);
  expect(said.err).toMatch(/^last\/b\.xlsx：.*0 字节/);
});

test('lock files and summaries in a folder are passed over, aloud', async () => {
  lay('skips', ['lucheng-clean.xlsx', 'a.xlsx']);
  writeFileSync(join(folder, 'skips/~$a.xlsx'), 'x');
  await runCli(['summarize', 'skips/a.xlsx', '-o', 'skips/sum.xlsx', ...TODAY], folder);
  const said = await runCli(['check', 'skips', '--json', ...TODAY], folder);
  expect(said.status).toBe(0);
  expect(jsonOf(said).skipped).toEqual([
    { file: 'skips/~$a.xlsx', reason: 'lock-file' },
    { file: 'skips/sum.xlsx', reason: 'output' },
  ]);
  expect(said.err.split('\n')).toHaveLength(3);
});

test('--mark writes marked copies of every file and leaves the originals alone', async () => {
  mkdirSync(join(folder, 'marks/sub'), { recursive: true });
  lay('marks', ['lucheng-clean.xlsx', 'clean.xlsx'], ['ruian-slips.xlsx', 'sub/slips.xlsx']);
  const before = readFileSync(returned('ruian-slips.xlsx'));
  const said = await runCli(['check', 'marks', '--mark', '-o', 'marked', ...TODAY], folder);
  expect(said.status).toBe(1);
  expect(said.err).toContain('结果存入 marked');
  expect(readFileSync(join(folder, 'marks/sub/slips.xlsx'))).toEqual(before);
  expect(readFileSync(join(folder, 'marked/clean.xlsx'))).toEqual(readFileSync(returned('lucheng-clean.xlsx')));
  expect(readFileSync(join(folder, 'marked/sub/slips.xlsx'))).not.toEqual(before);
  const again = await runCli(['check', 'marked', '--json', ...TODAY], folder);
  const first = await runCli(['check', 'marks', '--json', ...TODAY], folder);
  expect(jsonOf(again).files.map(({ sheets }) => sheets)).toEqual(jsonOf(first).files.map(({ sheets }) => sheets));
});

test('--fix mends what needs no decision, says so, and closes it', async () => {
  const made = await runCli(['template', '--unit', '330302', '--period', '2021Q3', '-o', 'fix/a.xlsx'], folder);
  expect(made.status).toBe(0);
  await breakFormula(join(folder, 'fix/a.xlsx'));
  const said = await runCli(['check', 'fix/a.xlsx', '--fix', '--mark', '-o', 'fixed', '--json', ...TODAY], folder);
  const fixed = jsonOf(said).files[0]!.sheets[0]!.findings.filter((finding) => finding.fixed);
  expect(fixed.map(({ rule }) => rule)).toEqual(['altered-formula']);
  expect(said.err).toContain('已修复 1 处');
  const again = await runCli(['check', 'fixed/a.xlsx', '--json', ...TODAY], folder);
  const rules = jsonOf(again).files[0]!.sheets[0]!.findings.map(({ rule }) => rule);
  expect(rules).not.toContain('altered-formula');
});

test('--in-place keeps a copy beside the original', async () => {
  lay('place', ['ruian-slips.xlsx', 'a.xlsx']);
  const said = await runCli(['check', 'place/a.xlsx', '--mark', '--in-place', ...TODAY], folder);
  expect(said.status).toBe(1);
  expect(readdirSync(join(folder, 'place')).sort()).toEqual(['a.xlsx', 'a.xlsx.bak']);
  expect(readFileSync(join(folder, 'place/a.xlsx.bak'))).toEqual(readFileSync(returned('ruian-slips.xlsx')));
});

test.each([
  ['results over the inputs', ['--mark', '-o', 'r'], '没有写入|覆盖'],
  ['--mark without a place', ['--mark'], '-o'],
  ['a place without --mark', ['-o', 'x'], '--mark'],
  ['both places', ['--mark', '-o', 'x', '--in-place'], '--in-place'],
  ['an odd date', ['--today', 'soon'], 'soon'],
  ['an odd period', ['--period', 'Q9'], 'Q9'],
  ['an unknown unit', ['--expect', '鹿成区'], '鹿城区'],
  ['a file for the results', ['--mark', '-o', 'r/a.xlsx'], 'r/a\\.xlsx'],
  ['no allocation', ['--targets', 'r/a.xlsx'], '目标分解表'],
  ['an allocation that is not there', ['--targets', 'no.xlsx'], 'no\\.xlsx'],
])('%s is refused in one sentence', async (_, options, words) => {
  lay('r', ['lucheng-clean.xlsx', 'a.xlsx']);
  const said = await runCli(['check', 'r', ...options], folder);
  expect(said.status).toBe(2);
  expect(said.err).toMatch(new RegExp(words));
  expect(readFileSync(join(folder, 'r/a.xlsx'))).toEqual(readFileSync(returned('lucheng-clean.xlsx')));
  expect(existsSync(join(folder, 'x'))).toBe(false);
});
