import { fromA1 } from '../../core/address';
import { withoutSheet } from './addresses';
import { answered } from './answered';

export interface SelectedPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

type Listener<T> = (given: T) => void;

const MINUTE = 60_000;

/**
 * What the person does in the workbook, told to whoever listens. Excel is asked once for each kind of event;
 * what other people change in a shared workbook is left out.
 */
export class ExcelChanges {
  private readonly changed = new Set<Listener<string>>();
  private readonly activated = new Set<Listener<string>>();
  private readonly selected = new Set<Listener<SelectedPlace>>();
  private handlers: readonly OfficeExtension.EventHandlerResult<unknown>[] = [];

  private constructor(private readonly timeout: number) {}

  static async start(timeout = MINUTE): Promise<ExcelChanges> {
    const changes = new ExcelChanges(timeout);
    await Excel.run({ delayForCellEdit: true }, async (context) => {
      const { worksheets } = context.workbook;
      changes.handlers = [
        worksheets.onChanged.add(({ worksheetId, source }) =>
          source === 'Remote' ? Promise.resolve() : changes.tellSheet(changes.changed, worksheetId),
        ),
        worksheets.onActivated.add(({ worksheetId }) => changes.tellSheet(changes.activated, worksheetId)),
        worksheets.onSelectionChanged.add(({ worksheetId, address }) => changes.tellPlace(worksheetId, address)),
      ];
      await answered(context.sync(), timeout);
    });
    return changes;
  }

  /** Each gives what ends it. */
  onSheetChanged(listener: Listener<string>): () => void {
    return listen(this.changed, listener);
  }

  onSheetActivated(listener: Listener<string>): () => void {
    return listen(this.activated, listener);
  }

  onSelectionChanged(listener: Listener<SelectedPlace>): () => void {
    return listen(this.selected, listener);
  }

  /** Excel tells nothing any more. A second call does nothing. */
  async dispose(): Promise<void> {
    const [first] = this.handlers;
    const handlers = this.handlers;
    this.handlers = [];
    for (const set of [this.changed, this.activated, this.selected]) set.clear();
    if (!first) return;
    await Excel.run(first.context as Excel.RequestContext, async (context) => {
      for (const handler of handlers) handler.remove();
      await answered(context.sync(), this.timeout);
    });
  }

  private async tellSheet(listeners: ReadonlySet<Listener<string>>, id: string): Promise<void> {
    if (listeners.size === 0) return;
    const sheet = await this.nameOf(id);
    if (sheet !== null) for (const listener of listeners) listener(sheet);
  }

  private async tellPlace(id: string, address: string): Promise<void> {
    const place = fromA1(withoutSheet(address).split(/[:,]/)[0]!);
    if (this.selected.size === 0 || !place) return;
    const sheet = await this.nameOf(id);
    if (sheet !== null) for (const listener of this.selected) listener({ sheet, ...place });
  }

  /** Events name a sheet by its id; it may have got another name, or be gone. */
  private async nameOf(id: string): Promise<string | null> {
    return Excel.run({ delayForCellEdit: true }, async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(id);
      sheet.load('name');
      await answered(context.sync(), this.timeout);
      return sheet.isNullObject ? null : sheet.name;
    });
  }
}

function listen<T>(listeners: Set<Listener<T>>, listener: Listener<T>): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
