import type { Edit } from '../../core/edit';
import type { Survey } from './survey';
import { sheetOf } from './survey';

/** Throws for edits that cannot be, while nothing has been written yet. */
export function validateEdits(edits: readonly Edit[], survey: Survey): void {
  const sheets = new Set(survey.sheets.map(keyOf));
  for (const edit of edits) {
    if (edit.kind === 'add-sheet') {
      const { name } = edit.plan;
      refuseBadName(name);
      if (sheets.has(keyOf(name))) throw new RangeError(`there is a sheet "${name}" already`);
      if (edit.after !== undefined) requireSheet(sheets, edit.after);
      sheets.add(keyOf(name));
      continue;
    }
    const sheet = sheetOf(edit);
    if (sheet !== null) requireSheet(sheets, sheet);
    if (edit.kind === 'delete-sheet') {
      if (sheets.size === 1) throw new RangeError(`"${edit.sheet}" is the only sheet`);
      sheets.delete(keyOf(edit.sheet));
    }
  }
}

function requireSheet(sheets: ReadonlySet<string>, name: string): void {
  if (!sheets.has(keyOf(name))) throw new RangeError(`there is no sheet "${name}"`);
}

/** Excel tells names of sheets apart without regard to case. */
function keyOf(name: string): string {
  return name.toLowerCase();
}

function refuseBadName(name: string): void {
  const isBad =
    name.trim() === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || name.startsWith("'") || name.endsWith("'");
  if (isBad) throw new RangeError(`"${name}" cannot be the name of a sheet`);
}
