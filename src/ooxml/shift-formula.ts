import { columnName } from '../core/address';

/** A column or row of a reference; `null` where the reference has none (whole columns, whole rows). */
interface ReferencePart {
  readonly column: number | null;
  readonly row: number | null;
  readonly columnFixed: boolean;
  readonly rowFixed: boolean;
}

/** A formula cut into what stays and the references that move. */
export type FormulaPattern = readonly (string | ReferencePart)[];

const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** Cuts a formula in A1 notation, so that it can be shown at other cells of a shared group. */
export function readFormula(formula: string): FormulaPattern {
  const pattern: (string | ReferencePart)[] = [];
  let copied = 0;
  let at = 0;
  const put = (from: number, to: number, part: ReferencePart): void => {
    if (from > copied) pattern.push(formula.slice(copied, from));
    pattern.push(part);
    copied = to;
  };
  while (at < formula.length) {
    const code = formula.charCodeAt(at);
    if (code === 0x22) at = endOfQuoted(formula, at, '"');
    else if (code === 0x27) at = endOfQuoted(formula, at, "'");
    else if (code === 0x5b) at = endOfBrackets(formula, at);
    else if (!isWord(code)) at += 1;
    else {
      const end = endOfWord(formula, at);
      const next = formula[end];
      if (next === '(' || next === '!' || next === '[') {
        at = end;
        continue;
      }
      const secondEnd = next === ':' ? endOfWord(formula, end + 1) : end;
      if (secondEnd > end + 1 && formula[secondEnd] === '!') {
        // Sheets may be called Q1 and Q4: `Q1:Q4!A1`.
        at = secondEnd;
        continue;
      }
      const cell = readCell(formula, at, end);
      if (cell) {
        put(at, end, cell);
        at = end;
        continue;
      }
      const first = secondEnd > end + 1 ? readLine(formula, at, end) : null;
      const second = first && readLine(formula, end + 1, secondEnd);
      if (first && second && (first.column === null) === (second.column === null)) {
        put(at, end, first);
        put(end + 1, secondEnd, second);
        at = secondEnd;
      } else at = end;
    }
  }
  if (copied < formula.length) pattern.push(formula.slice(copied));
  return pattern;
}

/** The formula as it stands so many rows and columns away; what would leave the sheet becomes `#REF!`. */
export function printFormula(pattern: FormulaPattern, rows: number, columns: number): string {
  let formula = '';
  for (const part of pattern) formula += typeof part === 'string' ? part : printPart(part, rows, columns);
  return formula;
}

function printPart(part: ReferencePart, rows: number, columns: number): string {
  let text = '';
  if (part.column !== null) {
    const column = part.columnFixed ? part.column : part.column + columns;
    if (column < 0 || column > LAST_COLUMN) return '#REF!';
    text = (part.columnFixed ? '$' : '') + columnName(column);
  }
  if (part.row !== null) {
    const row = part.rowFixed ? part.row : part.row + rows;
    if (row < 0 || row > LAST_ROW) return '#REF!';
    text += (part.rowFixed ? '$' : '') + String(row + 1);
  }
  return text;
}

function endOfQuoted(text: string, at: number, quote: string): number {
  for (let end = text.indexOf(quote, at + 1); end >= 0; end = text.indexOf(quote, end + 2)) {
    if (text[end + 1] !== quote) return end + 1;
  }
  return text.length;
}

/** Behind the brackets of a structured reference or of another workbook; `'` escapes the next character there. */
function endOfBrackets(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    const character = text[end];
    if (character === "'") end += 1;
    else if (character === '[') depth += 1;
    else if (character === ']' && --depth === 0) return end + 1;
  }
  return text.length;
}

function isWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x24 ||
    code === 0x2e ||
    code === 0x5f ||
    code === 0x5c ||
    code === 0x3f ||
    code >= 0x80
  );
}

function endOfWord(text: string, at: number): number {
  let end = at;
  while (end < text.length && isWord(text.charCodeAt(end))) end += 1;
  return end;
}

function readCell(text: string, from: number, to: number): ReferencePart | null {
  let at = from;
  const columnFixed = text.charCodeAt(at) === 0x24;
  if (columnFixed) at += 1;
  const letters = at;
  at = endOfLetters(text, at, to);
  const column = columnOf(text, letters, at);
  const rowFixed = text.charCodeAt(at) === 0x24;
  const row = rowOf(text, rowFixed ? at + 1 : at, to);
  return column === null || row === null ? null : { column, row, columnFixed, rowFixed };
}

/** One end of whole columns or whole rows: `$A`, `12`. */
function readLine(text: string, from: number, to: number): ReferencePart | null {
  const fixed = text.charCodeAt(from) === 0x24;
  const start = fixed ? from + 1 : from;
  if (endOfLetters(text, start, to) === to) {
    const column = columnOf(text, start, to);
    return column === null ? null : { column, row: null, columnFixed: fixed, rowFixed: false };
  }
  const row = rowOf(text, start, to);
  return row === null ? null : { column: null, row, columnFixed: false, rowFixed: fixed };
}

function endOfLetters(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text.charCodeAt(at) | 0x20) >= 0x61 && (text.charCodeAt(at) | 0x20) <= 0x7a) at += 1;
  return at;
}

function columnOf(text: string, from: number, to: number): number | null {
  if (to === from || to - from > 3) return null;
  let column = 0;
  for (let at = from; at < to; at += 1) column = column * 26 + (text.charCodeAt(at) | 0x20) - 0x60;
  return column > LAST_COLUMN + 1 ? null : column - 1;
}

function rowOf(text: string, from: number, to: number): number | null {
  if (to === from || to - from > 7) return null;
  let row = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9 || (at === from && digit === 0)) return null;
    row = row * 10 + digit;
  }
  return row > LAST_ROW + 1 ? null : row - 1;
}
