import { intake } from '../actions/intake';
import { optionsOf, judgeAll, type Verdict } from '../actions/check';
import type { Task } from '../actions/task';
import { readAllocation, type Allocation } from '../core/allocation';
import { checkInTurn } from '../core/check';
import { dateSerial } from '../core/period';
import { bindWorkbook, type Binding } from '../core/report/bind';
import { setAside } from '../core/report/set-aside';
import type { Matrix } from '../core/report/matrix';
import type { Report } from '../core/report/report';
import { WENZHOU_2020_93 } from '../core/schema/wenzhou-2020-93';
import type { Settings } from '../core/settings';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';

export { verdictView } from './verdict-view';
export { WENZHOU_2020_93 as CATALOGUE };

/** A workbook that was read and judged. */
export interface Checked {
  readonly snapshot: WorkbookSnapshot;
  readonly binding: Binding;
  readonly verdict: Verdict;
}

export interface Watch {
  onProgress(done: number, total: number): void;
  isCancelled(): boolean;
  /** Lets the screen be drawn and a cancel be heard. */
  breathe(): Promise<void>;
}

interface WithMatrices {
  readonly matrices: readonly Matrix[];
}

/** What the office has asked of each unit, where a sheet says it. */
export function allocationOf({ matrices }: WithMatrices): Allocation | null {
  const matrix = matrices.find(({ kind }) => kind === 'allocation');
  return matrix ? readAllocation(matrix, matrix.source || matrix.sheet.name) : null;
}

/** What judging rests on besides the open workbook. */
export interface Terms {
  readonly settings: Settings;
  readonly now: Date;
  /** Returns of earlier periods that the person gave. */
  readonly previous: readonly Report[];
  /** The 目标分解表 of a file that the person gave. */
  readonly allocation: Allocation | null;
}

/** The task of the open workbook: its own 目标分解表 counts, where it holds one. */
export function taskOf({ settings, now, previous, allocation }: Terms, binding: WithMatrices): Task {
  return {
    catalogue: WENZHOU_2020_93,
    settings,
    today: dateSerial(now.getFullYear(), now.getMonth() + 1, now.getDate()),
    period: null,
    previous,
    allocation: allocationOf(binding) ?? allocation,
    expected: null,
  };
}

const SHEETS_IN_ONE_BREATH = 24;

/** Reads and judges the open workbook; `null` when it was cancelled. One read, nothing written. */
export async function checkWorkbook(host: Host, terms: Terms, watch: Watch): Promise<Checked | null> {
  const { snapshot, binding } = await intake(host, WENZHOU_2020_93);
  if (watch.isCancelled()) return null;
  const { reports } = binding;
  const turn = checkInTurn(reports, optionsOf([binding], taskOf(terms, binding)));
  const verdicts: Verdict[] = [];
  for (const [index, report] of reports.entries()) {
    if (index % SHEETS_IN_ONE_BREATH === 0) {
      watch.onProgress(index, reports.length);
      await watch.breathe();
      if (watch.isCancelled()) return null;
    }
    verdicts.push(turn.sheet(report));
  }
  verdicts.push(turn.among());
  const verdict = {
    findings: verdicts.flatMap(({ findings }) => findings),
    explained: verdicts.flatMap(({ explained }) => explained),
  };
  return { snapshot, binding, verdict };
}

/** Takes over the sheets that were read once more and judges all anew: sheets are held against each other. */
export function recheck(checked: Checked, part: WorkbookSnapshot, terms: Terms): Checked {
  const changed = new Map(part.sheets.map((sheet) => [sheet.name, sheet]));
  const snapshot: WorkbookSnapshot = {
    names: part.names,
    sheets: checked.snapshot.sheets.map((sheet) => changed.get(sheet.name) ?? sheet),
  };
  const fresh = bindWorkbook({ ...snapshot, sheets: part.sheets }, WENZHOU_2020_93, '');
  const nameOf = (one: { readonly sheet: { readonly name: string } }) => one.sheet.name;
  const order = new Map(snapshot.sheets.map((sheet, index) => [sheet.name, index]));
  const merged = <T extends { readonly sheet: { readonly name: string } }>(old: readonly T[], now_: readonly T[]) =>
    [...old.filter((one) => !changed.has(nameOf(one))), ...now_].sort(
      (a, b) => order.get(nameOf(a))! - order.get(nameOf(b))!,
    );
  const binding: Binding = setAside({
    reports: merged(checked.binding.reports, fresh.reports),
    matrices: merged(checked.binding.matrices, fresh.matrices),
    ignored: [...checked.binding.ignored.filter((name) => !changed.has(name)), ...fresh.ignored],
  });
  return rejudge({ snapshot, binding }, terms);
}

/** Judges once more what was read. */
export function rejudge({ snapshot, binding }: Pick<Checked, 'snapshot' | 'binding'>, terms: Terms): Checked {
  return { snapshot, binding, verdict: judgeAll([binding], taskOf(terms, binding)) };
}
