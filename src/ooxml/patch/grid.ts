import { WorkbookError } from '../errors';
import { XmlScanner } from '../xml';
import { cellXml, isWritten, OriginalCell, type CellContext, type CellDraft } from './cells';
import { firstTag, setAttribute, skipTo } from './splice';
import type { Format } from './styles';

/** A row as it stood in the file. */
interface OriginalRow {
  readonly gap: string;
  readonly text: string;
  readonly row: number;
  readonly implied: boolean;
  readonly hidden: boolean;
}

/** One row while its sheet is edited. */
export interface RowDraft {
  row: number;
  readonly original: OriginalRow | null;
  /** The start tag of a row of ours, without its number. */
  readonly attributes: string;
  hidden: boolean;
  /** Absent until a cell of the row is asked for. */
  cells?: CellDraft[];
}

/** The rows within `<sheetData>`: what no edit touches is written back as it stood. */
export class Grid {
  rows: RowDraft[] = [];
  /** The rows of the file, those that went as well. */
  readonly known: readonly RowDraft[];
  private readonly head: string;
  private readonly isEmpty: boolean;
  private tail = '';

  constructor(
    sheetData: string,
    private readonly part: string,
  ) {
    const scanner = new XmlScanner(sheetData, part);
    scanner.next();
    this.isEmpty = scanner.kind === 'empty';
    this.head = sheetData.slice(0, scanner.end);
    let done = scanner.end;
    let last = -1;
    while (!this.isEmpty && scanner.next() && scanner.kind !== 'close') {
      const { start, name } = scanner;
      const number = scanner.attribute('r');
      const hidden = isOn(scanner.attribute('hidden')) || isZero(scanner.attribute('ht'));
      skipTo(scanner, sheetData);
      if (name !== 'row') continue;
      last = number === null ? last + 1 : Number(number) - 1;
      const original = {
        gap: sheetData.slice(done, start),
        text: sheetData.slice(start, scanner.end),
        row: last,
        implied: number === null,
        hidden,
      };
      this.rows.push({ row: last, original, attributes: '', hidden });
      done = scanner.end;
    }
    this.tail = sheetData.slice(done);
    this.known = [...this.rows];
  }

  /** The row, if it stands. */
  find(row: number): RowDraft | undefined {
    const at = this.placeOf(row);
    return this.rows[at]?.row === row ? this.rows[at] : undefined;
  }

  row(row: number): RowDraft {
    const at = this.placeOf(row);
    const known = this.rows[at];
    if (known?.row === row) return known;
    const made: RowDraft = { row, original: null, attributes: '', hidden: false, cells: [] };
    this.rows.splice(at, 0, made);
    return made;
  }

  cellsOf(row: RowDraft): CellDraft[] {
    row.cells ??= readCells(row.original!, this.part);
    return row.cells;
  }

  findCell(row: number, column: number): CellDraft | undefined {
    const found = this.find(row);
    return found && this.cellsOf(found).find((cell) => cell.column === column);
  }

  /** The cell, made where it does not stand; `fallback` is how such a place looks. */
  cell(row: number, column: number, fallback: () => Format): CellDraft {
    const cells = this.cellsOf(this.row(row));
    let at = cells.length;
    while (at > 0 && cells[at - 1]!.column > column) at -= 1;
    const known = cells[at - 1];
    if (known?.column === column) return known;
    const made: CellDraft = { column, original: null, content: { value: null }, fallback: fallback() };
    cells.splice(at, 0, made);
    return made;
  }

  /** All cells with their rows. */
  *cells(): Generator<readonly [RowDraft, CellDraft]> {
    for (const row of this.rows) for (const cell of this.cellsOf(row)) yield [row, cell];
  }

  /** `<sheetData>` as it is now. */
  toText(context: CellContext): string {
    const parts: string[] = [];
    let last = -1;
    for (const row of this.rows) {
      const text = rowXml(row, last + 1, context);
      if (text === '') continue;
      parts.push(row.original?.gap ?? '', text);
      last = row.row;
    }
    const inner = parts.join('');
    if (!this.isEmpty) return this.head + inner + this.tail;
    if (inner === '') return this.head + this.tail;
    const name = /<([^\s/>]+)/.exec(this.head)![1]!;
    return `${this.head.slice(0, -2).trimEnd()}>${inner}</${name}>${this.tail}`;
  }

  /** Index of the first row that is not above `row`. */
  placeOf(row: number): number {
    const { rows } = this;
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle]!.row < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function readCells(row: OriginalRow, part: string): CellDraft[] {
  const { text } = row;
  const cells: CellDraft[] = [];
  const scanner = firstTag(text, part);
  let done = scanner.end;
  let last = -1;
  if (scanner.kind === 'empty') return cells;
  while (scanner.next() && scanner.kind !== 'close') {
    const { start, name } = scanner;
    const address = scanner.attribute('r');
    skipTo(scanner, text);
    if (name !== 'c') continue;
    last = address === null ? last + 1 : columnOf(address, part);
    const element = text.slice(start, scanner.end);
    const original = new OriginalCell(text.slice(done, start), element, row.row, last, address === null);
    cells.push({ column: last, original });
    done = scanner.end;
  }
  return cells;
}

function columnOf(address: string, part: string): number {
  let column = 0;
  for (const letter of address) {
    const place = (letter.charCodeAt(0) | 0x20) - 0x60;
    if (place < 1 || place > 26) break;
    column = column * 26 + place;
  }
  if (column === 0) throw new WorkbookError('broken-package', { part });
  return column - 1;
}

/** The row's element; `''` where it need not stand. `next` is the number that a row without one would have. */
function rowXml(row: RowDraft, next: number, context: CellContext): string {
  const { original, cells } = row;
  if (!original) return newRowXml(row, context);
  const placed = original.implied ? row.row === next : row.row === original.row;
  if (!cells && placed && row.hidden === original.hidden) return original.text;
  const end = original.text.lastIndexOf('</');
  const tag = firstTag(original.text);
  const inner = cells ? cellsXml(cells, row.row, context) : original.text.slice(tag.end, Math.max(end, tag.end));
  let head = original.text.slice(0, tag.end);
  if (!placed) head = setAttribute(head, 'r', String(row.row + 1));
  if (row.hidden !== original.hidden) head = row.hidden ? setAttribute(head, 'hidden', '1') : shown(head);
  const came = cells?.filter((cell) => !cell.original && isWritten(cell)) ?? [];
  if (came.length > 0) head = widened(head, came[0]!.column, came.at(-1)!.column);
  if (tag.kind !== 'empty') {
    const close = lastGap(original.text, tag.end, end, cells);
    return head + inner + close + original.text.slice(end);
  }
  return inner === '' ? head : `${head.slice(0, -2).trimEnd()}>${inner}</${tag.prefix}row>`;
}

/** The white space between the last cell and the row's end. */
function lastGap(text: string, from: number, end: number, cells: readonly CellDraft[] | undefined): string {
  if (!cells) return '';
  return text.slice(Math.max(from, text.lastIndexOf('>', end - 1) + 1), end);
}

function newRowXml(row: RowDraft, context: CellContext): string {
  const inner = cellsXml(row.cells ?? [], row.row, context);
  if (inner === '' && row.attributes === '' && !row.hidden) return '';
  const hidden = row.hidden ? ' hidden="1"' : '';
  const head = `<${context.prefix}row r="${row.row + 1}"${row.attributes}${hidden}`;
  return inner === '' ? `${head}/>` : `${head}>${inner}</${context.prefix}row>`;
}

function cellsXml(cells: readonly CellDraft[], row: number, context: CellContext): string {
  let text = '';
  let last = -1;
  for (const cell of cells) {
    const xml = cellXml(cell, row, last + 1, context);
    if (xml === '') continue;
    text += (cell.original?.gap ?? '') + xml;
    last = cell.column;
  }
  return text;
}

/** A row may be out of sight by its mark or by its height. */
function shown(head: string): string {
  const visible = setAttribute(head, 'hidden', null);
  if (!isZero(firstTag(visible).attribute('ht'))) return visible;
  return setAttribute(setAttribute(visible, 'ht', null), 'customHeight', null);
}

/** `spans` is a promise about the columns of a row: it must hold for cells that came. */
function widened(head: string, first: number, last: number): string {
  const spans = firstTag(head).attribute('spans');
  const match = spans === null ? null : /^(\d+):(\d+)$/.exec(spans);
  if (!match || first > last) return head;
  const [from, to] = [Number(match[1]), Number(match[2])];
  const wide = `${Math.min(from, first + 1)}:${Math.max(to, last + 1)}`;
  return wide === spans ? head : setAttribute(head, 'spans', wide);
}

export function isOn(value: string | null): boolean {
  return value === '1' || value === 'true';
}

export function isZero(value: string | null): boolean {
  return value !== null && value !== '' && Number(value) === 0;
}

/** The attributes that a row put in below takes over: its look, not its place nor whether it is hidden. */
export function attributesToCopy(row: RowDraft): string {
  if (!row.original) return row.attributes;
  const skipped = new Set(['r', 'spans', 'hidden', 'collapsed']);
  const kept = firstTag(row.original.text)
    .attributes()
    .filter(({ name, value }) => !skipped.has(name) && !(name === 'ht' && isZero(value)));
  return kept.map(({ start, end }) => ` ${row.original!.text.slice(start, end)}`).join('');
}
