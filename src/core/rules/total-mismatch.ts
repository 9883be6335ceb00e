import { putTotal } from '../judgement/total-fix';
import { shown } from '../judgement/display';
import { nameOf } from '../judgement/naming';
import { totalFaults } from '../judgement/totals';
import type { RunRule } from './rule';

/** 合计不等于分项: a total that was typed or has missed a row no longer is the sum of its parts. */
export const rule: RunRule = {
  id: 'total-mismatch',
  severity: 'mandatory',
  scope: 'run',
  check(context, find) {
    for (const fault of totalFaults(context)) {
      if (fault.kind !== 'mismatch') continue;
      const { on, at, related, code, indicator, found, expected } = fault;
      const params = {
        indicator: nameOf(fault, context.catalogue),
        found: shown(found, indicator),
        expected: shown(expected, indicator),
      };
      find({ on, at, related, code, params, fix: putTotal(fault, expected) });
    }
  },
};
