import { toA1 } from '../address';
import type { Fix } from '../finding';
import type { Located, Report } from '../report/report';
import type { ReportingUnit } from '../schema/catalogue';
import { nearestUnit, unitByCode } from '../units';
import { shownCell } from '../judgement/display';
import type { CheckContext, Found, SheetRule } from './rule';

/** The text of a cell that may hold more than the unit, with the unit corrected. */
function correction(report: Report, { row, column, text }: Located<ReportingUnit>, name: string): Fix | null {
  const cell = report.sheet.rows[row]?.[column];
  const before = shownCell(cell);
  if (!before.includes(text)) return null;
  const after = before.replace(text, () => name);
  return { cell: toA1(row, column), before, after, change: { kind: 'set', value: after }, safe: false };
}

function ofName(report: Report, { catalogue }: CheckContext): Found | null {
  const { unit } = report.identity;
  if (unit === null) return report.unit === null ? { variant: 'missing' } : null;
  const at = { row: unit.row, column: unit.column };
  if (unit.text === '') return { at, variant: 'missing' };
  if (unit.value !== null) return null;
  const nearest = nearestUnit(unit.text, catalogue);
  if (nearest === null) return { at, variant: 'unknown', params: { text: unit.text } };
  const params = { text: unit.text, nearest: nearest.name };
  return { at, variant: 'nearest', params, fix: correction(report, unit, nearest.name) };
}

function ofCode(report: Report): Found | null {
  const { unit, unitCode } = report.identity;
  if (unitCode === null || unitCode.text === '') return null;
  const at = { row: unitCode.row, column: unitCode.column };
  if (unitCode.value === null) return { at, variant: 'code', params: { code: unitCode.text } };
  if (!unit?.value || unit.value.code === unitCode.value.code) return null;
  const params = { name: unit.value.name, code: unitCode.text, other: unitCode.value.name };
  return { at, related: [{ row: unit.row, column: unit.column }], variant: 'disagreeing', params };
}

function ofStamp(report: Report, { catalogue }: CheckContext): Found | null {
  const { stamp, unit, identity } = report;
  const made = stamp && unitByCode(catalogue, stamp.unit);
  if (!made || !unit || made.code === unit.code || !identity.unit) return null;
  const at = { row: identity.unit.row, column: identity.unit.column };
  return { at, variant: 'stamp', params: { name: unit.name, made: made.name } };
}

/** 填报单位不在名录: a return that cannot be assigned to a unit of the list is counted for none. */
export const rule: SheetRule = {
  id: 'unknown-unit',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    const found = ofName(report, context) ?? ofCode(report) ?? ofStamp(report, context);
    if (found) find(found);
  },
};
