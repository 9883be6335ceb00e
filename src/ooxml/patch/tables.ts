import { rangeFromA1 } from '../../core/address';
import type { CellValue } from '../../core/snapshot';
import { isError } from '../../core/snapshot';
import { escapeAttribute, fromXstring, toXstring } from '../xml';
import type { CellContent } from './cells';
import type { Draft } from './draft';
import { renameColumn } from './references';
import type { SheetDraft } from './sheet-draft';
import { firstTag, mapFormulas, mapTags, setAttribute } from './splice';

/**
 * What a cell may hold where a table has its header: Excel repairs a file whose header is no text or is not the
 * name of its column, so the column takes the new name, in every formula too. Other cells are given back as they are.
 */
export function headerContent(
  draft: Draft,
  sheet: SheetDraft,
  row: number,
  column: number,
  content: CellContent,
): CellContent {
  for (const part of sheet.relationships.targets('table')) {
    const text = draft.parts.text(part);
    const start = text.search(/<(?:\w+:)?table[\s>]/);
    const table = firstTag(text.slice(start));
    const range = rangeFromA1(table.attribute('ref') ?? '');
    const hasHeader = table.attribute('headerRowCount') !== '0';
    if (!range || !hasHeader || row !== range.top || column < range.left || column > range.right) continue;
    return { value: renamed(draft, part, column - range.left, content.value) };
  }
  return content;
}

function renamed(draft: Draft, part: string, index: number, value: CellValue): string {
  const text = draft.parts.text(part);
  const names = columnNames(text);
  const before = names[index];
  const others = new Set(names.filter((_, at) => at !== index).map((name) => name.toLowerCase()));
  const wanted = asText(value) || `列${index + 1}`;
  let name = wanted;
  for (let number = 2; others.has(name.toLowerCase()); number += 1) name = `${wanted}${number}`;
  if (before === undefined || before === name) return name;
  let at = -1;
  const changed = mapTags(text, 'tableColumn', (tag) => {
    at += 1;
    return at === index ? setAttribute(tag, 'name', toXstring(name).replaceAll('\n', '_x000a_')) : tag;
  });
  const columns = ['calculatedColumnFormula', 'totalsRowFormula'];
  draft.parts.setText(
    part,
    mapFormulas(changed, columns, (formula) => renameColumn(formula, before, name)),
  );
  renameInFormulas(draft, before, name);
  return name;
}

function renameInFormulas(draft: Draft, before: string, after: string): void {
  const mark = `[${before}]`;
  for (const { entry, draft: open, part } of [...draft.worksheets()]) {
    const touched = open ?? (draft.parts.text(part).includes(escapeAttribute(before)) ? draft.sheetOf(entry) : null);
    if (!touched) continue;
    for (const [, cell] of touched.grid.cells()) {
      const formula = touched.formulaOf(cell);
      if (formula === undefined || !formula.includes(before)) continue;
      const renamed = renameColumn(formula, before, after);
      if (renamed !== formula) touched.moveFormula(cell, renamed);
    }
  }
  draft.workbook.mapNames((formula) => (formula.includes(mark) ? renameColumn(formula, before, after) : formula));
}

function columnNames(table: string): string[] {
  const names: string[] = [];
  mapTags(table, 'tableColumn', (tag, scanner) => {
    names.push(fromXstring(scanner.attribute('name') ?? ''));
    return tag;
  });
  return names;
}

function asText(value: CellValue): string {
  return value === null ? '' : isError(value) ? value.error : String(value);
}
