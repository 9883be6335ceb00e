import type { CellRange } from '../core/address';

/**
 * How a sheet looks, as far as a grid on the screen shows it: what `SheetSnapshot` does not say. Colours are
 * `#RRGGBB` with theme and tint already resolved. Column widths are in characters of the standard font,
 * heights and font sizes in points.
 */
export interface SheetLook {
  readonly name: string;
  /** The looks that the indexes below count in; one array for all sheets of a workbook. */
  readonly styles: readonly CellLook[];
  /** By row and column: the index of a cell's look, also of an empty cell; absent: the row's, the column's, or the first. */
  readonly cellStyles: readonly (readonly (number | undefined)[] | undefined)[];
  /** Only rows with something of their own. */
  readonly rows: ReadonlyMap<number, RowLook>;
  /** In order, without overlap; columns in between are as wide as `defaultColumnWidth`. */
  readonly columns: readonly ColumnLook[];
  readonly defaultColumnWidth: number;
  readonly defaultRowHeight: number;
  /** How many rows and columns at the top left stay in view. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly showGridlines: boolean;
  readonly tabColor: string | null;
  /** The first that applies wins. Colour scales, bars, icons and ranks are left out. */
  readonly conditions: readonly ConditionalLook[];
  readonly notes: readonly { readonly row: number; readonly column: number; readonly text: string }[];
  /** How many charts, images and shapes stand on it. */
  readonly drawings: number;
}

export interface CellLook {
  readonly font: FontLook;
  /** `null` without a fill. */
  readonly fill: string | null;
  readonly border: BorderLook;
  readonly horizontal: 'left' | 'center' | 'right' | 'justify' | 'distributed' | 'fill' | null;
  readonly vertical: 'top' | 'center' | 'bottom' | 'justify' | 'distributed';
  readonly wrap: boolean;
  readonly shrink: boolean;
  readonly indent: number;
  /** In degrees, counter-clockwise; `'vertical'`: letters one below the other. */
  readonly rotation: number | 'vertical';
  /** Absent for General. */
  readonly numberFormat?: string;
  readonly locked: boolean;
}

export interface FontLook {
  readonly name: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strikethrough: boolean;
  /** `null`: automatic. */
  readonly color: string | null;
}

export interface BorderSide {
  /** `thin`, `medium`, `double`, … as the file has it. */
  readonly style: string;
  /** `null`: automatic. */
  readonly color: string | null;
}

export interface BorderLook {
  readonly left: BorderSide | null;
  readonly right: BorderSide | null;
  readonly top: BorderSide | null;
  readonly bottom: BorderSide | null;
}

export interface RowLook {
  /** `null`: as the sheet's default, or as its text needs. */
  readonly height: number | null;
  readonly hidden: boolean;
  /** Index into `styles`; `null` without one. */
  readonly style: number | null;
}

export interface ColumnLook {
  readonly first: number;
  readonly last: number;
  /** `null`: as the sheet's default. */
  readonly width: number | null;
  readonly hidden: boolean;
  /** Index into `styles`. */
  readonly style: number;
}

/** A conditional format whose condition is a formula for the top left cell of its first range, without `=`. */
export interface ConditionalLook {
  readonly ranges: readonly CellRange[];
  readonly formula: string;
  readonly stopIfTrue: boolean;
  /** `null`: stays as it is. */
  readonly fill: string | null;
  readonly color: string | null;
  readonly bold: boolean | null;
}
