import { fromA1, toA1, type CellRange } from '../../../src/core/address';
import { shiftRows } from '../../../src/core/shift-rows';
import { isError, type Cell, type CellValue, type ErrorCode, type SheetSnapshot } from '../../../src/core/snapshot';
import { FakeError } from './fake-object';

export interface FakeCell {
  value: CellValue;
  formula?: string;
  /** By path: `numberFormat`, `fill.color`, `font.bold`, … */
  style: Record<string, unknown>;
}

export interface FakeName {
  name: string;
  formula: string;
  visible: boolean;
}

export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

/** A sheet of the fake workbook. What nothing reads back is kept as it was set. */
export class FakeSheet {
  visibility: 'Visible' | 'Hidden' | 'VeryHidden' = 'Visible';
  cells = new Map<number, FakeCell>();
  merges: CellRange[] = [];
  hiddenRows = new Set<number>();
  hiddenColumns = new Set<number>();
  protection: { options: Record<string, unknown>; password: boolean } | null = null;
  names: FakeName[] = [];
  notes = new Map<number, string>();
  comments = new Map<number, string>();
  tables: { name: string; range: CellRange; values: Record<string, unknown> }[] = [];
  charts: { name: string; values: Record<string, unknown> }[] = [];
  validations: { range: CellRange; values: Record<string, unknown> }[] = [];
  conditionalFormats: { range: CellRange; type: string; values: Record<string, unknown> }[] = [];
  links: { range: CellRange; value: unknown }[] = [];
  /** Everything else: page layout, freeze, tab colour, widths. */
  values: Record<string, unknown> = {};

  constructor(public name: string) {}

  cell(row: number, column: number): FakeCell | undefined {
    return this.cells.get(row * COLUMNS + column);
  }

  open(row: number, column: number): FakeCell {
    const place = row * COLUMNS + column;
    let cell = this.cells.get(place);
    if (!cell) this.cells.set(place, (cell = { value: null, style: {} }));
    return cell;
  }

  usedRange(valuesOnly: boolean): CellRange | null {
    const box = { top: ROWS, left: COLUMNS, bottom: -1, right: -1 };
    for (const [place, cell] of this.cells) {
      if (valuesOnly && cell.value === null && cell.formula === undefined) continue;
      const row = Math.floor(place / COLUMNS);
      const column = place % COLUMNS;
      box.top = Math.min(box.top, row);
      box.bottom = Math.max(box.bottom, row);
      box.left = Math.min(box.left, column);
      box.right = Math.max(box.right, column);
    }
    return box.bottom < 0 ? null : box;
  }

  /** What Excel makes of what is entered into a cell; `null` leaves it as it is. */
  enter(row: number, column: number, input: unknown): void {
    if (input === null) return;
    const cell = this.open(row, column);
    delete cell.formula;
    const isText = cell.style.numberFormat === '@';
    if (typeof input === 'string') {
      if (input === '') cell.value = null;
      else if (input.startsWith("'")) cell.value = input.slice(1) === '' ? null : input.slice(1);
      else if (isText) cell.value = input;
      else if (input.startsWith('=')) {
        cell.value = null;
        cell.formula = input.slice(1);
      } else cell.value = parsed(input);
    } else if (typeof input === 'number' || typeof input === 'boolean') {
      cell.value = isText ? String(input) : input;
    } else throw new FakeError('InvalidArgument', `no cell takes ${JSON.stringify(input)}`);
  }

  /** Refuses what the lock forbids. `cells`: only contents of these change. */
  guard(cells: readonly CellRange[] = []): void {
    if (!this.protection) return;
    const isOpen =
      cells.length > 0 &&
      cells.every((range) => this.every(range, (cell) => cell?.style['protection.locked'] === false));
    if (!isOpen) throw new FakeError('AccessDenied', `"${this.name}" is protected`);
  }

  private every(range: CellRange, holds: (cell: FakeCell | undefined) => boolean): boolean {
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) {
        if (!holds(this.cell(row, column))) return false;
      }
    }
    return true;
  }

  /** Rows put in before `row`, or taken out from it on where `count` is below zero. */
  shift(row: number, count: number): void {
    const moved = (from: number): number | null =>
      from < row ? from : count < 0 && from < row - count ? null : from + count;
    const cells = new Map<number, FakeCell>();
    for (const [place, cell] of this.cells) {
      const to = moved(Math.floor(place / COLUMNS));
      if (to !== null) cells.set(to * COLUMNS + (place % COLUMNS), cell);
    }
    this.cells = cells;
    for (let added = 0; added < count && row > 0; added += 1) {
      for (const [place, above] of [...cells]) {
        if (Math.floor(place / COLUMNS) === row - 1) this.open(row + added, place % COLUMNS).style = { ...above.style };
      }
    }
    this.hiddenRows = new Set([...this.hiddenRows].flatMap((each) => moved(each) ?? []));
    this.merges = this.merges.flatMap((merge) => {
      const top = moved(merge.top) ?? row;
      const bottom = moved(merge.bottom) ?? row - 1;
      return top < bottom || (top === bottom && merge.left < merge.right) ? [{ ...merge, top, bottom }] : [];
    });
    for (const notes of [this.notes, this.comments]) {
      const entries = [...notes];
      notes.clear();
      for (const [place, text] of entries) {
        const to = moved(Math.floor(place / COLUMNS));
        if (to !== null) notes.set(to * COLUMNS + (place % COLUMNS), text);
      }
    }
  }

  shiftFormulas(shift: { readonly sheet: string; readonly row: number; readonly count: number }): void {
    for (const cell of this.cells.values()) {
      if (cell.formula !== undefined) cell.formula = shiftRows(cell.formula, this.name, shift);
    }
    for (const name of this.names) name.formula = shiftRows(name.formula, this.name, shift);
  }

  snapshot(valueOf: (cell: FakeCell) => CellValue): SheetSnapshot {
    const rows: (Cell | undefined)[][] = [];
    for (const [place, cell] of this.cells) {
      if (cell.value === null && cell.formula === undefined) continue;
      const format = cell.style.numberFormat;
      (rows[Math.floor(place / COLUMNS)] ??= [])[place % COLUMNS] = {
        value: valueOf(cell),
        ...(cell.formula !== undefined && { formula: cell.formula }),
        ...(typeof format === 'string' && format !== 'General' && { format }),
      };
    }
    return {
      name: this.name,
      visibility: ({ Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const)[this.visibility],
      rows,
      merges: [...this.merges],
      hiddenRows: new Set(this.hiddenRows),
      hiddenColumns: new Set(this.hiddenColumns),
      protection: this.protection ? (this.protection.password ? 'password' : 'protected') : 'none',
    };
  }

  static from(snapshot: SheetSnapshot): FakeSheet {
    const sheet = new FakeSheet(snapshot.name);
    sheet.visibility = ({ visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const)[
      snapshot.visibility
    ];
    snapshot.rows.forEach((cells, row) =>
      cells?.forEach((cell, column) => {
        if (!cell) return;
        const { value, formula, format } = cell;
        const open = sheet.open(row, column);
        open.value = value;
        if (formula !== undefined) open.formula = formula;
        if (format !== undefined) open.style.numberFormat = format;
      }),
    );
    sheet.merges = [...snapshot.merges];
    sheet.hiddenRows = new Set(snapshot.hiddenRows);
    sheet.hiddenColumns = new Set(snapshot.hiddenColumns);
    if (snapshot.protection !== 'none')
      sheet.protection = { options: {}, password: snapshot.protection === 'password' };
    for (const { row, column, cell, fill, note } of snapshot.details ?? []) {
      const { style } = sheet.open(row, column);
      if (cell.format !== undefined) style.numberFormat = cell.format;
      if (fill !== null) Object.assign(style, { 'fill.color': fill, 'fill.pattern': 'Solid' });
      if (note !== null) sheet.notes.set(row * COLUMNS + column, note);
    }
    return sheet;
  }
}

const ERRORS = ['#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!'];

/** What a person who types this gets: a figure, a date, a truth value, an error, or the text. */
function parsed(input: string): CellValue {
  if (ERRORS.includes(input)) return { error: input as ErrorCode };
  if (/^(TRUE|FALSE)$/i.test(input)) return input.toUpperCase() === 'TRUE';
  const percent = /^[-+]?[\d.,]+%$/.test(input);
  const number = Number(input.replaceAll(',', '').replace('%', ''));
  if (input.trim() !== '' && !Number.isNaN(number)) return percent ? number / 100 : number;
  // Dates become numbers too; which ones, no test needs to know.
  return /^\d+[-/年.]\d+/.test(input) ? 44_000 : input;
}

export function shownAs(value: CellValue): unknown {
  return value === null ? '' : isError(value) ? value.error : value;
}

/** `A1`, `B2:C3`, `A:C`, `3:5`. */
export function rangeOf(address: string): CellRange {
  const [first = '', last = first] = address.replaceAll('$', '').split('!').at(-1)!.split(':');
  const a = cornerOf(first);
  const b = cornerOf(last);
  return {
    top: a.row ?? 0,
    left: a.column ?? 0,
    bottom: b.row ?? ROWS - 1,
    right: b.column ?? COLUMNS - 1,
  };
}

function cornerOf(text: string): { row?: number; column?: number } {
  const place = fromA1(text);
  if (place) return place;
  if (/^\d+$/.test(text)) return { row: Number(text) - 1 };
  const column = /^[A-Z]{1,3}$/i.test(text) ? fromA1(`${text}1`) : null;
  if (!column) throw new FakeError('InvalidArgument', `no address: ${text}`);
  return { column: column.column };
}

export function addressOf(sheet: string, range: CellRange): string {
  const from = toA1(range.top, range.left);
  const to = toA1(range.bottom, range.right);
  return `'${sheet.replaceAll("'", "''")}'!${from === to ? from : `${from}:${to}`}`;
}
