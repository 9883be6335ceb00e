import fc from 'fast-check';
import { toA1 } from '../../src/core/address';
import { computedCells, type ComputedCell } from '../../src/core/attainment';
import type { AddSheet, Edit, SheetPlan } from '../../src/core/edit';
import { fillEdits } from '../../src/core/fill';
import { parsePeriod } from '../../src/core/period';
import { preview } from '../../src/core/preview';
import { bindWorkbook } from '../../src/core/report/bind';
import type { ColumnRole } from '../../src/core/report/report';
import type { Comparison, Measure, Window } from '../../src/core/schema/catalogue';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { isError, type CellValue, type WorkbookSnapshot } from '../../src/core/snapshot';
import { templatePlan } from '../../src/core/template';
import { applyEdits } from '../../src/ooxml/apply';
import { blankPackage } from '../../src/ooxml/blank';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';
import { computedRow, type RowContents, type RowOptions } from '../support/computed-row';
import { recalculated } from '../support/libreoffice';
import { faultsOf } from '../support/validate-xlsx';

/** What clerks leave in the cells of figures; not TRUE, which LibreOffice alone takes for a number. */
const content: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -2, max: 12 }) },
  { weight: 3, arbitrary: fc.constantFrom(0, 0.1, 0.275, 0.3, 0.9, 1, 100, 1.15, 1e300, 1e-300) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<CellValue>(
      null,
      ' ',
      'abc',
      '2000万',
      '不适用',
      '—',
      '=A1',
      { error: '#DIV/0!' },
      {
        error: '#REF!',
      },
    ),
  },
);

interface Cell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly value: CellValue;
}

/** Where LibreOffice finds another value than we wrote; an empty text and an empty cell are the same. */
function disagreements(cells: readonly Cell[], judged: WorkbookSnapshot): string[] {
  const sheets = new Map(judged.sheets.map((sheet) => [sheet.name, sheet]));
  return cells.flatMap(({ sheet, row, column, formula, value }) => {
    const found = sheets.get(sheet)!.rows[row]?.[column]?.value ?? '';
    const isSame =
      typeof value === 'number' && typeof found === 'number'
        ? Math.abs(found - value) <= 1e-9 * Math.max(1, Math.abs(value))
        : found === (value ?? '');
    return isSame
      ? []
      : [`${sheet}!${toA1(row, column)} =${formula}: ${JSON.stringify(value)}, not ${JSON.stringify(found)}`];
  });
}

function written(edits: readonly Edit[]): Uint8Array {
  const pkg = blankPackage();
  applyEdits(pkg, edits);
  return pkg.toBytes();
}

const INPUTS: readonly ColumnRole[] = ['target', 'numerator', 'denominator', 'actual'];
const COLUMN: Readonly<Partial<Record<ColumnRole, number>>> = { target: 5, numerator: 6, denominator: 7, actual: 8 };

test('the forms of all periods, filled with anything: every formula equals its cached value', () => {
  const standards = { catalogue: WENZHOU_2020_93, settings: DEFAULT_SETTINGS, allocation: null };
  const forms = ['2021Q1', '2021Q3', '2022H1', '2022'].flatMap((period) =>
    ['330302', 'OJK', '330300'].map((unit) => ({ period, unit })),
  );
  const adds: AddSheet[] = forms.map(({ period, unit }) => ({
    kind: 'add-sheet',
    plan: {
      ...templatePlan(
        WENZHOU_2020_93,
        WENZHOU_2020_93.units.find(({ code }) => code === unit)!,
        parsePeriod(period)!,
      ),
      name: `${unit} ${period}`,
    },
  }));
  const blank = preview({ sheets: [], names: [] }, adds);
  const entries = bindWorkbook(blank, WENZHOU_2020_93, '').reports.flatMap((report) =>
    [...report.byCode.values()].map((entry) => ({ sheet: report.sheet.name, entry })),
  );
  expect(entries.length).toBe(4 * (66 + 66 + 21));
  const isOpen = (sheet: string, row: number, role: ColumnRole): boolean => {
    const { plan } = adds.find((add) => add.plan.name === sheet)!;
    const { style } = plan.rows[row]![COLUMN[role]!]!;
    return role === 'target' || plan.styles[style!]!.locked === false;
  };
  const places = entries.flatMap(({ sheet, entry }) =>
    INPUTS.filter((role) => entry.applicable && isOpen(sheet, entry.row, role)).map((role) => ({
      sheet,
      row: entry.row,
      column: COLUMN[role]!,
    })),
  );
  const [values] = fc.sample(fc.array(content, { minLength: places.length, maxLength: places.length }), {
    numRuns: 1,
    seed: 93,
  });
  // Some inputs stay blank; operands are typed only where the form has them.
  const inputs: Edit[] = places.flatMap((place, index) =>
    values![index] === null || index % 7 === 0 ? [] : [{ kind: 'set-cell', ...place, value: values![index]! }],
  );
  const typed = preview(blank, inputs);
  const fills = bindWorkbook(typed, WENZHOU_2020_93, '').reports.flatMap((report) => fillEdits(report, standards));
  const filled = preview(typed, fills);
  const bytes = written([...adds, ...inputs, ...fills]);
  const cells = filled.sheets.flatMap((sheet) =>
    sheet.rows.flatMap((row, index) =>
      (row ?? []).flatMap((cell, column) =>
        cell?.formula === undefined
          ? []
          : [{ sheet: sheet.name, row: index, column, formula: cell.formula, value: cell.value }],
      ),
    ),
  );
  expect(cells.length).toBeGreaterThan(1300);
  expect(cells.filter(({ value }) => typeof value === 'number').length).toBeGreaterThan(400);
  expect(cells.filter(({ value }) => isError(value))).toEqual([]);
  expect(faultsOf(bytes)).toEqual([]);
  expect(disagreements(cells, readWorkbook(OpcPackage.open(recalculated(bytes))))).toEqual([]);
});

const MEASURES: readonly Measure[] = [
  'count',
  'amount',
  'ratio',
  'coverage',
  'density',
  'growth',
  'cagr',
  'rank',
  'floor',
  'relative',
  'breakthrough',
  'industry-coverage',
  'industry-count',
];
const COMPARISONS: readonly Comparison[] = [
  'at_least',
  'greater_than',
  'full_coverage',
  'rank_within',
  'relative',
  'breakthrough',
];
const WINDOWS: readonly Window[] = ['programme', 'year', 'final-year', 'level', 'year-level'];

const contents: fc.Arbitrary<RowContents> = fc.record({
  target: content,
  numerator: content,
  denominator: content,
  actual: content,
  industries: fc.array(content, { minLength: 5, maxLength: 5 }),
  industryTargets: fc.array(content, { minLength: 5, maxLength: 5 }),
});
/** Layouts as counties make them: columns apart, in another order, left out; industries not below one another. */
const layout: fc.Arbitrary<Omit<RowOptions, 'row' | 'industryRows'> & { readonly gap: boolean }> = fc.record({
  period: fc.constantFrom('2021Q3', '2022Q1', '2020Q4'),
  percentages: fc.constantFrom('fractions' as const, 'points' as const),
  without: fc.subarray<ColumnRole>(['target', 'attainment', 'expected', 'status'], { maxLength: 2 }),
  columns: fc.constantFrom<Partial<Record<ColumnRole, number>>>(
    {},
    { numerator: 7, denominator: 6 },
    { numerator: 3, denominator: 1 },
  ),
  gap: fc.boolean(),
});

test('every measure, comparison and window, in any layout', () => {
  const combinations = MEASURES.flatMap((measure) =>
    COMPARISONS.flatMap((comparison) => WINDOWS.map((window) => ({ measure, comparison, window }))),
  );
  const rows: SheetPlan['rows'][number][] = [];
  const cells: Cell[] = [];
  const given = fc.sample(fc.tuple(contents, layout), { numRuns: combinations.length * 2, seed: 2020 });
  combinations.forEach((facts, index) => {
    for (const [content, { gap, ...options }] of [given[2 * index]!, given[2 * index + 1]!]) {
      const row = rows.length;
      const industryRows = [1, 2, 3, 4, 5].map((step) => row + step + (gap && step > 2 ? 2 : 0));
      const unit = index % 3 === 0 ? '%' : '个';
      const made = computedRow({ ...facts, unit }, content, { ...options, row, industryRows });
      const put = (at: number, column: number | undefined, value: CellValue | undefined, formula?: string): void => {
        while (rows.length <= at) rows.push([]);
        if (column === undefined || value === undefined) return;
        const line = [...(rows[at] ?? [])];
        line[column] = { value, ...(formula !== undefined && { formula }) };
        rows[at] = line;
      };
      const { columns } = made.report.layout;
      const value = (cell: unknown): CellValue => cell as CellValue;
      for (const role of ['target', 'numerator', 'denominator', 'actual'] as const) {
        put(row, columns.get(role), value(content[role]));
      }
      industryRows.forEach((at, industry) => {
        put(at, columns.get('actual'), value(content.industries![industry]));
        put(at, columns.get('target'), value(content.industryTargets![industry]));
      });
      const computed: readonly ComputedCell[] = computedCells(made.report, made.entry, made.standards);
      for (const cell of computed) {
        put(cell.row, cell.column, cell.value, cell.formula);
        cells.push({ sheet: '组合', ...cell });
      }
      put(rows.length, undefined, undefined);
    }
  });
  const plan: SheetPlan = { name: '组合', rows, styles: {}, columns: [] };
  expect(cells.length).toBeGreaterThan(1200);
  const judged = readWorkbook(OpcPackage.open(recalculated(written([{ kind: 'add-sheet', plan }]))));
  expect(disagreements(cells, judged)).toEqual([]);
});
