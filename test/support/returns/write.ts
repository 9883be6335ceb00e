import ExcelJS from 'exceljs';
import type { PlacedDraft } from './draft';

/** The draft as the bytes of an .xlsx file, written by ExcelJS: a stranger to our own writer. */
export async function writeXlsx(placed: PlacedDraft, sheetName: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName.slice(0, 31));
  placed.grid.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      if (!cell) return;
      const target = sheet.getCell(row + 1, column + 1);
      if (cell.error) target.value = { error: cell.error } as ExcelJS.CellErrorValue;
      else if (cell.formula)
        target.value = { formula: cell.formula, result: cell.value ?? '' } as ExcelJS.CellFormulaValue;
      else target.value = cell.value;
      if (cell.format) target.numFmt = cell.format;
    });
  });
  for (const range of placed.merges) sheet.mergeCells(range);
  for (const row of placed.hiddenRows) sheet.getRow(row + 1).hidden = true;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
