import type { Indicator } from '../schema/catalogue';
import { targetOf } from '../schema/facts';
import type { Cell, SheetSnapshot } from '../snapshot';
import type { RowBinding } from './bind-rows';
import { visibleCell, type MergeIndex } from './merge-index';
import { formatFacts } from './number-format';
import type { ColumnRole, Layout } from './report';

const STRONG = 3;
const FORMAT = 2;
const WEAK = 1;
/** A cell with a % format says what it holds itself, so any number of them outweighs a few slips only. */
const MOST_FORMATS = 7;

/**
 * Whether a sheet writes percentages as 0.67 or as 67: each of its cells has a voice, the more telling the louder,
 * so that no single slip decides. `columns` are those that hold the indicators' own values.
 */
export function decidePercentages(
  sheet: SheetSnapshot,
  merges: MergeIndex,
  bindings: readonly RowBinding[],
  columns: ReadonlyMap<ColumnRole, number>,
): Layout['percentages'] {
  let points = 0;
  let formats = 0;
  const hear = (cell: Cell | undefined, expected: number | null) => {
    const voice = voiceOf(cell, expected);
    if (voice === -FORMAT) formats += voice;
    else points += voice;
  };
  for (const { row, subject } of bindings) {
    if (!subject.isPercent) continue;
    const cellOf = (role: ColumnRole) => {
      const column = columns.get(role);
      return column === undefined ? undefined : visibleCell(sheet, merges, row, column);
    };
    hear(cellOf('target'), targetOf(subject.indicator));
    hear(cellOf('actual'), ratioOf(subject.indicator, cellOf('numerator'), cellOf('denominator')));
    hear(cellOf('previous'), null);
  }
  return points + Math.max(formats, -MOST_FORMATS) > 0 ? 'points' : 'fractions';
}

/** Above 0 for points, below 0 for fractions; `expected` is the fraction that the cell should hold. */
export function voiceOf(cell: Cell | undefined, expected: number | null): number {
  if (typeof cell?.value !== 'number') return 0;
  const { value } = cell;
  const format = cell.format === undefined ? null : formatFacts(cell.format);
  if (format?.isPercent) return -FORMAT;
  if (format?.writesPercent) return FORMAT;
  if (expected !== null && expected !== 0) {
    if (isNear(value, expected)) return -STRONG;
    if (isNear(value, expected * 100)) return STRONG;
  }
  if (value > 1.5) return WEAK;
  return value > 0 && value <= 1 ? -WEAK : 0;
}

function isNear(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= Math.abs(expected) * 0.02;
}

/** What the operands say the fraction is, for the measures that are a plain share or growth. */
function ratioOf(indicator: Indicator, numerator: Cell | undefined, denominator: Cell | undefined): number | null {
  const above = numerator?.value;
  const below = denominator?.value;
  if (typeof above !== 'number' || typeof below !== 'number' || below === 0) return null;
  const ratio = above / below;
  return indicator.measure === 'growth' || indicator.measure === 'cagr' ? ratio - 1 : ratio;
}
