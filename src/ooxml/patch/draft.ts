import { CellBudget } from '../cell-budget';
import { readThemeColors, resolveColor } from '../colors';
import { WorkbookError } from '../errors';
import type { OpcPackage } from '../package';
import { readSheet, type SheetContext } from '../read-sheet';
import { readSharedStrings } from '../read-strings';
import { readStyles } from '../read-styles';
import { readWorkbookPart } from '../read-workbook-part';
import { XmlScanner } from '../xml';
import { patchAppProperties } from './app-properties';
import { CONTENT_TYPES, contentTypes, patchContentTypes } from './content-types';
import { NotesDraft } from './notes';
import type { Originals } from './originals';
import { dropSheet } from './references';
import { isKind, RelationshipsDraft } from './relationships';
import { SheetDraft, type SheetHost } from './sheet-draft';
import { firstTag, mapFormulas } from './splice';
import { MINIMAL_STYLES, StylesDraft } from './styles';
import { shapeBlockOf } from './vml';
import { WorkbookPartDraft, type SheetEntry } from './workbook-part';

/** A part of ours, or one that is spliced as text. */
interface PartDraft {
  readonly name: string;
  text: string;
  readonly type: string | null;
}

/**
 * A workbook while it is edited: what stood there, and what differs. Nothing is written before `render`;
 * what is again as it was gives its original bytes.
 */
export class Draft implements SheetHost {
  readonly workbook: WorkbookPartDraft;
  readonly relationships: RelationshipsDraft;
  readonly styles: StylesDraft;
  readonly mainPart: string;
  private readonly context: SheetContext;
  private readonly sheets = new Map<SheetEntry, SheetDraft>();
  private readonly links = new Map<string, RelationshipsDraft>();
  private readonly sheetParts = new Set<string>();
  private readonly parts = new Map<string, PartDraft>();
  private readonly pending = new Map<string, () => string>();
  private readonly deleted = new Set<string>();
  /** Names of sheets that went: formulas that name them show it while they stay away. */
  private readonly gone = new Set<string>();
  private brokeReferences = false;
  private shared: ReadonlyMap<string, number> | null = null;
  private readonly stylesPart: string;
  private readonly hasStyles: boolean;

  constructor(
    private readonly pkg: OpcPackage,
    readonly originals: Originals,
  ) {
    const main = readWorkbookPart(pkg);
    this.mainPart = main.part;
    this.workbook = new WorkbookPartDraft(this.text(main.part), main.part);
    this.relationships = this.relationshipsOf(main.part);
    const styles = readStyles(pkg, main.styles);
    const theme = readThemeColors(pkg, main.theme);
    this.hasStyles = main.styles !== null;
    this.stylesPart = main.styles ?? this.folder('styles.xml');
    const source = main.styles === null ? MINIMAL_STYLES(this.workbook.namespace) : this.text(main.styles);
    this.styles = new StylesDraft(source, (id) => {
      const fill = styles.fills[id];
      return fill?.pattern === 'solid' && fill.color ? resolveColor(fill.color, theme, styles.palette) : null;
    });
    const strings = readSharedStrings(pkg, main.sharedStrings);
    this.context = { strings, styles, date1904: main.date1904, budget: new CellBudget() };
    this.sharedPart = main.sharedStrings;
  }

  private readonly sharedPart: string | null;

  get date1904(): boolean {
    return this.workbook.date1904;
  }

  get strict(): boolean {
    return this.workbook.strict;
  }

  get losesSheets(): boolean {
    return this.gone.size > 0;
  }

  /** A name in the folder of the workbook: `xl/worksheets/…`. */
  folder(path: string): string {
    return this.mainPart.slice(0, this.mainPart.lastIndexOf('/') + 1) + path;
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
    const text = this.text(link.target);
    const reading = readSheet(text, link.target, this.context);
    return this.keep(new SheetDraft(entry, link.target, text, reading, this.relationshipsOf(link.target), this));
  }

  keep(sheet: SheetDraft): SheetDraft {
    this.sheets.set(sheet.entry, sheet);
    this.sheetParts.add(sheet.part.toLowerCase());
    this.deleted.delete(sheet.part.toLowerCase());
    return sheet;
  }

  forget(sheet: SheetDraft): void {
    this.sheets.delete(sheet.entry);
    this.sheetParts.delete(sheet.part.toLowerCase());
  }

  /** Writes a part when all else is done. */
  later(part: string, write: () => string): void {
    this.pending.set(part, write);
  }

  /** Writes what was put off. */
  settle(): void {
    for (const [part, write] of this.pending) if (this.has(part)) this.setText(part, write());
    this.pending.clear();
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

  has(name: string): boolean {
    const key = name.toLowerCase();
    if (this.parts.has(key) || this.sheetParts.has(key)) return true;
    return this.originals.has(name) && !this.deleted.has(key);
  }

  partNames(): string[] {
    const names = [...this.originals.partNames()].filter((name) => !this.deleted.has(name.toLowerCase()));
    for (const part of this.parts.values()) if (!this.originals.has(part.name)) names.push(part.name);
    return names;
  }

  /** The text of a part as it is now. */
  text(name: string): string {
    const text = this.parts.get(name.toLowerCase())?.text ?? this.originals.text(name);
    if (text === null) throw new WorkbookError('broken-package', { part: name });
    return text;
  }

  /** Writes a part; a new one is told its content type. */
  setText(name: string, text: string, type: string | null = null): void {
    const key = name.toLowerCase();
    this.deleted.delete(key);
    const known = this.parts.get(key);
    this.parts.set(key, { name, text, type: type ?? known?.type ?? null });
  }

  /** Takes out a part, its relationships, and every part that nothing else points at any more. */
  deletePart(name: string): void {
    const links = this.relationshipsOf(name);
    const targets = links
      .list()
      .filter((link) => !link.external)
      .map((link) => link.target);
    this.discard(name);
    this.links.delete(name.toLowerCase());
    this.discard(links.part);
    for (const target of targets) this.deleteUnused(target);
  }

  deleteUnused(name: string): void {
    if (this.has(name) && !this.isPointedAt(name)) this.deletePart(name);
  }

  private discard(name: string): void {
    const key = name.toLowerCase();
    this.parts.delete(key);
    if (this.originals.has(name)) this.deleted.add(key);
  }

  private isPointedAt(target: string): boolean {
    const key = target.toLowerCase();
    const sources = this.partNames().filter((name) => name.endsWith('.rels'));
    const drafts = sources.map((part) => this.relationshipsOf(sourceOf(part)));
    return [...drafts, ...this.links.values()].some((draft) =>
      draft.list().some((link) => !link.external && link.target.toLowerCase() === key),
    );
  }

  relationshipsOf(part: string): RelationshipsDraft {
    const key = part.toLowerCase();
    const known = this.links.get(key);
    if (known) return known;
    const probe = new RelationshipsDraft(part, null, false);
    const text = this.deleted.has(probe.part.toLowerCase()) ? null : this.originals.text(probe.part);
    const draft = new RelationshipsDraft(part, text, this.workbook?.strict ?? false, (name) => this.has(name));
    this.links.set(key, draft);
    return draft;
  }

  /** The first name of its kind that no part has: `freeName('charts/chart', '.xml')`. */
  freeName(stem: string, extension: string): string {
    for (let number = 1; ; number += 1) {
      const name = this.folder(`${stem}${number}${extension}`);
      if (!this.has(name)) return name;
    }
  }

  notesOf(sheet: SheetDraft): NotesDraft {
    if (sheet.notes) return sheet.notes;
    const text = (kind: string): string | null => {
      const target = sheet.relationships.targets(kind)[0];
      return target !== undefined && this.has(target) ? this.text(target) : null;
    };
    const threads = sheet.relationships.targets('threadedComment').filter((part) => this.has(part));
    const vml = this.vmlPartOf(sheet);
    sheet.notes = new NotesDraft({
      comments: text('comments'),
      vml: vml === null ? null : this.text(vml),
      threads: threads.flatMap((part) => refsIn(this.text(part))),
      shapeBlock: this.freeShapeBlock(vml),
      namespace: this.workbook.namespace,
    });
    return sheet.notes;
  }

  /** The drawing that `legacyDrawing` names. */
  vmlPartOf(sheet: SheetDraft): string | null {
    const element = sheet.sections.get('legacyDrawing');
    const target = element === null ? undefined : sheet.relationships.target(firstTag(element).prefixed('id'));
    return target !== undefined && this.has(target) ? target : null;
  }

  /** The numbers of shapes come in blocks of 1024, each of one drawing. */
  private freeShapeBlock(vml: string | null): number {
    if (vml !== null) return Math.max(1, shapeBlockOf(this.text(vml)));
    const parts = this.partNames().filter((name) => name.toLowerCase().endsWith('.vml'));
    const taken = new Set(parts.map((part) => shapeBlockOf(this.text(part))));
    for (const sheet of this.sheets.values()) if (sheet.notes) taken.add(sheet.notes.shapeBlock);
    let block = 1;
    while (taken.has(block)) block += 1;
    return block;
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

  /** Every part that must differ from the original, with its content; `null` for those that go. */
  render(): Map<string, string | null> {
    if (!this.workbook.front()) throw new RangeError('a workbook needs a sheet that can be seen');
    const written = new Map<string, string | null>();
    const added = new Map<string, string>();
    this.settle();
    this.selectFront();
    this.brokeReferences = false;
    this.styles.begin();
    for (const sheet of this.sheets.values()) this.putNotes(sheet, written, added);
    for (const entry of this.workbook.sheets) {
      const sheet = this.sheets.get(entry);
      if (!sheet) continue;
      written.set(sheet.part, sheet.toText());
      if (!this.originals.has(sheet.part)) added.set(sheet.part, contentTypes.worksheet);
    }
    const styles = this.styles.toText();
    const usesStyles = this.hasStyles || [...this.sheets.values()].some((sheet) => sheet.isPlanned);
    if (usesStyles) written.set(this.stylesPart, styles);
    if (!this.hasStyles) {
      this.relationships.removeTarget(this.stylesPart);
      if (usesStyles) {
        added.set(this.stylesPart, contentTypes.styles);
        this.relationships.add('styles', this.stylesPart);
      }
    }
    for (const part of this.parts.values()) {
      written.set(part.name, part.text);
      if (part.type !== null) added.set(part.name, part.type);
    }
    const removed = new Set(this.deleted);
    const chain = this.relationships.targets('calcChain')[0];
    const dropsChain = chain !== undefined && this.staleChain();
    const links = new Map(this.links);
    if (dropsChain) {
      removed.add(chain.toLowerCase());
      const trimmed = this.relationships.copy();
      trimmed.removeTarget(chain);
      links.set(this.mainPart.toLowerCase(), trimmed);
    }
    for (const draft of links.values()) {
      const text = draft.toText();
      if (text !== null) written.set(draft.part, text);
      else if (this.originals.has(draft.part)) removed.add(draft.part.toLowerCase());
    }
    const finishFormula = (formula: string): string => this.finishFormula(formula);
    this.markGoneInCharts(written);
    const recalculate = this.needsRecalculation(written);
    written.set(this.mainPart, this.workbook.toText({ recalculate, finishFormula }));
    this.putAppProperties(written);
    const kept = new Set([...written.keys()].map((name) => name.toLowerCase()));
    for (const name of [...removed]) {
      if (kept.has(name)) removed.delete(name);
      else written.set(name, null);
    }
    const types = this.originals.text(CONTENT_TYPES)!;
    written.set(CONTENT_TYPES, patchContentTypes(types, added, removed));
    return written;
  }

  private putNotes(sheet: SheetDraft, written: Map<string, string | null>, added: Map<string, string>): void {
    if (!sheet.notes) return;
    const put = (
      kind: string,
      known: string | null,
      text: string | null,
      stem: string,
      extension: string,
    ): string | null => {
      const type = kind === 'comments' ? contentTypes.comments : contentTypes.vml;
      const own = sheet.noteParts.get(kind);
      if (text === null) {
        if (own !== undefined) {
          sheet.relationships.removeTarget(own);
          sheet.noteParts.delete(kind);
        }
        return null;
      }
      const part = known ?? own ?? this.freeNameAmong(stem, extension, written);
      if (known === null) {
        sheet.noteParts.set(kind, part);
        added.set(part, type);
      }
      written.set(part, text);
      return sheet.relationships.add(kind, part);
    };
    const comments = sheet.relationships.targets('comments').find((part) => this.originals.has(part)) ?? null;
    const vml = sheet.noteParts.has('vmlDrawing') ? null : this.vmlPartOf(sheet);
    put('comments', comments, sheet.notes.commentsText(), 'comments', '.xml');
    const id = put('vmlDrawing', vml, sheet.notes.vmlText(), 'drawings/vmlDrawing', '.vml');
    sheet.noteDrawing = vml === null ? id : null;
  }

  private freeNameAmong(stem: string, extension: string, written: ReadonlyMap<string, unknown>): string {
    const taken = new Set([...this.sheets.values()].flatMap((sheet) => [...sheet.noteParts.values()]));
    for (let number = 1; ; number += 1) {
      const name = this.folder(`${stem}${number}${extension}`);
      if (!this.has(name) && !written.has(name) && !taken.has(name)) return name;
    }
  }

  /** Only the tab in front may be selected: several would all take what is typed. */
  private selectFront(): void {
    const moved = this.workbook.frontMoved();
    const front = this.workbook.front();
    for (const { entry, draft, part } of moved ? [...this.worksheets()] : []) {
      if (draft || entry === front || this.text(part).includes('tabSelected')) this.sheetOf(entry);
    }
    for (const sheet of this.sheets.values()) sheet.selected = moved ? sheet.entry === front : null;
  }

  private staleChain(): boolean {
    return this.workbook.losesSheets || [...this.sheets.values()].some((sheet) => sheet.losesFormulas());
  }

  /** Values changed that a formula of someone else's may look at: its own value can be an old one. */
  private needsRecalculation(written: ReadonlyMap<string, string | null>): boolean {
    const changes = [...this.sheets.values()].some(
      (sheet) => sheet.changesValues() && written.get(sheet.part) !== this.originals.text(sheet.part),
    );
    if (!changes && !this.brokeReferences) return false;
    for (const { draft, part } of this.worksheets()) {
      if (draft ? draft.hasOtherFormulas() : /<(?:\w+:)?f[\s/>]/.test(this.text(part))) return true;
    }
    return false;
  }

  private markGoneInCharts(written: Map<string, string | null>): void {
    if (this.gone.size === 0) return;
    for (const part of this.partNames()) {
      if (!/\/charts\/[^/]*\.xml$/i.test(part)) continue;
      const text = this.text(part);
      written.set(
        part,
        mapFormulas(text, ['f'], (formula) => this.finishFormula(formula)),
      );
    }
  }

  private putAppProperties(written: Map<string, string | null>): void {
    const before = this.workbook.namesBefore;
    const now = this.workbook.sheets.map((sheet) => sheet.name);
    const link = this.pkg.relationships('').find((each) => isKind(each, 'extended-properties'));
    const text = link && this.originals.has(link.target) ? this.originals.text(link.target) : null;
    if (link && text !== null) written.set(link.target, patchAppProperties(text, before, now));
  }
}

function refsIn(threads: string): string[] {
  const refs: string[] = [];
  const scanner = new XmlScanner(threads);
  while (scanner.next()) {
    const ref = scanner.name === 'threadedComment' && scanner.kind !== 'close' ? scanner.attribute('ref') : null;
    if (ref !== null) refs.push(ref);
  }
  return refs;
}

/** The part that a relationships part speaks for. */
function sourceOf(part: string): string {
  return part.replace(/_rels\/([^/]*)\.rels$/, '$1');
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
