import fc from 'fast-check';
import { distance, nearest } from '../../src/cli/nearest';

test.each([
  ['check', 'check', 0],
  ['chekc', 'check', 1],
  ['chek', 'check', 1],
  ['checks', 'check', 1],
  ['fall', 'fill', 1],
  ['', 'fill', 4],
  ['kitten', 'sitting', 3],
])('from %p to %p it is %i steps', (from, to, steps) => {
  expect(distance(from, to)).toBe(steps);
});

test('the way back is as long, and no way is longer than both words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(distance(a, b)).toBe(distance(b, a));
      expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(distance(a, b) === 0).toBe(a === b);
    }),
  );
});

test.each([
  ['sum', 'summarize'],
  ['CHECK', 'check'],
  ['chack', 'check'],
  ['fil', 'fill'],
  ['zzz', null],
  ['f', null],
  ['', null],
])('%p was meant to be %p', (word, meant) => {
  expect(nearest(word, ['check', 'fill', 'summarize'])).toBe(meant);
});
