import { rangeFromA1, type CellRange } from '../../core/address';
import { escapeText, XmlScanner } from '../xml';
import type { CellDraft } from './cells';
import type { Draft } from './draft';
import { DeletedRows } from './deleted-rows';
import { attributesToCopy, type RowDraft } from './grid';
import { hasNotes, notesOf } from './note-parts';
import { LAST_ROW, shiftFormula, shiftRange, shiftReferences, shiftRow, type RowShift } from './references';
import type { SheetDraft } from './sheet-draft';
import { childrenOf } from './style-xml';
import { firstTag, mapElements, mapFormulas, mapTags, setAttribute, setContent } from './splice';

/**
 * Puts in empty rows that look like the row above, or takes rows out; every reference in the workbook follows.
 * Rows put in where the same rows were just taken out look as those did, and the rules and charts on them return.
 */
export function shiftSheetRows(draft: Draft, sheet: SheetDraft, shift: RowShift): void {
  if (shift.count === 0) return;
  draft.parts.settle();
  refuseWhatCannotMove(draft, sheet, shift);
  const last = sheet.shifts.at(-1);
  if (last?.shift.row === shift.row && last.shift.count === -shift.count) {
    sheet.shifts.pop();
    const restore = last.memory?.prepare(draft);
    moveRows(sheet, shift, last.memory?.rows ?? null);
    follow(draft, sheet, shift, null);
    restore?.();
    return;
  }
  const memory = shift.count < 0 ? new DeletedRows(sheet.grid.rows, shift) : null;
  sheet.shifts.push({ shift, memory });
  moveRows(sheet, shift, null, memory);
  follow(draft, sheet, shift, memory);
  memory?.finish();
}

/** Every reference in the workbook goes where its rows went. */
function follow(draft: Draft, sheet: SheetDraft, shift: RowShift, memory: DeletedRows | null): void {
  const name = sheet.entry.name;
  for (const { entry, draft: open, part } of [...draft.worksheets()]) {
    const isHome = entry === sheet.entry;
    const touched = isHome ? sheet : (open ?? (mentions(draft.parts.text(part), name) ? draft.sheetOf(entry) : null));
    if (!touched) continue;
    memory?.seeSections(touched);
    for (const [, cell] of touched.grid.cells()) {
      const formula = touched.formulaOf(cell);
      if (formula === undefined) continue;
      const shifted = shiftFormula(formula, name, isHome, shift);
      if (shifted !== formula) touched.moveFormula(cell, shifted);
    }
    const move = { sheet: name, isHome, shift };
    touched.sections.map((section) =>
      section.name === 'sheetData' ? section.text : shiftSection(section.name, section.text, move),
    );
  }
  draft.workbook.mapNames((formula, owner) => shiftFormula(formula, name, owner === sheet.entry, shift));
  if (hasNotes(draft, sheet)) notesOf(draft, sheet).shift(shift);
  shiftParts(draft, sheet, shift, memory);
}

function mentions(text: string, name: string): boolean {
  const escaped = escapeText(name);
  return text.includes(escaped) || text.includes(escaped.replaceAll("'", "''")) || text.includes('&apos;');
}

function refuseWhatCannotMove(draft: Draft, sheet: SheetDraft, shift: RowShift): void {
  const last = sheet.grid.rows.at(-1);
  if (shift.count > 0 && last && last.row >= shift.row && last.row + shift.count > LAST_ROW) {
    throw new RangeError(`rows of "${sheet.entry.name}" would fall off the sheet`);
  }
  for (const part of sheet.relationships.targets('table')) {
    const range = rangeFromA1(refOf(draft.parts.text(part), 'table'));
    const shifted = range && shiftRange(range, shift);
    const losesHeader = range && shiftRow(range.top, shift) === null;
    if (losesHeader || (shifted && shifted.bottom === shifted.top && range!.bottom > range!.top)) {
      throw new RangeError(`a table of "${sheet.entry.name}" would lose its header or all of its rows`);
    }
  }
}

function refOf(text: string, element: string): string {
  const scanner = new XmlScanner(text);
  while (scanner.next()) if (scanner.name === element) return scanner.attribute('ref') ?? '';
  return '';
}

function moveRows(
  sheet: SheetDraft,
  shift: RowShift,
  back: readonly RowDraft[] | null,
  memory: DeletedRows | null = null,
): void {
  const { grid } = sheet;
  const above = shift.row > 0 && shift.count > 0 && !back ? grid.find(shift.row - 1) : undefined;
  const kept: RowDraft[] = [];
  for (const row of grid.rows) {
    const place = shiftRow(row.row, shift);
    if (place !== row.row) grid.cellsOf(row);
    for (const cell of row.cells ?? []) {
      const range = cell.original?.formula?.kind === 'array' ? sheet.formulas.arrayRange(cell) : null;
      const shifted = range && shiftRange(range, shift);
      if (!shifted || sameRange(range, shifted)) continue;
      memory?.seeArray(cell);
      cell.arrayRange = shifted;
    }
    // A row that went is told so, for shared formulas remember it.
    row.row = place ?? -1;
    if (place !== null) kept.push(row);
  }
  grid.rows = kept;
  const added =
    back ?? (above ? Array.from({ length: shift.count }, (_, at) => rowLike(sheet, above, shift.row + at)) : []);
  grid.rows.splice(grid.placeOf(shift.row), 0, ...added);
}

function sameRange(left: CellRange, right: CellRange): boolean {
  return left.top === right.top && left.bottom === right.bottom;
}

function rowLike(sheet: SheetDraft, above: RowDraft, row: number): RowDraft {
  const cells = sheet.grid.cellsOf(above).flatMap((cell): CellDraft[] => {
    const format = sheet.formatOf(cell);
    return format.key === sheet.plainLook.key
      ? []
      : [{ column: cell.column, original: null, content: { value: null }, format }];
  });
  return { row, original: null, attributes: attributesToCopy(above), hidden: false, cells };
}

/** Attributes of a worksheet that hold references, by element. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  dimension: ['ref'],
  sheetView: ['topLeftCell'],
  pane: ['topLeftCell'],
  selection: ['activeCell', 'sqref'],
  protectedRange: ['sqref'],
  autoFilter: ['ref'],
  sortState: ['ref'],
  sortCondition: ['ref'],
  inputCells: ['r'],
  dataRef: ['ref'],
  mergeCell: ['ref'],
  conditionalFormatting: ['sqref'],
  dataValidation: ['sqref'],
  hyperlink: ['ref'],
  cellWatch: ['r'],
  ignoredError: ['sqref'],
};
/** Those that go with their last cell; the others keep what they had. */
const PERISHABLE = new Set([
  'protectedRange',
  'sortCondition',
  'mergeCell',
  'conditionalFormatting',
  'dataValidation',
  'hyperlink',
  'cellWatch',
  'ignoredError',
]);
const FORMULAS = new Set(['formula', 'formula1', 'formula2', 'f']);
const COUNTED = new Set(['mergeCells', 'dataValidations', 'rowBreaks']);
/** Sections that may not stand empty. */
const LISTS = new Set([...COUNTED, 'hyperlinks', 'protectedRanges', 'ignoredErrors', 'cellWatches']);

/** What moves: the rows of one sheet. `isHome` tells that a text stands on that sheet. */
interface Move {
  readonly sheet: string;
  readonly isHome: boolean;
  readonly shift: RowShift;
}

function shiftSection(name: string, text: string, move: Move): string | null {
  const shifted = shiftElements(text, move);
  if (shifted === text) return text;
  const children = shifted === '' ? [] : childrenOf(shifted);
  if (shifted === '' || (LISTS.has(name) && children.length === 0)) return null;
  if (!COUNTED.has(name)) return shifted;
  const counted = setAttribute(shifted, 'count', String(children.length));
  return name === 'rowBreaks' ? setAttribute(counted, 'manualBreakCount', String(children.length)) : counted;
}

/** Every reference within a stretch of XML, whatever vocabulary it is. */
function shiftElements(text: string, move: Move): string {
  const scanner = new XmlScanner(text);
  const own = /^<([\w.-]+:)?/.exec(text)?.[1] ?? '';
  let result = '';
  let done = 0;
  while (scanner.next()) {
    const { kind, name, start } = scanner;
    if (kind === 'close') continue;
    let changed: string | null;
    if (FORMULAS.has(name) && !holdsElements(text, scanner.end)) {
      scanner.skip();
      changed = mapFormulas(text.slice(start, scanner.end), [name], (formula) =>
        shiftFormula(formula, move.sheet, move.isHome, move.shift),
      );
    } else if (name === 'sqref') {
      scanner.skip();
      changed = move.isHome ? shiftList(text.slice(start, scanner.end), move.shift) : null;
    } else {
      changed = shiftTag(text.slice(start, scanner.end), scanner, scanner.prefix === own, move);
      if (changed === '') scanner.skip();
    }
    if (changed === null || changed === text.slice(start, scanner.end)) continue;
    result += text.slice(done, start) + changed;
    done = scanner.end;
  }
  return done === 0 ? text : result + text.slice(done);
}

function shiftList(element: string, shift: RowShift): string {
  const raw = firstTag(element).content().trim();
  const shifted = shiftReferences(raw, shift);
  return shifted === raw || shifted === '' ? element : setContent(element, shifted);
}

/** The start tag with its references moved; `''` when the element goes with what it was about. */
function shiftTag(tag: string, scanner: XmlScanner, isOwn: boolean, { sheet, isHome, shift }: Move): string {
  const { name } = scanner;
  let result = tag;
  if (isHome && isOwn && name === 'brk' && Number(scanner.attribute('max')) < LAST_ROW) {
    const id = Number(scanner.attribute('id'));
    const row = shiftRow(id - 1, shift);
    if (row === null) return '';
    return row + 1 === id ? tag : setAttribute(tag, 'id', String(row + 1));
  }
  for (const attribute of (isHome && isOwn && REFERENCES[name]) || []) {
    const raw = scanner.attribute(attribute);
    const shifted = raw === null ? raw : shiftReferences(raw, shift);
    const [first, second] = shifted?.split(':') ?? [];
    const isLost = shifted === '' || (name === 'mergeCell' && first === second);
    if (isLost && PERISHABLE.has(name)) return '';
    if (shifted !== null && shifted !== '' && shifted !== raw) result = setAttribute(result, attribute, shifted);
  }
  const attribute =
    name === 'hyperlink' ? 'location' : name === 'cfvo' && scanner.attribute('type') === 'formula' ? 'val' : '';
  const formula = attribute === '' ? null : scanner.attribute(attribute);
  const shifted = formula === null ? null : shiftFormula(formula, sheet, isHome, shift);
  return shifted === formula ? result : setAttribute(result, attribute, shifted);
}

/** Parts that point into the sheet: its tables and drawings, and the charts and pivot tables of the workbook. */
function shiftParts(draft: Draft, sheet: SheetDraft, shift: RowShift, memory: DeletedRows | null): void {
  const change = (part: string, map: (text: string) => string): void => {
    if (!draft.parts.has(part)) return;
    const text = draft.parts.text(part);
    const changed = map(text);
    if (changed === text) return;
    memory?.seePart(part, text, changed);
    draft.parts.setText(part, changed);
  };
  const { relationships } = sheet;
  const name = sheet.entry.name;
  const refs = (text: string, elements: readonly string[]): string => shiftRefs(text, elements, shift);
  for (const part of relationships.targets('table')) {
    change(part, (text) =>
      mapFormulas(refs(text, TABLE_REFS), COLUMN_FORMULAS, (formula) => shiftFormula(formula, name, true, shift)),
    );
  }
  for (const part of relationships.targets('pivotTable')) change(part, (text) => refs(text, ['location']));
  for (const part of relationships.targets('threadedComment')) change(part, (text) => shiftThreads(text, shift));
  for (const part of relationships.targets('drawing')) change(part, (text) => shiftAnchors(text, shift));
  for (const part of draft.parts.partNames()) {
    if (/\/charts\/[^/]*\.xml$/i.test(part))
      change(part, (text) => mapFormulas(text, ['f'], (formula) => shiftFormula(formula, name, false, shift)));
    else if (/\/pivotCacheDefinition\d*\.xml$/i.test(part)) change(part, (text) => shiftSource(text, name, shift));
    else if (/\/ctrlProps\/[^/]*\.xml$/i.test(part)) change(part, (text) => shiftControl(text, name, shift));
  }
}

const COLUMN_FORMULAS = ['calculatedColumnFormula', 'totalsRowFormula'];
const TABLE_REFS = ['table', 'autoFilter', 'sortState', 'sortCondition'];

function shiftRefs(text: string, elements: readonly string[], shift: RowShift): string {
  let result = text;
  for (const name of elements) {
    result = mapTags(result, name, (tag, scanner) => {
      const ref = scanner.attribute('ref');
      const shifted = ref === null ? '' : shiftReferences(ref, shift);
      return shifted === '' || shifted === ref ? tag : setAttribute(tag, 'ref', shifted);
    });
  }
  return result;
}

/** An extension's `<x14:formula1>` has its formula one element further in. */
function holdsElements(text: string, from: number): boolean {
  return /^\s*<[^/!]/.test(text.slice(from, from + 40));
}

/** A conversation goes with its cell. */
function shiftThreads(text: string, shift: RowShift): string {
  return mapElements(text, 'threadedComment', (element, _inner, scanner) => {
    const ref = scanner.attribute('ref') ?? '';
    const shifted = shiftReferences(ref, shift);
    return shifted === ref ? element : shifted === '' ? '' : setAttribute(element, 'ref', shifted);
  });
}

function shiftSource(text: string, sheet: string, shift: RowShift): string {
  return mapTags(text, 'worksheetSource', (tag, scanner) => {
    const ref = scanner.attribute('ref');
    if (ref === null || scanner.attribute('sheet')?.toLowerCase() !== sheet.toLowerCase()) return tag;
    const shifted = shiftReferences(ref, shift);
    return shifted === '' || shifted === ref ? tag : setAttribute(tag, 'ref', shifted);
  });
}

function shiftControl(text: string, sheet: string, shift: RowShift): string {
  return mapTags(text, 'formControlPr', (tag, scanner) => {
    let result = tag;
    for (const attribute of ['fmlaLink', 'fmlaRange', 'fmlaTxbx', 'fmlaGroup']) {
      const raw = scanner.attribute(attribute);
      const shifted = raw === null ? null : shiftFormula(raw, sheet, false, shift);
      if (shifted !== null && shifted !== raw) result = setAttribute(result, attribute, shifted);
    }
    return result;
  });
}

/** Pictures and charts move with the rows under their corners, as their anchor says. */
function shiftAnchors(drawing: string, shift: RowShift): string {
  const corner = (element: string, name: string, map: (row: number) => number): string =>
    mapElements(element, name, (marker) =>
      mapElements(marker, 'row', (row, inner) => {
        const place = Number(inner.trim());
        return map(place) === place ? row : setContent(row, String(map(place)));
      }),
    );
  const moved = (row: number): number => shiftRow(row, shift) ?? shift.row;
  const shiftOne = (element: string, _inner: string, scanner: XmlScanner): string => {
    if (scanner.attribute('editAs') === 'absolute') return element;
    const from = /<(?:\w+:)?row>\s*(\d+)/.exec(element);
    const delta = from ? moved(Number(from[1])) - Number(from[1]) : 0;
    const keepsSize = scanner.attribute('editAs') === 'oneCell';
    return corner(corner(element, 'from', moved), 'to', (row) => (keepsSize ? row + delta : moved(row)));
  };
  return mapElements(mapElements(drawing, 'twoCellAnchor', shiftOne), 'oneCellAnchor', shiftOne);
}
