import type { Found, SheetRule } from './rule';
import type { ColumnRole, Report } from '../report/report';
import { headerOf } from '../report/columns';

/** Columns of the generated sheet that carry what is judged; without the others nothing is lost. */
const OF_THE_FORM: readonly ColumnRole[] = [
  'target',
  'numerator',
  'denominator',
  'explanation',
  'evidence',
  'previous',
];
const OPERANDS: readonly ColumnRole[] = ['numerator', 'denominator'];

function lacking(report: Report, roles: readonly ColumnRole[]): readonly ColumnRole[] {
  return roles.filter((role) => !report.layout.columns.has(role));
}

function found(variant: string, roles: readonly ColumnRole[], severity?: 'notice'): Found {
  const params = { columns: roles.map(headerOf).join('、') };
  return severity === undefined ? { variant, params } : { variant, params, severity };
}

/**
 * 表头缺失: a return that lacks a column which the form asks for is returned before its figures are looked at.
 * What a form of the unit's own never had is said once, as a notice, and not row by row.
 */
export const rule: SheetRule = {
  id: 'missing-column',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find) {
    const { columns } = report.layout;
    if (!columns.has('name') && !columns.has('code')) find(found('indicator', ['name', 'code']));
    const operands = lacking(report, OPERANDS);
    const isValueMissing = !columns.has('actual');
    if (isValueMissing) find(found('value', operands.length > 0 ? ['actual', ...operands] : ['actual']));
    const others = lacking(report, OF_THE_FORM).filter((role) => !isValueMissing || !operands.includes(role));
    if (others.length === 0) return;
    const needed: readonly ColumnRole[] = report.stamp
      ? others.filter((role) => role !== 'evidence' && role !== 'previous')
      : [];
    if (needed.length > 0) find(found('value', needed));
    const unjudged = others.filter((role) => !needed.includes(role));
    if (unjudged.length > 0) find(found('unjudged', unjudged, 'notice'));
  },
};
