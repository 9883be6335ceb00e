import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { FileHost } from '../../src/hosts/file/file-host';
import { returned, runCli, scratch } from '../support/run-cli';

const folder = scratch();
const at = (...parts: string[]) => join(folder, ...parts);
const TODAY = ['--today', '2021-10-15'];

async function sheetNames(path: string): Promise<string[]> {
  return (await (await FileHost.open(path)).read()).sheets.map((sheet) => sheet.name);
}

describe('schema', () => {
  test('as JSON has every indicator with target and unit as the document writes them', async () => {
    const said = await runCli(['schema', '--json'], folder);
    expect([said.status, said.err]).toEqual([0, '']);
    const schema = JSON.parse(said.out) as { id: string; version: string; indicators: Record<string, unknown>[] };
    expect(schema.id).toBe('wenzhou-2020-93');
    expect(schema.indicators).toHaveLength(67);
    const { departments, ...indicator } = schema.indicators.find(({ code }) => code === 'D3-05')!;
    expect(departments).toEqual(expect.arrayContaining([expect.any(String)]));
    expect(indicator).toEqual({
      code: 'D3-05',
      clause: '二(一)3',
      name: '重点工业企业5G技术应用率',
      verbatim: expect.stringContaining('30') as string,
      target: 30,
      unit: '%',
      comparison: 'at_least',
      measure: 'ratio',
      window: 'level',
      inputs: ['numerator', 'denominator'],
      inputNames: ['应用5G技术的重点工业企业数', '重点工业企业数'],
      cityTotal: 'ratio-of-sums',
      reportedBy: 'county',
    });
  });

  test('for people is a table on out, a row for each indicator, its columns even', async () => {
    const said = await runCli(['schema'], folder);
    const lines = said.out.trimEnd().split('\n');
    expect(lines).toHaveLength(3 + WENZHOU_2020_93.indicators.length);
    expect(lines[0]).toBe('传统制造业改造提升2.0版（温政办〔2020〕93号），67 项指标');
    expect(lines[3]).toMatch(/^Z0-01 {2}一\(二\) +新增中国500强企业 +≥2家 +市级$/);
  });

  test('speaks English when asked', async () => {
    const said = await runCli(['schema', '--lang', 'en'], folder);
    expect(said.out).toMatch(/indicators: 67\n\nCode +Clause/);
  });
});

describe('template', () => {
  test.each([['330302'], ['鹿城'], ['温州市鹿城区']])('makes a form for %s', async (unit) => {
    const said = await runCli(['template', '--unit', unit, '--period', '2021Q3', '-o', 'one/a.xlsx'], folder);
    expect(said).toEqual({ status: 0, out: '', err: '已生成 one/a.xlsx\n' });
    expect(await sheetNames(at('one/a.xlsx'))).toEqual(['鹿城区']);
  });

  test.each([
    ['template', ['--unit', '330302', '--period', '2021Q3'], '已生成 taken/a.xlsx\n'],
    ['allocation', [], '已生成 taken/a.xlsx\n'],
    ['summarize', [returned('lucheng-clean.xlsx'), ...TODAY], '汇总存入 taken/a.xlsx\n'],
  ])('%s keeps a file that has the name of its result, and says so', async (command, options, done) => {
    mkdirSync(at('taken'));
    copyFileSync(returned('ruian-slips.xlsx'), at('taken/a.xlsx'));
    const said = await runCli([command, ...options, '-o', 'taken/a.xlsx'], folder);
    expect(said.err).toContain('taken/a.xlsx：原来的文件另存为 taken/a.xlsx.bak\n');
    expect(said.err).toContain(done);
    expect(readFileSync(at('taken/a.xlsx.bak')).equals(readFileSync(returned('ruian-slips.xlsx')))).toBe(true);
    rmSync(at('taken'), { recursive: true });
  });

  test('makes one for every unit, named by it, the city among them', async () => {
    const said = await runCli(['template', '--all', '--period', '2021Q3', '-o', 'forms'], folder);
    expect(said.status).toBe(0);
    expect(readdirSync(at('forms')).sort()).toEqual(WENZHOU_2020_93.units.map(({ name }) => `${name}.xlsx`).sort());
  });

  test('a blank form is read as what it is, and only what a person fills in is missing', async () => {
    await runCli(['template', '--unit', '330302', '--period', '2021Q3', '-o', 'blank.xlsx'], folder);
    const said = await runCli(['check', 'blank.xlsx', '--json', ...TODAY], folder);
    expect(said.status).toBe(1);
    const [sheet] = (JSON.parse(said.out) as { files: { sheets: { findings: { rule: string }[] }[] }[] }).files[0]!
      .sheets;
    expect(new Set(sheet!.findings.map(({ rule }) => rule))).toEqual(new Set(['blank-value', 'missing-contact']));
  });

  test.each([
    ['no unit', ['--period', '2021Q3', '-o', 'x.xlsx'], '--unit'],
    ['no period', ['--unit', '330302', '-o', 'x.xlsx'], '--period'],
    ['both', ['--unit', '330302', '--all', '--period', '2021Q3', '-o', 'x'], '--all'],
    ['an unknown unit', ['--unit', '鹿成区', '--period', '2021Q3', '-o', 'x.xlsx'], '330302 鹿城区'],
    ['no place', ['--unit', '330302', '--period', '2021Q3'], '-o'],
    ['a folder for a file', ['--unit', '330302', '--period', '2021Q3', '-o', '.'], '文件夹'],
  ])('%s is refused in one sentence, and nothing is written', async (_, options, words) => {
    const said = await runCli(['template', ...options], folder);
    expect([said.status, said.out]).toEqual([2, '']);
    expect(said.err).toContain(words);
    expect(said.err.trimEnd().split('\n')).toHaveLength(1);
    expect([existsSync(at('x.xlsx')), existsSync(at('x'))]).toEqual([false, false]);
  });
});

describe('allocation', () => {
  test('makes a blank 目标分解表, which is taken as targets', async () => {
    const said = await runCli(['allocation', '-o', 'allocation.xlsx'], folder);
    expect(said).toEqual({ status: 0, out: '', err: '已生成 allocation.xlsx\n' });
    const used = await runCli(
      ['template', '--unit', '330302', '--period', '2021Q3', '--targets', 'allocation.xlsx', '-o', 'b.xlsx'],
      folder,
    );
    expect(used.status).toBe(0);
  });
});

describe('fill', () => {
  test('puts a formula into every computed cell, and does nothing the second time', async () => {
    const first = await runCli(['fill', returned('ruian-slips.xlsx'), '-o', 'filled'], folder);
    expect(first.status).toBe(0);
    expect(first.err).toMatch(/ruian-slips\.xlsx：填充 \d+ 个公式 → filled\/ruian-slips\.xlsx\n$/);
    const once = readFileSync(at('filled/ruian-slips.xlsx'));
    const second = await runCli(['fill', 'filled/ruian-slips.xlsx', '-o', 'twice'], folder);
    expect(second.err).toBe('filled/ruian-slips.xlsx：公式齐全，原样存入 twice/ruian-slips.xlsx\n');
    expect(readFileSync(at('twice/ruian-slips.xlsx'))).toEqual(once);
  });

  test('what cannot be written is named, and the others are filled', async () => {
    const files = [returned('wencheng-clean.xls'), returned('ruian-slips.xlsx')];
    const said = await runCli(['fill', ...files, '-o', 'some'], folder);
    expect(said.status).toBe(2);
    expect(said.err).toMatch(/wencheng-clean\.xls：.*另存为 \.xlsx/);
    expect(readdirSync(at('some'))).toEqual(['ruian-slips.xlsx']);
  });

  test('a workbook without a reporting sheet comes through byte by byte, and is named', async () => {
    const rich = join(__dirname, '../fixtures/rich-workbook.xlsx');
    const said = await runCli(['fill', rich, '-o', 'through'], folder);
    expect(said).toEqual({
      status: 2,
      out: '',
      err: `${rich}：里面没有指标报送表。已原样存入 through/rich-workbook.xlsx。\n`,
    });
    expect(readFileSync(at('through/rich-workbook.xlsx'))).toEqual(readFileSync(rich));
  });

  test('an original is changed only when asked, and a copy stays; nothing is copied where nothing changes', async () => {
    mkdirSync(at('mine'), { recursive: true });
    cpSync(returned('ruian-slips.xlsx'), at('mine/a.xlsx'));
    const refused = await runCli(['fill', 'mine/a.xlsx', '-o', 'mine'], folder);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('--in-place');
    expect(readdirSync(at('mine'))).toEqual(['a.xlsx']);
    expect((await runCli(['fill', 'mine/a.xlsx', '--in-place'], folder)).status).toBe(0);
    expect((await runCli(['fill', 'mine/a.xlsx', '--in-place'], folder)).status).toBe(0);
    expect(readdirSync(at('mine')).sort()).toEqual(['a.xlsx', 'a.xlsx.bak']);
    expect(readFileSync(at('mine/a.xlsx.bak'))).toEqual(readFileSync(returned('ruian-slips.xlsx')));
  });

  test('two files of one name do not lie upon each other', async () => {
    for (const sub of ['p', 'q']) {
      mkdirSync(at(sub), { recursive: true });
      cpSync(returned('ruian-slips.xlsx'), at(sub, 'a.xlsx'));
    }
    const said = await runCli(['fill', 'p/a.xlsx', 'q/a.xlsx', '-o', 'pq'], folder);
    expect(said.status).toBe(2);
    expect(said.err).toMatch(/q\/a\.xlsx：另一个文件的结果已用了同一文件名/);
  });
});

describe('summarize', () => {
  interface SummaryJson {
    readonly period: string;
    readonly reported: string[];
    readonly missing: string[];
    readonly indicators: { code: string; actual: number | null; units: Record<string, unknown> }[];
  }

  test('says who reported, who is missing, and the totals', async () => {
    const said = await runCli(
      ['summarize', returned('ruian-slips.xlsx'), returned('lucheng-clean.xlsx'), '-o', 's.xlsx', '--json', ...TODAY],
      folder,
    );
    expect(said.status).toBe(1);
    const summary = JSON.parse(said.out) as SummaryJson;
    expect(summary.period).toBe('2021Q3');
    expect(summary.reported).toEqual(['330302', '330381']);
    expect(summary.missing).toHaveLength(12);
    expect(summary.indicators).toHaveLength(67);
    const projects = summary.indicators.find(({ code }) => code === 'D2-02')!;
    expect(Object.keys(projects.units)).toEqual(expect.arrayContaining(['330302', '330381']));
    expect(said.err).toContain('2021年第三季度：已报 2/14 个单位，指标 67 项；汇总存入 s.xlsx');
    expect(await sheetNames(at('s.xlsx'))).toEqual(expect.arrayContaining(['汇总表', '对比', '图表', '数据', '通报']));
  });

  test.each<[string, string[], string[]]>([
    ['nobody is named', [], ['330302', '330300']],
    ['all units are', ['--expect', 'all'], ['330302', '330300']],
    ['some units are', ['--expect', '330302,330381'], ['330302', '330300']],
    ['it is named itself', ['--expect', '330300,330302'], ['330300', '330302']],
  ])('the city’s own form is taken in when %s', async (_, options, reported) => {
    await runCli(['template', '--unit', '330300', '--period', '2021Q3', '-o', 'city.xlsx', ...TODAY], folder);
    const said = await runCli(
      ['summarize', 'city.xlsx', returned('lucheng-clean.xlsx'), '--json', ...options, ...TODAY],
      folder,
    );
    expect((JSON.parse(said.out) as SummaryJson).reported).toEqual(reported);
  });

  test('again with the same returns nothing is different, and a person’s own sheet stays', async () => {
    const call = ['summarize', returned('lucheng-clean.xlsx'), '-o', 'again.xlsx', ...TODAY];
    await runCli(call, folder);
    const host = await FileHost.open(at('again.xlsx'));
    const plan = { name: '我的笔记', rows: [[{ value: '留着' }]], styles: {}, columns: [] };
    await host.apply([{ kind: 'add-sheet', plan }]);
    await host.save(at('again.xlsx'), { overwriteInput: true });
    const said = await runCli(call, folder);
    expect(said.err).toContain('与上次汇总相比没有变化');
    expect(await sheetNames(at('again.xlsx'))).toContain('我的笔记');
  });

  test('a published sheet says nothing of where the files lay', async () => {
    await runCli(['summarize', returned('lucheng-clean.xlsx'), '-o', 'public.xlsx', ...TODAY], folder);
    const { sheets } = await (await FileHost.open(at('public.xlsx'))).read();
    const texts = sheets.flatMap(({ rows }) => rows.flatMap((row) => row?.map((cell) => cell?.value) ?? []));
    expect(texts).toContain('lucheng-clean.xlsx');
    expect(texts.filter((text) => typeof text === 'string' && text.includes('/lucheng-clean.xlsx'))).toEqual([]);
  });

  test('late returns are added to a summary that is named', async () => {
    await runCli(['summarize', returned('lucheng-clean.xlsx'), '-o', 'early.xlsx', ...TODAY], folder);
    const call = ['summarize', 'early.xlsx', returned('ruian-slips.xlsx'), '-o', 'late.xlsx', '--json', ...TODAY];
    const said = await runCli(call, folder);
    expect((JSON.parse(said.out) as SummaryJson).reported).toEqual(['330302', '330381']);
    expect(said.err).toContain('瑞安市');
    expect(said.err).not.toContain('没有变化');
  });

  test('without -o it only says the figures', async () => {
    const said = await runCli(['summarize', returned('lucheng-clean.xlsx'), '--json', ...TODAY], folder);
    expect((JSON.parse(said.out) as SummaryJson).reported).toEqual(['330302']);
    expect(said.err).toContain('已报 1/14');
  });

  test.each([
    ['no place and no JSON', ['-o'], '-o'],
    ['the result over a return', ['-o', 'return.xlsx'], 'return.xlsx'],
    ['a result that is broken', ['-o', 'broken.xlsx'], '表格文件'],
  ])('%s is refused in one sentence', async (_, options, words) => {
    cpSync(returned('lucheng-clean.xlsx'), at('return.xlsx'));
    writeFileSync(at('broken.xlsx'), 'not a workbook');
    const said = await runCli(['summarize', 'return.xlsx', ...options], folder);
    expect([said.status, said.out]).toEqual([2, '']);
    expect(said.err).toContain(words);
    expect(readFileSync(at('return.xlsx'))).toEqual(readFileSync(returned('lucheng-clean.xlsx')));
    expect(readFileSync(at('broken.xlsx'), 'utf8')).toBe('not a workbook');
  });
});

describe('help', () => {
  test.each([
    [['help'], '命令：'],
    [['--help'], '命令：'],
    [['help', 'check'], '--previous'],
    [['fill', '--help'], '--in-place'],
    [['help', 'check', '--lang', 'en'], "the last period's returns"],
  ])('%j is answered on out', async (argv, words) => {
    const said = await runCli(argv, folder);
    expect([said.status, said.err]).toEqual([0, '']);
    expect(said.out).toContain(words);
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
    expect(await runCli(['--version'], folder)).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  test('a wrong call is one sentence and exit status 2', async () => {
    expect(await runCli(['chekc', 'a.xlsx'], folder)).toEqual({
      status: 2,
      out: '',
      err: '没有“chekc”这个命令，您要用的可能是“check”。\n',
    });
  });
});
