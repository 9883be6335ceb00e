import type { Cell, SheetSnapshot } from '../core/snapshot';
import type { CellBudget } from './cell-budget';
import { WorkbookError } from './errors';

/**
 * Reads separated text as one sheet: UTF-8, UTF-16 or GB18030; commas, tabs or semicolons. A plain number is a
 * number, `67%` a number with a percent format of its decimals; all else is text, leading zeros and `=` included.
 */
export function readCsv(bytes: Uint8Array, name: string, budget: CellBudget): SheetSnapshot {
  const text = decodeText(bytes);
  if (text.includes('\0')) throw new WorkbookError('not-a-workbook');
  const separator = separatorOf(text);
  const rows: (Cell | undefined)[][] = [];
  let row: (Cell | undefined)[] = [];
  let column = 0;
  for (let at = 0; at <= text.length;) {
    const field = readField(text, at, separator);
    const cell = cellOf(field);
    if (cell) {
      budget.take();
      row[column] = cell;
    }
    column += 1;
    at = field.end + 1;
    if (text[field.end] === separator) continue;
    if (text[field.end] === '\r' && text[at] === '\n') at += 1;
    rows.push(row);
    row = [];
    column = 0;
  }
  while (rows.length > 0 && rows[rows.length - 1]!.length === 0) rows.pop();
  return {
    name,
    visibility: 'visible',
    rows,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    protection: 'none',
  };
}

interface Field {
  readonly text: string;
  readonly quoted: boolean;
  /** Offset of the separator or line end behind it. */
  readonly end: number;
}

function readField(text: string, from: number, separator: string): Field {
  if (text[from] !== '"') {
    const end = endOfField(text, from, separator);
    return { text: text.slice(from, end), quoted: false, end };
  }
  let content = '';
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: content + text.slice(at), quoted: true, end: text.length };
    content += text.slice(at, quote);
    if (text[quote + 1] === '"') {
      content += '"';
      at = quote + 2;
    } else {
      const end = endOfField(text, quote + 1, separator);
      return { text: content + text.slice(quote + 1, end), quoted: true, end };
    }
  }
}

function endOfField(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function cellOf({ text, quoted }: Field): Cell | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const number = /^-?(?:0|[1-9]\d{0,14})(?:\.(\d{1,15}))?(%)?$/.exec(trimmed);
  if (!number || quoted) return { value: text };
  if (number[2] === undefined) return { value: Number(trimmed) };
  // Dividing in decimals keeps 67.3% from becoming 0.6729999….
  const value = Number(`${trimmed.slice(0, -1)}e-2`);
  // Two decimals for 67.3% would claim that it is no 67.32%.
  return { value, format: number[1] === undefined ? '0%' : `0.${'0'.repeat(number[1].length)}%` };
}

function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The candidate that stands most often outside quotes on the first lines. */
function separatorOf(text: string): string {
  const counts: Record<string, number> = { ',': 0, '\t': 0, ';': 0 };
  let quoted = false;
  for (const character of text.slice(0, 4096)) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && counts[character] !== undefined) counts[character] += 1;
  }
  return Object.keys(counts).reduce((best, each) => (counts[each]! > counts[best]! ? each : best));
}
