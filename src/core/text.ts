const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Text made of Chinese characters and visible ASCII alone is its own normal form. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || (code > 0x7e && (code < FIRST_HAN || code > LAST_HAN))) return false;
  }
  return true;
}

/** NFKC (full-width signs become half-width) and without any white space, visible or not. */
export function normaliseText(text: string): string {
  return isPlain(text) ? text : text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\u00ad]+/g, '');
}

const SIGNS = /["'`“”‘’「」『』《》〈〉<>()〔〕[\]【】{}、,;:：。·•—–―_-]/g;
const NUMBERING = /^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）、.．](?!\d)|[①-⑳]|[•·*※△▲-])/;
/** Nothing in it that could be taken away. */
const BARE = /^(?!其中|新增)[\u4e00-\u9fffA-Za-z0-9]+$/;
const PREFIXES = /^(?:其中|新增)/;

/**
 * A name as it is compared: normalised, without quotes, brackets (what stands in them stays), punctuation, a
 * leading number such as `1.` or `（二）`, and the words 其中 and 新增 at its head.
 */
export function normaliseName(text: string): string {
  if (BARE.test(text)) return text;
  let name = text.trim().replace(NUMBERING, '');
  name = normaliseText(name).replace(SIGNS, '');
  for (;;) {
    const shorter = name.replace(PREFIXES, '');
    if (shorter === name || shorter === '') return name;
    name = shorter;
  }
}

/** Longer texts are compared by their beginning, so that the cost is bounded. */
const LONGEST = 200;

/**
 * How alike two names are, 0 … 1: twice the longest common subsequence over both lengths. Unlike shared pairs of
 * characters it does not fall to 0 for a three-character name with one wrong character, and words put in between
 * cost little.
 */
export function similarity(a: string, b: string): number {
  const left = normaliseName(a).slice(0, LONGEST);
  const right = normaliseName(b).slice(0, LONGEST);
  if (left === right) return 1;
  const row = new Uint16Array(right.length + 1);
  for (let i = 0; i < left.length; i++) {
    const code = left.charCodeAt(i);
    let diagonal = 0;
    for (let j = 1; j <= right.length; j++) {
      const above = row[j]!;
      row[j] = code === right.charCodeAt(j - 1) ? diagonal + 1 : Math.max(above, row[j - 1]!);
      diagonal = above;
    }
  }
  return (2 * row[right.length]!) / (left.length + right.length);
}
