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

test.each<[string, string, number | null]>([
  ['a short number', '12', null],
  ['a long number', '1234567890.5', 14],
  ['a large sum', '{#,##0.00} 1234567.5', 14],
  ['a negative share', '{0.0000000%} -0.123', 14],
  ['a Chinese date', '{yyyy"年"m"月"d"日"} 44484', 16],
  ['a date with figures', '{yyyy/m/d} 44484', 12],
  ['a name', '温州市鹿城区统计局', 20],
  ['two lines', '"鹿城区统计局\\n联系人"', 14],
  ['a sentence', '一'.repeat(100), 40],
  ['a title over several columns', '温州市传统制造业改造提升 | <<', null],
])('a column is as wide as %s needs', (_, cell, width) => {
  const [look] = looksOfSnapshots([sheet('表', cell)]);
  expect(look!.columns.map((column) => column.width)).toEqual(width === null ? [] : [width]);
});

test('hidden columns stay hidden, empty ones too', () => {
  const [look] = looksOfSnapshots([sheet('表', '1234567890 | 1', { hiddenColumns: [0, 3] })]);
  expect(look!.columns).toEqual([
    { first: 0, last: 0, width: 12, hidden: true, style: 0 },
    { first: 3, last: 3, width: null, hidden: true, style: 0 },
  ]);
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
