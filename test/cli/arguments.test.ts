import { languageOf, parseCall } from '../../src/cli/arguments';
import { UsageError } from '../../src/cli/usage-error';

/** The sentence's key and what fills it, of a call that is wrong. */
function errorOf(...argv: string[]): [string, object] {
  try {
    parseCall(argv);
  } catch (error) {
    if (error instanceof UsageError) return [error.key, error.params];
    throw error;
  }
  throw new Error(`“${argv.join(' ')}” was understood.`);
}

test('a call is understood: command, files, values, flags', () => {
  const call = parseCall(['check', 'a.xlsx', '--json', '--period=2021Q3', 'b', '-o', 'out', '--mark', '--lang', 'en']);
  expect(call).toEqual({
    command: 'check',
    topic: null,
    version: false,
    files: ['a.xlsx', 'b'],
    values: { period: '2021Q3', output: 'out', lang: 'en' },
    flags: new Set(['json', 'mark']),
    locale: 'en-US',
  });
});

test('behind -- everything is a file', () => {
  expect(parseCall(['check', '--', '--json']).files).toEqual(['--json']);
});

test.each([
  [['help'], null, false],
  [['--help'], null, false],
  [['-h'], null, false],
  [['help', 'check'], 'check', false],
  [['check', '--help'], 'check', false],
  [['fill', '-h', 'x.xlsx', '--json'], 'fill', false],
  [['--version'], null, true],
  [['-V'], null, true],
])('%j is a question for help', (argv, topic, version) => {
  expect(parseCall(argv)).toMatchObject({ command: 'help', topic, version });
});

test.each<[string[], string, object]>([
  [[], 'no-command', {}],
  [['chekc', 'a.xlsx'], 'unknown-command-nearest', { command: 'chekc', nearest: 'check' }],
  [['sum', 'a.xlsx'], 'unknown-command-nearest', { command: 'sum', nearest: 'summarize' }],
  [['summarise', 'a'], 'unknown-command-nearest', { command: 'summarise', nearest: 'summarize' }],
  [['汇总'], 'unknown-command', { command: '汇总' }],
  [['help', 'chek'], 'unknown-command-nearest', { command: 'chek', nearest: 'check' }],
  [['check', 'a', '--jsno'], 'unknown-option-nearest', { option: '--jsno', nearest: '--json' }],
  [['check', 'a', '--inplace'], 'unknown-option-nearest', { option: '--inplace', nearest: '--in-place' }],
  [['check', 'a', '-x'], 'unknown-option', { option: '-x' }],
  [['check', 'a', '--constructor'], 'unknown-option', { option: '--constructor' }],
  [['schema', '--mark'], 'foreign-option', { option: '--mark', command: 'schema' }],
  [['check', 'a', '-o'], 'missing-value', { option: '-o' }],
  [['check', 'a', '--output='], 'missing-value', { option: '--output' }],
  [['check', 'a', '-o', '--mark'], 'missing-value', { option: '-o' }],
  [['check', 'a', '--json=yes'], 'needless-value', { option: '--json' }],
  [['check', 'a', '-o', 'x', '-o', 'y'], 'repeated-option', { option: '-o' }],
  [['check', 'a', '--lang', 'fr'], 'unknown-language', { lang: 'fr' }],
  [['fill', 'a.xlsx', '', '--in-place'], 'empty-name', {}],
  [['fill', 'a.xlsx', '--previous', 'b'], 'foreign-option', { option: '--previous', command: 'fill' }],
  [['schema', 'a.xlsx'], 'needless-file', { command: 'schema', file: 'a.xlsx' }],
  [['check'], 'no-files', { command: 'check' }],
])('%j is refused: %s', (argv, key, params) => {
  expect(errorOf(...argv)).toEqual([key, params]);
});

test('the same value twice is no contradiction', () => {
  expect(parseCall(['check', 'a', '-o', 'x', '--output', 'x', '--mark']).values.output).toBe('x');
});

test.each([
  [['check', '--lang', 'en', '--nonsense'], 'en-US'],
  [['--lang=en'], 'en-US'],
  [['check', '--lang', 'fr'], 'zh-CN'],
  [['check', '--lang'], 'zh-CN'],
  [['check'], 'zh-CN'],
])('the language of %j is %s, whatever else is wrong', (argv, locale) => {
  expect(languageOf(argv)).toBe(locale);
});
