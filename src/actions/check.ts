import { check as judge } from '../core/check';
import type { Finding } from '../core/finding';
import type { Binding } from '../core/report/bind';
import type { Report } from '../core/report/report';
import type { Host } from '../hosts/host';
import { intake, type Intake } from './intake';
import type { Task } from './task';

export interface Verdict {
  readonly findings: readonly Finding[];
  /** 核实 findings that the clerk has explained: open no more, but not forgotten. */
  readonly explained: readonly Finding[];
}

/** Judges what was bound, sheet by sheet and the sheets against each other. */
export function judgeAll(
  bindings: readonly Pick<Binding, 'reports' | 'matrices'>[],
  task: Task,
  reports: readonly Report[] = bindings.flatMap((binding) => binding.reports),
): Verdict {
  return judge(reports, {
    catalogue: task.catalogue,
    settings: task.settings,
    today: task.today,
    task: task.period,
    previous: task.previous,
    allocation: task.allocation,
    expected: task.expected,
    matrices: bindings.flatMap((binding) => binding.matrices),
  });
}

/** Checks the open workbook: one read, nothing written. */
export async function check(host: Host, task: Task, source = ''): Promise<Intake & Verdict> {
  const taken = await intake(host, task.catalogue, source);
  return { ...taken, ...judgeAll([taken.binding], task) };
}
