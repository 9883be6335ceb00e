import { rangeFromA1, type CellRange } from '../../core/address';
import type { DefinedName, SheetSnapshot, SheetVisibility } from '../../core/snapshot';
import { withoutSheet } from './addresses';
import { ExcelError } from './excel-error';
import { cellCount, type KnownSheet, type UsedRange } from './knowledge';
import { emptyGrid, readBlock, type Grid } from './read-grid';
import { knows } from './requirement-sets';

/** As many as a file may hold. */
const MOST_CELLS = 1_000_000;
/** Half a megabyte or less, so that an answer that was too large can be asked for in smaller parts. */
const CELLS_IN_BLOCK = 10_000;

/** What is asked of one sheet in the first round: everything where its size is known, or else its size. */
export interface AskedSheet {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly names: Excel.NamedItemCollection;
  readonly blocks: AskedBlock[];
  readonly whole: boolean;
}

interface AskedBlock {
  readonly range: Excel.Range;
  readonly rows: OfficeExtension.ClientResult<Excel.RowProperties[]>;
  readonly columns: OfficeExtension.ClientResult<Excel.ColumnProperties[]>;
  readonly merges: Excel.RangeAreas | null;
}

export function askSheet(sheet: Excel.Worksheet, whole: boolean): AskedSheet {
  sheet.load('name,visibility,position');
  sheet.protection.load('protected,options');
  sheet.names.load('items/name,items/formula,items/visible');
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const asked: AskedSheet = { sheet, used, names: sheet.names, blocks: [], whole };
  if (whole) asked.blocks.push(askBlock(used));
  return asked;
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

/** A block that is still to be asked, with its number of cells. */
export interface PlannedBlock {
  readonly cells: number;
  ask(): void;
  /** Its answer never came. */
  drop(): void;
}

/** Asks for the cells of a sheet whose size is now known, in blocks that fit into an answer. */
export function planBlocks(asked: AskedSheet): PlannedBlock[] {
  const used = usedRangeOf(asked);
  if (asked.whole || !used) return [];
  if (cellCount(used) > MOST_CELLS) throw new ExcelError('TooManyCells');
  const rowsInBlock = Math.max(1, Math.floor(CELLS_IN_BLOCK / used.columnCount));
  const blocks: PlannedBlock[] = [];
  for (let row = 0; row < used.rowCount; row += rowsInBlock) {
    const count = Math.min(rowsInBlock, used.rowCount - row);
    blocks.push({
      cells: count * used.columnCount,
      drop: () => void asked.blocks.pop(),
      ask: () => {
        const { sheet } = asked;
        asked.blocks.push(askBlock(sheet.getRangeByIndexes(used.row + row, used.column, count, used.columnCount)));
      },
    });
  }
  return blocks;
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
    names: names.items.map((item) => readName(item, sheet.name)),
    known: {
      name: sheet.name,
      position: sheet.position,
      visibility: sheet.visibility,
      used,
      textCells: grid.textCells,
      isProtected,
      options: isProtected ? options : null,
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
