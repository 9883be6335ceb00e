import { format, words, type Words } from '../locales';
import { WorkbookError } from '../ooxml/errors';
import { languageOf, parseCall } from './arguments';
import type { Call, CommandName, ExitStatus } from './call';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

type Command = (call: Call, terminal: Terminal) => Promise<ExitStatus>;

/** Loaded when asked for: `schema` need not wait for what reads workbooks. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<{ readonly run: Command }>>> = {
  schema: () => import('./commands/schema'),
  template: () => import('./commands/template'),
  allocation: () => import('./commands/allocation'),
  check: () => import('./commands/check'),
  fill: () => import('./commands/fill'),
  summarize: () => import('./commands/summarize'),
  help: () => import('./commands/help'),
};

/** The sentence of an error; one line, whatever it says. */
export function sentenceOf(error: unknown, texts: Words): string {
  if (error instanceof UsageError) return format(texts.cli.usage[error.key], error.params);
  if (error instanceof WorkbookError) return format(texts.errors[error.code], error.params);
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error ? error.name : 'Error';
  return format(texts.cli.internal, { code, detail: detail.split('\n')[0]!.slice(0, 200) });
}

/** Runs one call. Nothing rises from here: every error becomes one sentence and exit status 2. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    const call = parseCall(argv);
    const command = await COMMANDS[call.command]();
    return await command.run(call, terminal);
  } catch (error) {
    terminal.err(`${sentenceOf(error, words(languageOf(argv)))}\n`);
    if (argv.includes('--verbose') && error instanceof Error) terminal.err(`${error.stack}\n`);
    return 2;
  }
}
