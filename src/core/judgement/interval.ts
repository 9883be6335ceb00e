/** All numbers that a reported figure may stand for. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Hides the noise of binary fractions, far below anything a person types. */
const NOISE = 1e-9;

/** A figure with `decimals` decimals means v ± 0.5·10^-decimals. */
export function intervalOf(value: number, decimals: number): Interval {
  return around(value, 0.5 * 10 ** -decimals);
}

export function around(value: number, tolerance: number): Interval {
  const half = tolerance + NOISE * Math.max(1, Math.abs(value));
  return { low: value - half, high: value + half };
}

/** Two figures contradict each other only when their intervals cannot meet. */
export function canMeet(a: Interval, b: Interval): boolean {
  return a.low <= b.high && b.low <= a.high;
}
