import { displayWidth, linesIn } from '../../src/core/display-width';

test.each([
  ['', 0],
  ['D2-02', 5],
  ['鹿城区', 6],
  ['“5G+”应用', 11],
])('%j is %d characters wide', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  ['', 10, 1],
  ['鹿城区', 6, 1],
  ['鹿城区', 5, 2],
  ['a\nb', 10, 2],
])('%j in a column of %d takes %d lines', (text, width, lines) => {
  expect(linesIn(text, width)).toBe(lines);
});
