import { evaluate } from './evaluate';
import type { Expression } from './expression';

/** What is known beforehand of the cells of a reference: how many numbers they are, with nothing else among them. */
export type KnownNumbers<R> = (reference: R) => number | null;

/**
 * The same expression with what is already certain worked out, for use as a value or a condition: a certain condition
 * becomes 1 or 0. `numbers` tells the references that hold nothing but numbers, and how many (0: empty cells).
 */
export function simplify<R>(expression: Expression<R>, numbers: KnownNumbers<R>): Expression<R> {
  switch (expression.op) {
    case 'number':
    case 'text':
    case 'ref':
      return expression;
    case 'call':
      return simplifyCall(
        { ...expression, args: expression.args.map((argument) => simplify(argument, numbers)) },
        numbers,
      );
    default: {
      const left = simplify(expression.left, numbers);
      const right = simplify(expression.right, numbers);
      const simpler = { ...expression, left, right };
      return left.op === 'number' && right.op === 'number' ? worked(simpler, numbers) : simpler;
    }
  }
}

type Call<R> = Expression<R> & { readonly op: 'call' };

function simplifyCall<R>(call: Call<R>, numbers: KnownNumbers<R>): Expression<R> {
  const [first, second, third] = call.args;
  switch (call.name) {
    case 'ISNUMBER':
      return certain(countOf(first!, numbers), (count) => Number(count === 1)) ?? call;
    case 'COUNT': {
      const counts = call.args.map((argument) => countOf(argument, numbers));
      return counts.includes(null) ? call : literal(counts.reduce<number>((sum, count) => sum + count!, 0));
    }
    case 'COUNTIF':
      // A number never meets a word.
      return second?.op === 'text' && /^\p{L}/u.test(second.value)
        ? (certain(countOf(first!, numbers), () => 0) ?? call)
        : call;
    case 'AND': {
      const open = call.args.filter((argument) => argument.op !== 'number' || argument.value === 0);
      if (open.length === 0) return literal(1);
      return open.length === 1 && isComparison(open[0]!) ? open[0]! : { ...call, args: open };
    }
    case 'IF':
      return first?.op === 'number' ? (first.value === 0 ? third! : second!) : call;
    default:
      return call;
  }
}

function countOf<R>(argument: Expression<R>, numbers: KnownNumbers<R>): number | null {
  if (argument.op === 'number') return 1;
  return argument.op === 'ref' ? numbers(argument.ref) : null;
}

function certain(count: number | null, value: (count: number) => number): Expression<never> | null {
  return count === null ? null : literal(value(count));
}

function literal(value: number): Expression<never> {
  return { op: 'number', value };
}

function isComparison<R>({ op }: Expression<R>): boolean {
  return op === '=' || op === '<>' || op === '<' || op === '<=' || op === '>' || op === '>=';
}

/** An operation on two numbers, so that no reference is read; one that fails stays as it is. */
function worked<R>(expression: Expression<R>, numbers: KnownNumbers<R>): Expression<R> {
  const value = evaluate(expression, numbers);
  if (typeof value === 'number') return literal(value);
  return typeof value === 'boolean' ? literal(Number(value)) : expression;
}
