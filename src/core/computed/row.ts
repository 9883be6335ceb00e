import type { Allocation } from '../allocation';
import { isPercentIn, type QuantityRole } from '../report/number';
import { formatFacts } from '../report/number-format';
import type { Entry, NumberReading, Reading, Report } from '../report/report';
import type { Catalogue, Indicator, Measure } from '../schema/catalogue';
import { isPerIndustry, numberFormatOf, targetOf } from '../schema/facts';
import type { CellValue } from '../snapshot';
import type { Situation } from './situation';

/** The figure that a reading certainly means; `null` where it means none, or only perhaps. */
export function figureOf(reading: Reading | undefined): number | null {
  if (reading === undefined) return null;
  const { number } = reading;
  return number.kind === 'number' || number.kind === 'text-number' ? number.value : null;
}

/** What an input is worth to an expression: its figure, 不适用, or nothing. */
export function inputOf(reading: Reading | undefined): CellValue {
  return reading?.number.kind === 'not-applicable' ? '不适用' : figureOf(reading);
}

/** The figure of a target, which is often written with words around it: ≥67%, 291个. */
function targetFigureOf(reading: Reading | undefined): number | null {
  return reading?.number.kind === 'with-unit' ? reading.number.value : figureOf(reading);
}

const HAS_OPERANDS: Readonly<Record<Measure, boolean>> = {
  count: false,
  breakthrough: false,
  amount: false,
  rank: false,
  floor: false,
  ratio: true,
  coverage: true,
  density: true,
  growth: true,
  cagr: true,
  relative: true,
  'industry-coverage': false,
  'industry-count': false,
};

/** How 完成值 comes about where the sheet has every cell for its inputs. */
export function originWithCells(indicator: Indicator): Situation['actual'] {
  if (isPerIndustry(indicator)) return 'industries';
  return HAS_OPERANDS[indicator.measure] ? 'operands' : 'typed';
}

/**
 * How 完成值 comes about. It counts as typed where the sheet has no cells for its inputs, and where all of these are
 * empty beside a figure that was typed (a returned sheet that gives only the result). Not for sub-rows.
 */
export function originOf(report: Report, entry: Entry, { industries }: Catalogue): Situation['actual'] {
  const { indicator, actual } = entry;
  switch (originWithCells(indicator)) {
    case 'typed':
      return 'typed';
    case 'operands': {
      const { numerator, denominator } = entry;
      if (!numerator || !denominator) return 'typed';
      const isEmpty = isBlank(numerator.number) && isBlank(denominator.number);
      return isEmpty && isTyped(report, actual) ? 'typed' : 'operands';
    }
    case 'industries': {
      let isEmpty = true;
      for (let index = 0; index < industries.length; index++) {
        const part = entry.industries[index]?.actual;
        if (!part || part.column !== actual?.column) return 'typed';
        if (!isBlank(part.number)) isEmpty = false;
      }
      return isEmpty && isTyped(report, actual) ? 'typed' : 'industries';
    }
  }
}

function isBlank(number: NumberReading): boolean {
  return number.kind === 'blank';
}

/** On a generated sheet a formula in 完成值 is our own, and its last result no statement of the person's. */
function isTyped(report: Report, actual: Reading | undefined): boolean {
  return figureOf(actual) !== null && (report.stamp === null || actual?.cell?.formula === undefined);
}

/** Measures whose city target holds for every unit as it is; the others are added up and must be allocated. */
const HOLDS_FOR_EVERY_UNIT: Readonly<Record<Measure, boolean>> = {
  count: false,
  breakthrough: false,
  amount: false,
  'industry-coverage': false,
  'industry-count': false,
  rank: true,
  floor: true,
  ratio: true,
  coverage: true,
  density: true,
  growth: true,
  cagr: true,
  relative: true,
};

/** The document's own target, where it holds for the unit without an allocation; else `null`. */
export function ownTargetOf(indicator: Indicator, isCity: boolean): number | null {
  return isCity || HOLDS_FOR_EVERY_UNIT[indicator.measure] ? targetOf(indicator) : null;
}

export function isCity(report: Report): boolean {
  return report.form === 'city' || report.unit?.kind === 'city';
}

/**
 * What the entry is judged against, as a fraction for %: what the allocation asks of the unit, else the sheet's target
 * cell, else the document's target where it holds for every unit; `null` without any.
 */
export function targetFor(report: Report, entry: Entry, allocation: Allocation | null): number | null {
  return allocatedTo(report, entry.code, allocation) ?? targetInSheet(report, entry);
}

/** The target without an allocation. */
export function targetInSheet(report: Report, entry: Entry): number | null {
  const typed = targetFigureOf(entry.target);
  if (typed !== null) return typed;
  return entry.industry === null ? ownTargetOf(entry.indicator, isCity(report)) : null;
}

export function allocatedTo(report: Report, code: string, allocation: Allocation | null): number | null {
  if (allocation === null || report.unit === null) return null;
  return allocation.targets.get(report.unit.code)?.get(code) ?? null;
}

/** By how much the figure in a cell exceeds the held value: 100 where 67 stands for 67 %. */
export function scaleOf(
  reading: Reading | undefined,
  indicator: Indicator,
  role: QuantityRole,
  report: Report,
): 1 | 100 {
  if (reading === undefined || !isPercentIn(indicator, role)) return 1;
  const facts = reading.cell?.format === undefined ? null : formatFacts(reading.cell.format);
  if (facts?.writesPercent) return 100;
  return report.layout.percentages === 'points' && !facts?.isPercent ? 100 : 1;
}

/** 百分点 are held as they are written: 1.2 is 1.2 个百分点. */
export function isInPoints(indicator: Indicator): boolean {
  return indicator.measure === 'relative';
}

/** The number format of 完成值 where percentages are fractions. */
export function actualFormatOf(indicator: Indicator): string {
  return isInPoints(indicator) ? '0.00' : numberFormatOf(indicator);
}
