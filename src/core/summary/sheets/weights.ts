import { columnName } from '../../address';
import { linesIn } from '../../display-width';
import type { PlannedCell, SheetPlan } from '../../edit';
import type { SummaryModel } from '../model';
import { pointsOf } from '../standing';
import { Grid } from './grid';
import { cellOf, columnRange, type Layout } from './layout';
import { footLine, generatedNames } from './marks';
import { STYLES } from './styles';

const NAME_WIDTH = 38;
/** 权重 */
export const WEIGHT_COLUMN = 2;

/**
 * 权重: entered by the office, kept from one summary to the next. The document promises an evaluation but gives no
 * weights, so that none are shipped and nothing is scored before they are entered.
 */
export function weightsPlan(model: SummaryModel, layout: Layout): SheetPlan {
  const grid = new Grid();
  const { header, first, score, firstUnit } = layout.weights;
  const { attainment, status, codes } = layout.comparison;
  const lastColumn = firstUnit + model.standings.length - 1;
  const last = score - 1;
  const heights: Record<number, number> = { 0: 34, 1: 20, [header]: 40, [score]: 22 };
  grid.span(0, 0, Math.max(lastColumn, WEIGHT_COLUMN), '指标权重与综合得分', 'title');
  grid.text(1, 0, '权重由主管部门在“权重”列填写，任意正数均可；留空的指标不计分，全部留空则不显示综合得分。', 'small');
  grid.text(
    2,
    0,
    '综合得分＝Σ（权重×得分）÷Σ权重×100；单项得分为达成率，最高 100%、最低 0；未报送得 0，不适用、未下达目标和尚无判断的不计。',
    'small',
  );
  grid.text(3, 0, footLine(model), 'small');
  ['代码', '指标名称', '权重', ...layout.units.map((unit) => unit.name)].forEach((text, column) =>
    grid.text(header, column, text, 'head'),
  );
  const byCode = new Map(model.indicators.map((summary) => [summary.indicator.code, summary]));
  codes.forEach((code, index) => {
    const row = first + index;
    const { indicator, units } = byCode.get(code)!;
    const weight = model.weights.get(code);
    grid.text(row, 0, code, 'center');
    grid.text(row, 1, indicator.name, 'text');
    grid.put(row, WEIGHT_COLUMN, { value: weight ?? null, style: 'input' });
    heights[row] = Math.max(16.5, linesIn(indicator.name, NAME_WIDTH) * 13.5 + 3);
    layout.units.forEach((unit, at) => {
      const column = layout.comparison.firstUnit + at;
      const rate = cellOf(layout, 'comparison', attainment + 2 + index, column);
      const state = cellOf(layout, 'comparison', status + 2 + index, column);
      const own = `$${columnName(WEIGHT_COLUMN)}${String(row + 1)}`;
      const points = weight === undefined ? null : pointsOf(units.get(unit.code)!);
      grid.put(row, firstUnit + at, {
        value: points ?? '',
        formula: `IF(ISNUMBER(${own}),IF(ISNUMBER(${rate}),MIN(1,MAX(0,${rate})),IF(${state}="未报送",0,"")),"")`,
        style: 'percent',
      });
    });
  });
  grid.span(score, 0, 1, '综合得分', 'clause');
  const weights = `$${columnName(WEIGHT_COLUMN)}$${String(first + 1)}:$${columnName(WEIGHT_COLUMN)}$${String(last + 1)}`;
  const sum = [...model.weights.values()].reduce((all, weight) => all + weight, 0);
  const formula = codes.length > 0 ? { formula: `IF(COUNT(${weights})>0,SUM(${weights}),"")` } : {};
  grid.put(score, WEIGHT_COLUMN, { value: model.weights.size > 0 ? sum : '', ...formula, style: 'score' });
  model.standings.forEach((standing, at) => {
    const points = columnRange(firstUnit + at, first, last);
    const total = `SUMIFS(${weights},${points},">=0")`;
    const cell: PlannedCell = { value: standing.score ?? '', style: 'score' };
    const formula = `IF(${total}>0,SUMPRODUCT(${weights},${points})/${total}*100,"")`;
    grid.put(score, firstUnit + at, standing.submitted && codes.length > 0 ? { ...cell, formula } : cell);
  });
  return {
    name: layout.names('weights'),
    tabColor: '#BF9000',
    rows: grid.rows,
    styles: STYLES,
    columns: Array.from({ length: Math.max(lastColumn, WEIGHT_COLUMN) + 1 }, (_, column) => ({
      width: column === 1 ? NAME_WIDTH : column === 0 ? 8 : 9.5,
    })),
    rowHeights: heights,
    merges: grid.merges,
    freeze: { rows: header + 1, columns: WEIGHT_COLUMN + 1 },
    showGridlines: false,
    validations:
      codes.length === 0
        ? []
        : [
            {
              range: { top: first, left: WEIGHT_COLUMN, bottom: last, right: WEIGHT_COLUMN },
              rule: { type: 'decimal', min: 0 },
              allowBlank: true,
              prompt: { title: '权重', text: '填写正数；留空表示不计分。' },
              error: { style: 'stop', title: '权重', text: '权重应为不小于 0 的数。' },
            },
          ],
    page: {
      paper: 'A3',
      orientation: 'landscape',
      fitToWidth: true,
      repeatRows: [header, header],
      printArea: { top: 0, left: 0, bottom: score, right: Math.max(lastColumn, WEIGHT_COLUMN) },
      footer: { center: '第 &P 页 共 &N 页', right: model.fingerprint },
    },
    names: generatedNames('weights', model),
  };
}
