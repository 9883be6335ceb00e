import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../src/core/edit';
import { fillEdits } from '../src/core/fill';
import { parsePeriod } from '../src/core/period';
import { bindWorkbook } from '../src/core/report/bind';
import { WENZHOU_2020_93 } from '../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { templatePlan } from '../src/core/template';
import { FileHost } from '../src/hosts/file/file-host';

export const SAMPLES = join('samples', '2021Q3');
export const OUT = join('out', 'bench');
export const FOURTEEN = join(OUT, 'fourteen.xlsx');

/** The county forms of the samples, one file for each unit. */
export function countySamples(): string[] {
  return readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.xlsx') && !name.startsWith('温州'))
    .sort()
    .map((name) => join(SAMPLES, name));
}

/** One workbook with the sheets of fourteen units, filled in as the samples are. */
export async function makeFourteen(): Promise<void> {
  if (existsSync(FOURTEEN)) return;
  mkdirSync(OUT, { recursive: true });
  const host = FileHost.blank();
  const catalogue = WENZHOU_2020_93;
  const edits: Edit[] = [];
  for (const path of countySamples()) {
    const { reports } = bindWorkbook(await (await FileHost.open(path)).read(), catalogue, path);
    const { sheet, unit, stamp } = reports[0]!;
    // With the targets it was made with, or every one of them would count as added.
    const allocation = { targets: new Map([[unit!.code, stamp!.targets]]), source: path };
    edits.push({ kind: 'add-sheet', plan: templatePlan(catalogue, unit!, parsePeriod('2021Q3')!, { allocation }) });
    for (const [row, cells] of sheet.rows.entries()) {
      for (const [column, cell] of cells?.entries() ?? []) {
        if (cell === undefined || cell.value === null || cell.formula !== undefined) continue;
        edits.push({ kind: 'set-cell', sheet: unit!.name, row, column, value: cell.value });
      }
    }
  }
  await host.apply(edits);
  const { reports } = bindWorkbook(await host.read(), catalogue, '');
  const standards = { catalogue, settings: DEFAULT_SETTINGS, allocation: null };
  await host.apply(reports.flatMap((report) => fillEdits(report, standards)));
  await host.save(FOURTEEN);
}

/** So many returns in a folder of their own, the samples over and over. */
export function makeBatch(count: number, from: readonly string[] = countySamples()): string {
  const folder = join(OUT, `${from.length === 1 ? 'books' : 'returns'}-${count}`);
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index++) {
    copyFileSync(from[index % from.length]!, join(folder, `${String(index).padStart(4, '0')}.xlsx`));
  }
  return folder;
}

export function bytesOf(path: string): Uint8Array {
  return readFileSync(path);
}
