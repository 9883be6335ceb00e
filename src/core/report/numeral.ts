/** A number as it was written: `digits · 10^exponent`, exact. */
export interface Numeral {
  /** A decimal literal with an optional sign. */
  readonly digits: string;
  readonly exponent: number;
  /** It counts in 万 or 亿 of its own, so that it means single pieces whatever the unit. */
  readonly isAbsolute: boolean;
}

const ARABIC = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?$|^\.\d+$/;
const WITH_POWER = /^([\d.,]+)(十|百|千|万|十万|百万|千万|亿|十亿|百亿|千亿|万亿)$/;
const POWERS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const DIGIT: Readonly<Record<string, number>> = {
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};

/** The characters that a numeral may be made of. */
export const NUMERAL_CHARACTERS = String.raw`\d.,零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿`;

/** Commas stand before groups of three digits or not at all. */
export function isArabic(text: string): boolean {
  return ARABIC.test(text);
}

/**
 * Reads an unsigned numeral: 1,234.5 · 2000万 · 1.5亿 · 1亿2000万 · 十二 · 一百零五. `null` for what has two readings:
 * 三四 (three or four), 三千五 (3500 in speech), and for what is none.
 */
export function parseNumeral(text: string): Numeral | null {
  if (isArabic(text)) return { digits: text.replaceAll(',', ''), exponent: 0, isAbsolute: false };
  const powered = WITH_POWER.exec(text);
  if (powered) {
    let exponent = 0;
    for (const power of powered[2]!) exponent += POWERS[power]!;
    return isArabic(powered[1]!)
      ? { digits: powered[1]!.replaceAll(',', ''), exponent, isAbsolute: exponent >= 4 }
      : null;
  }
  const value = compound(text.replaceAll('拾', '十').replaceAll('佰', '百').replaceAll('仟', '千'));
  if (value === null) return null;
  const exponent = text.endsWith('亿') ? 8 : text.endsWith('万') ? 4 : 0;
  return { digits: String(value / 10 ** exponent), exponent, isAbsolute: /[万亿]/.test(text) };
}

const TOKEN = /\d+|[^\d]/g;

/** Sums powers that fall from left to right, 万 and 亿 standing for all before them. */
function compound(text: string): number | null {
  if (text === '零' || text === '〇') return 0;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let afterZero = false;
  let lastPower = 16;
  let lastBig = 16;
  for (const token of text.match(TOKEN) ?? []) {
    const power = POWERS[token];
    if (token === '零' || token === '〇') {
      if (digit !== null || afterZero) return null;
      afterZero = true;
    } else if (power === undefined) {
      const value = DIGIT[token] ?? Number(token);
      if (digit !== null || Number.isNaN(value)) return null;
      digit = value;
    } else if (power < 4) {
      if (power >= lastPower || (digit === null && !(power === 1 && section === 0 && !afterZero))) return null;
      section += (digit ?? 1) * 10 ** power;
      digit = null;
      lastPower = power;
      afterZero = false;
    } else {
      section += digit ?? 0;
      if (power >= lastBig || section === 0) return null;
      total += section * 10 ** power;
      section = 0;
      digit = null;
      lastBig = power;
      lastPower = power;
      afterZero = false;
    }
  }
  if (digit === null) return total + section > 0 && !afterZero ? total + section : null;
  const isSpoken = lastPower < 16 && lastPower > 1 && !afterZero && digit < 10;
  return isSpoken ? null : total + section + digit;
}
