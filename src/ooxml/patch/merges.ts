import { rangeToA1, type CellRange } from '../../core/address';
import type { SheetDraft } from './sheet-draft';
import { childrenOf } from './style-xml';
import { firstTag, setAttribute, setContent } from './splice';

/** Merges or parts the cells of a range. What the covered cells hold stays: parting them shows it again. */
export function setMerged(sheet: SheetDraft, range: CellRange, merged: boolean): void {
  const { sections } = sheet;
  const wanted = rangeToA1(range);
  const now = readMerges(sections.get('mergeCells'));
  const rest = now.filter(({ ref }) => ref !== wanted);
  const element = sections.own(`<mergeCell ref="${wanted}"/>`);
  const next = merged ? (rest.length < now.length ? now : [...rest, { ref: wanted, element }]) : rest;
  const before = sections.before('mergeCells');
  if (sameRefs(next, readMerges(before))) sections.set('mergeCells', before);
  else if (next.length === 0) sections.set('mergeCells', null);
  else {
    const holder = sections.get('mergeCells') ?? before ?? sections.own('<mergeCells count="0"/>');
    const filled = setContent(holder, next.map((merge) => merge.element).join(''));
    sections.set('mergeCells', setAttribute(filled, 'count', String(next.length)));
  }
}

interface Merge {
  readonly ref: string;
  readonly element: string;
}

function readMerges(section: string | null): Merge[] {
  return childrenOf(section).map((element) => ({
    ref: (firstTag(element).attribute('ref') ?? '').replaceAll('$', ''),
    element,
  }));
}

function sameRefs(left: readonly Merge[], right: readonly Merge[]): boolean {
  const refs = new Set(right.map(({ ref }) => ref));
  return left.length === right.length && left.every(({ ref }) => refs.has(ref));
}
