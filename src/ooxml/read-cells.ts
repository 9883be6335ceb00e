import { contains, type CellRange } from '../core/address';
import { ERROR_CODES, type Cell, type CellValue, type ErrorCode } from '../core/snapshot';
import { CellScanner, LAST_COLUMN } from './cell-scanner';
import { dateSerial } from './dates';
import type { SheetContext } from './read-sheet';
import { readRuns } from './read-strings';
import type { Steps } from './steps';
import { printFormula, readFormula, type FormulaPattern } from './shift-formula';
import { decodeText, detach, fromXstring, textBetween, XmlScanner } from './xml';

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

/** Days between the 1904 and the 1900 system. */
const DAYS_1904 = 1462;

/** Reads from behind `<sheetData>` on, character by character: this is where a workbook's time goes. */
export function* readCells(
  xml: string,
  part: string,
  from: number,
  context: SheetContext,
  wanted: readonly CellRange[],
): Steps<CellReading> {
  const reader = new CellReader(xml, part, from, context, wanted);
  while (reader.readRows()) yield;
  return reader.result();
}

class CellReader extends CellScanner {
  private readonly rows: (Cell | undefined)[][] = [];
  private readonly hiddenRows = new Set<number>();
  private readonly cellStyles = new Map<number, number>();
  private readonly rowStyles = new Map<number, number>();
  private readonly shared = new Map<string, { row: number; column: number; pattern: FormulaPattern }>();
  private readonly pending: { row: number; column: number; group: string }[] = [];
  private lastColumn = -1;

  constructor(
    xml: string,
    part: string,
    from: number,
    private readonly context: SheetContext,
    private readonly wanted: readonly CellRange[],
  ) {
    super(xml, part, from);
  }

  result(): CellReading {
    for (const { row, column, group } of this.pending) {
      const formula = this.expand(group, row, column);
      const cell = this.rows[row]?.[column];
      if (formula !== undefined) this.put(row, column, { ...(cell ?? { value: null }), formula });
    }
    const { rows, hiddenRows, lastColumn, cellStyles, rowStyles } = this;
    return { rows, hiddenRows, lastColumn, cellStyles, rowStyles, end: this.at };
  }

  protected readRow(): void {
    let hidden = false;
    let style = -1;
    while (this.nextAttribute()) {
      const code = this.xml.charCodeAt(this.attributeStart);
      if (this.attributeLength === 1 && code === 0x72) this.row = this.integer() - 1;
      else if (this.attributeLength === 1 && code === 0x73) style = this.integer();
      else if (this.isAttribute('hidden')) hidden ||= this.isOn();
      else if (this.isAttribute('ht')) hidden ||= this.value() !== '' && Number(this.value()) === 0;
    }
    this.checkRow();
    if (hidden) this.hiddenRows.add(this.row);
    if (style >= 0 && this.wanted.length > 0) this.rowStyles.set(this.row, style);
  }

  protected readCell(): void {
    const { xml } = this;
    let style = 0;
    let type = '';
    while (this.nextAttribute()) {
      if (this.attributeLength !== 1) continue;
      const code = xml.charCodeAt(this.attributeStart);
      if (code === 0x72) this.readReference();
      else if (code === 0x73) style = this.integer();
      else if (code === 0x74) type = this.value();
    }
    this.checkCell();
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
        return detach(fromXstring(text));
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
      text = detach(plain ? decodeText(raw.slice(start, this.localStart)) : textBetween(raw, start, this.localStart));
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
}

const errorCodes: ReadonlyMap<string, ErrorCode> = new Map(ERROR_CODES.map((code) => [code, code]));
