/** Texts repeat from sheet to sheet; longer ones rarely do and would only fill the memory. */
const LONGEST_KEY = 160;

/**
 * A pure function of a text that remembers its answers; it forgets them all when `limit` is reached, so that memory
 * stays bounded.
 */
export function remember<V>(answer: (text: string) => V, limit = 4096): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    if (text.length > LONGEST_KEY) return answer(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = answer(text);
    if (known.size >= limit) known.clear();
    known.set(text, value);
    return value;
  };
}

/**
 * A pure function of an object that remembers its last answer: what is asked again and again of one report before the
 * next one's turn. A map of all that were asked, weak as it may be, would carry each of them through every collection
 * of young garbage.
 */
export function rememberLast<K extends object, V>(answer: (key: K) => V): (key: K) => V {
  let last: { readonly key: K; readonly value: V } | null = null;
  return (key) => {
    if (last !== null && last.key === key) return last.value;
    const value = answer(key);
    last = { key, value };
    return value;
  };
}
