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

/** Reads from behind `<sheetData>` on, and steps over what the cells hold. */
export function* readRowLooks(xml: string, part: string, from: number, budget: CellBudget): Steps<RowLooks> {
  const scanner = new StyleScanner(xml, part, from, budget);
  while (scanner.readRows()) yield;
  return scanner.result();
}

class StyleScanner extends CellScanner {
  private readonly cellStyles: (number | undefined)[][] = [];
  private readonly rows = new Map<number, RowLook>();

  constructor(
    xml: string,
    part: string,
    from: number,
    private readonly budget: CellBudget,
  ) {
    super(xml, part, from);
  }

  result(): RowLooks {
    return { cellStyles: this.cellStyles, rows: this.rows, end: this.at };
  }

  protected readRow(): void {
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
    this.checkRow();
    if (height === 0) hidden = true;
    const own = { height: height === null || !(height > 0) ? null : height, hidden, style: styled ? style : null };
    if (own.height !== null || hidden || own.style !== null) this.rows.set(this.row, own);
  }

  protected readCell(): void {
    let style = 0;
    while (this.nextAttribute()) {
      if (this.isAttribute('r')) this.readReference();
      else if (this.isAttribute('s')) style = this.integer();
    }
    this.checkCell();
    this.budget.take();
    (this.cellStyles[this.row] ??= [])[this.column] = style;
    if (!this.empty) this.skipElement();
  }
}
