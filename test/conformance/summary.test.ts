import type { SheetPlan } from '../../src/core/edit';
import type { CellValue, SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import { isError } from '../../src/core/snapshot';
import { toA1 } from '../../src/core/address';
import { readSummary } from '../../src/core/summary/earlier';
import { summaryEdits } from '../../src/core/summary/edits';
import { takeIn } from '../../src/core/summary/intake';
import { toJson } from '../../src/core/summary/json';
import type { SummaryModel } from '../../src/core/summary/model';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import {
  allArrivals,
  arrival,
  catalogue,
  plausible,
  Q2,
  Q3,
  reportingSheet,
  seeded,
  summaryOf,
  type Written,
} from '../support/summary';
import { recalculated } from '../support/libreoffice';
import { faultsOf } from '../support/validate-xlsx';

/** What clerks leave in cells besides numbers. */
const ODDITIES: readonly CellValue[] = [
  null,
  0,
  -3,
  '2000万',
  '12',
  '—',
  '不适用',
  '=HYPERLINK("http://example.com")',
  '+cmd',
  '@x',
  ' ',
  true,
  { error: '#DIV/0!' },
];

/** All units but one, each with eight cells spoilt. */
function spoiltSheets(seed: number): readonly SheetSnapshot[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return catalogue.units
    .filter(({ name }) => name !== '泰顺县')
    .map((unit) => {
      const written: Record<string, Written[string]> = { ...plausible(unit, random, 0.38) };
      for (let count = 0; count < 8; count++) {
        const code = pick(Object.keys(written));
        const cells = written[code]!;
        const odd = pick(ODDITIES);
        if (cells.industries) {
          written[code] = { industries: cells.industries.map((value, index) => (index === 2 ? odd : value)) };
        } else if (cells.second !== undefined) {
          written[code] = { ...cells, [random() < 0.5 ? 'first' : 'second']: odd };
        } else written[code] = { ...cells, value: odd };
      }
      return reportingSheet(unit, Q3, written);
    });
}

/** A sheet of a person as a plan, so that it can be put into a new workbook. */
function planOf({ name, rows }: SheetSnapshot): SheetPlan {
  return {
    name,
    rows: rows.map((row) => row?.map((cell) => cell && { value: cell.value })),
    styles: {},
    columns: [],
  };
}

const kept = {
  weights: new Map([
    ['D2-02', 3],
    ['J3-01', 2],
    ['D1-01', 1.5],
  ]),
  remarks: new Map<string, string>(),
  issueRemarks: new Map<string, string>(),
};

async function workbookOf(model: SummaryModel, sheets: readonly SheetSnapshot[]): Promise<MemoryHost> {
  const host = MemoryHost.blank('summary.xlsx');
  await host.apply([
    ...sheets.map((sheet) => ({ kind: 'add-sheet' as const, plan: planOf(sheet) })),
    ...summaryEdits(model, null, null),
  ]);
  return host;
}

const plain = (value: CellValue | undefined): number | string | boolean =>
  value === undefined || value === null ? '' : isError(value) ? value.error : value;

function same(a: number | string | boolean, b: number | string | boolean): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) : a === b;
}

/** Formula cells whose recalculated value is not the one that was written. */
function differences(written: WorkbookSnapshot, calculated: WorkbookSnapshot): { count: number; wrong: string[] } {
  const wrong: string[] = [];
  let count = 0;
  for (const { name, rows } of written.sheets) {
    const other = calculated.sheets.find((sheet) => sheet.name === name)!;
    for (const [row, cells] of rows.entries()) {
      for (const [column, cell] of cells?.entries() ?? []) {
        if (cell?.formula === undefined) continue;
        count++;
        const [was, is] = [plain(cell.value), plain(other.rows[row]?.[column]?.value)];
        if (!same(was, is))
          wrong.push(`${name}!${toA1(row, column)} ${cell.formula}: ${String(was)}, not ${String(is)}`);
      }
    }
  }
  return { count, wrong };
}

describe.each(['files', 'workbook'] as const)('a summary of %s', (where) => {
  const sheets = spoiltSheets(where === 'files' ? 7 : 8);
  const arrivals =
    where === 'files' ? sheets.map((sheet) => arrival(`${sheet.name}.xlsx`, sheet)) : [arrival('', ...sheets)];
  const past = takeIn(allArrivals(Q2, 1), { catalogue, period: null, expected: null, earlier: null });
  const model = summaryOf(arrivals, { past: [past], kept: kept as never });
  let written: WorkbookSnapshot;
  let calculated: WorkbookSnapshot;
  let bytes: Uint8Array;

  beforeAll(async () => {
    const host = await workbookOf(model, where === 'files' ? [] : sheets);
    bytes = host.bytes();
    written = await host.read();
    calculated = await (await MemoryHost.open(recalculated(bytes), 'summary.xlsx')).read();
  });

  test('satisfies the Open XML validator', () => {
    expect(faultsOf(bytes)).toEqual([]);
  });

  test('every formula calculated by LibreOffice is its cached value', () => {
    const { count, wrong } = differences(written, calculated);
    expect(count).toBeGreaterThan(3000);
    expect(wrong).toEqual([]);
  });

  test('the calculated cells are the figures of the JSON', () => {
    const sheet = calculated.sheets.find(({ name }) => name === '汇总表')!;
    const header = sheet.rows.findIndex((row) => row?.[1]?.value === '代码');
    const column = (title: string): number => sheet.rows[header]!.findIndex((cell) => cell?.value === title);
    for (const one of toJson(model).indicators) {
      const row = sheet.rows.find((cells) => cells?.[1]?.value === one.code)!;
      const at = (title: string) => plain(row[column(title)]?.value);
      const shown = (value: number | null, none: string) => (value === null ? none : expect.closeTo(value, 9));
      const none = one.status === '不适用' ? '不适用' : '不可汇总';
      expect([one.code, at('全市完成'), at('达成率'), at('序时进度'), at('进度状态')]).toEqual([
        one.code,
        shown(one.actual, none),
        shown(one.attainment, ''),
        shown(one.expected, ''),
        one.status,
      ]);
      for (const unit of catalogue.units) {
        const own = one.units[unit.code];
        if (!own || unit.kind === 'city') continue;
        expect([one.code, unit.name, at(unit.name)]).toEqual([
          one.code,
          unit.name,
          shown(own.actual, own.status === '不适用' ? '不适用' : '未报送'),
        ]);
      }
    }
  });

  test('read back from what LibreOffice saved, it is the same summary', () => {
    const earlier = readSummary(calculated, catalogue)!;
    expect(earlier.period.id).toBe('2021Q3');
    const again = toJson(summaryOf([], { earlier }));
    const actuals = (json: typeof again) =>
      json.indicators.map(({ code, actual }) => [code, actual === null ? null : expect.closeTo(actual, 9)]);
    expect(again.indicators.map(({ code, actual }) => [code, actual])).toEqual(actuals(toJson(model)));
  });
});
