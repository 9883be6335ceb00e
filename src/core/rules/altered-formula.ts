import type { SheetRule } from './rule';
import { alteredCells, asMade } from '../judgement/formulas';
import { computedCells } from '../attainment';
import { shownCell } from '../judgement/display';
import { headerOn } from '../judgement/naming';
import { toA1 } from '../address';

/** 公式被覆盖: what the form computes is not typed in; a figure typed over a formula no longer follows its operands. */
export const rule: SheetRule = {
  id: 'altered-formula',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    if (!report.stamp) return;
    for (const entry of report.entries) {
      const altered = alteredCells(report, entry, context);
      if (altered.length === 0) continue;
      const values = computedCells(asMade(report), entry, context);
      for (const { role, row, column, formula, format } of altered) {
        const cell = report.sheet.rows[row]?.[column];
        const found = cell?.formula === undefined ? shownCell(cell) : `=${cell.formula}`;
        const variant = found === '' ? 'blank' : cell?.formula === undefined ? 'value' : 'formula';
        const params = { column: headerOn(report, role), expected: `=${formula}` };
        const value = values.find((one) => one.role === role)!.value;
        find({
          at: { row, column },
          code: entry.code,
          variant,
          params: variant === 'blank' ? params : { ...params, found },
          fix: {
            cell: toA1(row, column),
            before: found,
            after: `=${formula}`,
            change: { kind: 'set', value, formula, format },
            safe: true,
          },
        });
      }
    }
  },
};
