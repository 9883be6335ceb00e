import { evaluate } from '../../../src/core/expression/evaluate';
import type { CellValue, DefinedName, WorkbookSnapshot } from '../../../src/core/snapshot';
import { FakeError } from './fake-object';
import { FakeSheet, rangeOf, type FakeCell, type FakeName } from './fake-sheet';
import { parseFunction } from './fake-functions';
import { parseFormula, type Reference } from './parse-formula';

/** The workbook beneath the fake: what Excel would hold. */
export class FakeWorkbook {
  sheets: FakeSheet[] = [];
  names: FakeName[] = [];
  active = '';
  private readonly calculated = new Map<FakeCell, CellValue>();
  /** What ranges of several cells hold; many formulas ask for the same ones. */
  private readonly ranges = new Map<string, CellValue[]>();
  selection: { sheet: string; address: string } | null = null;

  constructor(snapshot: WorkbookSnapshot) {
    this.sheets = snapshot.sheets.map((sheet) => FakeSheet.from(sheet));
    for (const { name, sheet, formula, hidden } of snapshot.names) {
      const owner = sheet === null ? this.names : (this.find(sheet)?.names ?? []);
      owner.push({ name, formula, visible: !hidden });
    }
    this.active = this.sheets[0]?.name ?? '';
  }

  find(name: string): FakeSheet | undefined {
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  sheet(name: string): FakeSheet {
    const found = this.find(name);
    if (!found) throw new FakeError('ItemNotFound', `no sheet ${name}`);
    return found;
  }

  add(name: string): FakeSheet {
    if (this.find(name)) throw new FakeError('ItemAlreadyExists');
    if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name)) throw new FakeError('InvalidArgument');
    const sheet = new FakeSheet(name);
    this.sheets.push(sheet);
    return sheet;
  }

  remove(sheet: FakeSheet): void {
    if (this.sheets.length === 1 || sheet.visibility === 'VeryHidden') throw new FakeError('InvalidOperation');
    this.sheets = this.sheets.filter((each) => each !== sheet);
  }

  shiftRows(sheet: FakeSheet, row: number, count: number): void {
    sheet.shift(row, count);
    const shift = { sheet: sheet.name, row, count };
    for (const each of this.sheets) each.shiftFormulas(shift);
  }

  /** What a cell shows: formulas like our own are calculated, of others the last known value stays. */
  valueOf(sheet: FakeSheet, cell: FakeCell, trail: readonly FakeCell[] = []): CellValue {
    if (cell.formula === undefined) return cell.value;
    const known = this.calculated.get(cell);
    if (known !== undefined) return known;
    const value = this.calculate(sheet, cell, cell.formula, trail);
    this.calculated.set(cell, value);
    return value;
  }

  /** Something was written: what was calculated no longer holds. */
  recalculate(): void {
    this.calculated.clear();
    this.ranges.clear();
  }

  private calculate(sheet: FakeSheet, cell: FakeCell, text: string, trail: readonly FakeCell[]): CellValue {
    if (trail.includes(cell)) return 0;
    const path = [...trail, cell];
    const over = parseFunction(text);
    if (over) return over.call(over.args.map((reference) => this.listOf(this.valuesOf(sheet, reference, path))));
    const formula = parseFormula(text);
    if (!formula) return cell.value ?? 0;
    return evaluate(formula, (reference) => this.valuesOf(sheet, reference, path)) ?? 0;
  }

  private listOf(values: CellValue | CellValue[]): CellValue[] {
    return Array.isArray(values) ? values : [values];
  }

  private valuesOf(
    own: FakeSheet,
    { sheet: name, range }: Reference,
    trail: readonly FakeCell[],
  ): CellValue | CellValue[] {
    const sheet = name === null ? own : this.find(name);
    if (!sheet) return { error: '#REF!' };
    const key = `${sheet.name}!${range.top},${range.left},${range.bottom},${range.right}`;
    const known = this.ranges.get(key);
    if (known) return known;
    const values: CellValue[] = [];
    for (let row = range.top; row <= range.bottom; row += 1) {
      for (let column = range.left; column <= range.right; column += 1) {
        const cell = sheet.cell(row, column);
        values.push(cell ? this.valueOf(sheet, cell, trail) : null);
      }
    }
    if (values.length === 1) return values[0]!;
    this.ranges.set(key, values);
    return values;
  }

  snapshot(isCalculated = true): WorkbookSnapshot {
    this.recalculate();
    const named =
      (sheet: string | null) =>
      ({ name, formula, visible }: FakeName): DefinedName => ({
        name,
        sheet,
        formula,
        hidden: !visible,
      });
    return {
      sheets: this.sheets.map((sheet) =>
        sheet.snapshot((cell) => (isCalculated ? this.valueOf(sheet, cell) : cell.value)),
      ),
      names: [...this.names.map(named(null)), ...this.sheets.flatMap((sheet) => sheet.names.map(named(sheet.name)))],
    };
  }

  select(sheet: FakeSheet, address: string): void {
    rangeOf(address);
    this.selection = { sheet: sheet.name, address };
  }
}
