import { toA1, type CellRange } from '../address';
import { actualFormatOf } from '../computed/row';
import { linesIn } from '../display-width';
import type { DataValidation, PlannedCell, SheetPlan } from '../edit';
import { call, equal, join, minus, more, ref, text, when } from '../expression/build';
import { evaluate } from '../expression/evaluate';
import type { Expression } from '../expression/expression';
import { print } from '../expression/print';
import type { Catalogue, Indicator, ReportingUnit } from '../schema/catalogue';
import { appliesTo, indicatorsOfForm, isPercent, isPerIndustry, subRowCode, targetOf } from '../schema/facts';
import { Styles } from '../sheet-styles';
import { targetFormatOf } from './columns';
import { basisOf, cityName } from './words';

const LEADING = [
  { header: '序号', width: 5 },
  { header: '指标代码', width: 8.5 },
  { header: '指标名称', width: 32 },
  { header: '计量单位', width: 8.5 },
  { header: '考核口径', width: 14 },
  { header: '全市目标', width: 10 },
] as const;
const TRAILING = [
  { header: '已分解合计', width: 11 },
  { header: '差额', width: 14 },
  { header: '备注', width: 27 },
] as const;
const TARGET = 5;
const FIRST_UNIT = LEADING.length;
const HEADER = 2;
const LEVEL_NOTE = '不分解，各单位按全市目标执行；另有目标的填在该单位栏内';
const ROW_HEIGHT = 19;
const TALL_ROW = 31;

/** 目标分解表: what the city office asks of each unit, blank, with the sum held against the city's target. */
export function allocationPlan(catalogue: Catalogue): SheetPlan {
  return new AllocationWriter(catalogue).plan();
}

class AllocationWriter {
  private readonly units: readonly ReportingUnit[];
  private readonly styles = new Styles();
  private readonly rows: PlannedCell[][] = [];
  private readonly merges: CellRange[] = [];
  private readonly validations: DataValidation[] = [];
  private readonly sum: number;
  private sequence = 0;

  constructor(private readonly catalogue: Catalogue) {
    this.units = catalogue.units.filter(({ kind }) => kind !== 'city');
    this.sum = FIRST_UNIT + this.units.length;
  }

  plan(): SheetPlan {
    this.head();
    let clause = '';
    for (const indicator of indicatorsOfForm(this.catalogue, 'county')) {
      if (indicator.clause !== clause) {
        clause = indicator.clause;
        this.heading(clause);
      }
      this.indicator(indicator);
    }
    const heights = { ...this.rowHeights(), ...this.notes() };
    return {
      name: '目标分解表',
      rows: this.rows,
      styles: this.styles.all,
      columns: [...LEADING, ...this.units.map(() => ({ width: 9.5 })), ...TRAILING].map(({ width }) => ({ width })),
      rowHeights: { 0: 34, 1: 20, [HEADER]: 44, ...heights },
      merges: this.merges,
      freeze: { rows: HEADER + 1, columns: 3 },
      showGridlines: false,
      validations: this.validations,
      page: {
        paper: 'A3',
        orientation: 'landscape',
        fitToWidth: true,
        repeatRows: [HEADER, HEADER],
        printArea: { top: 0, left: 0, bottom: this.rows.length - 1, right: this.last },
        footer: { center: '第 &P 页 共 &N 页' },
        margins: { top: 1.5, bottom: 1.6, left: 1, right: 1 },
        centerHorizontally: true,
      },
      protection: { formatColumns: true, formatRows: true },
    };
  }

  private get last(): number {
    return this.sum + TRAILING.length - 1;
  }

  private head(): void {
    const { catalogue } = this;
    const headers = [...LEADING.map(({ header }) => header), ...this.units.map(({ name }) => name)];
    this.rows.push(
      [{ value: `${cityName(catalogue)}${catalogue.title}目标分解表`, style: 'title' }],
      [{ value: `依据：${catalogue.document.number}`, style: 'line' }],
      [...headers, ...TRAILING.map(({ header }) => header)].map((value) => ({ value, style: 'head' })),
    );
    this.across(0);
    this.across(1);
  }

  private heading(clause: string): void {
    const title = this.catalogue.clauses.find(({ id }) => id === clause)?.title ?? '';
    this.across(this.rows.length);
    this.rows.push(
      Array.from({ length: this.last + 1 }, (_, column) => ({
        value: column === 0 ? `${clause} ${title}` : null,
        style: 'clause',
      })),
    );
  }

  private indicator(indicator: Indicator): void {
    this.sequence += 1;
    if (isPerIndustry(indicator)) this.perIndustry(indicator);
    else if (indicator.cityTotal === 'sum') this.added(indicator);
    else this.level(indicator);
  }

  /** Targets that add up to the city's. */
  private added(indicator: Indicator): void {
    const cells = this.named(this.sequence, indicator.code, indicator.name, indicator);
    const format = actualFormatOf(indicator);
    cells[TARGET] = this.cityTarget(indicator);
    this.inputs(cells, indicator, format, { type: indicator.measure === 'amount' ? 'decimal' : 'whole', min: 0 });
    this.total(cells, indicator.unit, format);
    this.rows.push(cells);
  }

  /** Levels hold for every unit as they are. */
  private level(indicator: Indicator): void {
    const cells = this.named(this.sequence, indicator.code, indicator.name, indicator);
    const format = actualFormatOf(indicator);
    cells[TARGET] = this.cityTarget(indicator);
    this.inputs(cells, indicator, format, { type: 'decimal', min: 0 });
    cells[this.last] = { value: LEVEL_NOTE, style: 'small' };
    this.rows.push(cells);
  }

  /** Which industries, and how many of each, a unit is asked for. */
  private perIndustry(indicator: Indicator): void {
    const { industries } = this.catalogue;
    const parent = this.named(this.sequence, indicator.code, indicator.name, indicator);
    const row = this.rows.length;
    parent[TARGET] = this.cityTarget(indicator);
    const sums = ref(`${toA1(row + 1, this.sum)}:${toA1(row + industries.length, this.sum)}`);
    const assigned = call('COUNTIF', sums, text('>0'));
    parent[this.sum] = this.formula(join(assigned, text(`/${industries.length}个行业`)), 'none');
    parent[this.sum + 1] = this.formula(
      when(
        equal(assigned, industries.length),
        text('已分解'),
        join(minus(industries.length, assigned), text('个行业未分解')),
      ),
      'none',
    );
    parent[this.last] = { value: '按行业分解到单位，填在下列各行', style: 'small' };
    this.rows.push(parent);
    const isCoverage = indicator.measure === 'industry-coverage';
    const target = isCoverage ? 1 : indicator.target;
    for (const [index, industry] of industries.entries()) {
      const cells = this.named(null, subRowCode(indicator, index), `其中：${industry}`, indicator);
      if (isPercent(indicator)) cells[3] = { value: null, style: 'center' };
      cells[2] = { value: `其中：${industry}`, style: 'part' };
      cells[TARGET] = { value: target, style: this.styles.fixed('#,##0') };
      this.inputs(cells, indicator, '#,##0', { type: 'whole', min: 0, ...(isCoverage && { max: 1 }) });
      this.total(cells, isCoverage ? '' : indicator.unit, '#,##0');
      this.rows.push(cells);
    }
  }

  private cityTarget(indicator: Indicator): PlannedCell {
    const value = targetOf(indicator);
    return { value, style: this.styles.fixed(targetFormatOf(indicator, value)) };
  }

  private named(sequence: number | null, code: string, name: string, indicator: Indicator): PlannedCell[] {
    const cells = Array.from({ length: this.last + 1 }, (): PlannedCell => ({ value: null, style: 'none' }));
    const basis = sequence === null ? null : basisOf(indicator, this.catalogue);
    cells[0] = { value: sequence, style: 'center' };
    cells[1] = { value: code, style: 'center' };
    cells[2] = { value: name, style: 'text' };
    cells[3] = { value: indicator.unit, style: 'center' };
    cells[4] = { value: basis, style: 'center' };
    cells[this.last] = { value: null, style: 'words' };
    return cells;
  }

  private inputs(cells: PlannedCell[], indicator: Indicator, format: string, rule: DataValidation['rule']): void {
    const row = this.rows.length;
    for (const [index, unit] of this.units.entries()) {
      const column = FIRST_UNIT + index;
      if (!appliesTo(indicator, unit)) continue;
      cells[column] = { value: null, style: this.styles.input(format) };
      this.validations.push({
        range: { top: row, left: column, bottom: row, right: column },
        rule,
        prompt: { title: `${indicator.code} ${unit.name}`, text: `“${indicator.verbatim}”`.slice(0, 255) },
        error: {
          style: 'stop',
          title: '请核对',
          text: rule.type === 'whole' ? '应为整数，且不小于0。' : '应为不小于0的数。',
        },
        allowBlank: true,
      });
    }
  }

  /** The sum over the units, and what it lacks, in words. */
  private total(cells: PlannedCell[], unit: string, format: string): void {
    const row = this.rows.length;
    const units = ref(`${toA1(row, FIRST_UNIT)}:${toA1(row, this.sum - 1)}`);
    const asked = ref(toA1(row, TARGET));
    const sum = ref(toA1(row, this.sum));
    const isBlank = equal(call('COUNT', units), 0);
    const lack = call('ROUND', minus(asked, sum), 10);
    const excess = call('ROUND', minus(sum, asked), 10);
    cells[this.sum] = this.formula(when(isBlank, text(''), call('SUM', units)), this.styles.computed(format));
    cells[this.sum + 1] = this.formula(
      when(
        isBlank,
        text('未分解'),
        when(
          more(lack, 0),
          join(join(text('缺'), lack), text(unit)),
          when(more(excess, 0), join(join(text('超'), excess), text(unit)), text('足额')),
        ),
      ),
      'none',
    );
  }

  /** Cached values of a blank sheet: no cell that a formula refers to holds a figure yet. */
  private formula(expression: Expression<string>, style: string): PlannedCell {
    return { value: evaluate(expression, () => null), formula: print(expression, (address) => address), style };
  }

  private notes(): Record<number, number> {
    const notes = [
      '说明：1.浅黄色单元格填写分解到各单位的目标；没有任务的留空。合计、差额自动计算，合计少于全市目标的注明所缺数。',
      `　　　2.“五大传统制造业”本表按${this.catalogue.industries.join('、')}分解：把行业（或其项目个数）填到承担的单位，全覆盖类填“1”；未承担的留空，不作考核。`,
      '　　　3.填好后生成各单位报送表时，目标值随表下达。',
    ];
    const width = this.width();
    const heights: Record<number, number> = {};
    for (const note of notes) {
      heights[this.rows.length] = linesIn(note, width) * 13 + 3;
      this.across(this.rows.length);
      this.rows.push([{ value: note, style: 'note' }]);
    }
    return heights;
  }

  /** Not every office suite fits wrapped text when it opens a file. */
  private rowHeights(): Record<number, number> {
    const heights: Record<number, number> = {};
    for (let row = HEADER + 1; row < this.rows.length; row++) {
      const name = this.rows[row]![2]!.value;
      const isTall = typeof name === 'string' && linesIn(name, LEADING[2].width * 0.95) > 1;
      heights[row] = isTall || this.rows[row]![this.last]!.value === LEVEL_NOTE ? TALL_ROW : ROW_HEIGHT;
    }
    return heights;
  }

  private width(): number {
    return [...LEADING, ...TRAILING].reduce((sum, { width }) => sum + width, this.units.length * 9.5);
  }

  private across(row: number): void {
    this.merges.push({ top: row, left: 0, bottom: row, right: this.last });
  }
}
