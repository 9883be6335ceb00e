import { perform, type Step } from '../actions/step';
import { fromA1 } from '../core/address';
import type { Edit } from '../core/edit';
import { bareWords, explainsFigure, flawOf } from '../core/explanation';
import type { Finding } from '../core/finding';
import { explanationAt } from '../core/judgement/lag';
import type { Settings } from '../core/settings';
import type { Host } from '../hosts/host';
import type { Checked } from './engine';
import { asksForReason } from './verdict-view';

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
