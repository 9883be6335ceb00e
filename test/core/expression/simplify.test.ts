import fc from 'fast-check';
import { atLeast, call, equal, minus, more, number, over, ref, text, when } from '../../../src/core/expression/build';
import { evaluate } from '../../../src/core/expression/evaluate';
import type { Expression } from '../../../src/core/expression/expression';
import { print } from '../../../src/core/expression/print';
import { simplify } from '../../../src/core/expression/simplify';
import type { CellValue } from '../../../src/core/snapshot';

/** A is a number, B and C are two, D is empty; of X nothing is known. */
const KNOWN: Readonly<Record<string, number>> = { A: 1, 'B:C': 2, D: 0 };
const simple = (expression: Expression<string>): string =>
  print(
    simplify(expression, (reference) => KNOWN[reference] ?? null),
    (reference) => reference,
  );

const A = ref('A');
const D = ref('D');
const X = ref('X');

test.each<[string, Expression<string>, string]>([
  ['a number is one', call('ISNUMBER', A), '1'],
  ['an empty cell is none', call('ISNUMBER', D), '0'],
  ['two cells are none', call('ISNUMBER', ref('B:C')), '0'],
  ['a literal is one', call('ISNUMBER', number(3)), '1'],
  ['of another cell nothing is known', call('ISNUMBER', X), 'ISNUMBER(X)'],
  ['numbers are counted', call('COUNT', A, ref('B:C'), D, number(5)), '4'],
  ['unless one is unknown', call('COUNT', A, X), 'COUNT(A,X)'],
  ['numbers are no words', call('COUNTIF', ref('B:C'), text('不适用*')), '0'],
  ['but may meet a comparison', call('COUNTIF', A, text('>0')), 'COUNTIF(A,">0")'],
  ['or be no such word', call('COUNTIF', A, text('<>不适用')), 'COUNTIF(A,"<>不适用")'],
  ['and other cells may be words', call('COUNTIF', X, text('不适用*')), 'COUNTIF(X,"不适用*")'],
  ['a criterion may stand in a cell', call('COUNTIF', A, X), 'COUNTIF(A,X)'],
  ['what always holds is left out', call('AND', call('ISNUMBER', A), more(X, 0)), 'X>0'],
  ['what never holds is not: an error beside it counts', call('AND', call('ISNUMBER', D), more(X, 0)), 'AND(0,X>0)'],
  ['what is left stays together', call('AND', call('ISNUMBER', A), more(X, 0), atLeast(X, 2)), 'AND(X>0,X>=2)'],
  ['a lone cell still needs AND', call('AND', number(1), X), 'AND(X)'],
  ['all holds', call('AND', call('ISNUMBER', A), number(1)), '1'],
  ['a certain yes', when(call('ISNUMBER', A), X, text('n')), 'X'],
  ['a certain no', when(call('ISNUMBER', D), X, text('n')), '"n"'],
  ['an open question', when(more(X, 0), call('ISNUMBER', A)), 'IF(X>0,1,"")'],
  ['numbers are worked out', minus(over(9, 12), 1), '-0.25'],
  ['comparisons too', equal(call('COUNT', ref('B:C')), 2), '1'],
  ['what fails stays', over(1, 0), '1/0'],
  ['other calls stay', call('MIN', A, over(1, 2)), 'MIN(A,0.5)'],
])('%s', (_, expression, expected) => {
  expect(simple(expression)).toBe(expected);
});

const condition: fc.Arbitrary<Expression<string>> = fc.letrec<{ value: Expression<string>; truth: Expression<string> }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Expression<string>>(A, D, X, number(0), number(1), number(2.5), text('x')),
      fc.tuple(fc.constantFrom(minus, over), tie('value'), tie('value')).map(([make, a, b]) => make(a, b)),
      fc.tuple(tie('truth'), tie('value'), tie('value')).map(([a, b, c]) => when(a, b, c)),
      fc.tuple(tie('value'), tie('value')).map(([a, b]) => call('COUNT', a, b)),
    ),
    truth: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(fc.constantFrom(atLeast, more, equal), tie('value'), tie('value')).map(([make, a, b]) => make(a, b)),
      tie('value').map((a) => call('ISNUMBER', a)),
      fc.constantFrom(A, D, X).map((a) => atLeast(call('COUNTIF', a, text('不适用*')), 1)),
      fc.array(tie('truth'), { minLength: 1, maxLength: 3 }).map((args) => call('AND', ...args)),
    ),
  }),
).truth;

test('a simplified condition decides the same', () => {
  const unknown = fc.constantFrom<CellValue>(null, '', 'x', '不适用', 0, -1, 3, true, { error: '#N/A' });
  fc.assert(
    fc.property(condition, fc.double({ min: -5, max: 5, noNaN: true }), unknown, (expression, a, x) => {
      const value = (reference: string): CellValue => (reference === 'A' ? a : reference === 'X' ? x : null);
      const decide = (truth: Expression<string>): CellValue => evaluate(when(truth, text('yes'), text('no')), value);
      const numbers = (reference: string): number | null => (reference === 'A' ? 1 : reference === 'D' ? 0 : null);
      expect(decide(simplify(expression, numbers))).toEqual(decide(expression));
    }),
    { numRuns: 1000 },
  );
});
