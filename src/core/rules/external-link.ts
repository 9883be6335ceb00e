import { scanBody } from '../judgement/body-scan';
import { bookReferredTo } from '../judgement/external';
import { alteredCells } from '../judgement/formulas';
import type { CheckContext, SheetRule } from './rule';
import type { Report } from '../report/report';

/** A computed cell of a generated sheet that holds any other formula is altered, whatever that formula refers to. */
function isAltered(report: Report, row: number, column: number, context: CheckContext): boolean {
  const entry = report.stamp && report.entries.find((one) => one.row === row);
  return !!entry && alteredCells(report, entry, context).some((cell) => cell.column === column);
}

/** 外部链接: a return stands on its own; a formula that reads another workbook shows something else on the next machine. */
export const rule: SheetRule = {
  id: 'external-link',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    for (const { row, column } of scanBody(report).bracketed) {
      const book = bookReferredTo(report.sheet.rows[row]![column]!.formula!);
      if (book === null || isAltered(report, row, column, context)) continue;
      find({ at: { row, column }, params: { book } });
    }
  },
};
