/** Rounds half up on the decimal writing of the number, as a clerk does. */
export function round(value: number, decimals: number): number {
  return Number(Math.round(Number(`${value}e${decimals}`)) + `e-${decimals}`);
}
