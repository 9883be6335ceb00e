import { checkInTurn } from '../core/check';
import type { Finding } from '../core/finding';
import type { Report } from '../core/report/report';
import { RULES } from '../core/rules';
import { judgeAll, optionsOf, type Verdict } from './check';
import { wholeReports, type Gathering } from './gather';
import type { Task } from './task';

/** The reports of all files that could be read. */
export function reportsOf(gathering: Gathering): readonly Report[] {
  return gathering.files.flatMap((file) => file.reports);
}

/**
 * Judges all files of a gathering; where only digests were kept, a file is read once more if the others
 * change what is said of it.
 */
export async function judgeGathering(
  gathering: Gathering,
  task: Task,
  onFile: (index: number) => void = () => {},
): Promise<Verdict> {
  if (!gathering.digested) return judgeAll(gathering.files, task);
  const turn = checkInTurn(reportsOf(gathering), optionsOf(gathering.files, task));
  const findings: Finding[] = [];
  const explained: Finding[] = [];
  const add = (verdict: Verdict) => {
    findings.push(...verdict.findings);
    explained.push(...verdict.explained);
  };
  for (const [index, file] of gathering.files.entries()) {
    onFile(index);
    if (file.alone && file.reports.every((kept) => turn.standsAlone(kept))) file.alone.forEach(add);
    else for (const report of await wholeReports(file, gathering, task.catalogue)) add(turn.sheet(report));
  }
  add(turn.among());
  return { findings, explained };
}

/** What the rules of a single sheet say of reports that were changed since the gathering, among all the others. */
export function judgeSheets(reports: readonly Report[], gathering: Gathering, task: Task): Verdict {
  const turn = checkInTurn(reportsOf(gathering), optionsOf(gathering.files, task));
  const verdicts = reports.map((report) => turn.sheet(report));
  return {
    findings: verdicts.flatMap((verdict) => verdict.findings),
    explained: verdicts.flatMap((verdict) => verdict.explained),
  };
}

const AMONG_SHEETS: ReadonlySet<string> = new Set(RULES.filter((rule) => rule.scope === 'run').map((rule) => rule.id));

/** Whether a finding rests on several sheets, so that judging its own sheet anew would not find it again. */
export function isAmongSheets(finding: Finding): boolean {
  return AMONG_SHEETS.has(finding.rule);
}
