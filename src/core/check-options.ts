import type { Allocation } from './allocation';
import type { Period } from './period';
import type { Matrix } from './report/matrix';
import type { Report } from './report/report';
import type { Catalogue } from './schema/catalogue';
import type { Settings } from './settings';

/** What a run of all rules rests on besides the reports. */
export interface CheckOptions {
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  /** Days since 1899-12-30; an argument, so that a run can be repeated. */
  readonly today: number;
  /** The period of the task; `null`: the sheets are held against each other. */
  readonly task: Period | null;
  /** Accepted reports of earlier periods; of several of a unit the latest counts. */
  readonly previous: readonly Report[];
  readonly allocation: Allocation | null;
  /** Codes of the units that should report; `null`: nobody asked. */
  readonly expected: readonly string[] | null;
  /** The sheets of the run with units across: 目标分解表 and totals made by hand. */
  readonly matrices: readonly Matrix[];
}
