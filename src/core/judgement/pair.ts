import type { Entry, Reading } from '../report/report';
import type { Input } from './input';

/** The other operand of a pair; `undefined` for a single value. */
export function partnerOf(entry: Entry, role: Input['role']): Reading | undefined {
  if (role === 'actual') return undefined;
  return role === 'numerator' ? entry.denominator : entry.numerator;
}

/** The person has put a figure there, however it is written; a placeholder is as good as nothing. */
export function hasContent({ number }: Reading): boolean {
  return number.kind !== 'blank' && number.kind !== 'placeholder';
}
