import { toA1 } from '../address';
import type { Fix } from '../finding';
import type { CheckContext, SheetRule } from './rule';
import type { Report } from '../report/report';
import type { Indicator } from '../schema/catalogue';
import { appliesTo, isPerIndustry, mayNotApply } from '../schema/facts';
import { nameOf } from '../judgement/naming';
import { isNearMiss, isPartNamedOtherwise } from '../judgement/near-miss';

type Missing = Report['missing'][number];

/** The row before which the missing one belongs: after what precedes it in the catalogue. */
function placeOf(report: Report, { indicator, industry }: Missing, context: CheckContext): number {
  const { indicators } = context.catalogue;
  const parent = report.byCode.get(indicator.code);
  if (industry !== null && parent) {
    const before = parent.industries.slice(0, industry).filter((part) => part !== undefined);
    return (before.at(-1) ?? parent).row + 1;
  }
  for (let index = indicators.indexOf(indicator) - 1; index >= 0; index--) {
    const before = report.byCode.get(indicators[index]!.code);
    if (!before) continue;
    let last = before.row;
    for (const part of before.industries) if (part) last = Math.max(last, part.row);
    return last + 1;
  }
  return report.layout.body.first;
}

function insertion(report: Report, missing: Missing, context: CheckContext): Fix | null {
  const { columns } = report.layout;
  const column = columns.get('name') ?? columns.get('code');
  if (column === undefined) return null;
  const row = placeOf(report, missing, context);
  const { indicator, code, industry } = missing;
  const name = industry === null ? indicator.name : `其中：${context.catalogue.industries[industry]!}`;
  const target = report.stamp?.targets.get(code);
  const cells = (
    [
      ['code', code],
      ['name', name],
      ['unit', industry === null || indicator.measure === 'industry-count' ? indicator.unit : null],
      ['target', target ?? null],
    ] as const
  ).flatMap(([role, value]) => {
    const at = columns.get(role);
    return at === undefined || value === null ? [] : [{ column: at, value }];
  });
  return {
    cell: toA1(row, column),
    before: '',
    after: name,
    change: { kind: 'insert-row', before: row, cells },
    safe: false,
  };
}

function isAllMissing(report: Report, indicator: Indicator): boolean {
  const parent = report.byCode.get(indicator.code);
  return parent !== undefined && parent.industries.every((part) => part === undefined);
}

/**
 * 指标行缺失: every indicator of the form has its row, also where nothing happened (填 0). A row that was merely renamed
 * is the business of unknown-row; a parent without any of its sub-rows is one finding.
 */
export const rule: SheetRule = {
  id: 'missing-row',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    for (const missing of report.missing) {
      const { indicator, code, industry } = missing;
      if (!appliesTo(indicator, report.unit) || mayNotApply(indicator, report.unit)) continue;
      if (isNearMiss(report, indicator)) continue;
      if (industry === null) {
        find({ code, params: { indicator: indicator.name, code }, fix: insertion(report, missing, context) });
        continue;
      }
      if (!report.byCode.has(indicator.code) || !isPerIndustry(indicator)) continue;
      if (isPartNamedOtherwise(report, missing)) continue;
      if (!isAllMissing(report, indicator)) {
        const params = { indicator: nameOf(missing, context.catalogue), code };
        find({ code, params, fix: insertion(report, missing, context) });
      } else if (industry === 0) {
        const params = { indicator: indicator.name, industries: context.catalogue.industries.join('、') };
        find({ code: indicator.code, variant: 'industries', params });
      }
    }
  },
};
