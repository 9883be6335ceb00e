import { columnName, toA1 } from '../../address';
import type { CellStyle, ConditionalFormat, PlannedCell, SheetPlan } from '../../edit';
import { actualFormatOf } from '../../computed/row';
import { linesIn } from '../../display-width';
import { print } from '../../expression/print';
import { formatPeriod } from '../../period';
import { lightFormats } from '../../sheet-styles';
import { isPerIndustry } from '../../schema/facts';
import { definitionsOf } from '../city';
import type { IndicatorSummary, SummaryModel } from '../model';
import { AHEAD, STATUSES, UNJUDGED, type UnitStanding } from '../standing';
import { TARGET, type Figure } from '../submission';
import { VALID } from './data';
import { Grid } from './grid';
import { absolute, cellOf, columnRange, dataRange, type Layout } from './layout';
import { footLine, generatedNames } from './marks';
import { numberStyle, STYLES } from './styles';

const NAME_WIDTH = 38;

/** Columns of the order of units. */
export const RANKING = {
  rank: 0,
  unit: 1,
  tied: 2,
  firstStatus: 3,
  share: 3 + STATUSES.length,
  score: 4 + STATUSES.length,
};

/** Titles of the three matrices, by which they are found again. */
export const MATRIX_TITLES = { attainment: '达成率', status: '进度状态', target: '目标值' } as const;

const LAST = Number.MAX_SAFE_INTEGER;

/** Units by share on schedule; those without one last, in their usual order. */
export function rankedStandings(model: SummaryModel): readonly UnitStanding[] {
  return [...model.standings].sort((a, b) => (a.rank ?? LAST) - (b.rank ?? LAST));
}

class Comparison {
  readonly grid = new Grid();
  readonly styles: Record<string, CellStyle> = { ...STYLES };
  readonly heights: Record<number, number> = { 0: 34, 1: 22 };
  private readonly indicators: readonly IndicatorSummary[];
  private readonly lastColumn: number;

  constructor(
    private readonly model: SummaryModel,
    private readonly layout: Layout,
  ) {
    this.indicators = model.indicators.filter(({ indicator }) => indicator.reportedBy === 'county');
    this.lastColumn = Math.max(RANKING.score, layout.comparison.firstUnit + layout.units.length - 1);
  }

  private put(row: number, column: number, value: PlannedCell['value'], style: string, formula?: string | null): void {
    this.grid.put(row, column, { value, style, ...(formula ? { formula } : {}) });
  }

  private figure(summary: IndicatorSummary, standing: UnitStanding): Figure {
    return summary.units.get(standing.unit.code)!;
  }

  ranking(): void {
    const { layout, model, indicators } = this;
    const { ranking, status, firstUnit } = layout.comparison;
    const head = ['名次', '单位', '并列', ...STATUSES, '达序时比例', '综合得分'];
    head.forEach((text, column) => this.grid.text(ranking - 1, column, text, 'head'));
    this.heights[ranking - 1] = 30;
    const units = rankedStandings(model);
    const shares = `$${columnName(RANKING.share)}$${String(ranking + 1)}:$${columnName(RANKING.share)}$${String(ranking + units.length)}`;
    units.forEach((standing, index) => {
      const row = ranking + index;
      const column = firstUnit + layout.units.indexOf(standing.unit);
      const share = absolute(row, RANKING.share);
      const ranked = standing.rank !== null;
      this.put(row, RANKING.rank, standing.rank ?? '—', 'count', ranked ? `RANK(${share},${shares})` : null);
      this.put(row, RANKING.unit, standing.unit.name, 'text');
      this.put(
        row,
        RANKING.tied,
        standing.tied ? '并列' : '',
        'center',
        ranked ? `IF(COUNTIF(${shares},${share})>1,"并列","")` : null,
      );
      const states = columnRange(column, status + 2, status + 1 + indicators.length);
      STATUSES.forEach((word, at) => {
        const formula = `COUNTIF(${states},"${word}")`;
        this.put(row, RANKING.firstStatus + at, standing.counts[word], 'count', formula);
      });
      const sum = (words: readonly string[]): string =>
        words.map((word) => toA1(row, RANKING.firstStatus + STATUSES.findIndex((own) => own === word))).join('+');
      const judged = sum(STATUSES.filter((word) => !UNJUDGED.includes(word)));
      const formula = `IF(${judged}>0,(${sum(AHEAD)})/(${judged}),"")`;
      this.put(row, RANKING.share, standing.share ?? '', 'percent', ranked ? formula : null);
      const { weights } = layout;
      const score = cellOf(layout, 'weights', weights.score, weights.firstUnit + layout.units.indexOf(standing.unit));
      this.put(row, RANKING.score, standing.score ?? '', 'score', standing.submitted ? score : null);
      this.heights[row] = 18;
    });
  }

  /** Title and header of a matrix; gives the first row of its body. */
  private matrix(top: number, title: string): number {
    const { layout, grid } = this;
    grid.text(top, 0, title, 'block');
    this.heights[top] = 22;
    ['代码', '指标名称'].forEach((text, column) => grid.text(top + 1, column, text, 'head'));
    layout.units.forEach((unit, index) => grid.text(top + 1, layout.comparison.firstUnit + index, unit.name, 'head'));
    this.heights[top + 1] = 40;
    this.indicators.forEach(({ indicator }, index) => {
      const row = top + 2 + index;
      grid.text(row, 0, indicator.code, 'center');
      grid.text(row, 1, indicator.name, 'text');
      this.heights[row] = Math.max(16.5, linesIn(indicator.name, NAME_WIDTH) * 13.5 + 3);
    });
    return top + 2;
  }

  /** Where a unit's own figures stand, for the definitions that its sheet uses. */
  private address(index: number, unit: number): (role: unknown) => string {
    const { layout } = this;
    const { attainment, target, firstUnit } = layout.comparison;
    const { rows, columns } = layout.overview;
    const row = rows.get(layout.comparison.codes[index]!)!;
    return (role) => {
      switch (role) {
        case 'target':
          return absolute(target + 2 + index, firstUnit + unit);
        case 'attainment':
          return absolute(attainment + 2 + index, firstUnit + unit);
        case 'expected':
          return cellOf(layout, 'overview', row, columns.expected);
        default:
          return cellOf(layout, 'overview', row, columns.firstUnit + unit);
      }
    };
  }

  /**
   * Per-industry indicators are judged on the industries that are assigned to the unit, which no cell of the summary
   * tells; and a unit that did not submit has nothing to judge. Both stand as values.
   */
  private isJudgedHere(summary: IndicatorSummary, standing: UnitStanding): boolean {
    return standing.submitted && !isPerIndustry(summary.indicator) && this.figure(summary, standing).applicable;
  }

  matrices(): void {
    const { layout, model, indicators } = this;
    const { attainment, status, target, firstUnit } = layout.comparison;
    const rates = this.matrix(attainment, MATRIX_TITLES.attainment);
    const states = this.matrix(status, MATRIX_TITLES.status);
    const targets = this.matrix(target, MATRIX_TITLES.target);
    indicators.forEach((summary, index) => {
      const { indicator } = summary;
      const definitions = definitionsOf(indicator, model.period, model.basis);
      const { name, style } = numberStyle(actualFormatOf(indicator));
      this.styles[name] ??= style;
      model.standings.forEach((standing, unit) => {
        const figure = this.figure(summary, standing);
        const column = firstUnit + unit;
        const address = this.address(index, unit);
        const judged = this.isJudgedHere(summary, standing);
        const rate = judged && definitions.attainment ? print(definitions.attainment, address) : null;
        this.put(rates + index, column, figure.attainment ?? '', 'percent', rate);
        const state = judged && definitions.status ? print(definitions.status, address) : null;
        this.put(states + index, column, figure.status, 'status', state);
        this.put(
          targets + index,
          column,
          figure.target ?? '',
          name,
          this.targetFormula(standing, indicator.code, figure),
        );
      });
    });
  }

  private targetFormula(standing: UnitStanding, code: string, figure: Figure): string | null {
    if (!standing.submitted || !figure.applicable) return null;
    const { layout } = this;
    const where = [
      dataRange(layout, '单位'),
      `"${standing.unit.name.replaceAll('"', '""')}"`,
      dataRange(layout, '指标代码'),
      `"${code.replaceAll('"', '""')}"`,
      dataRange(layout, '项'),
      `"${TARGET}"`,
      dataRange(layout, '有效'),
      `"${VALID}"`,
    ].join(',');
    return `IF(COUNTIFS(${where})>0,SUMIFS(${dataRange(layout, '值')},${where}),"")`;
  }

  private lights(): readonly ConditionalFormat[] {
    const { attainment, status, firstUnit } = this.layout.comparison;
    const size = this.indicators.length;
    const right = firstUnit + this.layout.units.length - 1;
    if (size === 0 || right < firstUnit) return [];
    const heat = { top: attainment + 2, left: firstUnit, bottom: attainment + 1 + size, right };
    const states = { top: status + 2, left: firstUnit, bottom: status + 1 + size, right };
    return [
      {
        range: heat,
        type: 'color-scale',
        points: [
          { at: 0, color: '#FFFFFF' },
          { at: 1, color: '#5B9BD5' },
        ],
      },
      ...lightFormats(states),
    ];
  }

  plan(): SheetPlan {
    const { model, layout, grid, lastColumn } = this;
    const { attainment, status, target, firstUnit } = layout.comparison;
    grid.span(0, 0, lastColumn, `各单位指标进展对比（${formatPeriod(model.period)}）`, 'title');
    grid.span(
      1,
      0,
      lastColumn,
      '按达序时比例（已达成与达序时之和÷除推进中、不适用、未下达目标外的指标数，未报送计入分母）排列；同比例并列。综合得分仅在录入权重后显示。',
      'small',
    );
    this.ranking();
    this.matrices();
    grid.text(target + this.indicators.length + 3, 0, footLine(model), 'small');
    const widths = Array.from({ length: lastColumn + 1 }, (_, column) => ({
      width: column === 0 ? 8 : column === 1 ? NAME_WIDTH : 9.5,
    }));
    return {
      name: layout.names('comparison'),
      tabColor: '#2E75B6',
      rows: grid.rows,
      styles: this.styles,
      columns: widths,
      rowHeights: this.heights,
      merges: grid.merges,
      freeze: { rows: 0, columns: firstUnit },
      showGridlines: false,
      conditionalFormats: this.lights(),
      page: {
        paper: 'A3',
        orientation: 'landscape',
        fitToWidth: true,
        repeatColumns: [0, 1],
        rowBreaks: [attainment, status, target],
        printArea: { top: 0, left: 0, bottom: grid.height - 1, right: lastColumn },
        footer: { center: '第 &P 页 共 &N 页', right: model.fingerprint },
        margins: { top: 1.5, bottom: 1.5, left: 1.2, right: 1.2 },
        centerHorizontally: true,
      },
      names: generatedNames('comparison', model),
    };
  }
}

/** 对比: the order of the units, then attainment, status and target of every unit and indicator. */
export function comparisonPlan(model: SummaryModel, layout: Layout): SheetPlan {
  return new Comparison(model, layout).plan();
}
