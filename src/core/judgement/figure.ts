import type { NumberReading, Reading } from '../report/report';

/** A number that stands in a cell, be it as a number or as text. */
export type Figure = Extract<NumberReading, { kind: 'number' | 'text-number' }>;

/** The cell's number where its value may be judged; `null` where there is none, or only one with words around it. */
export function numberOf(reading: Reading | undefined): Figure | null {
  if (reading === undefined) return null;
  const { number } = reading;
  return number.kind === 'number' || number.kind === 'text-number' ? number : null;
}

/** The value of `numberOf`. */
export function valueOf(reading: Reading | undefined): number | null {
  return numberOf(reading)?.value ?? null;
}

/** By how much a figure may differ from what its decimals show; whole numbers are counts and exact. */
export function slackOf(figure: Figure | null): number {
  return figure !== null && figure.decimals > 0 ? 0.5 * 10 ** -figure.decimals : 0;
}
