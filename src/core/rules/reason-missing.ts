import { percent } from '../judgement/display';
import { explanationOf, laggingRows } from '../judgement/lag';
import { nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 滞后无说明: whoever is behind schedule says why, so that help can come in time (未达序时须说明原因). */
export const rule: SheetRule = {
  id: 'reason-missing',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    for (const { entry, status, isSure } of laggingRows(report, context)) {
      if (!isSure) continue;
      const explanation = explanationOf(report, entry);
      if (!explanation || explanation.text !== '') continue;
      if (entry.industries.some((part) => part && explanationOf(report, part)?.text)) continue;
      const { attainment } = context.assess(report, entry);
      const params = { indicator: nameOf(entry, context.catalogue), status };
      const finding = { at: explanation.at, code: entry.code };
      if (attainment === null) find({ ...finding, params });
      else find({ ...finding, variant: 'attainment', params: { ...params, attainment: percent(attainment) } });
    }
  },
};
