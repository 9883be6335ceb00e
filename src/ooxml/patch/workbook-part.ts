import type { SheetVisibility } from '../../core/snapshot';
import { escapeAttribute, escapeText, toXstring, fromXstring, XmlScanner } from '../xml';
import { isOn } from './grid';
import { Sections } from './sections';
import { firstTag, mapElements, prefixOf, setAttribute, setContent } from './splice';

const ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

export const RELATIONSHIPS = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
] as const;

/** A sheet in the workbook's list. */
export interface SheetEntry {
  readonly name: string;
  readonly id: number;
  readonly relationship: string;
  visibility: SheetVisibility;
  /** The element as it stood; `null` for a sheet of ours. */
  readonly text: string | null;
  readonly known: SheetVisibility;
}

/** A defined name; its sheet is held itself, since its number changes when sheets come and go. */
export interface NameEntry {
  readonly name: string;
  readonly sheet: SheetEntry | null;
  readonly formula: string;
  readonly hidden: boolean;
  readonly text: string | null;
}

/** `workbook.xml` while it is edited. */
export class WorkbookPartDraft {
  readonly namespace: string;
  readonly strict: boolean;
  readonly date1904: boolean;
  sheets: SheetEntry[];
  names: NameEntry[];
  /** The sheet in front; where it is out of sight, the first that is not. */
  active: SheetEntry | undefined;
  private readonly knownActive: SheetEntry | undefined;
  private readonly knownSheets: readonly SheetEntry[];
  private readonly knownNames: readonly NameEntry[];
  private readonly firstSheet: SheetEntry | undefined;
  /** Prefix of `r:id`; `null` where the root binds none. */
  private readonly linkPrefix: string | null;

  constructor(
    private readonly original: string,
    private readonly part: string,
  ) {
    const sections = new Sections(original, part, ORDER);
    this.strict = sections.rootTag.includes('http://purl.oclc.org/ooxml/');
    this.namespace = `http://${this.strict ? 'purl.oclc.org/ooxml/spreadsheetml/main' : 'schemas.openxmlformats.org/spreadsheetml/2006/main'}`;
    this.linkPrefix = prefixOf(sections.rootTag, RELATIONSHIPS);
    this.date1904 = isOn(firstTag(sections.get('workbookPr') ?? '<a/>').attribute('date1904'));
    this.knownSheets = readSheets(sections.get('sheets') ?? '', part);
    this.sheets = [...this.knownSheets];
    this.knownNames = readNames(sections.get('definedNames') ?? '', part, this.knownSheets);
    this.names = [...this.knownNames];
    const views = sections.get('bookViews') ?? '';
    const view = views.includes('workbookView') ? scan(views, 'workbookView') : null;
    this.knownActive = this.knownSheets[Number(view?.attribute('activeTab') ?? 0)];
    this.firstSheet = this.knownSheets[Number(view?.attribute('firstSheet') ?? 0)];
    this.active = this.knownActive;
  }

  sheet(name: string): SheetEntry {
    const wanted = name.toLowerCase();
    const found =
      this.sheets.find((sheet) => sheet.name === name) ??
      this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
    if (!found) throw new RangeError(`no sheet "${name}"`);
    return found;
  }

  has(name: string): boolean {
    const wanted = name.toLowerCase();
    return this.sheets.some((sheet) => sheet.name.toLowerCase() === wanted);
  }

  /** What the workbook held before under this name: a sheet put back gets its identity again. */
  before(name: string): SheetEntry | undefined {
    return this.knownSheets.find((sheet) => sheet.name === name && !this.sheets.includes(sheet));
  }

  /** The names of the sheets as the workbook was opened. */
  get namesBefore(): readonly string[] {
    return this.knownSheets.map((sheet) => sheet.name);
  }

  get losesSheets(): boolean {
    return this.knownSheets.some((sheet) => !this.sheets.includes(sheet));
  }

  insert(entry: SheetEntry, after: SheetEntry | undefined): void {
    const at = after ? this.sheets.indexOf(after) + 1 : this.sheets.length;
    this.sheets.splice(at, 0, entry);
  }

  remove(entry: SheetEntry): void {
    const at = this.sheets.indexOf(entry);
    this.sheets.splice(at, 1);
    this.names = this.names.filter((name) => name.sheet !== entry);
    if (this.active === entry) this.active = this.sheets[at] ?? this.sheets.at(-1);
  }

  freeId(): number {
    return Math.max(0, ...this.knownSheets.map((sheet) => sheet.id), ...this.sheets.map((sheet) => sheet.id)) + 1;
  }

  /** Sets a name; `null` takes it away. What stood before comes back as it was written. */
  setName(name: string, sheet: SheetEntry | null, formula: string | null, hidden: boolean): void {
    const same = (entry: NameEntry): boolean =>
      entry.sheet === sheet && entry.name.toLowerCase() === name.toLowerCase();
    const at = this.names.findIndex(same);
    if (formula === null) {
      if (at >= 0) this.names = this.names.filter((_, index) => index !== at);
      return;
    }
    const known = this.knownNames.find(same);
    const text = known?.text ?? null;
    const entry =
      known && known.formula === formula && known.hidden === hidden && known.name === name
        ? known
        : { name, sheet, formula, hidden, text };
    this.names = at >= 0 ? this.names.map((name, index) => (index === at ? entry : name)) : [...this.names, entry];
  }

  /** Every name's formula put through `map`; one that is again as it was comes back as it was written. */
  mapNames(map: (formula: string, sheet: SheetEntry | null) => string): void {
    this.names = this.names.map((name) => {
      const formula = map(name.formula, name.sheet);
      if (formula === name.formula) return name;
      const same = (known: NameEntry): boolean =>
        known.name === name.name && known.sheet === name.sheet && known.hidden === name.hidden;
      return this.knownNames.find((known) => same(known) && known.formula === formula) ?? { ...name, formula };
    });
  }

  /** The tab in front when the workbook is opened. */
  front(): SheetEntry | undefined {
    if (this.active && this.sheets.includes(this.active) && this.active.visibility === 'visible') return this.active;
    return this.sheets.find((sheet) => sheet.visibility === 'visible');
  }

  /** Whether the front differs from what the file said. */
  frontMoved(): boolean {
    return this.front() !== this.knownActive;
  }

  toText(options: { readonly recalculate: boolean; readonly finishFormula: (formula: string) => string }): string {
    const sections = new Sections(this.original, this.part, ORDER);
    const sheets = sections.get('sheets');
    if (sheets !== null && !this.sheetsAsKnown()) {
      const inner = this.sheets.map((sheet) => this.sheetXml(sheet, sections)).join('');
      sections.set('sheets', setContent(sheets, inner));
    }
    this.putNames(sections, options.finishFormula);
    this.putViews(sections);
    if (options.recalculate) {
      const calc = sections.get('calcPr') ?? sections.own('<calcPr/>');
      sections.set('calcPr', setAttribute(calc, 'fullCalcOnLoad', '1'));
    }
    return sections.toText();
  }

  private sheetsAsKnown(): boolean {
    const { sheets, knownSheets } = this;
    return (
      sheets.length === knownSheets.length &&
      sheets.every((sheet, at) => sheet === knownSheets[at] && sheet.visibility === sheet.known)
    );
  }

  private sheetXml(sheet: SheetEntry, sections: Sections): string {
    const state = sheet.visibility === 'visible' ? null : sheet.visibility;
    if (sheet.text !== null) {
      return sheet.visibility === sheet.known ? sheet.text : setAttribute(sheet.text, 'state', state);
    }
    const name = escapeAttribute(toXstring(sheet.name));
    const link = this.linkPrefix ?? 'r:';
    const binding = this.linkPrefix === null ? ` xmlns:r="${RELATIONSHIPS[this.strict ? 1 : 0]}"` : '';
    const hidden = state === null ? '' : ` state="${state}"`;
    return sections.own(
      `<sheet${binding} name="${name}" sheetId="${sheet.id}"${hidden} ${link}id="${sheet.relationship}"/>`,
    );
  }

  private putNames(sections: Sections, finish: (formula: string) => string): void {
    const indexOf = (name: NameEntry): string | null => {
      const at = name.sheet ? this.sheets.indexOf(name.sheet) : -1;
      return at < 0 ? null : String(at);
    };
    const asKnown =
      this.names.length === this.knownNames.length &&
      this.knownNames.every((name) => this.names.includes(name) && finish(name.formula) === name.formula) &&
      this.sheets.every((sheet, at) => sheet === this.knownSheets[at] || !this.names.some((n) => n.sheet === sheet));
    if (asKnown) return;
    const list = this.names.map((name) => {
      const formula = finish(name.formula);
      const known = this.knownNames.includes(name);
      const fresh = `<definedName name="${escapeAttribute(toXstring(name.name))}"/>`;
      let element = name.text ?? sections.own(fresh);
      element = setAttribute(element, 'localSheetId', indexOf(name));
      if (!known || formula !== name.formula) {
        element = setAttribute(element, 'hidden', name.hidden ? '1' : null);
        element = setContent(element, escapeText(toXstring(formula)));
      }
      return element;
    });
    const inner = list.join('');
    const known = sections.get('definedNames');
    if (inner === '') sections.set('definedNames', null);
    else sections.set('definedNames', known === null ? wrapped(sections, inner) : setContent(known, inner));
  }

  private putViews(sections: Sections): void {
    const views = sections.get('bookViews');
    const front = this.front();
    const place = (sheet: SheetEntry | undefined): number => Math.max(0, sheet ? this.sheets.indexOf(sheet) : 0);
    const active = place(front);
    if (views === null) {
      if (active > 0)
        sections.set('bookViews', sections.own(`<bookViews><workbookView activeTab="${active}"/></bookViews>`));
      return;
    }
    let first = true;
    sections.set(
      'bookViews',
      mapElements(views, 'workbookView', (element, _inner, scanner) => {
        if (!first) return element;
        first = false;
        let view = element;
        if (Number(scanner.attribute('activeTab') ?? 0) !== active)
          view = setAttribute(view, 'activeTab', String(active));
        const shown = scanner.attribute('firstSheet');
        const scrolled = place(this.firstSheet);
        return shown === null || Number(shown) === scrolled ? view : setAttribute(view, 'firstSheet', String(scrolled));
      }),
    );
  }
}

function wrapped(sections: Sections, inner: string): string {
  return sections.own('<definedNames>') + inner + sections.own('</definedNames>');
}

function scan(text: string, name: string): XmlScanner {
  const scanner = new XmlScanner(text);
  while (scanner.next()) if (scanner.name === name) break;
  return scanner;
}

function readSheets(text: string, part: string): SheetEntry[] {
  const sheets: SheetEntry[] = [];
  const scanner = new XmlScanner(text, part);
  while (scanner.next()) {
    if (scanner.name !== 'sheet' || scanner.kind === 'close') continue;
    const state = scanner.attribute('state');
    const visibility = state === 'hidden' || state === 'veryHidden' ? state : 'visible';
    const name = fromXstring(scanner.attribute('name') ?? '');
    const id = Number(scanner.attribute('sheetId'));
    const relationship = scanner.prefixed('id') ?? '';
    scanner.skip();
    const element = text.slice(scanner.start, scanner.end);
    sheets.push({ name, id, relationship, visibility, known: visibility, text: element });
  }
  return sheets;
}

function readNames(text: string, part: string, sheets: readonly SheetEntry[]): NameEntry[] {
  const names: NameEntry[] = [];
  const scanner = new XmlScanner(text, part);
  while (scanner.next()) {
    if (scanner.name !== 'definedName' || scanner.kind === 'close') continue;
    const local = scanner.attribute('localSheetId');
    const name = fromXstring(scanner.attribute('name') ?? '');
    const hidden = isOn(scanner.attribute('hidden'));
    const formula = scanner.content();
    const element = text.slice(scanner.start, scanner.end);
    names.push({
      name,
      sheet: local === null ? null : (sheets[Number(local)] ?? null),
      formula,
      hidden,
      text: element,
    });
  }
  return names;
}
