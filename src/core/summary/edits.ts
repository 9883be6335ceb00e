import type { Edit, SheetPlan } from '../edit';
import { isGenerated } from '../report/stamp';
import type { WorkbookSnapshot } from '../snapshot';
import type { EarlierSummary } from './earlier';
import type { SummaryModel } from './model';
import { briefingPlan } from './sheets/briefing';
import { chartsPlan } from './sheets/charts';
import { comparisonPlan } from './sheets/comparison';
import { dataPlan, dataRows } from './sheets/data';
import { issuesPlan, remindersPlan, slipPlan } from './sheets/issues';
import { layoutOf, type SheetKey, type SheetNames } from './sheets/layout';
import { overviewPlan } from './sheets/overview';
import { weightsPlan } from './sheets/weights';
import { returnSlips, type ReturnSlip } from './slips';

const TITLES: Readonly<Record<Exclude<SheetKey, `slip ${string}`>, string>> = {
  overview: '汇总表',
  comparison: '对比',
  charts: '图表',
  briefing: '通报',
  issues: '问题清单',
  reminders: '催报单',
  weights: '权重',
  data: '数据',
};

const slipKey = ({ unit }: ReturnSlip): SheetKey => `slip ${unit.code}`;

/** A sheet's name has at most 31 characters and none of these. */
function safeName(text: string): string {
  return text.replace(/[\\/?*[\]:]/g, '').slice(0, 27);
}

/**
 * What the generated sheets are called: as they are now where they stand already, also renamed; else by their title,
 * with a number where a sheet of the person's own bears it.
 */
export function sheetNames(
  slips: readonly ReturnSlip[],
  before: WorkbookSnapshot | null,
  earlier: EarlierSummary | null,
): SheetNames {
  const taken = new Set(before?.sheets.map((sheet) => sheet.name.toLowerCase()));
  const names = new Map<SheetKey, string>(earlier?.sheets);
  const claim = (key: SheetKey, title: string): void => {
    if (names.has(key)) return;
    let name = title;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${title}(${String(number)})`;
    taken.add(name.toLowerCase());
    names.set(key, name);
  };
  for (const [key, title] of Object.entries(TITLES)) claim(key as SheetKey, title);
  for (const slip of slips) claim(slipKey(slip), safeName(`退回单-${slip.unit.name}`));
  return (key) => names.get(key)!;
}

/** All sheets of a summary, in the order of their tabs. */
export function summaryPlans(model: SummaryModel, names: SheetNames): readonly SheetPlan[] {
  const rows = dataRows(model);
  const layout = layoutOf(model, names, rows.length);
  return [
    overviewPlan(model, layout),
    comparisonPlan(model, layout),
    chartsPlan(model, layout),
    briefingPlan(model, layout),
    issuesPlan(model, layout),
    remindersPlan(model, names),
    ...returnSlips(model).map((slip) => slipPlan(model, slip, names)),
    weightsPlan(model, layout),
    dataPlan(model, rows, names),
  ];
}

/**
 * Puts the summary into a workbook: generated sheets are replaced where they stand, new ones added at the end, slips
 * that nobody needs any more deleted. Sheets that a person made are never touched.
 * @param before the workbook, or `null` for a new one
 * @param earlier what `readSummary` found in it
 */
export function summaryEdits(
  model: SummaryModel,
  before: WorkbookSnapshot | null,
  earlier: EarlierSummary | null,
): readonly Edit[] {
  const names = sheetNames(returnSlips(model), before, earlier);
  const plans = summaryPlans(model, names);
  const present = new Set(before?.sheets.map((sheet) => sheet.name));
  const edits: Edit[] = [];
  const made = new Set<string>();
  for (const plan of plans) {
    made.add(plan.name);
    edits.push(present.has(plan.name) ? { kind: 'replace-sheet', plan } : { kind: 'add-sheet', plan });
  }
  for (const [key, sheet] of earlier?.sheets ?? []) {
    if (!made.has(sheet) && key.startsWith('slip ') && before && isGenerated(before, sheet)) {
      edits.push({ kind: 'delete-sheet', sheet });
    }
  }
  return edits;
}
