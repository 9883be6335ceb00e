import { Bag, Collection, FakeError, NULL, type FakeObject } from './fake-object';
import { FakeRange } from './fake-range';
import { addressOf, COLUMNS, rangeOf, ROWS, type FakeName, type FakeSheet } from './fake-sheet';
import type { FakeWorkbook } from './fake-workbook';

export function workbookObject(workbook: FakeWorkbook): FakeObject {
  return {
    property(name) {
      switch (name) {
        case 'worksheets':
          return worksheets(workbook);
        case 'names':
          return names(
            () => workbook.names,
            'Workbook',
            (list) => (workbook.names = list),
          );
        case 'application':
          return new Bag(
            {},
            {
              suspendApiCalculationUntilNextSync: () => undefined,
              suspendScreenUpdatingUntilNextSync: () => undefined,
            },
          );
        default:
          throw new FakeError('NotImplemented', `the fake has no Workbook.${name}`);
      }
    },
    call(name) {
      if (name !== 'getSelectedRange' || !workbook.selection) throw new FakeError('NotImplemented', name);
      return FakeRange.at(workbook, workbook.sheet(workbook.selection.sheet), workbook.selection.address);
    },
  };
}

function worksheets(workbook: FakeWorkbook): FakeObject {
  return new Collection<FakeSheet>(
    () => workbook.sheets,
    (sheet) => worksheet(workbook, sheet),
    (sheet, key) => sheet.name.toLowerCase() === key.toLowerCase() || idOf(sheet) === key,
    {
      add: (name: string) => worksheet(workbook, workbook.add(name)),
      getActiveWorksheet: () => worksheet(workbook, workbook.sheet(workbook.active)),
      registerDataChangedEvent: () => undefined,
      unregisterDataChangedEvent: () => undefined,
      registerActivatedEvent: () => undefined,
      unregisterActivatedEvent: () => undefined,
      registerSelectionChangedEvent: () => undefined,
      unregisterSelectionChangedEvent: () => undefined,
    },
  );
}

const ids = new WeakMap<FakeSheet, string>();
let lastId = 0;

export function idOf(sheet: FakeSheet): string {
  const id = ids.get(sheet) ?? `{${String((lastId += 1)).padStart(8, '0')}-0000-0000-0000-000000000000}`;
  ids.set(sheet, id);
  return id;
}

function worksheet(workbook: FakeWorkbook, sheet: FakeSheet): FakeObject {
  const range = (address: string): FakeRange => FakeRange.at(workbook, sheet, address);
  return {
    get(name) {
      switch (name) {
        case 'name':
          return sheet.name;
        case 'id':
          return idOf(sheet);
        case 'visibility':
          return sheet.visibility;
        case 'position':
          return workbook.sheets.indexOf(sheet);
        default:
          return sheet.values[name];
      }
    },
    set(name, value) {
      switch (name) {
        case 'visibility': {
          const others = workbook.sheets.filter((each) => each !== sheet && each.visibility === 'Visible');
          if (value !== 'Visible' && others.length === 0) throw new FakeError('InvalidOperation');
          sheet.visibility = value as FakeSheet['visibility'];
          return;
        }
        case 'position': {
          const rest = workbook.sheets.filter((each) => each !== sheet);
          if (Number(value) > rest.length) throw new FakeError('InvalidArgument');
          workbook.sheets = [...rest.slice(0, Number(value)), sheet, ...rest.slice(Number(value))];
          return;
        }
        default:
          sheet.values[name] = value;
      }
    },
    property(name) {
      switch (name) {
        case 'names':
          return names(
            () => sheet.names,
            'Worksheet',
            (list) => (sheet.names = list),
          );
        case 'protection':
          return protection(sheet);
        case 'notes':
          return notes(workbook, sheet, sheet.notes);
        case 'comments':
          return notes(workbook, sheet, sheet.comments);
        case 'tables':
          return tables(sheet);
        case 'charts':
          return charts(sheet);
        case 'freezePanes':
          return new Bag(
            {},
            {
              freezeAt: (frozen: FakeRange) => void (sheet.values.freeze = frozen.range),
              freezeRows: (rows: number) => void (sheet.values.freeze = { rows }),
              freezeColumns: (columns: number) => void (sheet.values.freeze = { columns }),
              unfreeze: () => void delete sheet.values.freeze,
            },
          );
        case 'horizontalPageBreaks':
          return new Bag(
            {},
            {
              add: (at: string) => {
                sheet.values.breaks = [...((sheet.values.breaks as string[] | undefined) ?? []), at];
                return NULL;
              },
              removePageBreaks: () => void delete sheet.values.breaks,
            },
          );
        case 'pageLayout': {
          const values = (sheet.values.page ??= {}) as Record<string, unknown>;
          const keep = (key: string) => (value: unknown, more?: unknown) =>
            void (values[key] = more === undefined ? value : [value, more]);
          return new Bag(values, {
            setPrintTitleRows: keep('titleRows'),
            setPrintTitleColumns: keep('titleColumns'),
            setPrintArea: keep('printArea'),
            setPrintMargins: keep('margins'),
          });
        }
        default:
          throw new FakeError('NotImplemented', `the fake has no Worksheet.${name}`);
      }
    },
    call(name, args) {
      switch (name) {
        case 'getRange':
          return args[0] === undefined || args[0] === null
            ? new FakeRange(workbook, sheet, [{ top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 }])
            : range(String(args[0]));
        case 'getRanges': {
          const list = String(args[0]);
          if (list.length > 8192) throw new FakeError('InvalidArgument', 'the list of addresses is too long');
          return range(list);
        }
        case 'getRangeByIndexes': {
          const [top, left, rows, columns] = args.map(Number) as [number, number, number, number];
          if (rows < 1 || columns < 1 || top < 0 || left < 0) throw new FakeError('InvalidArgument');
          return new FakeRange(workbook, sheet, [{ top, left, bottom: top + rows - 1, right: left + columns - 1 }]);
        }
        case 'getUsedRangeOrNullObject': {
          const used = sheet.usedRange(args[0] === true);
          return used ? new FakeRange(workbook, sheet, [used]) : NULL;
        }
        case 'activate':
          if (sheet.visibility !== 'Visible') throw new FakeError('InvalidOperation');
          workbook.active = sheet.name;
          return undefined;
        case 'delete':
          return workbook.remove(sheet);
        default:
          throw new FakeError('NotImplemented', `the fake has no Worksheet.${name}`);
      }
    },
  };
}

function protection(sheet: FakeSheet): FakeObject {
  return {
    get: (name) => {
      if (name === 'protected') return sheet.protection !== null;
      return { allowFormatCells: false, allowSort: false, ...sheet.protection?.options };
    },
    call(name, args) {
      if (name === 'unprotect') {
        if (sheet.protection?.password) throw new FakeError('AccessDenied');
        sheet.protection = null;
      } else if (name === 'protect') {
        if (sheet.protection) throw new FakeError('InvalidOperation', 'it is protected already');
        sheet.protection = { options: (args[0] as Record<string, unknown> | undefined) ?? {}, password: false };
      } else throw new FakeError('NotImplemented', name);
      return undefined;
    },
  };
}

function names(list: () => FakeName[], scope: string, replace: (list: FakeName[]) => void): FakeObject {
  const isNamed = (one: FakeName, key: string): boolean => one.name.toLowerCase() === key.toLowerCase();
  const wrap = (one: FakeName): FakeObject => ({
    get: (name) =>
      ({ name: one.name, formula: `=${one.formula}`, visible: one.visible, scope })[name as 'name'] as unknown,
    set: (name, value) => {
      if (name !== 'visible') throw new FakeError('NotImplemented', name);
      one.visible = value === true;
    },
    call: (name) => {
      if (name !== 'delete') throw new FakeError('NotImplemented', name);
      replace(list().filter((each) => each !== one));
      return undefined;
    },
  });
  return new Collection(list, wrap, isNamed, {
    add: (name: string, reference: string) => {
      if (list().some((one) => isNamed(one, name))) throw new FakeError('InvalidArgument', `${name} is there already`);
      if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name)) throw new FakeError('InvalidArgument', `${name} is no name`);
      if (!reference.startsWith('=')) throw new FakeError('InvalidArgument');
      const one = { name, formula: reference.slice(1), visible: true };
      replace([...list(), one]);
      return wrap(one);
    },
  });
}

function notes(workbook: FakeWorkbook, sheet: FakeSheet, kept: Map<number, string>): FakeObject {
  const at = (cell: unknown): number => {
    const { top, left } = cell instanceof FakeRange ? cell.range : rangeOf(String(cell));
    return top * COLUMNS + left;
  };
  const wrap = (place: number): FakeObject => ({
    get: (name) => (name === 'content' ? kept.get(place) : undefined),
    set: (_, value) => {
      sheet.guard();
      kept.set(place, String(value));
    },
    call: (name) => {
      if (name === 'delete') {
        sheet.guard();
        return void kept.delete(place);
      }
      const row = Math.floor(place / COLUMNS);
      const column = place % COLUMNS;
      return new FakeRange(workbook, sheet, [{ top: row, left: column, bottom: row, right: column }]);
    },
  });
  const known = (cell: unknown): FakeObject => {
    if (!kept.has(at(cell))) throw new FakeError('ItemNotFound');
    return wrap(at(cell));
  };
  return new Collection(
    () => [...kept.keys()],
    wrap,
    (place, key) => /[A-Z]/.test(key) && place === at(key),
    {
      add: (cell: unknown, content: string) => {
        sheet.guard();
        if (sheet.notes.has(at(cell)) || sheet.comments.has(at(cell))) throw new FakeError('InvalidOperation');
        kept.set(at(cell), content);
        return wrap(at(cell));
      },
      getItemByCell: known,
    },
  );
}

function tables(sheet: FakeSheet): FakeObject {
  const wrap = (table: FakeSheet['tables'][number]): FakeObject => ({
    get: (name) => (name === 'name' ? table.name : table.values[name]),
    set: (name, value) => {
      if (name === 'name') table.name = String(value);
      else table.values[name] = value;
    },
    call: () => void (sheet.tables = sheet.tables.filter((each) => each !== table)),
  });
  return new Collection(
    () => sheet.tables,
    wrap,
    ({ name }, key) => name === key,
    {
      add: (address: string) => {
        sheet.guard();
        const table = { name: `Table${sheet.tables.length + 1}`, range: rangeOf(address), values: {} };
        sheet.tables.push(table);
        return wrap(table);
      },
    },
  );
}

function charts(sheet: FakeSheet): FakeObject {
  const wrap = (chart: FakeSheet['charts'][number]): FakeObject => {
    const series = (chart.values.series ??= [{}]) as Record<string, unknown>[];
    const wrapSeries = (values: Record<string, unknown>): FakeObject => {
      const keep = (key: string) => (range: FakeRange) => void (values[key] = addressOf(range.sheet.name, range.range));
      const fill = new Bag({}, { setSolidColor: (color: string) => void (values.color = color) });
      return new Bag(values, { setValues: keep('source'), setXAxisValues: keep('categories') }).with(
        'format',
        new Bag().with('fill', fill),
      );
    };
    const bag = new Bag(chart.values, {
      setPosition: (from: string, to: string) => void (chart.values.position = `${from}:${to}`),
      delete: () => void (sheet.charts = sheet.charts.filter((each) => each !== chart)),
    }).with(
      'series',
      new Collection(
        () => series,
        wrapSeries,
        () => false,
        {
          add: () => {
            series.push({});
            return wrapSeries(series.at(-1)!);
          },
        },
      ),
    );
    return {
      property: (name) => bag.property(name),
      get: (name) => (name === 'name' ? chart.name : bag.get(name)),
      set: (name, value) => (name === 'name' ? void (chart.name = String(value)) : bag.set(name, value)),
      call: (name, args) => bag.call(name, args),
    };
  };
  return new Collection(
    () => sheet.charts,
    wrap,
    ({ name }, key) => name === key,
    {
      add: (type: string) => {
        sheet.guard();
        const chart = { name: `Chart ${sheet.charts.length + 1}`, values: { type } };
        sheet.charts.push(chart);
        return wrap(chart);
      },
    },
  );
}
