import type { Catalogue, Form, Indicator, ReportingUnit } from './catalogue';

/** The indicator's values are held as fractions: 67 % is 0.67. 百分点, a difference of rates, is a unit like any other. */
export function isPercent(indicator: Indicator): boolean {
  return indicator.unit === '%';
}

/** The document's target as it is held: 0.67 for 67 %, 2000 for 2000 个. */
export function targetOf(indicator: Indicator): number {
  return isPercent(indicator) ? indicator.target / 100 : indicator.target;
}

/** Filled in once for each industry, in sub-rows. */
export function isPerIndustry(indicator: Indicator): boolean {
  return indicator.measure === 'industry-coverage' || indicator.measure === 'industry-count';
}

/** 分子/本期 and 分母/基期 are filled in, and 完成值 is computed. */
export function hasOperands(indicator: Indicator): boolean {
  return indicator.inputNames !== undefined;
}

interface Facts {
  readonly byCode: ReadonlyMap<string, Indicator>;
  readonly county: readonly Indicator[];
  readonly city: readonly Indicator[];
}

const factsOf = new WeakMap<Catalogue, Facts>();

function facts(catalogue: Catalogue): Facts {
  let known = factsOf.get(catalogue);
  if (!known) {
    known = {
      byCode: new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator])),
      county: catalogue.indicators.filter((indicator) => indicator.reportedBy === 'county'),
      city: catalogue.indicators.filter((indicator) => indicator.reportedBy === 'city'),
    };
    factsOf.set(catalogue, known);
  }
  return known;
}

export function indicatorByCode(catalogue: Catalogue, code: string): Indicator | undefined {
  return facts(catalogue).byCode.get(code);
}

/** The indicators that a form asks for, in the document's order. */
export function indicatorsOfForm(catalogue: Catalogue, form: Form): readonly Indicator[] {
  return facts(catalogue)[form];
}

/** The number format of 完成值 and 目标值, in codes that Excel, WPS and LibreOffice share. */
export function numberFormatOf(indicator: Indicator): string {
  if (isPercent(indicator)) return '0.00%';
  switch (indicator.measure) {
    case 'amount':
      return '#,##0.00';
    case 'ratio':
    case 'coverage':
    case 'density':
    case 'growth':
    case 'cagr':
    case 'floor':
    case 'relative':
      return '0.00';
    case 'count':
    case 'breakthrough':
    case 'rank':
    case 'industry-coverage':
    case 'industry-count':
      return '#,##0';
  }
}

/** Whether the unit has anything to fill in for the indicator; an unknown unit is asked for everything. */
export function appliesTo(indicator: Indicator, unit: ReportingUnit | null): boolean {
  return indicator.appliesTo === undefined || unit === null || indicator.appliesTo.includes(unit.code);
}

/** Nobody knows whether it does: some units only are asked, and which one this is has not been understood. */
export function mayNotApply(indicator: Indicator, unit: ReportingUnit | null): boolean {
  return unit === null && indicator.appliesTo !== undefined;
}

/** The code of a sub-row: `(J3-01, 1) → "J3-01.2"`; the index counts the catalogue's industries from 0. */
export function subRowCode(indicator: Indicator, industryIndex: number): string {
  return `${indicator.code}.${industryIndex + 1}`;
}
