import type { Expression, FunctionName } from './expression';

type Operator = Exclude<Expression<never>['op'], 'number' | 'text' | 'ref' | 'call'>;

/** A number stands for itself, so that expressions read like the formula they print. */
export type Operand<R> = Expression<R> | number;

function operand<R>(value: Operand<R>): Expression<R> {
  return typeof value === 'number' ? number(value) : value;
}

function binary(op: Operator) {
  return <R>(left: Operand<R>, right: Operand<R>): Expression<R> => ({
    op,
    left: operand(left),
    right: operand(right),
  });
}

export function number(value: number): Expression<never> {
  return { op: 'number', value };
}

export function text(value: string): Expression<never> {
  return { op: 'text', value };
}

export function ref<R>(reference: R): Expression<R> {
  return { op: 'ref', ref: reference };
}

export const plus = binary('+');
export const minus = binary('-');
export const times = binary('*');
export const over = binary('/');
export const power = binary('^');
export const equal = binary('=');
export const unequal = binary('<>');
export const less = binary('<');
export const atMost = binary('<=');
export const more = binary('>');
export const atLeast = binary('>=');
export const join = binary('&');

export function call<R>(name: FunctionName, ...args: readonly Operand<R>[]): Expression<R> {
  return { op: 'call', name, args: args.map((argument) => operand(argument)) };
}

/** `IF(condition, then, otherwise)`; without `otherwise` an empty text, as a cell without a result shows it. */
export function when<R>(condition: Expression<R>, then: Operand<R>, otherwise: Operand<R> = text('')): Expression<R> {
  return call('IF', condition, then, otherwise);
}
