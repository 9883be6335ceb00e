import { Autosave, type AutosaveTrouble } from '../../src/workbench/autosave';
import type { KeptWork, KeptWorkStore } from '../../src/workbench/kept-work';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A store in memory that fails as it is told to. */
function storeOf() {
  const works = new Map<string, KeptWork>();
  const state = { failure: null as Error | null, puts: 0 };
  const store: KeptWorkStore = {
    all: async () => [...works.values()],
    put: async (work) => {
      state.puts += 1;
      if (state.failure) throw state.failure;
      works.set(work.id, work);
    },
    remove: async (id) => void works.delete(id),
  };
  return { store, works, state };
}

function autosaveOf() {
  const { store, works, state } = storeOf();
  const content = { text: 'a' };
  const troubles: AutosaveTrouble[] = [];
  const work = async (): Promise<KeptWork> => ({
    id: 'one',
    fileName: '报送.xlsx',
    time: 1,
    bytes: new TextEncoder().encode(content.text),
  });
  const autosave = new Autosave(store, work, (trouble) => troubles.push(trouble));
  const kept = () => {
    const bytes = works.get('one')?.bytes;
    return bytes ? new TextDecoder().decode(bytes) : null;
  };
  return { autosave, state, content, troubles, kept };
}

const failure = (name: string) => Object.assign(new Error(name), { name });

test('nothing is kept of a workbook that has not changed', async () => {
  const { autosave, kept } = autosaveOf();
  await autosave.save();
  await jest.advanceTimersByTimeAsync(5000);
  expect(kept()).toBeNull();
});

test('a change is kept within a second, also while changes go on', async () => {
  const { autosave, content, kept, state } = autosaveOf();
  for (const text of ['b', 'c', 'd', 'e']) {
    content.text = text;
    autosave.changed();
    await jest.advanceTimersByTimeAsync(300);
  }
  expect([kept(), state.puts]).toEqual(['e', 2]);
});

test('asked for, it is kept at once', async () => {
  const { autosave, kept, state } = autosaveOf();
  autosave.changed();
  await autosave.save();
  expect(kept()).toBe('a');
  await jest.advanceTimersByTimeAsync(5000);
  expect(state.puts).toBe(1);
});

test('what is downloaded is forgotten, and kept again when it changes', async () => {
  const { autosave, kept } = autosaveOf();
  autosave.changed();
  await autosave.save();
  autosave.changed();
  await autosave.forget('one');
  await jest.advanceTimersByTimeAsync(5000);
  expect(kept()).toBeNull();
  autosave.changed();
  await jest.advanceTimersByTimeAsync(1000);
  expect(kept()).toBe('a');
});

test('a workbook that is closed is kept no more', async () => {
  const { autosave, kept } = autosaveOf();
  autosave.changed();
  autosave.stop();
  autosave.changed();
  await autosave.save();
  expect(kept()).toBeNull();
});

test.each<readonly [string, AutosaveTrouble]>([
  ['QuotaExceededError', 'full'],
  ['SecurityError', 'unavailable'],
])('%s is said once as %s, and again after it was well in between', async (name, trouble) => {
  const { autosave, kept, state, troubles } = autosaveOf();
  const change = async () => {
    autosave.changed();
    await autosave.save();
  };
  state.failure = failure(name);
  await change();
  await change();
  expect([troubles, kept()]).toEqual([[trouble], null]);
  state.failure = null;
  await change();
  expect([troubles, kept()]).toEqual([[trouble], 'a']);
  state.failure = failure(name);
  await change();
  expect(troubles).toEqual([trouble, trouble]);
});
