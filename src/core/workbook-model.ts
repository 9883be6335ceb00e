import type { CellRange } from './address';
import type { Edit, InsertRows, DeleteRows, SheetPlan } from './edit';
import { movedRow, shiftRows, type RowShift } from './shift-rows';
import type { Cell, CellDetail, DefinedName, SheetSnapshot, WorkbookSnapshot } from './snapshot';

type Rows = ((Cell | undefined)[] | undefined)[];

/** One sheet as it stands between edits. */
export interface SheetModel {
  name: string;
  visibility: SheetSnapshot['visibility'];
  rows: Rows;
  merges: CellRange[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  readonly protection: SheetSnapshot['protection'];
  details: Map<string, CellDetail>;
}

/** A workbook in memory that edits are tried out on: for previews and for finding inverses. The snapshot stays as it is. */
export class WorkbookModel {
  readonly sheets: SheetModel[];
  names: DefinedName[];

  constructor(snapshot: WorkbookSnapshot) {
    this.sheets = snapshot.sheets.map(modelOf);
    this.names = [...snapshot.names];
  }

  sheet(name: string): SheetModel | undefined {
    return this.sheets.find((sheet) => sheet.name === name);
  }

  snapshot(): WorkbookSnapshot {
    return { sheets: this.sheets.map(snapshotOf), names: [...this.names] };
  }

  apply(edit: Edit): void {
    switch (edit.kind) {
      case 'add-sheet': {
        const after = this.sheets.findIndex(({ name }) => name === edit.after);
        this.sheets.splice(after < 0 ? this.sheets.length : after + 1, 0, ofPlan(edit.plan));
        this.names.push(...namesOf(edit.plan));
        return;
      }
      case 'replace-sheet': {
        const index = this.sheets.findIndex(({ name }) => name === edit.plan.name);
        if (index < 0) return;
        this.sheets[index] = ofPlan(edit.plan);
        this.names = [...this.names.filter(({ sheet }) => sheet !== edit.plan.name), ...namesOf(edit.plan)];
        return;
      }
      case 'delete-sheet': {
        const index = this.sheets.findIndex(({ name }) => name === edit.sheet);
        if (index >= 0) this.sheets.splice(index, 1);
        this.names = this.names.filter(({ sheet }) => sheet !== edit.sheet);
        return;
      }
      case 'name':
        this.names = this.names.filter((name) => !isSameName(name, edit));
        if (edit.formula !== null) {
          const { name, sheet, formula, hidden } = edit;
          this.names.push({ name, sheet, formula, hidden });
        }
        return;
      case 'insert-rows':
      case 'delete-rows':
        this.shift(edit);
        return;
      default: {
        const sheet = this.sheet(edit.sheet);
        if (sheet) applyToSheet(sheet, edit);
      }
    }
  }

  private shift(edit: InsertRows | DeleteRows): void {
    const target = this.sheet(edit.sheet);
    if (!target) return;
    const shift: RowShift = {
      sheet: edit.sheet,
      row: edit.row,
      count: edit.kind === 'insert-rows' ? edit.count : -edit.count,
    };
    shiftSheet(target, shift);
    for (const sheet of this.sheets) shiftFormulas(sheet, shift);
    this.names = this.names.map((name) => ({ ...name, formula: shiftRows(name.formula, name.sheet ?? '', shift) }));
  }
}

export function isSameName(a: Pick<DefinedName, 'name' | 'sheet'>, b: Pick<DefinedName, 'name' | 'sheet'>): boolean {
  return a.sheet === b.sheet && a.name.toLowerCase() === b.name.toLowerCase();
}

export function keyOf(row: number, column: number): string {
  return `${row},${column}`;
}

/** The cell as it is known: its detail tells the format of an empty one. */
export function knownCell(sheet: SheetModel, row: number, column: number): Cell {
  return sheet.details.get(keyOf(row, column))?.cell ?? sheet.rows[row]?.[column] ?? { value: null };
}

export function overlap(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

type SheetEdit = Exclude<
  Edit,
  { readonly kind: 'add-sheet' | 'replace-sheet' | 'delete-sheet' | 'name' | 'insert-rows' | 'delete-rows' }
>;

function applyToSheet(sheet: SheetModel, edit: SheetEdit): void {
  switch (edit.kind) {
    case 'set-cell': {
      const { value, formula, row, column } = edit;
      const format = edit.format ?? knownCell(sheet, row, column).format;
      putCell(sheet, row, column, {
        value,
        ...(formula !== undefined && { formula }),
        ...(format !== undefined && format !== 'General' && { format }),
      });
      return;
    }
    case 'format':
      for (let row = edit.range.top; row <= edit.range.bottom; row++) {
        for (let column = edit.range.left; column <= edit.range.right; column++) {
          const detail = detailAt(sheet, row, column);
          sheet.details.set(keyOf(row, column), { ...detail, fill: edit.fill, fillToken: edit.fillToken });
        }
      }
      return;
    case 'note':
      sheet.details.set(keyOf(edit.row, edit.column), { ...detailAt(sheet, edit.row, edit.column), note: edit.text });
      return;
    case 'merge':
      for (const { row, column } of coveredCells(sheet, edit.range)) {
        const { format } = knownCell(sheet, row, column);
        putCell(sheet, row, column, { value: null, ...(format !== undefined && { format }) });
      }
      sheet.merges = [...sheet.merges, edit.range];
      return;
    case 'unmerge':
      sheet.merges = sheet.merges.filter((merge) => !overlap(merge, edit.range));
      return;
    case 'show-rows':
      for (const row of edit.rows) setMember(sheet.hiddenRows, row, edit.hidden);
      return;
    case 'show-columns':
      for (const column of edit.columns) setMember(sheet.hiddenColumns, column, edit.hidden);
      return;
    case 'show-sheet':
      sheet.visibility = edit.visibility;
      return;
    case 'select':
      return;
  }
}

/** Cells with content that a merge would hide: Excel keeps the first one only. */
export function coveredCells(sheet: SheetModel, range: CellRange): { row: number; column: number; cell: Cell }[] {
  const covered: { row: number; column: number; cell: Cell }[] = [];
  for (let row = range.top; row <= Math.min(range.bottom, sheet.rows.length - 1); row++) {
    const cells = sheet.rows[row] ?? [];
    for (let column = range.left; column <= Math.min(range.right, cells.length - 1); column++) {
      const cell = cells[column];
      const isFirst = row === range.top && column === range.left;
      if (!isFirst && cell && (cell.value !== null || cell.formula !== undefined)) covered.push({ row, column, cell });
    }
  }
  return covered;
}

function setMember(set: Set<number>, member: number, isIn: boolean): void {
  if (isIn) set.add(member);
  else set.delete(member);
}

function putCell(sheet: SheetModel, row: number, column: number, cell: Cell): void {
  const cells = [...(sheet.rows[row] ?? [])];
  const holdsNothing = cell.value === null && cell.formula === undefined && cell.format === undefined;
  cells[column] = holdsNothing ? undefined : cell;
  sheet.rows[row] = cells;
  const key = keyOf(row, column);
  const detail = sheet.details.get(key);
  if (detail) sheet.details.set(key, { ...detail, cell });
}

function detailAt(sheet: SheetModel, row: number, column: number): CellDetail {
  return (
    sheet.details.get(keyOf(row, column)) ?? {
      row,
      column,
      cell: knownCell(sheet, row, column),
      fill: null,
      note: null,
      locked: false,
    }
  );
}

function shiftSheet(sheet: SheetModel, shift: RowShift): void {
  const { row, count } = shift;
  if (count > 0) {
    if (row < sheet.rows.length) sheet.rows.splice(row, 0, ...Array.from({ length: count }, () => undefined));
  } else sheet.rows.splice(row, -count);
  sheet.hiddenRows = new Set([...sheet.hiddenRows].flatMap((hidden) => movedRow(hidden, shift) ?? []));
  sheet.merges = sheet.merges.flatMap((merge) => {
    const top = movedRow(merge.top, shift) ?? row;
    const bottom = movedRow(merge.bottom, shift) ?? row - 1;
    const isLeft = top < bottom || (top === bottom && merge.left < merge.right);
    return isLeft ? [{ ...merge, top, bottom }] : [];
  });
  const details = new Map<string, CellDetail>();
  for (const detail of sheet.details.values()) {
    const moved = movedRow(detail.row, shift);
    if (moved !== null) details.set(keyOf(moved, detail.column), { ...detail, row: moved });
  }
  sheet.details = details;
}

function shiftFormulas(sheet: SheetModel, shift: RowShift): void {
  const shifted = (cell: Cell): Cell => {
    if (cell.formula === undefined) return cell;
    const formula = shiftRows(cell.formula, sheet.name, shift);
    return formula === cell.formula ? cell : { ...cell, formula };
  };
  sheet.rows = sheet.rows.map((cells) =>
    cells?.some((cell) => cell?.formula !== undefined) ? cells.map((cell) => cell && shifted(cell)) : cells,
  );
  for (const [key, detail] of sheet.details) sheet.details.set(key, { ...detail, cell: shifted(detail.cell) });
}

function modelOf(sheet: SheetSnapshot): SheetModel {
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rows: [...sheet.rows] as Rows,
    merges: [...sheet.merges],
    hiddenRows: new Set(sheet.hiddenRows),
    hiddenColumns: new Set(sheet.hiddenColumns),
    protection: sheet.protection,
    details: new Map(sheet.details?.map((detail) => [keyOf(detail.row, detail.column), detail])),
  };
}

function snapshotOf(sheet: SheetModel): SheetSnapshot {
  const { name, visibility, rows, merges, hiddenRows, hiddenColumns, protection, details } = sheet;
  const known = details.size === 0 ? {} : { details: [...details.values()] };
  return { name, visibility, rows, merges, hiddenRows, hiddenColumns, protection, ...known };
}

function ofPlan(plan: SheetPlan): SheetModel {
  const rows: Rows = plan.rows.map((cells) =>
    cells?.map((cell): Cell | undefined => {
      if (!cell) return undefined;
      const format = cell.style === undefined ? undefined : plan.styles[cell.style]?.numberFormat;
      return {
        value: cell.value,
        ...(cell.formula !== undefined && { formula: cell.formula }),
        ...(format !== undefined && format !== 'General' && { format }),
      };
    }),
  );
  return {
    name: plan.name,
    visibility: plan.visibility ?? 'visible',
    rows,
    merges: [...(plan.merges ?? [])],
    hiddenRows: new Set(),
    hiddenColumns: new Set(plan.columns.flatMap(({ hidden }, column) => (hidden ? [column] : []))),
    protection: plan.protection ? 'protected' : 'none',
    details: new Map(),
  };
}

function namesOf(plan: SheetPlan): DefinedName[] {
  return (plan.names ?? []).map((name) => ({ ...name, sheet: plan.name }));
}
