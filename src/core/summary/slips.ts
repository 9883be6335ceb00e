import { formatPeriod } from '../period';
import type { ReportingUnit } from '../schema/catalogue';
import { SEVERITY_WORDS, type Issue } from './issues';
import { letterDate } from './letter-date';
import type { SummaryModel } from './model';

/** 退回单: what one unit is asked to correct or explain. */
export interface ReturnSlip {
  readonly unit: ReportingUnit;
  readonly title: string;
  readonly opening: string;
  readonly issues: readonly Issue[];
  readonly closing: string;
  /** All of it as text to copy. */
  readonly text: string;
}

/** 催报单: what the units that have not reported are reminded of. */
export interface Reminder {
  readonly unit: ReportingUnit;
  readonly title: string;
  readonly body: string;
  readonly text: string;
}

const reportName = (model: SummaryModel): string => `《${model.catalogue.title}指标报送表》`;

function countText(issues: readonly Issue[]): string {
  return (['mandatory', 'verify', 'notice'] as const)
    .flatMap((severity) => {
      const count = issues.filter((issue) => issue.severity === severity).length;
      return count === 0 ? [] : [`${SEVERITY_WORDS[severity]} ${String(count)} 项`];
    })
    .join('、');
}

function slipFor(model: SummaryModel, unit: ReportingUnit, issues: readonly Issue[]): ReturnSlip {
  const title = '指标报送表退回单';
  const opening = `${unit.name}：你单位报送的${formatPeriod(model.period)}${reportName(model)}经审核，尚有${countText(issues)}，现退回。请逐项更正，“核实”类问题确认无误的，在“情况说明”栏写明具体原因后重新报送。`;
  const closing = '“强制”类问题更正前不予验收。';
  const lines = issues.map((issue, index) => {
    const place = [issue.cell, issue.code, issue.indicatorName].filter((part) => part !== '').join(' ');
    const proposal = issue.proposal === '' ? '' : `（建议：${issue.proposal}）`;
    return `${String(index + 1)}. 【${SEVERITY_WORDS[issue.severity]}】${place}${place && '：'}${issue.message}${proposal}`;
  });
  return { unit, title, opening, issues, closing, text: [title, opening, ...lines, closing].join('\n') };
}

/** A slip for every unit with open findings, in the order of the units. */
export function returnSlips(model: SummaryModel): readonly ReturnSlip[] {
  const byUnit = new Map<ReportingUnit, Issue[]>();
  for (const issue of model.issues) {
    if (!issue.unit) continue;
    const known = byUnit.get(issue.unit);
    if (known) known.push(issue);
    else byUnit.set(issue.unit, [issue]);
  }
  return [...byUnit].map(([unit, issues]) => slipFor(model, unit, issues));
}

/** A reminder for every expected unit without an accepted report. */
export function reminders(model: SummaryModel): readonly Reminder[] {
  return model.missing.map((unit) => {
    const title = '指标报送催报单';
    const body = `${unit.name}：截至${letterDate(model.time)}，尚未收到你单位${formatPeriod(model.period)}${reportName(model)}。请尽快填报，经审核人、单位负责人确认后报送。`;
    return { unit, title, body, text: `${title}\n${body}` };
  });
}
