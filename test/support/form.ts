import { fromA1, rangeFromA1, toA1 } from '../../src/core/address';
import type { Allocation } from '../../src/core/allocation';
import { computedCells } from '../../src/core/attainment';
import type { SheetPlan } from '../../src/core/edit';
import type { Fix } from '../../src/core/finding';
import { formatPeriod, parsePeriod } from '../../src/core/period';
import { bindWorkbook, type Binding } from '../../src/core/report/bind';
import type { ColumnRole, Entry, Report } from '../../src/core/report/report';
import type { Indicator } from '../../src/core/schema/catalogue';
import { indicatorsOfForm, isPercent, isPerIndustry, subRowCode, targetOf } from '../../src/core/schema/facts';
import { WENZHOU_2020_93 as catalogue } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { Cell, CellValue, DefinedName, SheetSnapshot, SheetVisibility } from '../../src/core/snapshot';
import { templatePlan } from '../../src/core/template';
import { unitByCode } from '../../src/core/units';
import { cell as cellOf } from './sheet';

/** What a careful clerk fills in: met or on schedule everywhere in 2021Q3, nothing far above its target. */
interface Figures {
  readonly target: number | null;
  readonly actual?: number;
  readonly operands?: readonly [number, number];
  readonly industries?: number;
  readonly previous: number;
}

const isPart = (indicator: Indicator): boolean => indicator.within !== undefined;

function figuresOf(indicator: Indicator): Figures {
  const { measure, window } = indicator;
  const city = targetOf(indicator);
  switch (measure) {
    case 'count':
    case 'breakthrough':
      if (isPart(indicator)) return { target: 2, actual: 2, previous: 2 };
      return window === 'year' ? { target: 20, actual: 16, previous: 12 } : { target: 20, actual: 10, previous: 8 };
    case 'amount':
      if (window === 'year') return { target: 200, actual: 160, previous: 110 };
      return isPart(indicator) ? { target: 100, actual: 60, previous: 45 } : { target: 200, actual: 110, previous: 75 };
    case 'cagr':
      return { target: city, operands: [115.5, 100], previous: 0.15 };
    case 'growth':
      return { target: city, operands: [111.5, 100], previous: 0.11 };
    case 'density':
      return { target: city, operands: [1500, 10], previous: 145 };
    case 'coverage':
      return { target: city, operands: [120, 120], previous: 0.95 };
    case 'ratio':
      return { target: city, operands: [Math.round(city * 1000) + 1, 1000], previous: city };
    case 'floor':
      return { target: city, actual: city * 1.1, previous: city * 1.1 };
    case 'rank':
      return { target: city, actual: 2, previous: 3 };
    case 'relative':
      return { target: 0, operands: [0.13, 0.12], previous: 0.8 };
    case 'industry-coverage':
      return { target: 1, industries: 1, previous: 0.8 };
    case 'industry-count':
      return { target: 2, industries: 2, previous: 1 };
  }
}

export interface FormOptions {
  /** Code of the unit. */
  readonly unit?: string;
  /** `2021Q3` */
  readonly period?: string;
  /** The file or workbook that the report is said to come from. */
  readonly source?: string;
  readonly percentages?: 'fractions' | 'points';
  /** Whether a generated sheet was made with targets for what is added up. */
  readonly allocated?: boolean;
  /** Columns that the clerk's own sheet does not have. */
  readonly without?: readonly ColumnRole[];
  readonly sheetName?: string;
}

const HEADERS: readonly (readonly [ColumnRole, string])[] = [
  ['sequence', '序号'],
  ['code', '代码'],
  ['name', '考核指标'],
  ['unit', '计量单位'],
  ['target', '目标任务'],
  ['numerator', '分子'],
  ['denominator', '分母'],
  ['actual', '实际完成'],
  ['previous', '上期完成'],
  ['attainment', '完成率'],
  ['status', '进度状态'],
  ['explanation', '备注'],
  ['evidence', '佐证材料'],
];

/** A reporting sheet that is filled in without a fault, to put slips into. Addresses stay those of the whole sheet. */
export class Form {
  readonly cells: (Cell | undefined)[][];
  readonly merges: string[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  visibility: SheetVisibility = 'visible';
  names: DefinedName[] = [];
  readonly columns = new Map<ColumnRole, number>();
  readonly rows = new Map<string, number>();

  private constructor(
    public name: string,
    readonly source: string,
    cells: (Cell | undefined)[][],
  ) {
    this.cells = cells;
  }

  /** Targets of every indicator, for generated sheets. */
  static allocation(unit = '330302'): Allocation {
    const targets = new Map<string, number>();
    for (const indicator of catalogue.indicators) {
      const { target } = figuresOf(indicator);
      if (isPerIndustry(indicator)) {
        catalogue.industries.forEach((_, index) => targets.set(subRowCode(indicator, index), target!));
      } else if (target !== null) targets.set(indicator.code, target);
    }
    return { targets: new Map([[unit, targets]]), source: '目标分解表.xlsx' };
  }

  /** The sheet of the template, filled in. */
  static generated({ unit = '330302', period = '2021Q3', source = '', allocated = true }: FormOptions = {}): Form {
    const reporting = unitByCode(catalogue, unit)!;
    const plan = templatePlan(catalogue, reporting, parsePeriod(period)!, {
      allocation: allocated ? Form.allocation(unit) : null,
    });
    const form = new Form(plan.name, source, cellsOf(plan));
    form.names = (plan.names ?? []).map((name) => ({ ...name, sheet: plan.name }));
    form.merges.push(
      ...(plan.merges ?? []).map((range) => `${toA1(range.top, range.left)}:${toA1(range.bottom, range.right)}`),
    );
    const blank = form.report();
    for (const [role, column] of blank.layout.columns) form.columns.set(role, column);
    for (const [code, entry] of blank.byCode) form.rows.set(code, entry.row);
    for (const entry of blank.entries) form.fill(entry);
    for (const [label, value] of CONTACTS) form.say(label, value);
    return form.calculate();
  }

  /** A sheet that a county laid out by itself: other header words, everything typed. */
  static own(options: FormOptions = {}): Form {
    const { unit = '330302', period = '2021Q3', source = '', percentages = 'fractions', without = [] } = options;
    const reporting = unitByCode(catalogue, unit)!;
    const headers = HEADERS.filter(([role]) => !without.includes(role));
    const cells: (Cell | undefined)[][] = [
      [{ value: '传统制造业改造提升工作完成情况表' }],
      [
        { value: `填报单位：${reporting.name}` },
        undefined,
        undefined,
        { value: `报告期：${formatPeriod(parsePeriod(period)!)}` },
      ],
      headers.map(([, header]) => ({ value: header })),
    ];
    const form = new Form(options.sheetName ?? reporting.name, source, cells);
    headers.forEach(([role], column) => form.columns.set(role, column));
    const scale = percentages === 'points' ? 100 : 1;
    const indicators = indicatorsOfForm(catalogue, reporting.kind === 'city' ? 'city' : 'county');
    const add = (code: string, values: Partial<Record<ColumnRole, CellValue>>): void => {
      form.rows.set(code, cells.length);
      cells.push(
        headers.map(([role]) => {
          const value = values[role] ?? null;
          return value === null ? undefined : { value };
        }),
      );
    };
    indicators.forEach((indicator, index) => {
      const { target, actual, operands, industries, previous } = figuresOf(indicator);
      const factor = isPercent(indicator) ? scale : 1;
      const result = actual ?? resultOf(indicator, operands, industries);
      const rounded = Number((result * factor).toFixed(factor === 1 ? 4 : 2));
      add(indicator.code, {
        sequence: index + 1,
        code: indicator.code,
        name: indicator.name,
        unit: indicator.unit,
        target: target === null ? null : Number((target * factor).toFixed(4)),
        numerator: operands?.[0] ?? null,
        denominator: operands?.[1] ?? null,
        actual: rounded,
        previous: Number((previous * factor).toFixed(4)),
        attainment: target ? Number((rounded / factor / target).toFixed(4)) : null,
        evidence: evidenceOf(indicator),
      });
      if (industries === undefined) return;
      catalogue.industries.forEach((industry, place) =>
        add(subRowCode(indicator, place), {
          code: subRowCode(indicator, place),
          name: `其中：${industry}`,
          actual: industries,
          previous: industries === 1 && place === 0 ? 0 : 1,
        }),
      );
    });
    const foot = ['单位负责人：周国梁', ...CONTACTS.map(([label, value]) => `${label}：${value}`)];
    cells.push(foot.flatMap((value) => [{ value }, undefined]));
    return form;
  }

  /** Where a role of an indicator's row stands. */
  place(code: string, role: ColumnRole): { readonly row: number; readonly column: number } {
    const row = this.rows.get(code);
    const column = this.columns.get(role);
    if (row === undefined || column === undefined) throw new Error(`no cell for ${code} ${role}`);
    return { row, column };
  }

  at(code: string, role: ColumnRole): string {
    const { row, column } = this.place(code, role);
    return toA1(row, column);
  }

  /** The cell of the header of a role. */
  header(role: ColumnRole): string {
    return toA1(Math.min(...this.rows.values()) - (this.names.length > 0 ? 2 : 1), this.columns.get(role)!);
  }

  /** The cell whose text begins with these words. */
  find(words: string): string {
    for (const [row, cells] of this.cells.entries()) {
      const column = cells?.findIndex((cell) => String(cell?.value ?? '').startsWith(words)) ?? -1;
      if (column >= 0) return toA1(row, column);
    }
    throw new Error(`no cell says ${words}`);
  }

  /** Puts a cell, in the notation of `sheet`. */
  put(code: string, role: ColumnRole, text: string): this {
    return this.putAt(this.at(code, role), text);
  }

  putAt(address: string, text: string): this {
    return this.putCell(address, cellOf(text));
  }

  putCell(address: string, cell: Cell | undefined): this {
    const { row, column } = fromA1(address)!;
    while (this.cells.length <= row) this.cells.push([]);
    this.cells[row]![column] = cell;
    return this;
  }

  cell(address: string): Cell | undefined {
    const { row, column } = fromA1(address)!;
    return this.cells[row]?.[column];
  }

  /** Changes the value behind a label of an identity line. */
  say(label: string, value: string): this {
    return this.putCell(this.find(`${label}：`), { value: `${label}：${value}` });
  }

  /** Takes the row of an indicator out; what stands below moves up. */
  remove(code: string): this {
    return this.removeRow(this.rows.get(code)!);
  }

  removeRow(row: number): this {
    this.cells.splice(row, 1);
    for (const [code, other] of this.rows) {
      if (other === row) this.rows.delete(code);
      else if (other > row) this.rows.set(code, other - 1);
    }
    return this;
  }

  /** Puts a row after that of an indicator; what stands below moves down. */
  insertAfter(code: string, values: Partial<Record<ColumnRole, string>>): this {
    const row = this.rows.get(code)! + 1;
    const cells: (Cell | undefined)[] = [];
    for (const [role, text] of Object.entries(values)) cells[this.columns.get(role as ColumnRole)!] = cellOf(text);
    this.cells.splice(row, 0, cells);
    for (const [other, at] of this.rows) if (at >= row) this.rows.set(other, at + 1);
    return this;
  }

  hideRow(code: string): this {
    this.hiddenRows.add(this.rows.get(code)!);
    return this;
  }

  /** Does to the sheet what a fix says. */
  apply({ cell, change }: Fix): this {
    switch (change.kind) {
      case 'set': {
        const before = this.cell(cell);
        const format = change.format ?? before?.format;
        return this.putCell(cell, {
          value: change.value,
          ...(change.formula === undefined ? {} : { formula: change.formula }),
          ...(format === undefined || format === 'General' ? {} : { format }),
        });
      }
      case 'unmerge':
        this.merges.splice(this.merges.indexOf(change.range), 1);
        return this;
      case 'show-rows':
        for (const row of change.rows) this.hiddenRows.delete(row);
        return this;
      case 'show-columns':
        for (const column of change.columns) this.hiddenColumns.delete(column);
        return this;
      case 'show-sheet':
        this.visibility = 'visible';
        return this;
      case 'insert-row': {
        const cells: (Cell | undefined)[] = [];
        for (const { column, value } of change.cells) cells[column] = { value };
        this.cells.splice(change.before, 0, cells);
        return this;
      }
    }
  }

  /** Works out the computed cells, as Excel would on opening. */
  calculate(): this {
    const report = this.report();
    for (const entry of report.entries) {
      for (const { row, column, value } of computedCells(report, entry, {
        catalogue,
        settings: DEFAULT_SETTINGS,
        allocation: null,
      })) {
        const cell = this.cells[row]?.[column];
        if (cell?.formula !== undefined) this.cells[row]![column] = { ...cell, value };
      }
    }
    return this;
  }

  snapshot(): SheetSnapshot {
    return {
      name: this.name,
      visibility: this.visibility,
      rows: this.cells,
      merges: this.merges.map((range) => rangeFromA1(range)!),
      hiddenRows: new Set(this.hiddenRows),
      hiddenColumns: new Set(this.hiddenColumns),
      protection: 'none',
    };
  }

  bind(): Binding {
    const sheet = structuredClone(this.snapshot());
    const names = this.names.map((name) => ({ ...name, sheet: this.name }));
    return bindWorkbook({ sheets: [sheet], names }, catalogue, this.source);
  }

  report(): Report {
    const { reports } = this.bind();
    if (reports.length !== 1) throw new Error(`${this.name} is no report`);
    return reports[0]!;
  }

  private fill(entry: Entry): void {
    const { indicator } = entry;
    const { actual, operands, industries } = figuresOf(indicator);
    const set = (code: string, role: ColumnRole, value: CellValue): void => {
      const { row, column } = this.place(code, role);
      this.cells[row]![column] = { ...this.cells[row]?.[column], value };
    };
    if (!entry.applicable) return;
    if (operands) {
      set(entry.code, 'numerator', operands[0]);
      set(entry.code, 'denominator', operands[1]);
    } else if (industries !== undefined) {
      catalogue.industries.forEach((_, index) => set(subRowCode(indicator, index), 'actual', industries));
    } else set(entry.code, 'actual', actual!);
    set(entry.code, 'previous', figuresOf(indicator).previous);
    const evidence = evidenceOf(indicator);
    if (evidence !== null) set(entry.code, 'evidence', evidence);
  }
}

const CONTACTS = [
  ['填报人', '林晓慧'],
  ['审核人', '潘建武'],
  ['联系电话', '0577-88031256'],
  ['填报日期', '2021年10月11日'],
] as const;

function evidenceOf({ measure, name }: Indicator): string | null {
  const isCounted = ['count', 'breakthrough', 'industry-count', 'industry-coverage'].includes(measure);
  return isCounted ? `附件：${name}清单` : null;
}

function resultOf(indicator: Indicator, operands: readonly [number, number] | undefined, industries = 0): number {
  if (!operands) return industries;
  const [above, below] = operands;
  if (indicator.measure === 'relative') return (above - below) * 100;
  return above / below - (indicator.measure === 'cagr' || indicator.measure === 'growth' ? 1 : 0);
}

function cellsOf(plan: SheetPlan): (Cell | undefined)[][] {
  return Array.from(plan.rows, (row) =>
    Array.from(row ?? [], (planned) => {
      if (planned === undefined) return undefined;
      const format = planned.style === undefined ? undefined : plan.styles[planned.style]?.numberFormat;
      return {
        value: planned.value,
        ...(planned.formula === undefined ? {} : { formula: planned.formula }),
        ...(format === undefined ? {} : { format }),
      };
    }),
  );
}
