import { toA1, type CellRange } from '../../core/address';
import { isError, type CellValue } from '../../core/snapshot';
import { escapeText, textBetween, toXstring } from '../xml';
import { firstTag, setAttribute } from './splice';
import type { Format } from './styles';

/** The `<f>` of a cell: its own formula, a part of a shared group, or an array's. */
export interface FormulaElement {
  readonly kind: 'normal' | 'shared' | 'array' | 'table';
  readonly text: string;
  /** Number of the shared group. */
  readonly group: string | null;
  /** The cells that a shared group or an array covers, where this cell is its first. */
  readonly ref: string | null;
  /** Offsets of the element within the cell's. */
  readonly start: number;
  readonly end: number;
}

/** A cell as it stood in the file. */
export class OriginalCell {
  private parsedStyle = -1;
  private parsedFormula: FormulaElement | null | undefined;

  constructor(
    /** White space before the element. */
    readonly gap: string,
    readonly text: string,
    readonly row: number,
    readonly column: number,
    /** Its place follows from the cell before: it bears no address. */
    readonly implied: boolean,
  ) {}

  get style(): number {
    if (this.parsedStyle < 0) this.parsedStyle = Number(firstTag(this.text).attribute('s') ?? 0);
    return this.parsedStyle;
  }

  get formula(): FormulaElement | null {
    if (this.parsedFormula === undefined) this.parsedFormula = readFormulaElement(this.text);
    return this.parsedFormula;
  }
}

function readFormulaElement(text: string): FormulaElement | null {
  if (!text.includes('<f') && !text.includes(':f')) return null;
  const scanner = firstTag(text);
  while (scanner.kind !== 'empty' && scanner.next() && scanner.kind !== 'close') {
    const { name } = scanner;
    const inside = scanner.skip();
    if (name !== 'f') continue;
    const kind = scanner.attribute('t');
    return {
      kind: kind === 'shared' || kind === 'array' ? kind : kind === 'dataTable' ? 'table' : 'normal',
      text: textBetween(text, inside.start, inside.end),
      group: scanner.attribute('si'),
      ref: scanner.attribute('ref'),
      start: scanner.start,
      end: scanner.end,
    };
  }
  return null;
}

/** What an edit put into a cell. */
export interface CellContent {
  readonly value: CellValue;
  readonly formula?: string;
}

/** One cell while its sheet is edited: what stood there, and what differs now. */
export interface CellDraft {
  readonly column: number;
  readonly original: OriginalCell | null;
  /** Absent while the cell holds what it held. */
  content?: CellContent;
  /** The formula of an untouched cell where rows that moved changed it; in A1 of this cell. */
  moved?: string;
  /** Absent while it looks as it looked. */
  format?: Format;
  /** How the place would look without this cell; a cell of ours that holds nothing and looks so is left out. */
  readonly fallback?: Format;
  /** The cells of an array formula that begins here, where rows that moved changed them. */
  arrayRange?: CellRange;
}

/** What writing a cell asks of its sheet and its workbook. */
export interface CellContext {
  readonly prefix: string;
  readonly date1904: boolean;
  styleOf(format: Format): number;
  isDate(cell: CellDraft): boolean;
  /** The number of a plain shared string with this text. */
  sharedString(text: string): number | undefined;
  /** The formula element to write for an untouched cell; `null` leaves the one that stands. */
  formulaElement(cell: CellDraft, row: number): string | null;
  /** Whether a cell that was given something was given the formula that it has. */
  keepsFormula(cell: CellDraft): boolean;
  /** The last change to a formula before it is written. */
  finishFormula(formula: string): string;
}

const DAYS_1904 = 1462;

/** The cell's element; `''` where it need not stand. `next` is the column that a cell without address would have. */
export function cellXml(cell: CellDraft, row: number, next: number, context: CellContext): string {
  const { original, content } = cell;
  if (!original || content) return newCellXml(cell, row, context);
  let text = original.text;
  const formula = context.formulaElement(cell, row);
  if (formula !== null && original.formula) {
    text = text.slice(0, original.formula.start) + formula + text.slice(original.formula.end);
  }
  if (cell.format) text = setAttribute(text, 's', String(context.styleOf(cell.format)));
  const addressed = original.implied ? cell.column === next : original.row === row && original.column === cell.column;
  return addressed ? text : setAttribute(text, 'r', toA1(row, cell.column));
}

/** A cell of ours that holds nothing. */
export function isBlank(cell: CellDraft): boolean {
  return !cell.original && cell.content?.value === null && cell.content.formula === undefined;
}

/** A cell of ours that holds nothing and looks as its place would look without it need not stand. */
export function isWritten({ original, content, format, fallback }: CellDraft): boolean {
  const isEmpty = content?.value === null && content.formula === undefined;
  return original !== null || !isEmpty || fallback === undefined || (format !== undefined && format !== fallback);
}

/**
 * A cell written anew. Text that the workbook shares already is named by its number; other text stands in the cell
 * itself, which Excel, WPS and LibreOffice read alike, so that `sharedStrings.xml` never changes and a text put back
 * is the cell that was.
 */
function newCellXml(cell: CellDraft, row: number, context: CellContext): string {
  const { content, original } = cell;
  const value = content?.value ?? null;
  const formula = content?.formula;
  const isEmpty = value === null && formula === undefined;
  if (!isWritten(cell)) return '';
  const p = context.prefix;
  const format = cell.format ?? (original ? undefined : cell.fallback);
  const style = format ? context.styleOf(format) : original!.style;
  const head = `<${p}c r="${toA1(row, cell.column)}"${style === 0 ? '' : ` s="${style}"`}`;
  if (isEmpty) return `${head}/>`;
  const f =
    formula === undefined
      ? ''
      : (keptFormula(cell, row, context) ?? `<${p}f>${cellText(context.finishFormula(formula))}</${p}f>`);
  if (value === null) return `${head}>${f}</${p}c>`;
  const typed = (type: string, text: string): string =>
    `${head}${type === '' ? '' : ` t="${type}"`}>${f}<${p}v>${text}</${p}v></${p}c>`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return typed('e', '#NUM!');
    const number = context.date1904 && context.isDate(cell) ? value - DAYS_1904 : value;
    return typed('', String(number));
  }
  if (typeof value === 'boolean') return typed('b', value ? '1' : '0');
  if (isError(value)) return typed('e', storedError(value.error));
  const text = fit(value);
  if (formula !== undefined) return typed('str', cellText(text));
  const shared = context.sharedString(text);
  if (shared !== undefined) return typed('s', String(shared));
  return `${head} t="inlineStr"><${p}is>${textXml(text, p)}</${p}is></${p}c>`;
}

/** Only the value differs: an array or a shared formula stays one. */
function keptFormula(cell: CellDraft, row: number, context: CellContext): string | null {
  const { original } = cell;
  if (!original?.formula || !context.keepsFormula(cell)) return null;
  return context.formulaElement(cell, row) ?? original.text.slice(original.formula.start, original.formula.end);
}

/** Everything but plain letters, digits and signs. */
const SPECIAL = /[\u0000-\u0020&<>_\ud800-\udfff\ufffe\uffff\u3000]/;

/** Text as it stands in a cell's element. */
function cellText(text: string): string {
  return SPECIAL.test(text) ? escapeText(toXstring(text)) : text;
}

/** `<t>` with all its blanks. */
export function textXml(text: string, prefix: string): string {
  if (!SPECIAL.test(text)) return `<${prefix}t>${text}</${prefix}t>`;
  const space = /^\s|\s$|[\n\t]| {2}/.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${space}>${escapeText(toXstring(text))}</${prefix}t>`;
}

/** Errors that came after Excel 2016 stand in files as `#VALUE!`, since older programs refuse what they do not know. */
function storedError(error: string): string {
  return error === '#SPILL!' || error === '#CALC!' ? '#VALUE!' : error;
}

/** Excel refuses a file with a longer text in one cell. */
const LONGEST_TEXT = 32_767;

function fit(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
