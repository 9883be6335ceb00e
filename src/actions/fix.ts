import type { Finding } from '../core/finding';
import { fixEdits } from '../core/fix';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';
import { perform, type Journalled, type Step } from './step';

/** Applies the fixes of these findings, all of one workbook, in one write. `before` is the workbook they were found in. */
export async function fix(
  host: Host,
  findings: readonly Finding[],
  before: WorkbookSnapshot,
  journalled: Journalled,
): Promise<Step | null> {
  return perform(host, 'fix', fixEdits(findings), before, journalled);
}

/** The findings whose fix needs nobody's judgement. */
export function safeFixes(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.fix?.safe === true);
}
