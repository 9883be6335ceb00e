import { formatDate } from '../judgement/date-text';
import { isPhone } from '../judgement/contacts';
import { isPeriodSettled } from '../judgement/timing';
import { periodEnd } from '../period';
import type { Located, Report } from '../report/report';
import { normaliseText } from '../text';
import type { CheckContext, Found, SheetRule } from './rule';

function at(part: Located<unknown>): { readonly row: number; readonly column: number } {
  return { row: part.row, column: part.column };
}

function ofDate(report: Report, { today, task }: CheckContext): Found | null {
  const { date } = report.identity;
  if (!date || date.text === '') return null;
  if (date.value === null) return { at: at(date), variant: 'date', params: { text: date.text } };
  if (Math.floor(date.value) > today) {
    return { at: at(date), variant: 'date-after', params: { found: formatDate(date.value) } };
  }
  if (!isPeriodSettled(report, task, today)) return null;
  const end = periodEnd(report.period!);
  if (date.value >= end) return null;
  return { at: at(date), variant: 'date-before', params: { found: formatDate(date.value), end: formatDate(end) } };
}

function ofPeople(report: Report): Found | null {
  const { filler, reviewer } = report.identity;
  if (!filler || !reviewer || filler.text === '') return null;
  if (normaliseText(filler.text) !== normaliseText(reviewer.text)) return null;
  return { at: at(reviewer), related: [at(filler)], variant: 'same-person', params: { name: reviewer.text } };
}

/** 责任信息存疑: figures are filled in and checked by two people, after the period, and both can be reached. */
export const rule: SheetRule = {
  id: 'suspect-contact',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, context) {
    const people = ofPeople(report);
    if (people) find(people);
    const { phone } = report.identity;
    if (phone && phone.text !== '' && !isPhone(phone.text)) {
      find({ at: at(phone), variant: 'phone', params: { text: phone.text } });
    }
    const date = ofDate(report, context);
    if (date) find(date);
  },
};
