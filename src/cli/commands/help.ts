import { format, words, type Words } from '../../locales';
import { COMMANDS, OPTIONS, type Call, type CommandName, type ExitStatus, type OptionName } from '../call';
import { columnsOf } from '../progress';
import type { Terminal } from '../terminal';
import { VERSION } from '../version';

const PROGRAM = 'indicator-reports';

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

function optionLines(options: readonly OptionName[], help: Words['cli']['help']): string[] {
  const flags = options.map((option) => {
    const { short } = OPTIONS[option];
    return `  ${short === undefined ? '    ' : `-${short}, `}--${option}`;
  });
  const width = Math.max(...flags.map(columnsOf)) + 2;
  return flags.map((flag, index) => pad(flag, width) + help.option[options[index]!]);
}

/** What one command does and takes, as the lines that `help check` shows. */
function commandHelp(command: CommandName, texts: Words): string {
  const help = texts.cli.help;
  const everywhere = (Object.keys(OPTIONS) as OptionName[]).filter((option) => OPTIONS[option].everywhere);
  return [
    help.summary[command],
    '',
    help.usage,
    `  ${PROGRAM} ${help.synopsis[command]}`,
    '',
    help.options,
    ...optionLines([...COMMANDS[command].options, ...everywhere.filter((o) => o !== 'version')], help),
    '',
    help.examples,
    `  ${PROGRAM} ${help.example[command]}`,
    '',
    help.status,
    '',
  ].join('\n');
}

/** All commands at a glance. */
export function overview(texts: Words): string {
  const help = texts.cli.help;
  const names = Object.keys(COMMANDS) as CommandName[];
  return [
    help.usage,
    `  ${PROGRAM} ${help.placeholder} …`,
    '',
    help.commands,
    ...names.map((name) => `  ${pad(name, 12)}${help.summary[name]}`),
    '',
    format(help.more),
    help.status,
    '',
  ].join('\n');
}

export async function run(call: Call, terminal: Terminal): Promise<ExitStatus> {
  const texts = words(call.locale);
  if (call.version) terminal.out(`${VERSION}\n`);
  else terminal.out(call.topic === null ? overview(texts) : commandHelp(call.topic, texts));
  return 0;
}
