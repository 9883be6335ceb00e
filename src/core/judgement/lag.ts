import type { Status } from '../attainment';
import type { CheckContext, SoundRow } from '../rules/rule';
import type { Entry, Report } from '../report/report';
import { rememberLast } from '../memo';
import { cellText } from '../report/cell-text';
import { shownAt } from './covered';
import { isPeriodSettled } from './timing';
import type { CellAddress } from '../address';

/** A text in the explanation column, with the cell it stands in: one cell may be merged over several rows. */
export interface Explanation {
  readonly at: CellAddress;
  readonly text: string;
}

/** What the person says in 情况说明 of an indicator's row; `null` where its table has no such column. */
export function explanationOf(report: Report, { explanation }: Entry): Explanation | null {
  return explanation ? shownText(report, explanation) : null;
}

/** The same for a row that stands for no indicator. */
export function explanationAt(report: Report, row: number): Explanation | null {
  const column = report.layout.columns.get('explanation');
  return column === undefined ? null : shownText(report, { row, column });
}

function shownText({ sheet }: Report, { row, column }: CellAddress): Explanation {
  const at = sheet.merges.length === 0 ? { row, column } : shownAt(sheet, row, column);
  return { at, text: cellText(sheet.rows[at.row]?.[at.column]) };
}

/** What stands where work is so far behind that a reason is due. */
const BEHIND: ReadonlySet<string> = new Set<Status>(['滞后', '差距较大']);

/** A row that calls for a reason. */
export interface Lag {
  readonly entry: Entry;
  readonly status: string;
}

const laggardsOf = rememberLast((context: CheckContext) =>
  rememberLast((report: Report): readonly Lag[] => {
    const found: Lag[] = [];
    for (const row of context.soundRows(report)) {
      const status = lagOf(report, row, context);
      if (status !== null) found.push({ entry: row.entry, status });
    }
    return found;
  }),
);

/** The rows of a sheet that are far behind and whose figures nobody doubts. */
export function laggingRows(report: Report, context: CheckContext): readonly Lag[] {
  return laggardsOf(context)(report);
}

/**
 * The status that calls for a reason: worked out, unless it rests on a period that is itself in doubt, or on a sheet of
 * the unit's own typed by the person.
 */
function lagOf(report: Report, { entry, assessment }: SoundRow, { task, today }: CheckContext): string | null {
  const { status, expected } = assessment;
  const isDated = expected !== null || entry.indicator.measure === 'cagr';
  if (BEHIND.has(status) && (!isDated || isPeriodSettled(report, task, today))) return status;
  const typed = report.stamp ? undefined : entry.status?.text;
  return typed !== undefined && BEHIND.has(typed) ? typed : null;
}
