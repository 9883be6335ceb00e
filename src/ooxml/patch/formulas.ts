import { rangeFromA1, rangeToA1, type CellRange } from '../../core/address';
import { escapeText, toXstring } from '../xml';
import { isBlank, type CellDraft } from './cells';
import type { RowDraft } from './grid';
import type { SheetDraft } from './sheet-draft';
import { setAttribute, setContent } from './splice';

/** The formulas of untouched cells: shared groups and arrays are one formula for many cells, which may no longer hold. */
export class SheetFormulas {
  /** The first cells of shared groups, by the group's number. */
  private readonly masters = new Map<string, readonly [RowDraft, CellDraft]>();

  constructor(
    private readonly sheet: SheetDraft,
    text: string,
  ) {
    // Whether a group still holds shows only when all of its cells are known.
    if (!/["'](?:shared|array)["']/.test(text)) return;
    for (const [row, cell] of sheet.grid.cells()) this.enlist(row, cell);
  }

  /** The element to write in place of the one that stands; `null` where that one still says it. */
  element(cell: CellDraft, row: number, finish: (formula: string) => string): string | null {
    const element = cell.original?.formula;
    if (!element || element.kind === 'table') return null;
    const current = this.sheet.contentBefore(cell)?.formula;
    if (current === undefined) return null;
    const formula = finish(current);
    const same = cell.moved === undefined && formula === current;
    const text = cell.original!.text.slice(element.start, element.end);
    const xml = escapeText(toXstring(formula));
    if (element.kind === 'shared') {
      const master = this.masters.get(element.group ?? '');
      const holds = same && row === cell.original!.row && master && this.holds(...master, finish);
      const { prefix } = this.sheet.sections;
      return holds ? null : `<${prefix}f>${xml}</${prefix}f>`;
    }
    const changed = same ? text : setContent(text, xml);
    if (element.kind === 'normal') return same ? null : changed;
    const single = { top: row, bottom: row, left: cell.column, right: cell.column };
    const range = this.arrayRange(cell) ?? single;
    const ref = rangeToA1(this.isWhole(range, row, cell.column) ? range : single);
    return same && ref === element.ref ? null : setAttribute(changed, 'ref', ref);
  }

  arrayRange(cell: CellDraft): CellRange | null {
    return cell.arrayRange ?? rangeFromA1(cell.original?.formula?.ref ?? '');
  }

  /** The first cell of a shared group stands where it stood and says what it said. */
  private holds(row: RowDraft, cell: CellDraft, finish: (formula: string) => string): boolean {
    if ((cell.content && !this.sheet.keepsFormula(cell)) || cell.moved !== undefined || row.row !== row.original?.row)
      return false;
    const formula = this.sheet.readingOf(cell)?.formula ?? '';
    return finish(formula) === formula;
  }

  /** No cell of an array but its first was given anything else. Where one was, the array ends at its first cell. */
  private isWhole(range: CellRange, row: number, column: number): boolean {
    return !this.sheet.grid.rows.some(
      (each) =>
        each.row >= range.top &&
        each.row <= range.bottom &&
        each.cells?.some(
          (cell) =>
            cell.column >= range.left &&
            cell.column <= range.right &&
            (each.row !== row || cell.column !== column) &&
            cell.content !== undefined &&
            !isBlank(cell),
        ),
    );
  }

  private enlist(row: RowDraft, cell: CellDraft): void {
    const formula = cell.original?.formula;
    if (formula?.kind !== 'shared' || formula.group === null || formula.text === '') return;
    if (!this.masters.has(formula.group)) this.masters.set(formula.group, [row, cell]);
  }
}
