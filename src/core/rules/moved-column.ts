import { COLUMNS } from '../report/columns';
import type { ColumnRole, Report } from '../report/report';
import { headerCell, headerOn } from '../judgement/naming';
import type { SheetRule } from './rule';

/** The roles that left the order of the form: all but the longest run that still keeps it. */
function movedRoles(columns: Report['layout']['columns']): readonly ColumnRole[] {
  const standing = COLUMNS.map(({ role }) => role)
    .filter((role) => columns.has(role))
    .map((role) => ({ role, column: columns.get(role)! }));
  const length: number[] = [];
  const before: number[] = [];
  let best = -1;
  standing.forEach(({ column }, index) => {
    length[index] = 1;
    before[index] = -1;
    for (let earlier = 0; earlier < index; earlier++) {
      if (standing[earlier]!.column < column && length[earlier]! >= length[index]!) {
        length[index] = length[earlier]! + 1;
        before[index] = earlier;
      }
    }
    if (best < 0 || length[index] > length[best]!) best = index;
  });
  const kept = new Set<number>();
  for (let index = best; index >= 0; index = before[index]!) kept.add(index);
  return standing.filter((_, index) => !kept.has(index)).map(({ role }) => role);
}

/** 列换序: the columns of an issued form keep their order, so that totals can be made cell by cell. */
export const rule: SheetRule = {
  id: 'moved-column',
  severity: 'notice',
  scope: 'sheet',
  check(report, find) {
    if (!report.stamp) return;
    const { columns } = report.layout;
    const moved = movedRoles(columns);
    if (moved.length === 0) return;
    const [at, ...related] = moved.map((role) => headerCell(report, columns.get(role)!));
    find({ at: at!, related, params: { columns: moved.map((role) => headerOn(report, role)).join('、') } });
  },
};
