import fc from 'fast-check';
import {
  dropSheet,
  renameColumn,
  shiftFormula,
  shiftReferences,
  shiftRow,
  shiftRows,
} from '../../../src/ooxml/patch/references';

describe('formulas follow rows that are put in before row 5', () => {
  test.each([
    ['A4+A5', 'A4+A7'],
    ['$A$5:B$6', '$A$7:B$8'],
    ['SUM(A1:A5)', 'SUM(A1:A7)'],
    ['SUM(A1:A4)', 'SUM(A1:A4)'],
    ['SUM(A5:A1)', 'SUM(A7:A1)'],
    ['5:5+$4:$9', '7:7+$4:$11'],
    ['A:C+XFD5', 'A:C+XFD7'],
    ['XFE5+A1048577', 'XFE5+A1048577'],
    ['A1:A1048576+A6:A1048576', 'A1:A1048576+A8:A1048576'],
    ['"A5"&\'A5\'!B5', '"A5"&\'A5\'!B5'],
    ['"a""A5"&A5', '"a""A5"&A7'],
    ['数据!A5+数据!$A$5', '数据!A7+数据!$A$7'],
    ["'数据'!A5:B6", "'数据'!A7:B8"],
    ["'O''Neil'!A5+别表!A5", "'O''Neil'!A5+别表!A5"],
    ["[1]数据!A5+'[x.xlsx]数据'!A5", "[1]数据!A5+'[x.xlsx]数据'!A5"],
    ['数据:别表!A5', '数据:别表!A5'],
    ['Q1:Q4!A5', 'Q1:Q4!A5'],
    ['数据!A1:数据!A5', '数据!A1:数据!A7'],
    ['表1[[#This Row],[A5]]+A5', '表1[[#This Row],[A5]]+A7'],
    ["表1['[A5]+A5", "表1['[A5]+A7"],
    ['LOG10(A5)+A5(1)', 'LOG10(A7)+A5(1)'],
    ['#REF!A5+#REF!', '#REF!A5+#REF!'],
    ['A5#+#N/A', 'A7#+#N/A'],
    ['{1,2;"A5",5}', '{1,2;"A5",5}'],
    ['A5.x+x.A5+_A5+A5_', 'A5.x+x.A5+_A5+A5_'],
    ['-A5%^A6', '-A7%^A8'],
    ['INDEX(A:A,5):A5', 'INDEX(A:A,5):A7'],
    ['1E5+5', '1E5+5'],
    ['a5:b6', 'a7:b8'],
    ['OFFSET(A5 B5,1,1)', 'OFFSET(A7 B7,1,1)'],
    ['', ''],
    ['"A5', '"A5'],
    ["'A5", "'A5"],
    ['[A5', '[A5'],
  ])('%s → %s', (before, after) => {
    expect(shiftFormula(before, '数据', true, { row: 4, count: 2 })).toBe(after);
  });

  test('on another sheet only those with the sheet’s name, whatever its case', () => {
    const shift = { row: 4, count: 2 };
    expect(shiftFormula('A5+data!A5+Data!B5:C6+more!A5', 'Data', false, shift)).toBe('A5+data!A7+Data!B7:C8+more!A5');
  });
});

describe('formulas follow rows that are taken out, rows 5 and 6', () => {
  test.each([
    ['A4+A7', 'A4+A5'],
    ['A5+A6', '#REF!+#REF!'],
    ['数据!$A$5', '数据!#REF!'],
    ['SUM(A5:A6)', 'SUM(#REF!)'],
    ['SUM(A5:A9)', 'SUM(A5:A7)'],
    ['SUM(A1:A5)', 'SUM(A1:A4)'],
    ['SUM(A1:A6)', 'SUM(A1:A4)'],
    ['SUM(A1:A9)', 'SUM(A1:A7)'],
    ['$5:$6', '#REF!'],
    ['6:8', '5:6'],
  ])('%s → %s', (before, after) => {
    expect(shiftFormula(before, '数据', true, { row: 4, count: -2 })).toBe(after);
  });
});

test('lists of references lose those that went', () => {
  expect(shiftReferences('A1:A4 B5 C9', { row: 4, count: -2 })).toBe('A1:A4 C7');
  expect(shiftReferences('B5', { row: 4, count: -2 })).toBe('');
});

test('rows put in and taken out again leave every formula as it was', () => {
  const row = fc.integer({ min: 1, max: 40 });
  const corner = fc
    .tuple(fc.constantFrom('A', '$B', 'XFD'), fc.constantFrom('', '$'), row)
    .map(([a, b, c]) => a + b + c);
  const reference = fc.oneof(
    corner,
    fc.tuple(corner, corner).map(([a, b]) => `${a}:${b}`),
    row.map((r) => `${r}:${r}`),
  );
  fc.assert(
    fc.property(fc.array(reference, { minLength: 1 }), row, fc.integer({ min: 1, max: 9 }), (list, at, count) => {
      const formula = list.join('+');
      const shifted = shiftFormula(formula, 's', true, { row: at, count });
      expect(shiftFormula(shifted, 's', true, { row: at, count: -count })).toBe(formula);
    }),
  );
});

test('a span holds exactly the rows that stayed', () => {
  const row = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(row, row, row, fc.integer({ min: 1, max: 9 }), (a, b, at, count) => {
      const [top, bottom] = [Math.min(a, b), Math.max(a, b)];
      const shift = { row: at, count: -count };
      const stayed = Array.from({ length: bottom - top + 1 }, (_, index) => shiftRow(top + index, shift)).filter(
        (each) => each !== null,
      );
      const span = shiftRows(top, bottom, shift);
      expect(span).toEqual(stayed.length === 0 ? null : [stayed[0], stayed.at(-1)]);
    }),
  );
});

test.each([
  ['SUM(\'字典\'!A1,字典!B2:C3,字典2!A1,"字典!A1")', 'SUM(#REF!A1,#REF!B2:C3,字典2!A1,"字典!A1")'],
  ['A1+别表!A1', 'A1+别表!A1'],
])('a sheet that went: %s → %s', (before, after) => {
  expect(dropSheet(before, '字典')).toBe(after);
});

test.each([
  ['SUM(表1[值])', 'SUM(表1[数 值])'],
  ['表1[[#This Row],[值]]*[@值]', '表1[[#This Row],[数 值]]*[@数 值]'],
  ['"[值]"&表1[值2]', '"[值]"&表1[值2]'],
  ['A1', 'A1'],
])('a column with another name: %s → %s', (before, after) => {
  expect(renameColumn(before, '值', '数 值')).toBe(after);
});

test('brackets within a column’s name are escaped', () => {
  expect(renameColumn('表1[a]', 'a', "x[1]'#@")).toBe("表1[x'[1']'''#'@]");
});
