import type { Catalogue, Indicator } from '../schema/catalogue';
import { indicatorsOfForm, isPerIndustry, subRowCode } from '../schema/facts';
import type { Form, Window } from '../schema/catalogue';

/** 温州市 */
export function cityName(catalogue: Catalogue): string {
  return (catalogue.units.find(({ kind }) => kind === 'city')?.name ?? '').replace(/本级$/, '');
}

/** 温州市传统制造业改造提升2.0版指标报送表 */
export function sheetTitle(catalogue: Catalogue): string {
  return `${cityName(catalogue)}${catalogue.title}指标报送表`;
}

/** `2022-12` → `2022年12月` */
export function monthInWords(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

/** 考核口径: over what time a value is gathered. */
export function basisOf(indicator: Indicator, catalogue: Catalogue): string {
  const first = catalogue.programme.start.slice(0, 4);
  const last = catalogue.programme.end.slice(0, 4);
  const words: Readonly<Record<Window, string>> = {
    programme: `${first}-${last}年累计`,
    year: '当年累计',
    'final-year': `${last}年全年`,
    level: '期末水平',
    'year-level': '年度水平',
  };
  return words[indicator.window];
}

/** 说明: how the sheet is filled in. */
export function notesOf(catalogue: Catalogue, form: Form): string[] {
  const indicators = indicatorsOfForm(catalogue, form);
  const notes = [
    '浅黄色单元格由填报单位填写，其余单元格已锁定；没有发生的填“0”，不得留空；确不适用的填“不适用”，并在“情况说明”中写明理由。',
    '“累计”为自规划期初或当年1月1日起至报告期末的累计数；“期末水平”“年度水平”为报告期末的水平。完成值、达成率、序时进度、进度状态由公式自动计算。',
    '百分数按百分比格式填写（67%填“67%”或“0.67”）；金额单位以“计量单位”栏为准。',
    '进度状态为“滞后”“差距较大”的，须在“情况说明”中写明原因和措施；完成值大于0的计数类指标须在“佐证材料”中列明依据。',
  ];
  if (indicators.some(isPerIndustry)) {
    notes.push(
      `“五大传统制造业”本表按${catalogue.industries.join('、')}分行业填报；全覆盖类指标已覆盖的行业填“1”、未覆盖的填“0”。`,
    );
  }
  return notes.map((note, index) => `${index === 0 ? '说明：' : '　　　'}${index + 1}.${note}`);
}

/** 主要审核关系, from the relations and inputs of the catalogue. */
export function crossChecksOf(catalogue: Catalogue, form: Form): string {
  const checks: string[] = [];
  for (const indicator of indicatorsOfForm(catalogue, form)) {
    checks.push(...withinCheck(indicator), ...inputCheck(indicator, catalogue));
  }
  return `主要审核关系：${checks.join('；')}。`;
}

function withinCheck({ code, within, scope }: Indicator): string[] {
  if (within === undefined) return [];
  return [`${code}≤${within}${scope === undefined ? '' : `（${scope}）`}`];
}

function inputCheck(indicator: Indicator, catalogue: Catalogue): string[] {
  const { code, measure, inputNames } = indicator;
  if (isPerIndustry(indicator)) {
    const rows = `${subRowCode(indicator, 0)}至${subRowCode(indicator, catalogue.industries.length - 1)}`;
    return [
      `${code}=${measure === 'industry-count' ? `${rows}的最小值` : `${rows}中已覆盖行业数÷${catalogue.industries.length}`}`,
    ];
  }
  if (inputNames === undefined) return [];
  const [first, second] = inputNames;
  switch (measure) {
    case 'growth':
      return [`${code}=${first}÷${second}-1`];
    case 'cagr':
      return [`${code}=（${first}÷${second}）的年均增长`];
    case 'relative':
      return [`${code}=${first}-${second}`];
    case 'density':
      return [`${code}=${first}÷${second}`];
    default:
      return [`${code}=${first}÷${second}×100%，${first}≤${second}`];
  }
}
