import { rangeToA1, toA1, type CellRange } from '../../core/address';
import type { SheetDraft } from './sheet-draft';
import { appendChild, firstTag, mapElements, setAttribute, withPrefix } from './splice';

/** Selects a range in the sheet's first view and brings it into sight. */
export function selectRange(sheet: SheetDraft, range: CellRange): void {
  const { sections } = sheet;
  const views = sections.get('sheetViews') ?? sections.own('<sheetViews><sheetView workbookViewId="0"/></sheetViews>');
  let isFirst = true;
  const selected = mapElements(views, 'sheetView', (view) => {
    if (!isFirst) return view;
    isFirst = false;
    return withSelection(view, range, sections.prefix);
  });
  sections.set('sheetViews', selected);
}

function withSelection(view: string, range: CellRange, prefix: string): string {
  let pane: string | null = null;
  let frozenRows = 0;
  let frozenColumns = 0;
  const from = (hidden: number, first: number): number => (first <= hidden + 20 ? hidden : first - 5);
  let result = mapElements(view, 'pane', (element) => {
    const tag = firstTag(element);
    pane = tag.attribute('activePane') ?? 'topLeft';
    if (!(tag.attribute('state') ?? '').startsWith('frozen')) return element;
    frozenRows = Number(tag.attribute('ySplit') ?? 0);
    frozenColumns = Number(tag.attribute('xSplit') ?? 0);
    const corner = toA1(from(frozenRows, range.top), from(frozenColumns, range.left));
    return setAttribute(element, 'topLeftCell', corner);
  });
  if (pane === null) {
    const corner = toA1(from(0, range.top), from(0, range.left));
    result = setAttribute(result, 'topLeftCell', corner === 'A1' ? null : corner);
  }
  const active = toA1(range.top, range.left);
  let isFound = false;
  result = mapElements(result, 'selection', (element) => {
    const own = firstTag(element).attribute('pane');
    if ((own ?? 'topLeft') !== (pane ?? 'topLeft')) return element;
    isFound = true;
    const bare = setAttribute(element, 'activeCellId', null);
    return setAttribute(setAttribute(bare, 'activeCell', active), 'sqref', rangeToA1(range));
  });
  if (isFound) return result;
  const place = pane === null ? '' : ` pane="${String(pane)}"`;
  const selection = `<selection${place} activeCell="${active}" sqref="${rangeToA1(range)}"/>`;
  return insertSelection(result, withPrefix(selection, prefix));
}

/** `selection` stands behind `pane` and before all else in a view. */
function insertSelection(view: string, selection: string): string {
  const tag = firstTag(view);
  if (tag.kind === 'empty') return appendChild(view, selection);
  let at = tag.end;
  while (tag.next() && tag.kind !== 'close' && (tag.name === 'pane' || tag.name === 'selection')) {
    tag.skip();
    at = tag.end;
  }
  return view.slice(0, at) + selection + view.slice(at);
}
