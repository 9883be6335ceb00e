import { escapeAttribute, XmlScanner } from '../xml';
import { relationshipsPart, resolvePath, type Relationship } from '../package';
import { appendChild, withPrefix } from './splice';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';

interface Entry extends Relationship {
  /** The element as it stood; `null` for one of ours. */
  readonly text: string | null;
}

/** The relationships of one part while it is edited. */
export class RelationshipsDraft {
  readonly part: string;
  private readonly known: readonly Entry[];
  private entries: Entry[];

  constructor(
    private readonly source: string,
    private readonly original: string | null,
    private readonly strict: boolean,
    exists: (part: string) => boolean = () => true,
  ) {
    this.part = relationshipsPart(source);
    const resolve = (target: string): string => {
      const path = resolvePath(source, target);
      return !path.includes('%') || exists(path) ? path : unescaped(path);
    };
    this.known = original === null ? [] : read(original, this.part, resolve);
    this.entries = [...this.known];
  }

  list(): readonly Relationship[] {
    return this.entries;
  }

  /** The parts that relationships of this kind (`comments`, `table`) point at. */
  targets(kind: string): string[] {
    return this.entries.filter((entry) => !entry.external && isKind(entry, kind)).map((entry) => entry.target);
  }

  target(id: string | null): string | undefined {
    return this.entries.find((entry) => entry.id === id && !entry.external)?.target;
  }

  /** Points at a part and gives the id; the same target that stood there before gets its old id again. */
  add(kind: string, target: string): string {
    const same = (entry: Entry): boolean => !entry.external && entry.target === target && isKind(entry, kind);
    const standing = this.entries.find(same);
    if (standing) return standing.id;
    const before = this.known.find(same);
    if (before) {
      const place = this.known.slice(0, this.known.indexOf(before)).filter((entry) => this.entries.includes(entry));
      this.entries.splice(place.length, 0, before);
      return before.id;
    }
    const id = this.freeId();
    const type = `${this.strict ? STRICT : TRANSITIONAL}/${kind}`;
    this.entries.push({ id, type, target, external: false, text: null });
    return id;
  }

  /** The part that an id named when the workbook was opened. */
  before(id: string): string | undefined {
    return this.known.find((entry) => entry.id === id && !entry.external)?.target;
  }

  remove(id: string): void {
    this.entries = this.entries.filter((entry) => entry.id !== id);
  }

  removeTarget(target: string): void {
    this.entries = this.entries.filter((entry) => entry.external || entry.target !== target);
  }

  /** The same relationships, to be changed on their own. */
  copy(): RelationshipsDraft {
    return Object.assign(Object.create(RelationshipsDraft.prototype) as RelationshipsDraft, this);
  }

  /** The part as it is now; `null` when there is none. */
  toText(): string | null {
    const same =
      this.entries.length === this.known.length && this.entries.every((entry, at) => entry === this.known[at]);
    if (same) return this.original;
    if (this.entries.length === 0 && this.original === null) return null;
    let text = this.original ?? EMPTY;
    for (const entry of this.known) {
      if (!this.entries.includes(entry)) text = text.replace(entry.text!, () => '');
    }
    const prefix = /<(\w+:)?Relationships[\s/>]/.exec(text)?.[1] ?? '';
    const added = this.entries.filter((entry) => entry.text === null).map((entry) => this.element(entry));
    return added.length === 0 ? text : appendChild(text, withPrefix(added.join(''), prefix));
  }

  private element(entry: Entry): string {
    const target = escapeAttribute(relativePath(this.source, entry.target));
    return `<Relationship Id="${entry.id}" Type="${entry.type}" Target="${target}"/>`;
  }

  /** Not among the old ids either: a part that was never read may still name one of those. */
  private freeId(): string {
    const taken = new Set([...this.known, ...this.entries].map((entry) => entry.id));
    for (let number = 1; ; number += 1) if (!taken.has(`rId${number}`)) return `rId${number}`;
  }
}

export function isKind(relationship: Relationship, kind: string): boolean {
  return relationship.type.endsWith(`/${kind}`);
}

/** Names of parts may be written with percent signs. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function read(xml: string, part: string, resolve: (target: string) => string): Entry[] {
  const entries: Entry[] = [];
  const scanner = new XmlScanner(xml, part);
  while (scanner.next()) {
    if (scanner.name !== 'Relationship' || scanner.kind === 'close') continue;
    const target = scanner.attribute('Target') ?? '';
    const external = scanner.attribute('TargetMode') === 'External';
    const id = scanner.attribute('Id') ?? '';
    const type = scanner.attribute('Type') ?? '';
    scanner.skip();
    entries.push({
      id,
      type,
      target: external ? target : resolve(target),
      external,
      text: xml.slice(scanner.start, scanner.end),
    });
  }
  return entries;
}

/** `xl/worksheets/sheet1.xml`, `xl/comments1.xml` → `../comments1.xml`. */
function relativePath(source: string, target: string): string {
  const from = source.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
