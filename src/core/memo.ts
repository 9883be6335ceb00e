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
