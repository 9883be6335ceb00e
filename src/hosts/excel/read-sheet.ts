import { rangeFromA1, type CellRange } from '../../core/address';
import type { CellDetail, DefinedName, SheetSnapshot, SheetVisibility } from '../../core/snapshot';
import { withoutSheet } from './addresses';
import { ExcelError } from './excel-error';
import { cellCount, type KnownSheet, type SheetParts, type UsedRange } from './knowledge';
import { emptyGrid, readBlock, type Grid } from './read-grid';
import { knows } from './requirement-sets';
import { bytesOf } from './work';

/** As many as a file may hold. */
const MOST_CELLS = 1_000_000;
/** So small that an answer that was too large can be asked for in smaller parts. */
const BYTES_IN_BLOCK = 500_000;
/** Content, formula and number format: of forms as we issue them 47, of the returns that people make themselves 31. */
const BYTES_IN_CELL = 50;
/** Whether a row or a column is hidden. */
const BYTES_IN_LINE = 25;

/** What is asked of one sheet in the first round: its size, and as much of its cells as is sure to fit. */
export interface AskedSheet {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly names: Excel.NamedItemCollection;
  readonly blocks: AskedBlock[];
  readonly cells: AskedCells;
  readonly more: AskedMore | null;
}

/** What only some reads want, once Excel has answered. */
export interface AskedMore {
  /** Asks where notes stand; false: there are none, and nothing needs to be sent. */
  askPlaces(): boolean;
  /** `null`: nobody asked, as with the parts. */
  readDetails(snapshot: SheetSnapshot): readonly CellDetail[] | null;
  /** `names`: the names that belong to the sheet. */
  readParts(names: readonly string[]): SheetParts | null;
}

/** None, all, or those within the first rows and columns. */
export type AskedCells = 'none' | 'all' | { readonly rows: number; readonly columns: number };

interface AskedBlock {
  readonly range: Excel.Range;
  readonly rows: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  readonly columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
  readonly merges: Excel.RangeAreas | null;
}

export function askSheet(sheet: Excel.Worksheet, cells: AskedCells, more: AskedMore | null): AskedSheet {
  sheet.load('name,visibility,position');
  sheet.protection.load('protected,options');
  sheet.names.load('items/name,items/formula,items/visible');
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const blocks: AskedBlock[] = [];
  if (cells === 'all') blocks.push(askBlock(used));
  else if (cells !== 'none') {
    const window = sheet.getRangeByIndexes(0, 0, cells.rows, cells.columns);
    blocks.push(askBlock(used.getIntersectionOrNullObject(window)));
  }
  return { sheet, used, names: sheet.names, blocks, cells, more };
}

function askBlock(range: Excel.Range): AskedBlock {
  range.load('rowIndex,columnIndex,values,formulas,numberFormat');
  const merges = knows('mergedAreas') ? range.getMergedAreasOrNullObject() : null;
  merges?.areas.load('items/address');
  return {
    range,
    rows: range.getRowProperties({ rowHidden: true }),
    columns: range.getColumnProperties({ columnHidden: true }),
    merges,
  };
}

/** A block that is still to be asked, with about how many bytes its answer has. */
export interface PlannedBlock {
  readonly bytes: number;
  ask(): void;
  /** Its answer never came. */
  drop(): void;
}

/** Asks for the cells that are left of a sheet whose size is now known, in blocks that fit into an answer. */
export function planBlocks(asked: AskedSheet): PlannedBlock[] {
  const used = usedRangeOf(asked);
  if (asked.cells === 'all' || !used) return [];
  if (cellCount(used) > MOST_CELLS) throw new ExcelError('TooManyCells');
  const bytesInCell = bytesInCells(asked);
  const blocks: PlannedBlock[] = [];
  for (const { top, left, bottom, right } of outside(asked.cells, used)) {
    const width = right - left + 1;
    const rowsInBlock = Math.max(1, Math.floor(BYTES_IN_BLOCK / (width * bytesInCell)));
    for (let row = top; row <= bottom; row += rowsInBlock) {
      const count = Math.min(rowsInBlock, bottom - row + 1);
      blocks.push({
        bytes: count * width * bytesInCell + (count + width) * BYTES_IN_LINE,
        drop: () => void asked.blocks.pop(),
        ask: () => void asked.blocks.push(askBlock(asked.sheet.getRangeByIndexes(row, left, count, width))),
      });
    }
  }
  return blocks;
}

/** What of the used range does not lie in the window: to its right, and below it. */
function outside(window: AskedCells, used: UsedRange): CellRange[] {
  const { row: top, column: left } = used;
  const bottom = top + used.rowCount - 1;
  const right = left + used.columnCount - 1;
  const { rows, columns } = typeof window === 'object' ? window : { rows: 0, columns: 0 };
  return [
    { top, left: Math.max(left, columns), bottom: Math.min(bottom, rows - 1), right },
    { top: Math.max(top, rows), left, bottom, right },
  ].filter((range) => range.top <= range.bottom && range.left <= range.right);
}

/** As long as the answers for cells of this sheet were on average; of a sheet without any, as those of returns are. */
function bytesInCells({ blocks }: AskedSheet): number {
  let bytes = 0;
  let cells = 0;
  for (const { range } of blocks) {
    if (range.isNullObject) continue;
    for (const grid of [range.values, range.formulas, range.numberFormat]) bytes += bytesOf(grid);
    cells += range.values.length * (range.values[0]?.length ?? 0);
  }
  return cells === 0 ? BYTES_IN_CELL : bytes / cells;
}

function usedRangeOf({ used }: AskedSheet): UsedRange | null {
  if (used.isNullObject) return null;
  const { rowIndex: row, columnIndex: column, rowCount, columnCount } = used;
  return { row, column, rowCount, columnCount };
}

export interface ReadSheet {
  readonly snapshot: SheetSnapshot;
  readonly grid: Grid;
  readonly names: readonly DefinedName[];
  readonly known: KnownSheet;
}

/** The sheet as plain data, once Excel has answered. */
export function readSheet(asked: AskedSheet): ReadSheet {
  const { sheet, names } = asked;
  const used = usedRangeOf(asked);
  const grid = emptyGrid();
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const merges = new Map<string, CellRange>();
  for (const { range, rows, columns, merges: areas } of used ? asked.blocks : []) {
    if (range.isNullObject) continue;
    const { rowIndex: row, columnIndex: column, values, formulas, numberFormat } = range;
    readBlock(grid, { row, column, values, formulas, formats: numberFormat });
    rows.value.forEach(({ rowHidden }, index) => rowHidden === true && hiddenRows.add(row + index));
    columns.value.forEach(({ columnHidden }, index) => columnHidden === true && hiddenColumns.add(column + index));
    for (const { address } of areas && !areas.isNullObject ? areas.areas.items : []) {
      const merge = rangeFromA1(withoutSheet(address));
      if (merge) merges.set(address, merge);
    }
  }
  const { protected: isProtected, options } = sheet.protection;
  const owned = names.items.map((item) => readName(item, sheet.name));
  return {
    snapshot: {
      name: sheet.name,
      visibility: VISIBILITY[`${sheet.visibility}`],
      rows: grid.rows,
      merges: [...merges.values()],
      hiddenRows,
      hiddenColumns,
      // A password shows only when somebody tries to unlock the sheet.
      protection: isProtected ? 'protected' : 'none',
    },
    grid,
    names: owned,
    known: {
      name: sheet.name,
      position: sheet.position,
      visibility: sheet.visibility,
      used,
      bytes: cellCount(used) * bytesInCells(asked),
      textCells: grid.textCells,
      isProtected,
      options: isProtected ? options : null,
      parts: asked.more?.readParts(owned.map(({ name }) => name)) ?? null,
    },
  };
}

const VISIBILITY: Readonly<Record<'Visible' | 'Hidden' | 'VeryHidden', SheetVisibility>> = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden',
};

export function readName(item: Excel.NamedItem, sheet: string | null): DefinedName {
  const formula = String(item.formula);
  return {
    name: item.name,
    sheet,
    formula: formula.startsWith('=') ? formula.slice(1) : formula,
    hidden: !item.visible,
  };
}

/** Whether a cell lies where the read has looked. */
export function isWithin(used: UsedRange | null, row: number, column: number): boolean {
  return (
    used !== null &&
    row >= used.row &&
    row < used.row + used.rowCount &&
    column >= used.column &&
    column < used.column + used.columnCount
  );
}
