import { rangeToA1, type CellAddress } from '../../../core/address';
import type { Chart, Edit, SheetPlan } from '../../../core/edit';
import { work, type Work } from '../work';
import { rangeOf } from '../write-cells';

const TYPES = {
  column: 'ColumnClustered',
  'stacked-column': 'ColumnStacked',
  'percent-stacked-column': 'ColumnStacked100',
  bar: 'BarClustered',
  'stacked-bar': 'BarStacked',
  'percent-stacked-bar': 'BarStacked100',
  line: 'LineMarkers',
} as const;

/** Some thirty calls. */
const CHART_BYTES = 6000;
const SERIES_BYTES = 2500;

export function chartWork(plan: SheetPlan, edits: readonly Edit[]): Work[] {
  return (plan.charts ?? []).map((chart) =>
    work(CHART_BYTES + SERIES_BYTES * chart.series.length, (context) => draw(context, plan, chart, edits)),
  );
}

function draw(context: Excel.RequestContext, plan: SheetPlan, chart: Chart, edits: readonly Edit[]): void {
  const sheet = context.workbook.worksheets.getItem(plan.name);
  const source = chart.sheet ?? plan.name;
  const [first] = chart.series;
  if (!first) return;
  const { values } = first;
  // One series to begin with, so that the others are added to a number that is known.
  const seriesBy = values.top === values.bottom ? 'Rows' : 'Columns';
  const drawn = sheet.charts.add(TYPES[chart.type], rangeOf(context, source, values), seriesBy);
  drawn.name = chart.name;
  drawn.title.text = chart.title;
  drawn.setPosition(
    rangeToA1(corner(chart.anchor.top, chart.anchor.left)),
    rangeToA1(corner(chart.anchor.bottom, chart.anchor.right)),
  );
  chart.series.forEach((one, index) => {
    const series = index === 0 ? drawn.series.getItemAt(0) : drawn.series.add();
    series.setValues(rangeOf(context, source, one.values));
    series.setXAxisValues(rangeOf(context, source, chart.categories));
    const name = textAt(plan, source, edits, one.name);
    if (name !== null) series.name = name;
    if (one.color !== undefined && chart.type === 'line') series.format.line.color = one.color;
    else if (one.color !== undefined) series.format.fill.setSolidColor(one.color);
    if (chart.dataLabels) {
      series.hasDataLabels = true;
      if (chart.valueFormat !== undefined) series.dataLabels.numberFormat = chart.valueFormat;
    }
  });
  drawn.legend.visible = chart.legend !== 'none';
  if (chart.legend !== 'none') drawn.legend.position = chart.legend === 'right' ? 'Right' : 'Bottom';
  const { valueAxis, categoryAxis } = drawn.axes;
  if (chart.valueMax !== undefined) valueAxis.maximum = chart.valueMax;
  if (chart.valueFormat !== undefined) valueAxis.numberFormat = chart.valueFormat;
  if (chart.valueTitle !== undefined) valueAxis.title.text = chart.valueTitle;
  // Bars are read from the top down, as the rows of the table are.
  if (chart.type.endsWith('bar')) categoryAxis.reversePlotOrder = true;
}

function corner(row: number, column: number): { top: number; left: number; bottom: number; right: number } {
  return { top: row, left: column, bottom: row, right: column };
}

/** The name of a series as it stands in a sheet that is written now. */
function textAt(plan: SheetPlan, sheet: string, edits: readonly Edit[], { row, column }: CellAddress): string | null {
  const plans = edits.flatMap((edit) =>
    edit.kind === 'add-sheet' || edit.kind === 'replace-sheet' ? [edit.plan] : [],
  );
  const found = sheet === plan.name ? plan : plans.find(({ name }) => name === sheet);
  const value = found?.rows[row]?.[column]?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
