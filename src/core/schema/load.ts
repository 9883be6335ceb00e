import { normaliseName, normaliseText } from '../text';
import { indicatorOf } from './indicator';
import type { Catalogue, CityTotal, Comparison, Indicator, Measure, Window } from './catalogue';
import {
  absent,
  anyText,
  code,
  date,
  isObject,
  listOf,
  month,
  number,
  objectOf,
  oneOf,
  optional,
  pair,
  positiveInteger,
  shown,
  text,
  type Problem,
  type Shape,
} from './shape';

/** A catalogue that cannot be used, with everything that is wrong in it. */
export class CatalogueError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describe).join('\n'));
    this.name = 'CatalogueError';
  }
}

function describe({ path, found, expected }: Problem): string {
  const detail =
    expected.kind === 'one-of'
      ? `one of ${expected.choices.join(', ')}`
      : expected.kind === 'reference'
        ? `in ${expected.list}`
        : expected.kind === 'unique'
          ? `unique, first at ${expected.first}`
          : expected.kind;
  return `${path || '(file)'}: ${found}, should be ${detail}`;
}

/** All members of a union, so that a new one cannot be forgotten here. */
const members = <T extends string>(all: Readonly<Record<T, true>>): readonly T[] => Object.keys(all) as T[];

const MEASURES = members<Measure>({
  count: true,
  amount: true,
  ratio: true,
  coverage: true,
  density: true,
  growth: true,
  cagr: true,
  rank: true,
  floor: true,
  relative: true,
  breakthrough: true,
  'industry-coverage': true,
  'industry-count': true,
});
const COMPARISONS = members<Comparison>({
  at_least: true,
  greater_than: true,
  full_coverage: true,
  rank_within: true,
  relative: true,
  breakthrough: true,
});
const WINDOWS = members<Window>({ programme: true, year: true, 'final-year': true, level: true, 'year-level': true });
const CITY_TOTALS = members<CityTotal>({
  sum: true,
  'ratio-of-sums': true,
  'growth-of-sums': true,
  min: true,
  'union-of-industries': true,
  'min-over-industries-of-sums': true,
  'city-only': true,
});
/** Measures whose 完成值 is computed from two operands, which must have names. */
const WITH_OPERANDS: ReadonlySet<unknown> = new Set<Measure>([
  'ratio',
  'coverage',
  'density',
  'growth',
  'cagr',
  'relative',
]);

const INDICATOR_FACTS = objectOf({
  code,
  clause: text,
  name: text,
  verbatim: text,
  target: number,
  unit: text,
  comparison: oneOf(COMPARISONS),
  measure: oneOf(MEASURES),
  window: oneOf(WINDOWS),
  cityTotal: oneOf(CITY_TOTALS),
  reportedBy: oneOf(['county', 'city']),
  departments: listOf(text),
  inputNames: optional(pair),
  strength: text,
  wording: anyText,
  reading: optional(text),
  note: optional(text),
  appliesTo: optional(listOf(text, 1)),
  within: optional(text),
  scope: optional(text),
  rankOf: optional(positiveInteger),
} satisfies Record<keyof Indicator, Shape>);

const INDICATOR: Shape = (value, path, problems) => {
  INDICATOR_FACTS(value, path, problems);
  if (!isObject(value)) return;
  const { measure, inputNames, rankOf, scope, within } = value;
  if (!WITH_OPERANDS.has(measure)) absent(inputNames, `${path}.inputNames`, problems);
  else if (inputNames === undefined) pair(inputNames, `${path}.inputNames`, problems);
  if (measure === 'rank' && rankOf === undefined) positiveInteger(rankOf, `${path}.rankOf`, problems);
  if (scope !== undefined && within === undefined) text(within, `${path}.within`, problems);
};

const CATALOGUE = objectOf({
  $schema: optional(text),
  id: code,
  version: text,
  title: text,
  sheets: optional(objectOf({ authority: text, tables: objectOf({ county: text, city: text }) })),
  document: objectOf({ number: text, title: text, issuer: text, issued: date }),
  programme: objectOf({ start: month, end: month }),
  industries: listOf(text),
  units: listOf(objectOf({ code, name: text, kind: oneOf(['county', 'zone', 'city']), aliases: listOf(text) }), 1),
  clauses: listOf(objectOf({ id: text, title: text }), 1),
  indicators: listOf(INDICATOR, 1),
  commitments: listOf(objectOf({ clause: text, verbatim: text })),
} satisfies Record<keyof Catalogue | '$schema', Shape>);

/**
 * Checks parsed JSON and gives it back as a catalogue. Throws a `CatalogueError` that lists every problem: wrong
 * shapes, and once these are right, duplicates and references to what is not there.
 */
export function loadCatalogue(json: unknown): Catalogue {
  const problems: Problem[] = [];
  CATALOGUE(json, '', problems);
  if (problems.length > 0) throw new CatalogueError(problems);
  const catalogue = json as Catalogue;
  checkReferences(catalogue, problems);
  if (problems.length > 0) throw new CatalogueError(problems);
  return { ...catalogue, indicators: catalogue.indicators.map(indicatorOf) };
}

function checkReferences(catalogue: Catalogue, problems: Problem[]): void {
  const { programme, industries, units, clauses, indicators, commitments } = catalogue;
  if (programme.end < programme.start) {
    problems.push({ path: 'programme.end', found: shown(programme.end), expected: { kind: 'later' } });
  }
  const once = (entries: Iterable<readonly [key: string, path: string]>): ReadonlySet<string> => {
    const seen = new Map<string, string>();
    for (const [key, path] of entries) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, path);
      else problems.push({ path, found: shown(key), expected: { kind: 'unique', first } });
    }
    return new Set(seen.keys());
  };
  const known = (key: string | undefined, path: string, list: string, keys: ReadonlySet<string>): void => {
    if (key !== undefined && !keys.has(key)) {
      problems.push({ path, found: shown(key), expected: { kind: 'reference', list } });
    }
  };

  const industryNames = once(industries.map((industry, index) => [industry, `industries[${index}]`]));
  const clauseIds = once(clauses.map(({ id }, index) => [id, `clauses[${index}].id`]));
  const codes = once(indicators.map((indicator, index) => [indicator.code, `indicators[${index}].code`]));
  // Rows without a code are found by their normalised names.
  once(indicators.map(({ name }, index) => [normaliseName(name), `indicators[${index}].name`]));
  once(
    units.flatMap((unit, index) => [
      [normaliseText(unit.code), `units[${index}].code`] as const,
      [normaliseText(unit.name), `units[${index}].name`] as const,
      ...unit.aliases.map((alias, at) => [normaliseText(alias), `units[${index}].aliases[${at}]`] as const),
    ]),
  );
  const unitCodes = new Set(units.map((unit) => unit.code));
  const wholes = new Map(indicators.map((indicator) => [indicator.code, indicator.within]));

  indicators.forEach((indicator, index) => {
    const path = `indicators[${index}]`;
    known(indicator.clause, `${path}.clause`, 'clauses', clauseIds);
    known(indicator.within, `${path}.within`, 'indicators', codes);
    known(indicator.scope, `${path}.scope`, 'industries', industryNames);
    indicator.appliesTo?.forEach((unit, at) => known(unit, `${path}.appliesTo[${at}]`, 'units', unitCodes));
    if (indicator.measure.startsWith('industry-') && industries.length === 0) {
      problems.push({ path: 'industries', found: shown(industries), expected: { kind: 'not-empty' } });
    }
    let whole = indicator.within;
    for (let steps = 0; whole !== undefined && steps <= indicators.length; steps++) whole = wholes.get(whole);
    if (whole !== undefined) {
      problems.push({ path: `${path}.within`, found: shown(indicator.within), expected: { kind: 'acyclic' } });
    }
  });
  commitments.forEach(({ clause }, index) => known(clause, `commitments[${index}].clause`, 'clauses', clauseIds));
}
