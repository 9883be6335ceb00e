import type { MountedPane, PaneCommand } from '../../src/taskpane/mount';
import { NotInExcel, Opening } from '../../src/taskpane/opening';

/** A page before its pane, with what it said and what the pane was asked. */
function page() {
  const said: string[] = [];
  const asked: PaneCommand[] = [];
  const attributes = new Map<string, string>();
  let click: () => void = () => {};
  const pane: MountedPane = {
    ready: Promise.resolve(),
    run: async (command) => void asked.push(command),
    importFiles: async () => {},
    setLocale: async () => {},
    unmount: () => {},
  };
  const button = {
    addEventListener: (_: string, listener: () => void) => (click = listener),
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
    removeAttribute: (name: string) => void attributes.delete(name),
  } as unknown as HTMLElement;
  return {
    said,
    asked,
    attributes,
    pane,
    page: { button, say: (word: string) => void said.push(word) },
    click: () => click(),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a click before the pane has loaded is carried out once it is there', async () => {
  const given = page();
  let load: (pane: MountedPane) => void = () => {};
  const opening = new Opening(given.page, () => new Promise((resolve) => (load = resolve)));
  void opening.open();
  given.click();
  await settled();
  expect([given.said, given.asked, given.attributes.get('aria-busy')]).toEqual([['opening'], [], 'true']);
  load(given.pane);
  await settled();
  expect(given.asked).toEqual(['validate']);
});

test('the pane is loaded once, however much is asked of it', async () => {
  const given = page();
  let loads = 0;
  const opening = new Opening(given.page, () => {
    loads++;
    return Promise.resolve(given.pane);
  });
  await Promise.all([opening.open(), opening.run('fill'), opening.run('take-back')]);
  expect([loads, given.asked]).toEqual([1, ['fill', 'take-back']]);
});

test.each([
  ['a lost network', new Error('ChunkLoadError'), 'failed'],
  ['a browser without Excel', new NotInExcel(), 'elsewhere'],
])('%s is said, and the next click tries again', async (_, error, word) => {
  const given = page();
  let loads = 0;
  const opening = new Opening(given.page, () => (loads++ === 0 ? Promise.reject(error) : Promise.resolve(given.pane)));
  await expect(opening.open()).rejects.toBe(error);
  expect([given.said, given.attributes.has('aria-busy')]).toEqual([[word], false]);
  given.click();
  await settled();
  expect([given.said, given.asked, loads]).toEqual([[word, 'opening'], ['validate'], 2]);
});

test('a click that fails leaves the button ready and no rejection unheard', async () => {
  const given = page();
  new Opening(given.page, () => Promise.reject(new Error('offline')));
  given.click();
  await settled();
  expect([given.said, given.attributes.has('aria-busy')]).toEqual([['opening', 'failed'], false]);
});
