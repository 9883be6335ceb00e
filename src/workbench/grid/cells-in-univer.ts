import { ICommandService, type ICellData, type IWorkbookData, type Univer, type Workbook } from '@univerjs/core';
import {
  FormulaDataModel,
  SetRangeValuesMutation,
  type ISetRangeValuesMutationParams,
} from '@univerjs/preset-sheets-core';
import type { Place } from './cell-changes';
import { EMPTY } from './cell-mutations';
import type { GridSheet } from './grid';
import { toCellData, toStyles } from './univer-workbook';

/** Puts cells of a sheet as `sheet` has them. */
export function putCells(univer: Univer, workbook: Workbook, sheet: GridSheet, places: readonly Place[]): void {
  const worksheet = workbook.getSheetBySheetName(sheet.snapshot.name);
  if (!worksheet) return;
  workbook.addStyles(toStyles(sheet.look.styles));
  const cellValue: Record<number, Record<number, ICellData>> = {};
  for (const { row, column } of places) {
    const style = sheet.look.cellStyles[row]?.[column];
    (cellValue[row] ??= {})[column] = { ...EMPTY, ...toCellData(sheet.snapshot.rows[row]?.[column], style) };
  }
  if (places.length === 0) return;
  const params: ISetRangeValuesMutationParams = {
    unitId: workbook.getUnitId(),
    subUnitId: worksheet.getSheetId(),
    cellValue,
  };
  univer.__getInjector().get(ICommandService).syncExecuteCommand(SetRangeValuesMutation.id, params);
}

/** Takes over into a workbook that is about to be shown what cells of the one before hold. */
export function carryOver(
  univer: Univer,
  before: Workbook,
  data: IWorkbookData,
  placesOf: (sheet: string) => readonly Place[],
): void {
  const formulas = univer.__getInjector().get(FormulaDataModel);
  for (const sheet of Object.values(data.sheets)) {
    const known = before.getSheetBySheetName(sheet.name ?? '');
    if (!known) continue;
    const cells: Record<number, Record<number, ICellData>> = (sheet.cellData ??= {});
    for (const { row, column } of placesOf(known.getName())) {
      const raw = known.getCellRaw(row, column);
      const formula = formulas.getFormulaStringByCell(row, column, known.getSheetId(), before.getUnitId());
      (cells[row] ??= {})[column] = {
        ...raw,
        s: before.getStyles().getStyleByCell(raw),
        f: formula || null,
        si: null,
      };
    }
  }
}
