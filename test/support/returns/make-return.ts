import { WENZHOU_2020_93 as catalogue } from '../../../src/core/schema/wenzhou-2020-93';
import { draftReturn, placeDraft } from './draft';
import type { DraftRow } from './draft';
import { makeFigures } from './figures';
import { chooseLayout } from './layout';
import { Random } from './random';
import { SLIPS } from './slips';
import type { ExpectedFinding, Truth } from './truth';
import { writeXlsx } from './write';

export interface MadeReturn {
  readonly seed: number;
  readonly bytes: Uint8Array;
  readonly truth: Truth;
  readonly slips: readonly string[];
}

/** What this layout may have said of it although nothing is wrong. */
const ALLOWED: readonly ExpectedFinding[] = ['missing-column', 'moved-column'].map((rule) => ({
  rule,
  cells: [],
  code: null,
  or: [],
  optional: true,
  why: 'the layout lacks it',
}));

/**
 * A county return as a county office would lay it out, with up to `slips` slips of those named
 * (all by default) and what should be found in it. Everything follows from the seed.
 */
export async function makeReturn(seed: number, slips: number, named: readonly string[] = []): Promise<MadeReturn> {
  const random = new Random(seed);
  const unit = random.pick(catalogue.units.filter((one) => one.kind === 'county'));
  const layout = chooseLayout(random);
  const draft = draftReturn(random, layout, unit, makeFigures(random, unit.code, unit.name.slice(0, 2)));
  const taken = new Set<DraftRow>();
  const spoiled = new Set<string>();
  const put: string[] = [];
  const hidden: DraftRow[] = [];
  const occasions = [];
  for (const slip of random.shuffle(SLIPS.filter((one) => named.length === 0 || named.includes(one.name)))) {
    if (put.length === slips) break;
    const saved = {
      rows: draft.rows.map((row) => ({ row, cells: { ...row.cells } })),
      contact: { ...draft.contact },
      unitName: draft.unitName,
      periodWords: draft.periodWords,
      sheetName: draft.sheetName,
    };
    const occasion = slip.put(draft, random);
    if (!occasion) continue;
    const touches = occasion.touches ?? [];
    const clashes =
      occasion.rows.some((row) => taken.has(row) || spoiled.has('figures')) ||
      touches.some((thing) => spoiled.has(thing)) ||
      (touches.includes('figures') && taken.size > 0);
    if (clashes) {
      for (const { row, cells } of saved.rows) row.cells = cells;
      draft.rows = saved.rows.map(({ row }) => row);
      Object.assign(draft, {
        contact: saved.contact,
        unitName: saved.unitName,
        periodWords: saved.periodWords,
        sheetName: saved.sheetName,
      });
      continue;
    }
    for (const row of occasion.rows) taken.add(row);
    for (const thing of touches) spoiled.add(thing);
    hidden.push(...(occasion.hidden ?? []));
    put.push(slip.name);
    occasions.push(occasion);
  }
  const placed = placeDraft(draft, hidden);
  return {
    seed,
    bytes: await writeXlsx(placed, draft.sheetName),
    truth: {
      unit: unit.code,
      period: '2021Q3',
      sheet: draft.sheetName,
      expected: [...occasions.flatMap((one) => one.expected(placed)), ...ALLOWED],
    },
    slips: put,
  };
}
