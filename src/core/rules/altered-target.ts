import type { SheetRule } from './rule';
import { shown, shownCell } from '../judgement/display';
import { rowEntries } from '../judgement/input';
import { nameOf } from '../judgement/naming';
import { putNumber, putText } from '../judgement/repair';
import { targetAlteration } from '../judgement/target';

/** 目标值被改: targets are set by the city office (目标分解) and are not the reporter's to change. */
export const rule: SheetRule = {
  id: 'altered-target',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    if (!report.stamp && !context.allocation) return;
    for (const entry of rowEntries(report)) {
      const alteration = targetAlteration(report, entry, context.allocation);
      const { target } = entry;
      if (!alteration || !target) continue;
      const { asked } = alteration;
      const at = { row: target.row, column: target.column };
      const indicator = nameOf(entry, context.catalogue);
      const found = shownCell(target.cell);
      if (asked === null) {
        const params = { indicator, found };
        find({ at, code: entry.code, variant: 'added', params, fix: putText(target, '', true) });
        continue;
      }
      const params = { indicator, expected: shown(asked, entry.indicator) };
      const fix = putNumber(report, entry, 'value', target, asked, true);
      if (found === '') find({ at, code: entry.code, variant: 'blank', params, fix });
      else find({ at, code: entry.code, params: { ...params, found }, fix });
    }
  },
};
