import { columnName, quoteSheetName, toA1 } from '../../address';
import type { ReportingUnit } from '../../schema/catalogue';
import type { SummaryModel } from '../model';
import { STATUSES } from '../standing';

/** The generated sheets; a return slip is `slip 330302`. */
export type SheetKey =
  'overview' | 'comparison' | 'charts' | 'issues' | 'briefing' | 'reminders' | 'weights' | 'data' | `slip ${string}`;

/** What a generated sheet is called in this workbook. */
export type SheetNames = (key: SheetKey) => string;

/** The columns of 数据, in order. 有效 says whether the value is a number that counts. */
export const DATA_COLUMNS = [
  '单位代码',
  '单位',
  '报告期',
  '指标代码',
  '项',
  '值',
  '来源文件',
  '来源单元格',
  '有效',
] as const;

export type DataColumn = (typeof DATA_COLUMNS)[number];

/** Where everything stands that a formula on another sheet refers to. */
export interface Layout {
  readonly names: SheetNames;
  /** Rows of 数据 below its header. */
  readonly dataRows: number;
  readonly units: readonly ReportingUnit[];
  readonly overview: OverviewLayout;
  readonly comparison: ComparisonLayout;
  readonly weights: WeightsLayout;
}

/** Rows and columns from 0. */
export interface OverviewLayout {
  /** Heads of the strip that counts the indicators by 进度状态; the counts stand below. */
  readonly strip: number;
  readonly header: number;
  /** By indicator code. */
  readonly rows: ReadonlyMap<string, number>;
  /** First and last row of each clause's indicators. */
  readonly clauses: readonly {
    readonly id: string;
    readonly title: string;
    readonly first: number;
    readonly last: number;
  }[];
  readonly last: number;
  readonly lastColumn: number;
  readonly columns: {
    readonly sequence: number;
    readonly code: number;
    readonly name: number;
    readonly unit: number;
    readonly target: number;
    readonly actual: number;
    /** Where there is a period before. */
    readonly past: { readonly actual: number; readonly change: number } | null;
    readonly attainment: number;
    readonly expected: number;
    readonly status: number;
    readonly covered: number;
    readonly firstUnit: number;
    readonly note: number;
    readonly remark: number;
  };
}

export interface ComparisonLayout {
  /** The first row of the order of units. */
  readonly ranking: number;
  /** Title row of each matrix; its header follows, then one row for each indicator. */
  readonly attainment: number;
  readonly status: number;
  readonly target: number;
  /** Codes of the indicators, in the order of the rows of each matrix. */
  readonly codes: readonly string[];
  readonly firstUnit: number;
}

export interface WeightsLayout {
  readonly header: number;
  readonly first: number;
  readonly score: number;
  readonly firstUnit: number;
}

const OVERVIEW_STRIP = 3;
const OVERVIEW_HEADER = 6;
const RANKING = 3;
const WEIGHTS_HEADER = 4;

function overviewLayout(model: SummaryModel, units: number): OverviewLayout {
  const rows = new Map<string, number>();
  const clauses: { id: string; title: string; first: number; last: number }[] = [];
  let row = OVERVIEW_HEADER + 1;
  for (const { id, title } of model.catalogue.clauses) {
    const own = model.indicators.filter(({ indicator }) => indicator.clause === id);
    if (own.length === 0) continue;
    const first = row + 1;
    for (const [index, { indicator }] of own.entries()) rows.set(indicator.code, first + index);
    row = first + own.length;
    clauses.push({ id, title, first, last: row - 1 });
  }
  const past = model.past.length > 0;
  const attainment = past ? 8 : 6;
  const firstUnit = attainment + 4;
  return {
    strip: OVERVIEW_STRIP,
    header: OVERVIEW_HEADER,
    rows,
    clauses,
    last: row - 1,
    // With few units the strip of counts is wider than the table.
    lastColumn: Math.max(firstUnit + units + 1, 3 + STATUSES.length + 1),
    columns: {
      sequence: 0,
      code: 1,
      name: 2,
      unit: 3,
      target: 4,
      actual: 5,
      past: past ? { actual: 6, change: 7 } : null,
      attainment,
      expected: attainment + 1,
      status: attainment + 2,
      covered: attainment + 3,
      firstUnit,
      note: firstUnit + units,
      remark: firstUnit + units + 1,
    },
  };
}

function comparisonLayout(codes: readonly string[], units: number): ComparisonLayout {
  const ranking = RANKING;
  const attainment = ranking + units + 2;
  const height = codes.length + 3;
  return { ranking, attainment, status: attainment + height, target: attainment + 2 * height, codes, firstUnit: 2 };
}

export function layoutOf(model: SummaryModel, names: SheetNames, dataRows: number): Layout {
  const units = model.standings.map(({ unit }) => unit);
  const codes = model.indicators.flatMap(({ indicator }) =>
    indicator.reportedBy === 'county' ? [indicator.code] : [],
  );
  const first = WEIGHTS_HEADER + 1;
  return {
    names,
    dataRows,
    units,
    overview: overviewLayout(model, units.length),
    comparison: comparisonLayout(codes, units.length),
    weights: { header: WEIGHTS_HEADER, first, score: first + codes.length, firstUnit: 3 },
  };
}

/** All rows of a column of 数据: `数据!$F$2:$F$3000`. */
export function dataRange(layout: Layout, column: DataColumn): string {
  const letter = columnName(DATA_COLUMNS.indexOf(column));
  const last = Math.max(1, layout.dataRows) + 1;
  return `${quoteSheetName(layout.names('data'))}!$${letter}$2:$${letter}$${String(last)}`;
}

/** A cell of another generated sheet: `汇总表!$F$8`. */
export function cellOf(layout: Layout, key: SheetKey, row: number, column: number): string {
  return `${quoteSheetName(layout.names(key))}!${absolute(row, column)}`;
}

/** `$F$8` */
export function absolute(row: number, column: number): string {
  return `$${columnName(column)}$${String(row + 1)}`;
}

/** `C8:C53` */
export function columnRange(column: number, first: number, last: number): string {
  return `${toA1(first, column)}:${toA1(last, column)}`;
}
