import type { CellRange } from '../core/address';
import { contains } from '../core/address';
import type { Cell, CellValue, ErrorCode } from '../core/snapshot';
import { dateSerial } from './dates';
import { WorkbookError } from './errors';
import type { SheetContext } from './read-sheet';
import { readRuns } from './read-strings';
import { printFormula, readFormula, type FormulaPattern } from './shift-formula';
import { decodeText, fromXstring, textBetween, XmlScanner } from './xml';

/** What stands within `<sheetData>`. */
export interface CellReading {
  readonly rows: (Cell | undefined)[][];
  readonly hiddenRows: Set<number>;
  /** The last column that holds anything; −1 without one. */
  readonly lastColumn: number;
  /** Styles of the wanted cells by `row * 16384 + column`, and of rows. */
  readonly cellStyles: ReadonlyMap<number, number>;
  readonly rowStyles: ReadonlyMap<number, number>;
  /** Offset behind `</sheetData>`. */
  readonly end: number;
}

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;
/** Days between the 1904 and the 1900 system. */
const DAYS_1904 = 1462;

const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Reads from behind `<sheetData>` on, character by character: this is where a workbook's time goes. */
export function readCells(
  xml: string,
  part: string,
  from: number,
  context: SheetContext,
  wanted: readonly CellRange[],
): CellReading {
  return new CellReader(xml, part, from, context, wanted).read();
}

class CellReader {
  private readonly rows: (Cell | undefined)[][] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly cellStyles = new Map<number, number>();
  private readonly rowStyles = new Map<number, number>();
  private readonly shared = new Map<string, { row: number; column: number; pattern: FormulaPattern }>();
  private readonly pending: { row: number; column: number; group: string }[] = [];
  private at: number;
  private row = -1;
  private column = -1;
  private lastColumn = -1;

  // The tag that `nextTag` found: what it is, and its offsets.
  private closing = false;
  private empty = false;
  private localStart = 0;
  private localEnd = 0;
  private tagEnd = 0;

  // The attribute that `nextAttribute` found.
  private attributeStart = 0;
  private attributeLength = 0;
  private valueStart = 0;
  private valueEnd = 0;

  constructor(
    private readonly xml: string,
    private readonly part: string,
    from: number,
    private readonly context: SheetContext,
    private readonly wanted: readonly CellRange[],
  ) {
    this.at = from;
  }

  read(): CellReading {
    while (this.nextTag()) {
      if (this.closing) {
        if (this.isNamed('sheetData')) break;
      } else if (this.isLetter(0x63)) this.readCell();
      else if (this.isNamed('row')) this.readRow();
      else if (!this.empty) this.skipElement();
    }
    for (const { row, column, group } of this.pending) {
      const formula = this.expand(group, row, column);
      const cell = this.rows[row]?.[column];
      if (formula !== undefined) this.put(row, column, { ...(cell ?? { value: null }), formula });
    }
    const { rows, hiddenRows, lastColumn, cellStyles, rowStyles } = this;
    return { rows, hiddenRows, lastColumn, cellStyles, rowStyles, end: this.at };
  }

  private readRow(): void {
    this.row += 1;
    this.column = -1;
    let hidden = false;
    let style = -1;
    while (this.nextAttribute()) {
      const code = this.xml.charCodeAt(this.attributeStart);
      if (this.attributeLength === 1 && code === 0x72) this.row = this.checkRow(this.integer() - 1);
      else if (this.attributeLength === 1 && code === 0x73) style = this.integer();
      else if (this.isAttribute('hidden')) hidden ||= this.isOn();
      else if (this.isAttribute('ht')) hidden ||= this.value() !== '' && Number(this.value()) === 0;
    }
    this.checkRow(this.row);
    if (hidden) this.hiddenRows.add(this.row);
    if (style >= 0 && this.wanted.length > 0) this.rowStyles.set(this.row, style);
  }

  private readCell(): void {
    const { xml } = this;
    let style = 0;
    let type = '';
    this.column += 1;
    while (this.nextAttribute()) {
      if (this.attributeLength !== 1) continue;
      const code = xml.charCodeAt(this.attributeStart);
      if (code === 0x72) this.readReference();
      else if (code === 0x73) style = this.integer();
      else if (code === 0x74) type = this.value();
    }
    if (this.row < 0) this.row = 0;
    if (this.column > LAST_COLUMN) throw this.broken();
    const { row, column } = this;
    if (this.wanted.length > 0 && this.wanted.some((range) => contains(range, row, column))) {
      this.cellStyles.set(row * (LAST_COLUMN + 1) + column, style);
    }
    if (this.empty) return;

    let valueStart = -1;
    let valueEnd = -1;
    let inline: string | null = null;
    let formula: string | undefined;
    let plain = true;
    while (this.nextTag()) {
      if (this.closing) {
        if (this.isLetter(0x63)) break;
      } else if (this.isLetter(0x76)) {
        if (this.empty) continue;
        valueStart = this.at;
        plain = this.toCloseTag();
        valueEnd = this.localStart;
      } else if (this.isLetter(0x66)) formula = this.readFormula();
      else if (this.isNamed('is')) inline = this.empty ? '' : this.readInline();
      else if (!this.empty) this.skipElement();
    }
    const value = inline ?? (valueStart < 0 ? null : this.readValue(type, style, valueStart, valueEnd, plain));
    this.keep(value === '' && formula === undefined ? null : value, formula, this.context.styles.formats[style]);
  }

  private keep(value: CellValue, formula: string | undefined, format: string | undefined): void {
    if (formula !== undefined) {
      this.put(this.row, this.column, format === undefined ? { value, formula } : { value, formula, format });
    } else if (value !== null) {
      this.put(this.row, this.column, format === undefined ? { value } : { value, format });
    }
  }

  private put(row: number, column: number, cell: Cell): void {
    this.context.budget.take();
    const cells = (this.rows[row] ??= []);
    cells[column] = cell;
    if (column > this.lastColumn) this.lastColumn = column;
  }

  private readValue(type: string, style: number, start: number, end: number, plain: boolean): CellValue {
    if (type === 's') {
      const index = this.digits(start, end);
      return this.context.strings[index >= 0 ? index : Number(this.xml.slice(start, end))] ?? null;
    }
    if (type === '' || type === 'n') {
      const whole = this.digits(start, end);
      const value = whole >= 0 ? whole : this.readNumber(start, end, plain);
      if (typeof value === 'number' && this.context.date1904 && this.context.styles.dates[style])
        return value + DAYS_1904;
      return value;
    }
    const text = plain ? decodeText(this.xml.slice(start, end)) : textBetween(this.xml, start, end);
    switch (type) {
      case 'b':
        return text.trim() === '1' || text.trim() === 'true';
      case 'e':
        return { error: errorCodes.get(text.trim()) ?? '#VALUE!' };
      case 'd':
        return dateSerial(text.trim()) ?? text;
      default:
        return fromXstring(text);
    }
  }

  /** A number; what Excel would not take for one is given as text, so that nothing is lost. */
  private readNumber(start: number, end: number, plain: boolean): CellValue {
    const text = (plain ? this.xml.slice(start, end) : textBetween(this.xml, start, end)).trim();
    if (text === '') return null;
    const number = Number(text);
    return Number.isFinite(number) ? number : decodeText(text);
  }

  private readFormula(): string | undefined {
    let type = '';
    let group = '';
    while (this.nextAttribute()) {
      if (this.isAttribute('t')) type = this.value();
      else if (this.isAttribute('si')) group = this.value();
    }
    let text = '';
    if (!this.empty) {
      const start = this.at;
      const plain = this.toCloseTag();
      const raw = this.xml;
      text = plain ? decodeText(raw.slice(start, this.localStart)) : textBetween(raw, start, this.localStart);
    }
    if (type === 'dataTable') return undefined;
    if (type === 'shared') {
      const { row, column } = this;
      if (text !== '') {
        if (!this.shared.has(group)) this.shared.set(group, { row, column, pattern: readFormula(text) });
        return text;
      }
      const formula = this.expand(group, row, column);
      if (formula === undefined) this.pending.push({ row, column, group });
      return formula;
    }
    return text === '' ? undefined : text;
  }

  private expand(group: string, row: number, column: number): string | undefined {
    const master = this.shared.get(group);
    return master && printFormula(master.pattern, row - master.row, column - master.column);
  }

  private readInline(): string {
    const scanner = new XmlScanner(this.xml, this.part, this.at);
    const text = readRuns(scanner, 'is');
    this.at = scanner.end;
    return text;
  }

  /** `B5` gives the column, and the row where it differs from what the order says. */
  private readReference(): void {
    let column = 0;
    let at = this.valueStart;
    for (; at < this.valueEnd; at += 1) {
      const letter = (this.xml.charCodeAt(at) | 0x20) - 0x60;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    const row = this.digits(at, this.valueEnd);
    if (column === 0 || row < 1) throw this.broken();
    this.column = column - 1;
    this.row = this.checkRow(row - 1);
  }

  private checkRow(row: number): number {
    if (row >= 0 && row <= LAST_ROW) return row;
    throw this.broken();
  }

  /** Finds the next tag and moves behind it; false where the text ends. */
  private nextTag(): boolean {
    const { xml } = this;
    for (;;) {
      const lt = xml.indexOf('<', this.at);
      if (lt < 0) throw this.broken();
      let at = lt + 1;
      let code = xml.charCodeAt(at);
      if (code === 0x21 || code === 0x3f) {
        const mark = code === 0x3f ? '?>' : xml.startsWith('--', at + 1) ? '-->' : ']]>';
        const end = xml.indexOf(mark, at);
        if (end < 0) throw this.broken();
        this.at = end + mark.length;
        continue;
      }
      this.closing = code === SLASH;
      if (this.closing) code = xml.charCodeAt(++at);
      this.localStart = at;
      while (code > SPACE && code !== GT && code !== SLASH) {
        at += 1;
        if (code === COLON) this.localStart = at;
        code = xml.charCodeAt(at);
      }
      this.localEnd = at;
      while (code !== GT) {
        if (code === QUOTE || code === APOSTROPHE) {
          at = xml.indexOf(code === QUOTE ? '"' : "'", at + 1);
          if (at < 0) throw this.broken();
        } else if (code !== code) throw this.broken();
        at += 1;
        code = xml.charCodeAt(at);
      }
      this.empty = xml.charCodeAt(at - 1) === SLASH;
      this.tagEnd = at;
      this.at = at + 1;
      this.valueEnd = this.localEnd - 1;
      return true;
    }
  }

  /** Finds the next attribute of the tag; false behind its last. */
  private nextAttribute(): boolean {
    const { xml, tagEnd } = this;
    let at = this.valueEnd + 1;
    let code = xml.charCodeAt(at);
    while (at < tagEnd && (code <= SPACE || code === SLASH)) code = xml.charCodeAt(++at);
    if (at >= tagEnd) return false;
    this.attributeStart = at;
    while (at < tagEnd && code > SPACE && code !== 0x3d) code = xml.charCodeAt(++at);
    this.attributeLength = at - this.attributeStart;
    while (at < tagEnd && code !== QUOTE && code !== APOSTROPHE) code = xml.charCodeAt(++at);
    if (at >= tagEnd) return false;
    this.valueStart = at + 1;
    this.valueEnd = xml.indexOf(code === QUOTE ? '"' : "'", at + 1);
    return true;
  }

  private isAttribute(name: string): boolean {
    return this.attributeLength === name.length && this.xml.startsWith(name, this.attributeStart);
  }

  private value(): string {
    return this.xml.slice(this.valueStart, this.valueEnd);
  }

  private isOn(): boolean {
    const value = this.value();
    return value === '1' || value === 'true';
  }

  private integer(): number {
    const whole = this.digits(this.valueStart, this.valueEnd);
    return whole >= 0 ? whole : Number(this.value()) || 0;
  }

  /** The whole number between two offsets; −1 where anything but one to nine digits stands there. */
  private digits(start: number, end: number): number {
    if (end === start || end - start > 9) return -1;
    let number = 0;
    for (let at = start; at < end; at += 1) {
      const digit = this.xml.charCodeAt(at) - 0x30;
      if (digit < 0 || digit > 9) return -1;
      number = number * 10 + digit;
    }
    return number;
  }

  private isLetter(code: number): boolean {
    return this.localEnd - this.localStart === 1 && this.xml.charCodeAt(this.localStart) === code;
  }

  private isNamed(name: string): boolean {
    return this.localEnd - this.localStart === name.length && this.xml.startsWith(name, this.localStart);
  }

  /**
   * From behind an opening tag to behind its closing one; the text between ends where the closing tag begins.
   * True when no tag, comment or CDATA stands between.
   */
  private toCloseTag(): boolean {
    const first = this.xml.indexOf('<', this.at);
    if (this.xml.charCodeAt(first + 1) === SLASH) {
      const end = this.xml.indexOf('>', first);
      if (end < 0) throw this.broken();
      this.localStart = first;
      this.at = end + 1;
      return true;
    }
    this.skipElement();
    return false;
  }

  /** Behind the end of an element whose opening tag was just read; `localStart` is where its closing tag begins. */
  private skipElement(): void {
    for (let depth = 1; depth > 0;) {
      this.nextTag();
      if (this.closing) depth -= 1;
      else if (!this.empty) depth += 1;
    }
    this.localStart = this.xml.lastIndexOf('</', this.localStart);
  }

  private broken(): WorkbookError {
    return new WorkbookError('broken-package', { part: this.part });
  }
}

const errorCodes: ReadonlyMap<string, ErrorCode> = new Map(
  (
    ['#DIV/0!', '#N/A', '#NAME?', '#NULL!', '#NUM!', '#REF!', '#VALUE!', '#GETTING_DATA', '#SPILL!', '#CALC!'] as const
  ).map((code) => [code, code]),
);
