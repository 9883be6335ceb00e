import { toA1 } from '../address';
import { print } from '../expression/print';
import type { ColumnRole } from '../report/report';
import type { Indicator } from '../schema/catalogue';
import type { Thresholds } from '../settings';
import { define } from './define';
import { COMPUTED_ROLES, prepared, type ComputedRole, type PrintedRow } from './judge';
import { actualFormatOf } from './row';
import type { Reference, Situation } from './situation';

/** Where the cells of a row stand. */
export interface Place {
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnRole, number>;
  /** The rows of its industries. */
  readonly industryRows: readonly number[];
}

/** The formulas of one row in the sheet's own addresses, for those computed columns that the sheet has. */
export function printRow(
  indicator: Indicator,
  situation: Omit<Situation, 'columns'>,
  place: Place,
  thresholds: Thresholds,
): PrintedRow {
  const { row, columns } = place;
  const has = {
    actual: columns.has('actual'),
    attainment: columns.has('attainment'),
    expected: columns.has('expected'),
  };
  const definitions = define(indicator, { ...situation, columns: has }, thresholds);
  const cells = COMPUTED_ROLES.flatMap((role) => {
    const column = columns.get(role);
    const definition = definitions[role];
    if (column === undefined || definition === null) return [];
    return [
      {
        role,
        row,
        column,
        formula: print(definition, (reference) => addressOf(reference, situation.actual, place)),
        format: formatOf(role, indicator, situation),
        evaluate: prepared(definition),
      },
    ];
  });
  return { cells };
}

const SHARE_FORMAT = '0.0%';

function formatOf(role: ComputedRole, indicator: Indicator, { scale }: Pick<Situation, 'scale'>): string {
  if (role === 'status') return 'General';
  if (role !== 'actual') return SHARE_FORMAT;
  return scale.actual === 100 ? '0.00' : actualFormatOf(indicator);
}

function addressOf(
  reference: Reference,
  origin: Situation['actual'],
  { row, columns, industryRows }: Place,
): string | readonly string[] {
  const column = (role: ColumnRole): number => columns.get(role)!;
  if (typeof reference !== 'string') return toA1(industryRows[reference.industry]!, column(reference.of));
  switch (reference) {
    case 'inputs':
      if (origin === 'operands') return areasOfRow(row, column('numerator'), column('denominator'));
      return origin === 'industries' ? areasOfColumn(industryRows, column('actual')) : toA1(row, column('actual'));
    case 'industryTargets':
      return areasOfColumn(industryRows, column('target'));
    default:
      return toA1(row, column(reference));
  }
}

/** Neighbours as one area, `G12:H12`; others one by one. */
function areasOfRow(row: number, first: number, second: number): string | readonly string[] {
  const areNeighbours = second === first + 1;
  return areNeighbours ? `${toA1(row, first)}:${toA1(row, second)}` : [toA1(row, first), toA1(row, second)];
}

function areasOfColumn(rows: readonly number[], column: number): string | readonly string[] {
  const first = rows[0]!;
  const areNeighbours = rows.every((row, index) => row === first + index);
  return areNeighbours
    ? `${toA1(first, column)}:${toA1(first + rows.length - 1, column)}`
    : rows.map((row) => toA1(row, column));
}
