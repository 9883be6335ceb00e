import type { ICellData, IRange, Nullable } from '@univerjs/core';
import type { ISetRangeValuesMutationParams } from '@univerjs/preset-sheets-core';

/** A cell without content; its style stays. */
export const EMPTY: ICellData = { v: null, t: null, f: null, si: null, p: null };

/** Takes the styles out of a change of cells: pasted looks would be on the screen and not in the file. */
export function withoutLooks(params: ISetRangeValuesMutationParams): void {
  for (const line of Object.values(params.cellValue ?? {})) {
    for (const [column, cell] of Object.entries<Nullable<ICellData>>(line ?? {})) {
      if (!cell) line[Number(column)] = { ...EMPTY };
      else delete cell.s;
    }
  }
}

/** Takes the ranges out of a paste's merges; cancelled, they would stop the paste half-way. */
export function withoutMerges(params: { ranges: readonly IRange[] }): void {
  params.ranges = [];
}

export const MERGES: ReadonlySet<string> = new Set([
  'sheet.mutation.add-worksheet-merge',
  'sheet.mutation.remove-worksheet-merge',
]);

const HARMLESS: ReadonlySet<string> = new Set([
  'sheet.mutation.set-range-values',
  'sheet.mutation.set.numfmt',
  'sheet.mutation.remove.numfmt',
  'sheet.mutation.empty',
  // Their commands are off: these make room for what is pasted at the end of the sheet.
  'sheet.mutation.insert-row',
  'sheet.mutation.insert-col',
  'sheet.mutation.set-worksheet-row-auto-height',
  'sheet.mutation.mark-dirty-filter-change',
  'sheet.mutation.set-worksheet-permission-points',
]);

/** Whether a mutation changes more of a sheet than what its cells hold. */
export function isSheetChange(mutation: string): boolean {
  return mutation.startsWith('sheet.mutation.') && !HARMLESS.has(mutation);
}
