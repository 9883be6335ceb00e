import type { Standards } from '../attainment';
import type { ColumnRole, Entry, Reading, Report } from '../report/report';
import type { CellValue } from '../snapshot';
import { judgesOf, typedRow, type ComputedRole, type PrintedRow, type RowValues } from './judge';
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
  const judges = judgesOf(standards.settings.thresholds, standards.catalogue, report.period);
  const actual = originOf(report, entry, standards.catalogue);
  const target = targetSource(report, entry, standards);
  const scale = scalesOf(report, entry);
  const { indicator, industries } = entry;
  const rows = actual === 'industries' ? industries.map((industry) => industry!.row).join() : '';
  const key = `${signatureOf(entry)}${entry.row}|${actual}|${target}|${scale.actual}|${scale.target}|${scale.operands}|${rows}`;
  let known = judges.printed.get(indicator);
  if (known === undefined) judges.printed.set(indicator, (known = new Map()));
  let printed = known.get(key);
  if (printed === undefined) {
    const industryRows = actual === 'industries' ? industries.map((industry) => industry!.row) : [];
    printed = printRow(
      indicator,
      {
        calendar: judges.calendar,
        actual,
        target,
        industries: industryRows.length,
        industryTargets: industryRows.length > 0 && entry.target !== undefined,
        isIndustry: false,
        scale,
      },
      { row: entry.row, columns: columnsOf(entry), industryRows },
      standards.settings.thresholds,
    );
    if (known.size >= MOST_LAYOUTS) known.clear();
    known.set(key, printed);
  }
  return printed;
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

function scalesOf(report: Report, entry: Entry): Situation['scale'] {
  return {
    actual: isInPoints(entry.indicator) ? 1 : scaleOf(entry.actual, entry.indicator, 'value', report),
    target: scaleOf(entry.target, entry.indicator, 'value', report),
    operands: scaleOf(entry.numerator, entry.indicator, 'numerator', report),
  };
}

/** The columns that a row's formulas speak of; tables side by side have their own. */
function columnsOf(entry: Entry): ReadonlyMap<ColumnRole, number> {
  const columns = new Map<ColumnRole, number>();
  for (const role of ROLES) {
    const cell = entry[role];
    if (cell) columns.set(role, cell.column);
  }
  return columns;
}

const ROLES = ['target', 'numerator', 'denominator', 'actual', 'attainment', 'expected', 'status'] as const;

function signatureOf(entry: Entry): string {
  let signature = '';
  for (const role of ROLES) signature += `${entry[role]?.column ?? ''},`;
  return signature;
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
