import type { Indicator } from '../schema/catalogue';
import { normaliseText } from '../text';
import { isArabic, NUMERAL_CHARACTERS, parseNumeral, type Numeral } from './numeral';
import type { QuantityRole } from './number';
import type { NumberReading } from './report';

/** What is known of the number that a text should hold. */
export interface Expected {
  readonly indicator: Indicator;
  readonly role: QuantityRole;
  readonly isPercent: boolean;
  /** The sheet writes percentages as 67. */
  readonly inPoints: boolean;
}

/** Longer texts are sentences. */
const LONGEST = 40;
/** ①, ², ½, ㈠ and the like would turn into digits that belong to no number: 12① is not 121. */
const MARKS =
  /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u215f\u2189\u2460-\u24ff\u2776-\u2793\u3200-\u33ff]/;
const SPACED_DIGITS = /[\d.,]\s+[\d.,]/;
const SPACED_THOUSANDS = /^\D*\d{1,3}(?:\s\d{3})+(?:\.\d+)?\D*$/;

const PLACEHOLDERS: ReadonlySet<string> = new Set(
  '没有 暂缺 缺 空 待定 待填 待补 待报 待核 待核实 待统计 未统计 未知 不详 n/a na n.a. nil null none tbd'.split(' '),
);
const NOTHING = /^暂?无[\u4e00-\u9fff]{0,5}$/;
/** The longest of these; dashes go on, and spaces between do not count. */
const LONGEST_PLACEHOLDER = 7;
const WORD_WITHOUT_SPACE = /^[\u4e00-\u9fff][^\s\u200b-\u200f\u2060\u00ad]*$/;
const DASHES = /^[-—–―−‐‑_~./\\*?…。·]+$/;
/** A text that stands where nothing is to be said: —, /, 无, 暂无, 待补. */
export function isPlaceholder(text: string): boolean {
  // Evidence and explanations are long, and normalising them is dear.
  if (text.length > LONGEST_PLACEHOLDER && WORD_WITHOUT_SPACE.test(text)) return false;
  const words = normaliseText(text).replace(/^\((.+)\)$/, '$1');
  return DASHES.test(words) || NOTHING.test(words) || PLACEHOLDERS.has(words.toLowerCase());
}
const NOT_APPLICABLE = /^[(]?(?:不适用|不涉及|不考核|不承担)[^\d]{0,12}$/;
const YES: ReadonlySet<string> = new Set(['是', '√', '✓', '✔', '有', '已覆盖', '覆盖', '全覆盖', '100%']);
const NO: ReadonlySet<string> = new Set(['否', '×', '✗', '✘', '未覆盖', '0%']);

const CLEAN = /^([-+]?)([\d.,]+)(?:e([-+]?\d{1,3}))?$/i;
const QUALIFIERS =
  /^(?:大约|大概|约|将近|近|超过|超|突破|达到|已达|达|共计|共|合计|总计|累计|已完成|完成|实现|新增|不少于|不低于|不小于|至少|大于等于|大于|高于|多于|>=|≥|≧|>|=|≈|~|预计|预估|估计|暂估|人民币|¥)/;
const RANK_WORDS = /^(?:全省|排名|名列|位列|位居|居|并列|第|前)/;
const AFTERTHOUGHTS =
  /(?:左右|上下|及?以上|整|人民币|\+|[。;,、]|\((?:预计|预估|估计|暂估|快报数?|初步|(?:含|包括|包含|其中)[^()]*|(?:不含|剔除|在建|续建|拟|待|暂|已)[^()\d]*)\)|(?<=\d[家个台项位名])\([^()\d]+\))$/;
const MORE = /(?<=[\d十百千万亿])[多余](?=[^\d]|$)/;
const CHANGE = /^(?:同比)?(增长|上升|提高|下降|降低|减少|回落|负)/;
const NUMERAL = new RegExp(`^([-+]?)([${NUMERAL_CHARACTERS}]+)(.*)$`, 's');

/**
 * Reads a text as a number. `text-number` is one after NFKC, trimming and separators; `with-unit` has words, a unit
 * or Chinese numerals around it, and says what that means in the indicator's own unit (2000万 is 0.2 亿元).
 *
 * Unreadable, since they have two readings or none: ranges and sums (12-15, 2/3, 3+2), upper bounds (<5, 不足50),
 * (12), which is −12 to an accountant only, 三四家, a lone 一, which is often a dash, units of another kind.
 */
export function readNumberText(content: string, expected: Expected): NumberReading {
  const text = content.trim();
  const words = normaliseText(text)
    .replaceAll('−', '-')
    .replace(/^['‘’`]/, '');
  if (words === '') return { kind: 'blank' };
  if (words.length > LONGEST || MARKS.test(text) || isSpaced(text)) return { kind: 'unreadable', text };
  const clean = readClean(words, text, expected);
  if (clean) return clean;
  if (isPlaceholder(words) || /^一{2,}$/.test(words)) return { kind: 'placeholder', text };
  if (NOT_APPLICABLE.test(words)) return { kind: 'not-applicable', text };
  if (expected.role === 'industry' && expected.indicator.measure === 'industry-coverage') {
    if (YES.has(words)) return { kind: 'with-unit', value: 1, decimals: 0, text };
    if (NO.has(words)) return { kind: 'with-unit', value: 0, decimals: 0, text };
  }
  return readWithWords(words, text, expected) ?? { kind: 'unreadable', text };
}

/** `12 15` is two numbers, `1 234 567` is one. */
function isSpaced(text: string): boolean {
  if (!/\s/.test(text)) return false;
  const spaced = text.normalize('NFKC');
  return SPACED_DIGITS.test(spaced) && !SPACED_THOUSANDS.test(spaced);
}

function readClean(words: string, text: string, expected: Expected): NumberReading | null {
  const parts = CLEAN.exec(words);
  if (!parts || !isArabic(parts[2]!)) return null;
  const points = expected.isPercent && expected.inPoints ? 2 : 0;
  const numeral: Scaled = { digits: parts[2]!.replaceAll(',', ''), exponent: Number(parts[3] ?? 0) - points };
  const value = valueOf(numeral, parts[1] === '-');
  return Number.isFinite(value) && !isTooLong(numeral) && (value !== 0 || !/[1-9]/.test(numeral.digits))
    ? { kind: 'text-number', value, decimals: decimalsIn(numeral), text }
    : { kind: 'unreadable', text };
}

function readWithWords(words: string, text: string, expected: Expected): NumberReading | null {
  let rest = words;
  let negative = false;
  for (;;) {
    const change = CHANGE.exec(rest);
    if (change) {
      if (change[1] !== '负' && !expected.isPercent) return null;
      if (negative) return null;
      negative = !'增长上升提高'.includes(change[1]!);
      rest = rest.slice(change[0].length);
      continue;
    }
    const shorter = stripped(rest, expected);
    if (shorter === rest) break;
    rest = shorter;
  }
  rest = rest.replace(MORE, '');
  if (rest.startsWith('百分之')) rest = `${rest.slice(3)}%`;
  if (rest === '一') return null;
  const parts = NUMERAL.exec(rest);
  const numeral = parts && parseNumeral(parts[2]!);
  if (!numeral || isTooLong(numeral)) return null;
  const shift = shiftOf(parts[3]!.replace(/^\((.+)\)$/, '$1'), numeral, expected);
  if (shift === null) return null;
  if (negative && parts[1] !== '') return null;
  const scaled: Scaled = { digits: numeral.digits, exponent: numeral.exponent + shift.exponent };
  const value = valueOf(scaled, negative || parts[1] === '-') * shift.factor;
  return { kind: 'with-unit', value: Number(value.toPrecision(15)) + 0, decimals: decimalsIn(scaled), text };
}

function stripped(words: string, expected: Expected): string {
  const shorter = words.replace(QUALIFIERS, '').replace(AFTERTHOUGHTS, '');
  return expected.indicator.measure === 'rank' ? shorter.replace(RANK_WORDS, '') : shorter;
}

/** Through the decimal literal, so that 1493600万元 is exactly 149.36 亿元. */
type Scaled = Omit<Numeral, 'isAbsolute'>;

function valueOf(numeral: Scaled, negative: boolean): number {
  const value = Number(`${numeral.digits}e${numeral.exponent}`);
  return negative && value !== 0 ? -value : value;
}

/** Excel keeps 15 digits: a longer whole number is an identifier, and would come back changed. */
function isTooLong({ digits }: Scaled): boolean {
  return digits.replace(/\..*$/, '').replace(/^0+/, '').length > 15;
}

function decimalsIn(numeral: Scaled): number {
  const point = numeral.digits.indexOf('.');
  const fraction = point < 0 ? 0 : numeral.digits.length - point - 1;
  return Math.min(15, Math.max(0, fraction - numeral.exponent));
}

type Dimension = 'number' | 'money' | 'area' | 'density' | 'none';

interface Unit {
  readonly dimension: Dimension;
  /** The power of ten that one of it stands for: 8 for 亿元. */
  readonly exponent: number;
  readonly factor: number;
}

const COUNTERS = '家 个 台 项 名 人 位 件 套 户 所 条 次 种 只 座 处 辆 款 间 起 份 支 批 人次 台套 台(套)'.split(' ');
const NOUNS =
  /(?<=[家个台项名人位件套户所条种座处])(?:企业|单位|项目|产品|平台|园区|工厂|车间|标准|人才|工程师|基地|中心|场景|机器人|软件|共同体|综合体)$/;
const BASES: ReadonlyMap<string, Omit<Unit, 'exponent'>> = new Map<string, Omit<Unit, 'exponent'>>([
  ...COUNTERS.map((counter): [string, Omit<Unit, 'exponent'>] => [counter, { dimension: 'number', factor: 1 }]),
  ['元', { dimension: 'money', factor: 1 }],
  ['块', { dimension: 'money', factor: 1 }],
  ['亩', { dimension: 'area', factor: 1 }],
  ['公顷', { dimension: 'area', factor: 15 }],
  ['台/万人', { dimension: 'density', factor: 1 }],
  ['台/每万人', { dimension: 'density', factor: 1 }],
]);
const PERCENT_SIGNS: ReadonlyMap<string, number> = new Map([
  ['%', -2],
  ['百分点', -2],
  ['个百分点', -2],
  ['‰', -3],
]);
const UNIT = /^([十百千万亿]*)(.+)$/;
const IN_BRACKETS = /[（(]([^（()）]*)[)）]$/;

function parseUnit(words: string): Unit | null {
  const [, power, base] = UNIT.exec(words) ?? [];
  const known = base === undefined ? undefined : BASES.get(base);
  if (!known) return null;
  const numeral = power === '' ? { exponent: 0 } : parseNumeral(`1${power}`);
  return numeral && { ...known, exponent: numeral.exponent };
}

const PLAIN: Unit = { dimension: 'none', exponent: 0, factor: 1 };
const ANY_COUNT: Unit = { dimension: 'number', exponent: 0, factor: 1 };

/** The unit that the cell should be in; operands name theirs in brackets, as 从业人员（万人） does, or none. */
function unitOf({ indicator, role }: Expected): Unit | null {
  if (role === 'industry') return ANY_COUNT;
  if (role === 'value') return parseUnit(indicator.unit) ?? PLAIN;
  const name = indicator.inputNames?.[role === 'numerator' ? 0 : 1] ?? '';
  return parseUnit(IN_BRACKETS.exec(name)?.[1] ?? '');
}

/**
 * How far the written number is from the indicator's unit, given the words behind it; `null` where they name
 * something of another kind.
 */
function shiftOf(
  behind: string,
  numeral: Numeral,
  expected: Expected,
): { readonly exponent: number; readonly factor: number } | null {
  const percent = PERCENT_SIGNS.get(behind);
  if (expected.isPercent) {
    if (percent !== undefined)
      return numeral.exponent > 0 || numeral.isAbsolute ? null : { exponent: percent, factor: 1 };
    return behind === '' && !numeral.isAbsolute && numeral.exponent === 0
      ? { exponent: expected.inPoints ? -2 : 0, factor: 1 }
      : null;
  }
  if (percent !== undefined) {
    const own = expected.role === 'value' ? PERCENT_SIGNS.get(expected.indicator.unit) : undefined;
    return own === undefined || numeral.exponent > 0 || numeral.isAbsolute
      ? null
      : { exponent: percent - own, factor: 1 };
  }
  const unit = unitOf(expected);
  if (behind === '') {
    if (numeral.isAbsolute) {
      return unit?.dimension === 'none' || unit?.dimension === 'density'
        ? null
        : { exponent: -(unit?.exponent ?? 0), factor: 1 };
    }
    // 3千 in 亿元 may be 3000 元 or 3000 亿元.
    return numeral.exponent > 0 && unit !== null && unit.exponent > 0 ? null : { exponent: 0, factor: 1 };
  }
  const written = parseUnit(behind.replace(NOUNS, ''));
  if (!written) return null;
  if (unit === null) return { exponent: written.exponent, factor: written.factor };
  const isSame = written.dimension === unit.dimension || (unit.dimension === 'density' && behind === '台');
  return isSame ? { exponent: written.exponent - unit.exponent, factor: written.factor } : null;
}
