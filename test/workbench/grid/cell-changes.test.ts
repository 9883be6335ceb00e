import { changedCells } from '../../../src/workbench/grid/cell-changes';
import type { GridSheet } from '../../../src/workbench/grid/grid';
import { plainLook } from '../../../src/ooxml/look/read-looks';
import type { SheetLook } from '../../../src/ooxml/sheet-look';
import { sheet } from '../../support/sheet';

const BEFORE = gridSheet({ notes: [note(0, 0, '核对'), note(1, 1, '旧')] });

function note(row: number, column: number, text: string): SheetLook['notes'][number] {
  return { row, column, text };
}

function gridSheet(look: Partial<SheetLook>, value = 2): GridSheet {
  return {
    snapshot: sheet('表', `一 | 1\n二 | ${value}`),
    look: { ...plainLook('表'), ...look },
  };
}

const { notes } = BEFORE.look;

test.each<[string, GridSheet, ReturnType<typeof changedCells>]>([
  ['nothing', gridSheet({ notes }), []],
  ['a value', gridSheet({ notes }, 3), [{ row: 1, column: 1 }]],
  ['a style', gridSheet({ notes, cellStyles: [[undefined, 4]] }), [{ row: 0, column: 1 }]],
  ['the words of a note', gridSheet({ notes: [notes[0]!, note(1, 1, '新')] }), [{ row: 1, column: 1 }]],
  ['a note more', gridSheet({ notes: [...notes, note(0, 1, '新')] }), [{ row: 0, column: 1 }]],
  ['a note less', gridSheet({ notes: [notes[1]!] }), [{ row: 0, column: 0 }]],
  ['more than cells', gridSheet({ notes, freeze: { rows: 1, columns: 0 } }), null],
])('%s that changed is found', (_, after, expected) => {
  expect(changedCells(BEFORE, after)).toEqual(expected);
});
