import type { Allocation } from '../core/allocation';
import type { Period } from '../core/period';
import type { Report } from '../core/report/report';
import type { Catalogue } from '../core/schema/catalogue';
import type { Settings } from '../core/settings';

/** What a run is about: everything that judging needs besides the workbook itself. */
export interface Task {
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  /** Days since 1899-12-30. */
  readonly today: number;
  /** The period that is asked for; `null`: the sheets are held against each other. */
  readonly period: Period | null;
  /** The accepted reports of the period before. */
  readonly previous: readonly Report[];
  readonly allocation: Allocation | null;
  /** Codes of the units that should report; `null`: nobody asked. */
  readonly expected: readonly string[] | null;
}
