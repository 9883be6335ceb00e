import { check as judge } from '../core/check';
import type { CheckOptions } from '../core/check-options';
import type { Finding } from '../core/finding';
import type { Matrix } from '../core/report/matrix';
import type { Report } from '../core/report/report';
import type { Host } from '../hosts/host';
import { intake, type Intake } from './intake';
import type { Task } from './task';

export interface Verdict {
  readonly findings: readonly Finding[];
  /** 核实 findings that the clerk has explained: open no more, but not forgotten. */
  readonly explained: readonly Finding[];
}

interface Bound {
  readonly reports: readonly Report[];
  readonly matrices: readonly Matrix[];
}

/** What judging rests on besides the reports. */
export function optionsOf(bindings: readonly Bound[], task: Task): CheckOptions {
  const { period, ...rest } = task;
  return { ...rest, task: period, matrices: bindings.flatMap((binding) => binding.matrices) };
}

/** Judges what was bound, sheet by sheet and the sheets against each other. */
export function judgeAll(bindings: readonly Bound[], task: Task): Verdict {
  return judge(
    bindings.flatMap((binding) => binding.reports),
    optionsOf(bindings, task),
  );
}

/** Checks the open workbook: one read, nothing written. */
export async function check(host: Host, task: Task, source = ''): Promise<Intake & Verdict> {
  const taken = await intake(host, task.catalogue, source);
  return { ...taken, ...judgeAll([taken.binding], task) };
}
