import type { OpcPackage } from '../package';

/**
 * What the parts of a package held before the first edit. A part is looked at before it is ever written,
 * so that taking an edit back can give the very bytes again.
 */
export class Originals {
  private readonly names: ReadonlyMap<string, string>;
  private readonly bytesOf = new Map<string, Uint8Array>();
  private readonly textOf = new Map<string, string>();

  constructor(private readonly pkg: OpcPackage) {
    this.names = new Map(pkg.partNames().map((name) => [name.toLowerCase(), name]));
  }

  has(name: string): boolean {
    return this.names.has(name.toLowerCase());
  }

  partNames(): IterableIterator<string> {
    return this.names.values();
  }

  bytes(name: string): Uint8Array | null {
    const key = name.toLowerCase();
    if (!this.names.has(key)) return null;
    const known = this.bytesOf.get(key);
    if (known) return known;
    const bytes = this.pkg.bytes(name);
    this.bytesOf.set(key, bytes);
    return bytes;
  }

  /** Looks at a part while it is there: it is about to be written or taken out, and may have to come back. */
  remember(name: string): void {
    const key = name.toLowerCase();
    if (this.bytes(name) === null || this.textOf.has(key)) return;
    if (/\.(?:xml|rels|vml)$/.test(key)) this.textOf.set(key, this.pkg.text(name));
  }

  /** `null` where there was no such part; throws `WorkbookError` where it is no XML. */
  text(name: string): string | null {
    const key = name.toLowerCase();
    const known = this.textOf.get(key);
    if (known !== undefined) return known;
    if (this.bytes(name) === null) return null;
    const text = this.pkg.xml(name);
    this.textOf.set(key, text);
    return text;
  }
}
