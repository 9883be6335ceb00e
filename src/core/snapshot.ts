import type { CellRange } from './address';

/** The error values that Excel shows in a cell. */
export const ERROR_CODES = [
  '#DIV/0!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#REF!',
  '#VALUE!',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An object, so that the text "#REF!" typed by a person is never taken for an error. */
export interface CellError {
  readonly error: ErrorCode;
}

/** What a cell holds; `null` is an empty cell. A date is its serial number (1900 system) with a date format. */
export type CellValue = number | string | boolean | CellError | null;

export interface Cell {
  readonly value: CellValue;
  /** The formula in A1 notation without `=`; absent for a constant. Shared formulas are expanded. */
  readonly formula?: string;
  /** The number format code; absent for General. */
  readonly format?: string;
}

export type SheetVisibility = 'visible' | 'hidden' | 'veryHidden';

export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** `rows[row]?.[column]`, from A1; a row or a cell that holds nothing may be absent. */
  readonly rows: readonly (readonly (Cell | undefined)[] | undefined)[];
  readonly merges: readonly CellRange[];
  /** Indexes of rows hidden by hand, by a filter or by a collapsed group. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly protection: 'none' | 'protected' | 'password';
  /** Only where a read asked for it: what `invert` needs to put cells back. */
  readonly details?: readonly CellDetail[];
}

/** What a read gives beyond values, for the cells that it was asked for. */
export interface CellDetail {
  readonly row: number;
  readonly column: number;
  /** The cell as it is, with its format also when the cell is empty. */
  readonly cell: Cell;
  /** `#RRGGBB`; `null` without a solid fill. Hosts may keep more (patterns, theme colours) under `fillToken`. */
  readonly fill: string | null;
  /** A host's own handle of the exact fill, given back unchanged in `Format.fillToken`. */
  readonly fillToken?: string;
  readonly note: string | null;
  /** The cell is locked and its sheet protected. */
  readonly locked: boolean;
}

export interface DefinedName {
  readonly name: string;
  /** The sheet it belongs to; `null` for the workbook. */
  readonly sheet: string | null;
  /** What it refers to, without `=`. */
  readonly formula: string;
  readonly hidden: boolean;
}

/** A workbook as plain data, the same from every host. */
export interface WorkbookSnapshot {
  readonly sheets: readonly SheetSnapshot[];
  readonly names: readonly DefinedName[];
}

export function isError(value: CellValue | undefined): value is CellError {
  return typeof value === 'object' && value !== null;
}

export function cellAt(sheet: SheetSnapshot, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.[column];
}
