import * as sheetjs from '@e965/xlsx';
import { Workbook } from 'exceljs';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rangeToA1 } from '../../src/core/address';
import type { Cell, SheetSnapshot } from '../../src/core/snapshot';
import { OpcPackage } from '../../src/ooxml/package';
import { readWorkbook } from '../../src/ooxml/read';

/** Cells as both readers can tell them: address → value, formula, format. */
type Plain = Record<string, [unknown, string | undefined, string | undefined]>;

function ours(sheet: SheetSnapshot): Plain {
  const plain: Plain = {};
  sheet.rows.forEach((row, index) => {
    row?.forEach((cell: Cell | undefined, column) => {
      if (!cell) return;
      const value = typeof cell.value === 'object' && cell.value !== null ? cell.value.error : cell.value;
      plain[sheetjs.utils.encode_cell({ r: index, c: column })] = [value ?? undefined, cell.formula, cell.format];
    });
  });
  return plain;
}

function theirs(sheet: sheetjs.WorkSheet): Plain {
  const plain: Plain = {};
  for (const [address, cell] of Object.entries(sheet) as [string, sheetjs.CellObject][]) {
    if (address.startsWith('!') || (cell.f === undefined && (cell.v === undefined || cell.v === ''))) continue;
    const format = cell.z === undefined || cell.z === 'General' ? undefined : String(cell.z);
    plain[address] = [cell.t === 'e' ? cell.w : cell.v, cell.f, format];
  }
  return plain;
}

function judge(bytes: Uint8Array): void {
  const snapshot = readWorkbook(OpcPackage.open(bytes));
  const book = sheetjs.read(bytes, { cellFormula: true, cellNF: true, cellStyles: true, xlfn: true });
  expect(snapshot.sheets.map((sheet) => sheet.name)).toEqual(book.SheetNames);
  expect(snapshot.names.length).toBe(book.Workbook?.Names?.length ?? 0);
  snapshot.sheets.forEach((sheet, index) => {
    const judged = book.Sheets[sheet.name]!;
    expect(ours(sheet)).toEqual(theirs(judged));
    const merges = (judged['!merges'] ?? []) as sheetjs.Range[];
    expect(sheet.merges.map(rangeToA1)).toEqual(merges.map((merge) => sheetjs.utils.encode_range(merge)));
    const rows = (judged['!rows'] ?? []) as (sheetjs.RowInfo | undefined)[];
    expect([...sheet.hiddenRows]).toEqual([...rows.keys()].filter((row) => rows[row]?.hidden));
    expect(sheet.visibility).toBe(
      (['visible', 'hidden', 'veryHidden'] as const)[book.Workbook?.Sheets?.[index]?.Hidden ?? 0],
    );
  });
}

test.each([
  'returns/lucheng-clean.xlsx',
  'returns/lucheng-slips.xlsx',
  'returns/ruian-slips.xlsx',
  'rich-workbook.xlsx',
])('%s: every cell, merge, name and hidden row as SheetJS reads it', (name) => {
  judge(new Uint8Array(readFileSync(join(__dirname, '../fixtures', name))));
});

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/[\u0000-\u001f]|_x[0-9a-f]{4}_/i.test(text)),
  fc.constantFrom('330302', '007', '=1+1', ' 空 格 ', 'a\nb', '<&>"\'', '—', '5%'),
);
const rowsOfValues = fc.array(fc.array(fc.option(value), { maxLength: 8 }), { minLength: 1, maxLength: 12 });

function holding(rows: readonly (readonly unknown[])[]): Plain {
  const plain: Plain = {};
  rows.forEach((row, r) =>
    row.forEach((each, c) => {
      if (each !== null)
        plain[sheetjs.utils.encode_cell({ r, c })] = [Object.is(each, -0) ? 0 : each, undefined, undefined];
    }),
  );
  return plain;
}

test('what SheetJS writes we read, shared strings or inline', () => {
  fc.assert(
    fc.property(rowsOfValues, fc.boolean(), (rows, shared) => {
      const book = sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet(rows), '报送');
      const bytes = new Uint8Array(
        sheetjs.write(book, { type: 'array', bookSST: shared, compression: true }) as ArrayBuffer,
      );
      const found = ours(readWorkbook(OpcPackage.open(bytes)).sheets[0]!);
      for (const cell of Object.values(found)) if (Object.is(cell[0], -0)) cell[0] = 0;
      expect(found).toEqual(holding(rows));
    }),
    { numRuns: 60 },
  );
});

test('what ExcelJS writes we read', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOfValues, async (rows) => {
      const book = new Workbook();
      const sheet = book.addWorksheet('报送');
      rows.forEach((row, r) =>
        row.forEach((each, c) => {
          if (each !== null) sheet.getCell(r + 1, c + 1).value = each;
        }),
      );
      const bytes = new Uint8Array(await book.xlsx.writeBuffer());
      const found = ours(readWorkbook(OpcPackage.open(bytes)).sheets[0]!);
      for (const cell of Object.values(found)) if (Object.is(cell[0], -0)) cell[0] = 0;
      expect(found).toEqual(holding(rows));
    }),
    { numRuns: 30 },
  );
});
