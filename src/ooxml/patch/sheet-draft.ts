import type { CellRange } from '../../core/address';
import type { Cell } from '../../core/snapshot';
import { isDateFormat } from '../number-formats';
import type { SheetContent } from '../read-sheet';
import { isBlank, type CellContent, type CellContext, type CellDraft } from './cells';
import { columnStyle, showColumns } from './columns';
import type { DeletedRows } from './deleted-rows';
import { widenedDimension } from './dimension';
import { SheetFormulas } from './formulas';
import { Grid, isOn, type RowDraft } from './grid';
import type { NotesDraft } from './notes';
import type { RowShift } from './references';
import type { RelationshipsDraft } from './relationships';
import { Sections } from './sections';
import { firstTag, mapFormulas, prefixOf, setAttribute, setContent } from './splice';
import type { Format, StylesDraft } from './styles';
import { RELATIONSHIPS, type SheetEntry } from './workbook-part';

export const WORKSHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

/** What a sheet asks of its workbook. */
export interface SheetHost {
  readonly styles: StylesDraft;
  readonly date1904: boolean;
  readonly strict: boolean;
  /** Sheets went, and formulas may name them. */
  readonly losesSheets: boolean;
  sharedString(text: string): number | undefined;
  finishFormula(formula: string): string;
}

/** A worksheet while it is edited: its sections, its rows, and what differs. */
export class SheetDraft {
  readonly sections: Sections;
  readonly grid: Grid;
  /** Columns shown or hidden, by index. */
  readonly columns = new Map<number, boolean>();
  /** Differential formats that the sheet's own conditional formats use. */
  dxfs: readonly number[] = [];
  notes: NotesDraft | null = null;
  /** How its rows moved, in order; an insertion that takes a deletion back ends it, and the other way round. */
  readonly shifts: { readonly shift: RowShift; readonly memory: DeletedRows | null }[] = [];
  /** The relationship of the drawing that shows the notes, where it is ours. */
  noteDrawing: string | null = null;
  /** Parts of ours that hold the notes, by kind of relationship. */
  readonly noteParts = new Map<string, string>();
  /** `null` leaves the tab's selection as it is. */
  selected: boolean | null = null;
  readonly formulas: SheetFormulas;

  constructor(
    readonly entry: SheetEntry,
    readonly part: string,
    text: string,
    /** What a reader makes of the sheet as it stood; `null` for a sheet of ours. */
    private readonly reading: SheetContent | null,
    readonly relationships: RelationshipsDraft,
    private readonly host: SheetHost,
  ) {
    this.sections = new Sections(text, part, WORKSHEET_ORDER);
    this.grid = new Grid(this.sections.get('sheetData') ?? '<sheetData/>', part);
    this.formulas = new SheetFormulas(this, text);
  }

  get isPlanned(): boolean {
    return this.reading === null;
  }

  setCell(row: number, column: number, content: CellContent, format: string | undefined): void {
    const isEmpty = content.value === null && content.formula === undefined;
    const known = this.grid.findCell(row, column);
    if (!known && isEmpty && format === undefined) return;
    const cell = known ?? this.grid.cell(row, column, () => this.lookOf(row, column));
    if (format !== undefined) this.setFormat(cell, this.host.styles.withNumberFormat(this.formatOf(cell), format));
    this.setContent(cell, content);
  }

  /** A cell that is given what it held is untouched again. */
  setContent(cell: CellDraft, content: CellContent): void {
    const before = this.contentBefore(cell);
    if (!before || !sameValue(before.value, content.value)) cell.content = content;
    else if (before.formula === content.formula) delete cell.content;
    else if (this.readingOf(cell)?.formula === content.formula) {
      delete cell.content;
      delete cell.moved;
    } else cell.content = content;
  }

  /** Gives the cells of a range another fill; those that do not stand are made where the fill can be seen. */
  setFill(range: CellRange, fill: string | null, token: string | undefined): void {
    const { styles } = this.host;
    const change = (cell: CellDraft): void => this.setFormat(cell, styles.withFill(this.formatOf(cell), fill, token));
    const creates = fill !== null || token !== undefined;
    const last = Math.min(range.bottom, (this.grid.rows.at(-1)?.row ?? -1) + FILLED_ROWS);
    for (let row = range.top; row <= last; row += 1) {
      if (!creates && !this.grid.find(row)) continue;
      for (let column = range.left; column <= range.right; column += 1) {
        const cell = this.grid.findCell(row, column);
        if (cell) change(cell);
        else if (creates) change(this.grid.cell(row, column, () => this.lookOf(row, column)));
      }
    }
  }

  showRows(rows: readonly number[], hidden: boolean): void {
    for (const row of rows) {
      const known = this.grid.find(row);
      if (known) known.hidden = hidden;
      else if (hidden) this.grid.row(row).hidden = true;
    }
  }

  showColumns(columns: readonly number[], hidden: boolean): void {
    for (const column of columns) this.columns.set(column, hidden);
  }

  formatOf(cell: CellDraft): Format {
    return cell.format ?? cell.fallback ?? this.host.styles.original(cell.original!.style);
  }

  setFormat(cell: CellDraft, format: Format): void {
    const before = cell.original ? this.host.styles.original(cell.original.style) : cell.fallback;
    if (format === before) delete cell.format;
    else cell.format = format;
  }

  /** How a cell looks that does not stand: as its row says, else its column. */
  private lookOf(row: number, column: number): Format {
    const original = this.grid.find(row)?.original;
    const tag = original ? firstTag(original.text) : null;
    const own = isOn(tag?.attribute('customFormat') ?? null) ? tag!.attribute('s') : null;
    const style = own === null ? columnStyle(this.sections.get('cols'), column) : Number(own);
    return this.host.styles.original(style ?? 0);
  }

  /** The look of a cell that nothing was said about. */
  get plainLook(): Format {
    return this.host.styles.original(0);
  }

  /** What an original cell held, its formula as rows that moved since have made it. */
  contentBefore(cell: CellDraft): CellContent | null {
    if (!cell.original) return null;
    const read = this.readingOf(cell);
    const formula = cell.moved ?? read?.formula;
    return { value: read?.value ?? null, ...(formula === undefined ? {} : { formula }) };
  }

  /** Whether the cell was given another value for the formula that it has. */
  keepsFormula(cell: CellDraft): boolean {
    return cell.content?.formula !== undefined && cell.content.formula === this.contentBefore(cell)?.formula;
  }

  /** The formula of a cell as it is now; `undefined` for a constant. */
  formulaOf(cell: CellDraft): string | undefined {
    return cell.content ? cell.content.formula : this.contentBefore(cell)?.formula;
  }

  /** Puts a formula that rows made anew into a cell. */
  moveFormula(cell: CellDraft, formula: string): void {
    if (cell.content) this.setContent(cell, { ...cell.content, formula });
    else if (this.readingOf(cell)?.formula === formula) delete cell.moved;
    else cell.moved = formula;
  }

  readingOf(cell: CellDraft): Cell | undefined {
    return cell.original ? this.reading?.rows[cell.original.row]?.[cell.original.column] : undefined;
  }

  /** Whether a formula is no longer where the file had one. */
  losesFormulas(): boolean {
    return this.grid.known.some((row) => {
      if (row.row !== row.original!.row) return holdsFormula(row);
      return row.cells?.some(({ original, content }) => original?.formula && content && content.formula === undefined);
    });
  }

  changesValues(): boolean {
    if (this.isPlanned) return true;
    return this.grid.rows.some((row) => row.cells?.some((cell) => cell.content && !isBlank(cell)));
  }

  /** Whether formulas stand here that no edit gave a value. */
  hasOtherFormulas(): boolean {
    return this.grid.rows.some((row) =>
      row.cells ? row.cells.some(({ content, original }) => !content && original?.formula) : holdsFormula(row),
    );
  }

  toText(): string {
    // A formula that names a sheet that went may stand in any row.
    if (this.host.losesSheets) for (const row of this.grid.rows) this.grid.cellsOf(row);
    const context = this.context();
    const given: Record<string, string> = { sheetData: this.grid.toText(context) };
    for (const dxf of this.dxfs) this.host.styles.useDxf(dxf);
    const dimension = this.sections.get('dimension');
    if (dimension !== null) given['dimension'] = widenedDimension(dimension, this.grid, this.isPlanned);
    const views = this.sections.get('sheetViews');
    if (views !== null && this.selected !== null) given['sheetViews'] = selectTab(views, this.selected);
    const sections = this.withColumns().copy();
    if (sections.get('sheetData') === null) sections.set('sheetData', given['sheetData']!);
    if (this.noteDrawing !== null) sections.set('legacyDrawing', this.linked('legacyDrawing', this.noteDrawing));
    if (this.host.losesSheets) {
      const finish = (formula: string): string => this.host.finishFormula(formula);
      sections.map(({ name, text }) => (RULES.has(name) ? mapFormulas(text, FORMULAS, finish) : text));
    }
    return sections.toText(given);
  }

  /** `<drawing r:id="…"/>` with the prefix that this part gives to relationships. */
  linked(name: string, id: string): string {
    const prefix = prefixOf(this.sections.rootTag, RELATIONSHIPS);
    const binding = prefix === null ? ` xmlns:r="${RELATIONSHIPS[this.host.strict ? 1 : 0]}"` : '';
    return this.sections.own(`<${name}${binding} ${prefix ?? 'r:'}id="${id}"/>`);
  }

  private withColumns(): Sections {
    if (this.columns.size === 0) return this.sections;
    const cols = this.sections.get('cols');
    const width = firstTag(this.sections.get('sheetFormatPr') ?? '<a/>').attribute('defaultColWidth') ?? '9.140625';
    const inner = showColumns(cols, this.columns, width, this.sections.prefix);
    if (inner === null) return this.sections;
    const changed = this.sections.copy();
    changed.set('cols', setContent(cols ?? changed.own('<cols/>'), inner));
    return changed;
  }

  private context(): CellContext {
    const { host, sections } = this;
    return {
      prefix: sections.prefix,
      date1904: host.date1904,
      styleOf: (format) => host.styles.indexOf(format),
      isDate: (cell) => isDateFormat(host.styles.numberFormatOf(this.formatOf(cell))),
      sharedString: (text) => (this.isPlanned ? undefined : host.sharedString(text)),
      finishFormula: (formula) => host.finishFormula(formula),
      formulaElement: (cell, row) => this.formulas.element(cell, row, (formula) => host.finishFormula(formula)),
      keepsFormula: (cell) => this.keepsFormula(cell),
    };
  }
}

/** Sections that hold formulas, and the elements that are. */
const RULES = new Set(['conditionalFormatting', 'dataValidations', 'extLst']);
const FORMULAS = ['formula', 'formula1', 'formula2', 'f'];

/** How many rows below the last one a fill may reach: a fill of whole columns shall not make a million cells. */
const FILLED_ROWS = 1_000;

function holdsFormula(row: RowDraft): boolean {
  return /<(?:\w+:)?f[\s/>]/.test(row.original?.text ?? '');
}

function sameValue(left: CellContent['value'], right: CellContent['value']): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return left !== null && right !== null && left.error === right.error;
}

function selectTab(views: string, selected: boolean): string {
  const at = views.search(/<(?:\w+:)?sheetView[\s/>]/);
  if (at < 0) return views;
  const tag = firstTag(views.slice(at)).attribute('tabSelected');
  if ((tag === '1' || tag === 'true') === selected) return views;
  return views.slice(0, at) + setAttribute(views.slice(at), 'tabSelected', selected ? '1' : null);
}
