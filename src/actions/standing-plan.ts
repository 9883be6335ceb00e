import type { CellStyle, PlannedCell, SheetPlan } from '../core/edit';
import type { Cell, SheetSnapshot, WorkbookSnapshot } from '../core/snapshot';

const OUR_NAME = /^_pir_/i;

/**
 * A generated sheet as it stands: contents, number formats, merges and visibility are the workbook's own, all other
 * looks those of `plan`, from which it was written. A sheet that is not there is the plan.
 */
export function standingPlan(plan: SheetPlan, workbook: WorkbookSnapshot): SheetPlan {
  const { name } = plan;
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (!sheet) return plan;
  const names = workbook.names
    .filter((one) => one.sheet === name && OUR_NAME.test(one.name))
    .map((one) => ({ name: one.name, formula: one.formula, hidden: one.hidden }));
  const { merges, visibility } = sheet;
  return { ...plan, ...contentsOf(sheet, plan), merges, visibility, names };
}

function contentsOf(sheet: SheetSnapshot, plan: SheetPlan): Pick<SheetPlan, 'rows' | 'styles'> {
  const styles: Record<string, CellStyle> = { ...plan.styles };
  const rows = Array.from({ length: Math.max(plan.rows.length, sheet.rows.length) }, (_, row) => {
    const width = Math.max(plan.rows[row]?.length ?? 0, sheet.rows[row]?.length ?? 0);
    return Array.from({ length: width }, (__, column): PlannedCell | undefined => {
      const planned = plan.rows[row]?.[column]?.style;
      const cell = sheet.rows[row]?.[column];
      const style = cell ? styleWith(cell, planned, styles) : planned;
      if (!cell && style === undefined) return undefined;
      return {
        value: cell?.value ?? null,
        ...(cell?.formula !== undefined && { formula: cell.formula }),
        ...(style !== undefined && { style }),
      };
    });
  });
  return { rows, styles };
}

/** The style of a cell, with the number format that it has by now. */
function styleWith(
  { format = 'General' }: Cell,
  planned: string | undefined,
  styles: Record<string, CellStyle>,
): string | undefined {
  const { numberFormat = 'General', ...looks } = styles[planned ?? ''] ?? {};
  if (format === numberFormat) return planned;
  const key = `${planned ?? ''} ${format}`;
  styles[key] ??= { ...looks, numberFormat: format };
  return key;
}
