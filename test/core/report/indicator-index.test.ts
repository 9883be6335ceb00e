import { indicatorIndex } from '../../../src/core/report/indicator-index';
import type { Catalogue } from '../../../src/core/schema/catalogue';
import { WENZHOU_2020_93 as catalogue } from '../../../src/core/schema/wenzhou-2020-93';

const index = indicatorIndex(catalogue);

test('every indicator and sub-row is known by its code and, alone, by its name', () => {
  for (const { code, indicator, industry } of index.subjects) {
    expect(index.match(code)).toMatchObject({ subject: { code }, by: 'code' });
    expect(index.match(indicator.name)).toMatchObject({ subject: { code: indicator.code }, by: 'name' });
    if (industry !== null)
      expect(index.match(`${indicator.name}（${catalogue.industries[industry]!}）`)?.subject.code).toBe(code);
  }
  expect(index.subjects).toHaveLength(67 + 4 * 5);
});

test('names without 新增, quotation marks and brackets are still told apart', () => {
  for (const { name, code } of catalogue.indicators) {
    const bare = name.replace(/^新增/, '').replace(/[“”]/g, '').replaceAll('（', '(').replaceAll('）', ')');
    expect([bare, index.match(bare)?.subject.code]).toEqual([bare, code]);
  }
});

test('the words of the document name the indicators that they are of', () => {
  const codesOf = new Map<string, string[]>();
  for (const { verbatim, code } of catalogue.indicators)
    codesOf.set(verbatim, [...(codesOf.get(verbatim) ?? []), code]);
  for (const [verbatim, [code, other]] of codesOf) {
    expect([verbatim, index.match(verbatim)?.subject.code]).toEqual([verbatim, other === undefined ? code : undefined]);
  }
});

test.each([
  ['机器人密度达到148台/万人', 'D2-04'],
  ['新增未来工厂 2 家', 'D2-06'],
  ['电气项目超50亿元1个', 'J3-02'],
  ['全市网络零售额突破１６００亿元', 'F3-01'],
  ['电气项目超60亿元', undefined],
])('%s, with its target, is %s', (text, code) => {
  expect(index.match(text)?.subject.code).toBe(code);
});

test.each([
  [
    'a sentence',
    '实施智能化技术改造项目126个，其中竣工验收34个，其余均在推进之中，预计年底前全部完成，并已按月调度，逐项落实责任人和完成时限，确保完成全年目标任务，相关情况已报市局备案。',
  ],
  ['a code and prose', 'D2-02 指纳入省级技改项目库的项目'],
  ['a sub-row’s code and prose', 'J3-01.1 指电气行业的招引项目'],
  ['a code that is none', 'D9-99'],
  ['a code that is none before a name', 'D9-99 新增未来工厂'],
  ['a number', '12'],
  ['nothing', ''],
])('%s is no row', (_, text) => {
  expect(index.match(text)).toBeNull();
});

test('a name that two indicators share once it is normalised belongs to neither', () => {
  const [first, second] = catalogue.indicators.filter(({ reportedBy }) => reportedBy === 'county');
  const twins: Catalogue = {
    ...catalogue,
    indicators: [
      { ...first!, name: '未来“工厂”' },
      { ...second!, name: '新增未来工厂' },
    ],
  };
  const { match } = indicatorIndex(twins);
  expect(['未来“工厂”', '新增未来工厂', '未来工厂'].map((name) => match(name)?.subject.code)).toEqual([
    first!.code,
    second!.code,
    undefined,
  ]);
});

test.each([
  ['眼镜业', 0],
  ['眼镜', 0],
  ['眼镜制造业', 0],
  ['其中：眼镜行业', 0],
  ['鞋业', 1],
  ['鞋业企业', 1],
  ['鞋', -1],
  ['模具', -1],
  [`${'很'.repeat(100)}眼镜`, -1],
])('%s is the industry %i', (text, industry) => {
  const other: Catalogue = { ...catalogue, industries: ['眼镜业', '鞋业'] };
  expect(indicatorIndex(other).industryOf(text)).toBe(industry);
});

test('the index is made once for a catalogue', () => {
  expect(indicatorIndex(catalogue)).toBe(index);
});
