// Makes samples/: an allocation, the returns of 14 units and of the city for 2021Q3, and those of the quarter before.
// Everything in them is made up and follows from the names of units and indicators, so that every run makes the same bytes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { allocationPlan } from '../src/core/allocation';
import { assess } from '../src/core/attainment';
import type { Edit, SheetPlan } from '../src/core/edit';
import { fillEdits } from '../src/core/fill';
import { parsePeriod, periodBefore, periodEnd, type Period } from '../src/core/period';
import { bindWorkbook } from '../src/core/report/bind';
import type { Entry, Located, Report } from '../src/core/report/report';
import type { ReportingUnit } from '../src/core/schema/catalogue';
import { WENZHOU_2020_93 as catalogue } from '../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { templatePlan } from '../src/core/template';
import { MemoryHost } from '../src/hosts/file/memory-host';
import { chance, makeInputs, makeTargets } from './samples/figures';
import { slipEdits } from './samples/slips';

const allocation = makeTargets(catalogue);
const standards = { catalogue, settings: DEFAULT_SETTINGS, allocation };

/** A sheet that says what the file is, so that nobody takes it for a real return. */
const MADE_UP: SheetPlan = {
  name: '样例说明',
  rows: [
    [{ value: '样例：本文件中的单位为真实名称，人员、电话和全部数字均为虚构，仅供试用。', style: 'note' }],
    [{ value: 'Sample: the units are real, the people, phone numbers and all figures are made up.', style: 'note' }],
  ],
  styles: { note: { font: { name: '宋体', size: 11 } } },
  columns: [{ width: 90 }],
};

async function bound(host: MemoryHost, sheet: string): Promise<Report> {
  return bindWorkbook(await host.read({ sheets: [sheet] }), catalogue, '').reports[0]!;
}

/** The cell beside a label, past the merge that the label stands in. */
function beside(report: Report, label: Located<unknown>): { row: number; column: number } {
  const merge = report.sheet.merges.find(
    (one) => one.top === label.row && one.left <= label.column && one.right >= label.column,
  );
  return { row: label.row, column: (merge?.right ?? label.column) + 1 };
}

const PEOPLE = [
  '陈建国',
  '林晓慧',
  '潘建武',
  '黄秀秀',
  '章文力',
  '钱志远',
  '叶冬梅',
  '胡国梁',
  '吴海燕',
  '郑丽萍',
  '周明华',
  '徐永康',
];

function contactEdits(report: Report, unit: ReportingUnit, period: Period): Edit[] {
  const first = Math.floor(chance(unit.code) * PEOPLE.length);
  const person = (offset: number): string => PEOPLE[(first + offset) % PEOPLE.length]!;
  const { leader, filler, reviewer, phone, date } = report.identity;
  const day = periodEnd(period) + 8 + Math.floor(chance(unit.code, 'date') * 5);
  const values = [
    [leader, person(0)],
    [filler, person(1)],
    [reviewer, person(2)],
    [phone, `0577-${88000000 + Math.floor(chance(unit.code, 'phone') * 999999)}`],
    [date, day],
  ] as const;
  return values.map(([label, value]): Edit => ({
    kind: 'set-cell',
    sheet: report.sheet.name,
    ...beside(report, label!),
    value,
  }));
}

function inputEdits(report: Report, unit: ReportingUnit, period: Period): Edit[] {
  const inputs = makeInputs(catalogue, unit, period, allocation);
  const edits: Edit[] = [];
  for (const [code, entry] of report.byCode) {
    const put = (reading: Entry['actual'], value: number | undefined): void => {
      if (reading && value !== undefined)
        edits.push({ kind: 'set-cell', sheet: report.sheet.name, row: reading.row, column: reading.column, value });
    };
    put(entry.actual, inputs.get(code));
    put(entry.numerator, inputs.get(`${code}/numerator`));
    put(entry.denominator, inputs.get(`${code}/denominator`));
  }
  return edits;
}

const CAUSES = [
  '重点项目仍在设备安装调试阶段',
  '企业申报材料仍在补正',
  '用地指标落实较晚、开工推迟',
  '省级评审结果尚未公布',
  '原材料涨价、企业放缓投入',
];
const MEASURES = [
  '计划11月底前组织第二批申报',
  '已列入四季度攻坚清单逐家督办',
  '12月中旬前完成现场核验',
  '已与服务商签约加快诊断',
  '已召开专题推进会并按周通报',
];

/** Reasons where the unit lags, evidence where something was counted. */
function wordEdits(report: Report): Edit[] {
  const edits: Edit[] = [];
  for (const entry of report.entries) {
    const { status, actual } = assess(report, entry, standards);
    const pick = (list: readonly string[], what: string): string =>
      list[Math.floor(chance(report.sheet.name, entry.code, what) * list.length)]!;
    if (entry.explanation && (status === '滞后' || status === '差距较大')) {
      const value = `${entry.indicator.name}：因${pick(CAUSES, 'cause')}，${pick(MEASURES, 'measure')}。`;
      edits.push({
        kind: 'set-cell',
        sheet: report.sheet.name,
        row: entry.explanation.row,
        column: entry.explanation.column,
        value,
      });
    }
    const counted =
      entry.industries.length > 0
        ? entry.industries.some((one) => one?.actual?.number.kind === 'number' && one.actual.number.value > 0)
        : (actual ?? 0) > 0;
    if (
      entry.evidence &&
      counted &&
      ['count', 'breakthrough', 'industry-count', 'industry-coverage'].includes(entry.indicator.measure)
    ) {
      edits.push({
        kind: 'set-cell',
        sheet: report.sheet.name,
        row: entry.evidence.row,
        column: entry.evidence.column,
        value: `附件：${report.sheet.name}${entry.indicator.name}清单`,
      });
    }
  }
  return edits;
}

/** Puts the filled-in return of a unit into a workbook, as a sheet at its end. */
async function addReturn(
  host: MemoryHost,
  unit: ReportingUnit,
  period: Period,
  previous: Report | null,
  withSlips: boolean,
): Promise<Report> {
  const plan = templatePlan(catalogue, unit, period, { allocation, previous });
  await host.apply([{ kind: 'add-sheet', plan }]);
  const filledIn = () => bound(host, plan.name);
  let report = await filledIn();
  await host.apply([...inputEdits(report, unit, period), ...contactEdits(report, unit, period)]);
  report = await filledIn();
  await host.apply(wordEdits(report));
  await host.apply(fillEdits(await filledIn(), standards));
  if (withSlips) {
    await host.apply(slipEdits(await filledIn()));
    await host.apply(fillEdits(await filledIn(), standards));
  }
  return filledIn();
}

async function addAllocation(host: MemoryHost): Promise<void> {
  await host.apply([{ kind: 'add-sheet', plan: allocationPlan(catalogue) }]);
  const matrix = bindWorkbook(await host.read(), catalogue, '').matrices[0]!;
  const edits: Edit[] = [];
  for (const [unit, targets] of allocation.targets) {
    for (const [code, value] of targets) {
      const cell = matrix.byCode.get(code)?.units.get(unit);
      if (cell) edits.push({ kind: 'set-cell', sheet: matrix.sheet.name, row: cell.row, column: cell.column, value });
    }
  }
  await host.apply(edits);
}

/** Makes a workbook of samples; its last sheet says that they are made up. */
async function makeWorkbook(name: string, fillIn: (host: MemoryHost) => Promise<void>): Promise<void> {
  const host = MemoryHost.blank(name);
  await fillIn(host);
  await host.apply([{ kind: 'add-sheet', plan: MADE_UP }]);
  writeFileSync(`samples/${name}`, host.bytes());
}

async function main(): Promise<void> {
  const current = parsePeriod('2021Q3')!;
  const before = periodBefore(current);
  rmSync('samples', { recursive: true, force: true });
  for (const period of [before, current]) mkdirSync(`samples/${period.id}`, { recursive: true });
  await makeWorkbook('allocation.xlsx', addAllocation);
  const earlier = new Map<ReportingUnit, Report>();
  for (const unit of catalogue.units) {
    await makeWorkbook(`${before.id}/${unit.name}.xlsx`, async (host) => {
      earlier.set(unit, await addReturn(host, unit, before, null, false));
    });
    await makeWorkbook(`${current.id}/${unit.name}.xlsx`, async (host) => {
      await addReturn(host, unit, current, earlier.get(unit)!, true);
    });
  }
  await makeWorkbook(`city-${current.id}.xlsx`, async (host) => {
    for (const unit of catalogue.units) await addReturn(host, unit, current, earlier.get(unit)!, true);
    await addAllocation(host);
  });
  writeFileSync('samples/README.md', SAMPLES_README);
}

const SAMPLES_README = `# 样例 · Samples

虚构数据，仅供试用：单位是真实名称，人员、电话和全部数字都是编造的，由 \`scripts/make-samples.ts\` 生成。

Made up, for trying things out: the units are real, people, phone numbers and all figures are not. Written by \`scripts/make-samples.ts\`.

| 文件 file | 内容 content |
|---|---|
| \`allocation.xlsx\` | 目标分解表：14 个单位的目标 · targets of the 14 units |
| \`2021Q3/\` | 14 个单位和市本级 2021 年第三季度报送表，其中 5 个单位有常见差错 · returns for 2021Q3, five of them with the slips clerks make |
| \`2021Q2/\` | 上一季度的报送表 · returns of the quarter before |
| \`city-2021Q3.xlsx\` | 市级工作簿：全部报送表和目标分解表，工作台打开的就是它 · all of them in one workbook, which the workbench opens |
`;

await main();
