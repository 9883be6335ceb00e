import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit } from '../../src/core/edit';
import { parsePeriod } from '../../src/core/period';
import { bindWorkbook } from '../../src/core/report/bind';
import { WENZHOU_2020_93 as catalogue } from '../../src/core/schema/wenzhou-2020-93';
import { templatePlan } from '../../src/core/template';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';
import { runCli } from '../support/run-cli';
import { faultsOf } from '../support/validate-xlsx';

/**
 * A county's workbook with charts, pictures, a pivot table, comments, x14 formats and the rest, into which a
 * reporting sheet was copied: marking and filling touch that sheet and nothing else.
 */
const rich = readFileSync(join(__dirname, '../fixtures/rich-workbook.xlsx'));
let folder: string;
let before: OpcPackage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rich-'));
  const host = await MemoryHost.open(rich, 'rich.xlsx');
  const unit = catalogue.units.find(({ code }) => code === '330302')!;
  await host.apply([{ kind: 'add-sheet', plan: templatePlan(catalogue, unit, parsePeriod('2021Q3')!) }]);
  const report = bindWorkbook(await host.read(), catalogue, '').reports[0]!;
  const put = (code: string, role: 'actual' | 'evidence', value: string | number): Edit => {
    const { row, column } = report.byCode.get(code)![role]!;
    return { kind: 'set-cell', sheet: report.sheet.name, row, column, value };
  };
  await host.apply([
    put('D2-02', 'actual', '12家'),
    put('D2-03', 'actual', 7.5),
    put('F3-01', 'actual', 12.5),
    put('D2-02', 'evidence', '330302'),
  ]);
  writeFileSync(join(folder, 'rich.xlsx'), host.bytes());
  before = OpcPackage.open(host.bytes());
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Parts that a mark or a fill may change: the sheet itself, what belongs to it, and the styles and texts it adds. */
const MAY_CHANGE =
  /^\/?(\[Content_Types\]\.xml|xl\/(styles|sharedStrings|workbook|calcChain)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/(_rels\/)?sheet7\.xml(\.rels)?|xl\/comments\d+\.xml|xl\/drawings\/vmlDrawing\d+\.vml)$/;

const sheetOf = (pkg: OpcPackage, name: string) => readWorkbook(pkg).sheets.find((sheet) => sheet.name === name)!;

test.each([
  ['check --mark', ['check', 'rich.xlsx', '--today', '2021-10-16', '--mark', '-o', 'marked'], 1, 'marked'],
  ['fill', ['fill', 'rich.xlsx', '-o', 'filled'], 0, 'filled'],
] as const)('%s loses nothing of the workbook around the reporting sheet', async (_name, args, status, out) => {
  expect((await runCli([...args], folder)).status).toBe(status);
  const bytes = new Uint8Array(readFileSync(join(folder, out, 'rich.xlsx')));
  const after = OpcPackage.open(bytes);
  const names = before.partNames();
  const missing = names.filter((name) => !after.has(name) && !name.endsWith('calcChain.xml'));
  const changed = names.filter(
    (name) => after.has(name) && !Buffer.from(after.bytes(name)).equals(Buffer.from(before.bytes(name))),
  );
  expect(missing).toEqual([]);
  expect(changed.filter((name) => !MAY_CHANGE.test(name))).toEqual([]);
  expect(changed.length).toBeGreaterThan(0);
  for (const name of ['汇总表', '季度报表（一）', '字典', '隐藏页', '透视']) {
    expect(sheetOf(after, name)).toEqual(sheetOf(before, name));
  }
  expect(faultsOf(bytes)).toEqual(faultsOf(before.toBytes()));
});

test('a code written as text stays text', async () => {
  const report = sheetOf(before, '鹿城区');
  const codes = report.rows.flatMap((row) => row?.filter((cell) => cell?.value === '330302') ?? []);
  expect(codes.length).toBeGreaterThan(0);
  await runCli(['fill', 'rich.xlsx', '-o', 'again'], folder);
  const after = sheetOf(OpcPackage.open(new Uint8Array(readFileSync(join(folder, 'again/rich.xlsx')))), '鹿城区');
  expect(after.rows.flatMap((row) => row?.filter((cell) => cell?.value === '330302') ?? [])).toEqual(codes);
});
