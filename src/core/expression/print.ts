import type { Expression } from './expression';

/** Excel's precedence; all its operators, `^` too, group from the left. */
const PRECEDENCE = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

/** A literal below zero opens with a sign, which binds looser to the eye than to Excel. */
const SIGNED = 0;
const ATOM = 6;

/** Where a reference stands: an address, or several areas in order where its cells are not neighbours. */
export type Address<R> = (reference: R) => string | readonly string[];

/**
 * The expression as an Excel formula without `=`, with as few parentheses as keep its meaning.
 * The text is the same in every interface language: English function names, commas, points.
 */
export function print<R>(expression: Expression<R>, address: Address<R>): string {
  switch (expression.op) {
    case 'number':
      return printNumber(expression.value);
    case 'text':
      return printText(expression.value);
    case 'ref': {
      const areas = address(expression.ref);
      return typeof areas === 'string' ? areas : areas.join(',');
    }
    case 'call':
      return printCall(expression, address);
    default: {
      const own = PRECEDENCE[expression.op];
      const left = print(expression.left, address);
      const right = print(expression.right, address);
      const open = precedence(expression.left, address) < own;
      const close = precedence(expression.right, address) <= own;
      return `${open ? `(${left})` : left}${expression.op}${close ? `(${right})` : right}`;
    }
  }
}

/** A constant text as it stands in a formula. */
function printText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function printNumber(value: number): string {
  return String(value).replace('e', 'E');
}

/** COUNTIF and COUNTIFS take one area each, so over several areas they become the sum of their parts. */
function printCall<R>(expression: Expression<R> & { op: 'call' }, address: Address<R>): string {
  const { name, args } = expression;
  const parts = partsOf(expression, address);
  if (parts === 1) return `${name}(${args.map((argument) => print(argument, address)).join(',')})`;
  return Array.from({ length: parts }, (_, part) => {
    const printed = args.map((argument) =>
      print(argument, (reference) => {
        const areas = address(reference);
        return typeof areas === 'string' ? areas : areas[part]!;
      }),
    );
    return `${name}(${printed.join(',')})`;
  }).join('+');
}

function partsOf<R>(expression: Expression<R> & { op: 'call' }, address: Address<R>): number {
  if (expression.name !== 'COUNTIF' && expression.name !== 'COUNTIFS') return 1;
  const first = expression.args[0];
  if (first?.op !== 'ref') return 1;
  const areas = address(first.ref);
  return typeof areas === 'string' ? 1 : areas.length;
}

function precedence<R>(expression: Expression<R>, address: Address<R>): number {
  switch (expression.op) {
    case 'number':
      return expression.value < 0 ? SIGNED : ATOM;
    case 'text':
    case 'ref':
      return ATOM;
    case 'call':
      return partsOf(expression, address) > 1 ? PRECEDENCE['+'] : ATOM;
    default:
      return PRECEDENCE[expression.op];
  }
}
