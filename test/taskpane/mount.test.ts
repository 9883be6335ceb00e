import { mountPane } from '../../src/taskpane/mount';
import type { PaneServices } from '../../src/taskpane/services';

jest.mock('../../src/taskpane/themes.css', () => ({}));
jest.mock('../../src/taskpane/pane.css', () => ({}));

test('a pane that is taken away before it has opened is not shown, and follows nothing', async () => {
  const seen: string[] = [];
  const listen = (event: string) => () => {
    seen.push(event);
    return () => {};
  };
  let answer: (kept: null) => void = () => {};
  const kept = new Promise<null>((resolve) => (answer = resolve));
  const services: Partial<PaneServices> = {
    events: {
      onSheetChanged: listen('changed'),
      onSheetActivated: listen('activated'),
      onSelectionChanged: listen('selected'),
    },
    settings: { get: () => kept, set: async () => {} },
    activeSheet: async () => '',
    locale: 'zh-CN',
  };
  const element = { replaceChildren: () => void seen.push('shown') };
  const mounted = mountPane(element as unknown as HTMLElement, services as PaneServices);
  mounted.unmount();
  answer(null);
  await mounted.ready;
  expect(seen).toEqual([]);
});
