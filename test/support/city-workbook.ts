import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetPlan } from '../../src/core/edit';
import type { SheetSnapshot, WorkbookSnapshot } from '../../src/core/snapshot';
import { MemoryHost } from '../../src/hosts/file/memory-host';

const root = join(__dirname, '../..');
const RETURNS = [
  'test/fixtures/returns/ruian-slips.xlsx',
  'samples/2021Q3/平阳县.xlsx',
  'samples/2021Q3/永嘉县.xlsx',
  'samples/2021Q3/苍南县.xlsx',
  'samples/2021Q3/龙湾区.xlsx',
];
/** Rows of the last sheet whose figures are made texts, as a paste from elsewhere does. */
const PASTED_ROWS = [6, 7, 8];

function planOf(sheet: SheetSnapshot, { names }: WorkbookSnapshot, isPasted: boolean): SheetPlan {
  return {
    name: sheet.name,
    rows: sheet.rows.map((row, at) =>
      row?.map((cell) => {
        if (!cell) return undefined;
        const isFigure = typeof cell.value === 'number' && cell.formula === undefined && cell.format === undefined;
        const value = isPasted && isFigure && PASTED_ROWS.includes(at) ? `${String(cell.value)} ` : cell.value;
        const style = cell.format === undefined ? {} : { style: cell.format };
        return { value, ...(cell.formula !== undefined && { formula: cell.formula }), ...style };
      }),
    ),
    styles: Object.fromEntries(
      sheet.rows
        .flatMap((row) => row ?? [])
        .flatMap((cell) => (cell?.format ? [[cell.format, { numberFormat: cell.format }]] : [])),
    ),
    columns: [],
    merges: sheet.merges,
    names: names
      .filter((name) => name.sheet === sheet.name)
      .map(({ name, formula, hidden }) => ({ name, formula, hidden })),
  };
}

/** A workbook as the city's office has it: five returns in one file, with slips of several kinds. */
export async function cityWorkbook(): Promise<Uint8Array> {
  const host = MemoryHost.blank('city.xlsx');
  for (const [index, path] of RETURNS.entries()) {
    const snapshot = await (await MemoryHost.open(readFileSync(join(root, path)), path)).read();
    const plan = planOf(snapshot.sheets[0]!, snapshot, index === RETURNS.length - 1);
    await host.apply([{ kind: 'add-sheet', plan }]);
  }
  return host.bytes();
}
