import { InterceptorEffectEnum, type IStyleData, type Nullable, type Univer, type Worksheet } from '@univerjs/core';
import { BEFORE_CELL_EDIT, INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { Unsubscribe } from '../../taskpane/services';
import { fittingNumber, TextWidths } from './fitting-number';
import { NUMBER } from './univer-signs';

/** Pixels that the grid leaves free at either side of a text. */
const PADDING = 2;
/** After the grid's own formats (0), and before the end of its line (−1). */
const LAST = -0.5;
/** Before the grid's own formats decide what of a number is edited. */
const FIRST = 100;

/** A number that is drawn otherwise than it was to be: what was to be drawn. */
const WHOLE = 'whole';

/**
 * Has numbers that are wider than their cells drawn as Excel does: the grid itself would cut off digits, and what is
 * left reads as another number. Who edits the cell gets the whole of it.
 */
export function fitNumbers(univer: Univer): Unsubscribe {
  const pen = document.createElement('canvas').getContext('2d')!;
  const widths = new TextWidths((sign, font) => {
    pen.font = font;
    return pen.measureText(sign).width;
  });
  const interceptors = univer.__getInjector().get(SheetInterceptorService);
  const drawing = interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: LAST,
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { worksheet, workbook, row, col, rawData }, next) => {
      const value = rawData?.v;
      if (!cell || typeof value !== 'number' || rawData?.t !== NUMBER) return next(cell);
      const style = workbook.getStyles().getStyleByCell(cell);
      const shown = String(cell.v);
      const font = fontOf(style);
      const room = roomOf(worksheet, row, col, style);
      const text = fittingNumber(shown, { value, isGeneral: shown === String(value), room }, (part) =>
        widths.widthOf(part, font),
      );
      return next(text === shown ? cell : { ...cell, v: text, custom: { ...cell.custom, [WHOLE]: cell.v } });
    },
  });
  const editing = interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: FIRST,
    handler: (cell, _, next) => {
      const whole: unknown = cell?.custom?.[WHOLE];
      return next(typeof whole === 'number' || typeof whole === 'string' ? { ...cell, v: whole } : cell);
    },
  });
  return () => {
    drawing.dispose();
    editing();
  };
}

function fontOf(style: Nullable<IStyleData>): string {
  const { bl, fs = 11, ff = 'Arial' } = style ?? {};
  return `${bl ? 'bold ' : ''}${fs}pt "${ff ?? ''}"`;
}

/** The width of the cell, or of the cells merged into it; a turned text has all the room that it wants. */
function roomOf(worksheet: Worksheet, row: number, column: number, style: Nullable<IStyleData>): number {
  if (style?.tr) return Number.POSITIVE_INFINITY;
  const { startColumn, endColumn } = worksheet.getMergedCell(row, column) ?? { startColumn: column, endColumn: column };
  let room = -2 * PADDING - (style?.pd?.l ?? 0) - (style?.pd?.r ?? 0);
  for (let each = startColumn; each <= endColumn; each += 1) room += worksheet.getColumnWidth(each);
  return room;
}
