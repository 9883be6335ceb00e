import { plain } from '../judgement/display';
import { valueOf } from '../judgement/figure';
import { allInputs } from '../judgement/input';
import { isCounted } from '../judgement/judgement';
import { thingOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 计数非整数: enterprises, projects and machines are counted in whole numbers. */
export const rule: SheetRule = {
  id: 'non-integer-count',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find) {
    for (const { entry, reading } of allInputs(report)) {
      if (!isCounted(entry)) continue;
      const value = valueOf(reading);
      if (value === null || Number.isInteger(value)) continue;
      const unit = thingOf(entry);
      const at = { row: reading.row, column: reading.column };
      find({ at, code: entry.code, params: { value: plain(value), unit } });
    }
  },
};
