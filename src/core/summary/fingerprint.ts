const PRIME = 0x01000193;

/**
 * A short name for what a summary was made from: two 32-bit FNV-1a sums over the texts in order, 16 hexadecimal
 * digits. It tells two inputs apart; it is no protection against a person who means to deceive.
 */
export function fingerprint(texts: Iterable<string>): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      low = Math.imul(low ^ code, PRIME);
      high = Math.imul(high ^ (code + index), PRIME);
    }
    // A mark between two texts, so that "ab", "c" and "a", "bc" differ.
    low = Math.imul(low ^ 0x1f, PRIME);
    high = Math.imul(high ^ 0x2f, PRIME);
  }
  return [high, low].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
}
