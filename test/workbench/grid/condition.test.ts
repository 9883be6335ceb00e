import { fromA1, rangeFromA1 } from '../../../src/core/address';
import { cellAt } from '../../../src/core/snapshot';
import { toCondition } from '../../../src/workbench/grid/condition';
import { sheet } from '../../support/sheet';

const SHEET = sheet('表', "1 | 滞后 | 5\n12 | 达序时 | 5\n'12 | | 20\n#N/A | x | TRUE");
const LOOK = { ranges: [rangeFromA1('A1:C4')!], stopIfTrue: false, fill: '#FF0000', color: null, bold: null };

function meets(formula: string, cell: string): boolean | null {
  const { row, column } = fromA1(cell)!;
  const condition = toCondition({ ...LOOK, formula });
  return condition && condition(row, column, (r, c) => cellAt(SHEET, r, c)?.value ?? null);
}

describe('a conditional format', () => {
  test.each<[string, string, string, boolean | null]>([
    ['moves with the cell', 'OR(B1="滞后",B1="差距较大")', 'A1', true],
    ['moves with the cell, where it does not hold', 'OR(B1="滞后",B1="差距较大")', 'A2', false],
    ['holds a column', '$C1>10', 'B3', true],
    ['holds a row and a column', '$A$1=1', 'C4', true],
    ['moves sideways', 'A1=5', 'C2', true],
    ['a text is text', 'ISTEXT(A1)', 'A3', true],
    ['a number is none', 'ISTEXT(A1)', 'A2', false],
    ['arithmetic and brackets', '(A1+C1)*2-4=30', 'A2', true],
    ['what joins', 'A1&B1="1滞后"', 'A1', true],
    ['below zero', 'A1>-1', 'A1', true],
    ['an error is no yes', 'A1>0', 'A4', false],
    ['a number but 0 is yes', 'A1', 'A2', true],
    ['case does not matter', 'b1="X"', 'A4', true],
    ['quotes in text', 'B1="a""b"', 'A1', false],
    ['outside its ranges', 'TRUE=TRUE', 'D9', null],
    ['another sheet is not understood', '汇总!A1=1', 'A1', null],
    ['a function of another kind is not understood', 'MONTH(A1)=1', 'A1', null],
    ['an unfinished formula is not understood', 'A1=', 'A1', null],
  ])('%s', (_, formula, cell, expected) => {
    expect(meets(formula, cell)).toBe(expected);
  });
});
