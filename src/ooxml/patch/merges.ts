import { contains, rangeFromA1, rangeToA1, type CellRange } from '../../core/address';
import type { SheetDraft } from './sheet-draft';
import { childrenOf } from './style-xml';
import { firstTag, setAttribute, setContent } from './splice';

/**
 * Merges a range: the cells that it covers lose what they hold, as in Excel, which keeps the first alone. A merge that
 * the file had comes back as it was, with what it may have covered.
 */
export function merge(sheet: SheetDraft, range: CellRange): void {
  const ref = rangeToA1(range);
  const now = readMerges(sheet.sections.get('mergeCells'));
  const known = readMerges(sheet.sections.before('mergeCells')).find((each) => each.ref === ref);
  const element = known?.element ?? sheet.sections.own(`<mergeCell ref="${ref}"/>`);
  setMerges(sheet, [...now.filter((each) => !overlaps(each, range)), { ref, element }]);
  if (known) return;
  for (const row of sheet.grid.rows) {
    if (row.row < range.top || row.row > range.bottom) continue;
    for (const cell of sheet.grid.cellsOf(row)) {
      const isFirst = row.row === range.top && cell.column === range.left;
      if (!isFirst && contains(range, row.row, cell.column)) sheet.setContent(cell, { value: null });
    }
  }
}

/** Parts every merge that touches the range. */
export function unmerge(sheet: SheetDraft, range: CellRange): void {
  const now = readMerges(sheet.sections.get('mergeCells'));
  const rest = now.filter((each) => !overlaps(each, range));
  if (rest.length < now.length) setMerges(sheet, rest);
}

interface Merge {
  readonly ref: string;
  readonly element: string;
}

function setMerges(sheet: SheetDraft, merges: readonly Merge[]): void {
  const { sections } = sheet;
  const before = sections.before('mergeCells');
  if (sameRefs(merges, readMerges(before))) sections.set('mergeCells', before);
  else if (merges.length === 0) sections.set('mergeCells', null);
  else {
    const holder = sections.get('mergeCells') ?? before ?? sections.own('<mergeCells count="0"/>');
    const filled = setContent(holder, merges.map(({ element }) => element).join(''));
    sections.set('mergeCells', setAttribute(filled, 'count', String(merges.length)));
  }
}

function readMerges(section: string | null): Merge[] {
  return childrenOf(section).map((element) => ({
    ref: (firstTag(element).attribute('ref') ?? '').replaceAll('$', ''),
    element,
  }));
}

function overlaps({ ref }: Merge, range: CellRange): boolean {
  const other = rangeFromA1(ref);
  if (!other) return false;
  const rows = other.top <= range.bottom && range.top <= other.bottom;
  return rows && other.left <= range.right && range.left <= other.right;
}

function sameRefs(left: readonly Merge[], right: readonly Merge[]): boolean {
  const refs = new Set(right.map(({ ref }) => ref));
  return left.length === right.length && left.every(({ ref }) => refs.has(ref));
}
