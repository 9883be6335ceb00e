import type { ICellDataForSheetInterceptor, IStyleData, Nullable } from '@univerjs/core';
import type { CellValue } from '../../core/snapshot';
import { toCondition, type Condition } from './condition';
import type { GridSheet } from './grid';
import { NO, YES } from './univer-signs';

/** Red, as Excel marks a cell with a note. */
const NOTE_MARKER = { color: '#D13438', size: 6 };

/** What the grid draws over a sheet's own styles: conditional formats, worked out as they are asked for, and notes. */
export class CellDecoration {
  private readonly rules: readonly {
    readonly condition: Condition;
    readonly style: IStyleData;
    readonly stops: boolean;
  }[];
  private readonly notes: ReadonlyMap<string, string>;

  constructor(sheet: GridSheet) {
    this.rules = sheet.look.conditions.flatMap((look) => {
      const condition = toCondition(look);
      if (!condition) return [];
      const style: IStyleData = {
        ...(look.fill !== null && { bg: { rgb: look.fill } }),
        ...(look.color !== null && { cl: { rgb: look.color } }),
        ...(look.bold !== null && { bl: look.bold ? YES : NO }),
      };
      return [{ condition, style, stops: look.stopIfTrue }];
    });
    this.notes = new Map(sheet.look.notes.map(({ row, column, text }) => [`${row},${column}`, text]));
  }

  noteAt(row: number, column: number): string | null {
    return this.notes.get(`${row},${column}`) ?? null;
  }

  /** What conditional formats change of a cell's style; `null`: nothing. Of two that apply the earlier one wins. */
  styleAt(row: number, column: number, valueAt: (row: number, column: number) => CellValue): IStyleData | null {
    const applied: IStyleData[] = [];
    for (const rule of this.rules) {
      if (!rule.condition(row, column, valueAt)) continue;
      applied.push(rule.style);
      if (rule.stops) break;
    }
    return applied.length === 0 ? null : applied.reduceRight((later, earlier) => ({ ...later, ...earlier }));
  }

  /** The cell with its decoration; the same cell where there is none. */
  decorate(
    cell: Nullable<ICellDataForSheetInterceptor>,
    own: Nullable<IStyleData>,
    place: { readonly row: number; readonly column: number },
    valueAt: (row: number, column: number) => CellValue,
  ): Nullable<ICellDataForSheetInterceptor> {
    const style = this.styleAt(place.row, place.column, valueAt);
    const isMarked = this.noteAt(place.row, place.column) !== null;
    if (style === null && !isMarked) return cell;
    return {
      ...cell,
      ...(style && { s: { ...own, ...style } }),
      ...(isMarked && { markers: { ...cell?.markers, tr: NOTE_MARKER } }),
    };
  }
}
