import fc from 'fast-check';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { normaliseName, normaliseText, similarity } from '../../src/core/text';

describe('normaliseText', () => {
  test.each([
    ['plain text stays', '鹿城区A1', '鹿城区A1'],
    ['full-width signs become half-width', '２０２１年（Ａ）：％', '2021年(A):%'],
    ['spaces of all widths go', ' 填\u3000报 单\u00a0位\t\n', '填报单位'],
    ['signs without width go', '鹿\u200b城\ufeff区\u00ad', '鹿城区'],
    ['radicals become characters', '⼀⽉', '一月'],
    ['nothing stays nothing', '', ''],
  ])('%s', (_, text, normal) => {
    expect(normaliseText(text)).toBe(normal);
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseText(text);
        return normaliseText(once) === once && !/\s/.test(once);
      }),
    );
  });
});

describe('normaliseName', () => {
  test.each([
    ['quotes of every kind', '“小升规”企业', '小升规企业'],
    ['straight quotes', '"小升规"企业', '小升规企业'],
    ['brackets go, what stands in them stays', '跨境电商网络零售（出口）', '跨境电商网络零售出口'],
    ['新增 at the head', '新增应用机器人', '应用机器人'],
    ['其中 at the head', '其中：规上总产值', '规上总产值'],
    ['both', '其中：新增“小升规”企业', '小升规企业'],
    ['新增 inside stays', '每年新增工业用地', '每年新增工业用地'],
    ['a name that is only the prefix stays', '新增', '新增'],
    ['a number before it', '1.实施智能化技术改造项目', '实施智能化技术改造项目'],
    ['a number in brackets', '（二）新增工业用地', '工业用地'],
    ['a Chinese number', '十二、满意率', '满意率'],
    ['a number in a ring', '③满意率', '满意率'],
    ['a decimal is no numbering', '2.0版', '2.0版'],
    ['5G is no numbering', '5G技术应用率', '5G技术应用率'],
    ['listing signs', '车间、工厂', '车间工厂'],
  ])('%s', (_, text, name) => {
    expect(normaliseName(text)).toBe(name);
  });

  test('keeps the 67 names apart', () => {
    const names = WENZHOU_2020_93.indicators.map((indicator) => normaliseName(indicator.name));
    expect(new Set(names).size).toBe(67);
  });
});

describe('similarity', () => {
  test.each([
    ['one wrong character of three', '鹿成区', '鹿城区', 2 / 3],
    ['words put in between', '传统制造业应用机器人', '传统制造业新增应用机器人', 20 / 22],
    ['quotes and prefixes are no difference', '新增“小升规”企业', '小升规企业', 1],
    ['nothing in common', '满意率', '工业用地', 0],
    ['nothing and something', '', '鹿城区', 0],
    ['nothing and nothing', '', '', 1],
    ['order counts', '甲乙', '乙甲', 0.5],
  ])('%s', (_, a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 12);
  });

  test('is the same either way, and within 0 and 1', () => {
    const word = fc.string({ unit: fc.constantFrom(...'鹿城龙湾瓯海区县市') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const likeness = similarity(a, b);
        return likeness === similarity(b, a) && likeness >= 0 && likeness <= 1 && (likeness < 1 || a === b);
      }),
    );
  });

  test('compares long texts by their beginning', () => {
    expect(similarity('甲'.repeat(5000), '甲'.repeat(300))).toBe(1);
  });
});
