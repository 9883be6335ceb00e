import { ExcelChanges } from '../../../src/hosts/excel/changes';
import { fakeExcel } from '../../support/fake-excel/in-node';
import { sheet } from '../../support/sheet';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

async function watch() {
  const fake = fakeExcel({ sheets: [sheet('甲', '1'), sheet('乙', '2')], names: [] });
  const changes = await ExcelChanges.start();
  const heard: unknown[] = [];
  const stop = [
    changes.onSheetChanged((name) => heard.push(['changed', name])),
    changes.onSheetActivated((name) => heard.push(['activated', name])),
    changes.onSelectionChanged((place) => heard.push(['selected', place])),
  ];
  return { fake, changes, heard, stop };
}

test('tells which sheet changed, which one the person is on, and what is selected', async () => {
  const { fake, changes, heard } = await watch();
  fake.type('乙', 3, 1, 5);
  await settle();
  fake.activate('甲');
  await settle();
  fake.select('甲', 'B3:C4');
  await settle();
  expect(heard).toEqual([
    ['changed', '乙'],
    ['activated', '甲'],
    ['selected', { sheet: '甲', row: 2, column: 1 }],
  ]);
  await changes.dispose();
});

test('changes of other people are left out', async () => {
  const { fake, changes, heard } = await watch();
  fake.type('乙', 3, 1, 5, 'Remote');
  await settle();
  expect(heard).toEqual([]);
  await changes.dispose();
});

test('who no longer listens hears nothing, and Excel is not asked', async () => {
  const { fake, changes, heard, stop } = await watch();
  for (const end of stop) end();
  const { length } = fake.syncs;
  fake.type('乙', 3, 1, 5);
  fake.activate('甲');
  fake.select('甲', 'B3');
  await settle();
  expect(heard).toEqual([]);
  expect(fake.syncs).toHaveLength(length);
  await changes.dispose();
});

test('a renamed sheet is told by its new name, and one that is gone not at all', async () => {
  const { fake, changes, heard } = await watch();
  fake.workbook.sheet('乙').name = '丙';
  fake.type('丙', 3, 1, 5);
  await settle();
  const gone = fake.workbook.sheet('丙');
  fake.type('丙', 3, 1, 6);
  fake.select('丙', 'A1');
  fake.workbook.remove(gone);
  await settle();
  expect(heard).toEqual([['changed', '丙']]);
  await changes.dispose();
});

test('after its end it hears nothing; ending twice does no harm', async () => {
  const { fake, changes, heard } = await watch();
  await changes.dispose();
  await changes.dispose();
  fake.type('乙', 3, 1, 5);
  await settle();
  expect(heard).toEqual([]);
});
