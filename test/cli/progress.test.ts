import { columnsOf, Progress } from '../../src/cli/progress';

function terminal(watched: boolean, columns = 80) {
  const lines: string[] = [];
  return { lines, cwd: '/', watched, columns, out: () => {}, err: (text: string) => void lines.push(text) };
}

test('a bar grows on a terminal and goes away', () => {
  const seen = terminal(true);
  const progress = new Progress(seen, 4);
  progress.show(1, '鹿城区.xlsx');
  progress.clear();
  expect(seen.lines).toEqual([`\r\u001b[2K${'█'.repeat(6)}${'░'.repeat(18)} 1/4 鹿城区.xlsx`, '\r\u001b[2K']);
});

test.each([
  ['nobody watches', terminal(false), 10],
  ['there is one file', terminal(true), 1],
])('it is silent where %s', (_, seen, total) => {
  const progress = new Progress(seen, total);
  progress.show(1, 'a.xlsx');
  progress.clear();
  expect(seen.lines).toEqual([]);
});

test('the line never wraps, since a wrapped line cannot be taken back', () => {
  const seen = terminal(true, 40);
  new Progress(seen, 3).show(2, '温州市鹿城区传统制造业改造提升指标报送表.xlsx');
  expect(columnsOf(seen.lines[0]!.slice('\r\u001b[2K'.length + 24))).toBeLessThanOrEqual(40 - 24 - 1);
});
