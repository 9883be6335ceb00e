import type { Edit } from '../core/edit';

/** The sheets that edits touch; `null` where sheets come or go, or rows move that other sheets may refer to. */
export function touchedSheets(edits: readonly Edit[]): readonly string[] | null {
  const sheets = new Set<string>();
  for (const edit of edits) {
    switch (edit.kind) {
      case 'add-sheet':
      case 'replace-sheet':
      case 'delete-sheet':
      case 'show-sheet':
      case 'insert-rows':
      case 'delete-rows':
        return null;
      case 'name':
        if (edit.sheet !== null) sheets.add(edit.sheet);
        break;
      default:
        sheets.add(edit.sheet);
    }
  }
  return [...sheets];
}
