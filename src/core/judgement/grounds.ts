import type { Allocation } from '../allocation';
import type { Assessment } from '../attainment';
import type { Entry, Report } from '../report/report';
import type { Catalogue } from '../schema/catalogue';
import type { Earlier } from './earlier';
import type { Peers } from './peers';

/** What a judgement of a row rests on besides the row itself; each answer is worked out once, and only when asked for. */
export interface Grounds {
  readonly catalogue: Catalogue;
  readonly allocation: Allocation | null;
  assess(report: Report, entry: Entry): Assessment;
  earlier(report: Report, entry: Entry): Earlier | null;
  peers(report: Report, entry: Entry): Peers | null;
}
