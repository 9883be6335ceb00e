import { parseArgs } from 'node:util';
import { localeOf, type Locale } from '../locales';
import { COMMANDS, OPTIONS, type CommandName, type OptionName } from './call';
import type { Call } from './call';
import { nearest } from './nearest';
import { UsageError } from './usage-error';

const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

function isCommand(text: string): text is CommandName {
  return Object.hasOwn(COMMANDS, text);
}

function isOption(text: string): text is OptionName {
  return Object.hasOwn(OPTIONS, text);
}

/** The language of a call, found even where the rest of it cannot be understood; Chinese where it says none. */
export function languageOf(argv: readonly string[]): Locale {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const value = argv[at]?.slice('--lang='.length) || argv[at + 1];
  return (at >= 0 && value !== undefined && localeOf(value)) || 'zh-CN';
}

/** The words of the command line as a call. Throws a `UsageError` that names the nearest thing known. */
export function parseCall(argv: readonly string[]): Call {
  const { tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const positionals: string[] = [];
  const values: Partial<Record<OptionName, string>> = {};
  const flags = new Set<OptionName>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    if (!isOption(token.name)) throw unknownOption(token.rawName);
    const takesValue = OPTIONS[token.name].type === 'string';
    if (!takesValue && token.value !== undefined) throw new UsageError('needless-value', { option: token.rawName });
    if (!takesValue) flags.add(token.name);
    // A value that looks like an option is one: the person forgot the value.
    else if (!token.value || (!token.inlineValue && token.value.startsWith('-') && token.value !== '-'))
      throw new UsageError('missing-value', { option: token.rawName });
    else if (values[token.name] !== undefined && values[token.name] !== token.value)
      throw new UsageError('repeated-option', { option: token.rawName });
    else values[token.name] = token.value;
  }
  const lang = values.lang;
  if (lang !== undefined && localeOf(lang) === null) throw new UsageError('unknown-language', { lang });
  return finish(positionals, values, flags, languageOf(argv));
}

function finish(
  positionals: readonly string[],
  values: Call['values'],
  flags: ReadonlySet<OptionName>,
  locale: Locale,
): Call {
  const [first, ...rest] = positionals;
  if (flags.has('version')) return { command: 'help', topic: null, version: true, files: [], values, flags, locale };
  if (first === undefined) {
    if (flags.has('help')) return { command: 'help', topic: null, version: false, files: [], values, flags, locale };
    throw new UsageError('no-command');
  }
  if (!isCommand(first)) throw unknownCommand(first);
  const spec = COMMANDS[first];
  if (first === 'help' || flags.has('help')) {
    const topic = first === 'help' ? (rest[0] ?? null) : first;
    if (topic !== null && !isCommand(topic)) throw unknownCommand(topic);
    return { command: 'help', topic, version: false, files: [], values, flags, locale };
  }
  for (const option of [...flags, ...(Object.keys(values) as OptionName[])]) {
    if (!OPTIONS[option].everywhere && !spec.options.includes(option))
      throw new UsageError('foreign-option', { option: `--${option}`, command: first });
  }
  if (!spec.files && rest.length > 0) throw new UsageError('needless-file', { command: first, file: rest[0]! });
  // Of an unset variable of a script: it would stand for the folder that the script runs in.
  if (rest.includes('')) throw new UsageError('empty-name');
  if (spec.files && rest.length === 0) throw new UsageError('no-files', { command: first });
  return { command: first, topic: null, version: false, files: rest, values, flags, locale };
}

function unknownCommand(command: string): UsageError {
  const known = nearest(command, COMMAND_NAMES);
  return known === null
    ? new UsageError('unknown-command', { command })
    : new UsageError('unknown-command-nearest', { command, nearest: known });
}

function unknownOption(option: string): UsageError {
  const known = nearest(option.replace(/^-+/, ''), OPTION_NAMES);
  return known === null
    ? new UsageError('unknown-option', { option })
    : new UsageError('unknown-option-nearest', { option, nearest: `--${known}` });
}
