import type { Finding } from '../core/finding';
import { clearMarksEdits, markedPlaces, markEdits, marksNeeded } from '../core/mark';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';
import { perform, type Journalled, type Step } from './step';

/** Marks the cells of findings, all of one workbook: one read of their fills and notes, one write. Earlier marks are replaced. */
export async function mark(
  host: Host,
  findings: readonly Finding[],
  words: (finding: Finding) => string,
  before: WorkbookSnapshot,
  journalled: Journalled,
): Promise<Step | null> {
  const details = marksNeeded(findings, before.names);
  const known = details.length === 0 ? before : await host.read({ details });
  return perform(host, 'mark', markEdits(findings, words, known), known, journalled);
}

/** Takes all marks away and puts back what was there: one read, one write. */
export async function clearMarks(host: Host, before: WorkbookSnapshot, journalled: Journalled): Promise<Step | null> {
  const details = markedPlaces(before.names);
  const known = details.length === 0 ? before : await host.read({ details });
  return perform(host, 'clearMarks', clearMarksEdits(known), known, journalled);
}
