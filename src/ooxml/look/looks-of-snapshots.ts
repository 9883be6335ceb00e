import type { SheetSnapshot } from '../../core/snapshot';
import { builtInFormat } from '../number-formats';
import type { CellLook, SheetLook } from '../sheet-look';
import { PLAIN_LOOK } from './cell-looks';
import { plainLook } from './read-looks';

/** The date that a file names by number: other programs write it the American way. */
const SHORT_DATE = 14;
const AMERICAN = /^m\/d\/yy(yy)?$/i;

/** How sheets look of which nothing is known but what they hold: plain, with the number formats of their cells. */
export function looksOfSnapshots(sheets: readonly SheetSnapshot[]): SheetLook[] {
  const styles: CellLook[] = [PLAIN_LOOK];
  const indexes = new Map<string, number>();
  const indexOf = (format: string): number => {
    let index = indexes.get(format);
    if (index === undefined) {
      const shown = AMERICAN.test(format) ? builtInFormat(SHORT_DATE)! : format;
      index = styles.push({ ...PLAIN_LOOK, numberFormat: shown }) - 1;
      indexes.set(format, index);
    }
    return index;
  };
  return sheets.map(({ name, rows }) => ({
    ...plainLook(name),
    styles,
    cellStyles: Array.from(rows, (row) =>
      row?.map((cell) => (cell?.format === undefined ? undefined : indexOf(cell.format))),
    ),
  }));
}
