/** The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
export function distance(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        least = Math.min(least, before[j - 2]! + 1);
      }
      row.push(least);
    }
    before = above;
    above = row;
  }
  return above[to.length]!;
}

/** The known word that was probably meant; `null` when none is near. A prefix counts as near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const text = word.toLowerCase();
  const prefixed = text.length >= 2 ? known.find((candidate) => candidate.startsWith(text)) : undefined;
  if (prefixed !== undefined) return prefixed;
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const steps = distance(text, candidate);
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best !== null && least <= Math.max(1, Math.floor(best.length / 3)) ? best : null;
}
