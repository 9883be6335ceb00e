import { WorkbookError } from './errors';
import { inflatePortably, type Inflate } from './inflate';
import { decode, decodeInSteps, encode } from './part-text';
import type { Steps } from './steps';
import { parseXml, XmlScanner } from './xml';
import {
  DEFAULT_LIMITS,
  deflateEntry,
  inflateEntry,
  inflateEntryInSteps,
  readZip,
  writeZip,
  type ZipEntry,
  type ZipLimits,
} from './zip';

/** A part this large, in bytes, takes longer to unpack than people should wait for. */
const LARGE = 2 ** 18;

/** One relationship of a part; `target` is a part name (`xl/workbook.xml`), or what stands there when external. */
export interface Relationship {
  readonly id: string;
  /** As written; the last segment of it (`worksheet`, `styles`) is the same in transitional and strict files. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

const CONTENT_TYPES = '[Content_Types].xml';

/**
 * An .xlsx file as its parts. Names have no leading slash and are found whatever their case.
 * Parts are inflated when they are asked for; those never set keep their compressed bytes.
 * Every method throws `WorkbookError` only.
 */
export class OpcPackage {
  private readonly entries = new Map<string, ZipEntry>();
  private readonly folders: { readonly entry: ZipEntry; readonly before: number }[] = [];
  private readonly written = new Map<string, { readonly name: string; readonly content: Uint8Array }>();
  private readonly deleted = new Set<string>();
  private readonly parsed = new Map<string, { readonly xml: string; readonly relationships: Relationship[] }>();
  private types: {
    readonly xml: string;
    readonly defaults: Map<string, string>;
    readonly overrides: Map<string, string>;
  } | null = null;

  private constructor(
    private readonly original: Uint8Array,
    limits: ZipLimits,
    private readonly inflate: Inflate,
  ) {
    for (const entry of readZip(original, limits)) {
      const name = normalise(entry.name);
      if (name.endsWith('/')) {
        this.folders.push({ entry, before: this.entries.size });
        continue;
      }
      const key = name.toLowerCase();
      if (this.entries.has(key)) throw new WorkbookError('broken-package', { part: name });
      this.entries.set(key, entry);
    }
  }

  /** Opens the bytes of a file; the bytes are kept and must not change. A host may bring a faster `inflate`. */
  static open(bytes: Uint8Array, limits: Partial<ZipLimits> = {}, inflate: Inflate = inflatePortably): OpcPackage {
    refuseOtherFiles(bytes);
    const pkg = new OpcPackage(bytes, { ...DEFAULT_LIMITS, ...limits }, inflate);
    if (!pkg.has(CONTENT_TYPES)) {
      if (pkg.has('_rels/.rels') || pkg.has('xl/workbook.xml')) {
        throw new WorkbookError('broken-package', { part: CONTENT_TYPES });
      }
      throw new WorkbookError('not-a-workbook');
    }
    return pkg;
  }

  /** All parts in the order of the file, new ones last. */
  partNames(): string[] {
    const names: string[] = [];
    for (const [key, entry] of this.entries) if (!this.deleted.has(key)) names.push(normalise(entry.name));
    for (const [key, part] of this.written) if (!this.entries.has(key)) names.push(part.name);
    return names;
  }

  has(name: string): boolean {
    const key = keyOf(name);
    return this.written.has(key) || (this.entries.has(key) && !this.deleted.has(key));
  }

  /** The content of a part; throws `broken-package` where there is none. */
  bytes(name: string): Uint8Array {
    const key = keyOf(name);
    const written = this.written.get(key);
    if (written) return written.content;
    const entry = this.entries.get(key);
    if (!entry || this.deleted.has(key)) throw new WorkbookError('broken-package', { part: name });
    return inflateEntry(entry, this.inflate);
  }

  /** The content of a part as text, without its byte order mark. */
  text(name: string): string {
    return decode(this.bytes(name));
  }

  /** As `xml`, in steps where the part is large. */
  *xmlInSteps(name: string): Steps<string> {
    const key = keyOf(name);
    const entry = this.entries.get(key);
    const isPacked = entry !== undefined && !this.written.has(key) && !this.deleted.has(key);
    // A platform that unpacks by itself is done at once.
    if (!isPacked || entry.size < LARGE || this.inflate !== inflatePortably) return this.xml(name);
    return parseXml(yield* decodeInSteps(yield* inflateEntryInSteps(entry)), normalise(name));
  }

  /** The text of an XML part, after a look at what makes it unfit: a DTD, or an end that is missing. */
  xml(name: string): string {
    return parseXml(this.text(name), normalise(name));
  }

  /** Replaces or adds a part. Text is encoded as the part was before. The original content undoes every change. */
  set(name: string, content: string | Uint8Array): void {
    const key = keyOf(name);
    const entry = this.entries.get(key);
    const before = entry && inflateEntry(entry, this.inflate);
    const bytes = typeof content === 'string' ? encode(content, before) : content;
    this.deleted.delete(key);
    if (before && equalBytes(before, bytes)) this.written.delete(key);
    else this.written.set(key, { name: this.written.get(key)?.name ?? normalise(entry?.name ?? name), content: bytes });
  }

  delete(name: string): void {
    const key = keyOf(name);
    this.written.delete(key);
    if (this.entries.has(key)) this.deleted.add(key);
  }

  /** Whether the part differs from what was opened: other content, new, or gone. */
  isChanged(name: string): boolean {
    const key = keyOf(name);
    return this.written.has(key) || this.deleted.has(key);
  }

  /** The part's content type, `''` where none is declared. */
  contentType(name: string): string {
    const xml = this.xml(CONTENT_TYPES);
    if (this.types?.xml !== xml) this.types = { xml, ...readContentTypes(xml) };
    const key = keyOf(name);
    return this.types.overrides.get(key) ?? this.types.defaults.get(key.slice(key.lastIndexOf('.') + 1)) ?? '';
  }

  /** The relationships of a part; `''` names the package itself. */
  relationships(partName: string): Relationship[] {
    const part = normalise(partName);
    const name = relationshipsPart(part);
    if (!this.has(name)) return [];
    const xml = this.xml(name);
    const known = this.parsed.get(name);
    if (known?.xml === xml) return known.relationships;
    const relationships = readRelationships(xml, name, (target) => this.resolve(part, target));
    this.parsed.set(name, { xml, relationships });
    return relationships;
  }

  /** The part that is the workbook. */
  mainPart(): string {
    const main = this.relationships('').find((each) => !each.external && each.type.endsWith('/officeDocument'));
    if (!main) throw new WorkbookError('broken-package', { part: '_rels/.rels' });
    if (!this.has(main.target)) throw new WorkbookError('broken-package', { part: main.target });
    const type = this.contentType(main.target).toLowerCase();
    if (type.includes('sheet.binary')) throw new WorkbookError('unsupported-format', { extension: '.xlsb' });
    if (type.includes('wordprocessingml') || type.includes('presentationml')) throw new WorkbookError('not-a-workbook');
    return main.target;
  }

  /** The whole file; the very bytes that were opened while nothing is changed. */
  toBytes(): Uint8Array {
    if (this.written.size === 0 && this.deleted.size === 0) return this.original;
    const out: ZipEntry[] = [];
    let folder = 0;
    let place = 0;
    const putFolders = (): void => {
      for (; folder < this.folders.length && this.folders[folder]!.before <= place; folder += 1) {
        out.push(this.folders[folder]!.entry);
      }
    };
    for (const [key, entry] of this.entries) {
      putFolders();
      place += 1;
      const written = this.written.get(key);
      if (written) out.push(deflateEntry(entry.name, written.content, entry));
      else if (!this.deleted.has(key)) out.push(entry);
    }
    putFolders();
    for (const [key, part] of this.written) {
      if (!this.entries.has(key)) out.push(deflateEntry(part.name, part.content));
    }
    return writeZip(out);
  }

  private resolve(source: string, target: string): string {
    const path = resolvePath(source, target);
    if (this.has(path) || !path.includes('%')) return path;
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; `''` → `_rels/.rels`. */
export function relationshipsPart(partName: string): string {
  const slash = partName.lastIndexOf('/') + 1;
  return `${partName.slice(0, slash)}_rels/${partName.slice(slash)}.rels`;
}

/** The part that a relationship of `source` points at, never outside the package. */
export function resolvePath(source: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const segments = path.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new WorkbookError('empty-file');
  if (isCompoundFile(bytes))
    throw new WorkbookError(isEncryptedCompoundFile(bytes) ? 'encrypted' : 'legacy-in-disguise');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new WorkbookError('not-a-workbook');
}

/** The container of .xls, .et and of workbooks with a password. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return bytes.length >= 8 && signature.every((byte, index) => bytes[index] === byte);
}

/** A compound file that holds a workbook behind a password: its directory names the stream of the cipher. */
export function isEncryptedCompoundFile(bytes: Uint8Array): boolean {
  return indexOfUtf16(bytes, 'EncryptedPackage') >= 0 || indexOfUtf16(bytes, 'EncryptionInfo') >= 0;
}

function indexOfUtf16(bytes: Uint8Array, word: string): number {
  const first = word.charCodeAt(0);
  // Directory entries are 128 bytes long and begin with their name.
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (bytes[at] !== first) continue;
    let index = 0;
    while (index < word.length && bytes[at + 2 * index] === word.charCodeAt(index) && bytes[at + 2 * index + 1] === 0) {
      index += 1;
    }
    if (index === word.length) return at;
  }
  return -1;
}

function normalise(name: string): string {
  let from = 0;
  const path = name.includes('\\') ? name.replaceAll('\\', '/') : name;
  while (path.charCodeAt(from) === 0x2f) from += 1;
  return from === 0 ? path : path.slice(from);
}

function keyOf(name: string): string {
  return normalise(name).toLowerCase();
}

function readContentTypes(xml: string): { defaults: Map<string, string>; overrides: Map<string, string> } {
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  const scanner = new XmlScanner(xml, CONTENT_TYPES);
  while (scanner.next()) {
    if (scanner.kind === 'close') continue;
    const type = scanner.attribute('ContentType') ?? '';
    if (scanner.name === 'Default') defaults.set((scanner.attribute('Extension') ?? '').toLowerCase(), type);
    else if (scanner.name === 'Override') overrides.set(keyOf(scanner.attribute('PartName') ?? ''), type);
  }
  return { defaults, overrides };
}

function readRelationships(xml: string, part: string, resolve: (target: string) => string): Relationship[] {
  const relationships: Relationship[] = [];
  const scanner = new XmlScanner(xml, part);
  while (scanner.next()) {
    if (scanner.name !== 'Relationship' || scanner.kind === 'close') continue;
    const target = scanner.attribute('Target') ?? '';
    const external = scanner.attribute('TargetMode') === 'External';
    relationships.push({
      id: scanner.attribute('Id') ?? '',
      type: scanner.attribute('Type') ?? '',
      target: external ? target : resolve(target),
      external,
    });
  }
  return relationships;
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
}
