import { shownCell } from '../judgement/display';
import { typedAs } from '../judgement/input';
import { inputName, nameOf } from '../judgement/naming';
import { hasContent, partnerOf } from '../judgement/pair';
import type { SheetRule } from './rule';

/** 成对填报不全: a ratio needs both its parts. */
export const rule: SheetRule = {
  id: 'incomplete-pair',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, { catalogue }) {
    for (const input of typedAs(report, 'blank')) {
      const { entry, role, reading } = input;
      if (!entry.applicable) continue;
      const partner = partnerOf(entry, role);
      if (!partner || !hasContent(partner)) continue;
      const other = role === 'numerator' ? 'denominator' : 'numerator';
      find({
        at: { row: reading.row, column: reading.column },
        related: [{ row: partner.row, column: partner.column }],
        code: entry.code,
        params: {
          indicator: nameOf(entry, catalogue),
          blank: inputName(report, input),
          filled: inputName(report, { entry, role: other }),
          value: shownCell(partner.cell),
        },
      });
    }
  },
};
