import { XmlScanner } from '../xml';
import { skipTo, withPrefix } from './splice';

/** One direct child of a part's root, with the white space that stands before it. */
export interface Section {
  readonly name: string;
  readonly gap: string;
  readonly text: string;
}

/**
 * A part as the list of its root's children, so that one of them can be exchanged while all else keeps its bytes.
 * `order` is the schema's order of the children; a new one is put where it belongs.
 */
export class Sections {
  /** Prefix of the root with its colon; its own vocabulary bears it. */
  readonly prefix: string;
  readonly rootTag: string;
  private readonly known: readonly Section[];
  private readonly head: string;
  private readonly rootEmpty: boolean;
  private readonly after: string;
  private readonly rank: ReadonlyMap<string, number>;
  items: readonly Section[];

  constructor(text: string, part: string, order: readonly string[]) {
    this.rank = new Map(order.map((name, index) => [name, index]));
    const scanner = new XmlScanner(text, part);
    scanner.next();
    const root = scanner.start;
    this.prefix = scanner.prefix;
    this.rootEmpty = scanner.kind === 'empty';
    this.head = text.slice(0, scanner.end);
    this.rootTag = text.slice(root, scanner.end);
    const items: Section[] = [];
    let done = scanner.end;
    while (!this.rootEmpty && scanner.next() && scanner.kind !== 'close') {
      const start = scanner.start;
      const name = scanner.name;
      // Rows do not nest, so their end is found without a look at every cell.
      if (name === 'sheetData') skipTo(scanner, text);
      else scanner.skip();
      items.push({ name, gap: text.slice(done, start), text: text.slice(start, scanner.end) });
      done = scanner.end;
    }
    this.items = items;
    this.known = items;
    this.after = text.slice(done);
  }

  get(name: string): string | null {
    return this.items.find((item) => item.name === name)?.text ?? null;
  }

  /** What stood there when the part was opened. */
  before(name: string): string | null {
    return this.known.find((item) => item.name === name)?.text ?? null;
  }

  /** Puts the only child of that name in its place, or takes it away. The text bears the part's prefix already. */
  set(name: string, text: string | null): void {
    const at = this.items.findIndex((item) => item.name === name);
    if (at < 0) {
      if (text !== null) this.add(name, text);
      return;
    }
    const known = this.items[at]!;
    if (known.text === text) return;
    const rest = this.items.slice(at + 1);
    this.items = [...this.items.slice(0, at), ...(text === null ? [] : [{ ...known, text }]), ...rest];
  }

  /** Adds a child behind those of its name, and where the schema wants it. */
  add(name: string, text: string): void {
    const rank = this.rank.get(name) ?? this.rank.size;
    let at = 0;
    this.items.forEach((item, index) => {
      const other = this.rank.get(item.name);
      if (other !== undefined && other <= rank) at = index + 1;
    });
    // What the schema does not name (mc:AlternateContent) belongs to what stands before it.
    while (at < this.items.length && !this.rank.has(this.items[at]!.name)) at += 1;
    const before = this.known.find((item) => item.name === name && item.text === text);
    const item = before && !this.items.includes(before) ? before : { name, gap: '', text };
    this.items = [...this.items.slice(0, at), item, ...this.items.slice(at)];
  }

  /** Every child put through `change`; `null` takes it away. */
  map(change: (section: Section) => string | null): void {
    this.items = this.items.flatMap((item) => {
      const text = change(item);
      return text === null ? [] : text === item.text ? [item] : [{ ...item, text }];
    });
  }

  /** The whole part, with some children given anew. */
  toText(given: Readonly<Record<string, string>> = {}): string {
    const inner = this.items.map((item) => item.gap + (given[item.name] ?? item.text)).join('');
    if (!this.rootEmpty) return this.head + inner + this.after;
    if (inner === '') return this.head + this.after;
    const name = /<([^\s/>]+)/.exec(this.rootTag)![1]!;
    return `${this.head.slice(0, -2).trimEnd()}>${inner}</${name}>${this.after}`;
  }

  /** The same part, to be changed on its own. */
  copy(): Sections {
    return Object.assign(Object.create(Sections.prototype) as Sections, this);
  }

  /** Generated XML in this part's prefix. */
  own(xml: string): string {
    return withPrefix(xml, this.prefix);
  }
}
