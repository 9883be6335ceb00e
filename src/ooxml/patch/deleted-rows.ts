import type { CellRange } from '../../core/address';
import type { CellContent, CellDraft } from './cells';
import type { Draft } from './draft';
import type { RowDraft } from './grid';
import { shiftRow, type RowShift } from './references';
import type { Section } from './sections';
import type { SheetDraft } from './sheet-draft';
import type { NameEntry } from './workbook-part';

/**
 * Rows that were taken out, and everything that lost something by it. When the same rows are put in again, what nobody
 * touched since is as it was: a reference that broke, a merge that shrank, a height. Their contents stay empty.
 */
export class DeletedRows {
  readonly rows: readonly RowDraft[];
  private readonly places: readonly number[];
  private readonly sections: { sheet: SheetDraft; before: readonly Section[]; after: readonly Section[] }[] = [];
  private readonly formulas: {
    sheet: SheetDraft;
    cell: CellDraft;
    content: CellContent | undefined;
    moved: string | undefined;
    after: string;
  }[] = [];
  private readonly arrays: { cell: CellDraft; before: CellRange | undefined }[] = [];
  private readonly parts: { part: string; before: string; after: string }[] = [];
  private readonly namesBefore: readonly NameEntry[];
  private namesAfter: readonly NameEntry[] = [];

  constructor(draft: Draft, rows: readonly RowDraft[], shift: RowShift) {
    this.rows = rows.filter((row) => shiftRow(row.row, shift) === null);
    this.places = this.rows.map((row) => row.row);
    this.namesBefore = draft.workbook.names;
  }

  seeSections(sheet: SheetDraft): void {
    this.sections.push({ sheet, before: sheet.sections.items, after: [] });
  }

  seeFormula(sheet: SheetDraft, cell: CellDraft, after: string): void {
    this.formulas.push({ sheet, cell, content: cell.content, moved: cell.moved, after });
  }

  seeArray(cell: CellDraft): void {
    this.arrays.push({ cell, before: cell.arrayRange });
  }

  seePart(part: string, before: string, after: string): void {
    this.parts.push({ part, before, after });
  }

  /** Looks at what the deletion made of everything. */
  finish(draft: Draft): void {
    for (const seen of this.sections) seen.after = seen.sheet.sections.items;
    this.namesAfter = draft.workbook.names;
  }

  /** Empties the rows for their return; gives what is to be done once they stand again. */
  prepare(draft: Draft): () => void {
    const sections = this.sections.filter(({ sheet, after }) => sheet.sections.items === after);
    const formulas = this.formulas.filter(({ sheet, cell, after }) => sheet.formulaOf(cell) === after);
    const parts = this.parts.filter(({ part, after }) => draft.has(part) && draft.text(part) === after);
    const namesHold = draft.workbook.names === this.namesAfter;
    this.rows.forEach((row, index) => {
      row.row = this.places[index]!;
      for (const cell of row.cells ?? []) {
        cell.content = { value: null };
        delete cell.moved;
      }
    });
    return () => {
      for (const { sheet, before } of sections) sheet.sections.items = before;
      for (const { cell, content, moved } of formulas) {
        if (content) cell.content = content;
        else delete cell.content;
        if (moved === undefined) delete cell.moved;
        else cell.moved = moved;
      }
      for (const { cell, before } of this.arrays) {
        if (before) cell.arrayRange = before;
        else delete cell.arrayRange;
      }
      for (const { part, before } of parts) draft.setText(part, before);
      if (namesHold) draft.workbook.names = [...this.namesBefore];
    };
  }
}
