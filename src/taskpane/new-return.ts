import { generate, templateEdits } from '../actions/generate';
import { intake } from '../actions/intake';
import type { Step } from '../actions/step';
import { parsePeriod, periodBefore, samePeriod, type Period } from '../core/period';
import type { Report } from '../core/report/report';
import type { ReportingUnit } from '../core/schema/catalogue';
import { WENZHOU_2020_93 } from '../core/schema/wenzhou-2020-93';
import { unitByCode } from '../core/units';
import type { Host } from '../hosts/host';
import { taskOf, type Terms } from './engine';

export interface NewReturn {
  readonly unit: string;
  readonly year: number;
  readonly quarter: number;
}

/** Adds a blank return at the end of the workbook, under a name that is free. */
export async function addReturn(
  host: Host,
  wanted: NewReturn,
  terms: Terms,
  journalled: { readonly time: string },
): Promise<{ readonly sheet: string; readonly step: Step | null }> {
  const { snapshot, binding } = await intake(host, WENZHOU_2020_93);
  const { allocation, previous: given } = taskOf(terms, binding);
  const unit = unitByCode(WENZHOU_2020_93, wanted.unit)!;
  const period = parsePeriod(`${wanted.year}Q${wanted.quarter}`)!;
  const previous = reportBefore(period, unit, [...given, ...binding.reports]);
  const taken = new Set(snapshot.sheets.map(({ name }) => name.toLowerCase()));
  let sheet = unit.name;
  for (let number = 2; taken.has(sheet.toLowerCase()); number++) sheet = `${unit.name}(${number})`;
  const edits = templateEdits(WENZHOU_2020_93, unit, period, { allocation, previous }).map((edit) =>
    edit.kind === 'add-sheet' ? { ...edit, plan: { ...edit.plan, name: sheet } } : edit,
  );
  return { sheet, step: await generate(host, 'template', edits, snapshot, journalled) };
}

/** What the unit reported for the period just before; 上期完成值 of the new sheet comes from it. */
function reportBefore(period: Period, unit: ReportingUnit, reports: readonly Report[]): Report | null {
  const before = periodBefore(period);
  const isIt = (report: Report) =>
    report.unit?.code === unit.code && report.period !== null && samePeriod(report.period, before);
  return reports.find(isIt) ?? null;
}
