import type { ICellData } from '@univerjs/core';
import type { SetCell } from '../../../src/core/edit';
import { isAllowed } from '../../../src/workbench/grid/allowed-commands';
import { isSheetChange, withoutLooks } from '../../../src/workbench/grid/cell-mutations';
import { toSetCell, type ChangedCell } from '../../../src/workbench/grid/edits-of-cells';

const rich = (dataStream: string): ICellData => ({ p: { id: 'p', body: { dataStream }, documentStyle: {} } });

describe('what the person did to a cell is an edit', () => {
  test.each<[string, Partial<ChangedCell>, Partial<SetCell>]>([
    ['a number', { data: { v: 12, t: 2 } }, { value: 12 }],
    ['digits that are text', { data: { v: '330302', t: 1 } }, { value: '330302' }],
    ['text after an apostrophe', { data: { v: '007', t: 4 } }, { value: '007' }],
    ['a truth value', { data: { v: 1, t: 3 } }, { value: true }],
    ['cleared', { data: { v: null } }, { value: null }],
    ['taken away', { data: null }, { value: null }],
    ['a percentage and its format', { data: { v: 0.5, t: 2 }, format: '0%' }, { value: 0.5, format: '0%' }],
    ['a format taken away', { data: { v: 1, t: 2 }, format: '' }, { value: 1, format: 'General' }],
    ['a formula', { data: { v: 3, t: 2 }, formula: '=A1+B1' }, { value: 3, formula: 'A1+B1' }],
    ['a formula not worked out yet', { data: {}, formula: '=A1' }, { value: null, formula: 'A1' }],
    [
      'a formula in error',
      { data: { v: '#DIV/0!', t: 1 }, formula: '=1/0' },
      { value: { error: '#DIV/0!' }, formula: '1/0' },
    ],
    ['an error’s sign typed', { data: { v: '#N/A', t: 1 } }, { value: '#N/A' }],
    ['lines of text', { data: rich('第一行\r第二行\r\n') }, { value: '第一行\n第二行' }],
  ])('%s', (_, changed, expected) => {
    const edit = toSetCell({ sheet: '表', row: 2, column: 3, data: null, formula: '', ...changed });
    expect(edit).toEqual({ kind: 'set-cell', sheet: '表', row: 2, column: 3, ...expected });
  });
});

describe('a command', () => {
  test.each<[string, string, boolean, boolean]>([
    ['typing', 'sheet.command.set-range-values', true, false],
    ['pasting', 'sheet.command.paste', true, false],
    ['undoing', 'univer.command.undo', true, false],
    ['copying', 'univer.command.copy', true, true],
    ['going to another sheet', 'sheet.command.set-worksheet-activate', true, true],
    ['cutting, which moves cells', 'univer.command.cut', false, false],
    ['bold', 'sheet.command.set-range-bold', false, false],
    ['a new column', 'sheet.command.insert-col', false, false],
    ['a new sheet', 'sheet.command.insert-sheet', false, false],
    ['another name of a sheet', 'sheet.command.set-worksheet-name', false, false],
  ])('%s', (_, command, whenEditable, whenNot) => {
    expect([isAllowed(command, true), isAllowed(command, false)]).toEqual([whenEditable, whenNot]);
  });
});

test('a change of cells loses its looks, and an erased cell keeps its own', () => {
  const params = { unitId: 'u', subUnitId: 's', cellValue: { 0: { 0: { v: 1, s: { bl: 1 } }, 1: null } } };
  withoutLooks(params);
  expect(params.cellValue).toEqual({ 0: { 0: { v: 1 }, 1: { v: null, t: null, f: null, si: null, p: null } } });
});

test.each([
  ['sheet.mutation.set-range-values', false],
  ['formula.mutation.set-formula-calculation-result', false],
  ['sheet.mutation.add-worksheet-merge', true],
  ['sheet.mutation.remove-rows', true],
])('%s changes more than cells: %s', (mutation, expected) => {
  expect(isSheetChange(mutation)).toBe(expected);
});
