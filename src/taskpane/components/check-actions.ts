import type { Severity } from '../../core/finding';
import type { GroupBy } from '../state';
import type { FindingView } from '../view-models';

/** What the 校验 view may ask for. */
export interface CheckActions {
  validate(): void;
  cancelCheck(): void;
  fill(): void;
  goTo(view: Pick<FindingView, 'sheet' | 'cell'>): void;
  fix(view: FindingView, next: string | null): void;
  openFixes(views: readonly FindingView[]): void;
  openExplanation(view: FindingView): void;
  openNewReturn(): void;
  openSummary(): void;
  importReturns: (() => void) | null;
  mark(): void;
  clearMarks(): void;
  group(by: GroupBy): void;
  search(text: string): void;
  toggleSeverity(severity: Severity): void;
  clearFilter(): void;
  copy(text: string): void;
}
