/** A cell's place; row and column count from 0, as Office.js does. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both corners included, counted from 0. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const columnNames: string[] = [];

/** `0 → "A"`, `26 → "AA"`. */
export function columnName(column: number): string {
  const known = columnNames[column];
  if (known !== undefined) return known;
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  columnNames[column] = name;
  return name;
}

/** `(11, 8) → "I12"`. */
export function toA1(row: number, column: number): string {
  return columnName(column) + String(row + 1);
}

/** `"I12"` or `"$I$12"` → its place; `null` when the text is no A1 address of one cell. */
export function fromA1(text: string): CellAddress | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** The rectangle in A1 notation; a single cell is written as one address. */
export function rangeToA1(range: CellRange): string {
  const from = toA1(range.top, range.left);
  return range.top === range.bottom && range.left === range.right ? from : `${from}:${toA1(range.bottom, range.right)}`;
}

/** `"A1:C3"` or `"B2"` → a rectangle with its corners in order; `null` when it is neither. */
export function rangeFromA1(text: string): CellRange | null {
  const [first, second, more] = text.split(':') as [string, ...string[]];
  const from = fromA1(first);
  const to = second === undefined ? from : fromA1(second);
  if (!from || !to || more !== undefined) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

/** A sheet's name as it stands before `!` in a formula: quoted where Excel needs it. */
export function quoteSheetName(name: string): string {
  return /^[A-Za-z_\u4e00-\u9fff][\w.\u4e00-\u9fff]*$/.test(name) &&
    !/^[A-Za-z]{1,3}\d+$/.test(name) &&
    !/^[rc]\d*$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

export function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}
