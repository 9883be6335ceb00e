import type { Cell, SheetSnapshot } from '../snapshot';
import type { Entry, Identity, Located, Reading, Report, TextReading } from './report';

const NOTHING: readonly never[] = [];

/** A copy that is no slice: engines let a slice keep the whole text alive that it was cut from, here a whole file. */
function copied(text: string): string {
  return ` ${text}`.slice(1);
}

function withoutCell(reading: Reading | undefined): Reading | undefined {
  if (reading === undefined || reading.number.kind === 'blank') return undefined;
  const { row, column, number } = reading;
  return { row, column, cell: undefined, number: 'text' in number ? { ...number, text: copied(number.text) } : number };
}

function wordsOf(reading: TextReading | undefined): TextReading | undefined {
  if (reading === undefined || reading.text === '') return undefined;
  return { row: reading.row, column: reading.column, cell: undefined, text: copied(reading.text) };
}

function digestEntry(entry: Entry): Entry {
  return {
    index: entry.index,
    indicator: entry.indicator,
    code: entry.code,
    industry: entry.industry,
    row: entry.row,
    matchedBy: entry.matchedBy,
    codeCell: undefined,
    nameCell: undefined,
    unitCell: undefined,
    target: withoutCell(entry.target),
    numerator: withoutCell(entry.numerator),
    denominator: withoutCell(entry.denominator),
    actual: withoutCell(entry.actual),
    previous: withoutCell(entry.previous),
    attainment: undefined,
    expected: undefined,
    status: undefined,
    explanation: wordsOf(entry.explanation),
    evidence: wordsOf(entry.evidence),
    industries: entry.industries.length === 0 ? NOTHING : entry.industries.map((sub) => sub && digestEntry(sub)),
    applicable: entry.applicable,
  };
}

function located<T>(part: Located<T> | null): Located<T> | null {
  if (part === null) return null;
  const { row, column, text, value } = part;
  return { row, column, text: copied(text), value: typeof value === 'string' ? (copied(value) as T & string) : value };
}

function digestIdentity(identity: Identity): Identity {
  return {
    unit: located(identity.unit),
    unitCode: located(identity.unitCode),
    period: located(identity.period),
    leader: located(identity.leader),
    filler: located(identity.filler),
    reviewer: located(identity.reviewer),
    phone: located(identity.phone),
    date: located(identity.date),
  };
}

/** Of the cells those of 情况说明: they may be merged over rows, so that no entry alone knows them. */
function explanationsOf({ sheet, layout }: Report): SheetSnapshot['rows'] {
  const column = layout.columns.get('explanation');
  if (column === undefined) return NOTHING;
  const rows: Cell[][] = [];
  for (const [row, cells] of sheet.rows.entries()) {
    const value = cells?.[column]?.value;
    if (typeof value !== 'string') continue;
    const kept: Cell[] = [];
    kept[column] = { value: copied(value) };
    rows[row] = kept;
  }
  return rows;
}

/**
 * What the other reports of a run need to know of a report: who it is from, for when, its figures, its explanations
 * and its evidence. The cells of its sheet are let go, so that a thousand returns fit into memory at once.
 */
export function digest(report: Report): Report {
  const sheet = { ...report.sheet, name: copied(report.sheet.name), rows: explanationsOf(report) };
  const entries = report.entries.map(digestEntry);
  const byCode = new Map<string, Entry>();
  for (const entry of entries) {
    byCode.set(entry.code, entry);
    for (const sub of entry.industries) if (sub) byCode.set(sub.code, sub);
  }
  return {
    ...report,
    sheet,
    identity: digestIdentity(report.identity),
    layout: { ...report.layout, headers: new Map() },
    entries,
    byCode,
    repeated: NOTHING,
    missing: NOTHING,
    unknown: NOTHING,
  };
}
