import type { Assessment, Status } from '../attainment';
import { compile, type Value } from '../expression/compile';
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

/** Expressions made ready for one catalogue, one set of thresholds and one period. */
export class Judges {
  /** Printed formulas by indicator, then by layout and row; kept by `computedCells`. */
  readonly printed = new Map<Indicator, Map<string, PrintedRow>>();
  readonly calendar: Calendar | null;
  private readonly known = new Map<Indicator, Partial<Record<JudgeKind, Judge>>>();

  constructor(
    readonly thresholds: Thresholds,
    catalogue: Catalogue,
    period: Period | null,
  ) {
    this.calendar = period && calendarOf(period, catalogue);
  }

  of(indicator: Indicator, kind: JudgeKind, industries: number): Judge {
    let judges = this.known.get(indicator);
    if (judges === undefined) this.known.set(indicator, (judges = {}));
    return (judges[kind] ??= this.make(indicator, kind, industries));
  }

  private make(indicator: Indicator, kind: JudgeKind, industries: number): Judge {
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
    const actual = prepared(definitions.actual);
    const attainment = prepared(definitions.attainment);
    const expected = prepared(definitions.expected);
    const status = prepared(definitions.status);
    return (values) => {
      if (actual) values.actual = actual(values);
      if (attainment) values.attainment = attainment(values);
      if (expected) values.expected = expected(values);
      return {
        actual: numberOrNull(values.actual),
        target: numberOrNull(values.target),
        attainment: numberOrNull(values.attainment),
        expected: numberOrNull(values.expected),
        status: status!(values) as Status,
      };
    };
  }
}

export function prepared(formula: Formula | null): ((values: RowValues) => CellValue) | null {
  return formula && compile(formula, reader);
}

function numberOrNull(value: CellValue): number | null {
  return typeof value === 'number' ? value : null;
}

const byThresholds = new WeakMap<Thresholds, WeakMap<Catalogue, Map<string, Judges>>>();
/** A run has one period or two; a hundred are never in use at once. */
const MOST_PERIODS = 100;

export function judgesOf(thresholds: Thresholds, catalogue: Catalogue, period: Period | null): Judges {
  let byCatalogue = byThresholds.get(thresholds);
  if (!byCatalogue) byThresholds.set(thresholds, (byCatalogue = new WeakMap()));
  let byPeriod = byCatalogue.get(catalogue);
  if (!byPeriod) byCatalogue.set(catalogue, (byPeriod = new Map()));
  const id = period === null ? '' : period.id;
  let judges = byPeriod.get(id);
  if (!judges) {
    if (byPeriod.size >= MOST_PERIODS) byPeriod.clear();
    byPeriod.set(id, (judges = new Judges(thresholds, catalogue, period)));
  }
  return judges;
}
