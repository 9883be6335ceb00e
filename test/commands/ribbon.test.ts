import { associateRibbon, RIBBON_COMMANDS, type RibbonEvent } from '../../src/commands/ribbon';
import type { PaneCommand } from '../../src/taskpane/mount';

interface Way {
  readonly show?: () => Promise<void>;
  readonly run?: (command: PaneCommand) => Promise<void>;
}

/** Presses a button of the ribbon; resolves with what happened, in order, once the button is given back. */
async function press(id: string, { show, run }: Way = {}): Promise<string[]> {
  const said: string[] = [];
  const actions = new Map<string, (event: RibbonEvent) => void>();
  associateRibbon(
    {
      actions: { associate: (name, action) => void actions.set(name, action) },
      addin: {
        showAsTaskpane: () => {
          said.push('shown');
          return show?.() ?? Promise.resolve();
        },
      },
    },
    (command) => {
      said.push(command);
      return run?.(command) ?? Promise.resolve();
    },
  );
  await new Promise<void>((resolve) =>
    actions.get(id)!({
      completed: () => {
        said.push('completed');
        resolve();
      },
    }),
  );
  return said;
}

test.each([
  ['validate', 'validate'],
  ['fillFormulas', 'fill'],
  ['summarize', 'summarize'],
  ['importReturns', 'import'],
  ['newReturn', 'new-return'],
  ['takeBack', 'take-back'],
])('the button %s opens the pane, does its work there and is given back', async (id, command) => {
  expect(await press(id)).toEqual(['shown', command, 'completed']);
});

test('no other button has work', () => {
  expect(Object.keys(RIBBON_COMMANDS)).toEqual([
    'validate',
    'fillFormulas',
    'summarize',
    'importReturns',
    'newReturn',
    'takeBack',
  ]);
});

test.each<[string, Way]>([
  ['the pane cannot be shown', { show: () => Promise.reject(new Error('no pane')) }],
  [
    'showing the pane is unknown here',
    {
      show: () => {
        throw new Error('not supported');
      },
    },
  ],
  ['the work fails', { run: () => Promise.reject(new Error('no work')) }],
  [
    'the work cannot even begin',
    {
      run: () => {
        throw new Error('no page');
      },
    },
  ],
])('the work is begun and the button given back when %s', async (_, way) => {
  expect(await press('fillFormulas', way)).toEqual(['shown', 'fill', 'completed']);
});

test('a button is given back only after its work', async () => {
  let end: () => void = () => {};
  const work = new Promise<void>((resolve) => (end = resolve));
  const pressed = press('validate', { run: () => work });
  let isBack = false;
  void pressed.then(() => (isBack = true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(isBack).toBe(false);
  end();
  expect(await pressed).toEqual(['shown', 'validate', 'completed']);
});
