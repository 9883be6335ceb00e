import { plain } from '../judgement/display';
import { valueOf } from '../judgement/figure';
import { allInputs } from '../judgement/input';
import { inputName, nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 分母或基期为零: nothing can be divided by it, and a growth from nothing has no rate. */
export const rule: SheetRule = {
  id: 'zero-base',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    for (const input of allInputs(report)) {
      const { entry, reading } = input;
      if (input.role !== 'denominator' || entry.indicator.measure === 'relative') continue;
      const value = valueOf(reading);
      if (value === null || value > 0) continue;
      find({
        at: { row: reading.row, column: reading.column },
        code: entry.code,
        params: {
          indicator: nameOf(entry, catalogue),
          field: inputName(report, input),
          value: plain(value),
        },
      });
    }
  },
};
