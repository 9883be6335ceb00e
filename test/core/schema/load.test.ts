import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../../src/core/schema/catalogue';
import { CatalogueError, loadCatalogue } from '../../../src/core/schema/load';
import type { Problem } from '../../../src/core/schema/shape';
import { WENZHOU_2020_93 } from '../../../src/core/schema/wenzhou-2020-93';

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(join(__dirname, '../../../schema', name), 'utf8')) as unknown;
const published = readJson('wenzhou-2020-93.json');
const isValid = new Ajv2020({ allErrors: true, strictRequired: false }).compile(
  readJson('indicator-catalogue.schema.json') as object,
);

/** A small catalogue that is right, to be broken in one place. */
const SOUND: Catalogue = {
  id: 'example',
  version: '1',
  title: '示例',
  document: { number: '示〔2021〕1号', title: '示例', issuer: '示例办', issued: '2021-01-01' },
  programme: { start: '2021-01', end: '2022-12' },
  industries: ['电气', '鞋业'],
  units: [
    { code: '1', name: '甲区', kind: 'county', aliases: ['甲'] },
    { code: 'Z-1', name: '乙区', kind: 'zone', aliases: [] },
  ],
  clauses: [{ id: '一', title: '目标' }],
  indicators: [
    {
      code: 'A-1',
      clause: '一',
      name: '企业',
      verbatim: '企业 5 家',
      target: 5,
      unit: '家',
      comparison: 'at_least',
      measure: 'count',
      window: 'programme',
      cityTotal: 'sum',
      reportedBy: 'county',
      departments: [],
      strength: '刚性',
      wording: '',
    },
    {
      code: 'A-2',
      clause: '一',
      name: '电气企业',
      verbatim: '其中电气企业占 50%',
      target: 50,
      unit: '%',
      comparison: 'at_least',
      measure: 'ratio',
      window: 'level',
      cityTotal: 'ratio-of-sums',
      reportedBy: 'city',
      departments: ['市经信局'],
      inputNames: ['电气企业数', '企业数'],
      strength: '力争',
      wording: '占',
      reading: '按企业数。',
      note: '提示',
      appliesTo: ['1'],
      within: 'A-1',
      scope: '电气',
    },
  ],
  commitments: [{ clause: '一', verbatim: '做好' }],
};

/** The sound catalogue with something else at a path; `undefined` takes it away. */
function broken(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(SOUND);
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop()!;
  let place = copy as Record<string, unknown>;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

function problemsOf(json: unknown): readonly Problem[] {
  try {
    loadCatalogue(json);
    return [];
  } catch (error) {
    if (error instanceof CatalogueError) return error.problems;
    throw error;
  }
}

test('the published catalogue is the one in the code: else run scripts/write-catalogue.mjs', () => {
  expect(published).toEqual({ $schema: 'indicator-catalogue.schema.json', ...WENZHOU_2020_93 });
});

test.each([
  ['the published catalogue', published],
  ['the catalogue in the code', WENZHOU_2020_93],
  ['a small one', SOUND],
  ['one with words for its sheets', { ...SOUND, sheets: { authority: '示例办', tables: { county: '1', city: '2' } } }],
])('%s is loaded as it is, and the JSON Schema agrees', (_, json) => {
  expect(loadCatalogue(json)).toEqual(json);
  expect(isValid(json)).toBe(true);
});

describe('a wrong shape is named by its place, and the JSON Schema agrees', () => {
  test.each<[path: string, value: unknown, found: string, kind: Problem['expected']['kind'], at?: string]>([
    ['id', undefined, 'nothing', 'code'],
    ['id', 'a b', '"a b"', 'code'],
    ['id', 'A.1', '"A.1"', 'code'],
    ['version', 1, '1', 'text'],
    ['title', '', '""', 'text'],
    ['title', ' ', '" "', 'text'],
    ['titel', 'x', '"x"', 'absent'],
    ['document', null, 'null', 'object'],
    ['document', [], 'a list of 0', 'object'],
    ['document.number', undefined, 'nothing', 'text'],
    ['document.issued', '2021-13-01', '"2021-13-01"', 'date'],
    ['sheets', { authority: '示例办' }, 'nothing', 'object', 'sheets.tables'],
    ['programme.start', '2021', '"2021"', 'month'],
    ['industries', '电气', '"电气"', 'list'],
    ['industries[1]', 5, '5', 'text'],
    ['units', [], 'a list of 0', 'not-empty'],
    ['units[0].kind', 'town', '"town"', 'one-of'],
    ['units[0].aliases', undefined, 'nothing', 'list'],
    ['units[0].short', '甲', '"甲"', 'absent'],
    ['clauses[0]', '一', '"一"', 'object'],
    ['clauses', [], 'a list of 0', 'not-empty'],
    ['indicators', {}, 'an object', 'list'],
    ['indicators', [], 'a list of 0', 'not-empty'],
    ['indicators[0]', null, 'null', 'object'],
    ['indicators[0].code', 'A-1.2', '"A-1.2"', 'code'],
    ['indicators[0].target', '5', '"5"', 'number'],
    ['indicators[0].target', null, 'null', 'number'],
    ['indicators[0].comparison', 'atleast', '"atleast"', 'one-of'],
    ['indicators[0].measure', undefined, 'nothing', 'one-of'],
    ['indicators[0].window', 2022, '2022', 'one-of'],
    ['indicators[0].cityTotal', 'average', '"average"', 'one-of'],
    ['indicators[0].reportedBy', true, 'true', 'one-of'],
    ['indicators[0].departments', '市经信局', '"市经信局"', 'list'],
    ['indicators[0].wording', undefined, 'nothing', 'text'],
    ['indicators[0].inputNames', ['分子', '分母'], 'a list of 2', 'absent'],
    ['indicators[0].measure', 'rank', 'nothing', 'positive-integer', 'indicators[0].rankOf'],
    ['indicators[0].measure', 'growth', 'nothing', 'pair', 'indicators[0].inputNames'],
    ['indicators[0].rankOf', 0, '0', 'positive-integer'],
    ['indicators[0].scope', '电气', 'nothing', 'text', 'indicators[0].within'],
    ['indicators[1].inputNames', ['分子'], 'a list of 1', 'pair'],
    ['indicators[1].inputNames', '分子', '"分子"', 'pair'],
    ['indicators[1].inputNames[0]', '', '""', 'text'],
    ['indicators[1].appliesTo', [], 'a list of 0', 'not-empty'],
    ['indicators[1].reading', '', '""', 'text'],
    ['indicators[1].within', '', '""', 'text'],
    ['commitments[0].verbatim', undefined, 'nothing', 'text'],
    ['commitments', undefined, 'nothing', 'list'],
    ['title', ['长'.repeat(50)], 'a list of 1', 'text'],
    ['document.issued', '长'.repeat(50), `"${'长'.repeat(39)}…`, 'date'],
  ])('%s: %p', (path, value, found, kind, at = path) => {
    const json = broken(path, value);
    expect(problemsOf(json)).toEqual([{ path: at, found, expected: expect.objectContaining({ kind }) as unknown }]);
    expect(isValid(json)).toBe(false);
  });

  test.each([[null], [undefined], [5], ['text'], [[]]])('%p is no catalogue at all', (json) => {
    expect(problemsOf(json).map(({ path, expected }) => [path, expected.kind])).toEqual([['', 'object']]);
    expect(isValid(json)).toBe(false);
  });
});

describe('a duplicate or a dangling reference is named by its place', () => {
  const again = (index: number, change: object) => [...SOUND.indicators, { ...SOUND.indicators[index]!, ...change }];
  test.each<[path: string, value: unknown, Problem]>([
    ['programme.end', '2020-12', { path: 'programme.end', found: '"2020-12"', expected: { kind: 'later' } }],
    [
      'industries[1]',
      '电气',
      { path: 'industries[1]', found: '"电气"', expected: { kind: 'unique', first: 'industries[0]' } },
    ],
    [
      'clauses',
      [SOUND.clauses[0], SOUND.clauses[0]],
      { path: 'clauses[1].id', found: '"一"', expected: { kind: 'unique', first: 'clauses[0].id' } },
    ],
    [
      'indicators',
      again(0, { name: '别的' }),
      { path: 'indicators[2].code', found: '"A-1"', expected: { kind: 'unique', first: 'indicators[0].code' } },
    ],
    [
      'indicators',
      again(0, { code: 'A-3', name: '新增“企业”' }),
      { path: 'indicators[2].name', found: '"企业"', expected: { kind: 'unique', first: 'indicators[0].name' } },
    ],
    [
      'units[1].aliases',
      ['甲'],
      { path: 'units[1].aliases[0]', found: '"甲"', expected: { kind: 'unique', first: 'units[0].aliases[0]' } },
    ],
    [
      'units[1].name',
      '甲 区',
      { path: 'units[1].name', found: '"甲区"', expected: { kind: 'unique', first: 'units[0].name' } },
    ],
    [
      'indicators[0].clause',
      '二',
      { path: 'indicators[0].clause', found: '"二"', expected: { kind: 'reference', list: 'clauses' } },
    ],
    [
      'commitments[0].clause',
      '二',
      { path: 'commitments[0].clause', found: '"二"', expected: { kind: 'reference', list: 'clauses' } },
    ],
    [
      'indicators[1].within',
      'A-9',
      { path: 'indicators[1].within', found: '"A-9"', expected: { kind: 'reference', list: 'indicators' } },
    ],
    [
      'indicators[1].scope',
      '眼镜',
      { path: 'indicators[1].scope', found: '"眼镜"', expected: { kind: 'reference', list: 'industries' } },
    ],
    [
      'indicators[1].appliesTo[0]',
      '甲区',
      { path: 'indicators[1].appliesTo[0]', found: '"甲区"', expected: { kind: 'reference', list: 'units' } },
    ],
    ['indicators[1].within', 'A-2', { path: 'indicators[1].within', found: '"A-2"', expected: { kind: 'acyclic' } }],
  ])('%s: %p', (path, value, problem) => {
    expect(problemsOf(broken(path, value))).toEqual([problem]);
  });

  test('counting by industry needs industries', () => {
    const [first, second] = SOUND.indicators;
    const json = {
      ...SOUND,
      industries: [],
      indicators: [
        { ...first!, measure: 'industry-count' },
        { ...second!, scope: undefined },
      ],
    };
    expect(problemsOf(json)).toEqual([{ path: 'industries', found: 'a list of 0', expected: { kind: 'not-empty' } }]);
  });

  test('a circle of parts is named at each of them', () => {
    const [first, second] = SOUND.indicators;
    const json = { ...SOUND, indicators: [{ ...first!, within: 'A-2' }, second!] };
    expect(problemsOf(json).map(({ path }) => path)).toEqual(['indicators[0].within', 'indicators[1].within']);
  });
});

test('all problems are listed, in words too', () => {
  const json = { ...SOUND, title: '', programme: { start: '2021', end: '2022-12' }, units: 'all' };
  expect(problemsOf(json)).toHaveLength(3);
  expect(() => loadCatalogue(json)).toThrow(
    'title: "", should be text\nprogramme.start: "2021", should be month\nunits: "all", should be list',
  );
});

test.each([
  [broken('units[0].kind', 'town'), 'units[0].kind: "town", should be one of county, zone, city'],
  [broken('indicators[0].clause', '二'), 'indicators[0].clause: "二", should be in clauses'],
  [broken('industries[1]', '电气'), 'industries[1]: "电气", should be unique, first at industries[0]'],
  [7, '(file): 7, should be object'],
])('the message of %#', (json, message) => {
  expect(() => loadCatalogue(json)).toThrow(new Error(message));
});

test('whatever JSON comes, the loader and the JSON Schema agree on its shape', () => {
  const paths = [
    'id',
    'document',
    'programme.start',
    'industries',
    'units[0]',
    'units[0].code',
    'indicators[0]',
    'indicators[0].target',
    'indicators[0].measure',
    'indicators[1].inputNames',
    'indicators[1].rankOf',
    'commitments',
    '__proto',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const json = broken(path, value);
      const referential = new Set(['later', 'unique', 'reference', 'acyclic']);
      const misshapen = problemsOf(json).some(({ expected }) => !referential.has(expected.kind));
      expect([json, misshapen]).toEqual([json, !isValid(json)]);
    }),
  );
});
