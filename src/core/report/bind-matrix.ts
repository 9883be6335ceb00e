import type { Catalogue, ReportingUnit } from '../schema/catalogue';
import { targetOf } from '../schema/facts';
import type { SheetSnapshot } from '../snapshot';
import { normaliseText } from '../text';
import { findUnit } from '../units';
import { bindRows, type RowBinding } from './bind-rows';
import { cellText } from './cell-text';
import { readNumber } from './number';
import type { HeaderRows, HeaderText } from './find-header';
import type { TableAnchor } from './find-table';
import { headerWord, isUsualHeader } from './headers';
import { readIdentity } from './identity';
import type { IndicatorIndex } from './indicator-index';
import type { Matrix, MatrixColumn, MatrixEntry } from './matrix';
import { visibleCell, type MergeIndex } from './merge-index';
import { voiceOf } from './percentages';
import type { ColumnRole, Reading } from './report';

/** A table whose header names reporting units. */
export interface MatrixArea {
  readonly sheet: SheetSnapshot;
  readonly source: string;
  readonly merges: MergeIndex;
  readonly catalogue: Catalogue;
  readonly index: IndicatorIndex;
  readonly anchor: TableAnchor;
  readonly stacks: readonly HeaderText[][];
  readonly units: readonly UnitColumn[];
  readonly header: HeaderRows;
  readonly filled: readonly number[];
}

export interface UnitColumn extends MatrixColumn {
  readonly unit: ReportingUnit;
  readonly role: ColumnRole | null;
}

const ALLOCATION = /分\s*解|下\s*达|分\s*配/;
const TOTAL = /^(?:全市|各县|县市区|已分解|分解|已下达)?(?:合计|总计|小计|汇总|累计)/;
/** A matrix has at least so many columns of counties or zones. */
const FEWEST_UNITS = 2;
const NO_COLUMNS: readonly UnitColumn[] = [];

/** Binds a table with reporting units across. */
export function bindMatrix(area: MatrixArea): Matrix {
  const { sheet, merges, catalogue, index, anchor, header, units: found } = area;
  const above = area.filled.filter((row) => row < header.first);
  const { identity } = readIdentity({
    sheet,
    merges,
    catalogue,
    above,
    below: [],
    beside: [],
    right: 0,
    headers: [],
    first: 0,
  });
  const kind = isAllocation(area, above) ? 'allocation' : 'totals';
  const target = otherColumn(area, (text) => roleOf(text) === 'target');
  const total = otherColumn(area, (text) => isTotal(text, catalogue), target);
  const units = chooseColumns(found, kind).filter(({ column }) => column !== total?.column);
  const figures = [...units, ...(total ? [total] : [])].map(({ column }) => column);
  const columns = new Map<ColumnRole, number>([
    ['code', anchor.code],
    ['name', anchor.name],
  ]);
  const { bindings } = bindRows({
    sheet,
    merges,
    rows: area.filled.filter((row) => row > header.last),
    columns,
    figures,
    index,
  });
  const percentages = decide(area, bindings, figures, target);
  const byCode = new Map<string, MatrixEntry>();
  for (const { row, subject } of bindings) {
    if (byCode.has(subject.code)) continue;
    const { indicator, code, industry } = subject;
    const readingAt = (column: number): Reading => {
      const cell = visibleCell(sheet, merges, row, column);
      const number = readNumber(cell, indicator, percentages, industry === null ? 'value' : 'industry');
      return { row, column, cell, number };
    };
    const readings = new Map<string, Reading>();
    for (const { unit, column } of units) {
      readings.set(unit.code, readingAt(column));
    }
    byCode.set(code, {
      indicator,
      code,
      industry,
      row,
      units: readings,
      total: total ? readingAt(total.column) : undefined,
      target: target ? readingAt(target.column) : undefined,
    });
  }
  return {
    sheet,
    source: area.source,
    kind,
    period: identity.period?.value ?? null,
    percentages,
    units: units.map(({ unit, column, header }) => ({ unit, column, header })),
    total,
    target,
    entries: [...byCode.values()],
    byCode,
  };
}

/** The columns that name reporting units; none where there are fewer than two, since then it is no matrix. */
export function findUnitColumns(
  sheet: SheetSnapshot,
  stacks: readonly HeaderText[][],
  anchor: TableAnchor,
  catalogue: Catalogue,
): readonly UnitColumn[] {
  const found: UnitColumn[] = [];
  stacks.forEach((stack, column) => {
    if (column === anchor.code || column === anchor.name) return;
    for (const text of stack) {
      if (isUsualHeader(text.text)) continue;
      const unit = findUnit(text.text, catalogue);
      if (!unit) continue;
      found.push({ unit, column, header: headerOf(sheet, text), role: roleOf(stack.at(-1)!.text) });
      break;
    }
  });
  if (found.length < FEWEST_UNITS) return NO_COLUMNS;
  const parts = new Set(found.filter(({ unit }) => unit.kind !== 'city').map(({ unit }) => unit));
  return parts.size < FEWEST_UNITS ? NO_COLUMNS : found;
}

function roleOf(text: string): ColumnRole | null {
  const word = headerWord(text);
  return word === null || word === 'qualifier' ? null : word.role;
}

function headerOf(sheet: SheetSnapshot, { row, column, text }: HeaderText): MatrixColumn['header'] {
  return { row, column, cell: sheet.rows[row]?.[column], text };
}

/** 温州市 and 全市 head the total; 市本级 is a unit of its own beside the counties. */
function isTotal(text: string, catalogue: Catalogue): boolean {
  const words = normaliseText(text);
  if (TOTAL.test(words)) return true;
  if (words.includes('本级')) return false;
  return words.startsWith('全市') || findUnit(text, catalogue)?.kind === 'city';
}

function otherColumn(
  { sheet, stacks, anchor, units }: MatrixArea,
  fits: (text: string) => boolean,
  besides: MatrixColumn | null = null,
): MatrixColumn | null {
  const ofUnits = new Set(units.filter(({ unit }) => unit.kind !== 'city').map(({ column }) => column));
  for (const [column, stack] of stacks.entries()) {
    if (column === anchor.code || column === anchor.name || column === besides?.column || ofUnits.has(column)) continue;
    const text = stack.find((candidate) => fits(candidate.text));
    if (text) return { column, header: headerOf(sheet, text) };
  }
  return null;
}

function isAllocation({ sheet, merges, stacks, units }: MatrixArea, above: readonly number[]): boolean {
  if (units.every(({ role }) => role === 'target')) return true;
  if (units.some(({ role }) => role === 'actual')) return false;
  const speaks = (text: string) => ALLOCATION.test(text);
  return (
    speaks(sheet.name) ||
    stacks.some((stack) => stack.some(({ text }) => speaks(text))) ||
    above.some((row) => sheet.rows[row]!.some((_, column) => speaks(cellText(visibleCell(sheet, merges, row, column)))))
  );
}

/** A unit with several columns speaks by the one of the table's own kind. */
function chooseColumns(found: readonly UnitColumn[], kind: Matrix['kind']): UnitColumn[] {
  const wanted = kind === 'allocation' ? 'target' : 'actual';
  const chosen = new Map<string, UnitColumn>();
  for (const candidate of found) {
    const known = chosen.get(candidate.unit.code);
    if (!known || (known.role !== wanted && candidate.role === wanted)) chosen.set(candidate.unit.code, candidate);
  }
  return [...chosen.values()];
}

function decide(
  { sheet, merges }: MatrixArea,
  bindings: readonly RowBinding[],
  figures: readonly number[],
  target: MatrixColumn | null,
): Matrix['percentages'] {
  let points = 0;
  for (const { row, subject } of bindings) {
    if (!subject.isPercent) continue;
    if (target) points += voiceOf(visibleCell(sheet, merges, row, target.column), targetOf(subject.indicator));
    for (const column of figures) points += voiceOf(visibleCell(sheet, merges, row, column), null);
  }
  return points > 0 ? 'points' : 'fractions';
}
