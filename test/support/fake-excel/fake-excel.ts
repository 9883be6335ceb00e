import { toA1 } from '../../../src/core/address';
import type { WorkbookSnapshot } from '../../../src/core/snapshot';
import { FakeError } from './fake-object';
import { FakeWorkbook } from './fake-workbook';
import { idOf, workbookObject } from './fake-worksheet';
import { carryOut, type RequestBody } from './protocol';

/** The parts of Microsoft's client that the fake needs. */
export interface ExcelClient {
  readonly Excel: {
    run: (...args: unknown[]) => Promise<unknown>;
    readonly Worksheet: { readonly prototype: object };
    readonly CommentCollection: unknown;
  };
  readonly OfficeExtension: {
    readonly BatchApiHelper: {
      createPropertyObject(type: unknown, parent: unknown, name: string, isCollection: boolean, flags: number): unknown;
    };
    _testSetRichApiMessageReadyImpl(ready: () => Promise<void>): void;
    _testTriggerRichApiMessageEvent(message: unknown): void;
  };
}

export interface FakeExcelOptions {
  /** The highest set of ExcelApi that is there. */
  readonly apiSet?: string;
  /** What only Excel on the web knows. */
  readonly isWeb?: boolean;
  readonly language?: string;
}

/** Bytes that went out and came back in one sync. */
export interface Sync {
  readonly request: number;
  readonly response: number;
}

const LIMIT = 5 * 1024 * 1024;
/** The flag of a request that may wait for the end of cell editing. */
const MAY_WAIT = 64;
const EVENT = { changed: 10, activated: 11, selected: 14 } as const;

/**
 * An Excel in memory beneath Microsoft's real client: loads, null objects, errors for what was not loaded and the
 * bytes of every sync are the client's own; only the workbook is ours.
 */
export class FakeExcel {
  readonly workbook: FakeWorkbook;
  /** The client's own `Excel.run`. */
  private readonly clientRun: ExcelClient['Excel']['run'];
  readonly syncs: Sync[] = [];
  /** How many requests or answers were too large. */
  refusals = 0;
  /** What runs of `Excel.run` were asked for. */
  readonly runs: Record<string, unknown>[] = [];
  /** What the page has associated with the buttons of the ribbon, by id. */
  actions: ReadonlyMap<string, (event: unknown) => void> = new Map();
  /** A cell is being edited. */
  private waiting: (() => void)[] | null = null;
  private readonly failures: { code: string; sync: number; action: number }[] = [];
  private hangsAt = Infinity;

  constructor(
    snapshot: WorkbookSnapshot,
    private readonly client: ExcelClient,
    private readonly options: FakeExcelOptions = {},
  ) {
    this.workbook = new FakeWorkbook(snapshot);
    this.clientRun = clientRunOf(client);
    client.OfficeExtension._testSetRichApiMessageReadyImpl(() => Promise.resolve());
  }

  /** What `Excel.run` becomes. */
  readonly run = (...args: unknown[]): Promise<unknown> => {
    const batch = args.at(-1);
    const given = (args.length > 1 ? args[0] : {}) as Record<string, unknown>;
    this.runs.push(given);
    const session = {
      _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: 'fake', headers: {} }),
      _createRequestExecutorOrNull: () => ({
        executeAsync: (_: unknown, flags: number, message: { Body: RequestBody }) => this.answer(flags, message.Body),
      }),
    };
    return this.clientRun({ ...given, session }, batch);
  };

  isSetSupported = (name: string, version = '1.1'): boolean => {
    switch (name.toLowerCase()) {
      case 'excelapi':
        return order(version) <= order(this.options.apiSet ?? '1.20');
      case 'excelapionline':
        return this.options.isWeb === true;
      default:
        return true;
    }
  };

  private async answer(flags: number, body: RequestBody): Promise<unknown> {
    const index = this.syncs.length;
    const request = bytesOf(body);
    this.syncs.push({ request, response: 0 });
    if (index >= this.hangsAt) return new Promise(() => undefined);
    if (request > LIMIT) return this.tooLarge('Request');
    if (this.waiting) {
      if ((flags & MAY_WAIT) === 0) return refusal('InvalidOperationInCellEditMode', 400);
      await new Promise<void>((resolve) => this.waiting!.push(resolve));
    }
    const failure = this.failures.find(({ sync }) => sync === index);
    const { results, error } = carryOut(copyOf(body), workbookObject(this.workbook), (action) => {
      const { ActionType: kind, Name: name } = body.Actions[action]!;
      if (kind === 4 || (kind === 3 && !/^(Get|_)/.test(name))) this.workbook.recalculate();
      if (failure && action >= failure.action) throw new FakeError(failure.code);
    });
    const response = bytesOf(results);
    this.syncs[index] = { request, response };
    if (response > LIMIT) return this.tooLarge('Response');
    return {
      ErrorCode: '',
      Headers: {},
      Body: {
        Results: copyOf(results),
        ...(error && {
          Error: {
            Code: error.code,
            Message: error.message,
            ActionIndex: error.action,
            Location: error.location,
            HttpStatusCode: 400,
          },
        }),
      },
    };
  }

  private tooLarge(what: 'Request' | 'Response'): unknown {
    this.refusals += 1;
    return refusal(`${what}PayloadSizeLimitExceeded`, 413);
  }

  /** From the coming sync on, counted from 0, Excel answers nothing. */
  hangAt(sync: number): void {
    this.hangsAt = this.syncs.length + sync;
  }

  /** A coming sync, counted from 0, fails at an action; what stood before it is done. */
  failAt(sync: number, code: string, action = 0): void {
    this.failures.push({ code, sync: this.syncs.length + sync, action });
  }

  startEditing(): void {
    this.waiting = [];
  }

  stopEditing(): void {
    for (const resume of this.waiting ?? []) resume();
    this.waiting = null;
  }

  /** A person types into a cell; `source`: in this window or in another one. */
  type(sheet: string, row: number, column: number, input: unknown, source: 'Local' | 'Remote' = 'Local'): void {
    const found = this.workbook.sheet(sheet);
    found.enter(row, column, input);
    this.raise(EVENT.changed, {
      worksheetId: idOf(found),
      address: toA1(row, column),
      changeType: 'RangeEdited',
      source,
      triggerSource: 'Unknown',
    });
  }

  /** A person turns to a sheet. */
  activate(sheet: string): void {
    this.workbook.active = sheet;
    this.raise(EVENT.activated, { worksheetId: idOf(this.workbook.sheet(sheet)) });
  }

  /** A person selects cells. */
  select(sheet: string, address: string): void {
    const found = this.workbook.sheet(sheet);
    this.workbook.select(found, address);
    this.raise(EVENT.selected, { worksheetId: idOf(found), address });
  }

  private raise(messageType: number, message: Record<string, unknown>): void {
    this.client.OfficeExtension._testTriggerRichApiMessageEvent({
      entries: [{ messageCategory: 65536, messageType, targetId: 'Workbook', message: JSON.stringify(message) }],
    });
  }

  /** The workbook as it now is, as any host would read it; without the values of formulas where they do not matter. */
  toSnapshot(isCalculated = true): WorkbookSnapshot {
    return this.workbook.snapshot(isCalculated);
  }
}

const ownRuns = new WeakMap<object, ExcelClient['Excel']['run']>();

function clientRunOf({ Excel }: ExcelClient): ExcelClient['Excel']['run'] {
  const known = ownRuns.get(Excel) ?? Excel.run;
  ownRuns.set(Excel, known);
  return known;
}

function order(version: string): number {
  const [major, minor] = version.split('.').map(Number) as [number, number?];
  return major * 1000 + (minor ?? 0);
}

function refusal(code: string, status: number): unknown {
  return { ErrorCode: code, ErrorMessage: code, HttpStatusCode: status, Headers: {}, Body: null };
}

/** As it comes out at the other end of the wire. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

const encoder = new TextEncoder();

function bytesOf(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
