import { FakeError, NULL, type FakeObject } from './fake-object';

/** A request of Microsoft's client, as it goes over the wire. */
export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

interface Action {
  readonly Id: number;
  /** 1 instantiate, 2 query, 3 method, 4 set a property, 5 trace. */
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
}

interface Arguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[];
}

interface ObjectPath {
  readonly Id: number;
  /** 1 the workbook, 3 a method, 4 a property, 5 an indexer, 7 a null object. */
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}

export interface Answer {
  readonly results: { ActionId: number; Value: unknown }[];
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly action: number;
    readonly location: string;
  } | null;
}

/** Carries out a request as Excel does: action by action; what stood before an error stays done. */
export function carryOut(body: RequestBody, root: FakeObject, beforeAction: (index: number) => void): Answer {
  const known = new Map<number, FakeObject>();
  const results: Answer['results'] = [];
  const resolve = (id: number): FakeObject => {
    let object = known.get(id);
    if (!object) known.set(id, (object = follow(body.ObjectPaths[String(id)]!)));
    return object;
  };
  const follow = (path: ObjectPath): FakeObject => {
    if (path.ObjectPathType === 1) return root;
    if (path.ObjectPathType === 7) return NULL;
    const parent = resolve(path.ParentObjectPathId!);
    if (path.ObjectPathType === 4) {
      const found = parent.property?.(camel(path.Name));
      if (!found) throw new FakeError('NotImplemented', `the fake has no ${path.Name}`);
      return found;
    }
    if (path.ObjectPathType !== 3 && path.ObjectPathType !== 5) {
      throw new FakeError('NotImplemented', `object path ${path.ObjectPathType}`);
    }
    const name = path.ObjectPathType === 5 ? 'getItem' : camel(path.Name);
    return (parent.call?.(name, argumentsOf(path.ArgumentInfo, resolve)) ?? NULL) as FakeObject;
  };
  for (const [index, action] of body.Actions.entries()) {
    try {
      beforeAction(index);
      const value = act(action, resolve);
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
    } catch (error) {
      if (!(error instanceof FakeError)) throw error;
      return {
        results,
        error: { code: error.code, message: error.message, action: index, location: `Object.${camel(action.Name)}` },
      };
    }
  }
  return { results, error: null };
}

function act(action: Action, resolve: (id: number) => FakeObject): unknown {
  if (action.ActionType === 5) return null;
  const object = resolve(action.ObjectPathId);
  switch (action.ActionType) {
    case 1:
      return object === NULL ? null : {};
    case 2:
      return query(object, (action.QueryInfo?.Select ?? []).concat(action.QueryInfo?.Expand ?? []));
    case 3: {
      if (action.Name === '_KeepReference') return undefined;
      const value = object.call?.(camel(action.Name), argumentsOf(action.ArgumentInfo, resolve));
      return value === undefined || value === NULL ? null : value;
    }
    case 4:
      if (!object.set) throw new FakeError('InvalidOperation', `${action.Name} cannot be set`);
      object.set(camel(action.Name), argumentsOf(action.ArgumentInfo, resolve)[0]);
      return undefined;
    default:
      throw new FakeError('NotImplemented', `action ${action.ActionType}`);
  }
}

function query(object: FakeObject, select: readonly string[]): unknown {
  if (object === NULL) return null;
  if (select.length === 0) throw new FakeError('InvalidArgument', 'an empty load');
  if (object.items) return { _Items: object.items().map((item) => query(item, select)) };
  const value: Record<string, unknown> = {};
  const nested = new Map<string, string[]>();
  for (const path of select) {
    const [name, ...rest] = path.split('/') as [string, ...string[]];
    if (rest.length === 0) value[pascal(name)] = object.get?.(name);
    else nested.set(name, [...(nested.get(name) ?? []), rest.filter((part) => part !== 'items').join('/')]);
  }
  for (const [name, paths] of nested) value[pascal(name)] = query(object.property!(name)!, paths);
  return value;
}

function argumentsOf(info: Arguments | undefined, resolve: (id: number) => FakeObject): unknown[] {
  const references = info?.ReferencedObjectPathIds ?? [];
  return (info?.Arguments ?? []).map((argument, index) => (references[index] ? resolve(Number(argument)) : argument));
}

/** `_RegisterDataChangedEvent` and `GetItem` alike. */
function camel(name: string): string {
  const plain = name.replace(/^_/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
