import type { CheckContext } from '../rules/rule';
import type { Report } from '../report/report';
import { valueOf } from './figure';
import { inputCell, inputRoles, rowEntries } from './input';

/** Fewer figures than this may well stay as they were. */
const FEWEST = 10;
const FEWEST_ABOVE_ZERO = 5;

/** How many figures of the sheet equal the last period's, all of them; 0 where any differs, or too few can be compared. */
export function staleFigures(report: Report, context: CheckContext): number {
  const before = context.previousOf(report);
  let compared = 0;
  let aboveZero = 0;
  const differs = (value: number | null, last: number | null): boolean => {
    if (value === null || last === null) return false;
    compared++;
    if (value !== 0) aboveZero++;
    return value !== last;
  };
  for (const entry of rowEntries(report)) {
    const twin = before?.byCode.get(entry.code);
    if (twin) {
      for (const role of inputRoles(report, entry)) {
        if (differs(valueOf(inputCell(report, entry, role)), valueOf(twin[role]))) return 0;
      }
    } else if (!before) {
      if (differs(valueOf(entry.actual), valueOf(entry.previous))) return 0;
    }
  }
  return compared >= FEWEST && aboveZero >= FEWEST_ABOVE_ZERO ? compared : 0;
}
