import type { CheckContext, Found, SheetRule } from './rule';
import type { Assessment } from '../attainment';
import type { Fix } from '../finding';
import type { Entry, Reading, Report } from '../report/report';
import { computedCells } from '../attainment';
import { toA1 } from '../address';
import { percent, plain, shown, shownCell, shownNumber } from '../judgement/display';
import { contradictionOf } from '../judgement/contradiction';
import { numberOf, slackOf, valueOf } from '../judgement/figure';
import { usesOperands } from '../judgement/input';
import { around, canMeet, intervalOf } from '../judgement/interval';
import { nameOf } from '../judgement/naming';

/** The formula of the cell, with its value, where the sheet can hold it. */
function recomputation(
  report: Report,
  entry: Entry,
  role: 'actual' | 'attainment',
  reading: Reading,
  context: CheckContext,
): Fix | undefined {
  const computed = computedCells(report, entry, context).find((cell) => cell.role === role);
  const value = computed?.value;
  if (typeof value !== 'number') return undefined;
  const { formula } = computed!;
  const change = { kind: 'set' as const, value, formula };
  const after = shownNumber(Number(value.toPrecision(6)), reading.cell);
  const before = shownCell(reading.cell);
  return { cell: toA1(reading.row, reading.column), before, after, change, safe: false };
}

/** 完成值 beside its operands, or beside the sub-rows that it sums up. */
function ofActual(report: Report, entry: Entry, assessment: Assessment, context: CheckContext): Found | null {
  const { indicator } = entry;
  const contradiction = contradictionOf(report, entry, assessment, context);
  if (contradiction === null) return null;
  const { actual, written, expected } = contradiction;
  const at = { row: actual.row, column: actual.column };
  const cells = usesOperands(entry)
    ? [entry.numerator!, entry.denominator!]
    : entry.industries.map((part) => part!.actual!);
  const common = {
    at,
    related: cells.map(({ row, column }) => ({ row, column })),
    code: entry.code,
    fix: recomputation(report, entry, 'actual', actual, context),
  };
  const params = {
    indicator: nameOf(entry, context.catalogue),
    found: shown(written, indicator),
    expected: shown(expected, indicator),
  };
  if (!usesOperands(entry)) return { ...common, variant: 'industries', params };
  const [numerator, denominator] = [plain(valueOf(entry.numerator)!), plain(valueOf(entry.denominator)!)];
  return { ...common, variant: 'operands', params: { ...params, numerator, denominator } };
}

/** A formula of the sheet's own differs by less than this. */
const NOISE = 1e-9;

/** 达成率 beside 完成值 and 目标值; some offices cap it at 100 %, some write it in points. */
function ofAttainment(report: Report, entry: Entry, assessment: Assessment, context: CheckContext): Found | null {
  const { attainment, actual, target, indicator } = entry;
  const figure = numberOf(attainment);
  const value = valueOf(actual) ?? assessment.actual;
  const asked = valueOf(target);
  if (!attainment || !figure || !target || value === null || asked === null || asked <= 0) return null;
  if (indicator.comparison === 'rank_within' || indicator.comparison === 'relative') return null;
  const expected = value / asked;
  if (Math.abs(figure.value - expected) < NOISE) return null;
  const slack = slackOf(numberOf(actual)) / asked + (Math.abs(expected) * slackOf(numberOf(target))) / asked;
  const own = assessment.attainment;
  const isPossible = (written: number, decimals: number): boolean => {
    const typed = intervalOf(written, decimals);
    const isCapped = expected >= 1 && canMeet(typed, { low: 1, high: 1 });
    return isCapped || canMeet(typed, around(expected, slack)) || (own !== null && canMeet(typed, around(own, slack)));
  };
  if (isPossible(figure.value, figure.decimals)) return null;
  if (isPossible(figure.value / 100, figure.decimals + 2)) return null;
  if (isPossible(figure.value * 100, Math.max(0, figure.decimals - 2))) return null;
  return {
    at: { row: attainment.row, column: attainment.column },
    related: [actual ?? target, target].map(({ row, column }) => ({ row, column })),
    code: entry.code,
    variant: 'attainment',
    params: {
      indicator: nameOf(entry, context.catalogue),
      found: percent(figure.value),
      actual: shown(value, indicator),
      target: shown(asked, indicator),
      expected: percent(expected),
    },
    fix: recomputation(report, entry, 'attainment', attainment, context),
  };
}

/**
 * 比率重算不符: a result written beside what it is computed from must agree with it, as far as the decimals of both
 * tell. On a generated sheet the formula answers for itself.
 */
export const rule: SheetRule = {
  id: 'ratio-mismatch',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    if (report.stamp) return;
    for (const { entry, assessment } of context.soundRows(report)) {
      const found = ofActual(report, entry, assessment, context) ?? ofAttainment(report, entry, assessment, context);
      if (found) find(found);
    }
  },
};
