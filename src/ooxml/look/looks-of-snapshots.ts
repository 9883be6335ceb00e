import { displayWidth } from '../../core/display-width';
import type { Cell, SheetSnapshot } from '../../core/snapshot';
import { builtInFormat, isDateFormat } from '../number-formats';
import type { CellLook, ColumnLook, SheetLook } from '../sheet-look';
import { PLAIN_LOOK } from './cell-looks';
import { plainLook } from './read-looks';

/** The date that a file names by number: other programs write it the American way. */
const SHORT_DATE = 14;
const AMERICAN = /^m\/d\/yy(yy)?$/i;
/** Characters; text beyond is cut off or runs on, as in every spreadsheet. */
const WIDEST = 40;
const MARGIN = 2;

/**
 * How sheets look of which nothing is known but what they hold: plain, with the number formats of their cells and
 * columns as wide as those need, for a number that is cut off reads as another one.
 */
export function looksOfSnapshots(sheets: readonly SheetSnapshot[]): SheetLook[] {
  const styles: CellLook[] = [PLAIN_LOOK];
  const indexes = new Map<string, number>();
  const indexOf = (format: string): number => {
    let index = indexes.get(format);
    if (index === undefined) {
      index = styles.push({ ...PLAIN_LOOK, numberFormat: shownFormat(format) }) - 1;
      indexes.set(format, index);
    }
    return index;
  };
  return sheets.map((sheet) => ({
    ...plainLook(sheet.name),
    styles,
    cellStyles: Array.from(sheet.rows, (row) =>
      row?.map((cell) => (cell?.format === undefined ? undefined : indexOf(cell.format))),
    ),
    columns: fittingColumns(sheet),
  }));
}

function shownFormat(format: string): string {
  return AMERICAN.test(format) ? builtInFormat(SHORT_DATE)! : format;
}

function fittingColumns({ name, rows, merges, hiddenColumns }: SheetSnapshot): ColumnLook[] {
  const usual = plainLook(name).defaultColumnWidth;
  const spread = new Set(merges.flatMap(({ top, left, right }) => (right > left ? [`${top},${left}`] : [])));
  const widths: number[] = [];
  rows.forEach((row, at) =>
    row?.forEach((cell, column) => {
      if (!cell || spread.has(`${at},${column}`)) return;
      widths[column] = Math.max(widths[column] ?? 0, Math.min(WIDEST, widthOf(cell) + MARGIN));
    }),
  );
  const count = Math.max(widths.length, ...[...hiddenColumns].map((column) => column + 1));
  return Array.from({ length: count }, (_, column): ColumnLook => {
    const width = widths[column] ?? 0;
    return {
      first: column,
      last: column,
      width: width > usual ? width : null,
      hidden: hiddenColumns.has(column),
      style: 0,
    };
  }).filter(({ width, hidden }) => width !== null || hidden);
}

/** About as many characters as a cell shows in its longest line. */
function widthOf({ value, format }: Cell): number {
  if (typeof value === 'string') return Math.max(...value.split('\n').map(displayWidth));
  if (typeof value !== 'number') return 0;
  if (format === undefined) return String(value).length;
  const shown = shownFormat(format);
  return isDateFormat(shown) ? dateWidth(shown) : numberWidth(value, shown);
}

/** Quotes and colours are not shown; a month or a day has up to two digits. */
function dateWidth(format: string): number {
  return displayWidth(format.replace(/\[[^\]]*\]|["\\]/g, '').replace(/(?<![a-z])[mdhs](?![a-z])/gi, '00'));
}

function numberWidth(value: number, format: string): number {
  const decimals = /\.([0#?]+)/.exec(format)?.[1]?.length ?? 0;
  const percent = format.includes('%');
  const whole = Math.trunc(Math.abs(value) * (percent ? 100 : 1)).toLocaleString('en-US').length;
  return whole + (decimals > 0 ? decimals + 1 : 0) + (percent ? 1 : 0) + (value < 0 ? 1 : 0);
}
