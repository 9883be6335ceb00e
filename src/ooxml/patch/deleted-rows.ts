import type { CellRange } from '../../core/address';
import type { CellDraft } from './cells';
import type { Draft } from './draft';
import type { RowDraft } from './grid';
import { shiftRow, type RowShift } from './references';
import type { Section } from './sections';
import type { SheetDraft } from './sheet-draft';

/**
 * Rows that were taken out, and what no edit could say of the loss: how they looked, and rules, charts and drawings that
 * pointed at them. When the same rows are put in again, all of that is as it was where nobody touched it since. Contents,
 * formulas, merges and names are left to edits, which can say them.
 */
export class DeletedRows {
  readonly rows: readonly RowDraft[];
  private readonly places: readonly number[];
  private readonly sections: { sheet: SheetDraft; before: readonly Section[]; after: readonly Section[] }[] = [];
  private readonly arrays: { cell: CellDraft; before: CellRange | undefined }[] = [];
  private readonly parts: { part: string; before: string; after: string }[] = [];

  constructor(rows: readonly RowDraft[], shift: RowShift) {
    this.rows = rows.filter((row) => shiftRow(row.row, shift) === null);
    this.places = this.rows.map((row) => row.row);
  }

  seeSections(sheet: SheetDraft): void {
    this.sections.push({ sheet, before: sheet.sections.items, after: [] });
  }

  seeArray(cell: CellDraft): void {
    this.arrays.push({ cell, before: cell.arrayRange });
  }

  seePart(part: string, before: string, after: string): void {
    this.parts.push({ part, before, after });
  }

  /** Looks at what the deletion made of everything. */
  finish(): void {
    for (const seen of this.sections) seen.after = seen.sheet.sections.items;
  }

  /** Empties the rows for their return; gives what is to be done once they stand again. */
  prepare(draft: Draft): () => void {
    const sections = this.sections.filter(({ sheet, after }) => sameSections(sheet.sections.items, after));
    const parts = this.parts.filter(({ part, after }) => draft.parts.has(part) && draft.parts.text(part) === after);
    this.rows.forEach((row, index) => {
      row.row = this.places[index]!;
      row.hidden = false;
      for (const cell of row.cells ?? []) cell.content = { value: null };
    });
    return () => {
      for (const { sheet, before } of sections) sheet.sections.items = withMerges(before, sheet.sections.items);
      for (const { cell, before } of this.arrays) {
        if (before) cell.arrayRange = before;
        else delete cell.arrayRange;
      }
      for (const { part, before } of parts) draft.parts.setText(part, before);
    };
  }
}

/** Merges are what they became: an edit can say them. */
function withMerges(before: readonly Section[], now: readonly Section[]): readonly Section[] {
  const merges = now.find(({ name }) => name === 'mergeCells');
  return before.flatMap((section) => (section.name === 'mergeCells' ? (merges ?? []) : section));
}

function sameSections(left: readonly Section[], right: readonly Section[]): boolean {
  if (left === right) return true;
  return (
    left.length === right.length &&
    left.every(({ name, text }, at) => name === right[at]!.name && text === right[at]!.text)
  );
}
