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
  /** It does not merely follow from a period that is itself in doubt. */
  readonly isSure: boolean;
}

const laggardsOf = rememberLast((context: CheckContext) =>
  rememberLast((report: Report): readonly Lag[] => {
    const found: Lag[] = [];
    for (const row of context.soundRows(report)) {
      const lag = lagOf(report, row, context);
      if (lag !== null) found.push(lag);
    }
    return found;
  }),
);

/** The rows of a sheet that are far behind and whose figures nobody doubts. */
export function laggingRows(report: Report, context: CheckContext): readonly Lag[] {
  return laggardsOf(context)(report);
}

/** The status that calls for a reason: worked out, or on a sheet of the unit's own typed by the person. */
function lagOf(report: Report, { entry, assessment }: SoundRow, context: CheckContext): Lag | null {
  const { status, expected } = assessment;
  const typed = report.stamp ? undefined : entry.status?.text;
  const isTyped = typed !== undefined && BEHIND.has(typed);
  if (!BEHIND.has(status)) return isTyped ? { entry, status: typed, isSure: true } : null;
  const isDated = expected !== null || entry.indicator.measure === 'cagr';
  return { entry, status, isSure: isTyped || !isDated || isSureOf(report, context) };
}

/** Who lags behind what is due by an earlier month of the task's year lags behind the task as well. */
function isSureOf(report: Report, { task, today }: CheckContext): boolean {
  const { period } = report;
  const isEarlier = task !== null && period?.year === task.year && period.lastMonth < task.lastMonth;
  return isEarlier || isPeriodSettled(report, task, today);
}
