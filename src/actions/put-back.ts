import type { Edit, SheetPlan } from '../core/edit';
import { detailsNeeded, invert } from '../core/invert';
import { preview } from '../core/preview';
import type { Cell, SheetSnapshot, WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';

/**
 * Puts a workbook back to what it was before edits of which only a part was written, and looks whether it is so.
 * `before` holds the details that `detailsNeeded` asks for. `uncertain`: it could not be read or written, or is still
 * another.
 */
export async function putBack(
  host: Host,
  edits: readonly Edit[],
  before: WorkbookSnapshot,
): Promise<'unchanged' | 'restored' | 'uncertain'> {
  const details = detailsNeeded(edits);
  try {
    const now = await host.read({ details });
    const foreign = foreignSheets(edits, before, now);
    const sheets = new Set([...touched(edits)].filter((name) => !foreign.has(name)));
    if (isSame(now, before, sheets)) return 'unchanged';
    const inverse = invert(written(edits, before, now), before);
    await host.apply(remaining(inverse, now).filter((edit) => edit.kind !== 'delete-sheet' || sheets.has(edit.sheet)));
    return isSame(await host.read({ details }), before, sheets) ? 'restored' : 'uncertain';
  } catch {
    return 'uncertain';
  }
}

/** Names of the sheets that edits concern. */
export function touched(edits: readonly Edit[]): ReadonlySet<string> {
  return new Set(
    edits.flatMap((edit) => {
      if (edit.kind === 'add-sheet' || edit.kind === 'replace-sheet') return edit.plan.name;
      return edit.sheet ?? [];
    }),
  );
}

/** Sheets that a person has made meanwhile under the name of one that was to be added: they stay. */
function foreignSheets(edits: readonly Edit[], before: WorkbookSnapshot, now: WorkbookSnapshot): ReadonlySet<string> {
  const known = new Set(before.sheets.map(({ name }) => name));
  return new Set(
    edits.flatMap((edit) => {
      if (edit.kind !== 'add-sheet' || known.has(edit.plan.name)) return [];
      const sheet = now.sheets.find(({ name }) => name === edit.plan.name);
      return sheet && !isWrittenFrom(edit.plan, sheet) ? [sheet.name] : [];
    }),
  );
}

/** Whether what a sheet holds comes from a plan, of which only a part may have been written. */
function isWrittenFrom({ rows: planned, links = [] }: SheetPlan, { rows }: SheetSnapshot): boolean {
  const isLinked = new Set(links.map(({ row, column }) => `${row},${column}`));
  let ours = 0;
  let others = 0;
  rows.forEach((cells, row) =>
    cells?.forEach((cell, column) => {
      if (!cell || !hasContent(cell) || isLinked.has(`${row},${column}`)) return;
      const plan = planned[row]?.[column];
      // Excel may write a formula in its own way.
      const isOurs = cell.formula !== undefined ? plan?.formula !== undefined : plan?.value === cell.value;
      if (isOurs) ours++;
      else others++;
    }),
  );
  return ours >= others;
}

const isShift = ({ kind }: Edit): boolean => kind === 'insert-rows' || kind === 'delete-rows';

/**
 * The edits up to the first row shift that was not carried out. Putting back what was never written does no harm,
 * but for shifted rows: which of them were shifted, the cells that now stand there tell.
 */
function written(edits: readonly Edit[], before: WorkbookSnapshot, now: WorkbookSnapshot): readonly Edit[] {
  const ends = [...edits.flatMap((edit, index) => (isShift(edit) ? [index] : [])), edits.length];
  const likenesses = ends.map((end) => likeness(preview(before, edits.slice(0, end)), now));
  return edits.slice(0, ends[likenesses.indexOf(Math.max(...likenesses))]);
}

function likeness(a: WorkbookSnapshot, b: WorkbookSnapshot): number {
  let same = 0;
  for (const { name, rows } of a.sheets) {
    const others = b.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    rows.forEach((cells, row) =>
      cells?.forEach((cell, column) => {
        if (cell && contentOf(cell) === contentOf(others[row]?.[column])) same++;
      }),
    );
  }
  return same;
}

/** Sheets that are not there need not go, and those that are there need not come. */
function remaining(inverse: readonly Edit[], { sheets }: WorkbookSnapshot): readonly Edit[] {
  const present = new Set(sheets.map(({ name }) => name));
  return inverse.filter((edit) => {
    if (edit.kind === 'delete-sheet') return present.has(edit.sheet);
    return edit.kind !== 'add-sheet' || !present.has(edit.plan.name);
  });
}

/** Whether these sheets are there, or missing, alike, and hold the same. */
function isSame(a: WorkbookSnapshot, b: WorkbookSnapshot, sheets: ReadonlySet<string>): boolean {
  const textOf = ({ sheets: all }: WorkbookSnapshot) =>
    all.flatMap((sheet) => (sheets.has(sheet.name) ? [sheetText(sheet)] : [])).join('\n');
  const namesOf = ({ names }: WorkbookSnapshot) =>
    names
      .filter(({ sheet }) => sheet === null || sheets.has(sheet))
      .map(({ sheet, name, formula }) => `${sheet} ${name} ${formula}`)
      .sort()
      .join('\n');
  return textOf(a) === textOf(b) && namesOf(a) === namesOf(b);
}

function sheetText({ name, rows, merges, hiddenRows, hiddenColumns, visibility, details }: SheetSnapshot): string {
  const cells = rows.flatMap((row, r) =>
    (row ?? []).flatMap((cell, c) => (cell && hasContent(cell) ? [`${r},${c} ${contentOf(cell)} ${cell.format}`] : [])),
  );
  const noted = (details ?? []).flatMap(({ row, column, fill, note }) =>
    fill === null && note === null ? [] : [`${row},${column} ${fill} ${note}`],
  );
  const merged = merges.map(({ top, left, bottom, right }) => `${top},${left},${bottom},${right}`);
  const hidden = [[...hiddenRows].sort(), [...hiddenColumns].sort()].join(';');
  return [name, visibility, ...cells, ...merged.sort(), hidden, ...noted.sort()].join('\n');
}

function hasContent({ value, formula }: Cell): boolean {
  return value !== null || formula !== undefined;
}

/** A formula's value is Excel's own to work out. */
function contentOf(cell: Cell | undefined): string {
  if (!cell) return '';
  return cell.formula === undefined ? JSON.stringify(cell.value) : `=${cell.formula}`;
}
