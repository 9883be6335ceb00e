import type { CellRange } from '../../core/address';
import type { SheetPlan } from '../../core/edit';

const STANDARD_SIZE = 11;
const STANDARD_HEIGHT = 15;
/** A line is about so much higher than its letters, in points. */
const LINE = 1.36;

/**
 * Heights in points for rows whose text needs more than one plain line. Excel fits rows to their text when it opens a
 * file, LibreOffice and WPS do not: they take the height that stands there. An estimate, never a fixed height.
 */
export function fittingHeights(plan: SheetPlan): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  const merges = new Map((plan.merges ?? []).map((merge) => [`${merge.top},${merge.left}`, merge]));
  plan.rows.forEach((row, index) => {
    if (!row || plan.rowHeights?.[index] !== undefined) return;
    let height = 0;
    row.forEach((cell, column) => {
      if (!cell || cell.value === null) return;
      const style = cell.style === undefined ? undefined : plan.styles[cell.style];
      const size = style?.font?.size ?? STANDARD_SIZE;
      const merge = merges.get(`${index},${column}`);
      if (merge && merge.bottom > merge.top) return;
      const isWrapped = style?.wrap === true && typeof cell.value === 'string';
      const lines = isWrapped ? linesOf(cell.value, (widthOf(plan, column, merge) * STANDARD_SIZE) / size) : 1;
      height = Math.max(height, lines * size * LINE + (lines > 1 ? 3 : 0));
    });
    if (height > STANDARD_HEIGHT) heights.set(index, Math.min(409, Math.ceil(height * 4) / 4));
  });
  return heights;
}

function widthOf(plan: SheetPlan, column: number, merge: CellRange | undefined): number {
  let width = 0;
  for (let at = column; at <= (merge?.right ?? column); at += 1) {
    const known = plan.columns[at];
    width += known?.hidden ? 0 : (known?.width ?? 8.43);
  }
  return Math.max(1, width);
}

/** Lines of a wrapped text in a column so many digits wide; a Chinese character is as wide as two digits. */
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const line of text.split('\n')) {
    let length = 0;
    for (const character of line) length += character.charCodeAt(0) > 0xff ? 2 : 1;
    lines += Math.max(1, Math.ceil(length / width));
  }
  return lines;
}
