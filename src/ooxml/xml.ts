import { WorkbookError } from './errors';

/** One attribute of a tag, with its offsets in the text. */
export interface XmlAttribute {
  /** As written, with its prefix. */
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  /** From the first letter of the name to behind the closing quote. */
  readonly start: number;
  readonly end: number;
  /** Between the quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** A stretch of the text between two offsets. */
export interface XmlSpan {
  readonly start: number;
  readonly end: number;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;

/**
 * Walks over the tags of a text, one `next()` after the other, with their offsets, so that a patch can splice.
 * Names come without their prefix. Comments, CDATA and processing instructions are stepped over; a DTD is refused.
 * Throws `WorkbookError` (`forbidden-xml`, `broken-package` with `part`).
 */
export class XmlScanner {
  /** What the current tag is: `<a>`, `</a>` or `<a/>`. */
  kind: 'open' | 'close' | 'empty' = 'empty';
  /** Local name of the current tag. */
  name = '';
  /** Prefix of the current tag with its colon, `''` without one. */
  prefix = '';
  /** Offset of the current tag's `<`. */
  start = 0;
  /** Offset behind the current tag's `>`; the next search starts here and may be set. */
  end = 0;
  private nameEnd = 0;
  private tagEnd = 0;

  constructor(
    readonly text: string,
    private readonly part: string = '',
    from = 0,
    private readonly to: number = text.length,
  ) {
    this.end = from;
  }

  /** Moves to the next tag; false at the end. */
  next(): boolean {
    const text = this.text;
    let at = text.indexOf('<', this.end);
    while (at >= 0 && at < this.to) {
      const code = text.charCodeAt(at + 1);
      if (code === BANG) at = this.skipDeclaration(at);
      else if (code === QUESTION) at = this.after('?>', at + 2);
      else {
        this.readTag(at, code === SLASH);
        return true;
      }
      at = text.indexOf('<', at);
    }
    return false;
  }

  /** The decoded value of an attribute without prefix; `null` where the tag has none of that name. */
  attribute(name: string): string | null {
    const found = this.find(name, false);
    return found && decodeAttribute(this.text.slice(found.start, found.end));
  }

  /** The value of an attribute with any prefix: `relationship('id')` finds `r:id`. */
  prefixed(name: string): string | null {
    const found = this.find(name, true);
    return found && decodeAttribute(this.text.slice(found.start, found.end));
  }

  /** All attributes of the current tag in their order. */
  attributes(): XmlAttribute[] {
    const found: XmlAttribute[] = [];
    this.eachAttribute((start, nameEnd, valueStart, valueEnd) => {
      const value = decodeAttribute(this.text.slice(valueStart, valueEnd));
      found.push({ name: this.text.slice(start, nameEnd), value, start, end: valueEnd + 1, valueStart, valueEnd });
      return false;
    });
    return found;
  }

  /**
   * Moves past the end of the current element and returns the span inside it. The element stays the current one:
   * `start` and `end` then embrace it whole, and its attributes can still be read.
   */
  skip(): XmlSpan {
    const inside = this.end;
    if (this.kind !== 'open') return { start: inside, end: inside };
    const { name, prefix, start, nameEnd, tagEnd } = this;
    for (let depth = 1; this.next();) {
      if (this.kind === 'open') depth += 1;
      else if (this.kind === 'close') depth -= 1;
      if (depth > 0) continue;
      const closing = this.start;
      this.name = name;
      this.prefix = prefix;
      this.start = start;
      this.nameEnd = nameEnd;
      this.tagEnd = tagEnd;
      this.kind = 'empty';
      return { start: inside, end: closing };
    }
    throw this.broken();
  }

  /** The decoded text inside the current element, tags within it left out; moves past its end. */
  content(): string {
    const inner = this.skip();
    return textBetween(this.text, inner.start, inner.end);
  }

  private readTag(at: number, closing: boolean): void {
    const text = this.text;
    const from = closing ? at + 2 : at + 1;
    let end = from;
    let local = from;
    let code = text.charCodeAt(end);
    while (code > SPACE && code !== GT && code !== SLASH) {
      if (code === COLON) local = end + 1;
      end += 1;
      code = text.charCodeAt(end);
    }
    this.nameEnd = end;
    while (code !== GT) {
      if (code === QUOTE || code === APOSTROPHE) {
        end = text.indexOf(code === QUOTE ? '"' : "'", end + 1);
        if (end < 0) throw this.broken();
      } else if (code !== code || code === LT) throw this.broken();
      end += 1;
      code = text.charCodeAt(end);
    }
    if (end >= this.to) throw this.broken();
    this.start = at;
    this.end = end + 1;
    this.tagEnd = end + 1;
    this.name = text.slice(local, this.nameEnd);
    this.prefix = local === from ? '' : text.slice(from, local);
    this.kind = closing ? 'close' : text.charCodeAt(end - 1) === SLASH ? 'empty' : 'open';
  }

  private find(name: string, prefixed: boolean): XmlSpan | null {
    let found: XmlSpan | null = null;
    this.eachAttribute((start, nameEnd, valueStart, valueEnd) => {
      const local = nameEnd - name.length;
      const fits = prefixed
        ? local > start && this.text.charCodeAt(local - 1) === COLON && this.text.startsWith(name, local)
        : local === start && this.text.startsWith(name, start);
      if (fits) found = { start: valueStart, end: valueEnd };
      return fits;
    });
    return found;
  }

  private eachAttribute(
    visit: (start: number, nameEnd: number, valueStart: number, valueEnd: number) => boolean,
  ): void {
    const text = this.text;
    const last = this.tagEnd - 1;
    for (let at = this.nameEnd; ;) {
      while (at < last && (text.charCodeAt(at) <= SPACE || text.charCodeAt(at) === SLASH)) at += 1;
      if (at >= last) return;
      const start = at;
      while (at < last && text.charCodeAt(at) > SPACE && text.charCodeAt(at) !== EQUALS) at += 1;
      const nameEnd = at;
      while (at < last && text.charCodeAt(at) !== QUOTE && text.charCodeAt(at) !== APOSTROPHE) at += 1;
      if (at >= last) return;
      const close = text.indexOf(text.charAt(at), at + 1);
      if (visit(start, nameEnd, at + 1, close)) return;
      at = close + 1;
    }
  }

  private skipDeclaration(at: number): number {
    if (this.text.startsWith('<!--', at)) return this.after('-->', at + 4);
    if (this.text.startsWith('<![CDATA[', at)) return this.after(']]>', at + 9);
    throw new WorkbookError('forbidden-xml', { part: this.part });
  }

  private after(mark: string, at: number): number {
    const found = this.text.indexOf(mark, at);
    if (found < 0) throw this.broken();
    return found + mark.length;
  }

  private broken(): WorkbookError {
    return new WorkbookError('broken-package', { part: this.part });
  }
}

/** The text unchanged, once it is sure that no DTD precedes its root and that the root is closed at its end. */
export function parseXml(text: string, part: string): string {
  const scanner = new XmlScanner(text, part);
  if (!scanner.next() || scanner.kind === 'close') throw new WorkbookError('broken-package', { part });
  if (scanner.kind === 'empty') return text;
  const root = scanner.prefix + scanner.name;
  const close = text.lastIndexOf(`</${root}`);
  const after = text.charCodeAt(close + root.length + 2);
  if (close < scanner.end || !(after === GT || after <= SPACE)) throw new WorkbookError('broken-package', { part });
  return text;
}

/** The text between two offsets as a reader sees it: tags and comments left out, CDATA and entities resolved. */
export function textBetween(text: string, from: number, to: number): string {
  let tag = text.indexOf('<', from);
  if (tag < 0 || tag >= to) return decodeText(text.slice(from, to));
  let result = '';
  let at = from;
  while (tag >= 0 && tag < to) {
    result += decodeText(text.slice(at, tag));
    if (text.startsWith('<![CDATA[', tag)) {
      const end = endOf(text, ']]>', tag, to);
      result += text.slice(tag + 9, Math.max(tag + 9, end - 3));
      at = end;
    } else {
      at = endOf(text, text.startsWith('<!--', tag) ? '-->' : '>', tag, to);
    }
    tag = text.indexOf('<', at);
  }
  return at >= to ? result : result + decodeText(text.slice(at, to));
}

function endOf(text: string, mark: string, from: number, to: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 || found + mark.length > to ? to : found + mark.length;
}

const namedEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A copy of its own: engines keep the whole part in memory for as long as a stretch cut out of it lives. */
export function detach(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** Element text with entities resolved and line ends as `\n`, as XML has it. */
export function decodeText(raw: string): string {
  const lines = raw.includes('\r') ? raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : raw;
  return lines.includes('&') ? decodeEntities(lines) : lines;
}

function decodeAttribute(raw: string): string {
  return raw.includes('&') ? decodeEntities(raw) : raw;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,8})|#(\d{1,8})|([a-z]{2,4}));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return namedEntities[name as string] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text as it stands between tags. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => escapes[character]!);
}

/** Text as it stands between double quotes; line ends and tabs survive. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => escapes[character]!);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Resolves Excel's `_x000D_` escapes, by which a cell's text holds what XML cannot. */
export function fromXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Escapes what XML cannot hold (control characters, lone surrogates) and text that looks like such an escape. */
export function toXstring(text: string): string {
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
}
