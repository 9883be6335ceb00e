import fc from 'fast-check';
import { toA1 } from '../../src/core/address';
import { printFormula, readFormula } from '../../src/ooxml/shift-formula';

const shift = (formula: string, rows: number, columns: number): string =>
  printFormula(readFormula(formula), rows, columns);

test.each([
  ['relative references move', 'A1+B2', 1, 2, 'C2+D3'],
  ['fixed parts stay', '$A1+A$1+$A$1', 2, 3, '$A3+D$1+$A$1'],
  ['ranges move at both ends', 'SUM(A1:B$3)', 1, 1, 'SUM(B2:C$3)'],
  ['text stays', 'A1&"A1 ""A1"" x"', 1, 0, 'A2&"A1 ""A1"" x"'],
  ['sheet names stay', "'A1 ''x'!A1+Sheet1!B1+温州!C1", 1, 0, "'A1 ''x'!A2+Sheet1!B2+温州!C2"],
  ['sheets called like cells stay', 'Q1!A1+SUM(Q1:Q4!A1)', 1, 1, 'Q1!B2+SUM(Q1:Q4!B2)'],
  ['functions called like cells stay', 'LOG10(A1)+ATAN2(A1,B1)', 1, 0, 'LOG10(A2)+ATAN2(A2,B2)'],
  ['whole columns move', 'SUM(A:A)+SUM($A:B)', 5, 1, 'SUM(B:B)+SUM($A:C)'],
  ['whole rows move', 'SUM(1:1)+SUM($1:2)', 1, 5, 'SUM(2:2)+SUM($1:3)'],
  ['other workbooks stay', '[1]Sheet1!A1+[2]!Name', 1, 0, '[1]Sheet1!A2+[2]!Name'],
  ['structured references stay', "T1[A1]+T1[[#All],[A'[1]:[B1]]+A1", 1, 0, "T1[A1]+T1[[#All],[A'[1]:[B1]]+A2"],
  ['defined names stay', 'rate2+A1B+XFE1+ABCD1+_A1+A1.x+A0', 1, 1, 'rate2+A1B+XFE1+ABCD1+_A1+A1.x+A0'],
  ['numbers stay', '1E5+2.5e-3+12', 1, 1, '1E5+2.5e-3+12'],
  ['errors stay', 'IF(#N/A,#REF!,#DIV/0!)', 1, 1, 'IF(#N/A,#REF!,#DIV/0!)'],
  ['spilled and implicit references move', 'A1#+@B1', 1, 0, 'A2#+@B2'],
  ['a reference above the sheet is lost', 'A1+$A$1', -1, 0, '#REF!+$A$1'],
  ['a reference left of the sheet is lost', 'B1+A1', 0, -1, 'A1+#REF!'],
  ['the last cell moves no further', 'XFD1048576', 1, 0, '#REF!'],
  ['an open text ends the formula', 'A1&"A1', 1, 0, 'A2&"A1'],
  ['open brackets end the formula', 'A1+T[A1', 1, 0, 'A2+T[A1'],
  ['a column and a row are no range', 'A:1', 1, 1, 'A:1'],
  ['nothing stays nothing', '', 1, 1, ''],
])('%s', (_, formula, rows, columns, expected) => {
  expect(shift(formula, rows, columns)).toBe(expected);
});

test('moving by nothing changes nothing, whatever the text', () => {
  const letters = fc.constantFrom(
    'A1',
    '$B$2',
    'C:C',
    '1:3',
    '"',
    "'",
    '[',
    ']',
    '!',
    ':',
    '(',
    'X',
    '9',
    '温',
    ',',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 20 }), (parts) => {
      expect(shift(parts.join(''), 0, 0)).toBe(parts.join(''));
    }),
  );
});

test('moving there and back gives the formula again', () => {
  const place = fc.record({ row: fc.nat(1000), column: fc.nat(700) });
  fc.assert(
    fc.property(place, place, place, (cell, other, by) => {
      const formula = `SUM(${toA1(cell.row, cell.column)}:${toA1(other.row, other.column)})*2`;
      expect(shift(shift(formula, by.row, by.column), -by.row, -by.column)).toBe(formula);
    }),
  );
});
