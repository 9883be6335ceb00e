import type { SheetPlan, Table } from '../../core/edit';
import type { CellValue } from '../../core/snapshot';
import { chartXml } from '../plan/charts';
import { drawingXml } from '../plan/drawing';
import { pageNames } from '../plan/page';
import { fittingHeights } from '../plan/row-heights';
import { sheetXml } from '../plan/sheet-xml';
import { tableXml } from '../plan/tables';
import { escapeText } from '../xml';
import type { CellDraft } from './cells';
import { contentTypes } from './content-types';
import type { Draft } from './draft';
import type { RowDraft } from './grid';
import { notesOf } from './note-parts';
import { SheetDraft } from './sheet-draft';
import { firstTag } from './splice';
import { RELATIONSHIPS, type SheetEntry } from './workbook-part';

/** Adds a generated sheet behind another, or at the end. */
export function addSheet(draft: Draft, plan: SheetPlan, after: string | undefined): void {
  const { workbook, relationships } = draft;
  refuseBadName(plan.name);
  if (workbook.has(plan.name)) throw new RangeError(`there is a sheet "${plan.name}" already`);
  const follows = after === undefined ? undefined : workbook.sheet(after);
  const before = workbook.before(plan.name);
  const part =
    (before && relationships.before(before.relationship)) ?? draft.parts.freeName('worksheets/sheet', '.xml');
  const entry = before ?? {
    name: plan.name,
    id: workbook.freeId(),
    relationship: relationships.add('worksheet', part),
    visibility: 'visible',
    known: 'visible',
    text: null,
  };
  if (before) relationships.add('worksheet', part);
  workbook.insert(entry, follows);
  draft.setGone(plan.name, false);
  build(draft, plan, entry, part);
}

/** Writes a generated sheet anew; its place, its part and what refers to it stay. */
export function replaceSheet(draft: Draft, plan: SheetPlan): void {
  const entry = draft.workbook.sheet(plan.name);
  const old = draft.sheet(plan.name);
  clear(draft, old);
  build(draft, plan, entry, old.part);
}

/** Takes a sheet out, with all that belongs to it alone. */
export function deleteSheet(draft: Draft, name: string): void {
  const { workbook, relationships } = draft;
  const entry = workbook.sheet(name);
  const part = relationships.target(entry.relationship);
  const open = draft.sheetOf(entry);
  const mark = escapeText(entry.name);
  // Opened now: their formulas must show that the sheet is gone.
  for (const other of [...draft.worksheets()]) {
    if (other.entry !== entry && !other.draft && draft.parts.text(other.part).includes(mark))
      draft.sheetOf(other.entry);
  }
  if (open) {
    clear(draft, open);
    draft.forget(open);
  }
  workbook.remove(entry);
  if (part !== undefined) {
    relationships.removeTarget(part);
    draft.parts.deletePart(part);
  }
  draft.setGone(entry.name, true);
}

/** The parts that belong to a sheet, its own names included. */
function clear(draft: Draft, sheet: SheetDraft): void {
  const { relationships } = sheet;
  for (const { external, target, id } of [...relationships.list()]) {
    relationships.remove(id);
    if (!external) draft.parts.deleteUnused(target);
  }
  for (const name of draft.workbook.names.filter((each) => each.sheet === sheet.entry)) {
    draft.workbook.setName(name.name, sheet.entry, null, false);
  }
}

function build(draft: Draft, plan: SheetPlan, entry: SheetEntry, part: string): void {
  const { workbook, styles } = draft;
  const relationships = draft.parts.relationshipsOf(part);
  entry.visibility = plan.visibility ?? 'visible';
  const block = Number(/(\d+)\.xml$/.exec(part)?.[1] ?? entry.id);
  const drawing = addCharts(draft, plan, part);
  const tables = (plan.tables ?? []).map((table) => addTable(draft, table, part));
  const { text, dxfs } = sheetXml(plan, {
    namespace: workbook.namespace,
    relationships: RELATIONSHIPS[workbook.strict ? 1 : 0],
    dxf: (element) => styles.dxf(element),
    block,
    drawing,
    tables,
    isSelected: workbook.front() === entry,
  });
  const sheet = draft.keep(new SheetDraft(entry, part, text, null, relationships, draft));
  sheet.dxfs = dxfs;
  sheet.grid.rows = plannedRows(draft, plan);
  for (const name of pageNames(plan.page, plan.name)) workbook.setName(name.name, entry, name.formula, false);
  for (const name of plan.names ?? []) workbook.setName(name.name, entry, name.formula, name.hidden);
  if (plan.notes && plan.notes.length > 0) {
    const notes = notesOf(draft, sheet);
    for (const note of plan.notes) notes.set(note.row, note.column, note.text);
  }
}

function plannedRows(draft: Draft, plan: SheetPlan): RowDraft[] {
  const { styles } = draft;
  const formats = new Map(Object.entries(plan.styles).map(([name, style]) => [name, styles.planned(style)]));
  const plain = styles.original(0);
  const headers = headerTexts(plan);
  const heights = plan.rowHeights ?? {};
  const fitting = fittingHeights(plan);
  const rows: RowDraft[] = [];
  const count = Math.max(plan.rows.length, ...Object.keys(heights).map((row) => Number(row) + 1));
  for (let row = 0; row < count; row += 1) {
    const cells: CellDraft[] = [];
    plan.rows[row]?.forEach((cell, column) => {
      const header = headers.get(`${row},${column}`);
      if (!cell && header === undefined) return;
      const format = (cell?.style === undefined ? undefined : formats.get(cell.style)) ?? plain;
      const content = header === undefined ? cell! : { value: header };
      const given =
        content.formula === undefined ? { value: content.value } : { value: content.value, formula: content.formula };
      cells.push({ column, original: null, content: given, format });
    });
    const height = heights[row];
    const fits = fitting.get(row);
    const attributes =
      height !== undefined ? ` ht="${height}" customHeight="1"` : fits === undefined ? '' : ` ht="${fits}"`;
    if (cells.length > 0 || attributes !== '') rows.push({ row, original: null, attributes, hidden: false, cells });
  }
  return rows;
}

/** A table's header must say the names of its columns, or Excel repairs the file. */
function headerTexts(plan: SheetPlan): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const { range, columns } of plan.tables ?? []) {
    columns.forEach((name, index) => headers.set(`${range.top},${range.left + index}`, name));
  }
  return headers;
}

function addTable(draft: Draft, table: Table, sheetPart: string): string {
  const ids = new Set<string | null>();
  for (const part of draft.parts.partNames()) {
    if (!/\/tables\/[^/]*\.xml$/i.test(part)) continue;
    const text = draft.parts.text(part);
    const tag = firstTag(text.slice(text.search(/<(?:\w+:)?table[\s>]/)));
    ids.add(tag.attribute('id'));
    if (tag.attribute('displayName')?.toLowerCase() === table.name.toLowerCase()) {
      throw new RangeError(`there is a table "${table.name}" already`);
    }
  }
  let id = 1;
  while (ids.has(String(id))) id += 1;
  const part = draft.parts.freeName('tables/table', '.xml');
  draft.parts.setText(part, tableXml(table, id, draft.workbook.namespace), contentTypes.table);
  return draft.parts.relationshipsOf(sheetPart).add('table', part);
}

function addCharts(draft: Draft, plan: SheetPlan, sheetPart: string): string | null {
  const charts = plan.charts ?? [];
  if (charts.length === 0) return null;
  const drawing = draft.parts.freeName('drawings/drawing', '.xml');
  draft.parts.setText(drawing, '', contentTypes.drawing);
  const links = draft.parts.relationshipsOf(drawing);
  const ids = charts.map((chart) => {
    const part = draft.parts.freeName('charts/chart', '.xml');
    draft.parts.setText(part, '', contentTypes.chart);
    const block = Number(/(\d+)\.xml$/.exec(part)![1]);
    // Its values are looked up late: the sheet that it shows may be added after it.
    draft.parts.later(part, () =>
      chartXml(chart, plan.name, (sheet, row, column) => valueAt(draft, sheet, row, column), block, draft.strict),
    );
    return links.add('chart', part);
  });
  draft.parts.setText(drawing, drawingXml(charts, ids, draft.strict), contentTypes.drawing);
  return draft.parts.relationshipsOf(sheetPart).add('drawing', drawing);
}

function valueAt(draft: Draft, name: string, row: number, column: number): CellValue {
  if (!draft.workbook.has(name)) return null;
  const sheet = draft.sheetOf(draft.workbook.sheet(name));
  const cell = sheet?.grid.findCell(row, column);
  if (!sheet || !cell) return null;
  return (cell.content ?? sheet.contentBefore(cell))?.value ?? null;
}

function refuseBadName(name: string): void {
  const isBad =
    name.trim() === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || name.startsWith("'") || name.endsWith("'");
  if (isBad) throw new RangeError(`"${name}" cannot be the name of a sheet`);
}
