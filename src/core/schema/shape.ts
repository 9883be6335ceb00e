/** What stands in a file at a path, and what should. */
export interface Problem {
  /** `indicators[3].target`; `''` is the whole file. */
  readonly path: string;
  /** What is there, shortened; `nothing` where it is missing. */
  readonly found: string;
  readonly expected:
    | { readonly kind: 'text' | 'number' | 'list' | 'object' | 'month' | 'date' | 'code' | 'absent' | 'pair' }
    | { readonly kind: 'positive-integer' | 'not-empty' | 'later' | 'acyclic' }
    | { readonly kind: 'one-of'; readonly choices: readonly string[] }
    /** Should be the id or code of something in that list. */
    | { readonly kind: 'reference'; readonly list: string }
    /** Stands already at that path, and should stand once. */
    | { readonly kind: 'unique'; readonly first: string };
}

export type Expectation = Problem['expected'];

/** Judges a value by its shape alone, and reports whatever is wrong at or below the path. */
export type Shape = (value: unknown, path: string, problems: Problem[]) => void;

const LONGEST = 40;

/** A value as a short text for a message. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function must(holds: (value: unknown) => boolean, expected: Expectation): Shape {
  return (value, path, problems) => {
    if (!holds(value)) problems.push({ path, found: shown(value), expected });
  };
}

const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

/** Text with something in it. */
export const text = must(matches(/\S/), { kind: 'text' });
/** Text that may be empty. */
export const anyText = must((value) => typeof value === 'string', { kind: 'text' });
export const number = must((value) => typeof value === 'number' && Number.isFinite(value), { kind: 'number' });
export const positiveInteger = must((value) => Number.isInteger(value) && Number(value) > 0, {
  kind: 'positive-integer',
});
/** `2021-01` */
export const month = must(matches(/^\d{4}-(0[1-9]|1[0-2])$/), { kind: 'month' });
/** `2020-12-31` */
export const date = must(matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), { kind: 'date' });
/** Letters, digits and hyphens: a dot parts a code from the number of its sub-row. */
export const code = must(matches(/^[A-Za-z0-9][A-Za-z0-9-]*$/), { kind: 'code' });
export const absent = must((value) => value === undefined, { kind: 'absent' });

export function oneOf(choices: readonly string[]): Shape {
  return must((value) => typeof value === 'string' && choices.includes(value), { kind: 'one-of', choices });
}

export function listOf(item: Shape, least = 0): Shape {
  return (value, path, problems) => {
    if (!Array.isArray(value)) {
      problems.push({ path, found: shown(value), expected: { kind: 'list' } });
      return;
    }
    if (value.length < least) problems.push({ path, found: shown(value), expected: { kind: 'not-empty' } });
    value.forEach((each, index) => item(each, `${path}[${index}]`, problems));
  };
}

/** Two texts. */
export const pair: Shape = (value, path, problems) => {
  if (!Array.isArray(value) || value.length !== 2) {
    problems.push({ path, found: shown(value), expected: { kind: 'pair' } });
    return;
  }
  value.forEach((each, index) => text(each, `${path}[${index}]`, problems));
};

export function optional(shape: Shape): Shape {
  return (value, path, problems) => {
    if (value !== undefined) shape(value, path, problems);
  };
}

/** An object with these properties and no others, so that a misspelt one is not silently without effect. */
export function objectOf(properties: Readonly<Record<string, Shape>>): Shape {
  const known = Object.entries(properties);
  return (value, path, problems) => {
    if (!isObject(value)) {
      problems.push({ path, found: shown(value), expected: { kind: 'object' } });
      return;
    }
    const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
    for (const [name, shape] of known) shape(value[name], below(name), problems);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(properties, name)) absent(value[name], below(name), problems);
    }
  };
}
