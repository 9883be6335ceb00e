import type { Assessment, Status } from '../attainment';
import { compile, type Value } from '../expression/compile';
import { simplify } from '../expression/simplify';
import type { Period } from '../period';
import type { Catalogue, Indicator } from '../schema/catalogue';
import type { Thresholds } from '../settings';
import type { CellValue } from '../snapshot';
import { define } from './define';
import { calendarOf, type Calendar, type Formula, type Reference, type Situation } from './situation';

/** The values that the expressions of one row ask for; those of computed cells are filled in as they become known. */
export interface RowValues {
  target: CellValue;
  numerator: CellValue;
  denominator: CellValue;
  inputs: Value;
  actual: CellValue;
  attainment: CellValue;
  expected: CellValue;
  industryActuals: readonly CellValue[];
  industryTargets: readonly CellValue[];
}

const NO_VALUES: readonly CellValue[] = [];

/** A row of which nothing is known but its target and a typed 完成值. */
export function typedRow(target: CellValue, actual: CellValue): RowValues {
  return {
    target,
    numerator: null,
    denominator: null,
    inputs: actual,
    actual,
    attainment: null,
    expected: null,
    industryActuals: NO_VALUES,
    industryTargets: NO_VALUES,
  };
}

/** Where an expression finds a reference among the values of a row. */
export function reader(reference: Reference): (values: RowValues) => Value {
  if (typeof reference === 'string') return READERS[reference];
  const { industry, of } = reference;
  return of === 'actual'
    ? (values) => values.industryActuals[industry]!
    : (values) => values.industryTargets[industry]!;
}

const READERS: Readonly<Record<Reference & string, (values: RowValues) => Value>> = {
  target: (values) => values.target,
  numerator: (values) => values.numerator,
  denominator: (values) => values.denominator,
  inputs: (values) => values.inputs,
  actual: (values) => values.actual,
  attainment: (values) => values.attainment,
  expected: (values) => values.expected,
  industryTargets: (values) => values.industryTargets,
};

/** The rows printed for one indicator, and the last of them, which most often is wanted again. */
export interface PrintedRows {
  readonly byLayout: Map<string, PrintedRow>;
  last: { readonly layout: RowLayout; readonly printed: PrintedRow } | null;
}

/** All that decides the text of a row's formulas, besides indicator, period and thresholds. */
export interface RowLayout extends Pick<Situation, 'actual' | 'target' | 'scale'> {
  readonly row: number;
  /** Columns of target, numerator, denominator, actual, attainment, expected and status; −1 where there is none. */
  readonly columns: readonly number[];
  readonly industryRows: readonly number[];
}

/** The formulas of one row, and how to work out their values in order. */
export interface PrintedRow {
  readonly cells: readonly {
    readonly role: ComputedRole;
    readonly row: number;
    readonly column: number;
    readonly formula: string;
    readonly format: string;
    readonly evaluate: (values: RowValues) => CellValue;
  }[];
}

export const COMPUTED_ROLES = ['actual', 'attainment', 'expected', 'status'] as const;
export type ComputedRole = (typeof COMPUTED_ROLES)[number];

/** Works out the computed values of one row and puts them among its values. */
export type Judge = (values: RowValues) => Assessment;

export type JudgeKind = Situation['actual'] | 'industry';

/** What is known of a row's values before they are judged; most rows are filled in with plain numbers. */
export interface Knowledge {
  readonly kind: JudgeKind;
  /** The inputs are numbers, every one of them. */
  readonly isComplete: boolean;
  /** There is a target of the row itself. */
  readonly hasTarget: boolean;
  readonly industries: number;
}

/** Expressions made ready for one catalogue, one set of thresholds and one period. */
export class Judges {
  /** Printed formulas by indicator, then by layout and row; kept by `computedCells`. */
  readonly printed = new Map<Indicator, PrintedRows>();
  readonly calendar: Calendar | null;
  /** Of the period; empty without one. */
  readonly id: string;
  private readonly known = new Map<Indicator, (Judge | undefined)[]>();

  constructor(
    readonly thresholds: Thresholds,
    readonly catalogue: Catalogue,
    period: Period | null,
  ) {
    this.id = period === null ? '' : period.id;
    this.calendar = period && calendarOf(period, catalogue);
  }

  of(indicator: Indicator, knowledge: Knowledge): Judge {
    let judges = this.known.get(indicator);
    if (judges === undefined) this.known.set(indicator, (judges = []));
    const { kind, isComplete, hasTarget } = knowledge;
    return (judges[KINDS[kind] + (isComplete ? 1 : 0) + (hasTarget ? 2 : 0)] ??= this.make(indicator, knowledge));
  }

  private make(indicator: Indicator, { kind, isComplete, hasTarget, industries }: Knowledge): Judge {
    const definitions = define(
      indicator,
      {
        calendar: this.calendar,
        actual: kind === 'industry' ? 'typed' : kind,
        target: 'cell',
        industries,
        industryTargets: industries > 0,
        isIndustry: kind === 'industry',
        scale: { actual: 1, target: 1, operands: 1 },
        columns: { actual: true, attainment: true, expected: true },
      },
      this.thresholds,
    );
    const inputs = kind === 'operands' ? 2 : Math.max(1, industries);
    const isTyped = kind === 'typed' || kind === 'industry';
    const numbers = (reference: Reference): number | null => {
      if (reference === 'target') return hasTarget ? 1 : 0;
      if (reference === 'inputs') return isComplete ? inputs : null;
      return reference === 'actual' && isComplete && isTyped ? 1 : null;
    };
    const ready = (formula: Formula | null): ((values: RowValues) => CellValue) | null =>
      formula && prepared(simplify(formula, numbers));
    const actual = ready(definitions.actual);
    const attainment = ready(definitions.attainment);
    const expected = ready(definitions.expected);
    const status = ready(definitions.status)!;
    return (values) => {
      if (actual) values.actual = actual(values);
      if (attainment) values.attainment = attainment(values);
      if (expected) values.expected = expected(values);
      return {
        actual: numberOrNull(values.actual),
        target: numberOrNull(values.target),
        attainment: numberOrNull(values.attainment),
        expected: numberOrNull(values.expected),
        status: status(values) as Status,
      };
    };
  }
}

/** Four places each, for the two things that may be known. */
const KINDS: Readonly<Record<JudgeKind, number>> = { typed: 0, operands: 4, industries: 8, industry: 12 };

export function prepared(formula: Formula): (values: RowValues) => CellValue {
  return compile(formula, reader);
}

function numberOrNull(value: CellValue): number | null {
  return typeof value === 'number' ? value : null;
}

const byThresholds = new WeakMap<Thresholds, WeakMap<Catalogue, Map<string, Judges>>>();
/** A run has one period or two; a hundred are never in use at once. */
const MOST_PERIODS = 100;
let last: Judges | null = null;

export function judgesOf(thresholds: Thresholds, catalogue: Catalogue, period: Period | null): Judges {
  const id = period === null ? '' : period.id;
  // Row after row is judged by the same standards.
  if (last !== null && last.thresholds === thresholds && last.catalogue === catalogue && last.id === id) return last;
  let byCatalogue = byThresholds.get(thresholds);
  if (!byCatalogue) byThresholds.set(thresholds, (byCatalogue = new WeakMap()));
  let byPeriod = byCatalogue.get(catalogue);
  if (!byPeriod) byCatalogue.set(catalogue, (byPeriod = new Map()));
  let judges = byPeriod.get(id);
  if (!judges) {
    if (byPeriod.size >= MOST_PERIODS) byPeriod.clear();
    byPeriod.set(id, (judges = new Judges(thresholds, catalogue, period)));
  }
  last = judges;
  return judges;
}
