import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WENZHOU_2020_93 } from '../../../src/core/schema/wenzhou-2020-93';

const withoutSpace = (text: string): string => text.replace(/\s/g, '');
const source = withoutSpace(readFileSync(join(__dirname, '../../fixtures/wenzhou-2020-93.txt'), 'utf8'));
const { indicators, clauses, commitments, units } = WENZHOU_2020_93;

/** Where a text stands in the source, each time it does. */
function spansOf(text: string): [from: number, to: number][] {
  const wanted = withoutSpace(text);
  const spans: [number, number][] = [];
  for (let at = source.indexOf(wanted); at >= 0; at = source.indexOf(wanted, at + 1))
    spans.push([at, at + wanted.length]);
  return spans;
}

/** The words that belong to a clause: from its title to the next title. */
function textOf(clause: string): string {
  const titles = clauses.map(({ id, title }) => ({ id, at: source.indexOf(`${title}。`) })).sort((a, b) => a.at - b.at);
  const index = titles.findIndex(({ id }) => id === clause);
  return source.slice(titles[index]!.at, titles[index + 1]?.at ?? source.length);
}

test.each(indicators.map(({ code, clause, verbatim }) => [code, clause, verbatim]))(
  '%s stands in %s word for word: %s',
  (_, clause, verbatim) => {
    expect(textOf(clause!)).toContain(withoutSpace(verbatim!));
  },
);

test.each(commitments.map(({ clause, verbatim }) => [clause, verbatim]))('%s promises %s', (clause, verbatim) => {
  expect(textOf(clause!)).toContain(withoutSpace(verbatim!));
});

test.each(clauses.map(({ id, title }) => [id, title]))('%s is %s, once', (_, title) => {
  expect(spansOf(`${title}。`)).toHaveLength(1);
});

test('the departments of a clause stand behind it', () => {
  for (const { clause, departments } of indicators) {
    for (const department of departments)
      expect([clause, textOf(clause)]).toEqual([clause, expect.stringContaining(department)]);
  }
});

/** Numerals of the source that measure nothing that is reported, each with the reason. */
const NO_INDICATOR: readonly [words: string, reason: string][] = [
  ['温政办〔2020〕93号', 'number of the document'],
  ['2020年12月31日', 'date of the document'],
  ['2.0版', 'name of the programme'],
  ['1.0版', 'name of the programme before'],
  ['到2022年', 'end of the programme: `programme.end`'],
  ['###一、总体要求', 'heading'],
  ['##二、重点任务', 'heading'],
  ['###三、保障措施', 'heading'],
  ['（一）', 'heading'],
  ['（二）', 'heading'],
  ['（三）', 'heading'],
  ['（四）', 'heading'],
  ['1.加快工业产品', 'heading'],
  ['2.加快制造方式', 'heading'],
  ['3.加快平台企业', 'heading'],
  ['4.加快产业基础', 'heading'],
  ['1.打造高能级', 'heading'],
  ['2.强化产业链', 'heading'],
  ['3.深化产业项目', 'heading'],
  ['4.推进企业梯度', 'heading'],
  ['5.提升区域质量', 'heading'],
  ['1.发展服务型', 'heading'],
  ['2.培育共享型', 'heading'],
  ['3.拓展新型营销', 'heading'],
  ['“八八战略”', 'name of a strategy'],
  ['“千企智能化”', 'name of an action'],
  ['“一园区一产业链一平台”', 'name of a model'],
  ['“3+1”高能级战略平台', 'name of the platforms'],
  ['“百园万企”', 'name of an action'],
  ['“十条刚性措施”', 'name of the measures'],
  ['“双倍增”', 'name of a plan'],
  ['“三废”', 'kinds of waste'],
  ['“三服务”', 'name of a campaign'],
  ['“万名干部进万企”', 'name of a campaign'],
  ['“510计划”', 'name of a plan'],
  ['“一带一路”', 'name of an initiative'],
  ['G60科创走廊', 'name of a corridor'],
  ['G104时尚走廊', 'name of a corridor'],
  ['长三角一体化', 'name of a strategy'],
  ['长三角G60', 'name of a region'],
  ['C2M', 'name of a model'],
  ['建设5G网络', 'name of a technology'],
  ['千亿级产业、百亿级企业培育目标', 'order of size, without a count or a date'],
  ['以五大传统制造业为重点', 'the industries themselves: `industries`'],
  ['鞋服两大产业联盟', 'alliances that exist'],
  ['市县两级', 'levels of government'],
  ['国内国际双循环', 'name of a strategy'],
  ['关键零部件', 'part of a word'],
  ['一批', 'some'],
  ['一步', 'part of a word'],
  ['新一代', 'part of a word'],
];

describe('every numeral of the source', () => {
  const numerals = [...source.matchAll(/\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿两双]+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    words: source.slice(Math.max(0, match.index - 8), match.index + match[0].length + 8),
  }));
  const within = (spans: readonly (readonly [number, number])[], { from, to }: { from: number; to: number }): boolean =>
    spans.some(([start, end]) => start <= from && to <= end);
  const measured = indicators.flatMap(({ verbatim }) => spansOf(verbatim));

  test('is an indicator, or has a reason not to be', () => {
    const excused = NO_INDICATOR.flatMap(([words]) => spansOf(words));
    expect(numerals.length).toBeGreaterThan(150);
    expect(numerals.filter((numeral) => !within(measured, numeral) && !within(excused, numeral))).toEqual([]);
  });

  test.each(NO_INDICATOR)('%s: %s, and is in no indicator', (words) => {
    const inside = numerals.filter((numeral) => within(spansOf(words), numeral));
    expect(inside.length).toBeGreaterThan(0);
    expect(inside.filter((numeral) => !within(measured, numeral)).length).toBeGreaterThan(0);
  });

  test('the number of each target stands in its own words', () => {
    const wordless = ['full_coverage', 'relative', 'breakthrough'];
    for (const { code, verbatim, target, comparison } of indicators) {
      const found =
        withoutSpace(verbatim)
          .match(/\d+(?:\.\d+)?/g)
          ?.map(Number) ?? [];
      expect([code, wordless.includes(comparison) || found.includes(target)]).toEqual([code, true]);
    }
  });
});

describe('the catalogue', () => {
  test('has 67 indicators with codes and names of their own', () => {
    expect(indicators).toHaveLength(67);
    expect(new Set(indicators.map(({ code }) => code)).size).toBe(67);
    expect(new Set(indicators.map(({ name }) => name)).size).toBe(67);
  });

  test('says for each sentence which reading was chosen', () => {
    for (const { code, reading } of indicators) expect([code, reading]).toEqual([code, expect.stringMatching(/。$/)]);
  });

  test.each([
    ['count', 38],
    ['amount', 6],
    ['ratio', 7],
    ['coverage', 2],
    ['density', 1],
    ['growth', 2],
    ['cagr', 1],
    ['rank', 2],
    ['floor', 2],
    ['relative', 1],
    ['breakthrough', 1],
    ['industry-coverage', 3],
    ['industry-count', 1],
  ])('counts the measure %s %d times', (measure, times) => {
    expect(indicators.filter((indicator) => indicator.measure === measure)).toHaveLength(times);
  });

  test.each([
    ['programme', 32],
    ['year', 10],
    ['final-year', 4],
    ['level', 17],
    ['year-level', 4],
  ])('counts the window %s %d times', (window, times) => {
    expect(indicators.filter((indicator) => indicator.window === window)).toHaveLength(times);
  });

  test.each([
    ['county', 12],
    ['zone', 2],
    ['city', 1],
  ])('knows units of the kind %s: %d', (kind, count) => {
    expect(units.filter((unit) => unit.kind === kind)).toHaveLength(count);
  });

  test('keeps all names of units apart', () => {
    const names = units.flatMap((unit) => [unit.code, unit.name, ...unit.aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('gives the parts their wholes', () => {
    expect(indicators.filter(({ within }) => within).map(({ code, within, scope }) => [code, within, scope])).toEqual([
      ['Z3-03', 'Z3-02', undefined],
      ['J3-02', 'J3-01', '电气'],
      ['J3-03', 'J3-01', '汽车零部件'],
    ]);
  });
});
