import type { CellRange } from '../core/address';
import type { SheetSnapshot } from '../core/snapshot';
import type { CellBudget } from './cell-budget';
import { decodeText, XmlScanner } from './xml';

/** What SheetJS leaves out of an open-document sheet. */
export interface OdsSheet {
  readonly hidden: boolean;
  readonly protection: SheetSnapshot['protection'];
  readonly merges: CellRange[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** Texts with all their spaces, by `row * 16384 + column`. */
  readonly texts: Map<number, string>;
}

const COLUMNS = 16_384;

/** Reads the sheets of `content.xml` in their order; throws `too-many-cells` before anything repeated is unfolded. */
export function readOds(xml: string, budget: CellBudget): OdsSheet[] {
  const sheets: OdsSheet[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  const scanner = new XmlScanner(xml, 'content.xml');
  while (scanner.next()) {
    if (scanner.kind === 'close') continue;
    if (scanner.name === 'style') style = scanner.prefixed('name') ?? '';
    else if (scanner.name === 'table-properties') {
      if (scanner.prefixed('display') === 'false') hiddenStyles.add(style);
    } else if (scanner.name === 'tracked-changes') scanner.skip();
    else if (scanner.name === 'table' && scanner.kind === 'open') sheets.push(readTable(scanner, hiddenStyles, budget));
  }
  return sheets;
}

function readTable(scanner: XmlScanner, hiddenStyles: ReadonlySet<string>, budget: CellBudget): OdsSheet {
  const guarded = scanner.prefixed('protected') === 'true';
  const sheet: OdsSheet = {
    hidden: hiddenStyles.has(scanner.prefixed('style-name') ?? ''),
    protection: !guarded ? 'none' : scanner.prefixed('protection-key') ? 'password' : 'protected',
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    texts: new Map(),
  };
  const hiddenColumns: [number, number][] = [];
  const hiddenRows: [number, number][] = [];
  let columns = 0;
  let row = 0;
  let lastRow = -1;
  let lastColumn = -1;
  while (scanner.next() && !(scanner.name === 'table' && scanner.kind === 'close')) {
    if (scanner.kind === 'close') continue;
    if (scanner.name === 'table-column') {
      const count = repeats(scanner, 'number-columns-repeated');
      if (isCollapsed(scanner)) hiddenColumns.push([columns, columns + count]);
      columns += count;
    } else if (scanner.name === 'table-row') {
      const count = repeats(scanner, 'number-rows-repeated');
      if (isCollapsed(scanner)) hiddenRows.push([row, row + count]);
      const last = scanner.kind === 'open' ? readRow(scanner, sheet, row, count, budget) : -1;
      row += count;
      if (last >= 0) lastRow = row - 1;
      lastColumn = Math.max(lastColumn, last);
    } else if (scanner.name === 'shapes' || scanner.name === 'forms') scanner.skip();
  }
  // Nothing beyond the data is worth telling, and repeated rows reach to the end of the sheet.
  unfold(hiddenRows, lastRow, sheet.hiddenRows);
  unfold(hiddenColumns, lastColumn, sheet.hiddenColumns);
  return sheet;
}

/** Reads up to the end of the row; returns the last column that holds anything or is merged, −1 without one. */
function readRow(scanner: XmlScanner, sheet: OdsSheet, row: number, rows: number, budget: CellBudget): number {
  let column = 0;
  let last = -1;
  while (scanner.next() && !(scanner.name === 'table-row' && scanner.kind === 'close')) {
    if (scanner.name !== 'table-cell' && scanner.name !== 'covered-table-cell') continue;
    if (scanner.kind === 'close') continue;
    const count = repeats(scanner, 'number-columns-repeated');
    const down = repeats(scanner, 'number-rows-spanned');
    const across = repeats(scanner, 'number-columns-spanned');
    if (scanner.name === 'table-cell' && (down > 1 || across > 1)) {
      sheet.merges.push({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 });
      last = Math.max(last, column + across - 1);
    }
    if (scanner.kind === 'open') {
      budget.take(rows * count);
      last = Math.max(last, column + count - 1);
      const isText = scanner.prefixed('value-type') === 'string';
      const inner = scanner.skip();
      if (isText) {
        const text = readParagraphs(scanner.text, inner.start, inner.end);
        for (let down = 0; down < rows; down += 1) {
          for (let right = 0; right < count; right += 1) sheet.texts.set((row + down) * COLUMNS + column + right, text);
        }
      }
    }
    column += count;
  }
  return last;
}

/** The paragraphs of a cell as lines; repeated spaces stand there as elements of their own. */
function readParagraphs(xml: string, from: number, to: number): string {
  const scanner = new XmlScanner(xml, 'content.xml', from, to);
  const lines: string[] = [];
  let line = '';
  let at = -1;
  while (scanner.next()) {
    if (at >= 0) line += foldSpace(decodeText(xml.slice(at, scanner.start)));
    if (scanner.kind !== 'close' && scanner.name === 'annotation') scanner.skip();
    else if (scanner.name === 'p' && scanner.kind !== 'open') {
      lines.push(line);
      line = '';
    } else if (scanner.kind !== 'close' && scanner.name === 's')
      line += ' '.repeat(Math.min(repeats(scanner, 'c'), 32_767));
    else if (scanner.kind !== 'close' && scanner.name === 'tab') line += '\t';
    else if (scanner.kind !== 'close' && scanner.name === 'line-break') line += '\n';
    at = scanner.name === 'p' && scanner.kind !== 'open' ? -1 : scanner.name === 'annotation' ? -1 : scanner.end;
  }
  return lines.join('\n');
}

/** The standard folds all space; LibreOffice writes runs of spaces as they are and reads them back so. */
function foldSpace(text: string): string {
  return text.replace(/[ \t\n]+/g, (space) => (/[\t\n]/.test(space) ? ' ' : space));
}

function repeats(scanner: XmlScanner, name: string): number {
  const text = scanner.prefixed(name);
  return text === null ? 1 : Math.max(1, Math.floor(Number(text)) || 1);
}

function isCollapsed(scanner: XmlScanner): boolean {
  const visibility = scanner.prefixed('visibility');
  return visibility === 'collapse' || visibility === 'filter';
}

function unfold(ranges: readonly (readonly [number, number])[], last: number, into: Set<number>): void {
  for (const [from, to] of ranges) for (let index = from; index < to && index <= last; index += 1) into.add(index);
}
