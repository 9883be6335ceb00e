import { plain } from '../judgement/display';
import { valueOf } from '../judgement/figure';
import { allInputs } from '../judgement/input';
import { isPossibleRank } from '../judgement/judgement';
import type { SheetRule } from './rule';

/** 名次非法: a rank is a whole number from 1 to the number of those ranked. */
export const rule: SheetRule = {
  id: 'rank-range',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find) {
    for (const { entry, reading } of allInputs(report)) {
      if (entry.indicator.measure !== 'rank') continue;
      const value = valueOf(reading);
      if (value === null || isPossibleRank(value, entry)) continue;
      const at = { row: reading.row, column: reading.column };
      const last = entry.indicator.rankOf;
      if (last === undefined) find({ at, code: entry.code, variant: 'open', params: { value: plain(value) } });
      else find({ at, code: entry.code, params: { value: plain(value), last } });
    }
  },
};
