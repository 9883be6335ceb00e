import type { LocaleType } from '@univerjs/core';
import type { Edit } from '../../../src/core/edit';
import { MemoryHost } from '../../../src/hosts/file/memory-host';
import type { GridSheet } from '../../../src/workbench/grid/grid';
import { translateWorkbook, type Translation } from '../../../src/workbench/grid/translate-workbook';

const LOCALE = 'zhCN' as LocaleType;

function planned(name: string, color: string): Edit {
  const rows = [[{ value: 0.5, style: 'rate' }]];
  return {
    kind: 'add-sheet',
    plan: { name, rows, styles: { rate: { fill: color, numberFormat: '0.0%' } }, columns: [] },
  };
}

async function sheetsOf(host: MemoryHost, names: readonly string[]): Promise<GridSheet[]> {
  const { sheets } = await host.read({ sheets: names });
  const looks = await host.looks(names);
  return sheets.map((snapshot, index) => ({ snapshot, look: looks[index]! }));
}

test('a sheet that came later has its own styles beside sheets that were read before', async () => {
  const host = MemoryHost.blank('a.xlsx');
  await host.apply([planned('鹿城区', '#FFF8E1')]);
  const before = await sheetsOf(host, ['鹿城区']);
  await host.apply([planned('汇总表', '#D9E2EC')]);
  const sheets = [...before, ...(await sheetsOf(host, ['汇总表']))];
  const translation: Translation = { id: 'workbook-1', locale: LOCALE, isOutdated: () => false };
  const data = await translateWorkbook({ sheets, names: [], editable: true }, translation);
  const styles = data!.sheetOrder.map((id) => data!.styles[data!.sheets[id]!.cellData![0]![0]!.s as string]);
  expect(styles).toMatchObject([
    { bg: { rgb: '#FFF8E1' }, n: { pattern: '0.0%' } },
    { bg: { rgb: '#D9E2EC' }, n: { pattern: '0.0%' } },
  ]);
});

test('nothing comes of it where something else is to be shown meanwhile', async () => {
  let now = 0;
  // Every look at the clock finds that the slice is over.
  jest.spyOn(performance, 'now').mockImplementation(() => (now += 100));
  const host = MemoryHost.blank('a.xlsx');
  await host.apply([planned('鹿城区', '#FFF8E1')]);
  const sheets = await sheetsOf(host, ['鹿城区']);
  const translation: Translation = { id: 'workbook-1', locale: LOCALE, isOutdated: () => true };
  expect(await translateWorkbook({ sheets, names: [], editable: true }, translation)).toBeNull();
  jest.restoreAllMocks();
});
