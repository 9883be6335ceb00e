import { typedAs } from '../judgement/input';
import { putNumber } from '../judgement/repair';
import type { SheetRule } from './rule';

/** 数字夹带单位: the unit stands in its own column; 12家, 约30 or 2000万 cannot be added up, and must never count as 0. */
export const rule: SheetRule = {
  id: 'number-with-unit',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find) {
    for (const { entry, role, reading } of typedAs(report, 'with-unit')) {
      const { number } = reading;
      const fix = putNumber(report, entry, role === 'actual' ? 'value' : role, reading, number.value, false);
      find({
        at: { row: reading.row, column: reading.column },
        code: entry.code,
        params: { text: number.text, value: fix.after },
        fix,
      });
    }
  },
};
