import type { CheckOptions } from '../core/check-options';
import type { Period } from '../core/period';

/** What a run is about: everything that judging needs besides the workbook itself. */
export interface Task extends Omit<CheckOptions, 'task' | 'matrices'> {
  /** The period that is asked for; `null`: the sheets are held against each other. */
  readonly period: Period | null;
}
