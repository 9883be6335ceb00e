import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/tokens';

const folder = join(__dirname, '../../src/taskpane');
const css = readFileSync(join(folder, 'themes.css'), 'utf8');

function variables(selector: string): Record<string, string> {
  const block = css
    .split('}')
    .find((part) => part.split('{')[0]!.trim().endsWith(`\n${selector}`) || part.trim().startsWith(selector + ' {'));
  const found: Record<string, string> = {};
  for (const match of block!.matchAll(/--(\w+):\s*([^;]+);/g)) found[match[1]!] = match[2]!;
  return found;
}

const bare = (text: string) => text.replace(/\s+/g, '');

test.each([
  ['.pir', webLightTheme],
  [".pir[data-theme='dark']", webDarkTheme],
  [".pir[data-theme='contrast']", teamsHighContrastTheme],
])('%s has the values of Fluent UI', (selector, theme) => {
  const tokens: Readonly<Record<string, string | number>> = { ...theme };
  const own = variables(selector);
  expect(Object.keys(own).length).toBeGreaterThan(30);
  for (const [name, value] of Object.entries(own))
    expect([name, bare(value)]).toEqual([name, bare(String(tokens[name]))]);
});

test('every colour of the pane is a token, and every token is used', () => {
  const pane = readFileSync(join(folder, 'pane.css'), 'utf8');
  const used = new Set(Array.from(pane.matchAll(/var\(--(\w+)\)/g), (match) => match[1]!));
  expect([...used].sort()).toEqual(Object.keys(variables('.pir')).sort());
  expect(pane.match(/#[0-9a-fA-F]{3,8}\b|rgba?\(/g)).toBeNull();
});
