import type { Matrix } from './report/matrix';
import { figureOf } from './computed/row';

/** 目标分解: what the city office has asked of each unit. */
export interface Allocation {
  /** By unit code, then by indicator or sub-row code; fractions where the unit is %. A blank is absent. */
  readonly targets: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Where it was read from. */
  readonly source: string;
}

/** The targets that a filled-in 目标分解表 gives; a cell that holds no clear figure gives none. */
export function readAllocation(matrix: Matrix, source: string): Allocation {
  const targets = new Map<string, Map<string, number>>();
  for (const entry of matrix.entries) {
    for (const [unit, reading] of entry.units) {
      const figure = reading.number.kind === 'with-unit' ? reading.number.value : figureOf(reading);
      if (figure === null) continue;
      const ofUnit = targets.get(unit);
      if (ofUnit) ofUnit.set(entry.code, figure);
      else targets.set(unit, new Map([[entry.code, figure]]));
    }
  }
  return { targets, source };
}

export { allocationPlan } from './template/allocation-plan';
