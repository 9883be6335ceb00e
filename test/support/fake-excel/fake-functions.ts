import type { CellValue } from '../../../src/core/snapshot';
import { parseFormula, type Reference } from './parse-formula';

type Lists = readonly (readonly CellValue[])[];

/** Functions of Excel that our own expressions have no need of, over lists of cells. */
const FUNCTIONS: Readonly<Record<string, (lists: Lists) => CellValue>> = {
  COUNTA: (lists) => lists.flat().filter((value) => value !== null).length,
  RANK: ([numbers, others]) => {
    const number = numbers?.[0];
    return typeof number === 'number' && others
      ? 1 + others.filter((other) => typeof other === 'number' && other > number).length
      : { error: '#VALUE!' };
  },
};

/** A formula that is nothing but one of these functions over references; `null` for any other. */
export function parseFunction(
  text: string,
): { readonly args: readonly Reference[]; call(lists: Lists): CellValue } | null {
  const [, name = '', inner = ''] = /^([A-Z]+)\(([^()]*)\)$/.exec(text) ?? [];
  const call = FUNCTIONS[name];
  if (!call) return null;
  const args = inner.split(',').flatMap((part) => {
    const parsed = parseFormula(part);
    return parsed?.op === 'ref' ? [parsed.ref] : [];
  });
  return args.length === inner.split(',').length ? { args, call } : null;
}
