import { typedAs } from '../judgement/input';
import { inputName, nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 非数字: where the form asks for a number, words cannot be counted (见附件, 同上, 正在统计). */
export const rule: SheetRule = {
  id: 'unreadable-number',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    for (const input of typedAs(report, 'unreadable')) {
      const { entry, reading } = input;
      find({
        at: { row: reading.row, column: reading.column },
        code: entry.code,
        params: {
          indicator: nameOf(entry, catalogue),
          field: inputName(report, input),
          text: reading.number.text,
        },
      });
    }
  },
};
