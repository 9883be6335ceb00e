import { computedFormulas } from '../attainment';
import type { ComputedFormula } from '../attainment';
import { rememberLast } from '../memo';
import { parsePeriod } from '../period';
import type { CheckContext } from '../rules/rule';
import type { Entry, Report } from '../report/report';
import type { Catalogue } from '../schema/catalogue';
import { hasOperands, isPerIndustry } from '../schema/facts';
import { hasAllParts, usesOperands } from './input';

const SPACE_AND_ANCHORS = /[\s$]+|_xlfn\.|_xlws\./gi;

/** Programs write the same formula with other spaces, anchors, prefixes and capitals. */
function canonical(formula: string): string {
  return formula
    .replace(SPACE_AND_ANCHORS, '')
    .replace(/^[=+]+/, '')
    .toUpperCase();
}

/** The sheet as it was made: a period that was changed since is wrong-period's business, not that of every formula. */
export const asMade: (report: Report) => Report = rememberLast((report) => {
  const period = (report.stamp && parsePeriod(report.stamp.period)) ?? report.period;
  return period?.id === report.period?.id ? report : { ...report, period };
});

/** The cells that the formulas of the row refer to are all there. */
function isWhole(entry: Entry, catalogue: Catalogue): boolean {
  if (entry.actual === undefined || entry.target === undefined) return false;
  if (isPerIndustry(entry.indicator)) return hasAllParts(entry, catalogue);
  return !hasOperands(entry.indicator) || usesOperands(entry);
}

const NONE: readonly ComputedFormula[] = [];

/**
 * The cells of a row of a generated sheet that should hold one of our formulas and do not. Another formula that gives
 * the same today is another formula: when a cell is blank or a target changes, it no longer does.
 */
export function alteredCells(report: Report, entry: Entry, context: CheckContext): readonly ComputedFormula[] {
  if (!entry.applicable || !isWhole(entry, context.catalogue)) return NONE;
  let altered: ComputedFormula[] | null = null;
  for (const computed of computedFormulas(asMade(report), entry, context)) {
    const formula = report.sheet.rows[computed.row]?.[computed.column]?.formula;
    if (formula === computed.formula) continue;
    if (formula !== undefined && canonical(formula) === canonical(computed.formula)) continue;
    (altered ??= []).push(computed);
  }
  return altered ?? NONE;
}
