import type { Identity } from '../report/report';
import { CONTACTS } from '../judgement/contacts';
import type { SheetRule } from './rule';

/** A form that shows none of them has lost its whole foot. */
function hasNone(identity: Identity): boolean {
  return CONTACTS.every(({ key }) => identity[key] === null);
}

/** 责任信息缺失: a return names who filled it in, who checked it, how to reach them, and when (统计报表填报责任). */
export const rule: SheetRule = {
  id: 'missing-contact',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find) {
    const { identity, stamp } = report;
    if (hasNone(identity)) {
      find({ variant: 'foot', params: { labels: CONTACTS.map(({ label }) => label).join('、') } });
      return;
    }
    for (const { key, label } of CONTACTS) {
      const part = identity[key];
      if (part === null) {
        if (stamp) find({ params: { label } });
      } else if (part.text === '') {
        find({ at: { row: part.row, column: part.column }, params: { label } });
      }
    }
  },
};
