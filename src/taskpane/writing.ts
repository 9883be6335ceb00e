import { generate, templateEdits } from '../actions/generate';
import { intake } from '../actions/intake';
import { perform, type Step } from '../actions/step';
import { fromA1 } from '../core/address';
import type { Edit } from '../core/edit';
import { bareWords, explainsFigure, flawOf } from '../core/explanation';
import type { Finding } from '../core/finding';
import { explanationAt } from '../core/judgement/lag';
import { parsePeriod } from '../core/period';
import { WENZHOU_2020_93 } from '../core/schema/wenzhou-2020-93';
import type { Settings } from '../core/settings';
import { unitByCode } from '../core/units';
import type { Host } from '../hosts/host';
import { allocationOf, type Checked } from './engine';
import { asksForReason } from './verdict-view';

/* What writes into the workbook; wanted only after the first verdict. */
export { fill } from '../actions/fill';
export { fix } from '../actions/fix';
export { takeBack } from '../actions/journal';
export { clearMarks, mark } from '../actions/mark';

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
  if (!asksForReason(finding) && !explainsFigure(text, settings.thresholds)) return 'plan';
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
