import { bindWorkbook, type Binding } from '../../src/core/report/bind';
import type { NumberReading, Report } from '../../src/core/report/report';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { toA1 } from '../../src/core/address';
import { sheet, workbook, type SheetOptions } from './sheet';

/** A grid literal (see `sheet`) bound as the only sheet of a workbook. */
export function bindGrid(grid: string, options: SheetOptions = {}, name = 'Sheet1'): Binding {
  return bindWorkbook(workbook(sheet(name, grid, options)), WENZHOU_2020_93, '');
}

/** The report that a grid literal is; an error where it is none. */
export function reportOf(grid: string, options: SheetOptions = {}, name = 'Sheet1'): Report {
  const [report] = bindGrid(grid, options, name).reports;
  if (!report) throw new Error('The grid is no report.');
  return report;
}

/** Roles with the letters of their columns, in the order of the sheet. */
export function columnsOf(report: Report): string {
  return [...report.layout.columns]
    .sort(([, a], [, b]) => a - b)
    .map(([role, column]) => `${toA1(0, column).slice(0, -1)} ${role}`)
    .join(', ');
}

/** Code and row of every entry, sub-rows too, in the order of the sheet. */
export function rowsOf(report: Report): string {
  return [...report.byCode.values()]
    .sort((a, b) => a.row - b.row)
    .map(({ code, row }) => `${code}@${String(row + 1)}`)
    .join(' ');
}

/** The value of a reading, or its kind where it has none. */
export function shown(number: NumberReading | undefined): number | string | undefined {
  if (number === undefined) return undefined;
  return 'value' in number ? number.value : number.kind;
}
