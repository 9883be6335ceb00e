import type { Edit, SetCell } from '../core/edit';
import { isError, type Cell, type CellValue } from '../core/snapshot';
import type { SheetLook } from '../ooxml/sheet-look';
import type { CalculatedCell, GridSheet } from './grid/grid';

/** A grid that reorders what such a formula refers to gives results that cannot be trusted anywhere in the workbook. */
const REORDERING = /\bSORT(BY)?\s*\(/i;
/** A spreadsheet program shows fifteen digits; what comes after them is the binary number's. */
const DIGITS = 15;

/** What the grid shows, cell by cell: what holds a formula, and what is locked. */
export class ShownCells {
  private readonly sheets = new Map<string, GridSheet>();
  /** What became of cells since their sheet was shown, by `row,column`. */
  private readonly later = new Map<string, Map<string, Cell>>();
  private reorders = false;

  /** Takes over sheets as they are shown from now on. */
  replace(sheets: readonly GridSheet[]): void {
    for (const sheet of sheets) {
      this.sheets.set(sheet.snapshot.name, sheet);
      this.later.delete(sheet.snapshot.name);
      this.reorders ||= sheet.snapshot.rows.some((row) => row?.some((cell) => REORDERING.test(cell?.formula ?? '')));
    }
  }

  /** Takes over what edits put into cells. */
  remember(edits: readonly Edit[]): void {
    for (const edit of edits) {
      if (edit.kind !== 'set-cell') continue;
      const { sheet, row, column, value, formula } = edit;
      let cells = this.later.get(sheet);
      if (!cells) this.later.set(sheet, (cells = new Map()));
      cells.set(`${row},${column}`, { value, ...(formula !== undefined && { formula }) });
      this.reorders ||= REORDERING.test(formula ?? '');
    }
  }

  /** Whether any of the cells is locked on a protected sheet. */
  holdsLocked(edits: readonly Edit[]): boolean {
    return edits.some((edit) => {
      if (edit.kind !== 'set-cell') return false;
      const shown = this.sheets.get(edit.sheet);
      if (!shown || shown.snapshot.protection === 'none') return false;
      return isLocked(shown.look, edit.row, edit.column);
    });
  }

  /** Formulas with a result that is not the one they have in the file, as edits. */
  resultEdits(calculated: readonly CalculatedCell[]): readonly SetCell[] {
    if (this.reorders) return [];
    return calculated.flatMap(({ sheet, row, column, value }): SetCell[] => {
      const known = this.cellAt(sheet, row, column);
      if (known?.formula === undefined || !isResult(value)) return [];
      const result = typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value;
      if (isSame(result, known.value)) return [];
      return [{ kind: 'set-cell', sheet, row, column, value: result, formula: known.formula }];
    });
  }

  private cellAt(sheet: string, row: number, column: number): Cell | undefined {
    return this.later.get(sheet)?.get(`${row},${column}`) ?? this.sheets.get(sheet)?.snapshot.rows[row]?.[column];
  }
}

/** A function that the grid does not know is no result. */
function isResult(value: CellValue): boolean {
  return !isError(value) || value.error !== '#NAME?';
}

function isSame(left: CellValue, right: CellValue): boolean {
  if (isError(left) && isError(right)) return left.error === right.error;
  // An empty text that a formula gives is read back as nothing from some files.
  if (typeof left === 'number' && typeof right === 'number') return left === Number(right.toPrecision(DIGITS));
  return (left ?? '') === (right ?? '');
}

function isLocked(look: SheetLook, row: number, column: number): boolean {
  const ofColumn = look.columns.find(({ first, last }) => first <= column && column <= last)?.style;
  const index = look.cellStyles[row]?.[column] ?? look.rows.get(row)?.style ?? ofColumn ?? 0;
  return look.styles[index]?.locked ?? true;
}
