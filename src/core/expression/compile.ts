import { isError, type CellError, type CellValue } from '../snapshot';
import { call } from './calls';
import type { Expression } from './expression';
import { DIVISION_BY_ZERO, finite, NUM, numberOf, textOf, VALUE } from './values';

/** One cell's value, or those of several cells in order. */
export type Value = CellValue | readonly CellValue[];

/** An expression made ready to be asked many times; `E` is where its references find their values. */
export type Compiled<E> = (environment: E) => Value;

/**
 * Turns an expression into one function, so that a hot path pays for its structure once. `read` says how a reference
 * finds its value. The meaning is Excel's; see `evaluate`.
 */
export function compile<R, E>(
  expression: Expression<R>,
  read: (reference: R) => (environment: E) => Value,
): (environment: E) => CellValue {
  const compiled = compilePart(expression, read);
  return (environment) => {
    const value = compiled(environment);
    return isList(value) ? (value.length === 1 ? value[0]! : VALUE) : value;
  };
}

function isList(value: Value): value is readonly CellValue[] {
  return Array.isArray(value);
}

function compilePart<R, E>(expression: Expression<R>, read: (reference: R) => Compiled<E>): Compiled<E> {
  switch (expression.op) {
    case 'number':
    case 'text': {
      const { value } = expression;
      return () => value;
    }
    case 'ref':
      return read(expression.ref);
    case 'call':
      return call(
        expression.name,
        expression.args.map((argument) => ({
          value: compilePart(argument, read),
          // A condition gives the reference itself, so what a cell holds is not taken for something written in the formula.
          literal: argument.op !== 'ref' && !(argument.op === 'call' && argument.name === 'IF'),
        })),
      );
    default: {
      const left = compilePart(expression.left, read);
      const right = compilePart(expression.right, read);
      const { ofNumbers, ofValues } = OPERATIONS[expression.op];
      return (environment) => {
        const a = left(environment);
        const b = right(environment);
        if (typeof a === 'number' && typeof b === 'number') return ofNumbers(a, b);
        return isList(a) || isList(b) ? elementwise(ofValues, a, b) : ofValues(a, b);
      };
    }
  }
}

type Operation = (left: CellValue, right: CellValue) => CellValue;

/** Lists meet element by element, as in SUMPRODUCT; a single value meets each. */
function elementwise(operation: Operation, left: Value, right: Value): Value {
  const length = isList(left) ? left.length : (right as readonly CellValue[]).length;
  if (isList(left) && isList(right) && left.length !== right.length) return VALUE;
  return Array.from({ length }, (_, index) =>
    operation(isList(left) ? left[index]! : left, isList(right) ? right[index]! : right),
  );
}

interface Operator {
  /** The common case by itself, since every figure of every sheet goes through it. */
  readonly ofNumbers: (left: number, right: number) => CellValue;
  readonly ofValues: Operation;
}

function arithmetic(calculate: (left: number, right: number) => number | CellError): Operator {
  const ofNumbers = (left: number, right: number): number | CellError => finite(calculate(left, right));
  return {
    ofNumbers,
    ofValues: (left, right) => {
      const a = numberOf(left);
      if (typeof a !== 'number') return a;
      const b = numberOf(right);
      return typeof b === 'number' ? ofNumbers(a, b) : b;
    },
  };
}

function comparison(ofNumbers: (left: number, right: number) => boolean): Operator {
  return {
    ofNumbers,
    ofValues: (left, right) => {
      if (isError(left)) return left;
      if (isError(right)) return right;
      return ofNumbers(order(left, right), 0);
    },
  };
}

const OPERATIONS: Readonly<Record<Exclude<Expression<never>['op'], 'number' | 'text' | 'ref' | 'call'>, Operator>> = {
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => (b === 0 ? DIVISION_BY_ZERO : a / b)),
  '^': arithmetic(raise),
  '=': comparison((a, b) => a === b),
  '<>': comparison((a, b) => a !== b),
  '<': comparison((a, b) => a < b),
  '<=': comparison((a, b) => a <= b),
  '>': comparison((a, b) => a > b),
  '>=': comparison((a, b) => a >= b),
  '&': { ofNumbers: joinTexts, ofValues: joinTexts },
};

function joinTexts(left: CellValue, right: CellValue): CellValue {
  if (isError(left)) return left;
  return isError(right) ? right : textOf(left) + textOf(right);
}

function raise(base: number, exponent: number): number | CellError {
  if (base === 0 && exponent === 0) return NUM;
  return base === 0 && exponent < 0 ? DIVISION_BY_ZERO : base ** exponent;
}

/** Numbers stand before texts, texts before TRUE and FALSE; a blank takes the nature of what it meets. */
function order(left: Exclude<CellValue, CellError>, right: Exclude<CellValue, CellError>): number {
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return rank(a) - rank(b) || Number(a) - Number(b);
}

function blankLike(other: Exclude<CellValue, CellError>): number | string | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function rank(value: number | string | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

function compareTexts(left: string, right: string): number {
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  return a < b ? -1 : a > b ? 1 : 0;
}
