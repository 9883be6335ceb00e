import { rangeToA1 } from '../../core/address';
import type { FormatCells } from '../../core/edit';
import { addressLists, overlaps } from './addresses';
import { parseFillToken } from './read-details';
import { work, type Work } from './work';

interface Group {
  readonly edit: FormatCells;
  readonly addresses: string[];
}

/** Fills cells of one sheet: equal fills together, as few lists of addresses as Excel takes. */
export function fillCells(edits: readonly FormatCells[]): Work[] {
  const works: Work[] = [];
  let groups = new Map<string, Group>();
  let placed: { readonly key: string; readonly edit: FormatCells }[] = [];
  const flush = (): void => {
    works.push(...[...groups.values()].flatMap(fillGroup));
    groups = new Map();
    placed = [];
  };
  for (const edit of edits) {
    const key = `${edit.fill} ${edit.fillToken ?? ''}`;
    // Where a later fill covers an earlier one their order must stay.
    if (placed.some((one) => one.key !== key && overlaps(one.edit.range, edit.range))) flush();
    placed.push({ key, edit });
    const group = groups.get(key) ?? { edit, addresses: [] };
    group.addresses.push(rangeToA1(edit.range));
    groups.set(key, group);
  }
  flush();
  return works;
}

function fillGroup({ edit, addresses }: Group): Work[] {
  return addressLists(addresses).map((list) =>
    work(list.length, (context) => {
      const { fill } = context.workbook.worksheets.getItem(edit.sheet).getRanges(list).format;
      const exact = parseFillToken(edit.fillToken);
      if (exact && exact.pattern !== 'Solid') {
        fill.pattern = exact.pattern as Excel.FillPattern;
        if (exact.color !== '') fill.color = exact.color;
        if (exact.patternColor !== '') fill.patternColor = exact.patternColor;
        return;
      }
      const color = exact ? exact.color : edit.fill;
      if (color === null) fill.clear();
      else fill.color = color;
    }),
  );
}
