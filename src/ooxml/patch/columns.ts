import { isOn, isZero } from './grid';
import { childrenOf } from './style-xml';
import { firstTag, setAttribute } from './splice';

/** One `<col>`: columns of one look, from 0, both ends included. */
interface ColumnSpan {
  readonly first: number;
  readonly last: number;
  readonly element: string;
}

function readColumns(cols: string | null): ColumnSpan[] {
  return childrenOf(cols).map((element) => {
    const tag = firstTag(element);
    return { first: Number(tag.attribute('min')) - 1, last: Number(tag.attribute('max')) - 1, element };
  });
}

function isHidden(element: string): boolean {
  const tag = firstTag(element);
  return isOn(tag.attribute('hidden')) || isZero(tag.attribute('width'));
}

/** The style that cells of a column have; `null` where no `<col>` gives one. */
export function columnStyle(cols: string | null, column: number): number | null {
  if (cols === null) return null;
  const span = readColumns(cols).find(({ first, last }) => column >= first && column <= last);
  const style = span && firstTag(span.element).attribute('style');
  return style === undefined || style === null ? null : Number(style);
}

/**
 * The `<col>` elements with some columns shown or hidden, `null` when nothing differs from what stands.
 * `width` is for columns that were as wide as all others.
 */
export function showColumns(
  cols: string | null,
  changes: ReadonlyMap<number, boolean>,
  width: string,
  prefix: string,
): string | null {
  const spans = readColumns(cols);
  const covering = (column: number): ColumnSpan | undefined =>
    spans.find(({ first, last }) => column >= first && column <= last);
  const wanted = [...changes].filter(([column, hidden]) => {
    const span = covering(column);
    return (span !== undefined && isHidden(span.element)) !== hidden;
  });
  if (wanted.length === 0) return null;
  const changed = new Map(wanted);
  const result: ColumnSpan[] = [];
  for (const span of spans) {
    let first = span.first;
    for (const column of [...changed.keys()].filter((each) => each >= span.first && each <= span.last).sort(byNumber)) {
      if (column > first) result.push({ ...span, first, last: column - 1 });
      result.push({ first: column, last: column, element: changedColumn(span.element, changed.get(column)!) });
      first = column + 1;
    }
    if (first <= span.last) result.push({ ...span, first });
  }
  for (const column of changed.keys()) {
    if (covering(column)) continue;
    const element = `<${prefix}col width="${width}" hidden="1" customWidth="1"/>`;
    result.push({ first: column, last: column, element });
  }
  result.sort((left, right) => left.first - right.first);
  return result.map(({ first, last, element }) => placed(element, first, last)).join('');
}

function changedColumn(element: string, hidden: boolean): string {
  if (hidden) return setAttribute(element, 'hidden', '1');
  const visible = setAttribute(element, 'hidden', null);
  if (!isZero(firstTag(visible).attribute('width'))) return visible;
  return setAttribute(setAttribute(visible, 'width', '9.140625'), 'customWidth', null);
}

function placed(element: string, first: number, last: number): string {
  const tag = firstTag(element);
  const [min, max] = [String(first + 1), String(last + 1)];
  if (tag.attribute('min') === min && tag.attribute('max') === max) return element;
  const bare = setAttribute(setAttribute(element, 'min', null), 'max', null);
  const name = /^<[^\s/>]+/.exec(bare)![0];
  return `${name} min="${min}" max="${max}"${bare.slice(name.length)}`;
}

function byNumber(left: number, right: number): number {
  return left - right;
}
