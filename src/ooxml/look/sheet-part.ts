import { rangeFromA1, toA1, type CellRange } from '../../core/address';
import type { CellBudget } from '../cell-budget';
import { readColor } from '../read-styles';
import { isTrue } from '../read-workbook-part';
import type { ColumnLook, ConditionalLook, SheetLook } from '../sheet-look';
import type { Steps } from '../steps';
import { detach, XmlScanner } from '../xml';
import type { WorkbookLooks } from './cell-looks';
import { readRowLooks } from './style-scanner';

type PartLook = Pick<
  SheetLook,
  'cellStyles' | 'rows' | 'columns' | 'freeze' | 'showGridlines' | 'tabColor' | 'conditions'
> &
  Partial<Pick<SheetLook, 'defaultColumnWidth' | 'defaultRowHeight'>>;

interface Prioritised {
  readonly priority: number;
  readonly condition: ConditionalLook;
}

const LAST_COLUMN = 16_383;

/** Reads what the part of one sheet says of its look. */
export function* readSheetPart(xml: string, part: string, looks: WorkbookLooks, budget: CellBudget): Steps<PartLook> {
  const scanner = new XmlScanner(xml, part);
  const columns: ColumnLook[] = [];
  const conditions: Prioritised[] = [];
  const defaults: { defaultColumnWidth?: number; defaultRowHeight?: number } = {};
  let rows: Pick<SheetLook, 'cellStyles' | 'rows'> = { cellStyles: [], rows: new Map() };
  let freeze: SheetLook['freeze'] = { rows: 0, columns: 0 };
  let showGridlines = true;
  let tabColor: string | null = null;
  let ranges: CellRange[] = [];

  while (scanner.next()) {
    if (scanner.kind === 'close') continue;
    switch (scanner.name) {
      case 'tabColor':
        tabColor = looks.color(readColor(scanner));
        break;
      case 'sheetView':
        showGridlines = scanner.attribute('showGridLines') === null || isTrue(scanner.attribute('showGridLines'));
        break;
      case 'pane':
        freeze = readFreeze(scanner);
        break;
      case 'sheetFormatPr':
        Object.assign(defaults, readDefaults(scanner));
        break;
      case 'col': {
        const column = readColumn(scanner);
        if (column) columns.push(column);
        break;
      }
      case 'sheetData':
        if (scanner.kind === 'open') {
          const { end, ...read } = yield* readRowLooks(xml, part, scanner.end, budget);
          rows = read;
          scanner.end = end;
        }
        break;
      case 'conditionalFormatting':
        ranges = (scanner.attribute('sqref') ?? '').split(/\s+/).flatMap((text) => rangeFromA1(text) ?? []);
        break;
      case 'cfRule': {
        const condition = readCondition(scanner, ranges, looks);
        if (condition) conditions.push(condition);
        break;
      }
      case 'extLst':
      case 'dataValidations':
        scanner.skip();
        break;
    }
  }
  return {
    ...rows,
    ...defaults,
    columns: columns.sort((one, other) => one.first - other.first),
    freeze,
    showGridlines,
    tabColor,
    conditions: conditions.sort((one, other) => one.priority - other.priority).map(({ condition }) => condition),
  };
}

/** A pane that is split, not frozen, does not hold rows in view. */
function readFreeze(scanner: XmlScanner): SheetLook['freeze'] {
  const frozen = scanner.attribute('state') === 'frozen' || scanner.attribute('state') === 'frozenSplit';
  return {
    rows: frozen ? Number(scanner.attribute('ySplit') ?? 0) : 0,
    columns: frozen ? Number(scanner.attribute('xSplit') ?? 0) : 0,
  };
}

function readDefaults(scanner: XmlScanner): { defaultColumnWidth?: number; defaultRowHeight?: number } {
  const width = Number(scanner.attribute('defaultColWidth') ?? 0);
  const height = Number(scanner.attribute('defaultRowHeight') ?? 0);
  return { ...(width > 0 && { defaultColumnWidth: width }), ...(height > 0 && { defaultRowHeight: height }) };
}

function readColumn(scanner: XmlScanner): ColumnLook | null {
  const first = Number(scanner.attribute('min')) - 1;
  const last = Math.min(Number(scanner.attribute('max')) - 1, LAST_COLUMN);
  if (!(first >= 0) || !(last >= first)) return null;
  const width = scanner.attribute('width');
  return {
    first,
    last,
    width: width === null ? null : Number(width),
    hidden: isTrue(scanner.attribute('hidden')) || Number(width ?? 1) === 0,
    style: Number(scanner.attribute('style') ?? 0),
  };
}

const COMPARISONS: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
};

/** Rules whose condition is, or can be written as, a formula; `null` for the others. */
function readCondition(scanner: XmlScanner, ranges: readonly CellRange[], looks: WorkbookLooks): Prioritised | null {
  const type = scanner.attribute('type');
  const operator = scanner.attribute('operator') ?? '';
  const look = looks.differentials[Number(scanner.attribute('dxfId') ?? -1)];
  const priority = Number(scanner.attribute('priority') ?? 0);
  const stopIfTrue = isTrue(scanner.attribute('stopIfTrue'));
  const formulas = readFormulas(scanner);
  const [range] = ranges;
  const [given, second] = formulas;
  if (!look || !range || given === undefined) return null;
  const cell = toA1(range.top, range.left);
  let formula = given;
  if (type === 'cellIs') {
    const sign = COMPARISONS[operator];
    if (sign !== undefined) formula = `${cell}${sign}${given}`;
    else if (second === undefined) return null;
    else if (operator === 'between') formula = `AND(${cell}>=${given},${cell}<=${second})`;
    else if (operator === 'notBetween') formula = `OR(${cell}<${given},${cell}>${second})`;
    else return null;
  } else if (type === null || NOT_FORMULAS.has(type)) return null;
  return { priority, condition: { ranges, formula, stopIfTrue, ...look } };
}

function readFormulas(scanner: XmlScanner): string[] {
  const formulas: string[] = [];
  if (scanner.kind === 'empty') return formulas;
  while (scanner.next() && scanner.name !== 'cfRule') {
    if (scanner.name === 'formula' && scanner.kind === 'open') formulas.push(detach(scanner.content()));
  }
  return formulas;
}

const NOT_FORMULAS: ReadonlySet<string> = new Set([
  'colorScale',
  'dataBar',
  'iconSet',
  'top10',
  'aboveAverage',
  'duplicateValues',
  'uniqueValues',
]);
