/**
 * Commands of the grid that a person may give: those whose outcome is said in edits of cells, and those that change
 * nothing. All others of the sheet (formats, rows, columns, sheets, names) are off, since the file would not have them;
 * rows have a menu of their own (`RowMenu`).
 */
const OF_CELLS: ReadonlySet<string> = new Set([
  'sheet.command.set-range-values',
  'sheet.command.clear-selection-content',
  'sheet.command.auto-clear-content',
  'sheet.command.auto-fill',
  'sheet.command.refill',
  'sheet.command.copy-down',
  'sheet.command.copy-right',
  'sheet.command.paste',
  'sheet.command.paste-by-short-key',
  'sheet.command.paste-value',
  'sheet.command.paste-formula',
  'sheet.command.optional-paste',
]);

const OF_THE_VIEW: ReadonlySet<string> = new Set([
  'sheet.command.copy',
  'sheet.command.copy-formula-only',
  'sheet.command.change-zoom-ratio',
  'sheet.command.set-zoom-ratio',
  'sheet.command.expand-selection',
  'sheet.command.move-selection',
  'sheet.command.move-selection-enter-tab',
  'sheet.command.scroll-to-cell',
  'sheet.command.scroll-view',
  'sheet.command.scroll-view-reset',
  'sheet.command.select-all',
  'sheet.command.select-range',
  'sheet.command.set-scroll-relative',
  'sheet.command.set-worksheet-activate',
]);

const UNDO: ReadonlySet<string> = new Set(['univer.command.undo', 'univer.command.redo']);

/** Whether a command that the person gave may run. */
export function isAllowed(command: string, editable: boolean): boolean {
  if (OF_THE_VIEW.has(command)) return true;
  if (OF_CELLS.has(command)) return editable;
  if (UNDO.has(command)) return editable;
  // Cutting moves cells, and the formulas that refer to them.
  return command !== 'univer.command.cut' && !command.startsWith('sheet.command.');
}
