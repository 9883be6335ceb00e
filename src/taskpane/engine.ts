import { clearMarks, mark } from '../actions/mark';
import { fill } from '../actions/fill';
import { fix } from '../actions/fix';
import { generate, templateEdits } from '../actions/generate';
import { intake } from '../actions/intake';
import { optionsOf, judgeAll, type Verdict } from '../actions/check';
import { perform, type Step } from '../actions/step';
import type { Task } from '../actions/task';
import { fromA1 } from '../core/address';
import { readAllocation, type Allocation } from '../core/allocation';
import { checkInTurn } from '../core/check';
import type { Edit } from '../core/edit';
import { bareWords, explainsFigure, flawOf } from '../core/explanation';
import type { Finding } from '../core/finding';
import { explanationAt } from '../core/judgement/lag';
import { dateSerial, parsePeriod } from '../core/period';
import { bindWorkbook, type Binding } from '../core/report/bind';
import { WENZHOU_2020_93 } from '../core/schema/wenzhou-2020-93';
import type { Settings } from '../core/settings';
import type { WorkbookSnapshot } from '../core/snapshot';
import { unitByCode } from '../core/units';
import type { Host } from '../hosts/host';

export { takeBack } from '../actions/journal';
export { verdictView, operandsOf } from './verdict-view';
export { clearMarks, fill, fix, mark };
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

/** What the office has asked of each unit, where a sheet says it. */
export function allocationOf({ matrices }: Pick<Binding, 'matrices'>): Allocation | null {
  const matrix = matrices.find(({ kind }) => kind === 'allocation');
  return matrix ? readAllocation(matrix, matrix.sheet.name) : null;
}

/** The task of the open workbook: its own 目标分解表 counts, where it holds one. */
export function taskOf(settings: Settings, now: Date, binding: Pick<Binding, 'matrices'>): Task {
  return {
    catalogue: WENZHOU_2020_93,
    settings,
    today: dateSerial(now.getFullYear(), now.getMonth() + 1, now.getDate()),
    period: null,
    previous: [],
    allocation: allocationOf(binding),
    expected: null,
  };
}

const SHEETS_IN_ONE_BREATH = 24;

/** Reads and judges the open workbook; `null` when it was cancelled. One read, nothing written. */
export async function checkWorkbook(host: Host, settings: Settings, now: Date, watch: Watch): Promise<Checked | null> {
  const { snapshot, binding } = await intake(host, WENZHOU_2020_93);
  if (watch.isCancelled()) return null;
  const { reports } = binding;
  const turn = checkInTurn(reports, optionsOf([binding], taskOf(settings, now, binding)));
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

/** Reads only the sheets that have changed and judges all anew: sheets are held against each other. */
export async function recheck(
  host: Host,
  checked: Checked,
  sheets: readonly string[],
  settings: Settings,
  now: Date,
): Promise<Checked> {
  const part = await host.read({ sheets });
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
  const binding: Binding = {
    reports: merged(checked.binding.reports, fresh.reports),
    matrices: merged(checked.binding.matrices, fresh.matrices),
    ignored: [...checked.binding.ignored.filter((name) => !changed.has(name)), ...fresh.ignored],
  };
  return { snapshot, binding, verdict: judgeAll([binding], taskOf(settings, now, binding)) };
}

/** Why the pane does not take an explanation; `null` when it does. */
export type ExplanationFlaw = 'phrase' | 'short' | 'plan' | 'same' | 'no-column';

interface ExplanationPlace {
  readonly row: number;
  readonly column: number;
}

function explanationPlace(finding: Finding, { binding }: Checked): ExplanationPlace | null {
  const report = binding.reports.find(({ sheet }) => sheet.name === finding.sheet);
  const at = finding.cell === null ? null : fromA1(finding.cell.split(':')[0]!);
  const column = report?.layout.columns.get('explanation');
  if (!report || at === null || column === undefined) return null;
  return explanationAt(report, at.row)?.at ?? { row: at.row, column };
}

export function explanationFlaw(
  text: string,
  finding: Finding,
  checked: Checked,
  settings: Settings,
): ExplanationFlaw | null {
  const place = explanationPlace(finding, checked);
  if (place === null) return 'no-column';
  const flaw = flawOf(text, settings.thresholds);
  if (flaw !== null) return flaw;
  if (!explainsFigure(text, settings.thresholds)) return 'plan';
  const report = checked.binding.reports.find(({ sheet }) => sheet.name === finding.sheet)!;
  const words = bareWords(text);
  const isTaken = [...report.byCode.values()].some(
    ({ explanation }) =>
      explanation !== undefined && explanation.row !== place.row && bareWords(explanation.text) === words,
  );
  return isTaken ? 'same' : null;
}

/** Writes an explanation beside the figure. */
export async function explain(
  host: Host,
  text: string,
  finding: Finding,
  checked: Checked,
  time: string,
): Promise<Step | null> {
  const place = explanationPlace(finding, checked);
  if (place === null) return null;
  const edit: Edit = { kind: 'set-cell', sheet: finding.sheet!, ...place, value: text };
  return perform(host, 'explain', [edit], checked.snapshot, { time });
}

/** Adds a blank return at the end of the workbook, under a name that is free. */
export async function addReturn(
  host: Host,
  wanted: { readonly unit: string; readonly year: number; readonly quarter: number },
  journalled: { readonly time: string },
): Promise<{ readonly sheet: string; readonly step: Step | null }> {
  const { snapshot, binding } = await intake(host, WENZHOU_2020_93);
  const allocation = allocationOf(binding);
  const unit = unitByCode(WENZHOU_2020_93, wanted.unit)!;
  const period = parsePeriod(`${wanted.year}Q${wanted.quarter}`)!;
  const taken = new Set(snapshot.sheets.map(({ name }) => name.toLowerCase()));
  let sheet = unit.name;
  for (let number = 2; taken.has(sheet.toLowerCase()); number++) sheet = `${unit.name}(${number})`;
  const edits = templateEdits(WENZHOU_2020_93, unit, period, { allocation, previous: null }).map((edit) =>
    edit.kind === 'add-sheet' ? { ...edit, plan: { ...edit.plan, name: sheet } } : edit,
  );
  return { sheet, step: await generate(host, 'template', edits, snapshot, journalled) };
}
