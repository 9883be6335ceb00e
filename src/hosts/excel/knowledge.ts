/** What a read told of a sheet and a write needs: so that neither asks twice. */
export interface KnownSheet {
  readonly name: string;
  /** Where it stood among the sheets. */
  readonly position: number;
  readonly visibility: Excel.SheetVisibility | 'Visible' | 'Hidden' | 'VeryHidden';
  /** The cells that hold something, counted from 0; `null` for an empty sheet. */
  used: UsedRange | null;
  /** About how long the answer for them was, in bytes. */
  readonly bytes: number;
  /** Cells formatted as text within them, by `placeOf`: there Excel would take a number for text. */
  readonly textCells: Set<number>;
  readonly isProtected: boolean;
  /** What stays allowed while it is protected. */
  readonly options: Excel.WorksheetProtectionOptions | null;
  /** What must be taken off it before it is written anew; `null`: nobody asked. */
  readonly parts: SheetParts | null;
}

export interface UsedRange {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface SheetParts {
  readonly tables: readonly string[];
  readonly charts: readonly string[];
  readonly names: readonly string[];
  /** How many notes there are. */
  readonly notes: number;
}

/** What is known of the workbook, as it last was. */
export interface Knowledge {
  /** By name. */
  readonly sheets: Map<string, KnownSheet>;
  /** These are all the sheets, with their parts, and nothing but computing was done since: sheets may be written anew. */
  isReady: boolean;
}

export function placeOf(row: number, column: number): number {
  return row * 16_384 + column;
}

export function cellCount(used: UsedRange | null): number {
  return used ? used.rowCount * used.columnCount : 0;
}
