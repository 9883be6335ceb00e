import { WorkbookError } from '../errors';
import type { Originals } from './originals';
import { RelationshipsDraft } from './relationships';

/** A part of ours, or one that is spliced as text. */
interface PartDraft {
  readonly name: string;
  text: string;
  readonly type: string | null;
}

/** The parts of a package while it is edited, and what points at what. */
export class PartsDraft {
  private readonly links = new Map<string, RelationshipsDraft>();
  private readonly parts = new Map<string, PartDraft>();
  private readonly pending = new Map<string, () => string>();
  private readonly deleted = new Set<string>();
  /** Names of parts that others write. */
  private readonly reserved = new Set<string>();

  constructor(
    private readonly originals: Originals,
    private readonly folder: string,
    private readonly strict: boolean,
  ) {}

  /** Keeps a name for a part that is written elsewhere. */
  reserve(name: string): void {
    this.reserved.add(name.toLowerCase());
    this.deleted.delete(name.toLowerCase());
  }

  release(name: string): void {
    this.reserved.delete(name.toLowerCase());
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

  has(name: string): boolean {
    const key = name.toLowerCase();
    if (this.parts.has(key) || this.reserved.has(key)) return true;
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
    const draft = new RelationshipsDraft(part, text, this.strict, (name) => this.has(name));
    this.links.set(key, draft);
    return draft;
  }

  /** The first name of its kind that no part has: `freeName('charts/chart', '.xml')`. */
  freeName(stem: string, extension: string): string {
    for (let number = 1; ; number += 1) {
      const name = `${this.folder}${stem}${number}${extension}`;
      if (!this.has(name)) return name;
    }
  }

  /** Puts what differs into `written`, content types of new parts into `added`; gives the names of those that went. */
  collect(written: Map<string, string | null>, added: Map<string, string>): Set<string> {
    const removed = new Set(this.deleted);
    for (const part of this.parts.values()) {
      written.set(part.name, part.text);
      if (part.type !== null) added.set(part.name, part.type);
    }
    for (const draft of this.links.values()) {
      const text = draft.toText();
      if (text !== null) written.set(draft.part, text);
      else if (this.originals.has(draft.part)) removed.add(draft.part.toLowerCase());
    }
    return removed;
  }
}

/** The part that a relationships part speaks for. */
function sourceOf(part: string): string {
  return part.replace(/_rels\/([^/]*)\.rels$/, '$1');
}
