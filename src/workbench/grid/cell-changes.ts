import type { Cell, CellValue } from '../../core/snapshot';
import { isError } from '../../core/snapshot';
import type { CellRange } from '../../core/address';
import type { RowLook, SheetLook } from '../../ooxml/sheet-look';
import type { GridSheet } from './grid';

/** A place on a sheet. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The cells that differ, in what they hold, how they look or their notes, between two states of a sheet; `null` where more than cells differs. */
export function changedCells(before: GridSheet, after: GridSheet): Place[] | null {
  if (!hasSameFrame(before, after)) return null;
  const places: Place[] = [];
  const height = Math.max(
    before.snapshot.rows.length,
    after.snapshot.rows.length,
    before.look.cellStyles.length,
    after.look.cellStyles.length,
  );
  for (let row = 0; row < height; row += 1) {
    const cells = [before.snapshot.rows[row] ?? [], after.snapshot.rows[row] ?? []] as const;
    const styles = [before.look.cellStyles[row] ?? [], after.look.cellStyles[row] ?? []] as const;
    const width = Math.max(cells[0].length, cells[1].length, styles[0].length, styles[1].length);
    for (let column = 0; column < width; column += 1) {
      if (styles[0][column] !== styles[1][column] || !isSameCell(cells[0][column], cells[1][column])) {
        places.push({ row, column });
      }
    }
  }
  return [...places, ...changedNotes(before.look.notes, after.look.notes)];
}

function changedNotes(before: SheetLook['notes'], after: SheetLook['notes']): Place[] {
  const known = new Map(before.map((note) => [`${note.row},${note.column}`, note]));
  const changed = after.filter(({ row, column, text }) => {
    const place = `${row},${column}`;
    const isSame = known.get(place)?.text === text;
    known.delete(place);
    return !isSame;
  });
  return [...changed, ...known.values()].map(({ row, column }) => ({ row, column }));
}

/** Everything but the cells: where that differs, a sheet is drawn anew. */
function hasSameFrame(before: GridSheet, after: GridSheet): boolean {
  const [was, is] = [before.look, after.look];
  return (
    before.snapshot.visibility === after.snapshot.visibility &&
    isSameList(before.snapshot.merges, after.snapshot.merges, isSameRange) &&
    isSameSet(before.snapshot.hiddenRows, after.snapshot.hiddenRows) &&
    isSameSet(before.snapshot.hiddenColumns, after.snapshot.hiddenColumns) &&
    isSameRows(was.rows, is.rows) &&
    isSameList(was.columns, is.columns, (one, other) => JSON.stringify(one) === JSON.stringify(other)) &&
    JSON.stringify(frameOf(was)) === JSON.stringify(frameOf(is))
  );
}

function frameOf(look: SheetLook): unknown {
  const { freeze, showGridlines, tabColor, defaultColumnWidth, defaultRowHeight } = look;
  return [freeze, showGridlines, tabColor, defaultColumnWidth, defaultRowHeight];
}

function isSameCell(before: Cell | undefined, after: Cell | undefined): boolean {
  if (before === after) return true;
  return isSameValue(before?.value ?? null, after?.value ?? null) && before?.formula === after?.formula;
}

function isSameValue(before: CellValue, after: CellValue): boolean {
  return isError(before) && isError(after) ? before.error === after.error : before === after;
}

function isSameRows(before: ReadonlyMap<number, RowLook>, after: ReadonlyMap<number, RowLook>): boolean {
  if (before.size !== after.size) return false;
  for (const [row, look] of before) {
    const other = after.get(row);
    if (!other || look.height !== other.height || look.hidden !== other.hidden || look.style !== other.style)
      return false;
  }
  return true;
}

function isSameRange(one: CellRange, other: CellRange): boolean {
  return one.top === other.top && one.left === other.left && one.bottom === other.bottom && one.right === other.right;
}

function isSameSet(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

function isSameList<T>(one: readonly T[], other: readonly T[], isSame: (one: T, other: T) => boolean): boolean {
  return one.length === other.length && one.every((each, index) => isSame(each, other[index]!));
}
