import type { DataValidation } from '../edit';
import type { Indicator, Measure } from '../schema/catalogue';

type Rule = DataValidation['rule'];
/** An input of a row: 完成值, one of the operands, or the figure of one industry. */
export type InputRole = 'actual' | 'numerator' | 'denominator' | 'industry';

const LONGEST_TITLE = 32;
const LONGEST_TEXT = 255;

const WHOLE: Rule = { type: 'whole', min: 0 };
const NOT_NEGATIVE: Rule = { type: 'decimal', min: 0 };

const RULES: Readonly<Record<Measure, (indicator: Indicator, role: InputRole) => Rule>> = {
  count: () => WHOLE,
  breakthrough: () => WHOLE,
  amount: () => NOT_NEGATIVE,
  floor: () => NOT_NEGATIVE,
  ratio: () => NOT_NEGATIVE,
  coverage: () => NOT_NEGATIVE,
  density: () => NOT_NEGATIVE,
  growth: () => NOT_NEGATIVE,
  cagr: () => NOT_NEGATIVE,
  // Rates may fall, and none of them grows tenfold.
  relative: () => ({ type: 'decimal', min: -1, max: 10 }),
  rank: ({ rankOf }) => ({ type: 'whole', min: 1, max: rankOf ?? 100 }),
  'industry-coverage': () => ({ type: 'whole', min: 0, max: 1 }),
  'industry-count': () => WHOLE,
};

/**
 * What may be typed into an input, and the hint that quotes the clause. Excel only asks back: a unit must be able to
 * type 不适用.
 */
export function inputValidation(
  indicator: Indicator,
  role: InputRole,
  industry: string | null,
): Pick<DataValidation, 'rule' | 'prompt' | 'error' | 'allowBlank'> {
  const rule = RULES[indicator.measure](indicator, role);
  return {
    rule,
    prompt: {
      title: clip(`${indicator.code} ${industry ?? indicator.name}`, LONGEST_TITLE),
      text: clip(hintOf(indicator, role, industry), LONGEST_TEXT),
    },
    error: {
      style: 'warning',
      title: '请核对',
      text: `${wordsOf(rule)}确不适用的可填“不适用”，并在“情况说明”中写明理由。`,
    },
    allowBlank: true,
  };
}

/** The hint of a cell for words. */
export function wordsPrompt(title: string, text: string): Pick<DataValidation, 'rule' | 'prompt' | 'allowBlank'> {
  return { rule: { type: 'any' }, prompt: { title, text }, allowBlank: true };
}

function hintOf(indicator: Indicator, role: InputRole, industry: string | null): string {
  const { clause, verbatim, note, unit } = indicator;
  const quote = `${clause}：“${verbatim}”`;
  return [whatOf(indicator, role, industry, unit), note === undefined ? '' : `${note}。`, quote]
    .filter(Boolean)
    .join('\n');
}

function whatOf({ inputNames, measure }: Indicator, role: InputRole, industry: string | null, unit: string): string {
  if (role === 'numerator' || role === 'denominator') {
    return `填报：${inputNames?.[role === 'numerator' ? 0 : 1] ?? (role === 'numerator' ? '分子/本期' : '分母/基期')}。`;
  }
  if (industry !== null) {
    return `${industry}：${measure === 'industry-coverage' ? '已覆盖填1，未覆盖填0' : '填报个数，没有填0'}。`;
  }
  return unit === '—' ? '填报数值。' : `填报数值，单位：${unit}；没有填0。`;
}

function wordsOf(rule: Rule): string {
  if (rule.type === 'whole') {
    return rule.max === undefined ? '应为不小于0的整数。' : `应为${rule.min}至${rule.max}的整数。`;
  }
  return 'min' in rule && rule.min === 0 ? '应为不小于0的数。' : '应为百分数。';
}

function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
