import { isError, type CellError, type CellValue } from '../snapshot';
import type { Compiled, Value } from './compile';
import { meets } from './criteria';
import type { FunctionName } from './expression';
import { formatNumber } from './format-number';
import { finite, numberOf, round, truthOf, VALUE } from './values';

/** An argument: Excel reads a cell's text or truth value differently from one that was written or calculated. */
interface Argument<E> {
  readonly value: Compiled<E>;
  readonly literal: boolean;
}

type Arguments<E> = readonly Argument<E>[];

/** A function of Excel over compiled arguments; too few of them are #VALUE!. */
export function call<E>(name: FunctionName, args: Arguments<E>): Compiled<E> {
  return args.length < FEWEST[name] ? () => VALUE : CALLS[name](args);
}

const FEWEST: Readonly<Record<FunctionName, number>> = {
  IF: 2,
  AND: 1,
  OR: 1,
  NOT: 1,
  ISNUMBER: 1,
  COUNT: 1,
  COUNTIF: 2,
  COUNTIFS: 2,
  SUM: 1,
  SUMIFS: 3,
  SUMPRODUCT: 1,
  MIN: 1,
  MAX: 1,
  ROUND: 2,
  ABS: 1,
  IFERROR: 2,
  TEXT: 2,
};

const CALLS: { readonly [N in FunctionName]: <E>(args: Arguments<E>) => Compiled<E> } = {
  IF: ([condition, then, otherwise]) => {
    const test = condition!.value;
    const yes = then!.value;
    const no = otherwise ? otherwise.value : () => false;
    return (environment) => {
      const given = test(environment);
      const truth = typeof given === 'boolean' ? given : truthOf(oneOf(given));
      if (typeof truth !== 'boolean') return truth;
      return oneOf(truth ? yes(environment) : no(environment));
    };
  },
  AND: (args) => logical(args, true),
  OR: (args) => logical(args, false),
  NOT: ([argument]) => {
    const value = single(argument!);
    return (environment) => {
      const truth = truthOf(value(environment));
      return isError(truth) ? truth : !truth;
    };
  },
  ISNUMBER: ([argument]) => {
    const { value } = argument!;
    return (environment) => typeof oneOf(value(environment)) === 'number';
  },
  COUNT: (args) => (environment) => {
    let count = 0;
    for (const { value, literal } of args) {
      const given = value(environment);
      if (typeof given === 'number') count += 1;
      else if (isValues(given)) count += countNumbers(given);
      else if (literal && given !== null && !isError(numberOf(given))) count += 1;
    }
    return count;
  },
  COUNTIF: ([range, criterion]) => {
    const { value } = range!;
    const test = criterionOf(criterion!);
    return (environment) => {
      const holds = test(environment);
      if (holds === null) return VALUE;
      const given = value(environment);
      if (!isValues(given)) return holds(given) ? 1 : 0;
      let count = 0;
      for (const one of given) if (holds(one)) count += 1;
      return count;
    };
  },
  COUNTIFS: (args) => matching(args, (rows) => rows.length),
  SUM: (args) => aggregate(args, (numbers) => finite(total(numbers))),
  SUMIFS: ([sums, ...conditions]) => {
    let given: Value = null;
    const added = matching(conditions, (rows) => {
      const values = valuesOf(given);
      const chosen = rows.map((row) => values[row] ?? null);
      return chosen.find(isError) ?? finite(total(chosen.filter((value) => typeof value === 'number')));
    });
    return (environment) => {
      given = sums!.value(environment);
      return added(environment);
    };
  },
  SUMPRODUCT: (args) => (environment) => {
    const lists = args.map(({ value }) => valuesOf(value(environment)));
    const length = lists[0]!.length;
    if (lists.some((list) => list.length !== length)) return VALUE;
    let sum = 0;
    for (let index = 0; index < length; index++) {
      let product = 1;
      for (const list of lists) {
        const value = list[index]!;
        if (isError(value)) return value;
        product *= typeof value === 'number' ? value : 0;
      }
      sum += product;
    }
    return finite(sum);
  },
  MIN: (args) => aggregate(args, (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b)))),
  MAX: (args) => aggregate(args, (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.max(a, b)))),
  ROUND: ([argument, places]) => {
    const { value } = argument!;
    const digits = places!.value;
    return (environment) => {
      const given = value(environment);
      const number = typeof given === 'number' ? given : numberOf(oneOf(given));
      if (typeof number !== 'number') return number;
      const wanted = digits(environment);
      const count = typeof wanted === 'number' ? wanted : numberOf(oneOf(wanted));
      return typeof count === 'number' ? finite(round(number, count)) : count;
    };
  },
  ABS: ([argument]) => {
    const value = single(argument!);
    return (environment) => {
      const number = numberOf(value(environment));
      return isError(number) ? number : Math.abs(number);
    };
  },
  IFERROR: ([argument, instead]) => {
    const { value } = argument!;
    const other = instead!.value;
    return (environment) => {
      const given = oneOf(value(environment));
      return isError(given) ? oneOf(other(environment)) : given;
    };
  },
  TEXT: ([argument, format]) => {
    const value = single(argument!);
    const code = single(format!);
    return (environment) => {
      const given = value(environment);
      const picture = code(environment);
      if (isError(given)) return given;
      if (isError(picture)) return picture;
      if (typeof given === 'string') return given;
      return formatNumber(numberOf(given) as number, String(picture ?? ''));
    };
  },
};

/** One value where Excel wants one: several cells in its place are #VALUE!. */
function oneOf(given: Value): CellValue {
  if (typeof given !== 'object' || !isValues(given)) return given;
  return given.length === 1 ? given[0]! : VALUE;
}

function single<E>({ value }: Argument<E>): (environment: E) => CellValue {
  return (environment) => oneOf(value(environment));
}

function isValues(value: Value): value is readonly CellValue[] {
  return Array.isArray(value);
}

function valuesOf(value: Value): readonly CellValue[] {
  return isValues(value) ? value : [value];
}

function countNumbers(values: readonly CellValue[]): number {
  let count = 0;
  for (const value of values) if (typeof value === 'number') count += 1;
  return count;
}

function total(numbers: readonly number[]): number {
  let sum = 0;
  for (const value of numbers) sum += value;
  return sum;
}

/** In cells only numbers count; what was written or calculated must be one. An error anywhere is the result. */
function aggregate<E>(args: Arguments<E>, combine: (numbers: readonly number[]) => number | CellError): Compiled<E> {
  return (environment) => {
    const numbers: number[] = [];
    for (const { value, literal } of args) {
      const given = value(environment);
      for (const one of valuesOf(given)) {
        if (isError(one)) return one;
        if (typeof one === 'number') numbers.push(one);
        else if (literal && !isValues(given)) {
          const number = numberOf(one);
          if (isError(number)) return number;
          numbers.push(number);
        }
      }
    }
    return combine(numbers);
  };
}

/**
 * AND (`unless` true) and OR (`unless` false): the value of `unless` unless one argument says otherwise. They pass
 * over texts and blanks in cells; with nothing left to judge they are #VALUE!.
 */
function logical<E>(args: Arguments<E>, unless: boolean): Compiled<E> {
  return (environment) => {
    let result: boolean | null = null;
    for (const { value, literal } of args) {
      const given = value(environment);
      if (typeof given === 'boolean') {
        result = result === !unless || given !== unless ? !unless : unless;
        continue;
      }
      for (const one of valuesOf(given)) {
        if ((!literal || isValues(given)) && (typeof one === 'string' || one === null)) continue;
        const truth = truthOf(one);
        if (typeof truth !== 'boolean') return truth;
        result = result === !unless || truth !== unless ? !unless : unless;
      }
    }
    return result ?? VALUE;
  };
}

/** Pairs of a range and a criterion: the indexes at which all are met. */
function matching<E>(args: Arguments<E>, combine: (rows: readonly number[]) => number | CellError): Compiled<E> {
  if (args.length % 2 !== 0) return () => VALUE;
  const ranges = args.filter((_, index) => index % 2 === 0);
  const tests = args.filter((_, index) => index % 2 === 1).map(criterionOf);
  return (environment) => {
    let rows: number[] | null = null;
    let length = 0;
    for (const [index, range] of ranges.entries()) {
      const values = valuesOf(range.value(environment));
      const holds = tests[index]!(environment);
      if (holds === null) return VALUE;
      if (rows === null) {
        length = values.length;
        rows = values.flatMap((value, row) => (holds(value) ? [row] : []));
      } else if (values.length === length) {
        rows = rows.filter((row) => holds(values[row]!));
      } else return VALUE;
    }
    return combine(rows!);
  };
}

/** The test that a criterion asks for, made anew only when the criterion changes; `null` for several cells. */
function criterionOf<E>(argument: Argument<E>): (environment: E) => ((value: CellValue) => boolean) | null {
  let last: CellValue | undefined;
  let test: ((value: CellValue) => boolean) | null = null;
  return (environment) => {
    const criterion = argument.value(environment);
    if (isValues(criterion)) return null;
    if (test === null || criterion !== last) {
      last = criterion;
      test = meets(criterion);
    }
    return test;
  };
}
