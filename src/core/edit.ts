import type { CellAddress, CellRange } from './address';
import type { CellValue, DefinedName, SheetVisibility } from './snapshot';

/**
 * Everything we may ever do to a workbook, as plain data. A list of edits can be shown
 * (preview), applied by any host, and inverted (take back).
 *
 * There are two kinds: small edits on sheets that a person made, each with an exact inverse,
 * and whole sheets of our own, given as one plan.
 */
export type Edit =
  | SetCell
  | FormatCells
  | SetNote
  | MergeCells
  | UnmergeCells
  | InsertRows
  | DeleteRows
  | ShowRows
  | ShowColumns
  | ShowSheet
  | SetName
  | AddSheet
  | ReplaceSheet
  | DeleteSheet
  | SelectCells;

/** Sets what one cell holds; its style stays unless `format` is given. */
export interface SetCell {
  readonly kind: 'set-cell';
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** A constant, or the cached value of `formula`. Text is written as text, whatever it begins with. */
  readonly value: CellValue;
  /** Without `=`. */
  readonly formula?: string;
  /** A number format code; absent leaves the cell's own, `'General'` clears it. */
  readonly format?: string;
}

export interface FormatCells {
  readonly kind: 'format';
  readonly sheet: string;
  readonly range: CellRange;
  /** `#RRGGBB`; `null` takes the fill away. */
  readonly fill: string | null;
  /** A host's own handle of an exact earlier fill (see `CellDetail`); wins over `fill` where the host knows it. */
  readonly fillToken?: string;
}

/** Sets, replaces (`text`) or takes away (`null`) the note of a cell. */
export interface SetNote {
  readonly kind: 'note';
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly text: string | null;
}

export interface MergeCells {
  readonly kind: 'merge';
  readonly sheet: string;
  readonly range: CellRange;
}

export interface UnmergeCells {
  readonly kind: 'unmerge';
  readonly sheet: string;
  readonly range: CellRange;
}

/** New empty rows that take the style of the row above; everything below moves down, references follow. */
export interface InsertRows {
  readonly kind: 'insert-rows';
  readonly sheet: string;
  /** The rows are inserted before this one. */
  readonly row: number;
  readonly count: number;
}

export interface DeleteRows {
  readonly kind: 'delete-rows';
  readonly sheet: string;
  readonly row: number;
  readonly count: number;
}

export interface ShowRows {
  readonly kind: 'show-rows';
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly hidden: boolean;
}

export interface ShowColumns {
  readonly kind: 'show-columns';
  readonly sheet: string;
  readonly columns: readonly number[];
  readonly hidden: boolean;
}

export interface ShowSheet {
  readonly kind: 'show-sheet';
  readonly sheet: string;
  readonly visibility: SheetVisibility;
}

/** Sets a defined name; `formula: null` takes it away. */
export interface SetName {
  readonly kind: 'name';
  readonly name: string;
  readonly sheet: string | null;
  readonly formula: string | null;
  readonly hidden: boolean;
}

export interface AddSheet {
  readonly kind: 'add-sheet';
  readonly plan: SheetPlan;
  /** The sheet that the new one follows; absent: at the end. */
  readonly after?: string;
}

/** Replaces all that a generated sheet holds; the sheet itself, and references to it, stay. */
export interface ReplaceSheet {
  readonly kind: 'replace-sheet';
  readonly plan: SheetPlan;
  /** What stood there, where it is known: the inverse puts it back. */
  readonly before?: SheetPlan;
}

export interface DeleteSheet {
  readonly kind: 'delete-sheet';
  readonly sheet: string;
  /** What stood there, where it is known: the inverse puts it back. */
  readonly before?: SheetPlan;
}

export interface SelectCells {
  readonly kind: 'select';
  readonly sheet: string;
  readonly range: CellRange;
}

/** A whole sheet of our own as plain data. */
export interface SheetPlan {
  readonly name: string;
  readonly visibility?: SheetVisibility;
  /** `#RRGGBB` */
  readonly tabColor?: string;
  /** `rows[row]?.[column]` */
  readonly rows: readonly (readonly (PlannedCell | undefined)[] | undefined)[];
  /** The styles that the cells name. */
  readonly styles: Readonly<Record<string, CellStyle>>;
  /** By column from A; widths in characters of the standard font. */
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[];
  /** Heights in points for the rows that need their own; the others fit their text. */
  readonly rowHeights?: Readonly<Record<number, number>>;
  readonly merges?: readonly CellRange[];
  /** How many rows and columns stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly showGridlines?: boolean;
  readonly validations?: readonly DataValidation[];
  readonly conditionalFormats?: readonly ConditionalFormat[];
  readonly notes?: readonly (CellAddress & { readonly text: string })[];
  readonly tables?: readonly Table[];
  readonly charts?: readonly Chart[];
  readonly links?: readonly SheetLink[];
  readonly page?: PageLayout;
  /** Absent: not protected. Always without a password. */
  readonly protection?: Protection;
  /** Names that belong to this sheet and travel with it when it is copied into another workbook. */
  readonly names?: readonly Omit<DefinedName, 'sheet'>[];
}

export interface PlannedCell {
  /** A constant, or the cached value of `formula`; text is text, whatever it begins with. */
  readonly value: CellValue;
  readonly formula?: string;
  /** A key of `SheetPlan.styles`. */
  readonly style?: string;
}

export interface CellStyle {
  readonly font?: {
    readonly name?: string;
    readonly size?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly underline?: boolean;
    readonly color?: string;
  };
  /** `#RRGGBB` */
  readonly fill?: string;
  /** Thin lines; `all` also between cells. */
  readonly border?: { readonly sides: 'all' | 'bottom' | 'top'; readonly color: string };
  readonly horizontal?: 'left' | 'center' | 'right' | 'justify' | 'distributed';
  readonly vertical?: 'top' | 'center' | 'bottom';
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly indent?: number;
  readonly numberFormat?: string;
  /** Absent: locked, as Excel has it. */
  readonly locked?: boolean;
}

export interface DataValidation {
  readonly range: CellRange;
  readonly rule:
    | { readonly type: 'whole' | 'decimal'; readonly min?: number; readonly max?: number }
    | { readonly type: 'list'; readonly values: readonly string[] }
    | { readonly type: 'date'; readonly min?: number; readonly max?: number }
    | { readonly type: 'any' };
  /** The hint when the cell is selected; a title has at most 32 characters, a text 255. */
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: {
    readonly style: 'stop' | 'warning' | 'information';
    readonly title: string;
    readonly text: string;
  };
  readonly allowBlank: boolean;
}

export type ConditionalFormat = { readonly range: CellRange } & (
  | {
      readonly type: 'expression';
      readonly formula: string;
      readonly fill?: string;
      readonly color?: string;
      readonly bold?: boolean;
    }
  | {
      readonly type: 'color-scale';
      readonly points: readonly { readonly at: 'min' | 'max' | number; readonly color: string }[];
    }
  | { readonly type: 'data-bar'; readonly color: string }
);

/** An Excel Table; its header row is the first row of the range and must hold the column names as text. */
export interface Table {
  /** Unique in the workbook. */
  readonly name: string;
  readonly range: CellRange;
  readonly columns: readonly string[];
  /** `TableStyleLight1` … */
  readonly style?: string;
}

export interface Chart {
  readonly name: string;
  readonly type:
    'column' | 'stacked-column' | 'percent-stacked-column' | 'bar' | 'stacked-bar' | 'percent-stacked-bar' | 'line';
  readonly title: string;
  /** Ranges on `sheet`; absent: on the chart's own sheet. */
  readonly sheet?: string;
  readonly categories: CellRange;
  readonly series: readonly { readonly name: CellAddress; readonly values: CellRange; readonly color?: string }[];
  /** The rectangle of cells that it covers. */
  readonly anchor: CellRange;
  readonly valueFormat?: string;
  readonly valueMax?: number;
  readonly dataLabels?: boolean;
  readonly legend?: 'bottom' | 'right' | 'none';
  readonly valueTitle?: string;
  /** A sentence for people who cannot see it. */
  readonly altText: string;
}

/** A link from a cell to a place in the workbook, `'鹿城区'!I12`. */
export interface SheetLink extends CellAddress {
  readonly target: string;
  readonly tooltip?: string;
}

export interface PageLayout {
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  readonly fitToWidth: boolean;
  /** Rows and columns repeated on every page, both ends included. */
  readonly repeatRows?: readonly [number, number];
  readonly repeatColumns?: readonly [number, number];
  readonly printArea?: CellRange;
  /** Codes of Excel: `&P` page, `&N` pages, `&A` sheet, `&D` date. */
  readonly header?: { readonly left?: string; readonly center?: string; readonly right?: string };
  readonly footer?: { readonly left?: string; readonly center?: string; readonly right?: string };
  /** In centimetres. */
  readonly margins?: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Rows that begin a page. */
  readonly rowBreaks?: readonly number[];
  readonly centerHorizontally?: boolean;
}

export interface Protection {
  readonly formatColumns?: boolean;
  readonly formatRows?: boolean;
  readonly formatCells?: boolean;
  readonly autoFilter?: boolean;
  readonly sort?: boolean;
}
