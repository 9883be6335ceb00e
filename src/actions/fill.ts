import type { Edit } from '../core/edit';
import { fillEdits } from '../core/fill';
import type { Report } from '../core/report/report';
import type { Host } from '../hosts/host';
import { intake } from './intake';
import { perform, type Journalled, type Step } from './step';
import type { Task } from './task';

export interface Filled {
  readonly reports: readonly Report[];
  readonly edits: readonly Edit[];
  readonly step: Step | null;
}

/**
 * Makes every computed cell a formula with its value: one read, one write; nothing where nothing differs. A sheet that
 * names no period is taken to be for the one that is asked for.
 */
export async function fill(
  host: Host,
  task: Pick<Task, 'catalogue' | 'settings' | 'allocation' | 'period'>,
  journalled: Journalled,
  source = '',
): Promise<Filled> {
  const { snapshot, binding } = await intake(host, task.catalogue, source);
  const edits = binding.reports.flatMap((report) =>
    fillEdits(report.period === null ? { ...report, period: task.period } : report, task),
  );
  const step = await perform(host, 'fill', edits, snapshot, journalled);
  return { reports: binding.reports, edits, step };
}
