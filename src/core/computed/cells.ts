import type { Standards } from '../attainment';
import type { ColumnRole, Entry, Reading, Report, TextReading } from '../report/report';
import type { CellValue } from '../snapshot';
import {
  judgesOf,
  typedRow,
  type ComputedRole,
  type Judges,
  type PrintedRow,
  type RowLayout,
  type RowValues,
} from './judge';
import type { Indicator } from '../schema/catalogue';
import { printRow } from './print-row';
import { allocatedTo, isCity, isInPoints, originOf, ownTargetOf, scaleOf, targetInSheet } from './row';
import type { Situation } from './situation';

/** A cell that we work out, with its formula in the sheet's own addresses (without `=`) and its present value. */
export interface ComputedCell {
  readonly role: ComputedRole;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  /** What Excel shows once it has calculated; an empty text where there is nothing to show. */
  readonly value: CellValue;
  /** A number format that shows the value as it is meant. */
  readonly format: string;
}

export type ComputedFormula = Omit<ComputedCell, 'value'>;

const NONE: readonly never[] = [];

/**
 * The computed cells of an entry, for those columns that the sheet has. The values follow from the cells as they
 * stand, as the formulas do; `assess` follows from what the cells mean. Sub-rows are inputs of their parent, and a
 * typed 完成值 without operands is the person's own.
 */
export function computedCells(report: Report, entry: Entry, standards: Standards): readonly ComputedCell[] {
  const { cells } = printedRow(report, entry, standards);
  if (cells.length === 0) return NONE;
  const values = valuesOf(report, entry, standards);
  const computed = cells.map(({ role, row, column, formula, format, evaluate }) => {
    const value = evaluate(values);
    if (role !== 'status') values[role] = value;
    return { role, row, column, formula, value, format };
  });
  return entry.applicable || saysSo(computed) ? computed : NONE;
}

/** A row that does not apply keeps what stands in it, unless its formula says the same of it. */
function saysSo(cells: readonly ComputedCell[]): boolean {
  return cells.some(({ role, value }) => role === 'status' && value === '不适用');
}

/** The same without the values: much cheaper where only the formulas are looked at. */
export function computedFormulas(report: Report, entry: Entry, standards: Standards): readonly ComputedFormula[] {
  return entry.applicable ? printedRow(report, entry, standards).cells : NONE;
}

const EMPTY_ROW: PrintedRow = { cells: NONE };
/** A folder of returns has a few layouts; a long batch of many must not gather them for ever. */
const MOST_LAYOUTS = 200;

function printedRow(report: Report, entry: Entry, standards: Standards): PrintedRow {
  if (entry.industry !== null) return EMPTY_ROW;
  const { indicator } = entry;
  const judges = judgesOf(standards.settings.thresholds, standards.catalogue, report.period);
  let rows = judges.printed.get(indicator);
  if (rows === undefined) judges.printed.set(indicator, (rows = { byLayout: new Map(), last: null }));
  if (rows.last !== null && isLaidOut(rows.last.layout, report, entry, standards)) return rows.last.printed;
  const layout = layoutOf(report, entry, standards);
  const key = JSON.stringify(layout);
  let printed = rows.byLayout.get(key);
  if (printed === undefined) {
    printed = print(indicator, layout, judges);
    if (rows.byLayout.size >= MOST_LAYOUTS) rows.byLayout.clear();
    rows.byLayout.set(key, printed);
  }
  rows.last = { layout, printed };
  return printed;
}

const ROLES = ['target', 'numerator', 'denominator', 'actual', 'attainment', 'expected', 'status'] as const;
const NO_ROWS: readonly number[] = [];

/** Tables side by side have columns of their own, so those of the entry count. */
function layoutOf(report: Report, entry: Entry, standards: Standards): RowLayout {
  const actual = originOf(report, entry, standards.catalogue);
  return {
    actual,
    target: targetSource(report, entry, standards),
    scale: {
      actual: actualScale(report, entry),
      target: targetScale(report, entry),
      operands: operandScale(report, entry),
    },
    row: entry.row,
    columns: ROLES.map((role) => columnOf(entry[role])),
    industryRows: actual === 'industries' ? entry.industries.map((industry) => industry!.row) : NO_ROWS,
  };
}

/** Whether `layoutOf` would say the same; nothing is made for it, since every row of every sheet is asked. */
function isLaidOut(layout: RowLayout, report: Report, entry: Entry, standards: Standards): boolean {
  const { columns, industryRows, scale } = layout;
  return (
    layout.row === entry.row &&
    columnOf(entry.target) === columns[0] &&
    columnOf(entry.numerator) === columns[1] &&
    columnOf(entry.denominator) === columns[2] &&
    columnOf(entry.actual) === columns[3] &&
    columnOf(entry.attainment) === columns[4] &&
    columnOf(entry.expected) === columns[5] &&
    columnOf(entry.status) === columns[6] &&
    layout.actual === originOf(report, entry, standards.catalogue) &&
    layout.target === targetSource(report, entry, standards) &&
    scale.actual === actualScale(report, entry) &&
    scale.target === targetScale(report, entry) &&
    scale.operands === operandScale(report, entry) &&
    (industryRows === NO_ROWS || areRowsOf(industryRows, entry))
  );
}

function columnOf(reading: Reading | TextReading | undefined): number {
  return reading === undefined ? -1 : reading.column;
}

function areRowsOf(industryRows: readonly number[], { industries }: Entry): boolean {
  for (let index = 0; index < industryRows.length; index++) {
    if (industryRows[index] !== industries[index]!.row) return false;
  }
  return true;
}

function print(indicator: Indicator, layout: RowLayout, judges: Judges): PrintedRow {
  const { row, actual, target, scale, industryRows } = layout;
  const columns = new Map<ColumnRole, number>();
  ROLES.forEach((role, index) => {
    const column = layout.columns[index]!;
    if (column >= 0) columns.set(role, column);
  });
  return printRow(
    indicator,
    {
      calendar: judges.calendar,
      actual,
      target,
      industries: industryRows.length,
      industryTargets: industryRows.length > 0 && columns.has('target'),
      isIndustry: false,
      scale,
    },
    { row, columns, industryRows },
    judges.thresholds,
  );
}

/** A generated sheet refers to its target cell even while that is empty; elsewhere a target known otherwise stands in. */
function targetSource(report: Report, entry: Entry, { allocation }: Standards): Situation['target'] {
  const { target } = entry;
  const allocated = allocatedTo(report, entry.code, allocation);
  if (target === undefined) return allocated ?? ownTargetOf(entry.indicator, isCity(report)) ?? 'none';
  if (report.stamp !== null || typeof target.cell?.value === 'number') return 'cell';
  if (target.number.kind === 'blank' && allocated !== null) return 'cell';
  return targetInSheet(report, entry) ?? 'cell';
}

function actualScale(report: Report, { indicator, actual }: Entry): 1 | 100 {
  return isInPoints(indicator) ? 1 : scaleOf(actual, indicator, 'value', report);
}

function targetScale(report: Report, { indicator, target }: Entry): 1 | 100 {
  return scaleOf(target, indicator, 'value', report);
}

function operandScale(report: Report, { indicator, numerator }: Entry): 1 | 100 {
  return scaleOf(numerator, indicator, 'numerator', report);
}

/** What the formulas will find in the cells. */
function valuesOf(report: Report, entry: Entry, standards: Standards): RowValues {
  const { numerator, denominator, target, actual, industries } = entry;
  const values = typedRow(
    target?.number.kind === 'blank' ? allocatedFigure(report, entry, standards) : contentOf(target),
    contentOf(actual),
  );
  const origin = originOf(report, entry, standards.catalogue);
  if (origin === 'operands') {
    values.numerator = contentOf(numerator);
    values.denominator = contentOf(denominator);
    values.inputs = [values.numerator, values.denominator];
  } else if (origin === 'industries') {
    values.inputs = values.industryActuals = industries.map((industry) => contentOf(industry!.actual));
    values.industryTargets = industries.map((industry) =>
      industry!.target?.number.kind === 'blank'
        ? allocatedFigure(report, industry!, standards)
        : contentOf(industry!.target),
    );
  }
  return values;
}

function contentOf(reading: Reading | undefined): CellValue {
  return reading?.cell?.value ?? null;
}

/** What `fillEdits` writes into an empty target cell. */
export function allocatedFigure(report: Report, entry: Entry, { allocation }: Standards): number | null {
  const allocated = allocatedTo(report, entry.code, allocation);
  if (allocated === null) return null;
  const role = entry.industry === null ? 'value' : 'industry';
  return scaleOf(entry.target, entry.indicator, role, report) === 100
    ? Number((allocated * 100).toPrecision(15))
    : allocated;
}
