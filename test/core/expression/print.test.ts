import fc from 'fast-check';
import {
  atLeast,
  call,
  equal,
  join,
  less,
  minus,
  number,
  over,
  plus,
  power,
  ref,
  text,
  times,
  unequal,
  when,
} from '../../../src/core/expression/build';
import { evaluate } from '../../../src/core/expression/evaluate';
import type { Expression } from '../../../src/core/expression/expression';
import { print } from '../../../src/core/expression/print';

const A = ref('A1');
const B = ref('B1');
const C = ref('C1');
const areas: Readonly<Record<string, readonly string[]>> = {
  few: ['I13', 'I15:I16'],
  targets: ['F13', 'F15:F16'],
  one: ['I13:I17'],
};
const address = (reference: string): string | readonly string[] => areas[reference] ?? reference;

describe('an expression is printed as Excel writes it', () => {
  test.each<[string, Expression<string>, string]>([
    ['a number', number(12.5), '12.5'],
    ['a very small number', number(1e-7), '1E-7'],
    ['a very large number', number(1e21), '1E+21'],
    ['a text, its quotes doubled', text('a"b'), '"a""b"'],
    ['no parentheses where Excel needs none', plus(times(A, B), C), 'A1*B1+C1'],
    ['a sum within a product', times(plus(A, B), C), '(A1+B1)*C1'],
    ['a difference on the right', minus(A, minus(B, C)), 'A1-(B1-C1)'],
    ['a difference on the left', minus(minus(A, B), C), 'A1-B1-C1'],
    ['a root', minus(power(over(A, B), over(1, 2)), 1), '(A1/B1)^(1/2)-1'],
    ['powers group from the left', power(power(A, B), C), 'A1^B1^C1'],
    ['a power on the right', power(A, power(B, C)), 'A1^(B1^C1)'],
    ['a number below zero after a sign', minus(A, -5), 'A1-(-5)'],
    ['a number below zero under a power', power(number(-5), 2), '(-5)^2'],
    ['a number below zero alone', number(-5), '-5'],
    ['a joined comparison', join(text('x'), equal(A, B)), '"x"&(A1=B1)'],
    ['comparisons are the loosest', less(plus(A, 1), times(B, 2)), 'A1+1<B1*2'],
    ['unequal', unequal(A, B), 'A1<>B1'],
    ['a call with an empty text by default', when(atLeast(A, 0), B), 'IF(A1>=0,B1,"")'],
    ['several areas in a list', call('MIN', ref('few')), 'MIN(I13,I15:I16)'],
    ['one area given as a list', call('COUNTIF', ref('one'), text('>0')), 'COUNTIF(I13:I17,">0")'],
    [
      'COUNTIF over several areas, which takes one only',
      atLeast(call('COUNTIF', ref('few'), text('x')), 3),
      'COUNTIF(I13,"x")+COUNTIF(I15:I16,"x")>=3',
    ],
    [
      'COUNTIFS over several areas in step',
      over(call('COUNTIFS', ref('targets'), text('>0'), ref('few'), text('>=1')), call('COUNTIF', A, 1)),
      '(COUNTIFS(F13,">0",I13,">=1")+COUNTIFS(F15:F16,">0",I15:I16,">=1"))/COUNTIF(A1,1)',
    ],
    ['the same criterion for each area', call('COUNTIF', ref('few'), A), 'COUNTIF(I13,A1)+COUNTIF(I15:I16,A1)'],
    ['COUNTIF of what is no reference', call('COUNTIF', text('a'), text('b')), 'COUNTIF("a","b")'],
  ])('%s', (_, expression, formula) => {
    expect(print(expression, address)).toBe(formula);
  });
});

/** Numbers and the four operations, read back by JavaScript, which has the same precedence for them. */
const arithmetic: fc.Arbitrary<Expression<string>> = fc.letrec<{ expression: Expression<string> }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: -9, max: 9 }).map(number),
    fc
      .tuple(fc.constantFrom(plus, minus, times, over), tie('expression'), tie('expression'))
      .map(([make, a, b]) => make(a, b)),
  ),
})).expression;

function meant(expression: Expression<string>): number {
  return Number(new Function(`return ${print(expression, address)}`)());
}

/** JavaScript goes on with infinity, and comes back from it: 0/(1/0) is 0. */
function isDefined(expression: Expression<string>): boolean {
  const parts = 'left' in expression ? [expression.left, expression.right] : [];
  return Number.isFinite(meant(expression)) && parts.every(isDefined);
}

test('what is printed means what is evaluated', () => {
  fc.assert(
    fc.property(arithmetic, (expression) => {
      const value = evaluate(expression, () => null);
      expect(typeof value === 'number').toBe(isDefined(expression));
      if (typeof value === 'number') expect(value).toBe(meant(expression) + 0);
    }),
    { examples: [[over(number(0), over(number(1), number(0)))]] },
  );
});
