import { computedCells } from '../attainment';
import type { ComputedFormula } from '../attainment';
import { quoteSheetName, rangeFromA1, toA1 } from '../address';
import type { CheckContext } from '../rules/rule';
import type { Entry, Report } from '../report/report';
import type { CellValue } from '../snapshot';

/** Half of the last place that 0.0% shows; larger figures in proportion. */
const TOLERANCE = 0.0005;

/** Nobody adds up more cells than that in a row of a return. */
const MOST_CELLS = 200;

const TEXTS = /"(?:[^"]|"")*"/g;
/** A function, a name, a cell or a range; a name that is none of our cells has no place here. */
const WORDS = /(?<![\w.$\u0080-\uffff])[A-Za-z_$\u0080-\uffff][\w.$\u0080-\uffff]*(?::\$?[A-Za-z]+\$?\d+)?\s*\(?/g;

/** The cells of the same sheet that a formula reads; `null` where it reads anything else. */
export function cellsRead(formula: string, sheetName: string): ReadonlySet<string> | null {
  const bare = [sheetName, quoteSheetName(sheetName), `'${sheetName}'`].reduce(
    (text, name) => text.replaceAll(`${name}!`, ''),
    formula.replace(TEXTS, ''),
  );
  if (/[![]/.test(bare)) return null;
  const cells = new Set<string>();
  for (const [word] of bare.matchAll(WORDS)) {
    if (word.endsWith('(') || /^(?:TRUE|FALSE)\s*$/i.test(word)) continue;
    const range = rangeFromA1(word.trim().replaceAll('$', '').toUpperCase());
    if (range === null || (range.bottom - range.top + 1) * (range.right - range.left + 1) > MOST_CELLS) return null;
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) cells.add(toA1(row, column));
    }
  }
  return cells;
}

/** What the cells rest on in the end: a computed one on the cells that its own formula reads. */
function inputsOf(cells: ReadonlySet<string>, computed: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const inputs = new Set<string>();
  const visit = (cell: string, above: readonly string[]): void => {
    const reads = computed.get(cell);
    if (!reads) inputs.add(cell);
    else if (!above.includes(cell)) for (const one of reads) visit(one, [...above, cell]);
  };
  for (const cell of cells) visit(cell, []);
  return inputs;
}

function isEqual(found: CellValue, expected: CellValue): boolean {
  if (typeof found === 'number' && typeof expected === 'number') {
    return Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }
  return (found ?? '') === (expected ?? '');
}

/**
 * The cells of these whose formula, though another, rests on the very inputs that ours rests on and gives what ours
 * gives: an earlier release wrote it, or a person rounds. Nothing is lost while that holds, and when an input changes
 * it is judged anew.
 */
export function equalFormulas(
  report: Report,
  entry: Entry,
  altered: readonly ComputedFormula[],
  context: CheckContext,
): ReadonlySet<ComputedFormula> {
  const { sheet } = report;
  const ours = computedCells(report, entry, context);
  const reads = (formula: string) => cellsRead(formula, sheet.name) ?? new Set<string>();
  const computed = new Map(ours.map(({ row, column, formula }) => [toA1(row, column), reads(formula)]));
  const equal = new Set<ComputedFormula>();
  for (const one of altered) {
    const cell = sheet.rows[one.row]?.[one.column];
    if (cell?.formula === undefined) continue;
    const expected = ours.find(({ role }) => role === one.role);
    const found = cellsRead(cell.formula, sheet.name);
    if (!expected || !found || !isEqual(cell.value, expected.value)) continue;
    const needed = inputsOf(reads(one.formula), computed);
    const used = inputsOf(found, computed);
    if (used.size === needed.size && [...used].every((input) => needed.has(input))) equal.add(one);
  }
  return equal;
}
