import type { CellBudget } from '../cell-budget';
import { CellScanner } from '../cell-scanner';
import type { RowLook } from '../sheet-look';
import type { Steps } from '../steps';

/** What the rows of a sheet say of their looks. */
export interface RowLooks {
  readonly cellStyles: readonly (readonly (number | undefined)[] | undefined)[];
  readonly rows: ReadonlyMap<number, RowLook>;
  /** Offset behind `</sheetData>`. */
  readonly end: number;
}

/** So many rows are read at a step: some milliseconds. */
const ROWS_AT_ONCE = 512;
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** Reads from behind `<sheetData>` on, and steps over what the cells hold. */
export function* readRowLooks(xml: string, part: string, from: number, budget: CellBudget): Steps<RowLooks> {
  const scanner = new StyleScanner(xml, part, from, budget);
  while (scanner.readRows(ROWS_AT_ONCE)) yield;
  return scanner.result();
}

class StyleScanner extends CellScanner {
  private readonly cellStyles: (number | undefined)[][] = [];
  private readonly rows = new Map<number, RowLook>();
  private row = -1;
  private column = -1;

  constructor(
    xml: string,
    part: string,
    from: number,
    private readonly budget: CellBudget,
  ) {
    super(xml, part, from);
  }

  /** Reads up to so many rows more; whether there may be others. */
  readRows(count: number): boolean {
    let left = count;
    while (this.nextTag()) {
      if (this.closing) {
        if (this.isNamed('sheetData')) return false;
      } else if (this.isLetter(0x63)) this.readCell();
      else if (this.isNamed('row')) {
        this.readRow();
        if (--left === 0) return true;
      } else if (!this.empty) this.skipElement();
    }
    return false;
  }

  result(): RowLooks {
    return { cellStyles: this.cellStyles, rows: this.rows, end: this.at };
  }

  private readRow(): void {
    this.row += 1;
    this.column = -1;
    let height: number | null = null;
    let hidden = false;
    let style: number | null = null;
    let styled = false;
    while (this.nextAttribute()) {
      if (this.isAttribute('r')) this.row = this.integer() - 1;
      else if (this.isAttribute('ht')) height = Number(this.value());
      else if (this.isAttribute('hidden')) hidden = this.isOn();
      else if (this.isAttribute('s')) style = this.integer();
      else if (this.isAttribute('customFormat')) styled = this.isOn();
    }
    if (this.row < 0 || this.row > LAST_ROW) throw this.broken();
    if (height === 0) hidden = true;
    const own = { height: height === null || !(height > 0) ? null : height, hidden, style: styled ? style : null };
    if (own.height !== null || hidden || own.style !== null) this.rows.set(this.row, own);
  }

  private readCell(): void {
    let style = 0;
    this.column += 1;
    while (this.nextAttribute()) {
      if (this.isAttribute('r')) this.column = this.columnOf();
      else if (this.isAttribute('s')) style = this.integer();
    }
    if (this.row < 0) this.row = 0;
    if (this.column < 0 || this.column > LAST_COLUMN) throw this.broken();
    this.budget.take();
    (this.cellStyles[this.row] ??= [])[this.column] = style;
    if (!this.empty) this.skipElement();
  }

  private columnOf(): number {
    let column = 0;
    for (let at = this.valueStart; at < this.valueEnd; at += 1) {
      const letter = (this.xml.charCodeAt(at) | 0x20) - 0x60;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    return column - 1;
  }
}
