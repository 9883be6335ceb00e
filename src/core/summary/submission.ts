import { assess } from '../attainment';
import type { Status } from '../attainment';
import type { Allocation } from '../allocation';
import { figureOf, scaleOf } from '../computed/row';
import type { Period } from '../period';
import type { QuantityRole } from '../report/number';
import type { Entry, NumberReading, Reading, Report } from '../report/report';
import type { Catalogue, Indicator, ReportingUnit } from '../schema/catalogue';
import { appliesTo, hasOperands, indicatorsOfForm, isPerIndustry } from '../schema/facts';
import type { Settings } from '../settings';
import { isError, type CellValue } from '../snapshot';

/** 项 of what is filled in as one value, and of what is computed from operands. */
export const ACTUAL = '完成值';
export const TARGET = '目标值';

/** Why a cell gives no number. */
export interface Lack {
  readonly kind: 'not-submitted' | 'no-row' | 'blank' | 'text' | 'error' | 'not-computable';
  /** What stands in the cell; `''` where nothing does. */
  readonly text: string;
}

/** One cell that a reporter fills in. */
export interface Input {
  /** 项: 完成值, 分子, 分母, 本期, 基期, or an industry. */
  readonly item: string;
  /** A fraction for %; `null` where the cell holds no number. */
  readonly value: number | null;
  readonly lack: Lack | null;
  /** What the cell holds where it is no number, as text; `''` for a blank. */
  readonly text: string;
  /** From 0; `null` where the sheet has no such cell. */
  readonly at: { readonly row: number; readonly column: number } | null;
  /** The cell holds 67 where 67 % is meant. */
  readonly inPoints: boolean;
  /** What the cell means is not what a formula over it would see: a text that is a number, a date, TRUE. */
  readonly converted: boolean;
  /** 来源单元格 as an earlier summary named it. */
  readonly cell?: string;
}

/** One indicator of one unit. */
export interface Figure {
  readonly indicator: Indicator;
  readonly applicable: boolean;
  readonly inputs: readonly Input[];
  readonly target: number | null;
  /** The cell that the target stands in; `null` where it comes from elsewhere. */
  readonly targetInput: Input | null;
  readonly actual: number | null;
  /** The cell that 完成值 was typed into, where it was not worked out of operands; `null` else. */
  readonly typed: Input | null;
  readonly attainment: number | null;
  readonly status: Status;
}

/** What one unit submitted for one period, as plain data: from its sheet, or read back from an earlier summary. */
export interface Submission {
  readonly unit: ReportingUnit;
  readonly period: Period;
  /** 来源文件; `''` is the open workbook itself, whose cells can be referred to. */
  readonly source: string;
  readonly sheet: string;
  /** By indicator code: every indicator of the unit's form. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** `null` when it was read back. */
  readonly report: Report | null;
}

export interface AssessmentBasis {
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  readonly allocation: Allocation | null;
}

/** The two operands in the words of the sheet's header. */
export function operandItems(indicator: Indicator): readonly [string, string] {
  return indicator.measure === 'growth' || indicator.measure === 'cagr' ? ['本期', '基期'] : ['分子', '分母'];
}

/** The 项 that a reporter fills in for an indicator. */
export function inputItems(indicator: Indicator, catalogue: Catalogue): readonly string[] {
  if (isPerIndustry(indicator)) return catalogue.industries;
  return hasOperands(indicator) ? operandItems(indicator) : [ACTUAL];
}

const LACKS: Readonly<Record<NumberReading['kind'], Lack['kind']>> = {
  number: 'blank',
  'text-number': 'text',
  blank: 'blank',
  placeholder: 'text',
  'not-applicable': 'text',
  'with-unit': 'text',
  unreadable: 'text',
  error: 'error',
};

/** Why a reading gives no figure. */
function lackOf(reading: Reading | undefined): Lack {
  if (!reading) return { kind: 'no-row', text: '' };
  const { number } = reading;
  return {
    kind: LACKS[number.kind],
    text: number.kind === 'error' ? number.error : 'text' in number ? number.text : '',
  };
}

/** What stands in 数据 for a cell that holds no number: its text; an error would spoil every sum over the table. */
export const ERROR_TEXT = '错误值';

function textOf(held: CellValue | undefined): string {
  if (held === null || held === undefined) return '';
  if (isError(held)) return ERROR_TEXT;
  return typeof held === 'boolean' ? String(held).toUpperCase() : String(held);
}

/** LibreOffice takes TRUE for a number, Excel does not. */
function isConverted(held: CellValue | undefined, value: number | null, inPoints: boolean): boolean {
  if (typeof held === 'boolean') return true;
  return typeof held === 'number' ? value !== (inPoints ? held / 100 : held) : value !== null;
}

/**
 * A number, or a text that plainly is one, counts, as it does on the reporter's own sheet. 2000万 is a question to the
 * reporter and no number yet.
 */
function inputOf(report: Report, indicator: Indicator, role: QuantityRole, item: string, reading?: Reading): Input {
  const value = figureOf(reading);
  const held = reading?.cell?.value;
  const inPoints = scaleOf(reading, indicator, role, report) === 100;
  return {
    item,
    value,
    lack: value === null ? lackOf(reading) : null,
    text: value === null ? textOf(held) : '',
    at: reading ? { row: reading.row, column: reading.column } : null,
    inPoints,
    converted: isConverted(held, value, inPoints),
  };
}

function inputsOf(report: Report, entry: Entry, catalogue: Catalogue): readonly Input[] {
  const { indicator } = entry;
  if (isPerIndustry(indicator)) {
    return catalogue.industries.map((industry, index) =>
      inputOf(report, indicator, 'industry', industry, entry.industries[index]?.actual),
    );
  }
  if (!hasOperands(indicator)) return [inputOf(report, indicator, 'value', ACTUAL, entry.actual)];
  const [first, second] = operandItems(indicator);
  return [
    inputOf(report, indicator, 'numerator', first, entry.numerator),
    inputOf(report, indicator, 'denominator', second, entry.denominator),
  ];
}

/** An indicator for which nothing came in. */
export function emptyFigure(indicator: Indicator, applicable: boolean, lack: Lack, catalogue: Catalogue): Figure {
  return {
    indicator,
    applicable,
    inputs: applicable
      ? inputItems(indicator, catalogue).map((item) => ({
          item,
          value: null,
          lack,
          text: '',
          at: null,
          inPoints: false,
          converted: false,
        }))
      : [],
    target: null,
    targetInput: null,
    actual: null,
    typed: null,
    attainment: null,
    status: applicable ? '未报送' : '不适用',
  };
}

function figureIn(report: Report, entry: Entry, basis: AssessmentBasis): Figure {
  const { indicator } = entry;
  const { target, actual, attainment, status } = assess(report, entry, basis);
  if (status === '不适用') return emptyFigure(indicator, false, { kind: 'no-row', text: '' }, basis.catalogue);
  const targetInput = inputOf(report, indicator, 'value', TARGET, entry.target);
  const inputs = inputsOf(report, entry, basis.catalogue);
  const isTyped = inputs.length > 1 && actual !== null && inputs.some((input) => input.value === null);
  return {
    indicator,
    applicable: true,
    inputs,
    target,
    targetInput: targetInput.value !== null && targetInput.value === target ? targetInput : null,
    actual,
    typed: isTyped ? inputOf(report, indicator, 'value', ACTUAL, entry.actual) : null,
    attainment,
    status,
  };
}

/** The figures of one report; its unit and period must be known. */
export function submissionOf(report: Report, unit: ReportingUnit, period: Period, basis: AssessmentBasis): Submission {
  const figures = new Map<string, Figure>();
  for (const indicator of indicatorsOfForm(basis.catalogue, report.form)) {
    const entry = report.byCode.get(indicator.code);
    figures.set(
      indicator.code,
      entry
        ? figureIn(report, entry, basis)
        : emptyFigure(indicator, appliesTo(indicator, unit), { kind: 'no-row', text: '' }, basis.catalogue),
    );
  }
  return { unit, period, source: report.source, sheet: report.sheet.name, figures, report };
}
