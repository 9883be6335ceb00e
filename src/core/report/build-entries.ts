import type { Indicator, ReportingUnit } from '../schema/catalogue';
import { appliesTo } from '../schema/facts';
import type { SheetSnapshot } from '../snapshot';
import type { RowBinding } from './bind-rows';
import { cellText } from './cell-text';
import type { IndicatorIndex } from './indicator-index';
import { speakingCell, visibleCell, type MergeIndex } from './merge-index';
import { readNumber, type QuantityRole } from './number';
import type { ColumnRole, Entry, Layout, Reading, TextReading } from './report';

/** What the entries of one table are read with. */
export interface EntryContext {
  readonly sheet: SheetSnapshot;
  readonly merges: MergeIndex;
  readonly index: IndicatorIndex;
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
  tables: readonly { bindings: readonly RowBinding[]; context: EntryContext }[],
): BuiltEntries {
  const byCode = new Map<string, Entry>();
  const entries: Entry[] = [];
  const repeated: Entry[] = [];
  const owners = new Map<string, (Entry | undefined)[]>();
  for (const { bindings, context } of tables) {
    const columns = columnsOf(context.columns);
    for (const binding of bindings) {
      const { subject } = binding;
      const isRepeated = byCode.has(subject.code);
      let industries: (Entry | undefined)[] = NO_INDUSTRIES;
      if (subject.industry === null && context.index.subRows.has(subject.code)) {
        industries = isRepeated ? [] : industriesOf(owners, subject.code);
      }
      const entry = buildEntry(binding, context, columns, industries);
      if (isRepeated) {
        repeated.push(entry);
        continue;
      }
      byCode.set(subject.code, entry);
      if (subject.industry === null) entries.push(entry);
      else industriesOf(owners, subject.indicator.code)[subject.industry] = entry;
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

function buildEntry(
  { row, subject, by }: RowBinding,
  context: EntryContext,
  columns: EntryColumns,
  industries: (Entry | undefined)[],
): Entry {
  const { indicator } = subject;
  const value: QuantityRole = subject.industry === null ? 'value' : 'industry';
  const target = readingAt(context, row, columns.target, indicator, value);
  const numerator = readingAt(context, row, columns.numerator, indicator, 'numerator');
  const denominator = readingAt(context, row, columns.denominator, indicator, 'denominator');
  const actual = readingAt(context, row, columns.actual, indicator, value);
  return {
    indicator,
    code: subject.code,
    industry: subject.industry,
    row,
    matchedBy: by,
    codeCell: textAt(context, row, columns.code),
    nameCell: nameAt(context, row, columns.name),
    unitCell: textAt(context, row, columns.unit),
    target,
    numerator,
    denominator,
    actual,
    previous: readingAt(context, row, columns.previous, indicator, value),
    attainment: readingAt(context, row, columns.attainment, indicator, 'share'),
    expected: readingAt(context, row, columns.expected, indicator, 'share'),
    status: textAt(context, row, columns.status),
    explanation: explanationAt(context, row, columns.explanation),
    evidence: textAt(context, row, columns.evidence),
    industries,
    applicable:
      appliesTo(indicator, context.unit) &&
      !isNotApplicable(actual) &&
      !isNotApplicable(numerator) &&
      !isNotApplicable(denominator),
  };
}

function isNotApplicable(reading: Reading | undefined): boolean {
  return reading?.number.kind === 'not-applicable';
}

/** A cell of figures at a place; `undefined` where the table has no such column. */
export function readingAt(
  { sheet, merges, percentages }: Pick<EntryContext, 'sheet' | 'merges' | 'percentages'>,
  row: number,
  column: number,
  indicator: Indicator,
  role: QuantityRole,
): Reading | undefined {
  if (column < 0) return undefined;
  const cell = visibleCell(sheet, merges, row, column);
  return { row, column, cell, number: readNumber(cell, indicator, percentages, role) };
}

function textAt({ sheet, merges }: EntryContext, row: number, column: number): TextReading | undefined {
  if (column < 0) return undefined;
  const cell = visibleCell(sheet, merges, row, column);
  return { row, column, cell, text: cellText(cell) };
}

/** A name merged over its sub-rows is the name of each. */
function nameAt(context: EntryContext, row: number, column: number): TextReading | undefined {
  if (column < 0) return undefined;
  if (!context.merges.has(row)) return textAt(context, row, column);
  const { cell } = speakingCell(context.sheet, context.merges, row, column);
  return { row, column, cell, text: cellText(cell) };
}

/** Where the explanation is blank, a further column of words may hold it. */
function explanationAt(context: EntryContext, row: number, column: number): TextReading | undefined {
  const first = textAt(context, row, column);
  if (first?.text !== '' || context.remarks.length === 0) return first;
  for (const remark of context.remarks) {
    const reading = textAt(context, row, remark);
    if (reading?.text) return reading;
  }
  return first;
}
