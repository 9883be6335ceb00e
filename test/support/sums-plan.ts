import type { SheetPlan } from '../../src/core/edit';

/** A sum of three cells, and what follows from it. */
export const SUMS: SheetPlan = {
  name: '甲',
  rows: [
    [{ value: 1 }, { value: 12, formula: 'A4*2' }],
    [{ value: 2 }],
    [{ value: 3 }],
    [{ value: 6, formula: 'SUM(A1:A3)' }],
  ],
  styles: {},
  columns: [],
};
