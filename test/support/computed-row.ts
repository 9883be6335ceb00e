import type { Allocation } from '../../src/core/allocation';
import type { Standards } from '../../src/core/attainment';
import { parsePeriod } from '../../src/core/period';
import { readNumber, type QuantityRole } from '../../src/core/report/number';
import type { ColumnRole, Entry, Reading, Report } from '../../src/core/report/report';
import type { Catalogue, Indicator } from '../../src/core/schema/catalogue';
import { subRowCode } from '../../src/core/schema/facts';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { Cell, CellValue } from '../../src/core/snapshot';

/** What stands in a cell: a value, a cell, or `undefined` where the sheet lacks the column. */
export type Content = CellValue | Cell | undefined;

export interface RowContents {
  readonly target?: Content;
  readonly numerator?: Content;
  readonly denominator?: Content;
  readonly actual?: Content;
  /** 完成值 of each industry's sub-row, and its target. */
  readonly industries?: readonly Content[];
  readonly industryTargets?: readonly Content[];
}

export interface RowOptions {
  readonly period?: string;
  readonly percentages?: 'fractions' | 'points';
  readonly isGenerated?: boolean;
  readonly isCity?: boolean;
  readonly allocated?: Readonly<Record<string, number>>;
  /** Roles whose columns the sheet lacks. */
  readonly without?: readonly ColumnRole[];
  readonly columns?: Partial<Record<ColumnRole, number>>;
  /** The row it stands in; 12 as Excel counts. */
  readonly row?: number;
  /** The rows of the industries; by default those right below. */
  readonly industryRows?: readonly number[];
  readonly applicable?: boolean;
}

const COLUMNS: Readonly<Partial<Record<ColumnRole, number>>> = {
  target: 5,
  numerator: 6,
  denominator: 7,
  actual: 8,
  previous: 9,
  attainment: 10,
  expected: 11,
  status: 12,
};
const DEFAULT_ROW = 11;

/** An indicator like none of the document's, for every combination of facts. */
export function indicatorWith(facts: Partial<Indicator>): Indicator {
  return {
    code: 'X1-01',
    clause: '二(一)1',
    name: '示例指标',
    verbatim: '',
    target: 100,
    unit: '个',
    comparison: 'at_least',
    measure: 'count',
    window: 'programme',
    cityTotal: 'sum',
    reportedBy: 'county',
    departments: [],
    strength: '刚性',
    wording: '',
    ...facts,
  };
}

/** One row of a sheet as the reader would bind it, in row 12 with the template's columns unless told otherwise. */
export function computedRow(
  facts: Partial<Indicator>,
  contents: RowContents,
  options: RowOptions = {},
): { readonly report: Report; readonly entry: Entry; readonly standards: Standards; readonly catalogue: Catalogue } {
  const indicator = indicatorWith(facts);
  const { percentages = 'fractions', without = [], row: ownRow = DEFAULT_ROW } = options;
  const columns = new Map(
    Object.entries({ ...COLUMNS, ...options.columns }).filter(([role]) => !without.includes(role as ColumnRole)),
  ) as Map<ColumnRole, number>;

  function reading(row: number, role: ColumnRole, content: Content, quantity: QuantityRole): Reading | undefined {
    const column = columns.get(role);
    if (column === undefined) return undefined;
    const cell = cellOf(content);
    return { row, column, cell, number: readNumber(cell, indicator, percentages, quantity) };
  }

  function entryOf(row: number, industry: number | null, given: RowContents, industries: readonly Entry[]): Entry {
    const quantity = industry === null ? 'value' : 'industry';
    return {
      index: industry === null ? 0 : industry + 1,
      indicator,
      code: industry === null ? indicator.code : subRowCode(indicator, industry),
      industry,
      row,
      matchedBy: 'code',
      codeCell: undefined,
      nameCell: undefined,
      unitCell: undefined,
      target: reading(row, 'target', given.target, quantity),
      numerator: reading(row, 'numerator', given.numerator, 'numerator'),
      denominator: reading(row, 'denominator', given.denominator, 'denominator'),
      actual: reading(row, 'actual', given.actual, quantity),
      previous: reading(row, 'previous', undefined, quantity),
      attainment: reading(row, 'attainment', undefined, 'share'),
      expected: reading(row, 'expected', undefined, 'share'),
      status: columns.has('status') ? { row, column: columns.get('status')!, cell: undefined, text: '' } : undefined,
      explanation: undefined,
      evidence: undefined,
      industries,
      applicable: options.applicable ?? true,
    };
  }

  const industries = (contents.industries ?? []).map((actual, index) =>
    entryOf(
      options.industryRows?.[index] ?? ownRow + 1 + index,
      index,
      { actual, target: contents.industryTargets?.[index] },
      [],
    ),
  );
  const entry = entryOf(ownRow, null, contents, industries);
  const unit = WENZHOU_2020_93.units.find(({ code }) => code === (options.isCity ? '330300' : '330302'))!;
  const period = parsePeriod(options.period ?? '2021Q3');
  const report: Report = {
    sheet: {
      name: '鹿城区',
      visibility: 'visible',
      rows: [],
      merges: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      protection: 'none',
    },
    source: '',
    form: options.isCity ? 'city' : 'county',
    stamp: options.isGenerated
      ? {
          catalogue: WENZHOU_2020_93.id,
          version: WENZHOU_2020_93.version,
          unit: unit.code,
          period: '2021Q3',
          form: 'county',
          targets: new Map(),
        }
      : null,
    unit,
    period,
    identity: {
      unit: null,
      unitCode: null,
      period: null,
      leader: null,
      filler: null,
      reviewer: null,
      phone: null,
      date: null,
    },
    layout: {
      header: { first: 6, last: 6 },
      body: { first: 7, last: 40 },
      columns,
      duplicates: [],
      headers: new Map(),
      percentages,
    },
    entries: [entry],
    byCode: new Map([entry, ...industries].map((one) => [one.code, one])),
    repeated: [],
    missing: [],
    unknown: [],
  };
  const allocation: Allocation | null = options.allocated
    ? { targets: new Map([[unit.code, new Map(Object.entries(options.allocated))]]), source: '' }
    : null;
  return {
    report,
    entry,
    standards: { settings: DEFAULT_SETTINGS, catalogue: WENZHOU_2020_93, allocation },
    catalogue: WENZHOU_2020_93,
  };
}

function cellOf(content: Content): Cell | undefined {
  if (content === undefined) return undefined;
  if (typeof content === 'object' && content !== null && 'value' in content) return content;
  return { value: content };
}
