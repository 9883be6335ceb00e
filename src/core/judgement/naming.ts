import { columnName } from '../address';
import type { CellAddress } from '../address';
import { headerOf } from '../report/columns';
import type { ColumnRole, Entry, Report } from '../report/report';
import type { Catalogue } from '../schema/catalogue';
import type { Input } from './input';

/** An indicator's name, with the industry of a sub-row behind it. */
export function nameOf(entry: Pick<Entry, 'indicator' | 'industry'>, catalogue: Catalogue): string {
  const { indicator, industry } = entry;
  return industry === null ? indicator.name : `${indicator.name}（${catalogue.industries[industry]!}）`;
}

/** The header of a column as the sheet writes it. */
export function headerOn(report: Report, role: ColumnRole): string {
  const column = report.layout.columns.get(role);
  const header = column === undefined ? undefined : report.layout.headers.get(column);
  return header?.text ?? headerOf(role);
}

/** The cell of a column's header. */
export function headerCell(report: Report, column: number): CellAddress {
  const { headers, header } = report.layout;
  return { row: headers.get(column)?.row ?? header.first, column };
}

/** A header as it stands; a column without one by its letter. */
export function headerText(report: Report, column: number): string {
  return report.layout.headers.get(column)?.text ?? columnName(column);
}

/** What an input stands for: the indicator's own words for an operand, else the column's header. */
export function inputName(report: Report, input: Pick<Input, 'entry' | 'role'>): string {
  const names = input.role === 'actual' ? undefined : input.entry.indicator.inputNames;
  return names?.[input.role === 'numerator' ? 0 : 1] ?? headerOn(report, input.role);
}

/** The word that things are counted with; a coverage counts industries. */
export function thingOf({ indicator }: Pick<Entry, 'indicator'>): string {
  return indicator.measure === 'industry-coverage' ? '个' : indicator.unit;
}
