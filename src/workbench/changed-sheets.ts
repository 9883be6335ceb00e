import type { Edit } from '../core/edit';

/** The sheets that look different after edits; `null` where formulas of any sheet may have been rewritten. */
export type ChangedSheets = ReadonlySet<string> | null;

export function changedSheets(edits: readonly Edit[]): ChangedSheets {
  const sheets = new Set<string>();
  for (const edit of edits) {
    switch (edit.kind) {
      case 'insert-rows':
      case 'delete-rows':
      case 'delete-sheet':
        return null;
      case 'add-sheet':
      case 'replace-sheet':
        sheets.add(edit.plan.name);
        break;
      case 'name':
      case 'select':
        break;
      default:
        sheets.add(edit.sheet);
    }
  }
  return sheets;
}
