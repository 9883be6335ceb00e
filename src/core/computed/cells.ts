import { toA1 } from '../address';
import type { Standards } from '../attainment';
import { print } from '../expression/print';
import type { Entry, Layout, Reading, Report } from '../report/report';
import type { CellValue } from '../snapshot';
import { define } from './define';
import {
  COMPUTED_ROLES,
  judgesOf,
  prepared,
  typedRow,
  type ComputedRole,
  type PrintedRow,
  type RowValues,
} from './judge';
import { actualFormatOf, allocatedTo, isCity, isInPoints, originOf, ownTargetOf, scaleOf, targetInSheet } from './row';
import type { Reference, Situation } from './situation';

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
 * stand, as the formulas do; `assess` follows from what the cells mean. Sub-rows are inputs of their parent, rows that
 * do not apply hold nothing computed, and a typed 完成值 without operands is the person's own.
 */
export function computedCells(report: Report, entry: Entry, standards: Standards): readonly ComputedCell[] {
  const { cells } = printedRow(report, entry, standards);
  if (cells.length === 0) return NONE;
  const values = valuesOf(report, entry, standards);
  return cells.map(({ role, row, column, formula, format, evaluate }) => {
    const value = evaluate(values);
    if (role !== 'status') values[role] = value;
    return { role, row, column, formula, value, format };
  });
}

/** The same without the values: much cheaper where only the formulas are looked at. */
export function computedFormulas(report: Report, entry: Entry, standards: Standards): readonly ComputedFormula[] {
  return printedRow(report, entry, standards).cells;
}

const EMPTY_ROW: PrintedRow = { cells: NONE };
/** A folder of returns has a few layouts; a long batch of many must not gather them for ever. */
const MOST_LAYOUTS = 200;

function printedRow(report: Report, entry: Entry, standards: Standards): PrintedRow {
  if (entry.industry !== null || !entry.applicable) return EMPTY_ROW;
  const judges = judgesOf(standards.settings.thresholds, standards.catalogue, report.period);
  const actual = originOf(report, entry);
  const target = targetSource(report, entry, standards);
  const scale = scalesOf(report, entry);
  const { indicator, industries } = entry;
  const rows = actual === 'industries' ? industries.map((industry) => industry!.row).join() : '';
  const key = `${signatureOf(report.layout)}|${entry.row}|${actual}|${target}|${scale.actual}|${scale.target}|${scale.operands}|${rows}`;
  let known = judges.printed.get(indicator);
  if (known === undefined) judges.printed.set(indicator, (known = new Map()));
  let printed = known.get(key);
  if (printed === undefined) {
    const situation: Situation = {
      calendar: judges.calendar,
      actual,
      target,
      industries: actual === 'industries' ? industries.length : 0,
      industryTargets: actual === 'industries' && entry.target !== undefined,
      isIndustry: false,
      scale,
      columns: {
        actual: entry.actual !== undefined,
        attainment: entry.attainment !== undefined,
        expected: entry.expected !== undefined,
      },
    };
    printed = printRow(entry, situation, standards);
    if (known.size >= MOST_LAYOUTS) known.clear();
    known.set(key, printed);
  }
  return printed;
}

function printRow(entry: Entry, situation: Situation, standards: Standards): PrintedRow {
  const definitions = define(entry.indicator, situation, standards.settings.thresholds);
  const address = (reference: Reference): string | readonly string[] => addressOf(entry, situation, reference);
  const cells = COMPUTED_ROLES.flatMap((role) => {
    const cell = entry[role];
    const definition = definitions[role];
    if (cell === undefined || definition === null) return [];
    return [
      {
        role,
        row: cell.row,
        column: cell.column,
        formula: print(definition, address),
        format: formatOf(role, entry, situation),
        evaluate: prepared(definition)!,
      },
    ];
  });
  return { cells };
}

const SHARE_FORMAT = '0.0%';

function formatOf(role: ComputedRole, entry: Entry, situation: Situation): string {
  if (role === 'status') return 'General';
  if (role !== 'actual') return SHARE_FORMAT;
  return situation.scale.actual === 100 ? '0.00' : actualFormatOf(entry.indicator);
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

const signatures = new WeakMap<Layout, string>();
const ROLES = ['target', 'numerator', 'denominator', 'actual', 'attainment', 'expected', 'status'] as const;

function signatureOf(layout: Layout): string {
  let signature = signatures.get(layout);
  if (signature === undefined) {
    signature = ROLES.map((role) => layout.columns.get(role) ?? '').join();
    signatures.set(layout, signature);
  }
  return signature;
}

function addressOf(entry: Entry, situation: Situation, reference: Reference): string | readonly string[] {
  if (typeof reference !== 'string') {
    const industry = entry.industries[reference.industry]!;
    return cellAddress(reference.of === 'actual' ? industry.actual! : industry.target!);
  }
  switch (reference) {
    case 'inputs':
      if (situation.actual === 'operands') return areasOf([entry.numerator!, entry.denominator!]);
      if (situation.actual === 'industries') return areasOf(entry.industries.map((industry) => industry!.actual!));
      return cellAddress(entry.actual!);
    case 'industryTargets':
      return areasOf(entry.industries.map((industry) => industry!.target!));
    default:
      return cellAddress(entry[reference]!);
  }
}

function cellAddress({ row, column }: { readonly row: number; readonly column: number }): string {
  return toA1(row, column);
}

/** Neighbours as one area, `G12:H12`; others one by one. */
function areasOf(cells: readonly { readonly row: number; readonly column: number }[]): string | readonly string[] {
  const first = cells[0]!;
  const last = cells[cells.length - 1]!;
  const isRow = cells.every(({ row, column }, index) => row === first.row && column === first.column + index);
  const isColumn = cells.every(({ row, column }, index) => column === first.column && row === first.row + index);
  return isRow || isColumn ? `${cellAddress(first)}:${cellAddress(last)}` : cells.map(cellAddress);
}

/** What the formulas will find in the cells. */
function valuesOf(report: Report, entry: Entry, standards: Standards): RowValues {
  const { numerator, denominator, target, actual, industries } = entry;
  const values = typedRow(
    target?.number.kind === 'blank' ? allocatedFigure(report, entry, standards) : contentOf(target),
    contentOf(actual),
  );
  const origin = originOf(report, entry);
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
