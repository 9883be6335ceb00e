import type { Period } from '../period';
import type { Indicator, ReportingUnit } from '../schema/catalogue';
import type { SheetSnapshot } from '../snapshot';
import type { Reading, TextReading } from './report';

/** A column of a matrix, with the cell of its header. */
export interface MatrixColumn {
  readonly column: number;
  readonly header: TextReading;
}

/** A row of a matrix bound to an indicator or, with `industry`, to a sub-row of it. */
export interface MatrixEntry {
  readonly indicator: Indicator;
  /** `D2-02`, or `J3-01.2` for a sub-row. */
  readonly code: string;
  readonly industry: number | null;
  readonly row: number;
  /** By unit code; a unit whose cell is empty has a `blank` reading. */
  readonly units: ReadonlyMap<string, Reading>;
  /** 合计 / 全市, where the sheet has such a column. */
  readonly total: Reading | undefined;
  /** The city's own target (市目标), where the sheet has such a column. */
  readonly target: Reading | undefined;
}

/** A sheet with indicators down and reporting units across. */
export interface Matrix {
  readonly sheet: SheetSnapshot;
  /** The file or workbook it came from; `''` for the open workbook. */
  readonly source: string;
  /** 目标分解表, or a table of results with a total made by hand. */
  readonly kind: 'allocation' | 'totals';
  readonly period: Period | null;
  readonly percentages: 'fractions' | 'points';
  readonly units: readonly (MatrixColumn & { readonly unit: ReportingUnit })[];
  readonly total: MatrixColumn | null;
  readonly target: MatrixColumn | null;
  /** In sheet order, sub-rows too; where a code stands twice, the first. */
  readonly entries: readonly MatrixEntry[];
  readonly byCode: ReadonlyMap<string, MatrixEntry>;
}
