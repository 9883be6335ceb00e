import type { Edit, SheetPlan } from '../../../src/core/edit';
import type { Finding } from '../../../src/core/finding';
import type { SheetSnapshot, WorkbookSnapshot } from '../../../src/core/snapshot';
import { changes } from '../../../src/core/summary/changes';
import { readSummary, type EarlierSummary } from '../../../src/core/summary/earlier';
import { sheetNames, summaryEdits, summaryPlans } from '../../../src/core/summary/edits';
import { takeIn } from '../../../src/core/summary/intake';
import { toJson } from '../../../src/core/summary/json';
import type { SummaryModel } from '../../../src/core/summary/model';
import { returnSlips } from '../../../src/core/summary/slips';
import { textOfName } from '../../../src/core/summary/sheets/marks';
import type { Catalogue } from '../../../src/core/schema/catalogue';
import {
  allArrivals,
  arrival,
  catalogue,
  plausible,
  Q2,
  Q3,
  reportingSheet,
  seeded,
  snapshotOfPlans,
  summaryOf,
  unitNamed,
} from '../../support/summary';

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'blank-value',
  severity: 'mandatory',
  sheet: '鹿城区',
  source: '鹿城区.xlsx',
  cell: 'G8',
  related: [],
  code: 'D2-02',
  params: {},
  fix: null,
  ...more,
});

const plansOf = (model: SummaryModel): readonly SheetPlan[] =>
  summaryPlans(model, sheetNames(returnSlips(model), null, null));

/** The workbook that a summary was written to, with what people changed in it. */
function written(
  model: SummaryModel,
  change: (plans: SheetPlan[]) => readonly SheetPlan[] = (plans) => plans,
  others: readonly SheetSnapshot[] = [],
): WorkbookSnapshot {
  return snapshotOfPlans(change([...plansOf(model)]), others);
}

function type(
  plans: readonly SheetPlan[],
  name: string,
  find: string,
  column: number,
  value: number | string,
): SheetPlan[] {
  return plans.map((plan) =>
    plan.name !== name
      ? plan
      : {
          ...plan,
          rows: plan.rows.map((row) =>
            row?.some((cell) => cell?.value === find)
              ? Array.from({ length: Math.max(row.length, column + 1) }, (_, at) =>
                  at === column ? { value } : row[at],
                )
              : row,
          ),
        },
  );
}

const own = (name: string, rows: SheetSnapshot['rows'] = []): SheetSnapshot => ({
  name,
  visibility: 'visible',
  rows,
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  protection: 'none',
});

const everybody = allArrivals(Q3, 21);
const all = summaryOf(everybody);

describe('late intake', () => {
  test.each(['files', 'workbook'] as const)('a summary continued from %s equals one made at once', (where) => {
    const arrivals = allArrivals(Q3, 21, where);
    const whole = summaryOf(arrivals);
    const [first, ...late] = everybody;
    const early = summaryOf(where === 'files' ? arrivals.slice(0, -1) : arrivals);
    const earlier = readSummary(written(early), catalogue)!;
    const continued = summaryOf(where === 'files' ? [late.at(-1)!] : [first!], { earlier });
    expect(toJson(continued)).toEqual(toJson(whole));
    expect(continued.missing).toEqual([]);
    expect(continued.verdicts.filter(({ kind }) => kind === 'kept-earlier')).toHaveLength(14);
  });

  test('what came back is read to the cell', () => {
    const earlier = readSummary(written(all), catalogue)!;
    for (const [index, submission] of earlier.submissions.entries()) {
      const was = all.submissions[index]!;
      expect([submission.unit, submission.source, submission.sheet]).toEqual([was.unit, was.source, was.sheet]);
      for (const [code, figure] of submission.figures) {
        const before = was.figures.get(code)!;
        expect(figure).toMatchObject({
          applicable: before.applicable,
          target: before.target,
          actual: before.actual,
          attainment: before.attainment,
        });
        expect(figure.status).toBe(before.status);
        expect(figure.inputs.map(({ value }) => value)).toEqual(before.inputs.map(({ value }) => value));
      }
    }
  });

  test('a new return takes the place of the earlier one', () => {
    const earlier = readSummary(written(all), catalogue)!;
    const again = arrival(
      'neu.xlsx',
      reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 999, target: 1000 } }),
    );
    const model = summaryOf([again], { earlier });
    expect(model.verdicts[0]).toMatchObject({ kind: 'replaces-earlier', source: 'neu.xlsx' });
    expect(model.submissions[0]).toMatchObject({ source: 'neu.xlsx' });
    const newer = arrival('x.xlsx', reportingSheet(unitNamed('鹿城区'), Q3, {}, { date: '2021-10-12' }));
    expect(
      summaryOf([again, newer], { earlier })
        .verdicts.slice(0, 2)
        .map(({ kind }) => kind),
    ).toEqual(['duplicate', 'replaces-earlier']);
  });

  test('texts, errors and blanks come back as what they were', () => {
    const cells = {
      'D2-02': { value: '2000万' },
      'D2-03': { value: { error: '#REF!' } as const },
      'D2-06': { value: '不适用' },
    };
    const before = summaryOf([arrival('a.xlsx', reportingSheet(unitNamed('鹿城区'), Q3, cells))], {
      expected: ['330302'],
    });
    const earlier = readSummary(written(before), catalogue)!;
    const after = summaryOf([], { earlier, expected: ['330302'] });
    const lacks = (model: SummaryModel) =>
      ['D2-02', 'D2-03', 'D2-05', 'D2-06'].map((code) => {
        const { inputs, applicable } = model.submissions[0]!.figures.get(code)!;
        return [applicable, inputs[0]?.lack?.kind, inputs[0]?.text];
      });
    expect(lacks(after)).toEqual(lacks(before));
    expect(toJson(after).indicators.map(({ actual }) => actual)).toEqual(
      toJson(before).indicators.map(({ actual }) => actual),
    );
  });

  test('a ratio that was only typed comes back as typed', () => {
    const sheet = reportingSheet(unitNamed('鹿城区'), Q3, { 'D3-05': { value: 0.5 } }, { plain: true });
    const earlier = readSummary(written(summaryOf([arrival('a.xlsx', sheet)])), catalogue)!;
    const figure = earlier.submissions[0]!.figures.get('D3-05')!;
    expect(figure).toMatchObject({ actual: 0.5, typed: { value: 0.5 } });
    const again = plansOf(summaryOf([], { earlier })).find(({ name }) => name === '数据')!;
    expect(again.rows.some((row) => row?.[3]?.value === 'D3-05' && row[5]?.value === 0.5)).toBe(true);
  });

  test('another period is not continued, nor are units that nobody expects any more', () => {
    const earlier = readSummary(written(summaryOf(allArrivals(Q2, 21))), catalogue)!;
    expect(summaryOf(everybody.slice(0, 2), { earlier, period: Q3 }).submissions).toHaveLength(2);
    const same = readSummary(written(all), catalogue)!;
    const model = summaryOf([], { earlier: same, expected: ['330302'] });
    expect(model.submissions.map(({ unit }) => unit.code)).toEqual(['330302']);
    expect(model.verdicts).toHaveLength(1);
  });

  test('an earlier summary stands in for the files of its period', () => {
    const earlier = readSummary(written(summaryOf(allArrivals(Q2, 21))), catalogue)!;
    const fromFiles = takeIn(allArrivals(Q2, 21), { catalogue, period: null, expected: null, earlier: null });
    const fromSummary = takeIn([], { catalogue, period: null, expected: null, earlier });
    const previous = (past: typeof fromFiles) =>
      summaryOf(everybody, { past: [past] }).indicators.map((summary) => summary.previous);
    expect(previous(fromSummary)).toEqual(previous(fromFiles));
  });

  test('the lines of 问题清单 stay with the submissions that stay', () => {
    const findings = [finding(), finding({ sheet: '龙湾区', source: '龙湾区.xlsx', severity: 'notice' })];
    const earlier = readSummary(written(summaryOf(everybody, { findings })), catalogue)!;
    const model = summaryOf([everybody[1]!], { earlier });
    expect(model.issues.map(({ unit, severity, ruleId, message }) => [unit?.name, severity, ruleId, message])).toEqual([
      ['鹿城区', 'mandatory', null, '说明 {}'],
    ]);
  });

  test('lines of the open workbook come back as such', () => {
    const sheet = reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 1 } });
    const model = summaryOf([arrival('', sheet)], { findings: [finding({ source: '' })] });
    const earlier = readSummary(written(model), catalogue)!;
    expect([earlier.issues[0]!.source, earlier.submissions[0]!.source]).toEqual(['', '']);
  });
});

describe('reading back', () => {
  test('a workbook without a summary has none', () => {
    expect(readSummary({ sheets: [own('Sheet1')], names: [] }, catalogue)).toBeNull();
  });

  test('a summary of another catalogue, or whose period is broken, is none of ours', () => {
    const snapshot = written(all);
    expect(readSummary(snapshot, { ...catalogue, id: 'other' } as Catalogue)).toBeNull();
    const broken = snapshot.names.map((name) => ({ ...name, formula: name.formula.replace('2021Q3', 'nie') }));
    expect(readSummary({ ...snapshot, names: broken }, catalogue)).toBeNull();
    const short = snapshot.names.map((name) =>
      name.name === '_pir_summary' ? { ...name, formula: `"${catalogue.id}"` } : name,
    );
    expect(readSummary({ ...snapshot, names: short }, catalogue)).toBeNull();
  });

  test('names that other programs re-wrote, and names of nothing, are understood', () => {
    expect(textOfName({ name: 'x', sheet: null, formula: '="a ""b"""', hidden: true })).toBe('a "b"');
    expect(textOfName({ name: 'x', sheet: null, formula: '#REF!', hidden: true })).toBe('');
    const snapshot = written(all);
    const names = [
      { name: '_PIR_GENERATED', sheet: 'fort', formula: '"charts"', hidden: true },
      { name: '_pir_generated', sheet: '对比', formula: '0', hidden: true },
      { name: '_pir_generated', sheet: '图表', formula: '"overview"', hidden: true },
      ...snapshot.names,
    ];
    expect(readSummary({ ...snapshot, names }, catalogue)!.sheets.get('overview')).toBe('图表');
  });

  test('generated sheets that people deleted or emptied read like empty ones', () => {
    const snapshot = written(all);
    const kept = snapshot.sheets.filter(({ name }) => name === '数据');
    const earlier = readSummary({ ...snapshot, sheets: kept }, catalogue)!;
    expect(earlier.submissions).toHaveLength(15);
    expect(earlier.submissions[0]!.figures.get('D2-02')).toMatchObject({ attainment: null, status: '推进中' });
    expect([earlier.totals.size, earlier.weights.size, earlier.issues.length]).toEqual([0, 0, 0]);
    const empty = snapshot.sheets.map(({ name }) => own(name, [undefined, []]));
    expect(readSummary({ ...snapshot, sheets: empty }, catalogue)!.submissions).toEqual([]);
  });

  test('rows that people added to 数据 without unit, code or item are passed over, and so are unknown units', () => {
    const plans = plansOf(
      summaryOf([arrival('a.xlsx', reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 1 } }))]),
    );
    const row = (...values: readonly (string | null)[]) => values.map((value) => ({ value }));
    const changed = plans.map((plan) =>
      plan.name === '数据'
        ? {
            ...plan,
            rows: [
              ...plan.rows,
              undefined,
              row('330302', 'x', '', 'D2-02', null),
              row('999999', 'x', '', 'D2-02', '完成值'),
            ],
          }
        : plan,
    );
    const earlier = readSummary(snapshotOfPlans(changed), catalogue)!;
    expect(earlier.submissions.map(({ unit }) => unit.code)).toEqual(['330302']);
  });

  test('rows of 数据 that people deleted are missing, and nothing else', () => {
    const changed = plansOf(all).map((plan) => {
      if (plan.name === '数据') {
        const gone = (row: SheetPlan['rows'][number]) =>
          row?.[3]?.value === 'D2-02' || (row?.[3]?.value === 'D3-05' && row[4]?.value !== '分母');
        return { ...plan, rows: plan.rows.filter((row) => !gone(row)) };
      }
      if (plan.name !== '对比') return plan;
      return { ...plan, rows: plan.rows.slice(0, plan.rows.findIndex((row) => row?.[0]?.value === '进度状态') + 1) };
    });
    const { figures } = readSummary(snapshotOfPlans(changed), catalogue)!.submissions[0]!;
    const was = all.submissions[0]!.figures;
    expect(figures.get('D2-02')).toMatchObject({
      actual: null,
      status: '未报送',
      inputs: [{ lack: { kind: 'no-row' } }],
    });
    expect(figures.get('D3-05')!.inputs.map(({ value }) => value)).toEqual([null, was.get('D3-05')!.inputs[1]!.value]);
    expect(figures.get('D2-03')).toMatchObject({ actual: was.get('D2-03')!.actual, status: '推进中' });
  });

  test('a line of 问题清单 that belongs to no unit keeps its remark', () => {
    const nobody = finding({ sheet: null, source: undefined, cell: null, code: null });
    const before = written(summaryOf(everybody, { findings: [nobody] }), (plans) =>
      type(plans, '问题清单', 'blank-value', 11, '已协调'),
    );
    const kept = readSummary(before, catalogue)!;
    expect(kept.issues[0]).toMatchObject({ unit: null, key: '|||blank-value' });
    const plan = plansOf(summaryOf(everybody, { findings: [nobody], kept })).find(({ name }) => name === '问题清单')!;
    expect(plan.rows.some((row) => row?.[11]?.value === '已协调')).toBe(true);
  });

  test('without a cell the sheet is called by its unit', () => {
    const plans = plansOf(
      summaryOf([
        arrival('a.xlsx', reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 1 } }, { name: 'Sheet1' })),
      ]),
    );
    const bare = plans.map((plan) =>
      plan.name === '数据'
        ? {
            ...plan,
            rows: plan.rows.map((row, index) =>
              row?.map((cell, column) => (index > 0 && column === 7 ? { value: '' } : cell)),
            ),
          }
        : plan,
    );
    const sheetIn = (list: readonly SheetPlan[]) =>
      readSummary(snapshotOfPlans(list), catalogue)!.submissions[0]!.sheet;
    expect([sheetIn(plans), sheetIn(bare)]).toEqual(['Sheet1', '鹿城区']);
  });

  test('a unit code that Excel turned into a number is still that unit', () => {
    const plans = plansOf(
      summaryOf([arrival('a.xlsx', reportingSheet(unitNamed('鹿城区'), Q3, { 'D2-02': { value: 1 } }))]),
    );
    const numbers = plans.map((plan) =>
      plan.name === '数据'
        ? {
            ...plan,
            rows: plan.rows.map((row) => row?.map((cell) => (cell?.value === '330302' ? { value: 330302 } : cell))),
          }
        : plan,
    );
    expect(readSummary(snapshotOfPlans(numbers), catalogue)!.submissions.map(({ unit }) => unit.name)).toEqual([
      '鹿城区',
    ]);
  });
});

describe('pressing the button again', () => {
  const kinds = (edits: readonly Edit[]) =>
    edits.map((edit) =>
      edit.kind === 'add-sheet' || edit.kind === 'replace-sheet'
        ? `${edit.kind} ${edit.plan.name}`
        : edit.kind === 'delete-sheet'
          ? `delete-sheet ${edit.sheet}`
          : edit.kind,
    );
  const eight = ['汇总表', '对比', '图表', '通报', '问题清单', '催报单', '权重', '数据'];

  test('a new workbook gets every sheet', () => {
    expect(kinds(summaryEdits(all, null, null))).toEqual(eight.map((name) => `add-sheet ${name}`));
  });

  test('the second time every sheet is replaced where it stands, and the result is the same', () => {
    const before = written(all, undefined, [own('我的表')]);
    const earlier = readSummary(before, catalogue);
    expect(kinds(summaryEdits(all, before, earlier))).toEqual(eight.map((name) => `replace-sheet ${name}`));
    const plans = summaryEdits(all, before, earlier).map((edit) => (edit as { plan: SheetPlan }).plan);
    expect(plans).toEqual(plansOf(all));
    expect(changes(earlier, all)).toEqual([]);
  });

  test('a sheet of the person’s own that bears one of our names is left alone', () => {
    const before: WorkbookSnapshot = { sheets: [own('汇总表'), own('汇总表(2)'), own('数据')], names: [] };
    const edits = kinds(summaryEdits(all, before, readSummary(before, catalogue)));
    expect(edits[0]).toBe('add-sheet 汇总表(3)');
    expect(edits.at(-1)).toBe('add-sheet 数据(2)');
    expect(edits.filter((edit) => !edit.startsWith('add-sheet'))).toEqual([]);
    const plan = (summaryEdits(all, before, null)[0] as { plan: SheetPlan }).plan;
    expect(plan.rows.flatMap((row) => row?.map((cell) => cell?.formula ?? '') ?? []).join('')).toContain(
      "'数据(2)'!$F$2",
    );
  });

  test('a renamed sheet is replaced under its new name, and formulas follow', () => {
    const before = written(all, (plans) =>
      plans.map((plan) => (plan.name === '数据' ? { ...plan, name: '底 数' } : plan)),
    );
    const edits = summaryEdits(all, before, readSummary(before, catalogue));
    expect(kinds(edits).at(-1)).toBe('replace-sheet 底 数');
    const overview = (edits[0] as { plan: SheetPlan }).plan;
    const formulas = overview.rows.flatMap((row) => row?.map((cell) => cell?.formula ?? '') ?? []).join('');
    expect(formulas).toContain("'底 数'!$F$2");
    expect(formulas).not.toContain('数据!');
  });

  test('a slip that nobody needs any more is deleted; new ones are added', () => {
    const before = written(summaryOf(everybody, { findings: [finding()] }));
    const now = summaryOf(everybody, { findings: [finding({ sheet: '龙湾区', source: '龙湾区.xlsx' })] });
    const edits = kinds(summaryEdits(now, before, readSummary(before, catalogue)));
    expect(edits).toContain('add-sheet 退回单-龙湾区');
    expect(edits.at(-1)).toBe('delete-sheet 退回单-鹿城区');
  });

  test('weights and remarks that people entered are kept', () => {
    const model = summaryOf(everybody, { findings: [finding()] });
    const before = written(model, (plans) => {
      const remark =
        plans.find(({ name }) => name === '汇总表')!.rows.find((row) => row?.[1]?.value === 'D2-02')!.length - 1;
      let changed = type(plans, '权重', 'D2-02', 2, 4);
      changed = type(changed, '权重', 'D2-03', 2, -1);
      changed = type(changed, '汇总表', 'D2-02', remark, '已与经信局核对');
      return type(changed, '问题清单', 'G8', 11, '已电话通知');
    });
    const kept = readSummary(before, catalogue)!;
    const again = summaryOf(everybody, { findings: [finding()], kept });
    expect([...again.weights]).toEqual([['D2-02', 4]]);
    expect(again.remarks.indicators.get('D2-02')).toBe('已与经信局核对');
    expect([...again.remarks.issues.values()]).toEqual(['已电话通知']);
    const continued = summaryOf([], { earlier: kept });
    expect([...continued.weights]).toEqual([['D2-02', 4]]);
    const twice = readSummary(written(again), catalogue)!;
    expect([twice.weights.get('D2-02'), twice.remarks.get('D2-02')]).toEqual([4, '已与经信局核对']);
    expect([...twice.issueRemarks.values()]).toEqual(['已电话通知']);
  });
});

describe('what changed since the last time', () => {
  const random = seeded(5);
  const first = plausible(unitNamed('鹿城区'), random);
  const sheet = (name: string, more: object = {}) =>
    arrival(`${name}.xlsx`, reportingSheet(unitNamed(name), Q3, { ...first, ...more }));
  const before = (model: SummaryModel): EarlierSummary => readSummary(written(model), catalogue)!;
  const base = summaryOf([sheet('鹿城区', { 'D2-02': { value: 100 } })]);

  test('nothing, and nothing without a summary before', () => {
    expect(changes(before(base), base)).toEqual([]);
    expect(changes(null, base)).toEqual([]);
  });

  test('another period is one change', () => {
    const other = summaryOf([arrival('a.xlsx', reportingSheet(unitNamed('鹿城区'), Q2, {}))]);
    expect(changes(before(other), base)).toEqual([{ kind: 'period', before: '2021Q2', after: '2021Q3' }]);
  });

  test('units, totals, states and findings', () => {
    const now = summaryOf([sheet('鹿城区', { 'D2-02': { value: 1900 } }), sheet('龙湾区', { 'D2-02': { value: 0 } })], {
      findings: [finding()],
    });
    const found = changes(before(base), now);
    expect(found).toContainEqual({ kind: 'unit-changed', unit: unitNamed('鹿城区') });
    expect(found).toContainEqual({ kind: 'unit-added', unit: unitNamed('龙湾区') });
    const name = '实施智能化技术改造项目';
    expect(found).toContainEqual({ kind: 'total', code: 'D2-02', name, before: 100, after: 1900 });
    expect(found).toContainEqual({ kind: 'status', code: 'D2-02', name, before: '滞后', after: '达序时' });
    expect(found.at(-1)).toEqual({ kind: 'issues', opened: 1, closed: 0 });
    const back = changes(before(now), base);
    expect(back).toContainEqual({ kind: 'unit-removed', unit: unitNamed('龙湾区') });
    expect(back.at(-1)).toEqual({ kind: 'issues', opened: 0, closed: 1 });
  });

  test('a total that came or went is a change', () => {
    const none = summaryOf([sheet('鹿城区', { 'D2-02': { value: '待定' } })]);
    const total = changes(before(none), base).find(({ kind }) => kind === 'total');
    expect(total).toMatchObject({ code: 'D2-02', before: null, after: 100 });
  });

  test('an indicator or a unit’s figure that the last summary did not have is no change of it', () => {
    const bare: EarlierSummary = {
      ...before(base),
      totals: new Map(),
      submissions: before(base).submissions.map((submission) => ({ ...submission, figures: new Map() })),
    };
    expect(changes(bare, base)).toEqual([{ kind: 'unit-changed', unit: unitNamed('鹿城区') }]);
  });
});
