import { type CellRange } from '../../core/address';

/** The last row of a sheet, from 0; a range that ends there means "all the way down". */
export const LAST_ROW = 1_048_575;
/** The last column, XFD. */
export const LAST_COLUMN = 16_383;

/** Rows put in (`count` > 0) before `row`, or taken out from `row` on (`count` < 0). */
export interface RowShift {
  readonly row: number;
  readonly count: number;
}

/** One reference in a formula: a cell, a range, whole rows or whole columns. */
export interface Reference {
  /** Offsets of the rectangle, its sheet's name not included. */
  readonly start: number;
  readonly end: number;
  /** Offset of the sheet's name, its quote included; `start` where none stands. */
  readonly sheetStart: number;
  /** The sheet's name; `null` where none stands; `undefined` for other workbooks and several sheets at once. */
  readonly sheet: string | null | undefined;
}

/** The place of a row after the shift; `null` when it was taken out. */
export function shiftRow(row: number, { row: from, count }: RowShift): number | null {
  if (row < from) return row;
  if (count < 0 && row < from - count) return null;
  return row + count;
}

/** The first and last row of a span after the shift; `null` when all of it was taken out. */
export function shiftRows(top: number, bottom: number, shift: RowShift): readonly [number, number] | null {
  const { row, count } = shift;
  if (top === 0 && bottom >= LAST_ROW) return [top, bottom];
  const first = shiftRow(top, shift);
  const last = bottom >= LAST_ROW ? bottom : shiftRow(bottom, shift);
  if (first !== null && last !== null) return [Math.min(first, LAST_ROW), Math.min(last, LAST_ROW)];
  if (first === null && last === null) return null;
  if (first === null) return last! < row ? null : [row, last!];
  return [first, row - 1 + Math.max(0, count)];
}

export function shiftRange(range: CellRange, shift: RowShift): CellRange | null {
  const rows = shiftRows(range.top, range.bottom, shift);
  return rows && { ...range, top: rows[0], bottom: rows[1] };
}

/** A reference without sheet (`$A$1:B2`, `3:5`, `A:C`) after the shift; `null` when all of it was taken out. */
function shiftReference(text: string, shift: RowShift): string | null {
  const colon = text.indexOf(':');
  const first = colon < 0 ? text : text.slice(0, colon);
  const second = colon < 0 ? first : text.slice(colon + 1);
  const top = rowOf(first);
  const bottom = rowOf(second);
  if (top === null || bottom === null) return text;
  const rows = top <= bottom ? shiftRows(top, bottom, shift) : shiftRows(bottom, top, shift);
  if (!rows) return null;
  const [from, to] = top <= bottom ? rows : [rows[1], rows[0]];
  const shifted = withRow(first, from);
  return colon < 0 ? shifted : `${shifted}:${withRow(second, to)}`;
}

/** A list of references with blanks between (`sqref`) after the shift; `''` when nothing is left. */
export function shiftReferences(list: string, shift: RowShift): string {
  if (!/\s/.test(list)) return shiftReference(list, shift) ?? '';
  return list
    .split(/\s+/)
    .map((text) => shiftReference(text, shift))
    .filter((text) => text !== null && text !== '')
    .join(' ');
}

/**
 * A formula after rows moved on one sheet. `home` tells whether references without a sheet's name mean that sheet.
 * References to what was taken out become `#REF!`.
 */
export function shiftFormula(formula: string, sheet: string, home: boolean, shift: RowShift): string {
  const wanted = sheet.toLowerCase();
  return mapReferences(formula, (reference) => {
    if (
      reference.sheet === undefined ||
      (reference.sheet === null ? !home : reference.sheet.toLowerCase() !== wanted)
    ) {
      return null;
    }
    const text = formula.slice(reference.start, reference.end);
    const prefix = formula.slice(reference.sheetStart, reference.start);
    return prefix + (shiftReference(text, shift) ?? '#REF!');
  });
}

/** A formula after a sheet went: every reference to it begins with `#REF!`, as Excel writes it. */
export function dropSheet(formula: string, sheet: string): string {
  const gone = sheet.toLowerCase();
  return mapReferences(formula, (reference) =>
    reference.sheet?.toLowerCase() === gone ? `#REF!${formula.slice(reference.start, reference.end)}` : null,
  );
}

/** A formula after a table's column got another name. */
export function renameColumn(formula: string, before: string, after: string): string {
  if (!formula.includes('[')) return formula;
  const escape = (name: string): string => name.replace(/['#@[\]]/g, "'$&");
  const [old, now] = [escape(before), escape(after)];
  let result = '';
  let done = 0;
  for (const token of scan(formula)) {
    if ('sheet' in token) continue;
    const text = formula.slice(token.start, token.end);
    const renamed = text.replaceAll(`[${old}]`, `[${now}]`);
    result += formula.slice(done, token.start) + (renamed === `[@${old}]` ? `[@${now}]` : renamed);
    done = token.end;
  }
  return result + formula.slice(done);
}

/** Replaces each reference (its sheet's name included) by what `map` gives; `null` leaves it. */
function mapReferences(formula: string, map: (reference: Reference) => string | null): string {
  let result = '';
  let done = 0;
  for (const token of scan(formula)) {
    if (!('sheet' in token)) continue;
    const text = map(token);
    if (text === null) continue;
    result += formula.slice(done, token.sheetStart) + text;
    done = token.end;
  }
  return done === 0 ? formula : result + formula.slice(done);
}

/** A bracket of a structured reference, such as `[@[完成值]]`. */
interface Bracket {
  readonly start: number;
  readonly end: number;
}

const ERROR = /#(?:REF!|DIV\/0!|N\/A|NAME\?|NULL!|NUM!|VALUE!|GETTING_DATA|SPILL!|CALC!)/iy;

/** The references and brackets of a formula, in order; strings, names, functions and errors are stepped over. */
function scan(formula: string): (Reference | Bracket)[] {
  const found: (Reference | Bracket)[] = [];
  const length = formula.length;
  let at = 0;
  /** What stood before a `!`, and where it began. */
  let sheet: string | null | undefined = null;
  let sheetStart = -1;
  const clear = (): void => {
    sheet = null;
    sheetStart = -1;
  };
  while (at < length) {
    const character = formula[at]!;
    if (character === '"') {
      at = closing(formula, at, '"');
      clear();
    } else if (character === "'") {
      const end = closing(formula, at, "'");
      if (formula[end] === '!') {
        const name = formula.slice(at + 1, end - 1).replaceAll("''", "'");
        sheet = name.includes('[') || name.includes(':') ? undefined : name;
        sheetStart = at;
        at = end + 1;
      } else {
        clear();
        at = end;
      }
    } else if (character === '[') {
      const end = closingBracket(formula, at);
      // `[1]Sheet!A1` is another workbook: its number is part of the sheet's name.
      const book = /^\[[^\]]*\]$/.test(formula.slice(at, end)) && isWord(formula, end);
      if (book) {
        const word = wordEnd(formula, end);
        if (formula[word] === '!') {
          sheet = undefined;
          sheetStart = at;
          at = word + 1;
          continue;
        }
      }
      found.push({ start: at, end });
      clear();
      at = end;
    } else if (character === '#') {
      ERROR.lastIndex = at;
      const error = ERROR.exec(formula);
      at += error ? error[0].length : 1;
      // What follows `#REF!` belonged to a sheet that is gone.
      sheet = error ? undefined : null;
      sheetStart = at;
    } else if (isWord(formula, at)) {
      const end = wordEnd(formula, at);
      if (formula[end] === '!') {
        const several = formula[at - 1] === ':' && found.at(-1)?.end !== at - 1;
        sheet = several ? undefined : formula.slice(at, end);
        sheetStart = at;
        at = end + 1;
        continue;
      }
      const reference = referenceAt(formula, at, end);
      if (reference > 0 && (sheetStart >= 0 || !namesSheets(formula, reference))) {
        found.push({ start: at, end: reference, sheetStart: sheetStart < 0 ? at : sheetStart, sheet });
        at = reference;
      } else at = end;
      clear();
    } else {
      clear();
      at += 1;
    }
  }
  return found;
}

/** Offset behind a reference that begins at `at` with a word that ends at `end`; 0 when it is none. */
function referenceAt(formula: string, at: number, end: number): number {
  const first = formula.slice(at, end);
  const kind = kindOf(first);
  if (kind === null || formula[end] === '(') return 0;
  if (formula[end] === ':' && isWord(formula, end + 1)) {
    const last = wordEnd(formula, end + 1);
    const after = formula[last];
    if (kindOf(formula.slice(end + 1, last)) === kind && after !== '(' && after !== '!') return last;
  }
  return kind === 'cell' ? end : 0;
}

/** `Jan1:Mar1!A1`: what looks like a cell is the first of several sheets. */
function namesSheets(formula: string, end: number): boolean {
  return formula[end] === ':' && isWord(formula, end + 1) && formula[wordEnd(formula, end + 1)] === '!';
}

function kindOf(word: string): 'cell' | 'row' | 'column' | null {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/.exec(word);
  if (!match) return null;
  const [, letters, digits] = match;
  if (letters !== undefined && columnNumber(letters) > LAST_COLUMN + 1) return null;
  if (digits !== undefined && (digits.startsWith('0') || Number(digits) > LAST_ROW + 1)) return null;
  if (letters !== undefined) return digits === undefined ? 'column' : 'cell';
  return digits === undefined ? null : 'row';
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** The row, from 0, at the end of one corner; `null` for a column. */
function rowOf(corner: string): number | null {
  const digits = /\d+$/.exec(corner);
  return digits ? Number(digits[0]) - 1 : null;
}

function withRow(corner: string, row: number): string {
  return corner.replace(/\d+$/, String(row + 1));
}

/** Letters, digits, `$ . ? _ \\` and all beyond ASCII: what names, functions and references are made of. */
function isWord(formula: string, at: number): boolean {
  const code = formula.charCodeAt(at) | 0;
  if (code >= 0x80) return true;
  if (code >= 0x61) return code <= 0x7a;
  if (code >= 0x3f) return code <= 0x5a ? code !== 0x40 : code === 0x5c || code === 0x5f;
  return (code >= 0x30 && code <= 0x39) || code === 0x24 || code === 0x2e;
}

function wordEnd(formula: string, from: number): number {
  let at = from;
  while (isWord(formula, at)) at += 1;
  return at;
}

/** Offset behind a quoted stretch; its quote is doubled inside. */
function closing(formula: string, from: number, quote: string): number {
  let at = from + 1;
  while (at < formula.length) {
    if (formula[at] !== quote) at += 1;
    else if (formula[at + 1] === quote) at += 2;
    else return at + 1;
  }
  return at;
}

/** Offset behind a bracket and all within; an apostrophe escapes the letter behind it. */
function closingBracket(formula: string, from: number): number {
  let depth = 0;
  for (let at = from; at < formula.length; at += 1) {
    const character = formula[at];
    if (character === "'") at += 1;
    else if (character === '[') depth += 1;
    else if (character === ']' && (depth -= 1) === 0) return at + 1;
  }
  return formula.length;
}
