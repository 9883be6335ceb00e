import type { IScrollState } from '@univerjs/preset-sheets-core';
import type { FWorksheet } from '@univerjs/sheets/facade';
import type { CellRange } from '../../core/address';
import type { SheetLook } from '../../ooxml/sheet-look';

/** What stays in view before a place that is scrolled to. */
const ROWS_BEFORE = 3;
const COLUMNS_BEFORE = 1;

/**
 * How to scroll so that a range is wholly in view: to the top left, with a little of what stands before it; `null`
 * where it is in view already. In pixels: the grid's own command takes frozen rows and columns for as high and wide
 * as those that scroll.
 */
export function scrollToShow(
  worksheet: FWorksheet,
  range: CellRange,
  frozen: SheetLook['freeze'],
): IScrollState | null {
  const visible = worksheet.getVisibleRange();
  const skeleton = worksheet.getSkeleton();
  if (!visible || !skeleton) return null;
  const { rowHeightAccumulation: heights, columnWidthAccumulation: widths } = skeleton;
  const scroll = { ...worksheet.getScrollState() };
  const isAbove = range.top <= visible.startRow || range.bottom >= visible.endRow;
  const isBeside = range.left <= visible.startColumn || range.right >= visible.endColumn;
  const scrollsRows = range.top >= frozen.rows && isAbove;
  const scrollsColumns = range.left >= frozen.columns && isBeside;
  if (!scrollsRows && !scrollsColumns) return null;
  if (scrollsRows) {
    const first = Math.max(frozen.rows, range.top - ROWS_BEFORE);
    scroll.sheetViewStartRow = 0;
    scroll.offsetY = startOf(heights, first) - startOf(heights, frozen.rows);
  }
  if (scrollsColumns) {
    const first = Math.max(frozen.columns, range.left - COLUMNS_BEFORE);
    scroll.sheetViewStartColumn = 0;
    scroll.offsetX = startOf(widths, first) - startOf(widths, frozen.columns);
  }
  return scroll;
}

/** Where a row or column begins, in pixels. */
function startOf(ends: ArrayLike<number>, index: number): number {
  return index === 0 ? 0 : (ends[Math.min(index, ends.length) - 1] ?? 0);
}
