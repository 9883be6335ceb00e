import { CellBudget } from '../cell-budget';
import type { OpcPackage } from '../package';
import { readNotes } from '../read-details';
import { readWorkbookPart, type SheetEntry } from '../read-workbook-part';
import type { SheetLook } from '../sheet-look';
import type { Steps } from '../steps';
import { XmlScanner } from '../xml';
import { PLAIN_LOOK, readCellLooks } from './cell-looks';
import { readSheetPart } from './sheet-part';

/** Excel's own where a sheet says nothing, in characters and in points. */
const USUAL_COLUMN_WIDTH = 9.140625;
const USUAL_ROW_HEIGHT = 15;

/**
 * How the sheets look, in the order of their tabs; `sheets` are the names of those wanted, absent: all.
 * Throws `WorkbookError` only.
 */
export function* readLooks(pkg: OpcPackage, sheets?: readonly string[]): Steps<SheetLook[]> {
  const workbook = readWorkbookPart(pkg);
  const looks = readCellLooks(pkg, workbook);
  const budget = new CellBudget();
  const wanted = sheets && new Set(sheets);
  const found: SheetLook[] = [];
  for (const sheet of workbook.sheets) {
    if (wanted && !wanted.has(sheet.name)) continue;
    const plain = { ...plainLook(sheet.name), styles: looks.cells, drawings: countDrawings(pkg, sheet) };
    if (!sheet.hasCells) {
      found.push(plain);
      continue;
    }
    const part = yield* readSheetPart(yield* pkg.xmlInSteps(sheet.part), sheet.part, looks, budget);
    found.push({ ...plain, ...part, notes: notesOf(pkg, sheet) });
    yield;
  }
  return found;
}

function notesOf(pkg: OpcPackage, sheet: SheetEntry): SheetLook['notes'] {
  return [...readNotes(pkg, sheet.part)].map(([place, text]) => ({
    row: Math.floor(place / 16_384),
    column: place % 16_384,
    text,
  }));
}

/** The look of a sheet whose file says nothing of looks. */
export function plainLook(name: string): SheetLook {
  return {
    name,
    styles: [PLAIN_LOOK],
    cellStyles: [],
    rows: new Map(),
    columns: [],
    defaultColumnWidth: USUAL_COLUMN_WIDTH,
    defaultRowHeight: USUAL_ROW_HEIGHT,
    freeze: { rows: 0, columns: 0 },
    showGridlines: true,
    tabColor: null,
    conditions: [],
    notes: [],
    drawings: 0,
  };
}

/** A sheet of charts is one drawing; on others every anchor holds one. */
function countDrawings(pkg: OpcPackage, sheet: SheetEntry): number {
  const found = pkg.relationships(sheet.part).find((each) => !each.external && each.type.endsWith('/drawing'));
  if (!found || !pkg.has(found.target)) return 0;
  const scanner = new XmlScanner(pkg.xml(found.target), found.target);
  let count = 0;
  while (scanner.next()) {
    if (scanner.kind === 'open' && /^(twoCell|oneCell|absolute)Anchor$/.test(scanner.name)) {
      count += 1;
      scanner.skip();
    }
  }
  return count;
}
