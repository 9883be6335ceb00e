import { fromA1, type CellRange } from '../core/address';
import type { CellDetail } from '../core/snapshot';
import { readThemeColors, resolveColor } from './colors';
import type { OpcPackage } from './package';
import type { SheetContent, SheetContext } from './read-sheet';
import { readRuns } from './read-strings';
import type { SheetEntry, WorkbookPart } from './read-workbook-part';
import { XmlScanner } from './xml';

/** What `invert` needs of each cell of the ranges, in reading order; a cell asked for twice is given once. */
export function readDetails(
  pkg: OpcPackage,
  workbook: WorkbookPart,
  sheet: SheetEntry,
  context: SheetContext,
  content: Omit<SheetContent, 'styleAt'>,
  ranges: readonly CellRange[],
  styleAt: SheetContent['styleAt'],
): CellDetail[] {
  const notes = readNotes(pkg, sheet.part);
  const theme = readThemeColors(pkg, workbook.theme);
  const { styles, budget } = context;
  const details = new Map<number, CellDetail>();
  for (const range of ranges) {
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) {
        const place = row * 16_384 + column;
        if (details.has(place)) continue;
        budget.take();
        const style = styleAt(row, column);
        const fill = styles.fills[styles.fillIndexes[style] ?? 0];
        const solid = fill?.pattern === 'solid' && fill.color ? resolveColor(fill.color, theme, styles.palette) : null;
        const format = styles.formats[style];
        details.set(place, {
          row,
          column,
          cell: content.rows[row]?.[column] ?? (format === undefined ? { value: null } : { value: null, format }),
          fill: solid,
          ...(fill && fill.pattern !== 'none' ? { fillToken: `xf:${style}` } : {}),
          note: notes.get(place) ?? null,
          locked: content.protection !== 'none' && styles.locked[style] !== false,
        });
      }
    }
  }
  return [...details.values()];
}

/** The notes of a sheet by `row * 16384 + column`. */
export function readNotes(pkg: OpcPackage, sheetPart: string): Map<number, string> {
  const notes = new Map<number, string>();
  const found = pkg.relationships(sheetPart).find((each) => !each.external && each.type.endsWith('/comments'));
  if (!found || !pkg.has(found.target)) return notes;
  const scanner = new XmlScanner(pkg.xml(found.target), found.target);
  while (scanner.next()) {
    if (scanner.name !== 'comment' || scanner.kind !== 'open') continue;
    const place = fromA1(scanner.attribute('ref') ?? '');
    const text = readRuns(scanner, 'comment');
    if (place) notes.set(place.row * 16_384 + place.column, text);
  }
  return notes;
}
