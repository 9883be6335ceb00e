import type { Locale } from '../locales';

interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** Every command takes it. */
  readonly everywhere?: true;
}

const options = {
  unit: { type: 'string' },
  period: { type: 'string' },
  all: { type: 'boolean' },
  targets: { type: 'string' },
  previous: { type: 'string' },
  today: { type: 'string', everywhere: true },
  expect: { type: 'string' },
  mark: { type: 'boolean' },
  fix: { type: 'boolean' },
  'in-place': { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean' },
  lang: { type: 'string', everywhere: true },
  verbose: { type: 'boolean', everywhere: true },
  help: { type: 'boolean', short: 'h', everywhere: true },
  version: { type: 'boolean', short: 'V', everywhere: true },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof options;

/** Every option of the command line; a `string` takes a value. */
export const OPTIONS: Readonly<Record<OptionName, OptionSpec>> = options;

interface CommandSpec {
  /** It works on files and folders. */
  readonly files: boolean;
  readonly options: readonly OptionName[];
}

const commands = {
  schema: { files: false, options: ['json'] },
  template: { files: false, options: ['unit', 'period', 'all', 'targets', 'previous', 'output'] },
  allocation: { files: false, options: ['output'] },
  check: {
    files: true,
    options: ['json', 'period', 'expect', 'previous', 'targets', 'mark', 'fix', 'output', 'in-place'],
  },
  fill: { files: true, options: ['period', 'targets', 'output', 'in-place'] },
  summarize: { files: true, options: ['json', 'period', 'expect', 'previous', 'targets', 'output'] },
  help: { files: false, options: [] },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;

export const COMMANDS: Readonly<Record<CommandName, CommandSpec>> = commands;

/** One call of the command line, understood. */
export interface Call {
  readonly command: CommandName;
  /** What `help` is asked about. */
  readonly topic: CommandName | null;
  readonly version: boolean;
  readonly files: readonly string[];
  readonly values: Readonly<Partial<Record<OptionName, string>>>;
  readonly flags: ReadonlySet<OptionName>;
  readonly locale: Locale;
}

/** 0 done and nothing 强制 open · 1 done, 强制 findings open · 2 a file could not be read or the call is wrong. */
export type ExitStatus = 0 | 1 | 2;
