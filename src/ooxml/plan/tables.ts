import { rangeToA1 } from '../../core/address';
import type { Table } from '../../core/edit';
import { escapeAttribute, toXstring } from '../xml';

/** A table's part. A table without a row of data would be refused, so its range has one at least. */
export function tableXml(table: Table, id: number, namespace: string): string {
  const range = { ...table.range, bottom: Math.max(table.range.bottom, table.range.top + 1) };
  const ref = rangeToA1(range);
  const name = escapeAttribute(table.name);
  const columns = table.columns.map((column, index) => {
    const text = escapeAttribute(toXstring(column).replaceAll('\n', '_x000a_'));
    return `<tableColumn id="${index + 1}" name="${text}"/>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<table xmlns="${namespace}" id="${id}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0">` +
    `<autoFilter ref="${ref}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns>` +
    `<tableStyleInfo name="${escapeAttribute(table.style ?? 'TableStyleLight1')}" showFirstColumn="0" showLastColumn="0" ` +
    'showRowStripes="1" showColumnStripes="0"/></table>'
  );
}
