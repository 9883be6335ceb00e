import {
  CanceledError,
  CommandType,
  ICommandService,
  type ICellData,
  type ICommandInfo,
  type IExecutionOptions,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type Nullable,
  type Univer,
  type Workbook,
} from '@univerjs/core';
import {
  FormulaDataModel,
  SetNumfmtMutation,
  SetRangeValuesMutation,
  type ISetNumfmtMutationParams,
  type ISetRangeValuesMutationParams,
} from '@univerjs/preset-sheets-core';
import type { SetCell } from '../../core/edit';
import type { Place } from './cell-changes';
import { isAllowed } from './allowed-commands';
import { isSheetChange, MERGES, withoutLooks, withoutMerges } from './cell-mutations';
import { toCellValue, toSetCell } from './edits-of-cells';
import type { CalculatedCell } from './grid';

/** What is told of the person's doings. */
export interface EditListener {
  edited(edits: readonly SetCell[]): void;
  calculated(cells: readonly CalculatedCell[]): void;
}

interface ChangedPlace extends Place {
  readonly sheetId: string;
}

/**
 * Stands at the grid's line of commands: lets through what can be said in edits, tells it once the doing is over,
 * and tells results of formulas apart from it.
 */
export class PersonEdits {
  private ours = 0;
  private isEditable = false;
  private readonly changed = new Map<string, ChangedPlace>();
  private readonly formats = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly univer: Univer,
    private readonly workbook: () => Workbook | null,
    private readonly listener: EditListener,
  ) {
    const commands = univer.__getInjector().get(ICommandService);
    commands.beforeCommandExecuted((command, options) => this.guard(command, options));
    commands.onCommandExecuted((command, options) => this.follow(command, options));
  }

  set editable(value: boolean) {
    this.isEditable = value;
  }

  /** Does something that is not the person's doing: everything is allowed, nothing is told. */
  quietly<T>(work: () => T): T {
    this.ours += 1;
    try {
      return work();
    } finally {
      this.ours -= 1;
    }
  }

  /** Tells at once what waits to be told. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const places = [...this.changed];
    const formats = new Map(this.formats);
    this.changed.clear();
    this.formats.clear();
    const formulas = this.univer.__getInjector().get(FormulaDataModel);
    const edits = places.flatMap(([key, { sheetId, row, column }]): SetCell[] => {
      const workbook = this.workbook();
      const sheet = workbook?.getSheetBySheetId(sheetId);
      if (!workbook || !sheet) return [];
      const format = formats.get(key);
      return [
        toSetCell({
          sheet: sheet.getName(),
          row,
          column,
          data: sheet.getCellRaw(row, column) ?? null,
          formula: formulas.getFormulaStringByCell(row, column, sheetId, workbook.getUnitId()) ?? '',
          ...(format !== undefined && { format }),
        }),
      ];
    });
    if (edits.length > 0) this.listener.edited(edits);
  }

  private guard(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (this.ours > 0 || options?.fromFormula) return;
    if (command.type === CommandType.COMMAND && !isAllowed(command.id, this.isEditable)) throw new CanceledError();
    if (command.id === 'sheet.operation.set-cell-edit-visible' && !this.isEditable) throw new CanceledError();
    if (command.type !== CommandType.MUTATION || !this.isOurUnit(command)) return;
    if (command.id === SetRangeValuesMutation.id) withoutLooks(command.params as ISetRangeValuesMutationParams);
    else if (MERGES.has(command.id)) withoutMerges(command.params as { ranges: readonly IRange[] });
    else if (isSheetChange(command.id)) throw new CanceledError();
  }

  private follow(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (command.type !== CommandType.MUTATION || !this.isOurUnit(command)) return;
    if (command.id === SetRangeValuesMutation.id) {
      const { subUnitId, cellValue } = command.params as ISetRangeValuesMutationParams;
      if (options?.fromFormula) this.tellResults(subUnitId, cellValue ?? {});
      else if (this.ours === 0) this.remember(subUnitId, placesOf(cellValue ?? {}));
    } else if (command.id === SetNumfmtMutation.id && this.ours === 0) {
      this.rememberFormats(command.params as ISetNumfmtMutationParams);
    }
  }

  private isOurUnit(command: Readonly<ICommandInfo>): boolean {
    return (command.params as { readonly unitId?: string } | undefined)?.unitId === this.workbook()?.getUnitId();
  }

  private remember(sheetId: string, places: readonly Place[]): void {
    for (const place of places) this.changed.set(`${sheetId} ${place.row},${place.column}`, { sheetId, ...place });
    // A doing is several mutations in one go, or with short waits in between.
    this.timer ??= setTimeout(() => this.flush());
  }

  private rememberFormats({ subUnitId, values, refMap }: ISetNumfmtMutationParams): void {
    for (const [id, { ranges }] of Object.entries(values)) {
      for (const range of ranges) {
        for (let row = range.startRow; row <= range.endRow; row += 1) {
          for (let column = range.startColumn; column <= range.endColumn; column += 1) {
            this.formats.set(`${subUnitId} ${row},${column}`, refMap[id]?.pattern ?? '');
            this.remember(subUnitId, [{ row, column }]);
          }
        }
      }
    }
  }

  private tellResults(sheetId: string, cells: IObjectMatrixPrimitiveType<Nullable<ICellData>>): void {
    const sheet = this.workbook()?.getSheetBySheetId(sheetId);
    if (!sheet) return;
    const name = sheet.getName();
    const results = placesOf(cells).map(({ row, column }) => ({
      sheet: name,
      row,
      column,
      value: toCellValue(sheet.getCellRaw(row, column) ?? null, true),
    }));
    // A formula is first emptied and then given its result, which is never nothing.
    const known = results.filter(({ value }) => value !== null);
    if (known.length > 0) this.listener.calculated(known);
  }
}

function placesOf(cells: IObjectMatrixPrimitiveType<Nullable<ICellData>>): Place[] {
  return Object.entries(cells).flatMap(([row, line]) =>
    Object.keys(line ?? {}).map((column) => ({ row: Number(row), column: Number(column) })),
  );
}
