/** A thing that is measured; what it returns keeps the engine from leaving it out. */
export type Subject = () => unknown;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/**
 * Medians in milliseconds of things measured in turn: whatever slows the machine for a while slows all of them, so
 * that their ratios hold where the times themselves do not.
 */
export async function paired<K extends string>(
  subjects: Readonly<Record<K, Subject>>,
  rounds: number,
  warmUps = Math.ceil(rounds / 4),
): Promise<Record<K, number>> {
  const names = Object.keys(subjects) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      await subjects[name]();
      if (round >= 0) times.get(name)!.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name)!)])) as Record<K, number>;
}
