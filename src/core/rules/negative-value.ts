import { plain, shown } from '../judgement/display';
import { valueOf } from '../judgement/figure';
import { allInputs } from '../judgement/input';
import { mayBeNegative } from '../judgement/judgement';
import { inputName, nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 负数: counts and amounts start at zero; a correction is made in the figure itself, not by a negative one. */
export const rule: SheetRule = {
  id: 'negative-value',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    for (const input of allInputs(report)) {
      const { entry, role, reading } = input;
      const value = valueOf(reading);
      // A base below zero is zero-base's business, a rank below one rank-range's.
      if (value === null || value >= 0 || role === 'denominator' || entry.indicator.measure === 'rank') continue;
      if (mayBeNegative(entry, role)) continue;
      find({
        at: { row: reading.row, column: reading.column },
        code: entry.code,
        params: {
          indicator: nameOf(entry, catalogue),
          field: inputName(report, input),
          value: role === 'actual' ? shown(value, entry.indicator) : plain(value),
        },
      });
    }
  },
};
