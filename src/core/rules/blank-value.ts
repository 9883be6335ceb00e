import { inputRoles, typedAs } from '../judgement/input';
import { hasContent, partnerOf } from '../judgement/pair';
import { inputName, nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 必填为空: an empty cell says nothing; where nothing happened the form says 0. One of a pair is incomplete-pair's business. */
export const rule: SheetRule = {
  id: 'blank-value',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    for (const input of typedAs(report, 'blank')) {
      const { entry, reading } = input;
      if (!entry.applicable || !inputRoles(report, entry).includes(input.role)) continue;
      const partner = partnerOf(entry, input.role);
      if (partner && hasContent(partner)) continue;
      find({
        at: { row: reading.row, column: reading.column },
        code: entry.code,
        params: { indicator: nameOf(entry, catalogue), field: inputName(report, input) },
      });
    }
  },
};
