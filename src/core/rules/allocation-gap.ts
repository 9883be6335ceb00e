import type { CellAddress } from '../address';
import { plain, shown } from '../judgement/display';
import { valueOf } from '../judgement/figure';
import { nameOf } from '../judgement/naming';
import type { MatrixEntry } from '../report/matrix';
import { targetOf } from '../schema/facts';
import type { RunRule } from './rule';

/** What the units were given together; `null` where nothing is allocated, or a cell cannot be read. */
function allocated(entry: MatrixEntry): number | null {
  let sum = 0;
  let isAnything = false;
  for (const reading of entry.units.values()) {
    const value = valueOf(reading);
    if (value !== null) {
      sum += value;
      isAnything = true;
    } else if (reading.number.kind !== 'blank' && reading.number.kind !== 'placeholder') {
      if (reading.number.kind !== 'not-applicable') return null;
    }
  }
  return isAnything ? sum : null;
}

function cityTarget(entry: MatrixEntry): number {
  return valueOf(entry.target) ?? targetOf(entry.indicator);
}

function isAdditive({ indicator, industry }: MatrixEntry): boolean {
  return indicator.cityTotal === 'sum' || (industry !== null && indicator.measure === 'industry-count');
}

const BINARY_NOISE = 1e-9;

/** The total, else the city's target, else the first unit. */
function placeOf({ row, total, target, units }: MatrixEntry): CellAddress {
  const cell = total ?? target ?? [...units.values()][0]!;
  return { row, column: cell.column };
}

/** 目标分解不足: the units' targets together reach the city's own, or it cannot be met even if all succeed. */
export const rule: RunRule = {
  id: 'allocation-gap',
  severity: 'verify',
  scope: 'run',
  check({ matrices, catalogue }, find) {
    for (const matrix of matrices) {
      if (matrix.kind !== 'allocation') continue;
      for (const entry of matrix.entries) {
        if (!isAdditive(entry)) continue;
        const sum = allocated(entry);
        const target = cityTarget(entry);
        if (sum === null || sum >= target - BINARY_NOISE * target) continue;
        find({
          on: matrix,
          at: placeOf(entry),
          code: entry.code,
          params: {
            indicator: nameOf(entry, catalogue),
            sum: shown(sum, entry.indicator),
            target: shown(target, entry.indicator),
            gap: plain(target - sum),
            unit: entry.indicator.unit,
          },
        });
      }
    }
  },
};
