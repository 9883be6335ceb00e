import { setFlagsFromString } from 'node:v8';
import { fitHeapTo } from '../../src/cli/heap';

jest.mock('node:v8', () => ({ setFlagsFromString: jest.fn() }));

test.each([
  ['the files of a city are read as fast as can be', 64, []],
  ['a long batch is read in a small heap', 65, [['--optimize-for-size']]],
])('%s', (_, files, expected) => {
  fitHeapTo(files);
  expect(jest.mocked(setFlagsFromString).mock.calls).toEqual(expected);
});
