import { deferredEvents } from '../../src/taskpane/deferred-events';
import { officeDiagnostics } from '../../src/taskpane/office-diagnostics';
import { officeSettings } from '../../src/taskpane/office-settings';
import { officeTheme, onOfficeThemeChanged } from '../../src/taskpane/office-theme';
import type { WorkbookEvents } from '../../src/taskpane/services';

describe('settings', () => {
  function documentOf(held: Record<string, unknown>, status = 'succeeded') {
    const map = new Map(Object.entries(held));
    return {
      map,
      get: (name: string) => map.get(name) ?? null,
      set: (name: string, value: unknown) => void map.set(name, value),
      saveAsync: (done: (result: { status: string }) => void) => done({ status }),
    };
  }
  function storageOf(held: Record<string, string>) {
    const map = new Map(Object.entries(held));
    const storage = {
      getItem: (name: string) => map.get(name) ?? null,
      setItem: (name: string, value: string) => void map.set(name, value),
    } as Storage;
    return { map, storage: () => storage };
  }
  const blocked = (): Storage => {
    throw new Error('storage is blocked');
  };

  test.each<[string, Record<string, unknown>, Record<string, string>, string, string | null]>([
    ['the workbook comes first', { settings: 'A' }, { settings: 'B' }, 'settings', 'A'],
    ['a workbook without any begins as this machine does', {}, { settings: 'B' }, 'settings', 'B'],
    ['what is no text does not count', { settings: 7 }, {}, 'settings', null],
    ['the language is of this machine alone', { locale: 'en-US' }, { locale: 'zh-CN' }, 'locale', 'zh-CN'],
  ])('%s', async (_, inDocument, local, key, expected) => {
    const prefixed = <T>(held: Record<string, T>) =>
      Object.fromEntries(Object.entries(held).map(([name, value]) => [`indicator-reports.${name}`, value]));
    const store = officeSettings(documentOf(prefixed(inDocument)), storageOf(prefixed(local)).storage);
    expect(await store.get(key)).toBe(expected);
  });

  test('rules are kept in both places, the language not in the workbook', async () => {
    const inDocument = documentOf({});
    const local = storageOf({});
    const store = officeSettings(inDocument, local.storage);
    await store.set('settings', 'A');
    await store.set('locale', 'en-US');
    expect([...inDocument.map]).toEqual([['indicator-reports.settings', 'A']]);
    expect([...local.map]).toEqual([
      ['indicator-reports.settings', 'A'],
      ['indicator-reports.locale', 'en-US'],
    ]);
  });

  test('one place is enough; that neither keeps them is an error', async () => {
    const kept = officeSettings(documentOf({}), blocked);
    await kept.set('settings', 'A');
    expect(await kept.get('settings')).toBe('A');
    await expect(officeSettings(documentOf({}), blocked).set('locale', 'en-US')).rejects.toThrow('kept');
    await expect(officeSettings(documentOf({}, 'failed'), blocked).set('settings', 'A')).rejects.toThrow('kept');
    expect(await officeSettings(documentOf({}), blocked).get('locale')).toBeNull();
  });
});

describe('theme', () => {
  const media = (...matching: string[]) => ({
    matchMedia: (query: string) => ({ matches: matching.some((part) => query.includes(part)) }) as MediaQueryList,
  });

  test.each<[string, string | undefined, string[], string]>([
    ['white', '#FFFFFF', [], 'light'],
    ['black', '#000000', [], 'dark'],
    ['dark grey of Office', '#262626', [], 'dark'],
    ['light grey of Office', '#E6E6E6', ['dark'], 'light'],
    ['no theme in a light browser', undefined, [], 'light'],
    ['no theme in a dark browser', undefined, ['dark'], 'dark'],
    ['a colour by name', 'white', ['dark'], 'dark'],
    ['a contrast theme', '#FFFFFF', ['forced-colors'], 'contrast'],
  ])('%s', (_, bodyBackgroundColor, matching, expected) => {
    const theme = bodyBackgroundColor === undefined ? undefined : { bodyBackgroundColor };
    expect(officeTheme(theme, media(...matching))).toBe(expected);
  });

  test('a change is told once, and not after the end', () => {
    const listeners = new Map<string, () => void>();
    const target = {
      addEventListener: (name: string, listener: () => void) => void listeners.set(name, listener),
      removeEventListener: (name: string) => void listeners.delete(name),
    };
    const page = { ...target, matchMedia: () => target } as unknown as Window;
    const told: string[] = [];
    let now: 'light' | 'dark' = 'light';
    const end = onOfficeThemeChanged(
      (theme) => told.push(theme),
      () => now,
      page,
    );
    listeners.get('change')!();
    now = 'dark';
    listeners.get('focus')!();
    listeners.get('change')!();
    end();
    expect([told, listeners.size]).toEqual([['dark'], 0]);
  });
});

describe('diagnostics', () => {
  test('name the newest version of each set and where office.js came from', () => {
    const context = {
      diagnostics: { host: 'Excel', version: '16.0.14332', platform: 'PC' },
      requirements: {
        isSetSupported: (name: string, version: string) =>
          ({ ExcelApi: 14, SharedRuntime: 1 })[name] !== undefined &&
          Number(version.split('.')[1]) <= ({ ExcelApi: 14, SharedRuntime: 1 }[name] ?? 0),
      },
    };
    const page = { querySelector: () => ({ src: 'https://server/office/office.js' }) };
    expect(officeDiagnostics(context, page)).toEqual({
      host: 'Excel',
      version: '16.0.14332',
      platform: 'PC',
      requirementSets: [
        ['ExcelApi', '1.14'],
        ['SharedRuntime', '1.1'],
      ],
      officeJs: 'https://server/office/office.js',
    });
    expect(officeDiagnostics(context, { querySelector: () => null }).officeJs).toBeNull();
  });
});

describe('deferred events', () => {
  function source() {
    const listeners = new Set<(sheet: string) => void>();
    const listen = (listener: (sheet: string) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    const events = {
      onSheetChanged: listen,
      onSheetActivated: listen,
      onSelectionChanged: listen,
    } as unknown as WorkbookEvents;
    return { events, tell: (sheet: string) => listeners.forEach((listener) => listener(sheet)) };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  test('are registered once, heard by all who listened early, and ended one by one', async () => {
    const { events, tell } = source();
    let starts = 0;
    const deferred = deferredEvents(() => {
      starts++;
      return Promise.resolve(events);
    });
    const heard: string[] = [];
    const end = deferred.onSheetChanged((sheet) => heard.push(`changed ${sheet}`));
    deferred.onSheetActivated((sheet) => heard.push(`activated ${sheet}`));
    deferred.onSelectionChanged(() => heard.push('selected'))();
    await settled();
    tell('甲');
    end();
    tell('乙');
    expect([starts, heard]).toEqual([1, ['changed 甲', 'activated 甲', 'activated 乙']]);
  });

  test('that cannot be registered are asked for again until they can be, or nobody listens any more', async () => {
    jest.useFakeTimers();
    try {
      const { events, tell } = source();
      let starts = 0;
      let isBusy = true;
      const deferred = deferredEvents(async () => {
        starts++;
        if (isBusy) throw new Error('CannotRegisterEvent');
        return events;
      });
      const heard: string[] = [];
      const end = deferred.onSheetChanged((sheet) => heard.push(sheet));
      await jest.advanceTimersByTimeAsync(20_000);
      expect(starts).toBe(2);
      isBusy = false;
      await jest.advanceTimersByTimeAsync(20_000);
      tell('甲');
      expect([starts, heard]).toEqual([3, ['甲']]);
      end();
      isBusy = true;
      const other = deferredEvents(async () => {
        starts++;
        throw new Error('CannotRegisterEvent');
      });
      other.onSheetChanged(() => {})();
      await jest.advanceTimersByTimeAsync(60_000);
      expect([starts, jest.getTimerCount()]).toEqual([4, 0]);
    } finally {
      jest.useRealTimers();
    }
  });
});
