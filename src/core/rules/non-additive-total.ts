import { putTotal } from '../judgement/total-fix';
import { shown } from '../judgement/display';
import { nameOf } from '../judgement/naming';
import { totalFaults } from '../judgement/totals';
import type { RunRule } from './rule';

/** 误加总: ratios, growth and ranks are neither added nor averaged; they are worked out anew from their own parts. */
export const rule: RunRule = {
  id: 'non-additive-total',
  severity: 'mandatory',
  scope: 'run',
  check(context, find) {
    for (const fault of totalFaults(context)) {
      const { on, at, related, code, indicator, found, expected, kind } = fault;
      if (kind === 'mismatch') continue;
      const params = { indicator: nameOf(fault, context.catalogue), found: shown(found, indicator) };
      if (expected === null) {
        find({ on, at, related, code, variant: kind, params });
        continue;
      }
      const variant = kind === 'sum' ? 'sum-known' : 'average-known';
      const known = { ...params, expected: shown(expected, indicator) };
      find({ on, at, related, code, variant, params: known, fix: putTotal(fault, expected) });
    }
  },
};
