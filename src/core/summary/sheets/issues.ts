import { linesIn } from '../../display-width';
import type { SheetLink, SheetPlan } from '../../edit';
import { quoteSheetName } from '../../address';
import { formatPeriod } from '../../period';
import { SEVERITY_WORDS } from '../issues';
import { letterDate } from '../letter-date';
import type { SummaryModel } from '../model';
import { reminders, type ReturnSlip } from '../slips';
import { LETTER_MARGINS, LETTER_WIDTH } from './briefing';
import { THIS_WORKBOOK } from './data';
import { Grid } from './grid';
import type { Layout, SheetNames } from './layout';
import { footLine, generatedNames } from './marks';
import { STYLES } from './styles';

/** Columns of 问题清单, by which its lines are read back. */
export const ISSUE_COLUMNS = [
  '序号',
  '单位',
  '文件',
  '工作表',
  '单元格',
  '指标代码',
  '指标名称',
  '规则',
  '级别',
  '问题',
  '建议修改',
  '备注',
] as const;

const ISSUE_WIDTHS = [5, 15, 20, 12, 8, 9, 22, 13, 6, 46, 18, 14];
const HEADER = 3;

function heightFor(texts: readonly (readonly [string, number])[]): number {
  return Math.max(18, Math.max(...texts.map(([text, width]) => linesIn(text, width))) * 13.5 + 4);
}

const fileOf = (source: string): string => (source === '' ? THIS_WORKBOOK : source);

/** 问题清单: every open finding by unit, then what became of every file. */
export function issuesPlan(model: SummaryModel, layout: Layout): SheetPlan {
  const grid = new Grid();
  const lastColumn = ISSUE_COLUMNS.length - 1;
  const heights: Record<number, number> = { 0: 34, 1: 20, [HEADER]: 24 };
  const links: SheetLink[] = [];
  const { issues, verdicts } = model;
  const counts = (['mandatory', 'verify', 'notice'] as const).map(
    (severity) =>
      `${SEVERITY_WORDS[severity]} ${String(issues.filter((issue) => issue.severity === severity).length)} 项`,
  );
  grid.span(0, 0, lastColumn, `问题清单（${formatPeriod(model.period)}）`, 'title');
  grid.span(1, 0, lastColumn, `未解决问题：${counts.join('，')}。“备注”栏由审核人填写，重新汇总时保留。`, 'small');
  ISSUE_COLUMNS.forEach((text, column) => grid.text(HEADER, column, text, 'head'));
  issues.forEach((issue, index) => {
    const row = HEADER + 1 + index;
    grid.put(row, 0, { value: index + 1, style: 'count' });
    const texts = [
      issue.unit?.name ?? '—',
      fileOf(issue.source),
      issue.sheet,
      issue.cell,
      issue.code,
      issue.indicatorName,
      issue.rule,
      SEVERITY_WORDS[issue.severity],
      issue.message,
      issue.proposal,
    ];
    texts.forEach((text, at) => grid.text(row, at + 1, text, at === 3 || at === 7 ? 'center' : 'text'));
    grid.text(row, lastColumn, model.remarks.issues.get(issue.key) ?? '', 'remark');
    heights[row] = heightFor(texts.map((text, at) => [text, ISSUE_WIDTHS[at + 1]!]));
    if (issue.source === '' && issue.sheet !== '' && issue.cell !== '') {
      links.push({ row, column: 4, target: `${quoteSheetName(issue.sheet)}!${issue.cell}` });
    }
  });
  if (issues.length === 0) grid.span(HEADER + 1, 0, lastColumn, '没有未解决的问题。', 'text');
  const intake = HEADER + Math.max(1, issues.length) + 2;
  grid.text(intake, 0, '收件情况', 'block');
  const head = ['序号', '单位', '文件', '工作表', '处理'];
  head.slice(0, 4).forEach((text, column) => grid.text(intake + 1, column, text, 'head'));
  grid.span(intake + 1, 4, lastColumn, head[4]!, 'head');
  verdicts.forEach((verdict, index) => {
    const row = intake + 2 + index;
    grid.put(row, 0, { value: index + 1, style: 'count' });
    const texts = [verdict.unit?.name ?? '—', fileOf(verdict.source), verdict.sheet ?? '—'];
    texts.forEach((text, at) => grid.text(row, at + 1, text, 'text'));
    grid.span(row, 4, lastColumn, verdict.words, 'text');
    heights[row] = heightFor(texts.map((text, at) => [text, ISSUE_WIDTHS[at + 1]!]));
  });
  const foot = intake + 2 + verdicts.length + 1;
  grid.span(foot, 0, lastColumn, footLine(model), 'small');
  return {
    name: layout.names('issues'),
    tabColor: '#C00000',
    rows: grid.rows,
    styles: STYLES,
    columns: ISSUE_WIDTHS.map((width) => ({ width })),
    rowHeights: heights,
    merges: grid.merges,
    freeze: { rows: HEADER + 1, columns: 2 },
    showGridlines: false,
    links,
    page: {
      paper: 'A4',
      orientation: 'landscape',
      fitToWidth: true,
      repeatRows: [HEADER, HEADER],
      printArea: { top: 0, left: 0, bottom: foot, right: lastColumn },
      footer: { center: '第 &P 页 共 &N 页', right: model.fingerprint },
    },
    names: generatedNames('issues', model),
  };
}

const SLIP_WIDTHS = [6, 9, 26, 7, 44, 22];
const SLIP_WIDTH = SLIP_WIDTHS.reduce((sum, width) => sum + width, 0);
/** A character of the 14 pt text of a slip is so many times as wide as one of the sheet. */
const SLIP_SCALE = 1.35;

function proseHeight(text: string): number {
  return linesIn(`    ${text}`, SLIP_WIDTH / SLIP_SCALE) * 22 + 8;
}

/** 退回单 of one unit, ready to print and send. */
export function slipPlan(model: SummaryModel, slip: ReturnSlip, names: SheetNames): SheetPlan {
  const grid = new Grid();
  const lastColumn = SLIP_WIDTHS.length - 1;
  const heights: Record<number, number> = { 0: 36, 1: proseHeight(slip.opening), 2: 24 };
  grid.span(0, 0, lastColumn, slip.title, 'title');
  grid.span(1, 0, lastColumn, `　　${slip.opening}`, 'slipText');
  ['序号', '单元格', '指标', '级别', '问题', '建议修改'].forEach((text, column) => grid.text(2, column, text, 'head'));
  slip.issues.forEach((issue, index) => {
    const row = 3 + index;
    const indicator = [issue.code, issue.indicatorName].filter((part) => part !== '').join(' ');
    grid.put(row, 0, { value: index + 1, style: 'count' });
    grid.text(row, 1, issue.cell, 'center');
    grid.text(row, 2, indicator, 'text');
    grid.text(row, 3, SEVERITY_WORDS[issue.severity], 'center');
    grid.text(row, 4, issue.message, 'text');
    grid.text(row, 5, issue.proposal, 'text');
    heights[row] = heightFor([
      [indicator, SLIP_WIDTHS[2]!],
      [issue.message, SLIP_WIDTHS[4]!],
      [issue.proposal, SLIP_WIDTHS[5]!],
    ]);
  });
  const end = 3 + slip.issues.length;
  grid.span(end, 0, lastColumn, slip.closing, 'line');
  grid.span(end + 1, 0, 2, '审核人：', 'sign');
  grid.span(end + 1, 3, lastColumn, `退回日期：${letterDate(model.time)}`, 'sign');
  grid.span(end + 2, 0, 2, '接收人：', 'sign');
  grid.span(end + 2, 3, lastColumn, '重新报送日期：', 'sign');
  grid.span(end + 3, 0, lastColumn, footLine(model), 'small');
  for (const row of [end, end + 1, end + 2]) heights[row] = 24;
  const key = `slip ${slip.unit.code}` as const;
  return {
    name: names(key),
    tabColor: '#ED7D31',
    rows: grid.rows,
    styles: STYLES,
    columns: SLIP_WIDTHS.map((width) => ({ width })),
    rowHeights: heights,
    merges: grid.merges,
    showGridlines: false,
    page: {
      paper: 'A4',
      orientation: 'landscape',
      fitToWidth: true,
      repeatRows: [2, 2],
      printArea: { top: 0, left: 0, bottom: end + 3, right: lastColumn },
      footer: { center: '第 &P 页 共 &N 页' },
      centerHorizontally: true,
    },
    names: generatedNames(key, model),
  };
}

/** 催报单: a page for each unit that has not reported. */
export function remindersPlan(model: SummaryModel, names: SheetNames): SheetPlan {
  const grid = new Grid();
  const heights: Record<number, number> = {};
  const breaks: number[] = [];
  let row = 0;
  for (const { title, body } of reminders(model)) {
    if (row > 0) breaks.push(row);
    grid.text(row, 0, title, 'title');
    grid.text(row + 1, 0, `　　${body}`, 'slipText');
    grid.text(row + 2, 0, letterDate(model.time), 'proseRight');
    heights[row] = 48;
    heights[row + 1] = linesIn(`    ${body}`, (LETTER_WIDTH * 1.1) / SLIP_SCALE) * 22 + 16;
    heights[row + 2] = 30;
    row += 4;
  }
  if (row === 0) {
    grid.text(0, 0, '应报单位已全部报送。', 'line');
    row = 2;
  }
  grid.text(row, 0, footLine(model), 'small');
  return {
    name: names('reminders'),
    tabColor: '#ED7D31',
    rows: grid.rows,
    styles: STYLES,
    columns: [{ width: LETTER_WIDTH }],
    rowHeights: heights,
    showGridlines: false,
    page: {
      paper: 'A4',
      orientation: 'portrait',
      fitToWidth: true,
      printArea: { top: 0, left: 0, bottom: row, right: 0 },
      rowBreaks: breaks,
      margins: LETTER_MARGINS,
      centerHorizontally: true,
    },
    names: generatedNames('reminders', model),
  };
}
