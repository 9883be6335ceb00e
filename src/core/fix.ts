import { fromA1, rangeFromA1 } from './address';
import type { Edit } from './edit';
import type { Finding, FixChange } from './finding';

export interface FixOptions {
  /** Only fixes that need nobody's judgement. */
  readonly safeOnly?: boolean;
}

type Insertion = FixChange & { readonly kind: 'insert-row' };

/**
 * The fixes of findings as edits that do not disturb each other: contents first, then merges and what is hidden, then
 * new rows from the bottom up, since every fix speaks of the rows as they stand now. Of several fixes for one cell the
 * first counts, so a fix listed twice is applied once.
 */
export function fixEdits(findings: readonly Finding[], { safeOnly = false }: FixOptions = {}): Edit[] {
  const contents = new Map<string, Edit>();
  const views = new Map<string, Edit>();
  const insertions = new Map<string, { readonly sheet: string; readonly rows: Insertion[] }>();
  for (const { sheet, fix } of findings) {
    if (sheet === null || fix === null || (safeOnly && !fix.safe)) continue;
    const { change } = fix;
    if (change.kind === 'insert-row') {
      const known = insertions.get(sheet);
      if (known) known.rows.push(change);
      else insertions.set(sheet, { sheet, rows: [change] });
      continue;
    }
    const edit = editOf(sheet, fix.cell, change);
    if (edit === null) continue;
    const edits = edit.kind === 'set-cell' ? contents : views;
    const key = edit.kind === 'set-cell' ? `${sheet}!${edit.row},${edit.column}` : JSON.stringify(edit);
    if (!edits.has(key)) edits.set(key, edit);
  }
  return [...contents.values(), ...views.values(), ...[...insertions.values()].flatMap(insertRows)];
}

function editOf(sheet: string, cell: string, change: Exclude<FixChange, Insertion>): Edit | null {
  switch (change.kind) {
    case 'set': {
      const address = fromA1(cell);
      if (!address) return null;
      const { value, formula, format } = change;
      return {
        kind: 'set-cell',
        sheet,
        ...address,
        value,
        ...(formula !== undefined && { formula }),
        ...(format !== undefined && { format }),
      };
    }
    case 'unmerge': {
      const range = rangeFromA1(change.range);
      return range && { kind: 'unmerge', sheet, range };
    }
    case 'show-rows':
      return { kind: 'show-rows', sheet, rows: change.rows, hidden: false };
    case 'show-columns':
      return { kind: 'show-columns', sheet, columns: change.columns, hidden: false };
    case 'show-sheet':
      return { kind: 'show-sheet', sheet, visibility: 'visible' };
  }
}

/** Rows that go before the same row keep the order of their findings. */
function insertRows({ sheet, rows }: { readonly sheet: string; readonly rows: readonly Insertion[] }): Edit[] {
  const byPlace = new Map<number, Map<string, Insertion>>();
  for (const insertion of rows) {
    let known = byPlace.get(insertion.before);
    if (!known) byPlace.set(insertion.before, (known = new Map()));
    const key = JSON.stringify(insertion.cells);
    if (!known.has(key)) known.set(key, insertion);
  }
  return [...byPlace]
    .sort(([a], [b]) => b - a)
    .flatMap(([before, known]) => [
      { kind: 'insert-rows', sheet, row: before, count: known.size } as const,
      ...[...known.values()].flatMap(({ cells }, index) =>
        cells.map(({ column, value }) => ({ kind: 'set-cell', sheet, row: before + index, column, value }) as const),
      ),
    ]);
}
