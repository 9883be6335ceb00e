import type { CellRange } from '../core/address';
import type { Edit } from '../core/edit';
import type { WorkbookSnapshot } from '../core/snapshot';

/** What to read. Everything by default; details only of the cells asked for. */
export interface ReadRequest {
  /** Names of the sheets; absent: all. */
  readonly sheets?: readonly string[];
  /** Cells whose `details` (fill, note, empty cells' format) are wanted, for `invert`. */
  readonly details?: readonly { readonly sheet: string; readonly range: CellRange }[];
  /** Sheets are added, written anew or deleted right after it: what that needs to know is read, too. */
  readonly forSheets?: boolean;
}

/**
 * A place where a workbook lives. A host translates and decides nothing; its errors rise
 * to the action, which turns them into words.
 */
export interface Host {
  read(request?: ReadRequest): Promise<WorkbookSnapshot>;
  /** Applies all edits in order, or none; an error of which `mayBePartial` holds may have left a part behind. */
  apply(edits: readonly Edit[]): Promise<void>;
}

/** Whether an error of `apply` says that a part of the edits may have been written. */
export function mayBePartial(error: unknown): boolean {
  return error instanceof Error && 'state' in error && error.state === 'uncertain';
}
