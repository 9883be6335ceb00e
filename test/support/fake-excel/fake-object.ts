/** An object of the fake workbook as the protocol sees it. Names are in camel case. */
export interface FakeObject {
  /** A navigation property. */
  property?(name: string): FakeObject | undefined;
  /** A scalar property. */
  get?(name: string): unknown;
  set?(name: string, value: unknown): void;
  /** A method; what it gives is an object or a plain value. */
  call?(name: string, args: readonly unknown[]): unknown;
  /** The members of a collection. */
  items?(): readonly FakeObject[];
}

/** An error as Excel answers it. */
export class FakeError extends Error {
  constructor(
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

/** What `…OrNullObject` gives when there is nothing: whatever is asked of it is null, whatever is done to it is nothing. */
export const NULL: FakeObject = {
  property: () => NULL,
  get: () => null,
  set: () => undefined,
  call: () => NULL,
  items: () => [],
};

/** An object without a mind of its own: keeps what is set, and has whatever objects below it are asked for. */
export class Bag implements FakeObject {
  private readonly inner = new Map<string, FakeObject>();

  constructor(
    readonly values: Record<string, unknown> = {},
    private readonly methods: Readonly<Record<string, (...args: never[]) => unknown>> = {},
    private readonly guard: () => void = () => undefined,
  ) {}

  property(name: string): FakeObject {
    let found = this.inner.get(name);
    if (!found) {
      const values = (this.values[name] ??= {}) as Record<string, unknown>;
      found = new Bag(values, {}, this.guard);
      this.inner.set(name, found);
    }
    return found;
  }

  /** Gives an object below this one a mind of its own. */
  with(name: string, object: FakeObject): this {
    this.inner.set(name, object);
    return this;
  }

  get(name: string): unknown {
    return this.values[name];
  }

  set(name: string, value: unknown): void {
    this.guard();
    this.values[name] = value;
  }

  call(name: string, args: readonly unknown[]): unknown {
    const method = this.methods[name];
    if (!method) throw new FakeError('NotImplemented', `the fake has no ${name}`);
    return method(...(args as never[]));
  }
}

/** A collection of things of one kind. */
export class Collection<T> implements FakeObject {
  constructor(
    private readonly list: () => readonly T[],
    private readonly wrap: (member: T) => FakeObject,
    private readonly isNamed: (member: T, key: string) => boolean,
    private readonly methods: Readonly<Record<string, (...args: never[]) => unknown>> = {},
  ) {}

  items(): FakeObject[] {
    return this.list().map(this.wrap);
  }

  call(name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case 'getItem':
      case 'getItemOrNullObject': {
        const found = this.list().find((member) => this.isNamed(member, String(args[0])));
        if (found !== undefined) return this.wrap(found);
        if (name === 'getItemOrNullObject') return NULL;
        throw new FakeError('ItemNotFound');
      }
      case 'getItemAt': {
        const found = this.list()[Number(args[0])];
        if (found === undefined) throw new FakeError('InvalidArgument');
        return this.wrap(found);
      }
      case 'getCount':
        return this.list().length;
      default: {
        const method = this.methods[name];
        if (!method) throw new FakeError('NotImplemented', `the fake has no ${name}`);
        return method(...(args as never[]));
      }
    }
  }
}
