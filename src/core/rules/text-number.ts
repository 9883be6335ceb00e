import { typedAs } from '../judgement/input';
import { putNumber } from '../judgement/repair';
import type { SheetRule } from './rule';

/** 文本型数字: a number stored as text looks like one and is left out of every sum. */
export const rule: SheetRule = {
  id: 'text-number',
  severity: 'notice',
  scope: 'sheet',
  check(report, find) {
    for (const { entry, role, reading } of typedAs(report, 'text-number')) {
      const { number } = reading;
      const fix = putNumber(report, entry, role === 'actual' ? 'value' : role, reading, number.value, true);
      find({
        at: { row: reading.row, column: reading.column },
        code: entry.code,
        params: { text: number.text, value: fix.after },
        fix,
      });
    }
  },
};
