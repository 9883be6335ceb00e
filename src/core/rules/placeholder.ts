import { typedAs } from '../judgement/input';
import { inputName, nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 占位符: a dash or 无 may mean zero, unknown or not applicable; a figure says which, or 情况说明 does. */
export const rule: SheetRule = {
  id: 'placeholder',
  severity: 'verify',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    for (const writing of ['placeholder', 'not-applicable'] as const) {
      for (const input of typedAs(report, writing)) {
        const { entry, reading } = input;
        const finding = {
          at: { row: reading.row, column: reading.column },
          code: entry.code,
          params: {
            indicator: nameOf(entry, catalogue),
            field: inputName(report, input),
            text: reading.number.text,
          },
        };
        find(writing === 'placeholder' ? finding : { ...finding, variant: 'not-applicable' });
      }
    }
  },
};
