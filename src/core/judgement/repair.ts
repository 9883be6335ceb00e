import { toA1 } from '../address';
import type { Fix } from '../finding';
import { isPercentIn } from '../report/number';
import type { QuantityRole } from '../report/number';
import type { Entry, Reading, Report, TextReading } from '../report/report';
import { numberFormatOf } from '../schema/facts';
import { shownCell, shownNumber, written } from './display';

type Cell = Reading | TextReading;

/** A fix that puts a value of the indicator into a cell, in the sheet's own way of writing percentages. */
export function putNumber(
  report: Report,
  entry: Entry,
  role: QuantityRole,
  reading: Reading,
  value: number,
  safe: boolean,
): Fix {
  const { cell } = reading;
  const number = written(value, role, reading, entry, report);
  const format = formatFor(entry, role, reading, number === value);
  return {
    cell: toA1(reading.row, reading.column),
    before: shownCell(cell),
    after: shownNumber(number, format === undefined ? cell : { value: number, format }),
    change: { kind: 'set', value: number, ...(format === undefined ? {} : { format }) },
    safe,
  };
}

/** A cell that was formatted as text would turn the number back into text; a fraction from a text needs its % sign. */
function formatFor(entry: Entry, role: QuantityRole, { cell }: Reading, isFraction: boolean): string | undefined {
  const quantity = entry.industry === null ? role : 'industry';
  const wasText = typeof cell?.value === 'string';
  if (wasText && isFraction && isPercentIn(entry.indicator, quantity) && (cell.format ?? '@') === '@') {
    return numberFormatOf(entry.indicator);
  }
  return cell?.format === '@' ? 'General' : undefined;
}

/** A fix that puts words into a cell. */
export function putText(reading: Cell, text: string, safe: boolean): Fix {
  return {
    cell: toA1(reading.row, reading.column),
    before: shownCell(reading.cell),
    after: text,
    change: { kind: 'set', value: text === '' ? null : text },
    safe,
  };
}
