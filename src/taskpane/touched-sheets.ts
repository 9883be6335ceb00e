import type { Edit, SheetPlan } from '../core/edit';
import { GENERATED_NAME } from '../core/report/stamp';

/**
 * The sheets with returns that edits may touch; `null` where such sheets come or go, or rows move that other sheets may
 * refer to. A sheet that was generated as output holds no return.
 */
export function touchedSheets(edits: readonly Edit[]): readonly string[] | null {
  const sheets = new Set<string>();
  const outputs = new Set<string>();
  for (const edit of edits) {
    switch (edit.kind) {
      case 'add-sheet':
      case 'replace-sheet':
        if (!isOutput(edit.plan)) return null;
        outputs.add(edit.plan.name);
        break;
      case 'delete-sheet':
        if (!edit.before || !isOutput(edit.before)) return null;
        outputs.add(edit.sheet);
        break;
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
  return [...sheets].filter((sheet) => !outputs.has(sheet));
}

function isOutput({ names = [] }: SheetPlan): boolean {
  return names.some(({ name }) => name === GENERATED_NAME);
}
