import type { Edit, SetCell } from './edit';
import type { Entry, Report } from './report/report';
import { formatFacts } from './report/number-format';
import { LIGHTS, type Standards } from './attainment';
import { allocatedFigure, computedCells, type ComputedCell } from './computed/cells';
import type { Cell, CellValue } from './snapshot';

/**
 * Puts every computed cell of a report in place as a formula with its value, and what the allocation asks into target
 * cells that are empty. Only what differs is edited, so filling twice equals filling once. What a person typed stays
 * where the formula would have nothing to show in its place, and so do words that are no status.
 */
export function fillEdits(report: Report, standards: Standards): Edit[] {
  const edits: Edit[] = [];
  for (const entry of report.entries) {
    fillTarget(edits, report, entry, standards);
    for (const industry of entry.industries) if (industry) fillTarget(edits, report, industry, standards);
    const cells = computedCells(report, entry, standards);
    const keepsFigure = cells.some((cell) => cell.role === 'actual' && isOwnFigure(report, entry, cell));
    for (const cell of cells) if (!keepsFigure || !JUDGING.has(cell.role)) fillCell(edits, report, entry, cell);
  }
  return edits;
}

/** What is judged by the actual, and would be by a typed one whose operands are not there. */
const JUDGING: ReadonlySet<ComputedCell['role']> = new Set<ComputedCell['role']>(['attainment', 'status']);

function isOwnFigure(report: Report, entry: Entry, computed: ComputedCell): boolean {
  return typeof entry.actual?.cell?.value === 'number' && isOwnStatement(report, entry, computed);
}

function fillTarget(edits: Edit[], report: Report, entry: Entry, standards: Standards): void {
  const { target, applicable } = entry;
  if (!applicable || target?.number.kind !== 'blank') return;
  const value = allocatedFigure(report, entry, standards);
  if (value === null) return;
  edits.push({ kind: 'set-cell', sheet: report.sheet.name, row: target.row, column: target.column, value });
}

function fillCell(edits: Edit[], report: Report, entry: Entry, computed: ComputedCell): void {
  const { role, row, column, formula, value } = computed;
  const cell = entry[role]?.cell;
  if (isFilled(cell, formula, value) || isOwnStatement(report, entry, computed)) return;
  const edit: SetCell = { kind: 'set-cell', sheet: report.sheet.name, row, column, value, formula };
  edits.push(shows(cell, computed) ? edit : { ...edit, format: computed.format });
}

function isFilled(cell: Cell | undefined, formula: string, value: CellValue): boolean {
  // An empty text that a formula gives is read back as text or as nothing, depending on who wrote the file.
  return cell?.formula === formula && (cell.value ?? '') === value;
}

/** Something typed that the formula could not say as well. */
function isOwnStatement(report: Report, entry: Entry, { role, value }: ComputedCell): boolean {
  const cell = entry[role]?.cell;
  if (cell === undefined || cell.formula !== undefined || cell.value === null || cell.value === '') return false;
  switch (role) {
    case 'actual':
      return typeof value !== 'number';
    case 'status':
      return report.stamp === null && !(String(cell.value).trim() in LIGHTS);
    case 'attainment':
    case 'expected': {
      const { kind } = entry[role]!.number;
      return report.stamp === null && (kind === 'unreadable' || kind === 'not-applicable');
    }
  }
}

/** The cell's own number format shows the value as it is meant. */
function shows(cell: Cell | undefined, { role, format }: ComputedCell): boolean {
  if (role === 'status') return true;
  if (cell?.format === undefined || cell.format === 'General') return format === 'General';
  const facts = formatFacts(cell.format);
  return !facts.isDate && !facts.writesPercent && facts.isPercent === formatFacts(format).isPercent;
}
