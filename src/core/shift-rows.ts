/** Rows put in (`count` above 0) or taken out (below 0) before or from `row`, counted from 0, on one sheet. */
export interface RowShift {
  readonly sheet: string;
  readonly row: number;
  readonly count: number;
}

/** Text literals, names of sheets before `!`, and bracketed parts are passed over; areas and whole rows are moved. */
const TOKEN =
  /"(?:[^"]|"")*"|\[[^\]]*\]|'(?:[^']|'')*'!|[\p{L}_\\][\p{L}\p{N}_.]*!|(?<![\p{L}\p{N}_.$])(?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(!])/giu;
const ROW = /(\$?)(\d+)(?=:|$)/g;

/**
 * A formula of `ownSheet` after rows were inserted into or deleted from a sheet: references follow their cells, areas
 * grow and shrink, and what is gone is #REF!. This is what Excel does by itself; the core needs it to foresee it.
 */
export function shiftRows(formula: string, ownSheet: string, shift: RowShift): string {
  let qualifier: string | null = null;
  let end = 0;
  return formula.replace(TOKEN, (token: string, offset: number) => {
    const qualified = offset === end ? qualifier : null;
    end = offset + token.length;
    qualifier = null;
    if (token.startsWith('"') || token.startsWith('[')) return token;
    if (token.endsWith('!')) {
      qualifier = token.startsWith("'") ? token.slice(1, -2).replaceAll("''", "'") : token.slice(0, -1);
      return token;
    }
    return (qualified ?? ownSheet).toLowerCase() === shift.sheet.toLowerCase() ? moveArea(token, shift) : token;
  });
}

function moveArea(area: string, shift: RowShift): string {
  const rows = [...area.matchAll(ROW)].map((match) => Number(match[2]) - 1);
  const first = Math.min(...rows);
  const last = Math.max(...rows);
  const top = movedRow(first, shift);
  const bottom = movedRow(last, shift);
  // Cut off at either end, an area keeps what is left of it.
  const newTop = top ?? shift.row;
  const newBottom = bottom ?? shift.row - 1;
  if (newTop > newBottom) return '#REF!';
  return area.replace(
    ROW,
    (_, dollar: string, row: string) => `${dollar}${(Number(row) - 1 === first ? newTop : newBottom) + 1}`,
  );
}

/** Where a row comes to stand; `null` when it was deleted. */
export function movedRow(row: number, { row: from, count }: RowShift): number | null {
  if (row < from) return row;
  if (count < 0 && row < from - count) return null;
  return row + count;
}
