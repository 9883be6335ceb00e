import { parsePeriod, type Period } from '../period';
import type { Catalogue, Form, ReportingUnit } from '../schema/catalogue';
import { indicatorsOfForm } from '../schema/facts';
import type { SheetSnapshot } from '../snapshot';
import { normaliseText } from '../text';
import { findUnit, findUnitIn, unitByCode } from '../units';
import { assignColumns, type TableColumns } from './assign-columns';
import { bindRows, type BoundRows } from './bind-rows';
import { buildEntries } from './build-entries';
import { cellText } from './cell-text';
import type { HeaderRows, HeaderText } from './find-header';
import type { TableAnchor } from './find-table';
import { headerWord } from './headers';
import { readIdentity } from './identity';
import type { IndicatorIndex } from './indicator-index';
import { visibleCell, type MergeIndex } from './merge-index';
import { decidePercentages } from './percentages';
import type { ColumnRole, Identity, Layout, Report, Stamp, UnknownRow } from './report';

/** A sheet in which indicators were found, or which carries a stamp. */
export interface ReportArea {
  readonly sheet: SheetSnapshot;
  readonly source: string;
  readonly stamp: Stamp | null;
  readonly merges: MergeIndex;
  readonly catalogue: Catalogue;
  readonly index: IndicatorIndex;
  readonly filled: readonly number[];
  /** From left to right; at least one. */
  readonly anchors: readonly TableAnchor[];
  readonly header: HeaderRows | null;
  readonly stacks: readonly HeaderText[][];
}

interface BoundTable {
  readonly columns: TableColumns;
  readonly rows: BoundRows;
}

/** Columns that make a table of indicators a report of progress and not a list of them. */
const PROGRESS: readonly ColumnRole[] = [
  'actual',
  'numerator',
  'denominator',
  'previous',
  'attainment',
  'expected',
  'status',
];
const FIGURES: readonly ColumnRole[] = ['target', 'numerator', 'denominator', 'actual', 'previous'];
/** How many rows around the table are searched for the identity. */
const AROUND = 40;

/** Binds a sheet as a report; `null` when it is none. */
export function bindReport(area: ReportArea): Report | null {
  const { sheet, source, stamp, merges, catalogue, index, filled, stacks } = area;
  const top = area.header?.first ?? area.anchors[0]!.rows[0]!;
  const bottom = area.header?.last ?? top - 1;
  const below = filled.filter((row) => row > bottom);
  const starts = startsOf(area);
  const tables: BoundTable[] = area.anchors.map((anchor, place) => {
    const right = (starts[place + 1] ?? widthOf(area)) - 1;
    const samples = anchor.rows.filter((row) => row > bottom);
    const columns = assignColumns(stacks, anchor, {
      sheet,
      merges,
      left: starts[place]!,
      right,
      samples,
      isOneTable: stamp !== null,
    });
    const figures = figuresOf(columns);
    return { columns, rows: bindRows({ sheet, merges, rows: below, columns: columns.columns, figures, index }) };
  });
  const main = tables[0]!;
  const last = Math.max(bottom, ...tables.map(lastRow));
  const found = readIdentity({
    sheet,
    merges,
    catalogue,
    above: filled.filter((row) => row < top).slice(-AROUND),
    below: filled.filter((row) => row > last).slice(0, AROUND),
    beside: filled.filter((row) => row >= top && row <= last),
    right: rightOf(tables),
    headers: headersBeside(stacks, main.columns.columns),
    first: main.rows.bindings[0]?.row ?? top,
  });
  if (!stamp && !isReport(area, tables, found.labels)) return null;

  const form = stamp?.form ?? formOf(tables);
  const unit = unitOf(area, found.identity, form);
  const percentages = decidePercentages(sheet, merges, main.rows.bindings, main.columns.columns);
  const built = buildEntries(
    tables.map(({ columns, rows }) => ({
      bindings: rows.bindings,
      context: {
        sheet,
        merges,
        columns: columns.columns,
        remarks: columns.remarks,
        percentages,
        unit,
      },
    })),
    index,
  );
  // A list with many rows for each indicator is a table of values, not a reporting sheet.
  if (!stamp && built.repeated.length > built.byCode.size) return null;
  const { entries, byCode, repeated } = built;
  return {
    sheet,
    source,
    form,
    stamp,
    unit,
    period: periodOf(area, found.identity),
    identity: found.identity,
    layout: {
      header: { first: Math.min(top, Math.max(bottom, 0)), last: Math.max(bottom, 0) },
      body: { first: bottom + 1, last },
      columns: main.columns.columns,
      duplicates: main.columns.duplicates,
      headers: headersOf(stacks),
      percentages,
    },
    entries,
    byCode,
    repeated,
    missing: missingOf(index, form, byCode),
    unknown: unknownOf(area, tables, form),
  };
}

function figuresOf({ columns }: TableColumns): number[] {
  const figures: number[] = [];
  for (const role of FIGURES) {
    const column = columns.get(role);
    if (column !== undefined) figures.push(column);
  }
  return figures;
}

/** Where each table begins: at its indicators, or at the numbers and codes just before them. */
function startsOf({ anchors, stacks }: ReportArea): number[] {
  return anchors.map((anchor, place) => {
    if (place === 0) return 0;
    const before = anchors[place - 1]!;
    let start = Math.min(...[anchor.code, anchor.name].filter((column) => column >= 0));
    while (start - 1 > Math.max(before.code, before.name)) {
      const word = headerWord(stacks[start - 1]?.at(-1)?.text ?? '');
      if (word === null || word === 'qualifier' || (word.role !== 'sequence' && word.role !== 'code')) break;
      start--;
    }
    return start;
  });
}

function widthOf({ stacks, anchors }: ReportArea): number {
  return Math.max(stacks.length, ...anchors.map((anchor) => Math.max(anchor.code, anchor.name) + 1));
}

function lastRow({ rows }: BoundTable): number {
  return Math.max(rows.bindings.at(-1)?.row ?? -1, rows.unknown.at(-1)?.row ?? -1);
}

function rightOf(tables: readonly BoundTable[]): number {
  let right = 0;
  for (const { columns } of tables) {
    for (const column of columns.columns.values()) right = Math.max(right, column);
    for (const column of columns.remarks) right = Math.max(right, column);
  }
  return right + 1;
}

/** Enough indicators, and columns that tell of progress; without such columns at least a form that someone signs. */
function isReport({ catalogue }: ReportArea, tables: readonly BoundTable[], labels: number): boolean {
  const least = Math.min(3, ...(['county', 'city'] as const).map((form) => thirdOf(catalogue, form)));
  const bound = new Set<string>();
  for (const { rows } of tables) {
    for (const { subject } of rows.bindings) {
      if (bound.size < least) bound.add(subject.indicator.code);
    }
  }
  if (bound.size < least) return false;
  const { columns } = tables[0]!.columns;
  if (PROGRESS.some((role) => columns.has(role))) return true;
  return columns.has('target') || columns.has('explanation') ? labels >= 1 : labels >= 2;
}

/** A catalogue may have a short form, or none of a kind. */
function thirdOf(catalogue: Catalogue, form: Form): number {
  return Math.ceil(indicatorsOfForm(catalogue, form).length / 3) || 1;
}

function formOf(tables: readonly BoundTable[]): Form {
  let ofCity = 0;
  let all = 0;
  for (const { rows } of tables) {
    for (const { subject } of rows.bindings) {
      if (subject.industry !== null) continue;
      all++;
      if (subject.indicator.reportedBy === 'city') ofCity++;
    }
  }
  return ofCity * 2 > all ? 'city' : 'county';
}

/** Names of sheets with a total over all units. */
const TOTAL_SHEET = /^(?:全市|合计|总计|汇总|总表|汇总表|全市合计|全市汇总|全市汇总表)$/;

function unitOf({ sheet, stamp, catalogue }: ReportArea, identity: Identity, form: Form): ReportingUnit | null {
  const named = identity.unit?.value ?? identity.unitCode?.value ?? (stamp && unitByCode(catalogue, stamp.unit));
  if (named) return named;
  const bySheet = findUnit(sheet.name, catalogue) ?? findUnitIn(sheet.name, catalogue);
  if (bySheet) return bySheet;
  const isNamed = (identity.unit?.text ?? '') !== '';
  const isCity = form === 'city' || (!isNamed && TOTAL_SHEET.test(normaliseText(sheet.name)));
  return (isCity && catalogue.units.find(({ kind }) => kind === 'city')) || null;
}

function periodOf({ sheet, stamp }: ReportArea, identity: Identity): Period | null {
  return identity.period?.value ?? (stamp && parsePeriod(stamp.period)) ?? parsePeriod(sheet.name);
}

/** Header texts over columns that are none of ours. */
function headersBeside(stacks: readonly HeaderText[][], columns: TableColumns['columns']): HeaderText[] {
  const ours = new Set(columns.values());
  const beside: HeaderText[] = [];
  stacks.forEach((stack, column) => {
    const leaf = stack.at(-1);
    if (leaf && !ours.has(column)) beside.push({ ...leaf, column });
  });
  return beside;
}

function headersOf(stacks: readonly HeaderText[][]): Layout['headers'] {
  const headers = new Map<number, HeaderText>();
  stacks.forEach((stack, column) => {
    const leaf = stack.at(-1);
    if (leaf) headers.set(column, leaf);
  });
  return headers;
}

function missingOf(index: IndicatorIndex, form: Form, byCode: Report['byCode']): Report['missing'] {
  const missing: { indicator: Report['missing'][number]['indicator']; code: string; industry: number | null }[] = [];
  for (const { indicator, code, industry } of index.subjects) {
    if (indicator.reportedBy === form && !byCode.has(code)) missing.push({ indicator, code, industry });
  }
  return missing;
}

function unknownOf({ sheet, merges, index }: ReportArea, tables: readonly BoundTable[], form: Form): UnknownRow[] {
  const unknown: UnknownRow[] = [];
  for (const { rows } of tables) {
    for (const { row, column } of rows.unknown) {
      const cell = visibleCell(sheet, merges, row, column);
      const text = cellText(cell);
      unknown.push({ row, cell: { row, column, cell, text }, nearest: index.nearest[form](text) });
    }
  }
  return unknown;
}
