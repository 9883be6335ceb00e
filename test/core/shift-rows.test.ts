import { movedRow, shiftRows, type RowShift } from '../../src/core/shift-rows';

const insert: RowShift = { sheet: '鹿城区', row: 4, count: 2 };
const remove: RowShift = { sheet: '鹿城区', row: 4, count: -2 };

describe('references follow their cells when two rows are put in before row 5', () => {
  test.each([
    ['A4', 'A4'],
    ['A5', 'A7'],
    ['$A$5+B$6', '$A$7+B$8'],
    ['SUM(A1:A5)', 'SUM(A1:A7)'],
    ['SUM(A5:B9)', 'SUM(A7:B11)'],
    ['SUM(B9:A5)', 'SUM(B11:A7)'],
    ['SUM(5:9)', 'SUM(7:11)'],
    ['SUM($1:$3)', 'SUM($1:$3)'],
    ['鹿城区!A5', '鹿城区!A7'],
    ["'鹿城区'!A5:A9", "'鹿城区'!A7:A11"],
    ['瓯海区!A5+A5', '瓯海区!A5+A7'],
    ["'O''Brien'!A5", "'O''Brien'!A5"],
    ['"A5"&A5', '"A5"&A7'],
    ['"say ""A5"""&A5', '"say ""A5"""&A7'],
    ['LOG10(A5)', 'LOG10(A7)'],
    ['A5B+A5', 'A5B+A7'],
    ['名称A5+A5', '名称A5+A7'],
    ['[Book1.xlsx]Sheet1!A5', '[Book1.xlsx]Sheet1!A5'],
    ['Table1[A5]+A5', 'Table1[A5]+A7'],
    ['1.5+A5', '1.5+A7'],
    ['', ''],
  ])('%s → %s', (formula, expected) => {
    expect(shiftRows(formula, '鹿城区', insert)).toBe(expected);
  });
});

describe('references to deleted rows are lost', () => {
  test.each([
    ['A4', 'A4'],
    ['A5', '#REF!'],
    ['A6', '#REF!'],
    ['A7', 'A5'],
    ['SUM(A1:A9)', 'SUM(A1:A7)'],
    ['SUM(A5:A6)', 'SUM(#REF!)'],
    ['SUM(A4:A6)', 'SUM(A4:A4)'],
    ['SUM(A6:A8)', 'SUM(A5:A6)'],
    ['鹿城区!$A$5', '鹿城区!#REF!'],
    ['SUM(5:5)', 'SUM(#REF!)'],
  ])('%s → %s', (formula, expected) => {
    expect(shiftRows(formula, '鹿城区', remove)).toBe(expected);
  });
});

test('a formula of another sheet speaks of its own rows unless it says otherwise', () => {
  expect(shiftRows('A5+鹿城区!A5', '汇总表', insert)).toBe('A5+鹿城区!A7');
});

test.each([
  [3, insert, 3],
  [4, insert, 6],
  [3, remove, 3],
  [4, remove, null],
  [5, remove, null],
  [6, remove, 4],
])('row %d moves', (row, shift, expected) => {
  expect(movedRow(row, shift)).toBe(expected);
});
