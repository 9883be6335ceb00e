import type {
  ICellData,
  IColumnData,
  IObjectArrayPrimitiveType,
  IRange,
  IResources,
  IRowData,
  IStyleData,
  IWorksheetData,
} from '@univerjs/core';
import type { CellRange } from '../../core/address';
import { linesIn } from '../../core/display-width';
import { isError, type Cell, type CellValue, type DefinedName } from '../../core/snapshot';
import type { CellLook, SheetLook } from '../../ooxml/sheet-look';
import type { GridSheet } from './grid';
import { NO, NUMBER, TEXT, TRUTH, YES } from './univer-signs';
import { toUniverStyle } from './univer-style';

/** Room below and beside what a sheet holds, for what a person adds. */
const SPARE_ROWS = 100;
const SPARE_COLUMNS = 6;
const FEWEST_COLUMNS = 20;
/** A line of text is about so much higher than its letters. */
const LINE = 1.36;
const PIXELS_A_POINT = 96 / 72;

/** The styles of a workbook as the grid knows them: one for each look, by `styleKey`. */
export function toStyles(styles: readonly CellLook[]): Record<string, IStyleData> {
  return Object.fromEntries(styles.map((look, index) => [styleKey(index), toUniverStyle(look)]));
}

function styleKey(index: number): string {
  return `s${index}`;
}

/**
 * A sheet as the grid takes it, row by row: yields after each row, how many cells it held, so that the caller may let
 * the page breathe; returns the sheet.
 */
export function* translateSheet(id: string, sheet: GridSheet): Generator<number, Partial<IWorksheetData>, void> {
  const { snapshot, look } = sheet;
  const height = Math.max(snapshot.rows.length, look.cellStyles.length);
  const cellData: Record<number, Record<number, ICellData>> = {};
  const rowData: IObjectArrayPrimitiveType<Partial<IRowData>> = {};
  const heightOf = rowHeights(sheet);
  let width = FEWEST_COLUMNS - SPARE_COLUMNS;
  for (let row = 0; row < height; row += 1) {
    const cells = snapshot.rows[row] ?? [];
    const styles = look.cellStyles[row] ?? [];
    const line: Record<number, ICellData> = {};
    const length = Math.max(cells.length, styles.length);
    for (let column = 0; column < length; column += 1) {
      const cell = cells[column];
      const style = styles[column];
      if (cell === undefined && style === undefined) continue;
      line[column] = toCellData(cell, style);
    }
    if (length > 0) cellData[row] = line;
    width = Math.max(width, length);
    const own = heightOf(row);
    if (own) rowData[row] = own;
    yield length;
  }
  for (const row of look.rows.keys()) if (row >= height) rowData[row] = heightOf(row)!;
  const pixels = digitWidth(look);
  const merged = snapshot.merges.reduce((last, merge) => Math.max(last, merge.right + 1), width);
  return {
    id,
    name: snapshot.name,
    hidden: snapshot.visibility === 'visible' ? NO : YES,
    tabColor: look.tabColor ?? '',
    cellData,
    rowData,
    columnData: columnData(look, pixels, merged + SPARE_COLUMNS),
    mergeData: snapshot.merges.map(toRange),
    rowCount: height + SPARE_ROWS,
    columnCount: merged + SPARE_COLUMNS,
    defaultRowHeight: Math.round(look.defaultRowHeight * PIXELS_A_POINT),
    defaultColumnWidth: Math.trunc(look.defaultColumnWidth * pixels),
    freeze: toFreeze(look.freeze),
    showGridlines: look.showGridlines ? YES : NO,
    defaultStyle: styleKey(0),
  };
}

/** One cell as the grid holds it. Text stays text, whatever it looks like. */
export function toCellData(cell: Cell | undefined, style: number | undefined): ICellData {
  return {
    ...(style !== undefined && style > 0 && { s: styleKey(style) }),
    ...(cell && cell.value !== null && toValue(cell.value)),
    ...(cell?.formula !== undefined && { f: toUniverFormula(cell.formula) }),
  };
}

function toValue(value: Exclude<CellValue, null>): Pick<ICellData, 'v' | 't'> {
  if (typeof value === 'number') return { v: value, t: NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: TRUTH };
  return { v: isError(value) ? value.error : value, t: TEXT };
}

/** Files mark functions that came after 2007 with a prefix; people and the grid do not. */
function toUniverFormula(formula: string): string {
  return `=${formula.replace(/_xlfn\.(?:_xlws\.)?/g, '')}`;
}

function toRange(range: CellRange): IRange {
  return { startRow: range.top, endRow: range.bottom, startColumn: range.left, endColumn: range.right };
}

export function fromRange(range: IRange): CellRange {
  return { top: range.startRow, bottom: range.endRow, left: range.startColumn, right: range.endColumn };
}

/** `startRow` and `startColumn` are the first that scroll; −1 where nothing is frozen. */
function toFreeze({ rows, columns }: SheetLook['freeze']): IWorksheetData['freeze'] {
  return {
    ySplit: rows,
    xSplit: columns,
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
  };
}

/**
 * Pixels of the widest digit in the standard font, in which column widths are counted: Chinese fonts draw it half a
 * character wide, Western ones a little more.
 */
function digitWidth(look: SheetLook): number {
  const { name, size } = look.styles[0]!.font;
  const pixels = Math.round(size * PIXELS_A_POINT);
  return Math.max(5, Math.round(/[\u2e80-\u9fff]/.test(name) ? pixels / 2 : pixels * 0.497));
}

function columnData(look: SheetLook, pixels: number, count: number): IObjectArrayPrimitiveType<Partial<IColumnData>> {
  const columns: IObjectArrayPrimitiveType<Partial<IColumnData>> = {};
  for (const { first, last, width, hidden, style } of look.columns) {
    for (let column = first; column <= Math.min(last, count - 1); column += 1) {
      columns[column] = {
        ...(width !== null && width > 0 && { w: Math.trunc(width * pixels) }),
        ...(hidden && { hd: YES }),
        ...(style > 0 && { s: styleKey(style) }),
      };
    }
  }
  return columns;
}

/** Rows with a height of their own have that; where a file leaves it to the program, wrapped text gets its lines. */
function rowHeights(sheet: GridSheet): (row: number) => Partial<IRowData> | undefined {
  const { snapshot, look } = sheet;
  const widthOf = columnWidths(look);
  const merged = new Set(
    snapshot.merges.flatMap((merge) => Array.from({ length: merge.bottom - merge.top + 1 }, (_, at) => merge.top + at)),
  );
  return (row) => {
    const own = look.rows.get(row);
    const hidden = own?.hidden === true || snapshot.hiddenRows.has(row);
    const points = own?.height ?? (merged.has(row) ? null : fitting(row));
    if (points === null && !hidden && (own?.style ?? null) === null) return undefined;
    return {
      ...(points !== null && { h: Math.round(points * PIXELS_A_POINT), ia: NO }),
      ...(hidden && { hd: YES }),
      ...(own && own.style !== null && { s: styleKey(own.style) }),
    };
  };

  function fitting(row: number): number | null {
    let height = 0;
    snapshot.rows[row]?.forEach((cell, column) => {
      const style = look.styles[look.cellStyles[row]?.[column] ?? 0];
      if (!cell || cell.value === null || !style) return;
      const wraps = style.wrap && typeof cell.value === 'string';
      const lines = wraps
        ? linesIn(cell.value as string, Math.max(1, (widthOf(column) * look.styles[0]!.font.size) / style.font.size))
        : 1;
      height = Math.max(height, lines * style.font.size * LINE + (lines > 1 ? 3 : 0));
    });
    return height > look.defaultRowHeight ? Math.min(409, Math.ceil(height * 4) / 4) : null;
  }
}

function columnWidths(look: SheetLook): (column: number) => number {
  const widths: number[] = [];
  for (const { first, last, width } of look.columns) {
    for (let column = first; column <= Math.min(last, 255); column += 1) {
      widths[column] = width ?? look.defaultColumnWidth;
    }
  }
  return (column) => widths[column] ?? look.defaultColumnWidth;
}

/** Names that formulas may use, as the grid keeps them beside its sheets. */
export function toNames(
  names: readonly DefinedName[],
  sheets: readonly string[],
  idOf: (index: number) => string,
): IResources[number] {
  const entries = names
    .filter((name) => !name.name.startsWith('_xlnm.') && !name.formula.includes('#REF!'))
    .map((name, index) => {
      const id = `name-${index}`;
      const sheet = name.sheet === null ? WHOLE_WORKBOOK : idOf(sheets.indexOf(name.sheet));
      return [
        id,
        { id, name: name.name, formulaOrRefString: name.formula, localSheetId: sheet, hidden: name.hidden },
      ] as const;
    });
  return { name: 'SHEET_DEFINED_NAME_PLUGIN', data: JSON.stringify(Object.fromEntries(entries)) };
}

const WHOLE_WORKBOOK = 'AllDefaultWorkbook';
