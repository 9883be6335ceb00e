import { words } from '../locales';
import { languageOf, parseCall } from './arguments';
import type { Call, CommandName, ExitStatus } from './call';
import { sentenceOf } from './sentence';
import type { Terminal } from './terminal';

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
