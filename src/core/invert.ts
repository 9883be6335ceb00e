import type { CellRange } from './address';
import type { DeleteRows, Edit, FormatCells, SetCell, SetName } from './edit';
import { movedRow, type RowShift } from './shift-rows';
import type { Cell, CellDetail, WorkbookSnapshot } from './snapshot';
import { coveredCells, isSameName, keyOf, knownCell, overlap, WorkbookModel, type SheetModel } from './workbook-model';

/** The cells whose fill, note or format must be read before the edits, so that `invert` can put them back. */
export function detailsNeeded(edits: readonly Edit[]): { readonly sheet: string; readonly range: CellRange }[] {
  const needed: { readonly sheet: string; readonly range: CellRange }[] = [];
  const seen = new Set<string>();
  const shifts: RowShift[] = [];
  const ours = new Set<string>();
  for (const edit of edits) {
    if (edit.kind === 'add-sheet') ours.add(edit.plan.name);
    if (edit.kind === 'insert-rows') shifts.push({ sheet: edit.sheet, row: edit.row, count: edit.count });
    if (edit.kind === 'delete-rows') shifts.push({ sheet: edit.sheet, row: edit.row, count: -edit.count });
    const touched = rangeOf(edit);
    if (!touched || ours.has(touched.sheet)) continue;
    for (const range of beforeShifts(
      touched.range,
      shifts.filter(({ sheet }) => sheet === touched.sheet),
    )) {
      const key = `${touched.sheet}!${Object.values(range).join()}`;
      if (!seen.has(key)) needed.push({ sheet: touched.sheet, range });
      seen.add(key);
    }
  }
  return needed;
}

function rangeOf(edit: Edit): { readonly sheet: string; readonly range: CellRange } | null {
  switch (edit.kind) {
    case 'set-cell':
      // Without a new format the cell's own stays, and its content is in every snapshot.
      return edit.format === undefined ? null : oneCell(edit);
    case 'note':
      return oneCell(edit);
    case 'format':
      return edit;
    default:
      return null;
  }
}

function oneCell({ sheet, row, column }: { readonly sheet: string; readonly row: number; readonly column: number }): {
  readonly sheet: string;
  readonly range: CellRange;
} {
  return { sheet, range: { top: row, left: column, bottom: row, right: column } };
}

/** Where the rows of a range stood before rows were put in or taken out; rows that were put in stood nowhere. */
function beforeShifts(range: CellRange, shifts: readonly RowShift[]): CellRange[] {
  if (shifts.length === 0) return [range];
  const ranges: CellRange[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    let before: number | null = row;
    for (const shift of [...shifts].reverse()) {
      if (before === null) break;
      before = shift.count > 0 ? movedRow(before, { ...shift, count: -shift.count }) : unshifted(before, shift);
    }
    if (before !== null) ranges.push({ ...range, top: before, bottom: before });
  }
  return ranges;
}

function unshifted(row: number, { row: from, count }: RowShift): number {
  return row < from ? row : row - count;
}

/**
 * The edits that put everything back, last edit first. `before` is the workbook before the first of them, with the
 * details that `detailsNeeded` asks for. Selecting cells changes nothing and has no inverse.
 *
 * @throws RangeError for an edit that cannot be taken back: deleting or replacing a sheet without knowing what stood
 * there.
 */
export function invert(edits: readonly Edit[], before: WorkbookSnapshot): Edit[] {
  const model = new WorkbookModel(before);
  const steps = edits.map((edit) => {
    const inverse = invertOne(edit, model);
    model.apply(edit);
    return inverse;
  });
  return steps.reverse().flat();
}

/** Whether `invert` can take the edits back. */
export function isInvertible(edits: readonly Edit[]): boolean {
  return edits.every(
    (edit) => (edit.kind !== 'delete-sheet' && edit.kind !== 'replace-sheet') || edit.before !== undefined,
  );
}

function invertOne(edit: Edit, model: WorkbookModel): Edit[] {
  switch (edit.kind) {
    case 'add-sheet':
      return [{ kind: 'delete-sheet', sheet: edit.plan.name }];
    case 'replace-sheet':
      if (edit.before === undefined) throw new RangeError(`No plan of ${edit.plan.name} before it was replaced`);
      return [{ kind: 'replace-sheet', plan: edit.before, before: edit.plan }];
    case 'delete-sheet': {
      if (edit.before === undefined) throw new RangeError(`Deleting ${edit.sheet} cannot be taken back`);
      const left = model.sheets[model.sheets.findIndex(({ name }) => name === edit.sheet) - 1];
      return [{ kind: 'add-sheet', plan: edit.before, ...(left && { after: left.name }) }];
    }
    case 'name':
      return [invertName(edit, model)];
    case 'select':
      return [];
    default: {
      const sheet = model.sheet(edit.sheet);
      return sheet ? invertInSheet(edit, sheet, model) : [];
    }
  }
}

type SheetEdit = Exclude<Edit, { readonly kind: 'add-sheet' | 'replace-sheet' | 'delete-sheet' | 'name' | 'select' }>;

function invertInSheet(edit: SheetEdit, sheet: SheetModel, model: WorkbookModel): Edit[] {
  const { name } = sheet;
  switch (edit.kind) {
    case 'set-cell':
      return [
        restoreCell(name, edit.row, edit.column, knownCell(sheet, edit.row, edit.column), edit.format !== undefined),
      ];
    case 'format':
      return restoreFills(edit, sheet);
    case 'note': {
      const text = sheet.details.get(keyOf(edit.row, edit.column))?.note ?? null;
      return [{ ...edit, text }];
    }
    case 'merge':
      return [
        { kind: 'unmerge', sheet: name, range: edit.range },
        ...coveredCells(sheet, edit.range).map(({ row, column, cell }) => restoreCell(name, row, column, cell, false)),
      ];
    case 'unmerge':
      return sheet.merges
        .filter((merge) => overlap(merge, edit.range))
        .map((range) => ({ kind: 'merge', sheet: name, range }));
    case 'insert-rows':
      return [{ ...edit, kind: 'delete-rows' }];
    case 'delete-rows':
      return restoreRows(edit, model);
    case 'show-rows': {
      const rows = edit.rows.filter((row) => sheet.hiddenRows.has(row) !== edit.hidden);
      return rows.length === 0 ? [] : [{ ...edit, rows, hidden: !edit.hidden }];
    }
    case 'show-columns': {
      const columns = edit.columns.filter((column) => sheet.hiddenColumns.has(column) !== edit.hidden);
      return columns.length === 0 ? [] : [{ ...edit, columns, hidden: !edit.hidden }];
    }
    case 'show-sheet':
      return [{ ...edit, visibility: sheet.visibility }];
  }
}

function restoreCell(sheet: string, row: number, column: number, cell: Cell, withFormat: boolean): SetCell {
  return {
    kind: 'set-cell',
    sheet,
    row,
    column,
    value: cell.value,
    ...(cell.formula !== undefined && { formula: cell.formula }),
    ...(withFormat && { format: cell.format ?? 'General' }),
  };
}

/** The fills as they were, neighbours in a row together. */
function restoreFills({ range, sheet: name }: FormatCells, sheet: SheetModel): FormatCells[] {
  const edits: FormatCells[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    let start = range.left;
    for (let column = range.left; column <= range.right; column++) {
      const here = fillAt(sheet, row, column);
      const next = column < range.right ? fillAt(sheet, row, column + 1) : undefined;
      if (next && next.fill === here.fill && next.fillToken === here.fillToken) continue;
      edits.push({
        kind: 'format',
        sheet: name,
        range: { top: row, left: start, bottom: row, right: column },
        ...here,
      });
      start = column + 1;
    }
  }
  return edits;
}

function fillAt(sheet: SheetModel, row: number, column: number): Pick<CellDetail, 'fill' | 'fillToken'> {
  const detail = sheet.details.get(keyOf(row, column));
  return { fill: detail?.fill ?? null, ...(detail?.fillToken !== undefined && { fillToken: detail.fillToken }) };
}

function invertName(edit: SetName, model: WorkbookModel): SetName {
  const known = model.names.find((name) => isSameName(name, edit));
  return known ? { ...edit, formula: known.formula, hidden: known.hidden } : { ...edit, formula: null };
}

/**
 * New rows in the place of the deleted ones, and everything that these do not bring back by themselves: contents,
 * formulas that lost their cells, merges, names, hidden rows. Row heights and borders come from the row above.
 */
function restoreRows(edit: DeleteRows, model: WorkbookModel): Edit[] {
  const insert: Edit = { ...edit, kind: 'insert-rows' };
  const after = new WorkbookModel(model.snapshot());
  after.apply(edit);
  after.apply(insert);
  const edits: Edit[] = [insert];
  for (const sheet of model.sheets) edits.push(...differences(sheet, after.sheet(sheet.name)!));
  for (const name of model.names) {
    const now = after.names.find((other) => isSameName(name, other));
    if (now?.formula !== name.formula) edits.push({ kind: 'name', ...name });
  }
  return edits;
}

function differences(wanted: SheetModel, present: SheetModel): Edit[] {
  const sheet = wanted.name;
  const edits: Edit[] = [];
  wanted.rows.forEach((cells, row) =>
    cells?.forEach((cell, column) => {
      const now = present.rows[row]?.[column];
      if (!cell || (now?.value === cell.value && now.formula === cell.formula && now.format === cell.format)) return;
      edits.push(restoreCell(sheet, row, column, cell, true));
    }),
  );
  for (const merge of present.merges.filter((one) => !wanted.merges.some((other) => isSameRange(one, other)))) {
    edits.push({ kind: 'unmerge', sheet, range: merge });
  }
  for (const merge of wanted.merges.filter((one) => !present.merges.some((other) => isSameRange(one, other)))) {
    edits.push({ kind: 'merge', sheet, range: merge });
  }
  const rows = [...wanted.hiddenRows].filter((row) => !present.hiddenRows.has(row));
  if (rows.length > 0) edits.push({ kind: 'show-rows', sheet, rows, hidden: true });
  for (const [key, { row, column, cell, fill, fillToken, note }] of wanted.details) {
    // The format of an empty cell stands nowhere else.
    if (cell.value === null && knownCell(present, row, column).format !== cell.format) {
      edits.push(restoreCell(sheet, row, column, cell, true));
    }
    const now = present.details.get(key);
    const range = { top: row, left: column, bottom: row, right: column };
    if ((now?.fill ?? null) !== fill || now?.fillToken !== fillToken) {
      edits.push({ kind: 'format', sheet, range, fill, ...(fillToken !== undefined && { fillToken }) });
    }
    if ((now?.note ?? null) !== note) edits.push({ kind: 'note', sheet, row, column, text: note });
  }
  return edits;
}

function isSameRange(a: CellRange, b: CellRange): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}
