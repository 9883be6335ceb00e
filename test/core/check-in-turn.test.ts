import fc from 'fast-check';
import { check, checkAlone, checkInTurn } from '../../src/core/check';
import type { CheckOptions } from '../../src/core/check-options';
import { dateSerial, formatPeriod, parsePeriod } from '../../src/core/period';
import { bindWorkbook } from '../../src/core/report/bind';
import { digest } from '../../src/core/report/digest';
import { indicatorsOfForm } from '../../src/core/schema/facts';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { sheet, workbook } from '../support/sheet';

const Q3 = parsePeriod('2021Q3')!;
const OPTIONS: CheckOptions = {
  catalogue: WENZHOU_2020_93,
  settings: DEFAULT_SETTINGS,
  today: dateSerial(2021, 10, 15),
  task: Q3,
  previous: [],
  allocation: null,
  expected: ['330302', '330303', '330381'],
  matrices: [],
};

/** Twelve returns of counts; the last one is far from the others, the first comes twice, evidence repeats. */
const units = WENZHOU_2020_93.units.slice(0, 12);
const reports = [...units, units[0]!].map((unit, index) => {
  const counts = indicatorsOfForm(WENZHOU_2020_93, 'county').filter(({ measure }) => measure === 'count');
  const rows = counts.map(
    ({ code, name, unit: measure }, place) =>
      `${code} | ${name} | ${measure} | 1000 | ${index === 11 && place === 1 ? 1400 : 300 + index} | 已完成全部立项并开工 | ${index % 6 === 0 ? '温州某某智能装备有限公司' : `附件${index}`}`,
  );
  const grid = [
    `填报单位：${unit.name} | | 报告期：${formatPeriod(Q3)}`,
    '指标代码 | 指标名称 | 计量单位 | 目标值 | 完成值 | 情况说明 | 佐证材料',
    ...rows,
  ].join('\n');
  return bindWorkbook(workbook(sheet(unit.name, grid)), WENZHOU_2020_93, `${index}.xlsx`).reports[0]!;
});

const told = (findings: readonly object[]) => findings.map((finding) => JSON.stringify(finding)).sort();

test('reports judged in turn among digests give the findings of all at once', () => {
  const atOnce = check(reports, OPTIONS);
  const turn = checkInTurn(reports.map(digest), OPTIONS);
  const parts = [...reports.map((report) => turn.sheet(report)), turn.among()];
  expect(told(parts.flatMap((part) => part.findings))).toEqual(told(atOnce.findings));
  expect(told(parts.flatMap((part) => part.explained))).toEqual(told(atOnce.explained));
  const rules = new Set(atOnce.findings.map(({ rule }) => rule));
  expect([...rules]).toEqual(expect.arrayContaining(['duplicate-submission', 'missing-row', 'missing-contact']));
  expect([...rules].length + new Set(atOnce.explained.map(({ rule }) => rule)).size).toBeGreaterThan(3);
});

/** Returns of counts, amounts and levels whose figures differ by up to five powers of ten, some for another period. */
const manyReturns = fc
  .array(
    fc.record({
      figures: fc.array(
        fc.record({
          size: fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 5 })),
          digits: fc.integer({ min: 80, max: 140 }),
          previous: fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: -4, max: 4 })),
          isAltered: fc.boolean(),
        }),
        { minLength: 8, maxLength: 8 },
      ),
      period: fc.constantFrom('2021年1-9月', '2021年1-9月', '2021年1-9月', '2021年1-6月'),
    }),
    { minLength: 6, maxLength: 12 },
  )
  .map((returns) =>
    returns.map(({ figures, period }, place) => {
      const unit = WENZHOU_2020_93.units[place]!;
      const asked = indicatorsOfForm(WENZHOU_2020_93, 'county')
        .filter(({ measure }) => ['count', 'amount', 'floor', 'growth'].includes(measure))
        .slice(0, figures.length);
      const rows = asked.map(({ code, name, unit: measure }, index) => {
        const { size, digits, previous, isAltered } = figures[index]!;
        const value = Number((digits * 10 ** size).toPrecision(3));
        const before = previous === null ? '' : String(Number((80 * 10 ** previous).toPrecision(3)));
        return `${code} | ${name} | ${isAltered && size === 0 ? '吨' : measure} | 120 | ${value} | ${before}`;
      });
      const grid = [
        `填报单位：${unit.name} | | 报告期：${period}`,
        '指标代码 | 指标名称 | 计量单位 | 目标值 | 完成值 | 上期完成值',
        ...rows,
      ].join('\n');
      return bindWorkbook(workbook(sheet(unit.name, grid)), WENZHOU_2020_93, `${place}.xlsx`).reports[0]!;
    }),
  );

test('what is said of a report alone holds among others where its digest says so, and only where others count does it not', () => {
  const seen = { stands: 0, falls: 0 };
  const options: CheckOptions = { ...OPTIONS, task: null };
  fc.assert(
    fc.property(manyReturns, (some) => {
      const digests = some.map(digest);
      const turn = checkInTurn(digests, options);
      for (const [index, report] of some.entries()) {
        if (!turn.standsAlone(digests[index]!)) {
          seen.falls++;
          continue;
        }
        seen.stands++;
        expect(checkAlone(report, options)).toEqual(turn.sheet(report));
      }
    }),
    { numRuns: 60 },
  );
  expect(seen.falls).toBeGreaterThan(20);
  expect(seen.stands).toBeGreaterThan(20);
});
