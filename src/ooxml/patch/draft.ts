import { CellBudget } from '../cell-budget';
import { readThemeColors, resolveColor } from '../colors';
import type { OpcPackage } from '../package';
import { readSheet, type SheetContext } from '../read-sheet';
import { readSharedStrings } from '../read-strings';
import { finish } from '../steps';
import { readStyles } from '../read-styles';
import { readWorkbookPart } from '../read-workbook-part';
import { XmlScanner } from '../xml';
import { patchAppProperties } from './app-properties';
import { CONTENT_TYPES, contentTypes, patchContentTypes } from './content-types';
import { writeNotes } from './note-parts';
import type { Originals } from './originals';
import { dropSheet } from './references';
import { PartsDraft } from './parts';
import { isKind, type RelationshipsDraft } from './relationships';
import { SheetDraft, type SheetHost } from './sheet-draft';
import { mapFormulas } from './splice';
import { MINIMAL_STYLES, StylesDraft } from './styles';
import { WorkbookPartDraft, type SheetEntry } from './workbook-part';

/**
 * A workbook while it is edited: what stood there, and what differs. Nothing is written before `render`;
 * what is again as it was gives its original bytes.
 */
export class Draft implements SheetHost {
  readonly parts: PartsDraft;
  readonly workbook: WorkbookPartDraft;
  readonly relationships: RelationshipsDraft;
  readonly styles: StylesDraft;
  private readonly mainPart: string;
  private readonly folder: string;
  private readonly context: SheetContext;
  private readonly sheets = new Map<SheetEntry, SheetDraft>();
  /** Names of sheets that went: formulas that name them show it while they stay away. */
  private readonly gone = new Set<string>();
  private brokeReferences = false;
  private shared: ReadonlyMap<string, number> | null = null;
  private readonly sharedPart: string | null;
  private readonly stylesPart: string;
  private readonly hasStyles: boolean;

  constructor(
    private readonly pkg: OpcPackage,
    readonly originals: Originals,
  ) {
    const main = readWorkbookPart(pkg);
    this.mainPart = main.part;
    this.folder = main.part.slice(0, main.part.lastIndexOf('/') + 1);
    this.workbook = new WorkbookPartDraft(originals.text(main.part)!, main.part);
    this.parts = new PartsDraft(originals, this.folder, this.workbook.strict);
    this.relationships = this.parts.relationshipsOf(main.part);
    const styles = readStyles(pkg, main.styles);
    const theme = readThemeColors(pkg, main.theme);
    this.hasStyles = main.styles !== null;
    this.stylesPart = main.styles ?? `${this.folder}styles.xml`;
    const source = main.styles === null ? MINIMAL_STYLES(this.workbook.namespace) : originals.text(main.styles)!;
    this.styles = new StylesDraft(source, (id) => {
      const fill = styles.fills[id];
      return fill?.pattern === 'solid' && fill.color ? resolveColor(fill.color, theme, styles.palette) : null;
    });
    const strings = finish(readSharedStrings(pkg, main.sharedStrings));
    this.context = { strings, styles, date1904: main.date1904, budget: new CellBudget() };
    this.sharedPart = main.sharedStrings;
  }

  get date1904(): boolean {
    return this.workbook.date1904;
  }

  get strict(): boolean {
    return this.workbook.strict;
  }

  get losesSheets(): boolean {
    return this.gone.size > 0;
  }

  /** The sheet under a name; throws `RangeError` where there is none, or where it has no cells. */
  sheet(name: string): SheetDraft {
    const draft = this.sheetOf(this.workbook.sheet(name));
    if (!draft) throw new RangeError(`"${name}" has no cells`);
    return draft;
  }

  /** `null` for charts and dialogs. */
  sheetOf(entry: SheetEntry): SheetDraft | null {
    const known = this.sheets.get(entry);
    if (known) return known;
    const link = this.relationships.list().find((each) => each.id === entry.relationship);
    if (!link || !isKind(link, 'worksheet')) return null;
    const text = this.parts.text(link.target);
    const reading = finish(readSheet(text, link.target, this.context));
    return this.keep(new SheetDraft(entry, link.target, text, reading, this.parts.relationshipsOf(link.target), this));
  }

  keep(sheet: SheetDraft): SheetDraft {
    this.sheets.set(sheet.entry, sheet);
    this.parts.reserve(sheet.part);
    return sheet;
  }

  /** The sheets that are open, whether or not they changed. */
  openSheets(): IterableIterator<SheetDraft> {
    return this.sheets.values();
  }

  forget(sheet: SheetDraft): void {
    this.sheets.delete(sheet.entry);
    this.parts.release(sheet.part);
  }

  /** The text of every worksheet as it stood, without opening it; its draft where it is open. */
  *worksheets(): Generator<{ readonly entry: SheetEntry; readonly draft: SheetDraft | null; readonly part: string }> {
    for (const entry of this.workbook.sheets) {
      const draft = this.sheets.get(entry) ?? null;
      const link = this.relationships.list().find((each) => each.id === entry.relationship);
      const part = draft?.part ?? (link && isKind(link, 'worksheet') ? link.target : null);
      if (part !== null) yield { entry, draft, part };
    }
  }

  sharedString(text: string): number | undefined {
    this.shared ??= readPlainStrings(
      this.sharedPart === null ? null : this.originals.text(this.sharedPart),
      this.context,
    );
    return this.shared.get(text);
  }

  /** Marks a sheet as gone, or as come back. */
  setGone(name: string, gone: boolean): void {
    if (gone) this.gone.add(name);
    else this.gone.delete(name);
  }

  finishFormula(formula: string): string {
    let result = formula;
    for (const name of this.gone) result = dropSheet(result, name);
    this.brokeReferences ||= result !== formula;
    return result;
  }

  /** Every part that may differ from the original, with its content; `null` for those that go. */
  render(): Map<string, string | null> {
    if (!this.workbook.front()) throw new RangeError('a workbook needs a sheet that can be seen');
    const written = new Map<string, string | null>();
    const added = new Map<string, string>();
    this.parts.settle();
    this.selectFront();
    this.brokeReferences = false;
    this.styles.begin();
    for (const sheet of this.sheets.values()) writeNotes(this, sheet, written, added);
    for (const entry of this.workbook.sheets) {
      const sheet = this.sheets.get(entry);
      if (!sheet) continue;
      written.set(sheet.part, sheet.toText());
      if (!this.originals.has(sheet.part)) added.set(sheet.part, contentTypes.worksheet);
    }
    this.writeStyles(written, added);
    const removed = this.parts.collect(written, added);
    this.dropStaleChain(written, removed);
    this.markGoneInCharts(written);
    const recalculate = this.needsRecalculation(written);
    const finishFormula = (formula: string): string => this.finishFormula(formula);
    written.set(this.mainPart, this.workbook.toText({ recalculate, finishFormula }));
    this.writeAppProperties(written);
    for (const name of written.keys()) removed.delete(name.toLowerCase());
    for (const name of removed) written.set(name, null);
    written.set(CONTENT_TYPES, patchContentTypes(this.originals.text(CONTENT_TYPES)!, added, removed));
    return written;
  }

  private writeStyles(written: Map<string, string | null>, added: Map<string, string>): void {
    if (this.hasStyles) {
      written.set(this.stylesPart, this.styles.toText());
      return;
    }
    this.relationships.removeTarget(this.stylesPart);
    const isUsed = [...this.sheets.values()].some((sheet) => sheet.isPlanned) || this.styles.isUsed;
    if (!isUsed) return;
    written.set(this.stylesPart, this.styles.toText());
    added.set(this.stylesPart, contentTypes.styles);
    this.relationships.add('styles', this.stylesPart);
  }

  /** Only the tab in front may be selected: several would all take what is typed. */
  private selectFront(): void {
    const moved = this.workbook.frontMoved();
    const front = this.workbook.front();
    for (const { entry, draft, part } of moved ? [...this.worksheets()] : []) {
      if (draft || entry === front || this.parts.text(part).includes('tabSelected')) this.sheetOf(entry);
    }
    for (const sheet of this.sheets.values()) sheet.selected = moved ? sheet.entry === front : null;
  }

  /**
   * The order of calculation names every cell with a formula; where one of them went, Excel calls the file broken.
   * It makes the list anew when there is none.
   */
  private dropStaleChain(written: Map<string, string | null>, removed: Set<string>): void {
    const chain = this.relationships.targets('calcChain')[0];
    if (chain === undefined) return;
    const isRewritten = (sheet: SheetDraft): boolean =>
      sheet.isPlanned && this.originals.has(sheet.part) && this.originals.text(sheet.part) !== written.get(sheet.part);
    const isStale =
      this.workbook.losesSheets ||
      [...this.sheets.values()].some((sheet) => isRewritten(sheet) || sheet.losesFormulas());
    if (!isStale) return;
    removed.add(chain.toLowerCase());
    const trimmed = this.relationships.copy();
    trimmed.removeTarget(chain);
    written.set(trimmed.part, trimmed.toText());
  }

  /** Values changed that a formula of someone else's may look at: its own value can be an old one. */
  private needsRecalculation(written: ReadonlyMap<string, string | null>): boolean {
    const changes = [...this.sheets.values()].some(
      (sheet) => sheet.changesValues() && written.get(sheet.part) !== this.originals.text(sheet.part),
    );
    if (!changes && !this.brokeReferences) return false;
    for (const { draft, part } of this.worksheets()) {
      if (draft ? draft.hasOtherFormulas() : /<(?:\w+:)?f[\s/>]/.test(this.parts.text(part))) return true;
    }
    return false;
  }

  private markGoneInCharts(written: Map<string, string | null>): void {
    if (this.gone.size === 0) return;
    for (const part of this.parts.partNames()) {
      if (!/\/charts\/[^/]*\.xml$/i.test(part)) continue;
      const text = this.parts.text(part);
      written.set(
        part,
        mapFormulas(text, ['f'], (formula) => this.finishFormula(formula)),
      );
    }
  }

  private writeAppProperties(written: Map<string, string | null>): void {
    const before = this.workbook.namesBefore;
    const now = this.workbook.sheets.map((sheet) => sheet.name);
    const link = this.pkg.relationships('').find((each) => isKind(each, 'extended-properties'));
    const text = link && this.originals.has(link.target) ? this.originals.text(link.target) : null;
    if (link && text !== null) written.set(link.target, patchAppProperties(text, before, now));
  }
}

/** Shared strings of one plain run, by text: what may be named again instead of being written. */
function readPlainStrings(xml: string | null, context: SheetContext): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (xml === null) return found;
  const scanner = new XmlScanner(xml);
  let index = 0;
  while (scanner.next()) {
    if (scanner.name !== 'si' || scanner.kind === 'close') continue;
    const inside = scanner.skip();
    const isPlain = /^\s*<(?:\w+:)?t[\s/>]/.test(xml.slice(inside.start, Math.min(inside.end, inside.start + 20)));
    const text = context.strings[index];
    if (isPlain && text !== undefined && !found.has(text) && !xml.slice(inside.start, inside.end).includes('rPh')) {
      found.set(text, index);
    }
    index += 1;
  }
  return found;
}
