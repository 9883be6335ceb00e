import type { CellStyle } from '../../core/edit';
import { builtInFormat } from '../number-formats';
import { escapeAttribute, type XmlScanner } from '../xml';
import { Sections } from './sections';
import { appendChild, firstTag, setAttribute } from './splice';
import { alignmentXml, borderXml, canonical, childrenOf, fontXml, protectionXml, solidFill } from './style-xml';

const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];

/** What a workbook without styles gets: one font, the two fills and the one border that Excel expects. */
export const MINIMAL_STYLES = (namespace: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  `<styleSheet xmlns="${namespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

/** Formats whose number means the same in every language of Excel. */
const BUILTIN: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};

const DEFAULT_XF = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';

/**
 * How a cell looks: an original style, by index, or one of a plan, with what edits changed since.
 * Equal formats are one object.
 */
export interface Format {
  readonly base: number;
  readonly planned: CellStyle | null;
  /** The id of a fill, or the colour of a solid one; absent: that of the base. */
  readonly fill?: number | string;
  readonly numberFormat?: string;
  readonly key: string;
}

/** A list of `styles.xml` that is only appended to; what was given a number keeps it. */
class AppendedList {
  private readonly index = new Map<string, number>();
  readonly added: string[] = [];

  constructor(readonly known: readonly string[]) {
    known.forEach((element, at) => {
      const key = canonical(element);
      if (!this.index.has(key)) this.index.set(key, at);
    });
  }

  of(element: string): number {
    const key = canonical(element);
    const found = this.index.get(key);
    if (found !== undefined) return found;
    const at = this.known.length + this.added.length;
    this.added.push(element);
    this.index.set(key, at);
    return at;
  }

  at(index: number): string | undefined {
    return this.known[index] ?? this.added[index - this.known.length];
  }
}

/** `styles.xml` while a workbook is edited: formats by name, numbers when it is written. */
export class StylesDraft {
  private readonly sections: Sections;
  private readonly lists: Readonly<Record<'fonts' | 'fills' | 'borders' | 'cellXfs' | 'dxfs', AppendedList>>;
  private readonly codes = new Map<number, string>();
  private readonly newCodes: string[] = [];
  private readonly firstCode: number;
  private readonly formats = new Map<string, Format>();
  private readonly originals: Format[] = [];
  private readonly renumbered = new Map<Format, Map<string, Format>>();
  private readonly numbers = new Map<string, number>();
  private lastXf = -1;
  private lastDxf = -1;

  constructor(
    private readonly source: string,
    /** The colour that an original fill shows, `#RRGGBB`; `null` where it is none or no solid one. */
    private readonly colorOf: (fillId: number) => string | null,
  ) {
    this.sections = new Sections(source, 'xl/styles.xml', ORDER);
    const list = (name: string): AppendedList => new AppendedList(childrenOf(this.sections.get(name)));
    this.lists = {
      fonts: list('fonts'),
      fills: list('fills'),
      borders: list('borders'),
      cellXfs: list('cellXfs'),
      dxfs: list('dxfs'),
    };
    let last = 163;
    for (const element of childrenOf(this.sections.get('numFmts'))) {
      const tag = firstTag(element);
      const id = Number(tag.attribute('numFmtId'));
      last = Math.max(last, id);
      if (!this.codes.has(id)) this.codes.set(id, tag.attribute('formatCode') ?? '');
    }
    this.firstCode = last + 1;
  }

  /** The format of an original style. */
  original(index: number): Format {
    this.originals[index] ??= this.intern({ base: index, planned: null });
    return this.originals[index];
  }

  planned(style: CellStyle): Format {
    return this.intern({ base: -1, planned: style });
  }

  /** The same format with another fill: a colour, none, or the fill of the style that a token (`xf:12`) names. */
  withFill(format: Format, color: string | null, token?: string): Format {
    const given = token === undefined ? undefined : this.fillOfToken(token);
    if (format.planned) {
      const shown = given === undefined ? color : this.shown(given);
      return this.intern({ ...format, planned: { ...format.planned, fill: shown ?? undefined } });
    }
    const own = Number(this.attributeOf(format.base, 'fillId') ?? 0);
    const fill = given ?? (color === null ? 0 : color.toUpperCase());
    const same = fill === own || (typeof fill === 'string' && this.shown(own)?.toUpperCase() === fill);
    return this.intern({ ...format, fill: same ? undefined : fill });
  }

  withNumberFormat(format: Format, code: string): Format {
    const known = this.renumbered.get(format)?.get(code);
    if (known) return known;
    const changed = this.renumber(format, code);
    const byCode = this.renumbered.get(format) ?? new Map<string, Format>();
    this.renumbered.set(format, byCode.set(code, changed));
    return changed;
  }

  private renumber(format: Format, code: string): Format {
    if (format.planned) {
      return this.intern({ ...format, planned: { ...format.planned, numberFormat: code } });
    }
    const own = this.codeOf(Number(this.attributeOf(format.base, 'numFmtId') ?? 0));
    return this.intern({ ...format, numberFormat: own === code ? undefined : code });
  }

  numberFormatOf(format: Format): string {
    if (format.planned) return format.planned.numberFormat ?? 'General';
    return format.numberFormat ?? this.codeOf(Number(this.attributeOf(format.base, 'numFmtId') ?? 0));
  }

  /** Begins a writing: only what is asked for from now on is kept. */
  begin(): void {
    this.lastXf = -1;
    this.lastDxf = -1;
  }

  /** Whether anything was asked for since `begin` that the original does not have. */
  get isUsed(): boolean {
    return this.lastXf >= this.lists.cellXfs.known.length || this.lastDxf >= this.lists.dxfs.known.length;
  }

  /** The number of a format in `cellXfs`. A number once given stays, since a `fillToken` may name it. */
  indexOf(format: Format): number {
    if (!format.planned && format.fill === undefined && format.numberFormat === undefined) {
      if (format.base >= this.lists.cellXfs.known.length) this.lastXf = Math.max(this.lastXf, format.base);
      return format.base;
    }
    let number = this.numbers.get(format.key);
    if (number === undefined) {
      number = this.lists.cellXfs.of(format.planned ? this.plannedXf(format.planned) : this.changedXf(format));
      this.numbers.set(format.key, number);
    }
    this.lastXf = Math.max(this.lastXf, number);
    return number;
  }

  /** The number of a differential format (without prefix). */
  dxf(element: string): number {
    return this.lists.dxfs.of(element);
  }

  useDxf(number: number): void {
    this.lastDxf = Math.max(this.lastDxf, number);
  }

  /** The part as it must be for what was asked for since `begin`. */
  toText(): string {
    const { cellXfs, dxfs, fonts, fills, borders } = this.lists;
    const xfs = cellXfs.added.slice(0, Math.max(0, this.lastXf + 1 - cellXfs.known.length));
    const formats = dxfs.added.slice(0, Math.max(0, this.lastDxf + 1 - dxfs.known.length));
    if (xfs.length === 0 && formats.length === 0) return this.source;
    const last = (name: string): number => xfs.reduce((most, xf) => Math.max(most, numberIn(xf, name)), -1);
    const sections = new Sections(this.source, 'xl/styles.xml', ORDER);
    const codes = this.newCodes.slice(0, Math.max(0, last('numFmtId') + 1 - this.firstCode));
    append(
      sections,
      'numFmts',
      codes.map((code, at) => `<numFmt numFmtId="${this.firstCode + at}" formatCode="${escapeAttribute(code)}"/>`),
    );
    const used = (list: AppendedList, name: string): string[] =>
      list.added.slice(0, Math.max(0, last(name) + 1 - list.known.length));
    append(sections, 'fonts', used(fonts, 'fontId'));
    append(sections, 'fills', used(fills, 'fillId'));
    append(sections, 'borders', used(borders, 'borderId'));
    if (xfs.length > 0 && cellXfs.known.length === 0) throw new Error('a style sheet without cellXfs');
    append(sections, 'cellXfs', xfs);
    append(sections, 'dxfs', formats);
    return sections.toText();
  }

  private intern(format: Omit<Format, 'key'>): Format {
    const { base, planned, fill, numberFormat } = format;
    const key = JSON.stringify([base, planned, fill ?? null, numberFormat ?? null]);
    const known = this.formats.get(key);
    if (known) return known;
    const made = { base, planned, fill, numberFormat, key };
    this.formats.set(key, made);
    return made;
  }

  private attributeOf(index: number, name: string): string | null {
    const xf = this.lists.cellXfs.at(index);
    return xf === undefined ? null : firstTag(xf).attribute(name);
  }

  private codeOf(id: number): string {
    const code = this.codes.get(id) ?? this.newCodes[id - this.firstCode] ?? builtInFormat(id);
    return code === undefined || code === '' || code.toLowerCase() === 'general' ? 'General' : code;
  }

  private codeId(code: string): number {
    const builtin = BUILTIN[code];
    if (builtin !== undefined) return builtin;
    for (const [id, known] of this.codes) if (known === code) return id;
    const at = this.newCodes.indexOf(code);
    if (at >= 0) return this.firstCode + at;
    this.newCodes.push(code);
    return this.firstCode + this.newCodes.length - 1;
  }

  private shown(fillId: number): string | null {
    const { known } = this.lists.fills;
    if (fillId < known.length) return this.colorOf(fillId);
    const color = /fgColor rgb="FF(\w{6})"/.exec(this.lists.fills.at(fillId) ?? '');
    return color ? `#${color[1]!}` : null;
  }

  private fillOfToken(token: string): number | undefined {
    const match = /^xf:(\d+)$/.exec(token);
    if (!match) return undefined;
    const xf = this.attributeOf(Number(match[1]), 'fillId');
    return xf === null ? undefined : Number(xf);
  }

  private changedXf(format: Format): string {
    let xf = this.lists.cellXfs.at(format.base) ?? DEFAULT_XF;
    if (format.numberFormat !== undefined) {
      xf = setAttribute(xf, 'numFmtId', String(this.codeId(format.numberFormat)));
      xf = setAttribute(xf, 'applyNumberFormat', '1');
    }
    if (format.fill !== undefined) {
      const id = typeof format.fill === 'number' ? format.fill : this.lists.fills.of(solidFill(format.fill));
      xf = setAttribute(setAttribute(xf, 'fillId', String(id)), 'applyFill', '1');
    }
    return this.unprefixed(xf);
  }

  private plannedXf(style: CellStyle): string {
    const { fonts, fills, borders } = this.lists;
    const font = style.font ? fonts.of(fontXml(style.font, this.unprefixed(fonts.at(0) ?? '<font/>'))) : 0;
    const fill = style.fill === undefined ? 0 : fills.of(solidFill(style.fill));
    const border = style.border ? borders.of(borderXml(style.border)) : 0;
    const code = style.numberFormat === undefined ? 0 : this.codeId(style.numberFormat);
    const alignment = alignmentXml(style);
    const protection = protectionXml(style);
    const apply = (name: string, used: boolean): string => (used ? ` apply${name}="1"` : '');
    const attributes =
      `numFmtId="${code}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"` +
      apply('NumberFormat', code !== 0) +
      apply('Font', font !== 0) +
      apply('Fill', fill !== 0) +
      apply('Border', border !== 0) +
      apply('Alignment', alignment !== '') +
      apply('Protection', protection !== '');
    const inner = alignment + protection;
    return inner === '' ? `<xf ${attributes}/>` : `<xf ${attributes}>${inner}</xf>`;
  }

  private unprefixed(element: string): string {
    const { prefix } = this.sections;
    return prefix === '' ? element : element.replaceAll(`<${prefix}`, '<').replaceAll(`</${prefix}`, '</');
  }
}

function numberIn(xf: string, name: string): number {
  return Number(firstTag(xf).attribute(name) ?? 0);
}

function append(sections: Sections, name: string, elements: readonly string[]): void {
  if (elements.length === 0) return;
  const known = sections.get(name);
  const xml = sections.own(elements.join(''));
  if (known === null) {
    sections.add(name, sections.own(`<${name} count="${elements.length}">`) + xml + sections.own(`</${name}>`));
    return;
  }
  const count = countChildren(known) + elements.length;
  sections.set(name, setAttribute(appendChild(known, xml), 'count', String(count)));
}

function countChildren(element: string): number {
  const scanner: XmlScanner = firstTag(element);
  let count = 0;
  if (scanner.kind === 'empty') return 0;
  while (scanner.next() && scanner.kind !== 'close') {
    scanner.skip();
    count += 1;
  }
  return count;
}
