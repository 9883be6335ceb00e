import { WorkbookError } from './errors';

const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;
/** So many rows are read at a step: some milliseconds. */
const ROWS_AT_ONCE = 512;

/** Walks over the rows and cells of a sheet, from behind `<sheetData>` on, without making an object for each tag. */
export abstract class CellScanner {
  // The row and the cell that were reached last.
  protected row = -1;
  protected column = -1;

  // The tag that `nextTag` found: what it is, and its offsets.
  protected closing = false;
  protected empty = false;
  protected localStart = 0;
  protected localEnd = 0;
  protected tagEnd = 0;

  // The attribute that `nextAttribute` found.
  protected attributeStart = 0;
  protected attributeLength = 0;
  protected valueStart = 0;
  protected valueEnd = 0;

  constructor(
    protected readonly xml: string,
    protected readonly part: string,
    /** Where the next search begins. */
    protected at: number,
  ) {}

  /** Reads the attributes of a row; `row` is where it stands unless they say otherwise. */
  protected abstract readRow(): void;

  /** Reads a cell, attributes and all; `column` is where it stands unless they say otherwise. */
  protected abstract readCell(): void;

  /** Reads some rows more; whether there may be others. */
  readRows(): boolean {
    let left = ROWS_AT_ONCE;
    while (this.nextTag()) {
      if (this.closing) {
        if (this.isNamed('sheetData')) return false;
      } else if (this.isLetter(0x63)) {
        this.column += 1;
        this.readCell();
      } else if (this.isNamed('row')) {
        this.row += 1;
        this.column = -1;
        this.readRow();
        if (--left === 0) return true;
      } else if (!this.empty) this.skipElement();
    }
    return false;
  }

  /** Throws where a row lies below the last one that a sheet has, or above the first. */
  protected checkRow(): void {
    if (!(this.row >= 0 && this.row <= LAST_ROW)) throw this.broken();
  }

  /** The same of a cell, which may stand before any row. */
  protected checkCell(): void {
    if (this.row < 0) this.row = 0;
    if (this.column > LAST_COLUMN) throw this.broken();
  }

  /** `B5` gives the column, and the row where it differs from what the order says. */
  protected readReference(): void {
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
    this.row = row - 1;
    this.checkRow();
  }

  /** Finds the next tag and moves behind it; throws where the text ends before. */
  protected nextTag(): true {
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
  protected nextAttribute(): boolean {
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

  protected isAttribute(name: string): boolean {
    return this.attributeLength === name.length && this.xml.startsWith(name, this.attributeStart);
  }

  protected value(): string {
    return this.xml.slice(this.valueStart, this.valueEnd);
  }

  protected isOn(): boolean {
    const value = this.value();
    return value === '1' || value === 'true';
  }

  protected integer(): number {
    const whole = this.digits(this.valueStart, this.valueEnd);
    return whole >= 0 ? whole : Number(this.value()) || 0;
  }

  /** The whole number between two offsets; −1 where anything but one to nine digits stands there. */
  protected digits(start: number, end: number): number {
    if (end === start || end - start > 9) return -1;
    let number = 0;
    for (let at = start; at < end; at += 1) {
      const digit = this.xml.charCodeAt(at) - 0x30;
      if (digit < 0 || digit > 9) return -1;
      number = number * 10 + digit;
    }
    return number;
  }

  protected isLetter(code: number): boolean {
    return this.localEnd - this.localStart === 1 && this.xml.charCodeAt(this.localStart) === code;
  }

  protected isNamed(name: string): boolean {
    return this.localEnd - this.localStart === name.length && this.xml.startsWith(name, this.localStart);
  }

  /**
   * From behind an opening tag to behind its closing one; the text between ends where the closing tag begins.
   * True when no tag, comment or CDATA stands between.
   */
  protected toCloseTag(): boolean {
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
  protected skipElement(): void {
    for (let depth = 1; depth > 0;) {
      this.nextTag();
      if (this.closing) depth -= 1;
      else if (!this.empty) depth += 1;
    }
    this.localStart = this.xml.lastIndexOf('</', this.localStart);
  }

  protected broken(): WorkbookError {
    return new WorkbookError('broken-package', { part: this.part });
  }
}
