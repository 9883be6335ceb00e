import type { Indicator, ReportingUnit } from '../schema/catalogue';
import { appliesTo } from '../schema/facts';
import type { CellRange } from '../address';
import type { Cell, SheetSnapshot } from '../snapshot';
import type { RowBinding } from './bind-rows';
import { cellText } from './cell-text';
import type { IndicatorIndex } from './indicator-index';
import { showsIn, speakingCell, type MergeIndex } from './merge-index';
import { readNumber, type QuantityRole } from './number';
import type { ColumnRole, Entry, Layout, Reading, TextReading } from './report';

/** What the entries of one table are read with. */
export interface EntryContext {
  readonly sheet: SheetSnapshot;
  readonly merges: MergeIndex;
  readonly columns: ReadonlyMap<ColumnRole, number>;
  readonly remarks: readonly number[];
  readonly percentages: Layout['percentages'];
  readonly unit: ReportingUnit | null;
}

export interface BuiltEntries {
  readonly entries: readonly Entry[];
  readonly byCode: ReadonlyMap<string, Entry>;
  readonly repeated: readonly Entry[];
}

/** Makes the entries of all tables of a sheet, each with its own columns, in the order of their rows. */
export function buildEntries(
  tables: readonly { readonly bindings: readonly RowBinding[]; readonly context: EntryContext }[],
  { subjects }: IndicatorIndex,
): BuiltEntries {
  const byCode = new Map<string, Entry>();
  const entries: Entry[] = [];
  const repeated: Entry[] = [];
  const seen: boolean[] = subjects.map(() => false);
  const owners = new Map<string, (Entry | undefined)[]>();
  let index = 0;
  for (const { bindings, context } of tables) {
    const columns = columnsOf(context.columns);
    for (const binding of bindings) {
      const { order, code, indicator, industry, hasSubRows } = binding.subject;
      const isRepeated = seen[order]!;
      let industries = NO_INDUSTRIES;
      if (hasSubRows) industries = isRepeated ? [] : industriesOf(owners, code);
      const entry = buildEntry(index++, binding, context, columns, industries);
      if (isRepeated) {
        repeated.push(entry);
        continue;
      }
      seen[order] = true;
      byCode.set(code, entry);
      if (industry === null) entries.push(entry);
      else industriesOf(owners, indicator.code)[industry] = entry;
    }
  }
  return { entries, byCode, repeated };
}

const NO_INDUSTRIES: (Entry | undefined)[] = [];

function industriesOf(owners: Map<string, (Entry | undefined)[]>, code: string): (Entry | undefined)[] {
  let industries = owners.get(code);
  if (!industries) {
    industries = [];
    owners.set(code, industries);
  }
  return industries;
}

/** The columns by role, looked up once for a table; −1: the table has none. */
type EntryColumns = Readonly<Record<Exclude<ColumnRole, 'sequence' | 'basis' | 'departments'>, number>>;

function columnsOf(columns: ReadonlyMap<ColumnRole, number>): EntryColumns {
  const at = (role: ColumnRole) => columns.get(role) ?? -1;
  return {
    code: at('code'),
    name: at('name'),
    unit: at('unit'),
    target: at('target'),
    numerator: at('numerator'),
    denominator: at('denominator'),
    actual: at('actual'),
    previous: at('previous'),
    attainment: at('attainment'),
    expected: at('expected'),
    status: at('status'),
    explanation: at('explanation'),
    evidence: at('evidence'),
  };
}

/** A row's cells with the merges over it, looked up once. */
interface RowCells {
  readonly row: number;
  readonly cells: readonly (Cell | undefined)[];
  readonly merges: readonly CellRange[] | undefined;
}

function buildEntry(
  index: number,
  { row, subject, by }: RowBinding,
  context: EntryContext,
  columns: EntryColumns,
  industries: (Entry | undefined)[],
): Entry {
  const { indicator } = subject;
  const { percentages } = context;
  const value: QuantityRole = subject.industry === null ? 'value' : 'industry';
  const at: RowCells = { row, cells: context.sheet.rows[row]!, merges: context.merges.get(row) };
  const numerator = readingAt(at, columns.numerator, indicator, percentages, 'numerator');
  const denominator = readingAt(at, columns.denominator, indicator, percentages, 'denominator');
  const actual = readingAt(at, columns.actual, indicator, percentages, value);
  return {
    index,
    indicator,
    code: subject.code,
    industry: subject.industry,
    row,
    matchedBy: by,
    codeCell: textAt(at, columns.code),
    nameCell: nameAt(context, at, columns.name),
    unitCell: textAt(at, columns.unit),
    target: readingAt(at, columns.target, indicator, percentages, value),
    numerator,
    denominator,
    actual,
    previous: readingAt(at, columns.previous, indicator, percentages, value),
    attainment: readingAt(at, columns.attainment, indicator, percentages, 'share'),
    expected: readingAt(at, columns.expected, indicator, percentages, 'share'),
    status: textAt(at, columns.status),
    explanation: explanationAt(context, at, columns.explanation),
    evidence: textAt(at, columns.evidence),
    industries,
    applicable:
      appliesTo(indicator, context.unit) &&
      !isNotApplicable(actual) &&
      !isNotApplicable(numerator) &&
      !isNotApplicable(denominator),
  };
}

function isNotApplicable(reading: Reading | undefined): boolean {
  return reading !== undefined && reading.number.kind === 'not-applicable';
}

function cellOf({ row, cells, merges }: RowCells, column: number): Cell | undefined {
  const cell = column < cells.length ? cells[column] : undefined;
  return merges === undefined || cell === undefined || showsIn(merges, row, column) ? cell : undefined;
}

function readingAt(
  at: RowCells,
  column: number,
  indicator: Indicator,
  percentages: Layout['percentages'],
  role: QuantityRole,
): Reading | undefined {
  if (column < 0) return undefined;
  const cell = cellOf(at, column);
  return { row: at.row, column, cell, number: readNumber(cell, indicator, percentages, role) };
}

function textAt(at: RowCells, column: number): TextReading | undefined {
  if (column < 0) return undefined;
  const cell = cellOf(at, column);
  return { row: at.row, column, cell, text: cellText(cell) };
}

/** A name merged over its sub-rows is the name of each. */
function nameAt({ sheet, merges }: EntryContext, at: RowCells, column: number): TextReading | undefined {
  if (column < 0 || at.merges === undefined) return textAt(at, column);
  const { cell } = speakingCell(sheet, merges, at.row, column);
  return { row: at.row, column, cell, text: cellText(cell) };
}

/** Where the explanation is blank, a further column of words may hold it. */
function explanationAt({ remarks }: EntryContext, at: RowCells, column: number): TextReading | undefined {
  const first = textAt(at, column);
  if (remarks.length === 0 || first === undefined || first.text !== '') return first;
  for (const remark of remarks) {
    const reading = textAt(at, remark);
    if (reading?.text) return reading;
  }
  return first;
}
