import { plain } from '../judgement/display';
import { nameOf } from '../judgement/naming';
import { putNumber } from '../judgement/repair';
import { rowEntries } from '../judgement/input';
import { isFew } from '../judgement/unit-slip';
import type { SheetRule } from './rule';

/** 万元/亿元错位: an amount in the smaller unit looks right and is ten thousand times too large. */
export const rule: SheetRule = {
  id: 'unit-scale',
  severity: 'verify',
  scope: 'sheet',
  compares: true,
  check(report, find, context) {
    for (const entry of rowEntries(report)) {
      if (isFew(entry)) continue;
      const slip = context.judge(report, entry).unitSlip;
      if (!slip) continue;
      const { reading, value, exponent, basis, reference, role } = slip;
      const meant = Number((value / 10 ** exponent).toPrecision(12));
      find({
        at: { row: reading.row, column: reading.column },
        code: entry.code,
        variant: basis,
        params: {
          indicator: nameOf(entry, context.catalogue),
          value: plain(value),
          reference: plain(reference),
          factor: exponent > 0 ? `×${10 ** exponent}` : `÷${10 ** -exponent}`,
          expected: plain(meant),
        },
        fix: putNumber(report, entry, role === 'actual' ? 'value' : role, reading, meant, false),
      });
    }
  },
};
