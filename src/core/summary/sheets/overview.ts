import { letterDate } from '../letter-date';
import { columnName, toA1 } from '../../address';
import type { CellStyle, ConditionalFormat, PlannedCell, SheetPlan } from '../../edit';
import { actualFormatOf } from '../../computed/row';
import { linesIn } from '../../display-width';
import { print } from '../../expression/print';
import { formatPeriod } from '../../period';
import { lightFormats } from '../../sheet-styles';
import type { Indicator } from '../../schema/catalogue';
import { cityName } from '../../template/words';
import { actualText, definitionsOf } from '../city';
import type { IndicatorSummary, SummaryModel } from '../model';
import { INCOMPLETE, totalNote, unitNames, waitingForCity } from '../notes';
import { countStatuses, STATUSES } from '../standing';
import { ACTUAL, operandItems } from '../submission';
import { NOT_TOTALLED, totalExpression, yearsSinceBase, type Aggregate } from '../totals';
import { NOT_APPLICABLE, VALID } from './data';
import { Grid } from './grid';
import { absolute, dataRange, type Layout } from './layout';
import { footLine, generatedNames } from './marks';
import { numberStyle, STYLES } from './styles';

/** 较上期 where the two totals cover different units. */
const NOT_COMPARABLE = '口径不同';
const NOTE_WIDTH = 32;
const NAME_WIDTH = 31;
const UNIT_WIDTH = 8.5;

/** `COUNTIFS(数据!$D…,$B8,数据!$E…,"完成值",数据!$I…,"是")`: an aggregate over the rows of 数据 that count. */
function aggregateFormula(layout: Layout, row: number, aggregate: Aggregate): string {
  const { firstUnit, code } = layout.overview.columns;
  if (aggregate.of === 'min') {
    if (layout.units.length === 0) return '0';
    const from = toA1(row, firstUnit);
    return `MIN(${from}:${toA1(row, firstUnit + layout.units.length - 1)})`;
  }
  const where = [
    dataRange(layout, '指标代码'),
    `$${columnName(code)}${String(row + 1)}`,
    dataRange(layout, '项'),
    `"${aggregate.item}"`,
    dataRange(layout, '有效'),
    `"${VALID}"`,
  ].join(',');
  const values = dataRange(layout, '值');
  if (aggregate.of === 'sum') return `SUMIFS(${values},${where})`;
  return `COUNTIFS(${where}${aggregate.of === 'met' ? `,${values},">=1"` : ''})`;
}

/** The 项 whose valid rows are counted for n of m. */
function coveredItem(indicator: Indicator): string {
  return indicator.cityTotal === 'ratio-of-sums' || indicator.cityTotal === 'growth-of-sums'
    ? operandItems(indicator)[1]
    : ACTUAL;
}

/** What a unit reported, found by its name and the code, so that 数据 may be sorted and filtered. */
function unitFormula(layout: Layout, row: number, column: number): string {
  const { code, firstUnit } = layout.overview.columns;
  const own = `$${columnName(code)}${String(row + 1)}`;
  const name = `${columnName(firstUnit + column)}$${String(layout.overview.header + 1)}`;
  const where = `${dataRange(layout, '单位')},${name},${dataRange(layout, '指标代码')},${own},${dataRange(layout, '项')},"${ACTUAL}"`;
  const valid = `${where},${dataRange(layout, '有效')},"${VALID}"`;
  const values = dataRange(layout, '值');
  return `IF(COUNTIFS(${valid})>0,SUMIFS(${values},${valid}),IF(COUNTIFS(${where},${values},"${NOT_APPLICABLE}")>0,"${NOT_APPLICABLE}","未报送"))`;
}

class Overview {
  readonly grid = new Grid();
  readonly styles: Record<string, CellStyle> = { ...STYLES };
  readonly heights: Record<number, number> = {};

  constructor(
    private readonly model: SummaryModel,
    private readonly layout: Layout,
  ) {}

  private number(row: number, column: number, value: PlannedCell['value'], format: string, formula?: string): void {
    const { name, style } = numberStyle(format);
    this.styles[name] ??= style;
    this.grid.put(row, column, { value, style: name, ...(formula === undefined ? {} : { formula }) });
  }

  /** Title, identity, and the count of indicators by 进度状态. */
  top(): void {
    const { model, grid, layout } = this;
    const { columns, header, last, lastColumn, strip } = layout.overview;
    const { catalogue, period, expected, missing, time } = model;
    grid.span(0, 0, lastColumn, `${cityName(catalogue)}${catalogue.title}指标完成情况汇总表`, 'title');
    const reported = expected.length - missing.length;
    const waiting = waitingForCity(model);
    const complete = waiting > 0 ? '县（市、区）和集聚区全部报齐' : '全部报齐';
    const line = [
      `报告期：${formatPeriod(period)}`,
      `依据：${catalogue.document.number}`,
      `已报单位 ${String(reported)} / 应报单位 ${String(expected.length)}`,
      missing.length > 0 ? `未报送 ${String(missing.length)}：${unitNames(missing)}` : complete,
      ...(waiting > 0 ? [`市本级表未报（${String(waiting)}项指标）`] : []),
      `制表日期：${letterDate(time)}`,
    ].join('　　');
    grid.span(1, 0, lastColumn, line, 'lineCenter');
    const states = `${columnName(columns.status)}$${String(header + 2)}:${columnName(columns.status)}$${String(last + 1)}`;
    const notes = `${columnName(columns.note)}$${String(header + 2)}:${columnName(columns.note)}$${String(last + 1)}`;
    const counts = countStatuses(model.indicators.map(({ status }) => status));
    grid.text(strip, columns.name, '全市指标数', 'head');
    grid.put(strip + 1, columns.name, {
      value: model.indicators.length,
      formula: `COUNTA($${states.replace(':', ':$')})`,
      style: 'count',
    });
    STATUSES.forEach((status, index) => {
      grid.text(strip, columns.unit + index, status, 'head');
      grid.put(strip + 1, columns.unit + index, {
        value: counts[status],
        formula: `COUNTIF($${states.replace(':', ':$')},"${status}")`,
        style: 'count',
      });
    });
    const gaps = [INCOMPLETE, NOT_TOTALLED];
    gaps.forEach((word, index) => {
      const column = columns.unit + STATUSES.length + index;
      grid.text(strip, column, `合计${word}`, 'head');
      grid.put(strip + 1, column, {
        value: model.indicators.filter((summary) => totalNote(summary).startsWith(word)).length,
        formula: `COUNTIF($${notes.replace(':', ':$')},"${word}*")`,
        style: 'count',
      });
    });
  }

  header(): void {
    const { columns, header } = this.layout.overview;
    const { catalogue, standings } = this.model;
    const head = (column: number, text: string): void => this.grid.text(header, column, text, 'head');
    head(columns.sequence, '序号');
    head(columns.code, '代码');
    head(columns.name, '指标名称');
    head(columns.unit, '计量单位');
    head(columns.target, `${catalogue.programme.end.slice(0, 4)}年目标`);
    head(columns.actual, '全市完成');
    if (columns.past) head(columns.past.actual, '上期完成');
    if (columns.past) head(columns.past.change, '较上期');
    head(columns.attainment, '达成率');
    head(columns.expected, '序时进度');
    head(columns.status, '进度状态');
    head(columns.covered, '已报单位数');
    standings.forEach(({ unit }, index) => head(columns.firstUnit + index, unit.name));
    head(columns.note, '汇总说明');
    head(columns.remark, '备注');
    this.heights[header] = 40;
  }

  indicator(summary: IndicatorSummary, sequence: number): void {
    const { model, layout, grid } = this;
    const { columns, rows } = layout.overview;
    const { indicator, total, target, units } = summary;
    const row = rows.get(indicator.code)!;
    const format = actualFormatOf(indicator);
    grid.put(row, columns.sequence, { value: sequence, style: 'count' });
    grid.text(row, columns.code, indicator.code, 'center');
    grid.text(row, columns.name, indicator.name, 'text');
    grid.text(row, columns.unit, indicator.unit, 'center');
    this.number(row, columns.target, target, format);
    this.actual(row, summary);
    this.judgement(row, summary);
    const count = aggregateFormula(layout, row, { of: 'count', item: coveredItem(indicator) });
    grid.put(row, columns.covered, {
      value: `${String(total.covered)}/${String(total.expected)}`,
      formula: `${count}&"/${String(total.expected)}"`,
      style: 'center',
    });
    model.standings.forEach(({ unit }, index) => {
      const figure = units.get(unit.code);
      const column = columns.firstUnit + index;
      if (!figure) return grid.text(row, column, '—', 'center');
      const value = figure.actual ?? (figure.applicable ? '未报送' : NOT_APPLICABLE);
      const constant = !figure.applicable && !model.submissions.some((own) => own.unit === unit);
      this.number(row, column, value, format, constant ? undefined : unitFormula(layout, row, index));
    });
    const note = totalNote(summary);
    grid.text(row, columns.note, note, 'text');
    grid.text(row, columns.remark, model.remarks.indicators.get(indicator.code) ?? '', 'remark');
    const lines = Math.max(linesIn(note, NOTE_WIDTH), linesIn(indicator.name, NAME_WIDTH));
    this.heights[row] = Math.max(18, lines * 13.5 + 4);
  }

  private actual(row: number, summary: IndicatorSummary): void {
    const { model, layout } = this;
    const { columns } = layout.overview;
    const { indicator, total, actual, previous, comparable } = summary;
    const format = actualFormatOf(indicator);
    const asked = total.expected > 0 || total.notApplicable.length === 0;
    const expression = totalExpression(indicator, model.catalogue, yearsSinceBase(model.period, model.catalogue));
    this.number(
      row,
      columns.actual,
      actual ?? actualText(asked),
      format,
      asked ? print(expression, (aggregate) => aggregateFormula(layout, row, aggregate)) : undefined,
    );
    if (!columns.past) return;
    this.number(row, columns.past.actual, previous ?? '', format);
    if (previous !== null && !comparable) return this.number(row, columns.past.change, NOT_COMPARABLE, format);
    const cells = [absolute(row, columns.actual), absolute(row, columns.past.actual)];
    this.number(
      row,
      columns.past.change,
      actual !== null && previous !== null ? actual - previous : '',
      format,
      `IF(COUNT(${cells.join(',')})=2,${cells.join('-')},"")`,
    );
  }

  private judgement(row: number, summary: IndicatorSummary): void {
    const { model, layout, grid } = this;
    const { columns } = layout.overview;
    const { attainment, expected, status } = definitionsOf(summary.indicator, model.period, model.basis);
    const address = (role: unknown): string =>
      absolute(row, role === 'target' || role === 'attainment' || role === 'expected' ? columns[role] : columns.actual);
    const put = (column: number, value: PlannedCell['value'], style: string, formula: string | null): void =>
      grid.put(row, column, { value, style, ...(formula === null ? {} : { formula }) });
    put(columns.attainment, summary.attainment ?? '', 'percent', attainment && print(attainment, address));
    put(columns.expected, summary.expected ?? '', 'percent', expected && print(expected, address));
    put(columns.status, summary.status, 'status', status && print(status, address));
  }

  /** Shares and findings of the units, then who answers for the table. */
  foot(): void {
    const { model, layout, grid } = this;
    const { columns, last } = layout.overview;
    const first = last + 1;
    const lines = ['达序时比例', '强制问题数', '核实问题数'];
    lines.forEach((title, index) => {
      const row = first + index;
      grid.span(row, 0, columns.covered, title, 'clause');
      for (const [at, standing] of model.standings.entries()) {
        const column = columns.firstUnit + at;
        const value = [standing.share ?? '—', standing.mandatory, standing.verify][index]!;
        grid.put(row, column, { value, style: index === 0 ? 'percent' : 'count' });
      }
      const sums = [null, 'mandatory', 'verify'] as const;
      const key = sums[index]!;
      const all =
        key === null ? '' : `全市 ${String(model.issues.filter(({ severity }) => severity === key).length)} 项`;
      grid.text(row, columns.note, all, 'text');
      grid.text(row, columns.remark, '', 'text');
    });
    const sign = first + lines.length + 1;
    grid.span(sign, 0, columns.target, '填表人：', 'sign');
    grid.span(sign, columns.actual, columns.covered, '审核人：', 'sign');
    grid.span(sign, columns.firstUnit, columns.remark, '签发人：', 'sign');
    this.heights[sign] = 26;
    const { catalogue, period } = model;
    const notes = [
      '说明：全市完成按各指标汇总口径由“数据”表计算：可加者求和，比率为分子合计÷分母合计，增速为本期合计÷基期合计－1，下限取最低，行业覆盖取并集；不对百分数求和或平均。',
      `缺项、文本、错误值不计入，也不按零计；与上期计入的单位不同的，不作比较；“已报单位数”为已计入/应报单位数。集聚区位于县（市、区）内，合计中如有集聚区数据见汇总说明。达成率以${catalogue.document.number}目标为准，${formatPeriod(period)}。`,
      footLine(model),
    ];
    notes.forEach((text, index) => grid.span(sign + 1 + index, 0, layout.overview.lastColumn, text, 'small'));
  }

  plan(): SheetPlan {
    const { model, layout, grid } = this;
    const { columns, header, last, lastColumn, clauses, strip } = layout.overview;
    this.top();
    this.header();
    for (const { id, title, first } of clauses) {
      grid.span(first - 1, 0, columns.remark, `${id} ${title}`, 'clause');
      this.heights[first - 1] = 18;
    }
    model.indicators.forEach((summary, index) => this.indicator(summary, index + 1));
    this.foot();
    const widths = new Map<number, number>([
      [columns.sequence, 5],
      [columns.code, 7.5],
      [columns.name, NAME_WIDTH],
      [columns.unit, 8.5],
      [columns.target, 10.5],
      [columns.actual, 11.5],
      [columns.attainment, 9],
      [columns.expected, 9],
      [columns.status, 10],
      [columns.covered, 8.5],
      [columns.note, NOTE_WIDTH],
      [columns.remark, 14],
    ]);
    const bottom = grid.height - 1;
    const all = { top: header + 1, left: 0, bottom: last, right: columns.note };
    return {
      name: layout.names('overview'),
      tabColor: '#1F4E79',
      rows: grid.rows,
      styles: this.styles,
      columns: Array.from({ length: lastColumn + 1 }, (_, column) => ({ width: widths.get(column) ?? UNIT_WIDTH })),
      rowHeights: { 0: 34, 1: 22, [strip]: 20, [strip + 1]: 20, ...this.heights },
      merges: grid.merges,
      freeze: { rows: header + 1, columns: columns.name + 1 },
      showGridlines: false,
      conditionalFormats: [
        ...lightFormats({ ...all, left: columns.status, right: columns.status }),
        ...(layout.units.length > 0 ? unreported({ ...all, left: columns.firstUnit, right: columns.note - 1 }) : []),
        ...unreported({ ...all, left: columns.actual, right: columns.actual }),
      ],
      page: {
        paper: 'A3',
        orientation: 'landscape',
        fitToWidth: true,
        repeatRows: [header, header],
        repeatColumns: [columns.sequence, columns.name],
        printArea: { top: 0, left: 0, bottom, right: lastColumn },
        footer: { center: '第 &P 页 共 &N 页', right: `${model.fingerprint}` },
        margins: { top: 1.5, bottom: 1.5, left: 1.2, right: 1.2 },
        centerHorizontally: true,
      },
      names: generatedNames('overview', model),
    };

    function unreported(range: typeof all): readonly ConditionalFormat[] {
      const cell = toA1(range.top, range.left);
      return [{ range, type: 'expression', formula: `ISTEXT(${cell})`, color: '#808080' }];
    }
  }
}

/** 汇总表: every indicator of the schema, its total and its units. */
export function overviewPlan(model: SummaryModel, layout: Layout): SheetPlan {
  return new Overview(model, layout).plan();
}
