import type { Edit, SheetPlan } from '../../src/core/edit';
import { touchedSheets } from '../../src/taskpane/touched-sheets';

const cell = (sheet: string): Edit => ({ kind: 'set-cell', sheet, row: 0, column: 0, value: 1 });
const name = (sheet: string | null): Edit => ({ kind: 'name', name: '_pir_marks', sheet, formula: null, hidden: true });

test('each sheet that cells or names of its own change on is named once', () => {
  expect(touchedSheets([cell('鹿城'), cell('龙湾'), cell('鹿城'), name('瑞安'), name(null)])).toEqual([
    '鹿城',
    '龙湾',
    '瑞安',
  ]);
});

test.each<Edit>([
  { kind: 'delete-sheet', sheet: '鹿城' },
  { kind: 'show-sheet', sheet: '鹿城', visibility: 'visible' },
  { kind: 'insert-rows', sheet: '鹿城', row: 3, count: 1 },
  { kind: 'delete-rows', sheet: '鹿城', row: 3, count: 1 },
])('$kind may touch any sheet', (edit) => {
  expect(touchedSheets([cell('龙湾'), edit])).toBeNull();
});

test('sheets generated as output hold no return, so that nothing need be read again for them', () => {
  const plan: SheetPlan = {
    ...{ name: '汇总表', rows: [], styles: {}, columns: [] },
    names: [{ name: '_pir_generated', formula: '"overview"', hidden: true }],
  };
  const edits: readonly Edit[] = [
    { kind: 'show-rows', sheet: '汇总表', rows: [3], hidden: false },
    { kind: 'add-sheet', plan },
    { kind: 'replace-sheet', plan },
    { kind: 'delete-sheet', sheet: '汇总表', before: plan },
  ];
  expect(touchedSheets(edits)).toEqual([]);
  expect(touchedSheets([{ kind: 'add-sheet', plan: { ...plan, names: [] } }])).toBeNull();
});
