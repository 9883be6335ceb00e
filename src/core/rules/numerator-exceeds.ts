import { plain } from '../judgement/display';
import { valueOf } from '../judgement/figure';
import { isShare } from '../judgement/judgement';
import { inputName, nameOf } from '../judgement/naming';
import type { SheetRule } from './rule';

/** 分子大于分母: what is counted in the numerator is a part of the denominator; most often the two changed places. */
export const rule: SheetRule = {
  id: 'numerator-exceeds',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    for (const entry of report.entries) {
      const { numerator, denominator } = entry;
      if (!numerator || !denominator || !isShare(entry) || !context.judge(report, entry).isExceeding) continue;
      find({
        at: { row: numerator.row, column: numerator.column },
        related: [{ row: denominator.row, column: denominator.column }],
        code: entry.code,
        params: {
          indicator: nameOf(entry, context.catalogue),
          numeratorName: inputName(report, { entry, role: 'numerator' }),
          numerator: plain(valueOf(numerator)!),
          denominatorName: inputName(report, { entry, role: 'denominator' }),
          denominator: plain(valueOf(denominator)!),
        },
      });
    }
  },
};
