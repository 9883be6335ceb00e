import type { Find, Found, SheetRule } from './rule';
import type { Entry, Reading, Report, TextReading } from '../report/report';
import { isError } from '../snapshot';
import { scanBody } from '../judgement/body-scan';
import { inputCell, inputRoles, isComputed, restsOnText } from '../judgement/input';

function errorOf(cell: Reading | TextReading | undefined): string | null {
  const value = cell?.cell?.value;
  return isError(value) ? value.error : null;
}

function found(entry: Entry, cell: Reading | TextReading, error: string): Found {
  return { at: { row: cell.row, column: cell.column }, code: entry.code, params: { error } };
}

/** The computed cells of a row, each resting on the ones before it. */
function firstComputedError(report: Report, entry: Entry, hasSoundInputs: boolean): Found | null {
  if (report.stamp || !hasSoundInputs) return null;
  const { actual, attainment, expected, status } = entry;
  const chain = isComputed(entry) ? [actual, attainment, expected, status] : [attainment, expected, status];
  for (const cell of chain) {
    const error = errorOf(cell);
    if (cell && error !== null) return found(entry, cell, error);
  }
  return null;
}

function findErrors(report: Report, entry: Entry, isReadable: boolean, find: Find): void {
  const { target, previous, explanation, evidence, nameCell, unitCell } = entry;
  const roles = inputRoles(report, entry);
  let hasSoundInputs = isReadable || (roles.length === 0 && !isComputed(entry));
  const inputs = roles.map((role) => inputCell(report, entry, role));
  const parent = isComputed(entry) || inputs.includes(entry.actual) ? [] : [entry.actual];
  for (const cell of [...inputs, ...parent, target]) {
    const error = errorOf(cell);
    if (!cell || error === null) continue;
    hasSoundInputs = false;
    find(found(entry, cell, error));
  }
  for (const cell of [nameCell, unitCell, previous, explanation, evidence]) {
    const error = errorOf(cell);
    if (cell && error !== null) find(found(entry, cell, error));
  }
  const computed = firstComputedError(report, entry, hasSoundInputs);
  if (computed) find(computed);
}

/**
 * 错误值: a return holds no #REF!, #DIV/0! or the like. What merely follows from an error, or from an input that is
 * missing or has no base, is not said again; on a generated sheet the computed cells answer for themselves.
 */
export const rule: SheetRule = {
  id: 'error-value',
  severity: 'mandatory',
  scope: 'sheet',
  check(report, find, context) {
    if (!scanBody(report).hasErrors) return;
    for (const entry of report.entries) {
      const { isReadable, isBaseless } = context.judge(report, entry);
      findErrors(report, entry, isReadable && !isBaseless && !restsOnText(entry), find);
      for (const part of entry.industries) if (part) findErrors(report, part, true, find);
    }
  },
};
