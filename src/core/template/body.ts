import type { CellRange } from '../address';
import { typedRow } from '../computed/judge';
import { printRow } from '../computed/print-row';
import { actualFormatOf, originWithCells, ownTargetOf } from '../computed/row';
import { calendarOf } from '../computed/situation';
import { linesIn } from '../display-width';
import type { DataValidation, PlannedCell } from '../edit';
import type { Period } from '../period';
import type { ColumnRole } from '../report/report';
import type { Catalogue, Form, Indicator, ReportingUnit } from '../schema/catalogue';
import { appliesTo, indicatorsOfForm, isPercent, isPerIndustry, subRowCode } from '../schema/facts';
import type { Thresholds } from '../settings';
import type { Styles } from '../sheet-styles';
import { COLUMN_OF, LAST_COLUMN, targetFormatOf, TEMPLATE_COLUMNS } from './columns';
import { inputValidation, wordsPrompt, type InputRole } from './validation';
import { basisOf } from './words';

export interface BodyOptions {
  readonly catalogue: Catalogue;
  readonly unit: ReportingUnit;
  readonly period: Period;
  readonly form: Form;
  readonly thresholds: Thresholds;
  /** What the allocation asks of the unit, by code and sub-row code; fractions for %. */
  readonly targets: ReadonlyMap<string, number>;
  /** 上期完成值 by code; `null`: not known, so the person fills it in. */
  readonly previous: ReadonlyMap<string, number> | null;
  readonly styles: Styles;
  readonly firstRow: number;
}

export interface Body {
  readonly rows: readonly (readonly (PlannedCell | undefined)[])[];
  readonly merges: readonly CellRange[];
  readonly validations: readonly DataValidation[];
  readonly lastRow: number;
  /** In points, by row of the sheet. */
  readonly rowHeights: Readonly<Record<number, number>>;
  /** The targets that stand in the sheet, by code; fractions for %. */
  readonly targets: ReadonlyMap<string, number>;
}

/** The indicator rows, grouped by clause, each per-industry indicator followed by its sub-rows. */
export function layBody(options: BodyOptions): Body {
  const writer = new BodyWriter(options);
  let clause = '';
  for (const indicator of indicatorsOfForm(options.catalogue, options.form)) {
    if (indicator.clause !== clause) {
      clause = indicator.clause;
      writer.heading(clause);
    }
    writer.indicator(indicator);
  }
  return writer.body();
}

/** Three lines of 情况说明, since a fixed height does not grow with what is typed. */
const ROW_HEIGHT = 36;
const INDUSTRY_HEIGHT = 20;
const HEADING_HEIGHT = 17;
/** Columns whose text may take several lines: points a line, and how much more a smaller font holds. */
const WRAPPED = [
  { role: 'name', line: 13.5, scale: 0.95 },
  { role: 'unit', line: 13.5, scale: 0.95 },
  { role: 'departments', line: 10.5, scale: 1.18 },
] as const;

const OPERAND_FORMAT = 'General';
const RATE_FORMAT = '0.00%';
const COUNT_FORMAT = '#,##0';

class BodyWriter {
  private readonly rows: PlannedCell[][] = [];
  private readonly merges: CellRange[] = [];
  private readonly validations: DataValidation[] = [];
  private readonly targets = new Map<string, number>();
  private readonly rowHeights: Record<number, number> = {};
  private sequence = 0;

  constructor(private readonly options: BodyOptions) {}

  body(): Body {
    const { rows, merges, validations, targets, rowHeights } = this;
    return { rows, merges, validations, targets, rowHeights, lastRow: this.nextRow - 1 };
  }

  private get nextRow(): number {
    return this.options.firstRow + this.rows.length;
  }

  heading(clause: string): void {
    const title = this.options.catalogue.clauses.find(({ id }) => id === clause)?.title ?? '';
    const row = this.nextRow;
    const cells = TEMPLATE_COLUMNS.map((_, column): PlannedCell => ({
      value: column === 0 ? `${clause} ${title}` : null,
      style: 'clause',
    }));
    this.add(cells, HEADING_HEIGHT);
    this.merges.push({ top: row, left: 0, bottom: row, right: LAST_COLUMN });
  }

  indicator(indicator: Indicator): void {
    this.sequence += 1;
    if (!appliesTo(indicator, this.options.unit)) {
      this.notApplicable(indicator);
      return;
    }
    const { catalogue } = this.options;
    const industries = isPerIndustry(indicator) ? catalogue.industries : [];
    this.indicatorRow(indicator, industries.length);
    industries.forEach((industry, index) => this.industryRow(indicator, industry, index));
  }

  private fixedCells(indicator: Indicator): PlannedCell[] {
    const { catalogue } = this.options;
    const cells = TEMPLATE_COLUMNS.map((): PlannedCell => ({ value: null, style: 'none' }));
    put(cells, 'sequence', { value: this.sequence, style: 'center' });
    put(cells, 'code', { value: indicator.code, style: 'center' });
    put(cells, 'name', { value: indicator.name, style: 'text' });
    put(cells, 'unit', { value: indicator.unit, style: 'center' });
    put(cells, 'basis', { value: basisOf(indicator, catalogue), style: 'center' });
    put(cells, 'departments', { value: indicator.departments.join('、'), style: 'small' });
    return cells;
  }

  private notApplicable(indicator: Indicator): void {
    const cells = this.fixedCells(indicator);
    put(cells, 'status', { value: '不适用', style: 'status' });
    this.add(cells, heightOf(cells));
  }

  private indicatorRow(indicator: Indicator, industries: number): void {
    const { styles, unit } = this.options;
    const row = this.nextRow;
    const cells = this.fixedCells(indicator);
    const format = actualFormatOf(indicator);
    const target = this.options.targets.get(indicator.code) ?? ownTargetOf(indicator, unit.kind === 'city');
    if (target !== null) this.targets.set(indicator.code, target);
    put(cells, 'target', { value: target, style: styles.fixed(targetFormatOf(indicator, target)) });

    const origin = originWithCells(indicator);
    if (origin === 'operands') {
      const operand = indicator.measure === 'relative' ? RATE_FORMAT : OPERAND_FORMAT;
      this.input(cells, row, indicator, 'numerator', operand);
      this.input(cells, row, indicator, 'denominator', operand);
    } else if (origin === 'typed') {
      this.input(cells, row, indicator, 'actual', format);
    }
    this.previous(cells, indicator.code, format);
    this.words(cells, row);
    this.computed(cells, row, indicator, industries, target);
    this.add(cells, heightOf(cells));
  }

  private industryRow(indicator: Indicator, industry: string, index: number): void {
    const { styles } = this.options;
    const row = this.nextRow;
    const code = subRowCode(indicator, index);
    const cells = TEMPLATE_COLUMNS.map((): PlannedCell => ({ value: null, style: 'none' }));
    const target = this.options.targets.get(code) ?? null;
    if (target !== null) this.targets.set(code, target);
    put(cells, 'sequence', { value: null, style: 'center' });
    put(cells, 'code', { value: code, style: 'center' });
    put(cells, 'name', { value: `其中：${industry}`, style: 'part' });
    put(cells, 'unit', { value: isPercent(indicator) ? null : indicator.unit, style: 'center' });
    put(cells, 'basis', { value: null, style: 'center' });
    put(cells, 'target', { value: target, style: styles.fixed(COUNT_FORMAT) });
    put(cells, 'actual', { value: null, style: styles.input(COUNT_FORMAT) });
    put(cells, 'departments', { value: null, style: 'small' });
    this.validate(row, 'actual', inputValidation(indicator, 'industry', industry));
    this.previous(cells, code, COUNT_FORMAT);
    this.words(cells, row);
    this.add(cells, INDUSTRY_HEIGHT);
  }

  private add(cells: PlannedCell[], height: number): void {
    this.rowHeights[this.nextRow] = height;
    this.rows.push(cells);
  }

  private input(
    cells: PlannedCell[],
    row: number,
    indicator: Indicator,
    role: InputRole & ColumnRole,
    format: string,
  ): void {
    put(cells, role, { value: null, style: this.options.styles.input(format) });
    this.validate(row, role, inputValidation(indicator, role, null));
  }

  private previous(cells: PlannedCell[], code: string, format: string): void {
    const { previous, styles } = this.options;
    const style = previous === null ? styles.input(format) : styles.fixed(format);
    put(cells, 'previous', { value: previous?.get(code) ?? null, style });
  }

  private words(cells: PlannedCell[], row: number): void {
    put(cells, 'explanation', { value: null, style: 'words' });
    put(cells, 'evidence', { value: null, style: 'words' });
    this.validate(
      row,
      'explanation',
      wordsPrompt('情况说明', '滞后、差距较大或数据异常的，写明原因、措施和完成时限。'),
    );
    this.validate(row, 'evidence', wordsPrompt('佐证材料', '写明文件、清单或附件名称；计数类指标列出企业或项目名单。'));
  }

  private computed(
    cells: PlannedCell[],
    row: number,
    indicator: Indicator,
    industries: number,
    target: number | null,
  ): void {
    const { catalogue, period, thresholds, styles } = this.options;
    const printed = printRow(
      indicator,
      {
        calendar: calendarOf(period, catalogue),
        actual: originWithCells(indicator),
        target: 'cell',
        industries,
        industryTargets: industries > 0,
        isIndustry: false,
        scale: { actual: 1, target: 1, operands: 1 },
      },
      {
        row,
        columns: COLUMN_OF,
        industryRows: Array.from({ length: industries }, (_, index) => row + 1 + index),
      },
      thresholds,
    );
    const values = typedRow(target, null);
    values.inputs = values.industryActuals = Array.from({ length: industries }, () => null);
    values.industryTargets = Array.from(
      { length: industries },
      (_, index) => this.options.targets.get(subRowCode(indicator, index)) ?? null,
    );
    for (const { role, formula, format, evaluate } of printed.cells) {
      const value = evaluate(values);
      if (role !== 'status') values[role] = value;
      put(cells, role, { value, formula, style: role === 'status' ? 'status' : styles.computed(format) });
    }
  }

  private validate(row: number, role: ColumnRole, validation: Omit<DataValidation, 'range'>): void {
    const column = COLUMN_OF.get(role)!;
    this.validations.push({ range: { top: row, left: column, bottom: row, right: column }, ...validation });
  }
}

/** Rows with wrapped text get their height here: not every office suite fits them when it opens a file. */
function heightOf(cells: readonly PlannedCell[]): number {
  return Math.max(
    ROW_HEIGHT,
    ...WRAPPED.map(({ role, line, scale }) => {
      const column = COLUMN_OF.get(role)!;
      const width = TEMPLATE_COLUMNS[column]!.width * scale;
      return linesIn(String(cells[column]!.value), width) * line + 4;
    }),
  );
}

function put(cells: PlannedCell[], role: ColumnRole, cell: PlannedCell): void {
  cells[COLUMN_OF.get(role)!] = cell;
}
