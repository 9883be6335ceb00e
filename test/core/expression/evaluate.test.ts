import fc from 'fast-check';
import {
  atLeast,
  atMost,
  call,
  equal,
  join,
  less,
  minus,
  more,
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
import { compile, type Value } from '../../../src/core/expression/compile';
import { evaluate } from '../../../src/core/expression/evaluate';
import type { Expression, FunctionName } from '../../../src/core/expression/expression';
import type { CellValue } from '../../../src/core/snapshot';

const VALUE: CellValue = { error: '#VALUE!' };
const DIV: CellValue = { error: '#DIV/0!' };
const NUM: CellValue = { error: '#NUM!' };
const NA: CellValue = { error: '#N/A' };

const cells: Readonly<Record<string, Value>> = {
  blank: null,
  empty: '',
  two: 2,
  three: 3,
  text: 'abc',
  digits: ' 12 ',
  huge: 1e308,
  infinite: '1e999',
  yes: true,
  no: false,
  broken: NA,
  list: [1, 'x', null, 3, true],
  others: [1, 1, 1, 1, 1],
  short: [1, 2],
  brokenList: [1, NA, 3, null, 2],
  single: [7],
  none: [null, ''],
};
const _ = (name: string): Expression<string> => ref(name);
const value = (expression: Expression<string>): CellValue => evaluate(expression, (name) => cells[name]!);

describe('an expression has the value that Excel shows', () => {
  test.each<[string, Expression<string>, CellValue]>([
    ['a blank in arithmetic is 0', plus(_('blank'), 2), 2],
    ['text in arithmetic', plus(_('text'), 2), VALUE],
    ['text on the right', plus(2, _('text')), VALUE],
    ['an empty text in arithmetic', times(_('empty'), 2), VALUE],
    ['text that plainly is a number', times(_('digits'), 2), 24],
    ['text beyond all numbers', plus(_('infinite'), 1), NUM],
    ['TRUE in arithmetic is 1', plus(_('yes'), _('no')), 1],
    ['an error goes through', minus(_('broken'), 1), NA],
    ['0/0', over(_('blank'), _('blank')), DIV],
    ['x/0', over(2, 0), DIV],
    ['overflow', times(_('huge'), 10), NUM],
    ['0^0', power(0, 0), NUM],
    ['0 to a negative power', power(0, -1), DIV],
    ['a root of a negative number', power(number(-8), over(1, 2)), NUM],
    ['a power', power(2, 10), 1024],
    ['several cells where one is wanted', plus(_('list'), 1), VALUE],
    ['a list of one', plus(_('single'), 1), 8],
    ['a list of one for a function', call('ROUND', _('single'), 0), 7],
    ['several cells for a function that wants one', call('ROUND', _('list'), 0), VALUE],
    ['lists of different length', plus(_('list'), _('short')), VALUE],
    ['comparing numbers', less(_('two'), _('three')), true],
    ['at most', atMost(_('three'), _('three')), true],
    ['more', more(_('three'), _('two')), true],
    ['unequal', unequal(_('two'), _('three')), true],
    ['text ignores case', equal(_('text'), text('ABC')), true],
    ['texts in order', less(text('abb'), _('text')), true],
    ['texts in the other order', less(text('abd'), _('text')), false],
    ['numbers stand before texts', less(number(1e9), text('')), true],
    ['texts stand before truth values', less(text('zzz'), _('no')), true],
    ['FALSE stands before TRUE', less(_('no'), _('yes')), true],
    ['a blank equals 0', equal(_('blank'), 0), true],
    ['a blank equals an empty text', equal(text(''), _('blank')), true],
    ['a blank equals FALSE', equal(_('blank'), _('no')), true],
    ['a blank equals a blank', equal(_('blank'), _('blank')), true],
    ['comparing an error', atLeast(_('broken'), 1), NA],
    ['comparing with an error', atLeast(1, _('broken')), NA],
    ['joining', join(join(_('two'), _('blank')), join(_('yes'), _('text'))), '2TRUEabc'],
    ['joining FALSE', join(_('no'), text('')), 'FALSE'],
    ['joining a fraction', join(plus(0.1, 0.2), text('')), '0.3'],
    ['joining a small number', join(number(1e-7), text('')), '1E-07'],
    ['joining a large number', join(number(1.5e300), text('')), '1.5E+300'],
    ['joining an error', join(_('broken'), text('')), NA],
    ['joining with an error', join(text(''), _('broken')), NA],
    ['IF true', when(_('two'), text('a'), text('b')), 'a'],
    ['IF of a blank', when(_('blank'), text('a')), ''],
    ['IF of text', when(_('text'), 1, 2), VALUE],
    ['IF of the word TRUE', when(text('true'), 1, 2), 1],
    ['IF of the word FALSE', when(text('False'), 1, 2), 2],
    ['IF of an error', when(_('broken'), 1, 2), NA],
    ['IF without an else', call('IF', _('no'), 1), false],
    ['IF leaves the other branch alone', when(_('yes'), 1, over(1, 0)), 1],
    ['AND', call('AND', _('two'), _('yes')), true],
    ['AND with a false', call('AND', _('two'), _('no')), false],
    ['AND passes over text and blanks in cells', call('AND', _('text'), _('blank'), _('yes')), true],
    ['AND passes over them in lists', call('AND', _('list')), true],
    ['AND of nothing to judge', call('AND', _('text')), VALUE],
    ['AND of written text', call('AND', text('x'), _('yes')), VALUE],
    ['AND of an error', call('AND', _('yes'), _('broken')), NA],
    ['OR', call('OR', _('no'), _('three')), true],
    ['OR of false', call('OR', _('no'), _('no')), false],
    ['NOT', call('NOT', _('blank')), true],
    ['NOT of text', call('NOT', _('text')), VALUE],
    ['ISNUMBER of a number', call('ISNUMBER', _('two')), true],
    ['ISNUMBER of digits in a text', call('ISNUMBER', _('digits')), false],
    ['ISNUMBER of an error', call('ISNUMBER', _('broken')), false],
    ['COUNT counts numbers in cells only', call('COUNT', _('list'), _('digits'), _('yes'), _('broken'), _('two')), 3],
    ['COUNT counts what is written', call('COUNT', number(1), text('2'), text('x'), text('')), 2],
    ['COUNT of a calculated error', call('COUNT', over(1, 0)), 0],
    ['COUNTIF of numbers', call('COUNTIF', _('list'), text('>=1')), 2],
    ['COUNTIF of one cell', call('COUNTIF', _('three'), text('>2')), 1],
    ['COUNTIF of one cell that fails', call('COUNTIF', _('text'), text('>2')), 0],
    ['COUNTIF with several criteria', call('COUNTIF', _('list'), _('short')), VALUE],
    ['COUNTIFS', call('COUNTIFS', _('list'), text('>=1'), _('others'), number(1)), 2],
    ['COUNTIFS of one range', call('COUNTIFS', _('list'), text('>=1')), 2],
    ['COUNTIFS of ranges that differ', call('COUNTIFS', _('list'), text('>0'), _('short'), text('>0')), VALUE],
    ['COUNTIFS without its last criterion', call('COUNTIFS', _('list'), text('>0'), _('others')), VALUE],
    ['COUNTIFS with several criteria', call('COUNTIFS', _('list'), _('short')), VALUE],
    ['SUM passes over text in cells', call('SUM', _('list')), 4],
    ['SUM of what is written', call('SUM', text('2'), _('two')), 4],
    ['SUM of written text', call('SUM', text('x'), _('two')), VALUE],
    ['SUM of an error', call('SUM', _('brokenList')), NA],
    ['SUM beyond all numbers', call('SUM', _('huge'), _('huge')), NUM],
    ['SUMIFS', call('SUMIFS', _('others'), _('list'), text('>=1')), 2],
    ['SUMIFS of an error that is chosen', call('SUMIFS', _('brokenList'), _('others'), number(1)), NA],
    ['SUMIFS with a shorter sum', call('SUMIFS', _('short'), _('others'), number(1)), 3],
    ['SUMPRODUCT', call('SUMPRODUCT', _('list'), _('others')), 4],
    ['SUMPRODUCT of a calculated list', call('SUMPRODUCT', times(equal(_('list'), 1), _('others'))), 1],
    ['SUMPRODUCT of one value and a list', call('SUMPRODUCT', times(2, _('others'))), 10],
    ['SUMPRODUCT of lists that differ', call('SUMPRODUCT', _('list'), _('short')), VALUE],
    ['SUMPRODUCT of an error', call('SUMPRODUCT', _('brokenList')), NA],
    ['SUMPRODUCT beyond all numbers', call('SUMPRODUCT', times(_('huge'), 1), _('three')), NUM],
    ['MIN', call('MIN', _('list'), _('two')), 1],
    ['MIN of nothing', call('MIN', _('none')), 0],
    ['MAX', call('MAX', _('list'), _('two')), 3],
    ['MAX of nothing', call('MAX', _('none')), 0],
    ['ROUND half away from zero', call('ROUND', 2.5, 0), 3],
    ['ROUND below zero', call('ROUND', -2.5, 0), -3],
    ['ROUND of a half that is binary less', call('ROUND', 1.005, 2), 1.01],
    ['ROUND of another', call('ROUND', 2.675, 2), 2.68],
    ['ROUND of a difference', call('ROUND', minus(1.15, 1), 10), 0.15],
    ['ROUND to tens', call('ROUND', 1250, -2), 1300],
    ['ROUND to beyond the number', call('ROUND', 12, -3), 0],
    ['ROUND of zero', call('ROUND', _('blank'), 2), 0],
    ['ROUND to more digits than there are', call('ROUND', 0.1, 20), 0.1],
    ['ROUND to digits that a blank stands for', call('ROUND', 2.5, _('blank')), 3],
    ['ROUND to absurd digits', call('ROUND', 0.1, 400), 0.1],
    ['ROUND of a large number', call('ROUND', 1e17, 2), 1e17],
    ['ROUND of text', call('ROUND', _('text'), 0), VALUE],
    ['ROUND to text', call('ROUND', _('two'), _('text')), VALUE],
    ['ABS', call('ABS', -3), 3],
    ['ABS of text', call('ABS', _('text')), VALUE],
    ['IFERROR of an error', call('IFERROR', over(1, 0), text('')), ''],
    ['IFERROR of a value', call('IFERROR', _('two'), text('')), 2],
    ['IFERROR of several cells', call('IFERROR', _('list'), text('e')), 'e'],
    ['TEXT', call('TEXT', 0.675, text('0%')), '68%'],
    ['TEXT of text', call('TEXT', _('text'), text('0')), 'abc'],
    ['TEXT of a blank', call('TEXT', _('blank'), text('0.0')), '0.0'],
    ['TEXT of an error', call('TEXT', _('broken'), text('0')), NA],
    ['TEXT with an error', call('TEXT', 1, _('broken')), NA],
    ['TEXT without a picture', call('TEXT', 1, _('blank')), VALUE],
    ['a call without its arguments', call('ROUND', 1), VALUE],
  ])('%s', (_name, expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });
});

describe('a criterion is met as in COUNTIF', () => {
  test.each<[CellValue, CellValue, boolean]>([
    ['>0', 1, true],
    ['>0', 0, false],
    ['>0', 'a', false],
    ['>=1', 1, true],
    ['<2', 1, true],
    ['<2', '1', false],
    ['<=2', 2, true],
    ['=2', 2, true],
    ['2', 2, true],
    ['2', '2', true],
    ['2', '', false],
    ['<>2', 2, false],
    ['<>2', null, true],
    [2, 2, true],
    [2, '2', false],
    [true, true, true],
    [true, 1, false],
    [null, 0, true],
    [null, 1, false],
    [NA, { error: '#N/A' }, true],
    [NA, { error: '#REF!' }, false],
    [NA, 'x', false],
    ['不适用', '不适用', true],
    ['不适用', '不适用 ', false],
    ['ABC', 'abc', true],
    ['a*', 'abc', true],
    ['a?c', 'abc', true],
    ['a~*', 'a*', true],
    ['a~*', 'ab', false],
    ['a.c', 'abc', false],
    ['<>abc', 'abc', false],
    ['<>abc', 3, true],
    ['=abc', 'abc', true],
    ['<b', 'a', true],
    ['<b', 1, false],
    ['<=b', 'b', true],
    ['>a', 'b', true],
    ['>=b', 'b', true],
    ['', null, true],
    ['', '', true],
    ['', 0, false],
    ['=', null, true],
    ['=', '', false],
    ['<>', null, false],
    ['<>', '', true],
    ['>', 'a', false],
  ])('%j against %j: %s', (criterion, content, expected) => {
    const count = evaluate(call('COUNTIF', ref('cell'), ref('criterion')), (name) =>
      name === 'cell' ? content : criterion,
    );
    expect(count).toBe(expected ? 1 : 0);
  });
});

describe('TEXT follows its picture', () => {
  test.each<[number, string, CellValue]>([
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [1234, '#,##0', '1,234'],
    [0.5, '0', '1'],
    [-0.4, '0', '0'],
    [-2.5, '0.0', '-2.5'],
    [218.4, '0.##', '218.4'],
    [218, '0.##', '218.'],
    [0.12345, '0.0%', '12.3%'],
    [1e22, '0', '10000000000000000000000'],
    [1, 'yyyy-mm-dd', VALUE],
  ])('%d as %s', (figure, picture, expected) => {
    expect(evaluate(call('TEXT', figure, text(picture)), () => null)).toEqual(expected);
  });
});

test('a compiled expression answers anew for other cells and criteria', () => {
  const count = compile(
    call('COUNTIF', ref('cell'), ref('criterion')),
    (name: string) => (given: Record<string, CellValue>) => given[name]!,
  );
  expect(count({ cell: 3, criterion: '>2' })).toBe(1);
  expect(count({ cell: 1, criterion: '>2' })).toBe(0);
  expect(count({ cell: 1, criterion: '<2' })).toBe(1);
});

const cellValue: fc.Arbitrary<CellValue> = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.string(),
  fc.constantFrom('12', '-3.5', '1e999', '', ' ', '不适用', '>0', '*', '~', '（'),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(NA, DIV, VALUE),
);
const functions: readonly FunctionName[] = [
  'IF',
  'AND',
  'OR',
  'NOT',
  'ISNUMBER',
  'COUNT',
  'COUNTIF',
  'COUNTIFS',
  'SUM',
  'SUMIFS',
  'SUMPRODUCT',
  'MIN',
  'MAX',
  'ROUND',
  'ABS',
  'IFERROR',
  'TEXT',
];
const anything: fc.Arbitrary<Expression<number>> = fc.letrec<{ expression: Expression<number> }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc.double({ noNaN: true }).map(number),
    fc.string().map(text),
    fc.nat(4).map((index) => ref(index)),
    fc
      .tuple(
        fc.constantFrom(plus, minus, times, over, power, equal, unequal, less, atMost, more, atLeast, join),
        tie('expression'),
        tie('expression'),
      )
      .map(([make, a, b]) => make(a, b)),
    fc
      .tuple(fc.constantFrom(...functions), fc.array(tie('expression'), { maxLength: 4 }))
      .map(([name, args]) => call(name, ...args)),
  ),
})).expression;

test('whatever cells hold, an expression has a value, and never NaN or infinity', () => {
  fc.assert(
    fc.property(
      anything,
      fc.array(fc.oneof(cellValue, fc.array(cellValue, { maxLength: 4 })), { minLength: 5, maxLength: 5 }),
      (expression, contents) => {
        const result = evaluate(expression, (index) => contents[index]!);
        expect(Array.isArray(result)).toBe(false);
        if (typeof result === 'number' && expression.op !== 'number' && expression.op !== 'ref') {
          expect(Number.isNaN(result)).toBe(false);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('ROUND is half away from zero on the decimal figure', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }), (tenths, places) => {
      const figure = Number(`${tenths}e-${places + 1}`);
      const rest = Math.abs(tenths) % 10;
      const whole = Math.trunc(Math.abs(tenths) / 10) + (rest >= 5 ? 1 : 0);
      expect(evaluate(call('ROUND', figure, places), () => null)).toBe(
        Math.sign(tenths) * Number(`${whole}e-${places}`) + 0,
      );
    }),
  );
});
