import { columnName } from '../../address';
import type { Status } from '../../attainment';
import type { Chart, SheetPlan } from '../../edit';
import { formatPeriod } from '../../period';
import type { IndicatorSummary, SummaryModel } from '../model';
import { countStatuses } from '../standing';
import { RANKING, rankedStandings } from './comparison';
import { Grid } from './grid';
import { cellOf, type Layout } from './layout';
import { footLine, generatedNames } from './marks';
import { STYLES } from './styles';

/** The figures that the charts draw stand to the right of them, outside the printed area. */
const FIGURES = 15;
/** So high that all three fit on one page of A4. */
const CHART_ROWS = 15;
const CHART_WIDTH = 13;

/** 进度状态 in the groups that a chart can tell apart, from dark to pale so that they differ in black and white too. */
const GROUPS: readonly { readonly title: string; readonly statuses: readonly Status[]; readonly color: string }[] = [
  { title: '已达成、达序时', statuses: ['已达成', '达序时'], color: '#2E7D32' },
  { title: '略滞后、接近目标', statuses: ['略滞后', '接近目标'], color: '#F2B705' },
  { title: '滞后、差距较大', statuses: ['滞后', '差距较大'], color: '#B71C1C' },
  { title: '推进中', statuses: ['推进中'], color: '#9E9E9E' },
  { title: '未报送等', statuses: ['未报送', '不适用', '未下达目标'], color: '#D9D9D9' },
];
const LINES = ['#1F4E79', '#C55A11', '#7F7F7F'];

/** How far behind its schedule an indicator is; `null` where it cannot be said. */
function lagOf({ attainment, expected }: IndicatorSummary): number | null {
  return attainment === null ? null : (expected ?? 1) - attainment;
}

/** The three indicators that are furthest behind. */
export function slowest(model: SummaryModel): readonly IndicatorSummary[] {
  return model.indicators
    .flatMap((summary) => {
      const lag = lagOf(summary);
      return lag === null || lag <= 0 || summary.status === '推进中' ? [] : [{ summary, lag }];
    })
    .sort((a, b) => b.lag - a.lag)
    .slice(0, 3)
    .map(({ summary }) => summary);
}

function byClause(model: SummaryModel, layout: Layout, grid: Grid): { chart: Chart; height: number } {
  const { clauses, columns } = layout.overview;
  const top = 1;
  grid.text(top, FIGURES, '条款', 'head');
  GROUPS.forEach(({ title }, index) => grid.text(top, FIGURES + 1 + index, title, 'head'));
  clauses.forEach(({ id, title, first, last }, index) => {
    const row = top + 1 + index;
    grid.text(row, FIGURES, `${id} ${title}`, 'text');
    const status = columnName(columns.status);
    const range = `${cellOf(layout, 'overview', first, columns.status)}:$${status}$${String(last + 1)}`;
    const own = model.indicators.filter(({ indicator }) => indicator.clause === id);
    const counts = countStatuses(own.map((summary) => summary.status));
    GROUPS.forEach(({ statuses }, group) =>
      grid.put(row, FIGURES + 1 + group, {
        value: statuses.reduce((sum, word) => sum + counts[word], 0),
        formula: statuses.map((word) => `COUNTIF(${range},"${word}")`).join('+'),
        style: 'count',
      }),
    );
  });
  const last = top + Math.max(1, clauses.length);
  const chart: Chart = {
    name: 'status-by-clause',
    type: 'stacked-bar',
    title: '各条款指标进度状态（项）',
    categories: { top: top + 1, left: FIGURES, bottom: last, right: FIGURES },
    series: GROUPS.map(({ color }, index) => ({
      name: { row: top, column: FIGURES + 1 + index },
      values: { top: top + 1, left: FIGURES + 1 + index, bottom: last, right: FIGURES + 1 + index },
      color,
    })),
    anchor: { top: 2, left: 0, bottom: 2 + CHART_ROWS + 6, right: CHART_WIDTH - 1 },
    valueFormat: '0',
    legend: 'bottom',
    altText: `按条款分列的指标进度状态项数，${formatPeriod(model.period)}。`,
  };
  return { chart, height: last + 2 };
}

function byUnit(model: SummaryModel, layout: Layout, grid: Grid, top: number, at: number): Chart {
  const units = rankedStandings(model);
  grid.text(top, FIGURES, '单位', 'head');
  grid.text(top, FIGURES + 1, '达序时比例', 'head');
  units.forEach(({ unit, share }, index) => {
    const row = top + 1 + index;
    grid.text(row, FIGURES, unit.name, 'text');
    const source = cellOf(layout, 'comparison', layout.comparison.ranking + index, RANKING.share);
    grid.put(row, FIGURES + 1, {
      value: share ?? '',
      formula: `IF(ISNUMBER(${source}),${source},"")`,
      style: 'percent',
    });
  });
  const last = top + units.length;
  return {
    name: 'share-by-unit',
    type: 'column',
    title: '各单位达序时比例',
    categories: { top: top + 1, left: FIGURES, bottom: last, right: FIGURES },
    series: [
      {
        name: { row: top, column: FIGURES + 1 },
        values: { top: top + 1, left: FIGURES + 1, bottom: last, right: FIGURES + 1 },
        color: '#1F4E79',
      },
    ],
    anchor: { top: at, left: 0, bottom: at + CHART_ROWS, right: CHART_WIDTH - 1 },
    valueFormat: '0%',
    valueMax: 1,
    dataLabels: true,
    legend: 'none',
    altText: `各单位达序时比例，从高到低，${formatPeriod(model.period)}。`,
  };
}

function overTime(model: SummaryModel, layout: Layout, grid: Grid, top: number, at: number): Chart | null {
  const slow = slowest(model);
  if (model.past.length === 0 || slow.length === 0) return null;
  const { rows, columns } = layout.overview;
  grid.text(top, FIGURES, '报告期', 'head');
  slow.forEach(({ indicator }, index) => grid.text(top, FIGURES + 1 + index, indicator.name, 'head'));
  const periods = [...model.past, null];
  periods.forEach((past, index) => {
    const row = top + 1 + index;
    grid.text(row, FIGURES, formatPeriod(past?.period ?? model.period), 'text');
    slow.forEach(({ indicator, attainment }, series) => {
      const column = FIGURES + 1 + series;
      const source = cellOf(layout, 'overview', rows.get(indicator.code)!, columns.attainment);
      if (past) grid.put(row, column, { value: past.figures.get(indicator.code)?.attainment ?? '', style: 'percent' });
      else
        grid.put(row, column, { value: attainment, formula: `IF(ISNUMBER(${source}),${source},"")`, style: 'percent' });
    });
  });
  const last = top + periods.length;
  return {
    name: 'slowest-over-time',
    type: 'line',
    title: `进度最慢的${String(slow.length)}项指标达成率走势`,
    categories: { top: top + 1, left: FIGURES, bottom: last, right: FIGURES },
    series: slow.map((_, index) => ({
      name: { row: top, column: FIGURES + 1 + index },
      values: { top: top + 1, left: FIGURES + 1 + index, bottom: last, right: FIGURES + 1 + index },
      color: LINES[index]!,
    })),
    anchor: { top: at, left: 0, bottom: at + CHART_ROWS, right: CHART_WIDTH - 1 },
    valueFormat: '0%',
    legend: 'bottom',
    altText: `进度最慢的指标的达成率，自${formatPeriod(model.past[0]!.period)}起。`,
  };
}

/** 图表: charts of Excel's own over figures that follow the other sheets. */
export function chartsPlan(model: SummaryModel, layout: Layout): SheetPlan {
  const grid = new Grid();
  grid.span(0, 0, CHART_WIDTH - 1, `指标进展图表（${formatPeriod(model.period)}）`, 'title');
  const { chart, height } = byClause(model, layout, grid);
  const charts = [chart];
  let at = chart.anchor.bottom + 2;
  let figures = Math.max(height, 2);
  if (model.standings.length > 0) {
    charts.push(byUnit(model, layout, grid, figures, at));
    figures += model.standings.length + 3;
    at += CHART_ROWS + 2;
  }
  const trend = overTime(model, layout, grid, figures, at);
  if (trend) {
    charts.push(trend);
    at += CHART_ROWS + 2;
  }
  grid.text(at, 0, footLine(model), 'small');
  return {
    name: layout.names('charts'),
    tabColor: '#548235',
    rows: grid.rows,
    styles: STYLES,
    columns: Array.from({ length: FIGURES + 6 }, (_, column) => ({
      width: column < FIGURES ? 9 : column === FIGURES ? 30 : 14,
    })),
    rowHeights: { 0: 34 },
    merges: grid.merges,
    showGridlines: false,
    charts,
    page: {
      paper: 'A4',
      orientation: 'portrait',
      fitToWidth: true,
      printArea: { top: 0, left: 0, bottom: at, right: CHART_WIDTH - 1 },
      footer: { center: '第 &P 页 共 &N 页', right: model.fingerprint },
      centerHorizontally: true,
    },
    names: generatedNames('charts', model),
  };
}
