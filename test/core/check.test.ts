import { check } from '../../src/core/check';
import type { CheckOptions } from '../../src/core/check';
import { dateSerial } from '../../src/core/period';
import { WENZHOU_2020_93 as catalogue } from '../../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { Form } from '../support/form';

const options: CheckOptions = {
  catalogue,
  settings: DEFAULT_SETTINGS,
  today: dateSerial(2021, 10, 15),
  task: null,
  previous: [],
  allocation: null,
  expected: null,
  matrices: [],
};

test.each([
  ['a generated county form', () => Form.generated()],
  ['a generated city form', () => Form.generated({ unit: '330300' })],
  ['a form of a county without a central district', () => Form.generated({ unit: '330328' })],
  ['a sheet of the county’s own', () => Form.own()],
  ['one with percentages in points', () => Form.own({ percentages: 'points' })],
  ['one of the city', () => Form.own({ unit: '330300' })],
])('%s that is filled in without a fault has no finding', (_, form) => {
  expect(check([form().report()], options)).toEqual({ findings: [], explained: [] });
});
