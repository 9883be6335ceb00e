import type { Thresholds } from './settings';
import { remember } from './memo';
import { normaliseText } from './text';

/**
 * What an acceptable 情况说明 is. The practice of statistical returns: a 核实 finding is corrected or explained, and
 * "核实无误" explains nothing.
 */

const PUNCTUATION = /[\p{P}\p{S}]+/gu;

/** Without white space and punctuation: two explanations with the same words are the same. */
export const bareWords = remember((text: string): string => normaliseText(text).replace(PUNCTUATION, ''));

/** Assurances that only say that the figure is right; a text made of nothing else is none. */
const ASSURANCES = new RegExp(
  [
    ...['核实', '核对', '确认', '复核', '核查', '检查', '审核', '校对', '无误', '属实', '真实', '准确', '正确', '有效'],
    ...['可靠', '一致', '无异常', '没有异常', '没有问题', '无问题', '没问题', '正常', '情况', '数据', '数字', '数值'],
    ...['填报', '上报', '指标', '以上', '上述', '本期', '本季度', '本季', '本表', '本单位', '我单位', '我局', '我区'],
    ...['我县', '我市', '该', '此项', '此', '本', '经过', '经', '已', '均', '确', '系', '为', '是', '全部', '再次'],
    ...['台账', '原始资料', '原始记录', '佐证材料', '凭证', '报表', '及'],
    ...['统计部门', '统计局', '相关部门', '主管部门', '有关部门'],
    ...['多次', '完全', '实际', '如实', '无', '并', '且', '和', '与', '了', '的', '请', '予以', '通过', '说明'],
  ].join('|'),
  'g',
);

/** Words that stand for an answer and give none. */
const EMPTY_PHRASES = new Set([
  ...['同上', '见上', '见附件', '详见附件', '见佐证材料', '略', '暂无', '无需说明', '不适用', '没有', '如表', '如上'],
  ...['正在推进', '推进中', '正在推进中', '正在进行', '进行中', '按计划推进', '有序推进', '稳步推进', '正在开展'],
  ...['正在积极推进', '按序时推进', '正在统计', '正常推进', '持续推进', '加快推进', '积极推进'],
]);

/** Digits, letters, or one sign again and again, to fill a cell that asks for words. */
const SIGNS_ALONE = /^(?:[\da-z]+|(.)\1+)$/i;

/** Nobody strings more assurances together, and longer texts are not searched for them. */
const LONGEST_ASSURANCE = 24;

export type Flaw = 'phrase' | 'short';

/** Why a text explains nothing; `null` when it may. */
export function flawOf(text: string, thresholds: Thresholds): Flaw | null {
  const words = bareWords(text);
  if (EMPTY_PHRASES.has(words) || SIGNS_ALONE.test(words)) return 'phrase';
  if (words.length <= LONGEST_ASSURANCE && words.replace(ASSURANCES, '') === '') return 'phrase';
  const least = thresholds.explanationLength;
  return words.length < least && normaliseText(text).length < least ? 'short' : null;
}

/** How work goes on: said of any indicator at any time. */
const PROGRESS =
  /(?:推进|进展|进行|运行|开展|实施|工作|总体|情况)(?:情况)?(?:总体)?(?:平稳|顺利|良好|有序|正常)|(?:平稳|顺利|有序|稳步|积极|扎实|持续|加快|全力|正在)(?:有序|稳步|积极)?(?:推进|开展|实施|进行)|正在推进|已储备/;

/** What is going to be done: the reason of a lag looks ahead, a figure is explained by what has happened. */
const OUTLOOK =
  /(?<!年初|全年|年度|原定?|超|比)计划|打算|拟(?!合)|将|力争|争取|确保|下一步|下步|(?:月底|年底|季度末|年内|旬|月末|年末)(?:之)?前|专人|对接|补报|攻坚|督办|撬动|推进会|通报|签约|加快|预计|后续/;

/** Words about figures, and about what changes them; 数字化 and 增长 stand in names of indicators. */
const ABOUT_FIGURES =
  /数据|数字(?!化)|数值|口径|统计|核减|核增|更正|修正|注销|关停|剔除|划转|划入|划出|摘牌|误填|误报|漏报|多报|少报|同比|环比|较上|比上|上期|上季|上年|去年|同期|一次性|超额|远超|大幅|增幅|增加|减少|下降|提前|翻番|并表|不涉及|没有此|无此|无该|无相关/;

const CAUSE = /因|由于|导致|所致|得益于|带动|故(?!障)|受.{1,12}影响/;

/**
 * Whether a text answers a question about a figure. A remark on how work goes on (推进平稳), and the plan of a
 * lagging row (计划11月底前组织第二批申报), say nothing on why a figure is what it is.
 */
export function explainsFigure(text: string, thresholds: Thresholds): boolean {
  if (flawOf(text, thresholds) !== null) return false;
  if (PROGRESS.test(text) && !CAUSE.test(text)) return false;
  return !OUTLOOK.test(text) || ABOUT_FIGURES.test(text);
}
