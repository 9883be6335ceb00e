import type { CellValue } from '../snapshot';
import { compile, type Value } from './compile';
import type { Expression } from './expression';

/**
 * What Excel would show for the expression. `value` gives what a reference holds: a cell's value, or a list
 * for several cells. Total: an impossible operation is a `CellError`, never an exception; no result is NaN or infinite.
 */
export function evaluate<R>(expression: Expression<R>, value: (reference: R) => Value): CellValue {
  return compile(expression, (reference: R) => () => value(reference))(undefined);
}
