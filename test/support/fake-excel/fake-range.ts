import { type CellRange } from '../../../src/core/address';
import { overlap } from '../../../src/core/workbook-model';
import { Bag, Collection, FakeError, NULL, type FakeObject } from './fake-object';
import { addressOf, COLUMNS, rangeOf, ROWS, shownAs, type FakeCell, type FakeSheet } from './fake-sheet';
import type { FakeWorkbook } from './fake-workbook';

/** More cells than this are never looked at one by one: whole rows and columns. */
const MOST_CELLS = 2_000_000;

/** `Excel.Range` and `Excel.RangeAreas`. */
export class FakeRange implements FakeObject {
  constructor(
    private readonly workbook: FakeWorkbook,
    readonly sheet: FakeSheet,
    readonly areas: readonly CellRange[],
  ) {}

  get range(): CellRange {
    return this.areas[0]!;
  }

  private each(visit: (row: number, column: number) => void): void {
    for (const { top, left, bottom, right } of this.areas) {
      if ((bottom - top + 1) * (right - left + 1) > MOST_CELLS) throw new FakeError('RangeExceedsLimit');
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) visit(row, column);
      }
    }
  }

  private grid<T>(read: (cell: FakeCell | undefined) => T): T[][] {
    const { top, left, bottom, right } = this.range;
    if ((bottom - top + 1) * (right - left + 1) > MOST_CELLS) throw new FakeError('RangeExceedsLimit');
    return Array.from({ length: bottom - top + 1 }, (_, row) =>
      Array.from({ length: right - left + 1 }, (_, column) => read(this.sheet.cell(top + row, left + column))),
    );
  }

  private value(cell: FakeCell | undefined): unknown {
    return cell ? shownAs(this.workbook.valueOf(this.sheet, cell)) : '';
  }

  get(name: string): unknown {
    const { top, left, bottom, right } = this.range;
    switch (name) {
      case 'address':
        return this.areas.map((area) => addressOf(this.sheet.name, area)).join(',');
      case 'rowIndex':
        return top;
      case 'columnIndex':
        return left;
      case 'rowCount':
        return bottom - top + 1;
      case 'columnCount':
        return right - left + 1;
      case 'values':
        return this.grid((cell) => this.value(cell));
      case 'formulas':
        return this.grid((cell) => (cell?.formula === undefined ? this.value(cell) : `=${cell.formula}`));
      case 'numberFormat':
        return this.grid((cell) => cell?.style.numberFormat ?? 'General');
      case 'valueTypes':
        return this.grid((cell) => typeOf(cell ? this.workbook.valueOf(this.sheet, cell) : null));
      case 'rowHidden':
        return this.sheet.hiddenRows.has(top);
      case 'columnHidden':
        return this.sheet.hiddenColumns.has(left);
      default:
        throw new FakeError('NotImplemented', `the fake has no Range.${name}`);
    }
  }

  set(name: string, value: unknown): void {
    const { top, left, bottom, right } = this.range;
    switch (name) {
      case 'values':
      case 'formulas':
        this.sheet.guard(this.areas);
        return this.enter(value, (row, column, input) => this.sheet.enter(row, column, input));
      case 'numberFormat':
        this.sheet.guard();
        return this.enter(value, (row, column, input) => {
          if (input !== null) this.sheet.open(row, column).style.numberFormat = input;
        });
      case 'rowHidden':
        this.sheet.guard();
        if (top === 0 && bottom === ROWS - 1) return this.sheet.hiddenRows.clear();
        for (let row = top; row <= bottom; row += 1) toggle(this.sheet.hiddenRows, row, value === true);
        return;
      case 'columnHidden':
        this.sheet.guard();
        if (left === 0 && right === COLUMNS - 1) return this.sheet.hiddenColumns.clear();
        for (let column = left; column <= right; column += 1) {
          toggle(this.sheet.hiddenColumns, column, value === true);
        }
        return;
      case 'hyperlink':
        this.sheet.guard();
        this.sheet.links.push({ range: this.range, value });
        // Excel writes the target into an empty cell.
        this.sheet.enter(top, left, "'link");
        return;
      default:
        throw new FakeError('NotImplemented', `the fake does not set Range.${name}`);
    }
  }

  private enter(values: unknown, put: (row: number, column: number, input: unknown) => void): void {
    const { top, left, bottom, right } = this.range;
    const rows = values as unknown[][];
    const fits =
      Array.isArray(values) && rows.length === bottom - top + 1 && rows.every((row) => row.length === right - left + 1);
    if (!fits) throw new FakeError('InvalidArgument', 'the list does not have the size of the range');
    rows.forEach((row, i) => row.forEach((input, j) => put(top + i, left + j, input)));
  }

  property(name: string): FakeObject {
    switch (name) {
      case 'format':
        return new FakeFormat(this, '');
      case 'areas':
        return new Collection(
          () => this.areas,
          (area) => new FakeRange(this.workbook, this.sheet, [area]),
          () => false,
        );
      case 'dataValidation':
        return this.validation();
      case 'conditionalFormats':
        return new Bag(
          {},
          {
            add: (type: string) => this.conditionalFormat(type),
            clearAll: () => void this.leave('conditionalFormats'),
          },
        );
      default:
        throw new FakeError('NotImplemented', `the fake has no Range.${name}`);
    }
  }

  private validation(): FakeObject {
    const known = this.sheet.validations.find(({ range }) => JSON.stringify(range) === JSON.stringify(this.range));
    const values = known?.values ?? {};
    const bag = new Bag(values, { clear: () => void this.leave('validations') }, () => {
      this.sheet.guard();
      if (!this.sheet.validations.some((each) => each.values === values)) {
        this.sheet.validations.push({ range: this.range, values });
      }
    });
    return bag;
  }

  private conditionalFormat(type: string): FakeObject {
    this.sheet.guard();
    const values: Record<string, unknown> = {};
    this.sheet.conditionalFormats.push({ range: this.range, type, values });
    return new Bag(values);
  }

  private leave(list: 'validations' | 'conditionalFormats'): void {
    this.sheet.guard();
    if (list === 'validations') {
      this.sheet.validations = this.sheet.validations.filter(({ range }) => !overlap(range, this.range));
    } else {
      this.sheet.conditionalFormats = this.sheet.conditionalFormats.filter(({ range }) => !overlap(range, this.range));
    }
  }

  call(name: string, args: readonly unknown[] = []): unknown {
    const { sheet, workbook } = this;
    const { top, bottom, left, right } = this.range;
    switch (name) {
      // The client cuts large lists into blocks of rows by itself.
      case 'validateArraySize':
        if (args[0] !== bottom - top + 1 || args[1] !== right - left + 1) throw new FakeError('InvalidArgument');
        return undefined;
      case 'getRow': {
        const row = top + Number(args[0]);
        return new FakeRange(workbook, sheet, [{ ...this.range, top: row, bottom: row }]);
      }
      case 'getBoundingRect': {
        const other = (args[0] as FakeRange).range;
        return new FakeRange(workbook, sheet, [
          {
            top: Math.min(top, other.top),
            left: Math.min(left, other.left),
            bottom: Math.max(bottom, other.bottom),
            right: Math.max(right, other.right),
          },
        ]);
      }
      case 'getIntersectionOrNullObject': {
        const other = (args[0] as FakeRange).range;
        if (!overlap(this.range, other)) return NULL;
        return new FakeRange(workbook, sheet, [
          {
            top: Math.max(top, other.top),
            left: Math.max(left, other.left),
            bottom: Math.min(bottom, other.bottom),
            right: Math.min(right, other.right),
          },
        ]);
      }
      case 'getRowProperties':
        return Array.from({ length: bottom - top + 1 }, (_, row) => ({ rowHidden: sheet.hiddenRows.has(top + row) }));
      case 'getColumnProperties':
        return Array.from({ length: right - left + 1 }, (_, column) => ({
          columnHidden: sheet.hiddenColumns.has(left + column),
        }));
      case 'getCellProperties':
        return this.grid((cell) => ({
          format: {
            fill: {
              color: cell?.style['fill.color'] ?? '#FFFFFF',
              pattern: cell?.style['fill.pattern'] ?? 'None',
              patternColor: cell?.style['fill.patternColor'] ?? '#000000',
            },
            protection: { locked: cell?.style['protection.locked'] ?? true, formulaHidden: false },
          },
        }));
      case 'getMergedAreasOrNullObject': {
        const merges = sheet.merges.filter((merge) => overlap(merge, this.range));
        return merges.length === 0 ? NULL : new FakeRange(workbook, sheet, merges);
      }
      case 'merge': {
        sheet.guard();
        if (sheet.merges.some((merge) => overlap(merge, this.range))) this.call('unmerge');
        this.each((row, column) => {
          const cell = sheet.cell(row, column);
          if (cell && (row !== top || column !== left)) {
            cell.value = null;
            delete cell.formula;
          }
        });
        sheet.merges.push(this.range);
        return undefined;
      }
      case 'unmerge':
        sheet.guard();
        sheet.merges = sheet.merges.filter((merge) => !overlap(merge, this.range));
        return undefined;
      case 'clear':
        sheet.guard();
        for (const place of [...sheet.cells.keys()]) {
          const row = Math.floor(place / COLUMNS);
          const column = place % COLUMNS;
          if (row >= top && row <= bottom && column >= left && column <= right) sheet.cells.delete(place);
        }
        sheet.links = sheet.links.filter(({ range }) => !overlap(range, this.range));
        return undefined;
      case 'insert':
        sheet.guard();
        this.wholeRows();
        workbook.shiftRows(sheet, top, bottom - top + 1);
        return this;
      case 'delete':
        sheet.guard();
        this.wholeRows();
        workbook.shiftRows(sheet, top, top - bottom - 1);
        return undefined;
      case 'select':
        workbook.select(sheet, String(this.get('address')));
        return undefined;
      default:
        throw new FakeError('NotImplemented', `the fake has no Range.${name}`);
    }
  }

  private wholeRows(): void {
    if (this.range.left !== 0 || this.range.right !== COLUMNS - 1) throw new FakeError('NotImplemented');
  }

  /** One setting of the format for all cells; of whole rows and columns it is kept with the sheet. */
  style(path: string, value: unknown): void {
    this.sheet.guard();
    for (const area of this.areas) {
      if (area.bottom === ROWS - 1 || area.right === COLUMNS - 1) {
        this.sheet.values[`${path} ${area.top}:${area.left}:${area.bottom}:${area.right}`] = value;
      } else {
        new FakeRange(this.workbook, this.sheet, [area]).each((row, column) => {
          const { style } = this.sheet.open(row, column);
          style[path] = value;
          if (path === 'fill.color') style['fill.pattern'] ??= 'Solid';
        });
      }
    }
  }

  unstyle(prefix: string): void {
    this.sheet.guard();
    this.each((row, column) => {
      const style = this.sheet.cell(row, column)?.style ?? {};
      for (const path of Object.keys(style)) if (path.startsWith(prefix)) delete style[path];
    });
  }

  static at(workbook: FakeWorkbook, sheet: FakeSheet, addresses: string): FakeRange {
    return new FakeRange(workbook, sheet, addresses.split(',').map(rangeOf));
  }
}

/** `Range.format` and what is below it. */
class FakeFormat implements FakeObject {
  constructor(
    private readonly range: FakeRange,
    private readonly path: string,
  ) {}

  property(name: string): FakeObject {
    return new FakeFormat(this.range, `${this.path}${name}.`);
  }

  get(name: string): unknown {
    return this.range.sheet.cell(this.range.range.top, this.range.range.left)?.style[this.path + name];
  }

  set(name: string, value: unknown): void {
    this.range.style(this.path + name, value);
  }

  call(name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case 'clear':
        return this.range.unstyle(this.path);
      case 'getItem':
        return new FakeFormat(this.range, `${this.path}${String(args[0])}.`);
      case 'autofitRows':
        return undefined;
      default:
        throw new FakeError('NotImplemented', `the fake has no format.${name}`);
    }
  }
}

function toggle(set: Set<number>, member: number, isIn: boolean): void {
  if (isIn) set.add(member);
  else set.delete(member);
}

function typeOf(value: unknown): string {
  if (value === null) return 'Empty';
  if (typeof value === 'object') return 'Error';
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof value as 'string'] ?? 'Unknown';
}
