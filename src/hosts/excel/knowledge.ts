/** What a read told of a sheet and a write needs: so that neither asks twice. */
export interface KnownSheet {
  readonly name: string;
  /** Where it stood among the sheets. */
  readonly position: number;
  readonly visibility: Excel.SheetVisibility | 'Visible' | 'Hidden' | 'VeryHidden';
  /** The cells that hold something, counted from 0; `null` for an empty sheet. */
  used: UsedRange | null;
  /** Cells formatted as text within them, by `placeOf`: there Excel would take a number for text. */
  readonly textCells: Set<number>;
  readonly isProtected: boolean;
  /** What stays allowed while it is protected. */
  readonly options: Excel.WorksheetProtectionOptions | null;
}

export interface UsedRange {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** The sheets of the workbook by name, as they last were. */
export type Knowledge = Map<string, KnownSheet>;

export function placeOf(row: number, column: number): number {
  return row * 16_384 + column;
}

export function cellCount(used: UsedRange | null): number {
  return used ? used.rowCount * used.columnCount : 0;
}
