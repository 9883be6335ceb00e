import { InterceptorEffectEnum, type Univer } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { Unsubscribe } from '../../taskpane/services';
import type { CellDecoration } from './cell-decoration';
import { toCellValue } from './edits-of-cells';

/** Has conditional formats and the signs of notes drawn, from what the cells hold at that moment. */
export function decorateCells(
  univer: Univer,
  decorationOf: (sheet: string) => CellDecoration | undefined,
): Unsubscribe {
  const interceptors = univer.__getInjector().get(SheetInterceptorService);
  const ending = interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Style,
    handler: (cell, { worksheet, workbook, row, col, rawData }, next) => {
      const decoration = decorationOf(worksheet.getName());
      if (!decoration) return next(cell);
      const own = workbook.getStyles().getStyleByCell(cell ?? rawData);
      const valueAt = (row: number, column: number) => {
        const data = worksheet.getCellRaw(row, column);
        return toCellValue(data ?? null, typeof data?.f === 'string' || typeof data?.si === 'string');
      };
      return next(decoration.decorate(cell, own, { row, column: col }, valueAt));
    },
  });
  return () => ending.dispose();
}
