import { letterDate } from '../../../src/core/summary/letter-date';

test.each([
  ['2021-10-15 09:30', '2021年10月15日'],
  ['2021-01-05', '2021年1月5日'],
  ['十月', '十月'],
])('%s is written %s', (time, written) => {
  expect(letterDate(time)).toBe(written);
});
