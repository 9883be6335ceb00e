import * as sheetjs from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetSnapshot } from '../../../src/core/snapshot';
import { MemoryHost } from '../../../src/hosts/file/memory-host';
import { looksOfSnapshots } from '../../../src/ooxml/look/looks-of-snapshots';
import { sheet } from '../../support/sheet';

test('cells have their number formats, one style for each in the whole workbook', () => {
  const looks = looksOfSnapshots([
    sheet('一', '{yyyy/m/d} 44480 | 67%\n\n文字 | {yyyy/m/d} 44481'),
    sheet('二', '12 | {0.0} 1'),
  ]);
  const formatsOf = ({ styles, cellStyles }: (typeof looks)[number]) =>
    cellStyles.map((row) => row?.map((style) => (style === undefined ? null : styles[style]?.numberFormat)));
  expect(looks.map(formatsOf)).toEqual([[['yyyy/m/d', '0%'], undefined, [null, 'yyyy/m/d']], [[null, '0.0']]]);
  expect(looks[0]!.styles).toHaveLength(4);
  expect(looks[1]!.styles).toBe(looks[0]!.styles);
});

test.each([
  ['yyyy"年"m"月"d"日"', 'yyyy"年"m"月"d"日"'],
  ['m/d/yy', 'yyyy/m/d'],
])('a date of an .xls with %s is shown as %s', async (written, shown) => {
  const book = sheetjs.utils.book_new({ A1: { t: 'n', v: 44_484, z: written }, '!ref': 'A1' }, '报送');
  const bytes = new Uint8Array(sheetjs.write(book, { bookType: 'biff8', type: 'array' }) as ArrayBuffer);
  const [look] = await (await MemoryHost.open(bytes, 'a.xls')).looks();
  expect(look!.styles[look!.cellStyles[0]![0]!]!.numberFormat).toBe(shown);
});

test('a date of an .ods is shown as a date', async () => {
  const bytes = readFileSync(join(__dirname, '../../fixtures/legacy.ods'));
  const host = await MemoryHost.open(new Uint8Array(bytes), 'legacy.ods');
  const [{ rows }] = (await host.read()).sheets as [SheetSnapshot];
  const [look] = await host.looks();
  const places = rows.flatMap((row, at) =>
    row?.flatMap((cell, column) => (cell?.value === 44_469 ? [[at, column]] : [])),
  );
  const [row, column] = places[0] as [number, number];
  expect(look!.styles[look!.cellStyles[row]![column]!]!.numberFormat).toBe('yyyy/m/d');
});
