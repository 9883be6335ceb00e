import { formerResults, rewrittenFormulas, rowChange, rowsText } from '../../src/workbench/row-changes';
import { sheet, workbook } from '../support/sheet';

const SPAN = { sheet: '甲', row: 3, count: 2 };

test.each([
  ['above', { kind: 'insert-rows', ...SPAN }],
  ['below', { kind: 'insert-rows', ...SPAN, row: 5 }],
  ['delete', { kind: 'delete-rows', ...SPAN }],
] as const)('%s of rows 4 and 5 is %j', (command, change) => {
  expect(rowChange(command, SPAN)).toEqual(change);
});

test.each([
  [{ row: 0, count: 1 }, '1'],
  [{ row: 11, count: 3 }, '12–14'],
])('%j reads %s', (span, text) => {
  expect(rowsText(span)).toBe(text);
});

describe('a formula is worked out anew', () => {
  const before = workbook(sheet('甲', '=A2+A3 → 5\n2\n3\n=1+1 → 2'), sheet('乙', '=甲!A2 → 2 | =B9 → 0'));
  const after = workbook(sheet('甲', '=#REF!+A2 → 5\n3\n=1+1 → 2'), sheet('乙', '=甲!#REF! → 2 | =B9 → 0'));

  test('where rows that went are no longer in it, on other sheets too', () => {
    expect(rewrittenFormulas(before, after, { kind: 'delete-rows', sheet: '甲', row: 1, count: 1 })).toEqual([
      { sheet: '甲', row: 0, column: 0 },
      { sheet: '乙', row: 0, column: 0 },
    ]);
  });

  test('nowhere when empty rows came', () => {
    expect(rewrittenFormulas(after, before, { kind: 'insert-rows', sheet: '甲', row: 1, count: 1 })).toEqual([]);
  });
});

test('results come back where the formula is the same, and nowhere else', () => {
  const before = workbook(sheet('甲', '=A2 → 5 | =A3 → 7 | =A4 → 9'));
  const now = workbook(sheet('甲', '=A2 → 6 | =A9 → 8 | =A4 → 9'), sheet('乙', '=A2 → 1'));
  expect(formerResults(before, now)).toEqual([
    { kind: 'set-cell', sheet: '甲', row: 0, column: 0, value: 5, formula: 'A2' },
  ]);
});
