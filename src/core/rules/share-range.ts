import { percent, plain } from '../judgement/display';
import { numberOf } from '../judgement/figure';
import { allInputs } from '../judgement/input';
import { isFlag, isWithinWhole } from '../judgement/judgement';
import { nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 占比越界: a part of a whole lies between 0 and 100 %; whether an industry is covered is said with 1 or 0. */
export const rule: SheetRule = {
  id: 'share-range',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    for (const { entry, role, reading } of allInputs(report)) {
      if (role !== 'actual') continue;
      if (!isFlag(entry) && !isWithinWhole(entry)) continue;
      const figure = numberOf(reading);
      if (!figure || figure.value <= 1) continue;
      const at = { row: reading.row, column: reading.column };
      const name = nameOf(entry, context.catalogue);
      if (isFlag(entry)) {
        if (!Number.isInteger(figure.value)) continue;
        find({ at, code: entry.code, variant: 'flag', params: { indicator: name, value: plain(figure.value) } });
      } else if (!context.judge(report, entry).percentSlip) {
        find({ at, code: entry.code, params: { indicator: name, value: percent(figure.value) } });
      }
    }
  },
};
